"""What counts as a cited provision, and which number it has."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_provisions")


def cited(text):
    return [(row["text"], row["unit"], row["number"]) for row in NLP(text)._.provisions]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Article 5 of the North Atlantic Treaty", ("Article 5", "article", "5")),
        ("Art. 5 of the North Atlantic Treaty", ("Art. 5", "article", "5")),
        ("Article V of the North Atlantic Treaty", ("Article V", "article", "5")),
        ("NATO's Article Five", ("Article Five", "article", "5")),
        ("the seventh article of the Rio Treaty", ("seventh article", "article", "7")),
        ("under Chapter VII of the UN Charter", ("Chapter VII", "chapter", "VII")),
        ("under Chapter 7 of the UN Charter", ("Chapter 7", "chapter", "VII")),
        ("under Article 42.7 TEU", ("Article 42.7", "article", "42.7")),
        ("see Article 2 (4) of the UN Charter", ("Article 2 (4)", "article", "2(4)")),
        (
            "see Article 2, paragraph 4, of the UN Charter",
            ("Article 2, paragraph 4", "article", "2(4)"),
        ),
        (
            "see paragraph 3 of Article 1 of the UN Charter",
            ("paragraph 3 of Article 1", "article", "1(3)"),
        ),
        (
            "see the second paragraph of Article 98 of the UN Charter",
            ("second paragraph of Article 98", "article", "98(2)"),
        ),
        ("Section 3 of Annex II says so", ("Section 3 of Annex II", "annex", "II(3)")),
        ("the Preamble to the UN Charter", ("Preamble", "preamble", None)),
        ("Article 9 of the Japanese constitution", ("Article 9", "article", "9")),
        ("Section 301 of the Trade Act", ("Section 301", "section", "301")),
    ],
)
def test_a_citation_is_one_row_with_its_number(text, row):
    assert cited(f"They cite {text}.") == [row]


def test_a_list_is_a_row_each():
    assert cited("See Articles 2(4) and 51 of the UN Charter.") == [
        ("Articles 2(4)", "article", "2(4)"),
        ("51", "article", "51"),
    ]
    assert [number for _, _, number in cited("Chapters VI and VII of the UN Charter")] == [
        "VI",
        "VII",
    ]


def test_a_range_is_a_row_for_each_it_spans():
    assert [number for _, _, number in cited("Arts. 51–54 of the UN Charter matter.")] == [
        "51",
        "52",
        "53",
        "54",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote an article 5 years ago, and the article I read was short.",
        "Chapter 3 of his book tells the story.",
        "Section 5 of the report lists them.",
        "Chapter 11 bankruptcy followed.",
        "Chapter IV\n\nThe war went on for a year.",
        "In paragraph 4 she changes the subject.",
    ],
)
def test_what_is_only_to_be_read_is_none(text):
    assert cited(text) == []


PIECES = st.sampled_from(
    [
        "Article 5",
        "Articles 2(4)",
        " and 51",
        "–54",
        " of the UN Charter",
        "\n\n",
        "Chapter VII",
        " NATO",
        "’s ",
        "paragraph 3 of ",
        "Preamble",
        "é\u0301",
        "\U0001f54a\ufe0f",
        "\xa0",
        ", ",
        " TEU",
        "Art. ",
        "X",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_offsets_give_back_the_text(text):
    doc = NLP(text)
    for row in doc._.provisions:
        assert doc.text[row["start"] : row["end"]] == row["text"]
        assert row["text"].strip() == row["text"] != ""


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("By article 23. of the Rio Treaty it was registered.", ["23"]),
        ("Under Art. XII. of the Covenant they waited three months.", ["12"]),
        ("Under Art.XII of the Covenant they waited three months.", ["12"]),
        ("The 5th Article of the North Atlantic Treaty was invoked once.", ["5"]),
        ("NATO lives by art 5, and by art 3.", ["5", "3"]),
    ],
)
def test_old_prints_and_hasty_writers(text, numbers):
    assert [row["number"] for row in NLP(text)._.provisions] == numbers
