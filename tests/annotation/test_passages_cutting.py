import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from docanalyze.annotation.passages import cut_passages

LETTERS = st.one_of(
    st.sampled_from(
        ["\n", "\n\n", " ", "\t", "\r\n", "\r", "\u2028", "\x0b", "\x0c", "\xa0", "\x1c", "\x85"]
    ),
    st.sampled_from(["e\u0301", "👩‍👩‍👧", "שלום", "السلام", "\u202e", "\ufffd", "\u200b"]),
    st.sampled_from(["# ", "> ", "- ", "1. ", "(a) ", "---", "| a |", "(Photo/AP)", "By Jane Doe"]),
    st.sampled_from(["Mr. ", "The U.S. left. ", "“Go.” ", "12 March 2019", "Title:", "…"]),
    st.text(max_size=8),
)
TEXTS = st.lists(LETTERS, max_size=40).map("".join)


def kinds(text):
    return [(row["kind"], row["text"]) for row in cut_passages(text)]


@given(TEXTS)
def test_passages_cover_every_visible_character_in_order(text):
    passages = cut_passages(text)
    position = 0
    for index, row in enumerate(passages):
        assert row["index"] == index
        assert text[row["start"] : row["end"]] == row["text"]
        assert not row["text"][0].isspace()
        assert not row["text"][-1].isspace()
        assert text[position : row["start"]].strip() == ""
        position = row["end"]
    assert text[position:].strip() == ""


MARKED = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=6)


@given(TEXTS, MARKED)
def test_marks_never_lose_a_character(text, spans):
    marks, reach = [], 0
    for start, length in sorted(spans):
        if start >= reach and start + length <= len(text):
            marks.append([start, start + length, "quote"])
            reach = start + length
    passages = cut_passages(text, marks)
    covered = "".join(row["text"] for row in passages)
    assert "".join(covered.split()) == "".join(text.split())


@given(TEXTS)
def test_the_component_agrees_with_the_doc(text):
    doc = NLP(text)
    for row in doc._.passages:
        assert doc.text[row["start"] : row["end"]] == row["text"]
    if len(doc):
        starts = {sentence.start_char for sentence in doc.sents}
        tokens = {token.idx for token in doc}
        for row in doc._.passages:
            assert row["start"] in starts or row["start"] not in tokens


NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_passages")


@pytest.mark.parametrize("mark", ["\u2028", "\x0b", "\x0c", "\x85", "\r"])
def test_only_a_newline_ends_a_line(mark):
    assert len(cut_passages(f"One clause{mark}and another, both in one line.")) == 1


def test_a_text_of_one_block_is_a_paragraph():
    assert kinds("Peace in Our Time") == [("paragraph", "Peace in Our Time")]


WRAPPED = """The ministers who met in the autumn understood this well, and
they said so at length to anybody who asked, which was not many
people in those days. What they did not say was that the harbour
had been promised twice.

The second promise was made in a hurry by a man who did not know
of the first, and when the two were laid side by side nobody could
say which of them was the older or the better.
"""


def test_lines_wrapped_at_a_width_join_until_a_blank_line():
    assert [row["text"].count("\n") for row in cut_passages(WRAPPED)] == [3, 2]


def test_wrapped_lines_join_though_pages_end_in_the_middle_of_their_sentences():
    page = (
        "The committee had met four times in the course of that winter\n"
        "without coming nearer to a text, and its members were by now\n"
        "less sure than they had been in autumn that one was wanted. A\n"
        "majority thought that the old guarantee would do, if only the\n"
        "states that had given it could be brought to say so again. To\n"
        "this the smaller powers answered that words had been said too\n"
        "often, and that what they lacked was not a promise but a plan\n"
        "for the first week, in which all would be won or lost, and of\n"
    )
    texts = [text for _, text in kinds(f"{page}\n\n{page}\n\n{page}")]
    assert texts == [page.strip()] * 3


def test_a_title_over_a_wrapped_text_stays_alone():
    text = f"HARBOURS AND HABITS\nBy Jane Doe\n12 March 2019\n\n{WRAPPED}"
    assert [kind for kind, _ in kinds(text)] == [
        "title",
        "byline",
        "dateline",
        "paragraph",
        "paragraph",
    ]


def test_short_lines_of_an_unwrapped_text_do_not_join():
    lines = [
        "Habits of the Harbour",
        "The ministers met in the autumn.",
        "They said nothing to the press.",
        "Nobody asked them to say more.",
        "The harbour had been promised twice.",
        "A third promise followed in the spring.",
    ]
    assert [text for _, text in kinds("\n".join(lines))] == lines


def test_items_of_a_wrapped_list_stay_apart():
    items = """The conference agreed, after two nights of talk that pleased no one:

1. that the harbour should be open to the ships of all nations in
   time of peace and, so far as could be managed, of war;
2. that the dues should be fixed by a commission on which each of
   the riparian states should have one seat and one vote;
3. that nothing in this should be read as a precedent for any other
   harbour, strait, river or canal.
"""
    assert [kind for kind, _ in kinds(items)] == ["paragraph"] + ["list_item"] * 3


