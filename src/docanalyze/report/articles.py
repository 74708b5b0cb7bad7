"""What the report shows of one article: its text with every row marked, labels beside it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from docanalyze.report.evidence import evidence_marks
from docanalyze.report.joining import ORDINAL, ArticleRows, Row, joined_articles
from docanalyze.report.marking import Mark, as_html, marked_pieces

__all__ = ["LAYERS", "ArticleView", "PassageView", "article_views", "layer_anchor"]

# Each table whose rows are marked, and what one of its rows is called.
LAYERS: Mapping[str, str] = {
    "entities": "entity",
    "treaties": "treaty",
    "provisions": "provision",
    "dates": "date",
    "quotations": "quotation",
}
# What a row says about itself when it is pointed at: what the reader is told, and the column.
FACTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "entities": (("type", "label"), ("name", "name"), ("id", "entity_id")),
    "treaties": (
        *(("title", "title"), ("year", "year"), ("kind", "kind"), ("parties", "parties")),
        ("id", "treaty_id"),
    ),
    "provisions": (("unit", "unit"), ("number", "number"), ("of", "treaty_id")),
    "dates": (
        *(("kind", "kind"), ("EDTF", "edtf"), ("earliest", "earliest"), ("latest", "latest")),
        *(("counted from", "anchor"), ("year of", "treaty_id")),
    ),
    "quotations": (
        *(("kind", "kind"), ("speaker", "speaker"), ("role", "speaker_role")),
        *(("state", "speaker_state"), ("id", "speaker_id"), ("cue", "cue")),
    ),
}
SOURCE = ("method", "confidence")
PASSAGE_COLUMNS = (
    *("passage_id", "index", "kind", "start", "text", "governance_model", "probability"),
    *("second_model", "second_probability", "uncertain", "evidence", "holder", "stance"),
)
DOCUMENT_COLUMNS = (
    *("source", "also_at", "title", "authors", "published", "publisher", "section", "language"),
    *("url", "format", "n_words", "n_passages", "duplicate_group", "duplicate_kind", "similarity"),
    *("governance_model", "leading_model", "warnings"),
)


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage: its row, and its text with the marks, as HTML."""

    row: Row
    words: Markup


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article.

    Args:
        document: Its row of ``documents``, without the text.
        passages: In order.
        counts: Rows by layer.
        shares: Label and share of the words of prose, largest first.
        summary: As in ``summaries``; None if it is not there.
    """

    document: Row
    passages: Sequence[PassageView]
    counts: Mapping[str, int]
    shares: Sequence[tuple[str, float]]
    summary: Mapping[str, Any] | None

    @property
    def name(self) -> str:
        """The title, or where it has none the path."""
        return str(self.document["title"] or self.document["source"])


def layer_anchor(table: str, ordinal: int) -> str:
    """Return the id under which a row's mark is found.

    Args:
        table: Name of its table.
        ordinal: The how-many-th row it is, from 0.
    """
    return f"{table}-{ordinal}"


def article_views(output: Path, labels: Mapping[str, str]) -> Iterator[ArticleView]:
    """Yield what is shown of each article, one at a time, in the order of the sources.

    Args:
        output: The run's folder.
        labels: The labels by the form they have in column names.
    """
    shares = {f"share_{slug}": label for slug, label in labels.items()}
    columns: dict[str, Sequence[str]] = {
        "documents": (*DOCUMENT_COLUMNS, *shares),
        "passages": PASSAGE_COLUMNS,
    }
    for name, facts in FACTS.items():
        columns[name] = ("passage_id", "start", "end", *dict(facts).values(), *SOURCE)
    for article in joined_articles(output, columns):
        yield _view(output, article, shares)


def _view(output: Path, article: ArticleRows, shares: Mapping[str, str]) -> ArticleView:
    marks: dict[str, list[tuple[str, Row]]] = {}
    for table in LAYERS:
        for row in article.rows[table]:
            marks.setdefault(row["passage_id"], []).append((table, row))
    document = article.document
    known = [(label, document[column] or 0.0) for column, label in shares.items()]
    return ArticleView(
        document=document,
        passages=[
            _passage(row, marks.get(row["passage_id"], ())) for row in article.rows["passages"]
        ],
        counts={table: len(article.rows[table]) for table in LAYERS},
        shares=sorted((pair for pair in known if pair[1] > 0), key=lambda pair: -pair[1]),
        summary=_summary(output / "summaries" / f"{document['doc_id']}.json"),
    )


def _passage(passage: Row, rows: Sequence[tuple[str, Row]]) -> PassageView:
    offset, text = passage["start"], passage["text"]
    marks = [
        Mark(
            table,
            row["start"] - offset,
            row["end"] - offset,
            layer_anchor(table, row[ORDINAL]),
            _facts(table, row),
        )
        for table, row in rows
    ]
    marks += evidence_marks(text, passage["evidence"] or ())
    return PassageView(passage, as_html(marked_pieces(text, marks)))


def _facts(table: str, row: Row) -> str:
    """Return what a row says, a line a fact."""
    lines = [LAYERS[table]]
    for said, column in FACTS[table]:
        value = row[column]
        if value not in (None, []):
            shown = ", ".join(value) if isinstance(value, list) else str(value)
            lines.append(f"{said}: {' '.join(shown.split())}")
    sure = "" if row["confidence"] is None else f", confidence {row['confidence']:.2f}"
    return "\n".join([*lines, f"found by: {row['method']}{sure}"])


def _summary(path: Path) -> dict[str, Any] | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None
