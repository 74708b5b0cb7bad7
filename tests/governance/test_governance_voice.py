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
