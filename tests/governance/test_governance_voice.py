"""Whose claim a passage makes, and what it does with it."""

import pytest

from docanalyze.governance.voice import STANCES, holder_of, stance_of

PASSAGE = {"start": 100, "end": 300}


def quotation(start, end, speaker, kind="direct"):
    return {"start": start, "end": end, "speaker_id": speaker, "kind": kind}


def test_a_passage_without_speech_is_its_author_s():
    assert holder_of(PASSAGE, []) == "author"


def test_a_few_quoted_words_leave_the_claim_to_the_author():
    assert holder_of(PASSAGE, [quotation(120, 140, "person:anna-lind", "mixed")]) == "author"
    assert holder_of(PASSAGE, [quotation(120, 280, None, "scare")]) == "author"


def test_a_passage_that_reports_one_speaker_is_that_speaker_s():
    told = [quotation(110, 200, "person:anna-lind"), quotation(210, 300, "person:anna-lind")]
    assert holder_of(PASSAGE, told) == "person:anna-lind"
    assert holder_of(PASSAGE, [quotation(110, 290, "org:nato", "indirect")]) == "org:nato"


def test_nobody_is_named_where_two_speak_or_half_is_reported():
    two = [quotation(110, 200, "person:anna-lind"), quotation(210, 300, "person:per-holm")]
    assert holder_of(PASSAGE, two) is None
    assert holder_of(PASSAGE, [quotation(110, 180, "person:anna-lind")]) is None


def test_a_speaker_whom_the_register_does_not_know_is_not_the_author():
    assert holder_of(PASSAGE, [quotation(105, 300, None)]) is None


def test_marks_inside_marks_count_once():
    nested = [quotation(100, 150, "org:nato"), quotation(110, 140, "org:nato")]
    assert holder_of(PASSAGE, nested) is None


@pytest.mark.parametrize(
    "text",
    [
        "Who will keep the peace? The Council? The alliance?",
        "The Council met twice. What did it decide? And who obeyed?",
        "The question that remains is whether the Assembly can bind anybody at all.",
    ],
)
def test_a_passage_that_asks_questions(text):
    assert stance_of(text) == "questions"


def test_one_question_in_a_long_passage_is_not_its_stance():
    text = "Is that new? " + "The Council adopted its decision in May and published it. " * 4
    assert stance_of(text) != "questions"


@pytest.mark.parametrize("text", ["", "…", "Ωμέγα", "?" * 10_000, "a " * 100_000])
def test_any_text_has_a_stance_or_none(text):
    assert stance_of(text) in {*STANCES, None}


ALLIANCE, UNIVERSAL = "alliance", "universal_institution"


@pytest.mark.parametrize(
    "text",
    [
        "Although the pact is not a collective security system but a bloc, it is often called one.",
        "The Charter is not a world constitution: it is a treaty among governments.",
        "The forum is a yearly meeting of ministers rather than a standing organisation.",
    ],
)
def test_to_say_what_something_is_not_is_to_describe_it(text):
    assert stance_of(text, ALLIANCE) == "describes"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The Assembly is no substitute for a navy. It condemned the mines, and there they lie.",
            UNIVERSAL,
        ),
        (
            "Far from keeping the peace, the pact has brought the quarrels of others to us.",
            ALLIANCE,
        ),
        (
            "A council that waits for the aggressor's consent can hardly be called a safeguard.",
            UNIVERSAL,
        ),
        (
            "The council fails to act whenever one of its members objects, and one always objects.",
            UNIVERSAL,
        ),
        (
            "Although the guarantee looks firm, it has failed twice and nobody trusts it.",
            ALLIANCE,
        ),
    ],
)
def test_to_fall_short_is_to_be_criticised(text, label):
    assert stance_of(text, label) == "criticises"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("There is no substitute for the United Nations. We must strengthen it.", UNIVERSAL),
        ("For all its faults, the alliance has kept the peace and deserves our support.", ALLIANCE),
    ],
)
def test_to_have_no_equal_or_be_worth_it_after_all_is_to_be_supported(text, label):
    assert stance_of(text, label) == "supports"


def test_a_label_of_somebody_s_own_counts_for_nothing():
    text = "The Council met in May, elected its president and adopted the budget of the year."
    assert stance_of(text, "our own label") == stance_of(text)


def test_closing_questions_are_put_by_the_passage():
    text = (
        "The old order is passing. Who will write the rules of the next? And will the small "
        "states have a say in it?"
    )
    assert stance_of(text, UNIVERSAL) == "questions"
