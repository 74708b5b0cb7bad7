"""Texts whose quotations have right speakers: annotated articles, and articles written for it."""

from collections.abc import Iterator

from spacy.language import Language

from right_answers import OPENED, Text, annotated_articles, vignettes

__all__ = ["all_texts"]

ARTICLES, VIGNETTES = "quotation_articles.jsonl", "quotations.jsonl"


def all_texts(nlp: Language) -> Iterator[Text]:
    """Yield all texts.

    Args:
        nlp: The pipeline that annotates them.
    """
    yield from annotated_articles(nlp, "quotations", (*OPENED, "closed-quotations-third"))
    yield from vignettes(nlp, ARTICLES, "articles")
    yield from vignettes(nlp, VIGNETTES, "vignettes")
