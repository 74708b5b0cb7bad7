"""Text exports of news databases: where articles begin, and what their headers say."""

import made_files as made
import pytest

from docanalyze.reading import FileOpening, ReadingOptions, Shelf, Source, found_in
from docanalyze.reading.exports.fields import plain_date

JANE = ("Jane Doe",)


def read(tmp_path, content):
    path = tmp_path / "export.txt"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    shelf = Shelf()
    found = found_in(Source(path, "export.txt"), FileOpening(ReadingOptions()))
    articles = [(place.name, shelf.read(place)) for place, _ in found]
    shelf.close()
    return articles


def facts(article):
    return (article.title, article.authors, article.published, article.publisher)


EXPORTS = {
    "lexisnexis": (made.LEXISNEXIS, "lexisnexis", ("Jane Doe", "John Roe"), "FOREIGN"),
    "nexis uni": (made.NEXIS_UNI, "lexisnexis", JANE, "FOREIGN"),
    "factiva with codes": (made.FACTIVA_CODED, "factiva", JANE, None),
    "factiva as shown": (made.FACTIVA_SHOWN, "factiva", JANE, "World"),
    "proquest": (made.PROQUEST, "proquest", JANE, "Foreign"),
}


@pytest.mark.parametrize("form", EXPORTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows line ends"])
def test_each_article_comes_with_its_header(tmp_path, form, encoding):
    written, kind, authors, section = EXPORTS[form]
    content = {
        "utf-8": written.encode(),
        "utf-16": written.encode("utf-16"),
        "windows line ends": written.replace("\n", "\r\n").encode(),
    }[encoding]
    (first_name, first), (second_name, second) = read(tmp_path, content)
    assert (first_name, second_name) == ("export.txt#1", "export.txt#2")
    assert first.format == kind
    assert facts(first) == (made.TITLE, authors, "2019-03-12", "The Harbour Gazette")
    assert first.section == section
    assert facts(second)[1:] == ((), "1998-04-04", "The Fjord Review")
    assert second.title.casefold().startswith("an old promise")


@pytest.mark.parametrize("form", EXPORTS)
def test_the_text_is_the_article_and_nothing_else(tmp_path, form):
    for _, article in read(tmp_path, EXPORTS[form][0]):
        body = article.text.split("\n\n", 1)[1]
        assert body.startswith((made.PROSE[:40], made.SECOND[:40]))
        for furniture in ("opyright", "LOAD-DATE", "Load-Date", "ProQuest", "Document ", "English"):
            assert furniture not in article.text
        assert article.text.startswith(article.title)


def test_a_title_without_a_label_stands_at_the_margin(tmp_path):
    written = made.LEXISNEXIS.replace(f"\nHEADLINE: {made.TITLE}\n", "").replace(
        "                                 Late Edition\n",
        f"                                 Late Edition\n\n{made.TITLE}\n",
    )
    (_, first), _ = read(tmp_path, written)
    assert facts(first)[0] == made.TITLE
    assert first.publisher == "The Harbour Gazette"


def test_lines_of_a_header_that_nobody_knows_do_not_end_it(tmp_path):
    written = made.FACTIVA_SHOWN.replace("HRBGZ\nEnglish", "HRBGZ\nVolume 12, Issue 3\nEnglish")
    (_, first), _ = read(tmp_path, written.replace("The Harbour Gazette", "The 2019 Gazette"))
    assert first.publisher == "The 2019 Gazette"
    assert first.text.split("\n\n")[1] == made.PROSE


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("March 12, 2019 Tuesday 10:30 AM GMT", "March 12, 2019"),
        ("Tuesday, 12 March 2019", "12 March 2019"),
        ("The 2019 Report of the Harbour, March 2019", "March 2019"),
        ("The Review of 2019", None),
        ("12 March 2019 Late Edition", "12 March 2019"),
        ("2019-03-12", "2019-03-12"),
    ],
)
def test_dates_among_other_words(written, date):
    assert plain_date(written) == date


def test_what_looks_like_a_field_in_the_text_stays_there(tmp_path):
    (_, lexis), _ = read(tmp_path, made.LEXISNEXIS)
    assert "NOTE: this is a line of the article." in lexis.text
    (_, proquest), _ = read(tmp_path, made.PROQUEST)
    assert "He said: nothing was signed." in proquest.text
    (_, factiva), _ = read(tmp_path, made.FACTIVA_CODED)
    assert "IN A line of the text this is no code." in factiva.text


def test_the_same_article_in_two_exports_is_one_document(tmp_path):
    (_, one), _ = read(tmp_path, made.NEXIS_UNI)
    (_, other), _ = read(tmp_path, "\n\n" + made.NEXIS_UNI.replace("\n", "\r\n"))
    assert one.doc_id == other.doc_id


@pytest.mark.parametrize(
    "text",
    [
        made.article(),
        f"{made.article()}\nEnd of Document\n",
        f"{made.article()}\n{'_' * 60}\n\nA note under the line.\n",
        f"The paper was 1 of 3 DOCUMENTS that nobody read.\n\n{made.PROSE}\n",
    ],
)
def test_a_text_that_is_no_export_is_one_article(tmp_path, text):
    ((name, article),) = read(tmp_path, text)
    assert name == "export.txt"
    assert article.text == text
