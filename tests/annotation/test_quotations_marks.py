"""Which marks open and close, and which are no marks."""

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from docanalyze.annotation.quotations.marks import find_stretches

PIECES = ['"', "“", "”", "„", "‘", "’", "'", "«", "»", "``", "''", "`", "\u00b4"]
PIECES += ["said", " ", " ", "\n"]
PIECES += [
    "\n\n",
    "the states",
    "s",
    ".",
    ",",
    "?",
    "—",
    "Ana Ruiz",
    "90s",
    "6",
    "é",
    "🌍",
    "\u00a0",
]
PIECES += ["according to ", "what it called ", "that ", ": ", "he ", "as ", "the minister ", "it’s"]


def lines(text):
    found, offset = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = offset + len(line) - len(line.lstrip())
            found.append((start, offset + len(line.rstrip())))
        offset += len(line) + 1
    return found


def quoted(text):
    return [text[each.start : each.end] for each in find_stretches(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('They said "no" and left.', ["no"]),
        ("They said “no” and left.", ["no"]),
        ("They said ‘no’ and left.", ["no"]),
        ("They said 'no' and left.", ["no"]),
        ("Sie sagten „nein“ und gingen.", ["nein"]),
        ("Powiedzieli „nie” i wyszli.", ["nie"]),
        ("Ils ont dit « non » hier.", ["non"]),
        ("Sie sagten »nein« dort.", ["nein"]),
        ("The ``concert'' of old.", ["concert"]),
        ("The ”balance” failed.", ["balance"]),
        ('A "first""second" pair.', ["first", "second"]),
        ("(The ‘club’), “the rest”.", ["club", "the rest"]),
    ],
)
def test_every_style_of_marks_is_read(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The states' rights and the ministers’ doubts don't matter; it’s over.",
        "The treaties of the '90s and the ’68 generation.",
        "He stood 6'2\" tall beside a 12\" gun, and O'Neill said 'twas rock 'n' roll.",
        "Qur'an, Sana'a, ‘Abd al-'Aziz: names.",
        "Q: Are you ready?\nA: We are.\nTHE PRESIDENT: Good.",
    ],
)
def test_apostrophes_decades_and_inches_are_no_marks(text):
    assert quoted(text) == []


def test_possessives_inside_single_marks_do_not_close_them():
    assert quoted("They met ‘the powers’ envoys in secret’ and the states’ men.") == [
        "the powers’ envoys in secret"
    ]
    assert quoted("The 'great powers' and the states' rights.") == ["great powers"]
    assert quoted('"He is 6\'2" tall," she said.') == ["He is 6'2\" tall,"]


def test_marks_inside_marks_give_a_row_each():
    assert quoted("“They shouted ‘never’ at us,” she said.") == [
        "They shouted ‘never’ at us,",
        "never",
    ]
    assert quoted("'They shouted \"never\" at us,' she said.") == [
        'They shouted "never" at us,',
        "never",
    ]
    assert quoted('"They shouted "never" at us," she said.') == [
        'They shouted "never" at us,',
        "never",
    ]


def test_an_opening_mark_repeated_gives_a_row_for_each_paragraph():
    assert quoted("“We came early.\n“We stayed late,” he said. “Why?”") == [
        "We came early.",
        "We stayed late,",
        "Why?",
    ]


def test_a_quotation_over_wrapped_lines_is_cut_at_their_borders():
    assert quoted("He spoke of “a long\nand winding\nroad” to peace.") == [
        "a long",
        "and winding",
        "road",
    ]


def test_a_missing_mark_spoils_only_its_own_quotation():
    assert quoted('They "never meant it. The word "peace" is cheap.\nA "new" line.') == [
        "peace",
        "new",
    ]
    assert quoted('A stray" mark, then "order" and “law”.') == ["order", "law"]
    assert quoted('She said: "We shall sign.\nThe next day came.') == ["We shall sign."]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=200, deadline=None)
def test_rows_have_right_offsets_and_stay_in_their_passage(finder, text):
    nlp, component = finder
    doc = component(nlp.make_doc(text))
    cuts = [number for number, sign in enumerate(text) if sign == "\n"]
    if "\n\n" not in text:
        for row in doc._.quotations:
            assert not [cut for cut in cuts if row["start"] <= cut < row["end"]]
    starts = [row["start"] for row in doc._.quotations]
    assert starts == sorted(starts)
    for row in doc._.quotations:
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["text"].strip() == row["text"] != ""
        assert row["kind"] in {"direct", "mixed", "scare", "indirect"}
        assert row["speaker"] != ""


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_without_an_error(finder, text):
    nlp, component = finder
    doc = component(nlp.make_doc(text))
    assert all(text[row["start"] : row["end"]] == row["text"] for row in doc._.quotations)


@pytest.fixture(scope="module")
def finder():
    nlp = spacy.blank("en")
    return nlp, nlp.add_pipe("docanalyze_quotations")


@pytest.mark.parametrize("text", ['"a ' * 50_000, "“x” " * 50_000, "'s " * 50_000, "“a\n" * 50_000])
def test_a_hundred_thousand_marks_are_paired_in_seconds(text):
    started = time.perf_counter()
    find_stretches(text, lines(text))
    assert time.perf_counter() - started < 60
