"""Word documents and saved pages: all text in order, and what the file says of itself."""

import datetime as dt

import made_files as made
import pytest

from docanalyze.reading import read_bytes


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraphs_of(body):
    article = read_bytes(made.docx_with_body(body.encode()), "docx")
    return article.text.split("\n\n")


def marked(article):
    return [(mark.kind, article.text[mark.start : mark.end]) for mark in article.marks]


def test_a_document_has_its_blocks_with_their_kinds():
    article = read_bytes(made.docx(1), "docx")
    assert marked(article) == [
        ("title", f"{made.TITLE} 1"),
        ("byline", "By Jane Doe"),
        ("heading", "What was signed"),
        ("list_item", "Cost comes first."),
        ("other", "State | Signed"),
        ("other", "Norway | 1949"),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('It was ')}<w:ins>{run('signed ')}</w:ins>{run('here.')}</w:p>", "signed"),
        (f"<w:p>{run('It was ')}<w:hyperlink>{run('signed ')}</w:hyperlink></w:p>", "signed"),
        (f"<w:sdt><w:sdtContent><w:p>{run('signed here')}</w:p></w:sdtContent></w:sdt>", "signed"),
        (f"<w:p><w:smartTag>{run('signed here')}</w:smartTag></w:p>", "signed"),
    ],
)
def test_text_in_insertions_links_and_controls_is_not_lost(body, text):
    assert text in paragraphs_of(body)[0]


def test_what_was_struck_out_is_not_read():
    struck = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    assert paragraphs_of(f"<w:p>{run('It was ')}{struck}{run('signed.')}</w:p>")[0] == (
        "It was signed."
    )


def test_breaks_and_tabs_part_words():
    body = "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
    assert paragraphs_of(body)[:2] == ["one\ttwo", "three"]


def test_properties_are_used_where_the_text_is_silent():
    import io

    import docx

    document = docx.Document()
    document.add_paragraph(f"{made.PROSE} {made.SECOND}")
    properties = document.core_properties
    properties.title, properties.author = "Harbours", "Jane Doe; John Roe"
    properties.created = dt.datetime(2020, 1, 2, tzinfo=dt.UTC)
    out = io.BytesIO()
    document.save(out)
    article = read_bytes(out.getvalue(), "docx")
    assert (article.title, article.authors) == ("Harbours", ("Jane Doe", "John Roe"))
    assert article.published is None
    assert "2020-01-02" in article.warnings[0]


def test_properties_that_contradict_the_text_are_only_told():
    article = read_bytes(made.docx(1, title="Another Paper", author="Max Weber"), "docx")
    assert (article.title, article.authors) == (f"{made.TITLE} 1", ("Jane Doe",))
    told = " ".join(article.warnings)
    assert "Another Paper" in told
    assert "Max Weber" in told


@pytest.mark.parametrize("author", ["python-docx", "Microsoft Office User", "admin"])
def test_the_names_of_programs_are_no_authors(author):
    plain = made.docx_with_body(b"")
    assert "python-docx" not in read_bytes(plain, "docx").authors
    assert author not in " ".join(read_bytes(made.docx(2, author=author), "docx").warnings)


def test_a_saved_page_says_where_it_is_from():
    article = read_bytes(made.mhtml(made.page(1)), "mhtml")
    assert article.format == "mhtml"
    assert article.url == "https://example.org/harbours"
    assert article.title == f"{made.TITLE} 1"
    assert article.text == read_bytes(made.page(1).encode(), "html").text
