"""Texts whose provisions have right answers: vignettes, whole articles, single citations."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from spacy.language import Language

from docanalyze.reading import Source, read_source
from right_answers import CORPUS, Text, annotated_articles, placed, read_article, vignettes

__all__ = ["all_texts"]

VIGNETTES = ("provisions.jsonl", "provisions_second.jsonl")
ARTICLES = ("provision_articles.jsonl", "provision_articles_second.jsonl")
CITATIONS = CORPUS / "vignettes" / "provision_citations.csv"


def all_texts(nlp: Language) -> Iterator[Text]:
    """Yield all texts.

    Args:
        nlp: The pipeline that annotates them.
    """
    for file in (*VIGNETTES, *ARTICLES):
        yield from vignettes(nlp, file, "articles" if file in ARTICLES else "vignettes")
    yield from annotated_articles(nlp, "provisions")
    labelled: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with CITATIONS.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            labelled[row["article"]].append({**row, "n": int(row["n"])})
    for name, rows in sorted(labelled.items()):
        doc = read_article(nlp, read_source(Source(CORPUS / "articles" / name, name)))
        yield Text(name, "labelled", doc, placed(doc.text, rows))
