"""``OUT/report``: one page for up to 500 articles, and beyond that a page for each.

Rows are read article by article and pages are written as they come, so that a folder of any size
needs no more memory than a small one.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from docanalyze.files import replacing
from docanalyze.report.articles import LAYERS, ArticleView, article_views
from docanalyze.report.assets import ARTICLE_SCRIPTS, assets, environment
from docanalyze.report.context import index_context, named
from docanalyze.report.counting import Counted, counted
from docanalyze.report.joining import check_tables, table_path
from docanalyze.report.listing import LISTINGS, Listing, listing_pages
from docanalyze.tables import table_schemas

__all__ = ["INLINE_ARTICLES", "write_report"]

INLINE_ARTICLES = 500
# Five hundred books would be too much for one page.
INLINE_CHARACTERS = 8_000_000
ROWS_A_PAGE = 5_000
# Pieces of a page that are written at once.
BUFFERED = 200
PAGE_NAMES = {
    "articles": re.compile(r"d[0-9a-f]{16}\.html"),
    "tables": re.compile(rf"(?:{'|'.join(LISTINGS)})-\d+\.html"),
}


@dataclass(frozen=True, slots=True)
class ReportTable:
    """What the pages need to know of a table.

    Args:
        name: Of the table.
        meaning: What a row is.
        one: What a row is called.
        columns: Those shown: name, title, kind, whether rows are chosen by it, meaning.
        n_rows: How many there are.
        n_pages: On how many pages they are.
        href: Where the table is, from the page in hand.
        csv: Where its CSV file is.
        pages: Its rows, where they are part of the page in hand.
    """

    name: str
    meaning: str
    one: str
    columns: tuple[Mapping[str, Any], ...]
    n_rows: int
    n_pages: int
    href: str
    csv: str
    pages: Iterable[Mapping[str, Any]] = ()


def write_report(
    output: str | Path,
    *,
    record: Mapping[str, Any] | None = None,
    inline_articles: int = INLINE_ARTICLES,
    rows_a_page: int = ROWS_A_PAGE,
) -> Path:
    """Write the report of a run from its tables and summaries.

    Args:
        output: The run's folder.
        record: How the run was made; None: what its ``run.json`` says.
        inline_articles: Up to how many articles all is on one page. Beyond, or where they are very
            long, each article is a page, and each table is on pages.
        rows_a_page: Rows of such a page of a table.

    Returns:
        The page to open.

    Raises:
        UsageError: The folder does not hold the tables of a run.
    """
    out = Path(output)
    check_tables(out)
    figures = counted(out)
    overview = figures.overview
    is_inline = (
        overview.n_articles <= inline_articles and overview.n_characters <= INLINE_CHARACTERS
    )
    report = _Report(out, record or _record(out), figures, None if is_inline else rows_a_page)
    report.write()
    return report.index


class _Report:
    """The pages of one report.

    Args:
        output: The run's folder.
        record: As in ``run.json``.
        figures: What was counted.
        page_size: Rows of a page of a table; None: everything is on one page.
    """

    def __init__(
        self, output: Path, record: Mapping[str, Any], figures: Counted, page_size: int | None
    ) -> None:
        self.output = output
        self.folder = output / "report"
        self.index = self.folder / "index.html"
        self.record = record
        self.figures = figures
        self.page_size = page_size
        self.name = named(figures.overview)
        schemas = table_schemas(list(figures.overview.labels.values()))
        self.tables = {
            name: self._table(listing, schemas[name].meaning, _meanings(schemas[name].columns))
            for name, listing in LISTINGS.items()
        }

    @property
    def is_inline(self) -> bool:
        return self.page_size is None

    def write(self) -> None:
        """Write all pages, the first one last, and take away those of an earlier report."""
        self.folder.mkdir(exist_ok=True)
        written: set[Path] = set()
        if not self.is_inline:
            written |= set(self._write_articles()) | set(self._write_tables())
        self._write_index()
        _remove_others(self.folder, written)

    def _write_index(self) -> None:
        tables = self.tables
        if self.is_inline:
            tables = {
                name: replace(table, pages=listing_pages(self.output, LISTINGS[name], None))
                for name, table in tables.items()
            }
        context = self._context("", "overview") | index_context(
            self.output, self.record, self.figures
        )
        articles = article_views(self.output, self.figures.overview.labels)
        _write(
            "index.html.j2",
            self.index,
            context | {"tables": tables, "articles": articles if self.is_inline else None},
        )

    def _write_articles(self) -> Iterator[Path]:
        folder = self.folder / "articles"
        folder.mkdir(exist_ok=True)
        context = self._context("../", "articles") | {"assets": assets(ARTICLE_SCRIPTS)}
        views = article_views(self.output, self.figures.overview.labels)
        for previous, article, following in _with_neighbours(views):
            path = folder / f"{article.document['doc_id']}.html"
            around = {"previous": previous, "article": article, "following": following}
            _write("article_page.html.j2", path, context | around)
            yield path

    def _write_tables(self) -> Iterator[Path]:
        folder = self.folder / "tables"
        folder.mkdir(exist_ok=True)
        for name, table in self.tables.items():
            context = self._context("../", "articles" if name == "documents" else "tables")
            first = 1
            pages = listing_pages(self.output, LISTINGS[name], self.page_size)
            for number, page in enumerate(pages, start=1):
                last = first + len(page["rows"]) - 1
                path = folder / f"{name}-{number}.html"
                place = {"number": number, "first": first, "last": last, "page": page}
                shown = replace(table, csv=f"../{table.csv}")
                _write("table_page.html.j2", path, context | place | {"table": shown})
                first = last + 1
                yield path

    def _table(self, listing: Listing, meaning: str, meanings: Mapping[str, str]) -> ReportTable:
        name = listing.table
        n_rows = pq.read_metadata(table_path(self.output, name)).num_rows
        columns = tuple(
            {
                "name": column.name,
                "title": column.title,
                "kind": column.kind,
                "chosen": column.chosen,
                "meaning": meanings[column.name],
            }
            for column in listing.columns
        )
        return ReportTable(
            name,
            meaning,
            listing.one,
            columns,
            n_rows,
            -(-n_rows // self.page_size) if self.page_size else 1,
            self._href(name),
            f"../tables/{name}.csv",
        )

    def _href(self, name: str) -> str:
        if not self.is_inline:
            return f"tables/{name}-1.html"
        return "#articles" if name == "documents" else f"#listing-{name}"

    def _context(self, root: str, here: str) -> dict[str, Any]:
        """Return what every page needs; ``root`` leads from its folder to that of the report."""
        index = "" if not root else f"{root}index.html"
        articles = "#articles" if self.is_inline else f"{root}tables/documents-1.html"
        return {
            "assets": assets(),
            "name": self.name,
            "here": here,
            "layers": LAYERS,
            "nav": {
                "overview": f"{index}#overview",
                "articles": articles,
                "tables": f"{index}#tables",
                "quality": f"{index}#quality",
            },
            "article_href": self._article_href,
            "table_href": self._table_href,
        }

    def _article_href(self, doc_id: str) -> str:
        return f"#{doc_id}" if self.is_inline else f"{doc_id}.html"

    def _table_href(self, table: str, column: str, value: str) -> str:
        """Return a link to the rows of a table with a value."""
        from urllib.parse import urlencode

        query = urlencode({column: value})
        if self.is_inline:
            return f"#listing-{table}?{query}"
        return f"tables/{table}-1.html#listing-{table}?{query}"


def _meanings(columns: Iterable[Any]) -> dict[str, str]:
    return {column.name: column.meaning for column in columns}


def _write(template: str, path: Path, context: Mapping[str, Any]) -> None:
    stream = environment().get_template(template).stream(**context)
    stream.enable_buffering(BUFFERED)
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(stream)


def _with_neighbours(
    views: Iterator[ArticleView],
) -> Iterator[tuple[ArticleView | None, ArticleView, ArticleView | None]]:
    """Yield each article with the one before and the one after it."""
    before: ArticleView | None = None
    for article, after in pairwise(chain(views, [None])):
        if article is not None:
            yield before, article, after
        before = article


def _record(output: Path) -> dict[str, Any]:
    try:
        record = json.loads((output / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _remove_others(folder: Path, written: set[Path]) -> None:
    """Remove pages that an earlier report has left, and nothing that is not a page of a report."""
    for name, pattern in PAGE_NAMES.items():
        pages = folder / name
        if not pages.is_dir():
            continue
        for path in pages.iterdir():
            if path not in written and pattern.fullmatch(path.name):
                path.unlink()
        if not any(pages.iterdir()):
            pages.rmdir()
