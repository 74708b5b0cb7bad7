"""Who is given the words, and of what kind they are."""

import re

import pytest
import spacy

KOVAC = "Hana Kovac"
LABELS = {
    "Hana Kovac": ("PERSON", "person:hana-kovac"),
    "Kovac": ("PERSON", "person:hana-kovac"),
    "Idris Bello": ("PERSON", "person:idris-bello"),
    "Bello": ("PERSON", "person:idris-bello"),
    "Slovenian": ("NORP", "state:SVN"),
    "Nigeria": ("GPE", "state:NGA"),
    "African Union": ("ORG", "org:african-union"),
}


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_quotations")
    return nlp


def entities(text):
    pattern = "|".join(sorted(LABELS, key=len, reverse=True))
    for match in re.finditer(pattern, text):
        label, identifier = LABELS[match.group()]
        yield {
            "start": match.start(),
            "end": match.end(),
            "text": match.group(),
            "label": label,
            "entity_id": identifier,
            "entity_ids": [identifier],
            "name": match.group(),
            "method": "register",
            "confidence": None,
        }


@pytest.fixture(scope="module")
def rows(nlp):
    def read(text, known=True):
        doc = nlp.make_doc(text)
        if known:
            doc._.entities = list(entities(text))
        nlp.get_pipe("docanalyze_quotations")(doc)
        return doc._.quotations

    return read


def brief(found):
    return [(row["kind"], row["speaker"], row["cue"]) for row in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will sign,” said Hana Kovac.", ("direct", KOVAC, "said")),
        ("“We will sign,” Hana Kovac said on Monday.", ("direct", KOVAC, "said")),
        ("Hana Kovac said: “We will sign.”", ("direct", KOVAC, "said")),
        ("Hana Kovac, the envoy, warned, “We will sign.”", ("direct", KOVAC, "warned")),
        ("Hana Kovac: “We will sign it soon.”", ("direct", KOVAC, None)),
        ("Hana Kovac said that “we will sign”.", ("mixed", KOVAC, "said")),
        ("Hana Kovac spoke, arguing that “time is short.”", ("mixed", KOVAC, "arguing")),
        ("Envoys, argued Hana Kovac, stay because “talk is cheap”.", ("mixed", KOVAC, "argued")),
        ("It was what Hana Kovac called a “cold truce.”", ("mixed", KOVAC, "called")),
        ("It led Hana Kovac to label the pact ‘empty’.", ("mixed", KOVAC, "label")),
        ("It was described by Hana Kovac as “a dead letter”.", ("mixed", KOVAC, "described")),
        ("According to Hana Kovac, it is “a dead letter”.", ("mixed", KOVAC, "according to")),
        ("As Hana Kovac put it, “Paper does not stop tanks.”", ("direct", KOVAC, "put it")),
        ("It is, in the words of Hana Kovac, “a ruin”.", ("mixed", KOVAC, "in the words of")),
        ("“Peace is a habit of mind.”\n— Hana Kovac", ("direct", KOVAC, None)),
        ("The talks were “frank”, Hana Kovac said.", ("mixed", KOVAC, "said")),
        ("“Is it over?” asked Hana Kovac.", ("direct", KOVAC, "asked")),
        ("The African Union called it “a crime”.", ("mixed", "African Union", "called")),
        ("Hana Kovac, who has called the sea a “common home”, left.", ("mixed", KOVAC, "called")),
    ],
)  # fmt: skip
def test_the_speaker_stands_before_after_or_inside(rows, text, expected):
    assert brief(rows(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “Lisbon club” never met.",
        "It became known as the “long truce”.",
        "Their “all or nothing” logic failed.",
        "His “Seven Pillars” sought to replace force.",
        "The theme, “Building bridges in a divided world”, is apt.",
        "A report entitled “The road to a common defence” appeared.",
        "We may term these the “political” aspects.",
        "Debate over the “rift” goes on.",
        "What is called the “peace process” stalled.",
    ],
)
def test_terms_titles_and_catchphrases_have_no_speaker(rows, text):
    assert brief(rows(text)) == [("scare", None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Article 4 states that “each party shall abstain from force”.",
        "Rules fell before the “naked pursuit of advantage by the strong”, and nobody spoke.",
        "The treaty says: “Each party shall abstain from force.”",
    ],
)
def test_words_of_a_document_or_of_nobody_named_are_mixed(rows, text):
    assert [(row["kind"], row["speaker"]) for row in rows(text)] == [("mixed", None)]


