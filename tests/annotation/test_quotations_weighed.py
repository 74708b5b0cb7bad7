"""Quotations whose speaker no verb beside them tells: what speaks for each is weighed."""

import pytest

from docanalyze.annotation.pipeline import build_pipeline
from docanalyze.annotation.quotations.model import NOBODY, Model

HIS_LETTERS = (
    "Juma Mwinyi was blunt about the pact in his letters. It was, he wrote, “a coat without "
    "buttons”. He thought the navy “a coat without a man”."
)
IN_THE_WORDS = (
    "In the words of the late chairman, Juma Mwinyi, “a country is not an island because it is "
    "alone”."
)
NEW_LINE = (
    "The minister said that the elections were\n“essential for the peace of the islands and of "
    "all their neighbours”."
)
USED = (
    "We were told of the words the chairman used when he said that the office\n“stands ready to "
    "work with all of the members”."
)
OTHER = "The harbour master is late.\n\nThe Frenchman smiled. “Nor am I early,” he said."
SCENE = (
    "Anna Kovacs rose. “Who speaks for the islands?” she asked.\n\nJuma Mwinyi looked up.\n\n"
    "“I do.”\n\n“Since when?”\n\n“Since this morning.”"
)


@pytest.fixture(scope="module")
def rows():
    pipeline = build_pipeline()
    return lambda text: [row for row in pipeline(text)._.quotations if row["kind"] != "indirect"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What somebody wants, in words that are theirs.
        (
            "Anna Kovacs’s chief aim in the talks was “to keep the gunboats out of the harbour”.",
            ["Anna Kovacs"],
        ),
        # A verb that is none of saying, right after the words.
        ("Anna Kovacs ran the port. “A dead letter,” she calls the pact.", ["Anna Kovacs"]),
        (HIS_LETTERS, ["Juma Mwinyi", "Juma Mwinyi"]),
        # A phrase with a description before the name.
        (IN_THE_WORDS, ["Juma Mwinyi"]),
        # A sentence that goes on in a new line.
        (NEW_LINE, ["The minister"]),
        (USED, ["the chairman"]),
        # Somebody whom only the verb makes one, and a people's one.
        ("“We go home,” whispered one of them.", ["one of them"]),
        (OTHER, ["The Frenchman"]),
        # A description with where it is.
        (
            "“The soup is cold,” said a coast guard officer in Oslo who had waited.",
            ["a coast guard officer in Oslo"],
        ),
    ],
)
def test_somebody_is_given_whom_much_speaks_for(rows, text, expected):
    assert [row["speaker"] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met in the so-called “blue room” of the palace.", "scare"),
        ("The talks were known as the “waltz of the ports”.", "scare"),
        (
            "Article 4 of the treaty obliges each party to “consult without delay with all”.",
            "mixed",
        ),
        ("The Charter speaks of “larger freedom” and of nothing else.", "mixed"),
    ],
)
def test_terms_and_the_words_of_treaties_are_nobodys(rows, text, kind):
    found = rows(text)
    assert [(row["speaker"], row["kind"]) for row in found] == [(None, kind)]


def test_who_asks_does_not_answer(rows):
    found = rows(SCENE)
    assert found[0]["speaker"] == "Anna Kovacs"
    assert "Anna Kovacs" not in (found[1]["speaker"], found[3]["speaker"])


def test_a_row_says_how_probable_it_is_and_that_it_was_weighed(rows):
    told, weighed = rows(HIS_LETTERS)
    assert told["method"] != "weighed"
    assert weighed["method"] == "weighed"
    assert all(0 <= row["confidence"] <= 1 for row in (told, weighed))


def test_the_second_half_goes_with_the_first_whoever_that_is(rows):
    text = "The Frenchman smiled. “Nor am I,” he said, “and therefore I wait.”"
    first, second = rows(text)
    assert first["speaker"] == second["speaker"] == "The Frenchman"


def test_a_model_gives_a_rule_more_credit_than_the_surroundings():
    model = Model({"near": 1.0}, enough=0.8, ruled=0.4, beside=0.6)
    near = {"near": 1.0}
    assert model.choose({NOBODY: {}, "a": near}, {NOBODY}).name == NOBODY
    assert model.choose({NOBODY: {}, "a": {**near, "rule": 1.0}}, {NOBODY}).name == "a"
    assert model.choose({NOBODY: {}, "a": {**near, "tag": 1.0}}, {NOBODY}).name == "a"


def test_who_is_silent_is_never_given():
    model = Model({"near": 5.0}, enough=0.8, ruled=0.4, beside=0.6)
    choice = model.choose({NOBODY: {}, "treaty": {"near": 1.0}}, {NOBODY, "treaty"})
    assert choice.name == NOBODY
    assert choice.probability == pytest.approx(1.0)
