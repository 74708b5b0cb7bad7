"""A passage is cut at its marks, marks nest, and nothing of the text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from docanalyze.report.evidence import evidence_marks
from docanalyze.report.marking import Mark, marked_pieces


def written(text, marks):
    """The pieces as one would write them, a mark by its anchor."""
    said = ""
    for piece in marked_pieces(text, marks):
        if piece.kind == "text":
            said += piece.text
        elif piece.kind == "open":
            said += f"<{piece.mark.anchor}{'+' if piece.goes_on else ''}>"
        else:
            said += f"</{piece.mark.anchor}>"
    return said


def test_a_mark_inside_another_nests():
    marks = [Mark("quotations", 0, 9, "q"), Mark("entities", 4, 8, "e")]
    assert written("say NATO!", marks) == "<q>say <e>NATO</e>!</q>"


def test_the_longer_of_two_that_begin_together_is_outside():
    marks = [Mark("dates", 0, 4, "d"), Mark("treaties", 0, 11, "t")]
    assert written("1949 Treaty", marks) == "<t><d>1949</d> Treaty</t>"


def test_a_mark_that_crosses_an_end_goes_on_behind_it():
    marks = [Mark("treaties", 2, 6, "t"), Mark("dates", 4, 8, "d")]
    assert written("aabbccddee", marks) == "aa<t>bb<d>cc</d></t><d+>dd</d>ee"


def test_marks_of_one_stretch_nest_in_their_order():
    marks = [Mark("treaties", 0, 2, "t"), Mark("entities", 0, 2, "e")]
    assert written("UN", marks) == "<t><e>UN</e></t>"


def test_what_reaches_beyond_the_text_is_cut_off_and_nothing_is_no_mark():
    assert written("text", [Mark("dates", 2, 9, "d"), Mark("dates", 1, 1, "n")]) == "te<d>xt</d>"


@given(st.text(max_size=30), st.data())
def test_the_text_stays_whole_and_all_that_opens_closes(text, data):
    borders = st.integers(-2, len(text) + 2)
    marks = [
        Mark("dates", min(pair), max(pair), str(number))
        for number, pair in enumerate(data.draw(st.lists(st.tuples(borders, borders), max_size=6)))
    ]
    opened, read = [], ""
    covered = {mark.anchor: "" for mark in marks}
    first = set()
    for piece in marked_pieces(text, marks):
        if piece.kind == "text":
            read += piece.text
            for mark in opened:
                covered[mark.anchor] += piece.text
        elif piece.kind == "open":
            assert (piece.mark.anchor in first) == piece.goes_on
            first.add(piece.mark.anchor)
            opened.append(piece.mark)
        else:
            assert opened.pop() is piece.mark
    assert read == text
    assert opened == []
    for mark in marks:
        assert covered[mark.anchor] == text[max(mark.start, 0) : max(mark.end, 0)]


def underlined(text, *terms):
    return [text[mark.start : mark.end] for mark in evidence_marks(text, terms)]


def test_evidence_is_found_as_the_text_has_it():
    text = "The Secretary-General's plea: NATO's members kept the balance of power."
    assert underlined(text, "secretary general", "NATO", "balance of power") == [
        "Secretary-General's",
        "NATO's",
        "balance of power",
    ]


def test_terms_that_overlap_are_underlined_once():
    assert underlined("a balance of power", "balance of", "of power") == ["balance of power"]


def test_numbers_and_words_of_the_heading():
    assert underlined("Article 5 of 1949", "article 0", "heading: article") == ["Article 5"]


def test_a_term_does_not_reach_across_a_sentence():
    assert underlined("They had power. Politics is over.", "power politics") == []
