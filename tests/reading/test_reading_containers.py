"""Files that hold many articles: names, identities, what is passed over, order of reading."""

import json

import made_files as made
import pytest

from docanalyze.reading import (
    FileOpening,
    Problem,
    ReadingOptions,
    Shelf,
    Source,
    content_id,
    found_in,
)


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Source(path, name)


def items(source, **options):
    opening = FileOpening(ReadingOptions(**options))
    return [(place.name, item) for place, item in found_in(source, opening)], opening


def articles(source, **options):
    shelf = Shelf(ReadingOptions(**options))
    places = [
        place
        for place, item in found_in(source, FileOpening(ReadingOptions(**options)))
        if not isinstance(item, Problem)
    ]
    try:
        return [shelf.read(place) for place in places]
    finally:
        shelf.close()


def test_the_identity_of_a_record_is_that_of_its_own_bytes(tmp_path):
    line = json.dumps({"text": made.PROSE}).encode()
    jsonl = write(tmp_path, "a.jsonl", line + b"\r\n")
    assert [article.doc_id for article in articles(jsonl)] == [content_id(line)]
    table = write(tmp_path, "a.csv", f'text,n\n"{made.PROSE}",1\n')
    canonical = json.dumps({"n": "1", "text": made.PROSE}, separators=(",", ":")).encode()
    assert [article.doc_id for article in articles(table)] == [content_id(canonical)]
    text = made.article().encode()
    archive = write(tmp_path, "a.zip", made.zip_of({"a.txt": text}))
    assert [article.doc_id for article in articles(archive)] == [content_id(text)]


def test_records_are_fetched_in_any_order(tmp_path):
    source = write(tmp_path, "a.zip", made.zip_of({"b.jsonl": made.json_lines(5)}))
    places = [place for place, _ in found_in(source, FileOpening(ReadingOptions()))]
    shelf = Shelf()
    found = [shelf.read(places[number]).title for number in (3, 0, 4, 1)]
    shelf.close()
    assert found == [f"{made.TITLE} {number}" for number in (3, 0, 4, 1)]


@pytest.mark.parametrize(
    ("record", "column"),
    [
        ({"body": made.PROSE, "summary": "short"}, "body"),
        ({"Full Text": made.PROSE, "content": "x"}, "Full Text"),
        ({"hl": "A headline", "what_it_says": made.PROSE}, "what_it_says"),
    ],
)
def test_the_column_with_the_text_is_guessed(tmp_path, record, column):
    (article,) = articles(write(tmp_path, "a.jsonl", json.dumps(record)))
    assert article.text == record[column]
    table = made.csv_of([list(record), list(record.values())])
    (article,) = articles(write(tmp_path, "a.csv", table))
    assert article.text == record[column]


def test_the_column_with_the_text_is_named(tmp_path):
    record = {"text": "not this one", "The Lead": made.PROSE}
    for name, content in (
        ("a.jsonl", json.dumps(record).encode()),
        ("a.tsv", made.csv_of([list(record), list(record.values())], "\t")),
        ("a.xlsx", made.xlsx({"s": [list(record), list(record.values())]})),
    ):
        (article,) = articles(write(tmp_path, name, content), text_column="the_lead")
        assert article.text == made.PROSE


def test_two_columns_of_prose_are_not_guessed_between(tmp_path):
    table = made.csv_of([["one", "two"], [made.PROSE, made.SECOND]])
    ((name, problem),), _ = items(write(tmp_path, "a.csv", table))
    assert (name, problem.code) == ("a.csv", "no_text_column")
    assert "one, two" in problem.message


def test_other_columns_tell_about_the_article(tmp_path):
    record = {
        "text": made.PROSE,
        "Headline": "Harbours",
        "byline": "By Jane Doe and John Roe",
        "pub_date": "2019-03-12T10:00:00Z",
        "outlet": "The Harbour Gazette",
        "Section": "World",
        "language": "English",
        "URL": "https://example.org/1",
    }
    (article,) = articles(write(tmp_path, "a.jsonl", json.dumps(record)))
    assert (article.title, article.authors) == ("Harbours", ("Jane Doe", "John Roe"))
    assert (article.published, article.publisher) == ("2019-03-12", "The Harbour Gazette")
    assert (article.section, article.url) == ("World", "https://example.org/1")
    assert article.language == "en"


