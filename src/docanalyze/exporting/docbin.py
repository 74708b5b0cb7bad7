"""spaCy: articles as Docs with entities, spans and all their rows, in DocBin files."""

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from docanalyze.exporting.articles import Article, Row
from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.tokens import LAYERS, doc_of, span_of
from docanalyze.exporting.written import Written
from docanalyze.files import replacing

__all__ = ["ARTICLES_PER_FILE", "write"]

# A DocBin is built in memory.
ARTICLES_PER_FILE = 200
_ATTRIBUTES = ("ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID")
_SHARE = "share_"


def write(run: RunTables, folder: Path) -> Written:
    """Write ``articles-00001.spacy`` and, for many articles, further ones.

    Args:
        run: The tables.
        folder: Exists.
    """
    articles = run.articles(("passages", *LAYERS))
    written: set[Path] = set()
    for number in count(1):
        some = DocBin(
            attrs=_ATTRIBUTES,
            store_user_data=True,
            docs=_docs(islice(articles, ARTICLES_PER_FILE), run),
        )
        if not len(some) and written:
            break
        path = folder / f"articles-{number:05}.spacy"
        with replacing(path) as temporary:
            some.to_disk(temporary)
        written.add(path)
    # What an earlier, larger export left would be read with the rest.
    for path in set(folder.glob("articles-[0-9][0-9][0-9][0-9][0-9].spacy")) - written:
        path.unlink()
    return Written(len(written))


def _docs(articles: Iterator[Article], run: RunTables) -> Iterator[Doc]:
    shares = [
        column.name for column in run.tables["documents"].columns if column.name.startswith(_SHARE)
    ]
    for article in articles:
        yield _annotated(article, shares)


def _annotated(article: Article, shares: list[str]) -> Doc:
    doc = doc_of(article)
    rows = article.rows
    for name in LAYERS:
        doc.spans[name] = [_SPANS[name](doc, row) for row in rows[name]]
    doc.spans["passages"] = [
        span_of(doc, row, row["governance_model"] or row["kind"], span_id=row["passage_id"])
        for row in rows["passages"]
    ]
    doc.set_ents(filter_spans(doc.spans["entities"]))
    document = article.document
    doc.cats = {
        name.removeprefix(_SHARE): document[name] for name in shares if document[name] is not None
    }
    doc.user_data["docanalyze"] = {
        "documents": _without_text(document),
        **{name: [_without_text(row) for row in rows[name]] for name in ("passages", *LAYERS)},
    }
    return doc


def _without_text(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "text"}


_SPANS = {
    "entities": lambda doc, row: span_of(doc, row, row["label"], kb_id=row["entity_id"] or ""),
    "treaties": lambda doc, row: span_of(
        doc, row, row["kind"] or "treaty", kb_id=row["treaty_id"] or ""
    ),
    "provisions": lambda doc, row: span_of(
        doc, row, row["unit"], kb_id=row["treaty_id"] or "", span_id=row["number"] or ""
    ),
    "dates": lambda doc, row: span_of(doc, row, row["kind"], span_id=row["edtf"] or ""),
    "quotations": lambda doc, row: span_of(
        doc, row, row["kind"], kb_id=row["speaker_id"] or "", span_id=row["speaker"] or ""
    ),
}
