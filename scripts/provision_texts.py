"""Texts whose provisions have right answers: vignettes, whole articles, single citations."""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.reading import Article, Source, read_source

__all__ = ["Row", "Text", "all_texts"]

CORPUS = Path(__file__).parents[1] / "corpus"
VIGNETTES = ("provisions.jsonl", "provisions_second.jsonl")
ARTICLES = ("provision_articles.jsonl", "provision_articles_second.jsonl")
# To look at from the first, and the closed sets that have been opened since.
GOLD = (
    "dev",
    "closed-dates",
    "closed-entities",
    "closed-quotations",
    "closed-quotations-second",
    "closed-treaties",
    "closed-treaties-second",
    "closed-treaties-third",
)
CITATIONS = CORPUS / "vignettes" / "provision_citations.csv"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with right answers.

    Args:
        name: Of the vignette or the file.
        kind: ``vignettes``, ``articles``, ``labelled``, or the folder of ``corpus/gold``.
        doc: Annotated.
        rows: The right answers: ``start``, ``end``, ``treaty_id``, perhaps ``accept_ids``.
    """

    name: str
    kind: str
    doc: Doc
    rows: Sequence[Row]


def all_texts(nlp: Language) -> Iterator[Text]:
    """Yield all texts.

    Args:
        nlp: The pipeline that annotates them.
    """
    for file in (*VIGNETTES, *ARTICLES):
        kind = "articles" if file in ARTICLES else "vignettes"
        for line in (CORPUS / "vignettes" / file).read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            doc = _annotated(nlp, item["text"], item["published"])
            yield Text(item["id"], kind, doc, _placed(doc.text, item["rows"]))
    for folder in GOLD:
        for gold in sorted((CORPUS / "gold" / folder).glob("*.gold.json")):
            content = json.loads(gold.read_text(encoding="utf-8"))
            name = gold.name.removesuffix(".gold.json")
            article = read_source(Source(gold.with_name(f"{name}.txt"), name))
            yield Text(name, folder, _read(nlp, article), content.get("provisions", []))
    labelled: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with CITATIONS.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            labelled[row["article"]].append({**row, "n": int(row["n"])})
    for name, rows in sorted(labelled.items()):
        doc = _read(nlp, read_source(Source(CORPUS / "articles" / name, name)))
        yield Text(name, "labelled", doc, _placed(doc.text, rows))


def _read(nlp: Language, article: Article) -> Doc:
    return _annotated(nlp, article.text, article.published)


def _annotated(nlp: Language, text: str, published: str | None) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = published
    return nlp(doc)


def _placed(text: str, rows: Sequence[Row]) -> list[Row]:
    """Return rows with the offsets of the n-th time that each is written so."""
    found: list[Row] = []
    for row in rows:
        at = -1
        for _ in range(row["n"]):
            at = text.index(row["text"], at + 1)
        found.append({**row, "start": at, "end": at + len(row["text"])})
    return found
