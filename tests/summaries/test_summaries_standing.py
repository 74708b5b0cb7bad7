"""Which sentences can stand alone, and which questions an article leaves open."""

import pytest

from docanalyze.summaries.questions import open_questions
from docanalyze.summaries.sentences import Sentence
from docanalyze.summaries.standing import stands_alone


@pytest.mark.parametrize(
    "text",
    [
        "The river council keeps the peace because every member pays into one fund.",
        "Although the pact is not a court, it has settled more quarrels than any court.",
        "It is to be expected that the harbour states will arm before they speak.",
        "This agreement led to the withdrawal of the garrison from the upper valley.",
        "Both countries agreed to seek no territory and to free the trade of the lake.",
        "Those who framed the charter had seen two wars and trusted nobody's word.",
        "But the council of the lake has never once refused a member a hearing.",
        "Because the lake states pay into one fund, nobody can leave it in anger.",
        "In 1949 the lake states signed the pact which binds them to this day.",
        '"We shall not sign it this year," the minister told the chamber on Friday.',
    ],
)
def test_what_can_be_understood_alone(text):
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "He highlighted the need for common investment in the harbours of the south.",
        "But they would never have signed it without the loan that was promised.",
        "That is why the small states of the lake must keep their own fleet.",
        "The second is that nobody has said which of the two fleets it is to be.",
        "One was the rising power of the oil states, and another was the long war.",
        "Its standing committee has met every month without ever reaching a vote.",
        "Because the great protector has turned his eyes towards another ocean.",
        "Unlike its predecessor, it gave the large states a veto over every step.",
        "If it fails, the small states of the lake will arm themselves again.",
        'The prime minister said, "We live in an age of rivalry between the great.',
        "Allow me to congratulate the President on his election to this high office.",
        "I wish to thank the Secretary-General for his tireless work for the peace.",
        "Will the council of the lake ever vote on the question of the fleet?",
        "Not so, in truth.",
    ],
)
def test_what_points_back_breaks_off_asks_or_greets(text):
    assert not stands_alone(text)


def prose(*passages):
    found = []
    for number, passage in enumerate(passages):
        for sentence in passage:
            start = 1000 * len(found)
            found.append(Sentence(start, start + len(sentence), sentence, f"d:{number}", "none"))
    return found


def asked(*passages):
    return [sentence.text for sentence in open_questions(prose(*passages))]


def test_questions_with_which_a_passage_ends_are_open():
    closing = ["Who will pay for the fleet next year?", "And who will command it then?"]
    assert asked(["The fund is empty.", *closing]) == closing


def test_a_question_that_the_next_sentence_answers_is_not():
    assert asked(["Who paid for the fleet of the lake?", "The harbour towns did."]) == []


def test_a_question_that_the_text_calls_one_is_open():
    question = "Is it less law because no king has signed it?"
    assert asked([question, "I only put the question."]) == [question]
    told = "The question remains whether the fund can bind a king."
    assert asked([told, "Nobody has tried."]) == [told]


def test_an_interviewer_is_answered():
    assert (
        asked(
            ["Q. Would you rather have a convention with a court?"],
            ["A. In 1930 there was one, and nobody read it."],
        )
        == []
    )


def test_what_leads_on_or_only_looks_like_a_question_is_none():
    assert asked(["And the pacts?"], ["Who would have believed it in October?"]) == []