PROSE = (
    "The ministers who met in the autumn understood this well, and they said so at length to "
    "anybody who asked them about the harbour and its dues."
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Old promises", "heading"),
        ("THE SECOND CONFERENCE", "heading"),
        ("## What was agreed.", "heading"),
        ("**What was agreed**", "heading"),
        ("II. The Second Conference", "heading"),
        ("3. The Second Conference", "heading"),
        ("Who owns the harbour?", "heading"),
        ("1989", "heading"),
        ("Mr. President,", "paragraph"),
        ("Ladies and gentlemen", "paragraph"),
        ("Nothing was agreed.", "paragraph"),
        ("However, with the limited means at our disposal", "paragraph"),
        ("69. The Government intends to proceed with its plans for a harbour", "paragraph"),
        ("Above all, nobody wished to be the first to leave the table.", "paragraph"),
        ("It was, in the words of the", "paragraph"),
        ("- that the dues be fixed", "list_item"),
        ("• that the dues be fixed", "list_item"),
        ("(a) that the dues be fixed;", "list_item"),
        ("4) that the dues be fixed;", "list_item"),
        ("> Nothing was agreed.", "quote"),
        ("“Nothing is agreed until it is paid for.” — Jane Doe, Memoirs", "quote"),
        ("Ministers on the quay in 1921. (Photo: Harbour Archive)", "caption"),
        ("Port Ellis, CustomsMinister Jane Doe inspects the quay on Monday. (Photo/AP)", "caption"),
        ("Image: Harbour Archive", "caption"),
        ("Figure 1: Dues by year", "caption"),
        ("Photograph by John Roe", "caption"),
        ("Jane Doe speaks in Oslo. John Roe/Getty Images", "caption"),
        ("* * *", "other"),
        ("---", "other"),
        ("| Year | Dues |", "other"),
        ("© 2019 The Harbour Gazette", "other"),
        ("All rights reserved.", "other"),
        ("17", "other"),
        ("A/42/PV.9", "other"),
        ("Read more: What the ministers said", "other"),
        ("The author is a lecturer in history at Port Ellis.", "other"),
        ("https://example.org/harbour", "other"),
    ],
)
def test_the_kind_of_a_line_in_the_body(line, kind):
    text = f"Habits of the Harbour\n\n{PROSE}\n\n{PROSE}\n\n{line}\n\n{PROSE}\n\n{PROSE}\n"
    assert {surface: own for own, surface in kinds(text)}[line] == kind


def test_an_authors_note_closes_an_article():
    note = "Jane Doe is a senior fellow at the Harbour Institute."
    text = f"Habits\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{note}\n"
    assert kinds(text)[-1] == ("other", note)


@pytest.mark.parametrize(
    "last",
    [
        "It is a gambler's answer. A lawyer's would begin with the text of the treaty itself.",
        "The Harbour Plan was not made to last. Many a minister had wished for rather less of it.",
    ],
)
def test_a_paragraph_that_closes_an_article_is_no_authors_note(last):
    text = f"Habits\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{last}\n"
    assert kinds(text)[-1] == ("paragraph", last)


def test_numbered_paragraphs_of_minutes_are_paragraphs():
    text = "\n".join(f"{number}. {PROSE}" for number in range(1, 8))
    assert {kind for kind, _ in kinds(text)} == {"paragraph"}


def test_passages_name_the_heading_they_stand_under():
    text = f"Habits\n\n{PROSE}\n\n## Old promises\n\n{PROSE}\n\n* one\n\nNew promises\n\n{PROSE}\n"
    headings = [(row["kind"], row["heading"]) for row in cut_passages(text)]
    assert headings == [
        ("title", None),
        ("paragraph", None),
        ("heading", None),
        ("paragraph", "Old promises"),
        ("list_item", "Old promises"),
        ("heading", None),
        ("paragraph", "New promises"),
    ]


def test_what_the_reader_knows_goes_before_shape():
    text = "A line.\n\nAnother line.\n\nA third."
    marks = [[0, 7, "title"], [9, 22, "caption"]]
    assert [row["kind"] for row in cut_passages(text, marks)] == ["title", "caption", "paragraph"]


def test_a_mark_over_several_lines_makes_one_passage():
    text = "---\ntitle: x\n\nby: y\n---\nProse."
    passages = cut_passages(text, [[0, text.index("Prose") - 1, "other"]])
    assert [row["kind"] for row in passages] == ["other", "paragraph"]


def test_a_mark_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="sidebar"):
        cut_passages("Text", [[0, 4, "sidebar"]])


def test_the_component_works_alone_and_from_an_empty_configuration():
    doc = NLP(f"Habits\nBy Jane Doe\n\n{PROSE}\n")
    assert [row["kind"] for row in doc._.passages] == ["title", "byline", "paragraph"]


@pytest.mark.parametrize(
    "filler", [".", " ", "#", "*", "A ", '."', "Photo ", "and ", "-", "12 March ", "(", "By Jane "]
)
def test_no_text_takes_more_than_a_moment(filler):
    text = f"Title\n\nA{filler * 20_000}b\n\n{filler * 20_000}\n\nA last block."
    started = time.perf_counter()
    NLP.get_pipe("docanalyze_passages")(Doc(NLP.vocab, words=[text], spaces=[False]))
    assert time.perf_counter() - started < 30
