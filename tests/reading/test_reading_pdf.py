"""PDF files: columns, what is printed on every page, words cut at the end of a line."""

import made_files as made
import pytest

from docanalyze.errors import UnreadableInputError
from docanalyze.reading import read_bytes

LEFT = (
    "The ministers of the two harbours had agreed in the autumn that neither would raise its dues "
    "without the consent of the other, and for nine years neither did. Then a third harbour opened "
    "across the strait and asked nobody at all what it might charge for a berth."
)
RIGHT = (
    "What followed is told in every history of the coast, and told wrongly. The dues fell at once, "
    "but the trade did not move, because captains go where the pilots know the rocks. It was the "
    "pilots who had to be persuaded, and they could not be, for any money."
)


def text_of(*pages, properties=None):
    return read_bytes(made.pdf(pages, properties), "pdf").text


def paragraphs_of(*pages):
    return text_of(*pages).split("\n\n")


def column(text, left, top=700, width=44):
    return made.set_lines(text, left=left, top=top, width=width)


def interleaved(*columns):
    """Lines as a program writes them that goes from the top down over the whole page."""
    return sorted((line for one in columns for line in one), key=lambda line: (-line[1], line[0]))


HEAD = (72, 740, 18, "Two Harbours and a Third One Over the Whole Page")


@pytest.mark.parametrize("order", ["by column", "by line"])
def test_two_columns_are_read_one_after_the_other(order):
    columns = column(LEFT, 72), column(RIGHT, 330)
    lines = interleaved(*columns) if order == "by line" else [*columns[0], *columns[1]]
    assert paragraphs_of([HEAD, *lines]) == [HEAD[3], LEFT, RIGHT]


def test_three_columns():
    columns = [
        column(text, left, width=26)
        for text, left in ((LEFT, 40), (RIGHT, 230), (LEFT.upper()[:200], 420))
    ]
    found = " ".join(paragraphs_of(interleaved(*columns)))
    assert found.index("ministers of the two") < found.index("What followed")
    assert found.index("for any money.") < found.index("THE MINISTERS")


def test_a_line_over_both_columns_parts_the_page():
    upper = interleaved(column(LEFT, 72, 700), column(RIGHT, 330, 700))
    lowest = min(line[1] for line in upper)
    middle = (72, lowest - 30, 14, "What the pilots said of it when they were asked at last")
    lower = interleaved(column(RIGHT, 72, lowest - 60), column(LEFT, 330, lowest - 60))
    assert paragraphs_of([*upper, middle, *lower]) == [LEFT, RIGHT, middle[3], RIGHT, LEFT]


def test_a_table_is_read_row_by_row():
    cells = [("Norway", "1949"), ("Iceland", "1949"), ("Denmark", "1949"), ("Spain", "1982")] * 3
    lines = made.set_lines(LEFT)
    for row, (state, year) in enumerate(cells):
        lines += [(72, 600 - 14 * row, 11, state), (330, 600 - 14 * row, 11, year)]
    found = text_of(lines)
    assert found.index("1949") < found.index("Iceland")


def test_items_of_a_list_are_paragraphs_and_dashes_in_prose_are_not():
    items = ["Three things were agreed:", "– that the dues would stay as they were,"]
    items += ["– that the pilots would be paid,", "• and that nobody would speak of it."]
    prose = [
        "The ministers – there were three of them, and none of them had read it all",
        "– agreed.",
    ]
    lines = [(72, 720 - 14 * n, 11, text) for n, text in enumerate([*items, *prose])]
    lines += made.set_lines(LEFT, top=580)
    assert paragraphs_of(lines) == [*items, " ".join(prose), LEFT]


def test_a_number_stands_before_its_heading():
    lines = [(72, 740, 14, "2.1"), (130, 740, 14, "What was signed"), *made.set_lines(LEFT)]
    assert paragraphs_of(lines) == ["2.1 What was signed", LEFT]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page():
    words = LEFT.split()
    first, second, third = " ".join(words[:16]), " ".join(words[16:30]), " ".join(words[30:])
    page_one = [*column(first, 72), *column(RIGHT, 72, 560), *column(second, 330)]
    found = text_of([*column(f"{first} {second}", 72)], [*column(third, 72)])
    assert LEFT in found
    assert text_of(page_one)


