"""Texts whose provisions have right answers: vignettes, whole articles, single citations."""

import csv
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language

from docanalyze.reading import Source, read_source
from right_answers import CORPUS, Text, annotated_articles, placed, read_article, vignettes

__all__ = ["all_texts"]

VIGNETTES = ("provisions.jsonl", "provisions_second.jsonl")
# Whole articles by file, with the kind they are; the last allude more than articles do.
ARTICLES = {
    "provision_articles.jsonl": "articles",
    "provision_articles_second.jsonl": "articles",
    "provision_articles_third.jsonl": "allusive",
}
CITATIONS = CORPUS / "vignettes" / "provision_citations.csv"
OF_SPEECHES = CORPUS / "vignettes" / "provisions_of_speeches.csv"


def all_texts(nlp: Language, speeches: Path | None = None) -> Iterator[Text]:
    """Yield all texts.

    Args:
        nlp: The pipeline that annotates them.
        speeches: The speeches whose provisions are labelled, whose texts are not in the corpus:
            lines of JSON with ``id``, ``year`` and ``text``, gzipped.
    """
    for file in (*VIGNETTES, *ARTICLES):
        yield from vignettes(nlp, file, ARTICLES.get(file, "vignettes"))
    yield from annotated_articles(nlp, "provisions")
    labelled: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with CITATIONS.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            labelled[row["article"]].append({**row, "n": int(row["n"])})
    for name, rows in sorted(labelled.items()):
        doc = read_article(nlp, read_source(Source(CORPUS / "articles" / name, name)))
        yield Text(name, "labelled", doc, placed(doc.text, rows))
    if speeches:
        yield from _speeches(nlp, speeches)


def _speeches(nlp: Language, path: Path) -> Iterator[Text]:
    labelled: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with OF_SPEECHES.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            accepted = row["accept_ids"].split(";") if row["accept_ids"] else []
            answer = {"treaty_id": row["treaty_id"] or None, "accept_ids": accepted}
            labelled[row["speech"]].append({"text": row["text"], "n": int(row["n"]), **answer})
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for speech in map(json.loads, lines):
            if rows := labelled.get(speech["id"]):
                doc = nlp.make_doc(speech["text"])
                doc._.published = str(speech["year"])
                yield Text(speech["id"], "speeches", nlp(doc), placed(doc.text, rows))