@pytest.mark.parametrize(
    ("date", "published", "word"),
    [
        ("06/02/2026", "2026", "two days"),
        ("25/02/2026", "2026-02-25", None),
        ("1066-10-14", None, "not understood"),
        ("1700-01-01", None, "before 1800"),
        ("2199-01-01", None, "not understood"),
        ("2098-01-01", None, "future"),
        ("1552348800", None, "not understood"),
    ],
)
def test_dates_that_are_ambiguous_or_cannot_be_are_told(tmp_path, date, published, word):
    record = {"text": made.PROSE, "date": date}
    (article,) = articles(write(tmp_path, "a.jsonl", json.dumps(record)))
    assert article.published == published
    assert [word in warning for warning in article.warnings] == ([True] if word else [])


def test_a_date_that_the_text_bears_is_kept_and_doubted(tmp_path):
    text = f"A Farewell\n\nBy Jane Doe\n19 September 1796\n\n{made.PROSE}\n"
    (article,) = articles(write(tmp_path, "a.txt", text))
    assert article.published == "1796-09-19"
    assert "before 1800" in article.warnings[0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_of_csv(tmp_path, delimiter):
    rows = [["n", "text", "date"], ["1", f"{made.PROSE}\n\nOne, two; three.", "2019-03-12"]]
    (article,) = articles(write(tmp_path, "a.csv", made.csv_of(rows, delimiter)))
    assert article.text == rows[1][1]
    assert article.published == "2019-03-12"


def test_a_quotation_mark_that_is_never_closed_costs_one_row(tmp_path):
    closed = [f'{n},"{made.PROSE} {n}"' for n in range(6)]
    lines = ["n,text", *closed[:2], '2,"never closed', *closed[3:]]
    found, _ = items(write(tmp_path, "a.csv", "\n".join(lines)))
    bad = [name for name, item in found if isinstance(item, Problem)]
    assert bad == ["a.csv#3"]
    assert len(found) == 6


def test_rows_over_several_lines(tmp_path):
    text = f'{made.PROSE}\n\n“Quoted”, he said: "no".\n\n{made.SECOND}'
    table = made.csv_of([["text", "n"], [text, "1"], [text, "2"]])
    assert [article.text for article in articles(write(tmp_path, "a.csv", table))] == [text] * 2


def test_pages_of_a_web_archive(tmp_path):
    czech = made.page(1, body="<p>Město</p>").encode("iso-8859-2")
    pages = [
        ("200 OK", "text/html; charset=iso-8859-2", czech),
        ("404 Not Found", "text/html", b"<html>gone</html>"),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "application/pdf", made.simple_pdf(2)),
    ]
    first, second = articles(write(tmp_path, "a.warc", made.warc(pages)))
    assert (first.format, first.url) == ("html", "https://example.org/0")
    assert "Město" in first.text
    assert (second.format, second.title) == ("pdf", f"{made.TITLE} 2")


def test_members_that_are_not_asked_for_are_counted(tmp_path):
    members = {
        "a.txt": made.article(1),
        "drafts/b.txt": made.article(2),
        "c.md": made.article(3),
        ".hidden.txt": "x",
    }
    source = write(tmp_path, "a.zip", made.zip_of(members))
    found, opening = items(source, include=("*.txt",), exclude=("drafts/*",))
    assert [name for name, _ in found] == ["a.zip/a.txt"]
    assert opening.passed_over == {"not_selected": 2, "hidden_files": 1}


def test_a_large_archive_is_not_held_in_memory(tmp_path):
    import tracemalloc

    line = json.dumps({"text": made.PROSE * 40}).encode() + b"\n"
    source = write(tmp_path, "a.jsonl.gz", made.packed(line * 3000))
    tracemalloc.start()
    count = sum(1 for _ in found_in(source, FileOpening(ReadingOptions())))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3000
    assert peak < 8 << 20
