"""Articles as spaCy Docs whose tokens begin and end wherever a row does."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from docanalyze.annotation.passages import sentence_starts, set_sentence_starts
from docanalyze.exporting.articles import Article, Row

if TYPE_CHECKING:
    from docanalyze.annotation.records import PassageRecord

__all__ = ["LAYERS", "doc_of", "sentences_of", "span_of"]

# The tables whose rows are stretches of an article, and are marked in its tokens.
LAYERS = ("entities", "treaties", "provisions", "dates", "quotations")


@cache
def _tokeniser() -> Language:
    nlp = spacy.blank("en")
    nlp.max_length = 2**31 - 1  # a guard for the parser, of which there is none here
    return nlp


def doc_of(article: Article) -> Doc:
    """Return an article's text in spaCy's tokens, cut further where a row begins or ends in one.

    Args:
        article: With its rows of ``passages`` and of the layers.

    Returns:
        With its sentences, and without anything else.
    """
    passages = article.rows["passages"]
    borders = {
        row[side] for name in LAYERS for row in article.rows[name] for side in ("start", "end")
    }
    borders |= {start for passage in passages for start, _ in sentences_of(passage)}
    doc = _cut(_tokeniser().make_doc(article.document["text"]), borders)
    set_sentence_starts(doc, cast("Sequence[PassageRecord]", passages))
    return doc


def sentences_of(passage: Row) -> list[tuple[int, int]]:
    """Return where the sentences of a passage begin and end in the document."""
    borders = [*sentence_starts(passage["text"]), len(passage["text"])]
    return [(passage["start"] + start, passage["start"] + end) for start, end in pairwise(borders)]


def span_of(doc: Doc, row: Row, label: str, *, kb_id: str = "", span_id: str = "") -> Span:
    """Return a row's stretch of a Doc.

    Args:
        doc: As :func:`doc_of` makes it.
        row: With ``start`` and ``end``.
        label: Of the span.
        kb_id: What it is about.
        span_id: Which it is.
    """
    span = doc.char_span(row["start"], row["end"], label=label, kb_id=kb_id, span_id=span_id)
    if span is None:
        raise ValueError(f"{row['start']}:{row['end']} begins or ends inside a token")
    return span


def _cut(doc: Doc, borders: Iterable[int]) -> Doc:
    """Cut tokens in two where a border lies inside them."""
    whole = {token.idx for token in doc} | {token.idx + len(token) for token in doc}
    inside = sorted(set(borders) - whole)
    if not inside:
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    text = doc.text
    at = 0
    for token in doc:
        start, end = token.idx, token.idx + len(token)
        while at < len(inside) and inside[at] < end:
            words.append(text[start : inside[at]])
            spaces.append(False)
            start = inside[at]
            at += 1
        words.append(text[start:end])
        spaces.append(bool(token.whitespace_))
    return Doc(doc.vocab, words=words, spaces=spaces)
