"""Titles, names, labels and texts that want to be more than text."""

import csv
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import docanalyze

# In an element, in an attribute, in a script's data, as an address, as a formula, backwards.
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</script><script>alert(3)</script>",
    "javascript:alert(4)",
    '=HYPERLINK("http://example.org","press")',
    "\u202egnihtyna\u2066 <!--",
    "{{ 7 * 7 }} ${alert(5)}",
)
ARTICLE = """<script>alert(1)</script> & "the Pact"

By <b>Eve</b> | 3 May 2021

The <img src=x onerror=alert(1)> clause of the North Atlantic Treaty (1949) is "=HYPERLINK()", said
Prime Minister <i>Mark</i> Carney. javascript:alert(1) is a link to nothing. </script><script>
alert(2)</script>
The Alliance will defend its members under Article 5. \u202eTen years later\u2069 it did.
"""
# Columns whose values are looked up elsewhere, or come from a list.
LEFT_ALONE = {"doc_id", "passage_id", "kind", "text", "published", "duplicate_group"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A run in whose tables every text that an article or a user can bring about is an attack."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    output = folder / "out"
    docanalyze.run([folder / "article.txt", folder / "empty.txt"], output)
    for path in (output / "tables").glob("*.parquet"):
        table = pq.read_table(path)
        rows = [
            {name: poisoned(name, value, number) for name, value in row.items()}
            for number, row in enumerate(table.to_pylist())
        ]
        pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)
    docanalyze.write_report(output)
    return output


def poisoned(name, value, number):
    attack = ATTACKS[(number + len(name)) % len(ATTACKS)]
    if name in LEFT_ALONE:
        return value
    if isinstance(value, str):
        return attack
    return list(ATTACKS) if isinstance(value, list) else value


def addresses(page):
    return page.evaluate("() => [...document.querySelectorAll('a')].map((link) => link.protocol)")


@pytest.mark.parametrize(
    "table", ["passages", "entities", "treaties", "dates", "quotations", "errors"]
)
def test_tables_show_it_as_text(visit, hostile, table):
    with visit() as visited:
        page = visited.go(hostile / "report" / "index.html", f"#listing-{table}")
        page.wait_for_selector(f"#listing-{table} tbody tr")
        shown = page.inner_text(f"#listing-{table}")
        assert any(attack in shown for attack in ATTACKS)
        assert page.locator("img").count() == 0
        assert set(addresses(page)) == {"file:"}


def test_overview_articles_and_quality_show_it_as_text(visit, hostile):
    doc_id = docanalyze.load(hostile).documents["doc_id"].iloc[0]
    with visit() as visited:
        page = visited.go(hostile / "report" / "index.html")
        for place in ("overview", "articles", "quality", doc_id):
            page.evaluate("place => { location.hash = place }", place)
            page.wait_for_function(
                "place => document.getElementById(place).closest('.view').matches('.current')",
                arg=place,
            )
        assert "<script>alert(1)</script>" in page.inner_text("body")
        for mark in page.locator(".article.current mark").all()[:5]:
            mark.hover()
        assert page.locator("img, b:has(script), #facts *:not(p)").count() == 0
        assert set(addresses(page)) == {"file:"}


def test_an_address_that_wants_to_be_more_is_only_not_found(visit, hostile):
    with visit() as visited:
        for place in (
            "#<img src=x onerror=alert(1)>",
            "#%E0%A4%A",
            "#listing-entities?q=%3Cscript%3E",
        ):
            page = visited.go(hostile / "report" / "index.html", place)
            assert page.locator(".view.current").count() == 1
            assert page.locator("img").count() == 0


def test_what_a_script_reads_is_one_piece_of_json(hostile):
    page = (hostile / "report" / "index.html").read_text(encoding="utf-8")
    parts = page.split('<script type="application/json" id="rows-entities">')
    data = json.loads(parts[1].split("</script>")[0])
    assert len(data["rows"]) == len(docanalyze.load(hostile).entities)


def test_no_cell_of_a_csv_file_is_a_formula(tmp_path):
    text = '=HYPERLINK("http://example.org")\n\nBy +49 | 3 May 2021\n\n"=1+1" is what NATO said.\n'
    (tmp_path / "formula.txt").write_text(text, encoding="utf-8")
    docanalyze.run([tmp_path / "formula.txt"], tmp_path / "out")
    seen = []
    for path in (tmp_path / "out" / "tables").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
        seen += cells
    assert any(cell.startswith("'=HYPERLINK") for cell in seen)
    assert "'=1+1" in seen