def test_a_quotation_broken_by_its_verb_is_two_rows_with_one_speaker(rows):
    found = rows("“The pact,” said Hana Kovac, “is dead.” “We must bury it.”")
    assert [(row["kind"], row["speaker"]) for row in found] == [("direct", KOVAC)] * 3


def test_pronouns_and_titles_stand_for_the_person_the_article_names(rows):
    found = rows(
        "Slovenian Foreign Minister Hana Kovac met President Idris Bello of Nigeria. "
        "“It went well,” the foreign minister said. Kovac was tired. “We slept little,” she added. "
        "“We ate well,” said the president."
    )
    assert [row["speaker_id"] for row in found] == [
        "person:hana-kovac",
        "person:hana-kovac",
        "person:idris-bello",
    ]
    assert (found[0]["speaker_role"], found[0]["speaker_state"]) == (
        "Foreign Minister",
        "state:SVN",
    )
    assert (found[2]["speaker_role"], found[2]["speaker_state"]) == ("President", "state:NGA")


def test_two_likely_people_leave_a_pronoun_unresolved(rows):
    found = rows("The envoys of Hana Kovac and Idris Bello met. “Nobody won,” he said.")
    assert found[0]["speaker"] in {None, "Idris Bello"}


def test_somebody_nearer_with_only_a_title_leaves_a_pronoun_unresolved(rows):
    found = rows("Idris Bello spoke first. Then the ambassador rose. “Enough,” he said.")
    assert found[0]["speaker"] is None


def test_a_title_nobody_holds_is_the_speaker_as_the_text_has_it(rows):
    found = rows("In another statement the prime minister of Nigeria said: “We shall pay.”")
    assert (found[0]["speaker"], found[0]["speaker_id"]) == (
        "the prime minister of Nigeria",
        None,
    )
    assert found[0]["speaker_state"] == "state:NGA"


def test_inner_marks_have_their_own_speaker(rows):
    found = rows("“Bello told us, ‘Never again,’ and left,” Hana Kovac said.")
    assert [row["speaker"] for row in found] == [KOVAC, "Bello"]


def test_a_paragraph_that_announces_a_quotation_gives_it_its_speaker(rows):
    found = rows("At the summit Hana Kovac said:\n“We came early.\n“We stayed late.”")
    assert [(row["kind"], row["speaker"]) for row in found] == [("direct", KOVAC)] * 2


def test_a_later_paragraph_can_name_the_speaker(rows):
    found = rows("“We came early.\n“We stayed late,” said Hana Kovac.")
    assert [row["speaker"] for row in found] == [KOVAC] * 2


def test_a_reported_clause_without_marks_is_indirect(rows):
    (row,) = rows("Hana Kovac warned that small states would pay, adding nothing.")
    assert (row["kind"], row["text"]) == ("indirect", "small states would pay")
    assert rows("Our delegation said that it was late.") == []


def test_names_nobody_listed_are_read_from_the_text(rows):
    found = rows(
        "Professor Mirela Stan told a panel in May: “It is over.” Stan smiled.", known=False
    )
    assert brief(found) == [("direct", "Mirela Stan", "told")]
    assert found[0]["speaker_id"] is None
    assert found[0]["speaker_role"] == "Professor"


def test_several_speakers_in_one_sentence_keep_their_own_words(rows):
    found = rows("Kovac said the plan was “ready,” but Bello countered that it was “a trap.”")
    marked = [row["speaker"] for row in found if row["kind"] != "indirect"]
    assert marked == ["Kovac", "Bello"]


def test_an_office_broken_over_two_lines_is_whole():
    text = "We heard Secretary-\nGeneral Ban Ki-moon. Ban said: “It is late.”"
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_quotations")
    (row,) = nlp(text)._.quotations
    assert row["speaker_role"] == "Secretary-General"