def test_paragraphs_are_told_by_indents_and_by_white_space():
    upper = made.set_lines(LEFT)
    lowest = min(line[1] for line in upper)
    indented = made.set_lines(RIGHT, top=lowest - 14)
    indented[0] = (90, *indented[0][1:])
    apart = made.set_lines(LEFT, top=min(line[1] for line in indented) - 28)
    assert paragraphs_of([*upper, *indented, *apart]) == [LEFT, RIGHT, LEFT]


def book(n_pages=5):
    """Pages with a head, whose side changes, a foot, and a number."""
    pages = []
    for number in range(1, n_pages + 1):
        head = f"{number} THE COAST REVIEW" if number % 2 else f"TWO HARBOURS {number}"
        pages.append(
            [
                (72, 770, 9, head),
                *made.set_lines(f"{LEFT} Page {number} of the tale.\n\n{RIGHT}", top=720),
                (72, 40, 9, "© Coast Press. All rights reserved."),
                (300, 25, 9, f"– {number} –"),
            ]
        )
    return pages


def test_heads_feet_and_page_numbers_are_left_out():
    found = text_of(*book())
    for head in ("COAST REVIEW", "TWO HARBOURS", "Coast Press", "–"):
        assert head not in found
    assert found.count("of the tale.") == 5
    assert found.count("told wrongly") == 5


def test_a_number_in_the_text_stays():
    lines = [*made.set_lines(LEFT), (72, 640, 11, "1949"), *made.set_lines(RIGHT, top=626)]
    assert "1949" in text_of(lines)


def test_the_title_stays_though_heads_repeat_it():
    pages = book()
    pages[0] = [(72, 755, 18, "TWO HARBOURS"), *pages[0][1:]]
    assert text_of(*pages).startswith("TWO HARBOURS\n\n")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The two states had reached an agree-", "ment on it."], "reached an agreement on it"),
        (["Nothing of it is what the well-", "known books say."], "the well-known books"),
        (["They built the Franco-", "German plan."], "Franco-German plan"),
        (["The non-", "aligned, that is the non-aligned, said so."], "The non-aligned, that"),
        (["This is re-", "form, and reform is slow."], "This is reform, and"),
        (["The treaty was signed in 1914-", "18 by no one."], "1914-18"),
        (["Of the ﬁrst conﬂict", "nobody spoke."], "the first conflict nobody"),
    ],
)
def test_words_cut_at_the_end_of_a_line_are_whole_again(lines, joined):
    # The first line must reach the margin, as cut words do.
    page = [(72, 700, 11, lines[0]), (72, 686, 11, lines[1])]
    page += made.set_lines(RIGHT, top=640, width=max(len(lines[0]), 30))
    assert joined in text_of(page).replace("\n\n", " ")


def test_properties_are_believed_where_the_text_is_silent():
    silent = made.pdf(
        [made.set_lines(f"{LEFT}\n\n{RIGHT}")], {"Title": "Two Harbours", "Author": "Ann Lee"}
    )
    article = read_bytes(silent, "pdf")
    assert (article.title, article.authors) == ("Two Harbours", ("Ann Lee",))


def test_properties_are_not_believed_against_the_text():
    made_up = {"Title": "Another Paper", "Author": "Max Weber", "CreationDate": "D:20240506"}
    article = read_bytes(made.simple_pdf(1, made_up), "pdf")
    assert (article.title, article.authors) == (f"{made.TITLE} 1", ("Jane Doe",))
    assert article.published is None
    told = " ".join(article.warnings)
    assert all(word in told for word in ("Another Paper", "Max Weber", "2024-05-06"))


@pytest.mark.parametrize("title", ["Microsoft Word - draft3.doc", "untitled", "paper_final.pdf"])
def test_titles_that_programs_make_up_are_none(title):
    data = made.pdf([made.set_lines(f"{LEFT}\n\n{RIGHT}")], {"Title": title})
    assert read_bytes(data, "pdf").title is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (made.encrypted_pdf(), "encrypted"),
        (made.pdf([[]], with_picture=True), "needs_ocr"),
        (made.simple_pdf()[:400], "damaged"),
        (made.pdf([[(72, 700, 11, "12")]]), "no_text"),
    ],
)
def test_what_holds_no_text_is_refused(data, code):
    with pytest.raises(UnreadableInputError) as caught:
        read_bytes(data, "pdf", "paper.pdf")
    assert caught.value.code == code
