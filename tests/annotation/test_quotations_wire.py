"""Short wire articles: who says what across sentences, with marks and without."""

import pytest
import spacy

ARTICLES = [
    (
        ("A senior Hungarian diplomat told the Danube Post on Friday that the old bridge would "
        "reopen in spring. “We have waited long enough,” she said. “My mother never saw it open.”"),
        [
            ("indirect", "the old bridge would reopen in spring", "A senior Hungarian diplomat"),
            ("direct", "We have waited long enough,", "A senior Hungarian diplomat"),
            ("direct", "My mother never saw it open.", "A senior Hungarian diplomat"),
        ],
    ),
    (
        ("The Turkish foreign ministry said in a statement that the grain talks had failed. It "
        "said a new round would begin in May. “No date is lost,” the ministry added."),
        [
            ("indirect", "the grain talks had failed", "The Turkish foreign ministry"),
            ("indirect", "a new round would begin in May", "The Turkish foreign ministry"),
            ("direct", "No date is lost,", "the ministry"),
        ],
    ),
    (
        ("“The clause is dead,” said Marta Lindqvist, a Swedish negotiator. “It was never alive,” "
        "replied Pavel Orlov, her Russian counterpart. Lindqvist argued that the text needed a "
        "month; Orlov insisted a week would do."),
        [
            ("direct", "The clause is dead,", "Marta Lindqvist"),
            ("direct", "It was never alive,", "Pavel Orlov"),
            ("indirect", "the text needed a month", "Lindqvist"),
            ("indirect", "a week would do", "Orlov"),
        ],
    ),
    (
        ("Fishing fleets may return within days, an Icelandic minister said on Tuesday. The cod, "
        "he added, “do not read treaties”. Fishermen said they would believe it when they saw it."),
        [
            ("indirect", "Fishing fleets may return within days", "an Icelandic minister"),
            ("mixed", "do not read treaties", "an Icelandic minister"),
            ("indirect", "they would believe it when they saw it", "Fishermen"),
        ],
    ),
    (
        ("Two Western officials said the summit would be short. They warned that no declaration "
        "was likely. “Expect a photograph,” one of the officials said. Nairobi called the agenda "
        "“a museum piece”, and Jakarta dismissed it as “rather thin”."),
        [
            ("indirect", "the summit would be short", "Two Western officials"),
            ("indirect", "no declaration was likely", "Two Western officials"),
            ("direct", "Expect a photograph,", "one of the officials"),
            ("mixed", "a museum piece", "Nairobi"),
            ("mixed", "rather thin", "Jakarta"),
        ],
    ),
    (
        ("The tribunal ruled on Monday that the reef belonged to nobody. Its president, Judge "
        "Amara Okafor, said the award was final, but warned that it “cannot police the sea”. "
        "Lawyers for the islanders said they were satisfied."),
        [
            ("indirect", "the reef belonged to nobody", "The tribunal"),
            ("indirect", "the award was final", "Amara Okafor"),
            ("mixed", "cannot police the sea", "Amara Okafor"),
            ("indirect", "they were satisfied", "Lawyers for the islanders"),
        ],
    ),
    (
        ("A spokesman for the Peruvian government denied that troops had crossed the river. “Our "
        "soldiers are in barracks,” the spokesman said, “and they will stay there.” He declined "
        "to say where the barracks were. Ecuador said it had photographs."),
        [
            (
                "indirect",
                "troops had crossed the river",
                "A spokesman for the Peruvian government",
            ),
            ("direct", "Our soldiers are in barracks,", "the spokesman"),
            ("direct", "and they will stay there.", "the spokesman"),
            ("indirect", "it had photographs", "Ecuador"),
        ],
    ),
    (
        ("Prime Minister Katrin Oja told parliament the alliance was sound, and flew home. “It has "
        "a spine,” she said, “and a calendar.” In the lobby nobody agreed. “In due time,” Oja "
        "replied."),
        [
            ("indirect", "the alliance was sound", "Katrin Oja"),
            ("direct", "It has a spine,", "Katrin Oja"),
            ("direct", "and a calendar.", "Katrin Oja"),
            ("direct", "In due time,", "Oja"),
        ],
    ),
    (
        ("Seven members had pledged not to “lease or lend” their ports; Oslo wanted the words "
        "“in peace or war” added. A Danish ministry statement issued on Monday said the draft "
        "was “beyond repair”. It was said at the time that nobody had read it. I said that I had."),
        [
            ("mixed", "lease or lend", None),
            ("mixed", "in peace or war", None),
            ("indirect", "the draft was “beyond repair”", "A Danish ministry statement"),
            ("mixed", "beyond repair", "A Danish ministry statement"),
            ("indirect", "nobody had read it", None),
            ("indirect", "I had", None),
        ],
    ),
    (
        ("Delia Jordan, who grew up on the canal, said that the locks were rusting, and that no "
        "barge had passed since June. “Nobody counts barges,” Jordan said. The canal, which "
        "Britain dug, could close, she said."),
        [
            (
                "indirect",
                "the locks were rusting, and that no barge had passed since June",
                "Delia Jordan",
            ),
            ("direct", "Nobody counts barges,", "Delia Jordan"),
            ("indirect", "The canal, which Britain dug, could close", "Delia Jordan"),
        ],
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def read():
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_quotations")
    return lambda text: nlp(text)._.quotations


@pytest.mark.parametrize(("text", "expected"), ARTICLES)
def test_every_statement_of_a_wire_article_has_its_speaker(read, text, expected):
    assert [(row["kind"], row["text"], row["speaker"]) for row in read(text)] == expected


def test_the_state_of_a_described_speaker_is_the_one_of_its_adjective(read):
    found = read("An Estonian border official said the gate was shut. “For good,” he added.")
    assert [row["speaker_state"] for row in found] == ["state:EST"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Article IV promised that no tax would rise for twenty-five years.",
        "Seven states wanted nothing of the kind.",
        "She backed the bill that had passed in May.",
        "They welcomed a treaty that Egypt said it would leave.",
        "As the minister said last week, the talks go on.",
        "Our delegation continues to believe that peace is near.",
        "Having said that, however, I must close.",
        "Realising that war was near, the governor wrote to London.",
        "All parties must rearm and pay for it together according to their means.",
        "The tower gives a view of the world that is denied to others.",
        "We look to a calm conclusion of the last stage of that process.",
        "The captains discovered in May what every porter could have told them, that it failed.",
        "The lender tells every candidate for a throne what it will cost.",
        "The text quoted the pact twice, asked the Council to report, and ended.",
        "Throughout its history, Peru has maintained a policy of peace, whatever it cost.",
        "Thirty-eight states since the thaw have joined.",
        "I would add that, according to the old calendar, the year has ended.",
    ],
)
def test_what_only_looks_like_a_report_is_none(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Hana Kovac warned that the fleet would sail, adding nothing.", "the fleet would sail"),
        ("Hana Kovac argued in 1958 that the rule was dead.", "the rule was dead"),
        ("Hana Kovac replied five years later that it lived.", "it lived"),
        ("Hana Kovac told the upper house that it had erred, and left.", "it had erred"),
        ("Hana Kovac announced, a day after the vote, that she would go.", "she would go"),
        ("Hana Kovac had to admit that it existed.", "it existed"),
        ("The fleet will sail, points out Hana Kovac.", "The fleet will sail"),
        ("Hana Kovac said that rents rose, whereas wages fell.", "rents rose, whereas wages fell"),
        ("Hana Kovac said Tuesday that talks could wait; nobody did.", "talks could wait"),
    ],
)
def test_a_reported_clause_begins_after_its_verb_and_ends_with_it(read, text, clause):
    assert [row["text"] for row in read(text)] == [clause]


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        ("Hana Kovac asked whether fish had flags.", "whether fish had flags", "Hana Kovac"),
        ("Hana Kovac doubted that fish had flags.", "fish had flags", "Hana Kovac"),
        ("Hana Kovac was clear that fish had none.", "fish had none", "Hana Kovac"),
        ("The Court decided in May that fish had none.", "fish had none", "Court"),
        (
            "Hana Kovac says while it is late, the port will open.",
            "while it is late, the port will open",
            "Hana Kovac",
        ),
        (
            "Hana Kovac said when she saw the port she was ill.",
            "when she saw the port she was ill",
            "Hana Kovac",
        ),
        ("Hana Kovac promised us, too, that it would open.", "it would open", "Hana Kovac"),
        ("Hana Kovac had promised her children that it was safe.", "it was safe", "Hana Kovac"),
        (
            "Hana Kovac explains to all who will listen that it is safe.",
            "it is safe",
            "Hana Kovac",
        ),
        (
            "Hana Kovac said Lima “kept every word of it”.",
            "Lima “kept every word of it”",
            "Hana Kovac",
        ),
        (
            "The top envoy on the trade committee says the port is shut.",
            "the port is shut",
            "The top envoy",
        ),
        ("Its detractors contended that it was shut.", "it was shut", "Its detractors"),
        ("One of them, a kind man, objected that it was shut.", "it was shut", "One of them"),
    ],
)
def test_reports_in_many_forms(read, text, clause, speaker):
    found = [row for row in read(text) if row["kind"] == "indirect"]
    assert [(row["text"], row["speaker"]) for row in found] == [(clause, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers were not asked whether they liked it.",
        "Hana Kovac may have hoped that it would never be invoked.",
        "The talks went on. It was clear that nobody would pay.",
        "Hana Kovac was told by that office not to speak of her work.",
        "What I’m saying is the policy works.",
    ],
)
def test_what_nobody_says_is_no_report(read, text):
    assert [row for row in read(text) if row["speaker"] is not None] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The judges would have none of it. They held in May that it was void.", "The judges"),
        ("Panama’s case is odd. In August 2009 it announced that it was leaving.", "Panama"),
        ("Kenya left in May, and the day after it announced that it was free.", "Kenya"),
        ("By ten votes its board found under Article 19 that it was void.", "its board"),
        ("Moscow inherited the pact, but has let it be known that it is dead.", "Moscow"),
        ("One delegation asked who would decide that it was void.", "One delegation"),
        ("Some say the pact is void.", "Some"),
        ("Between 1815 and 1854, Varga argues, the powers kept the peace by sulking.", "Varga"),
    ],
)
def test_it_and_they_report_for_whom_the_sentence_before_is_about(read, text, speaker):
    found = [row["speaker"] for row in read(text) if row["kind"] == "indirect"]
    assert found == [speaker]


def test_some_states_are_no_report(read):
    assert read("Some states have begun asking for more.") == []
