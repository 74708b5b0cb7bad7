"""Texts of the corpus with right answers for a layer: annotated articles, vignettes."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.reading import Article, Source, read_source
from docanalyze.reading.text import read_text

__all__ = [
    "CORPUS",
    "OPENED",
    "Row",
    "Text",
    "annotated_articles",
    "placed",
    "read_article",
    "vignettes",
]

CORPUS = Path(__file__).parents[1] / "corpus"
# To look at from the first, and the closed sets that have been opened since.
OPENED = (
    "dev",
    "closed-dates",
    "closed-entities",
    "closed-quotations",
    "closed-quotations-second",
    "closed-treaties",
    "closed-treaties-second",
    "closed-treaties-third",
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with right answers.

    Args:
        name: Of the vignette or the file.
        kind: What the texts of its file are called, or the folder of ``corpus/gold``.
        doc: Annotated.
        rows: The right answers: ``start``, ``end`` and the columns of the layer.
    """

    name: str
    kind: str
    doc: Doc
    rows: Sequence[Row]


def annotated_articles(
    nlp: Language, layer: str, folders: Sequence[str] = OPENED
) -> Iterator[Text]:
    """Yield the annotated articles of folders of ``corpus/gold``.

    Args:
        nlp: The pipeline that annotates them.
        layer: Whose rows are the answers.
        folders: Of ``corpus/gold``.
    """
    for folder in folders:
        for gold in sorted((CORPUS / "gold" / folder).glob("*.gold.json")):
            content = json.loads(gold.read_text(encoding="utf-8"))
            name = gold.name.removesuffix(".gold.json")
            article = read_source(Source(gold.with_name(f"{name}.txt"), name))
            yield Text(name, folder, read_article(nlp, article), content.get(layer, []))


def vignettes(nlp: Language, file: str, kind: str) -> Iterator[Text]:
    """Yield the texts of a file of ``corpus/vignettes``.

    Args:
        nlp: The pipeline that annotates them.
        file: Its name.
        kind: What its texts are called.
    """
    for line in (CORPUS / "vignettes" / file).read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        article = read_text(item["text"].encode(), item["id"])
        doc = read_article(nlp, replace(article, published=item["published"]))
        yield Text(item["id"], kind, doc, placed(doc.text, item["rows"]))


def read_article(nlp: Language, article: Article) -> Doc:
    """Return an article as the pipeline annotates it."""
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    doc._.authors = list(article.authors)
    doc._.marks = [[mark.start, mark.end, mark.kind] for mark in article.marks]
    return nlp(doc)


def placed(text: str, rows: Sequence[Row]) -> list[Row]:
    """Return rows with the offsets of the n-th time that each is written so."""
    found: list[Row] = []
    for row in rows:
        at = -1
        for _ in range(row["n"]):
            at = text.index(row["text"], at + 1)
        found.append({**row, "start": at, "end": at + len(row["text"])})
    return found
