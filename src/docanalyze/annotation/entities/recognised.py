"""Mentions that a spaCy entity model marked, cleaned to the conventions of the tables."""

import re
from collections.abc import Iterator
from itertools import pairwise, product

from spacy.tokens import Doc, Span, Token

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.trimming import pieces, trimmed
from docanalyze.annotation.entities.wordlists import head_labels, label_map, words

__all__ = ["recognised_mentions"]

# A model that knows no GPE calls every place LOC.
COARSE_PLACES = "LOC"
CITATIONS = frozenset(
    {"article", "articles", "chapter", "section", "annex", "paragraph", "resolution"}
)
LONGEST_NAME = 14
ROMAN = re.compile(r"[IVXLC]{2,}")
# Numbers of documents: "A/4199", "PV.7036".
DOCUMENT = re.compile(r".*/.*|[A-Z]+\.\d.*", re.DOTALL)
SENTENCE_ADVERB = re.compile(r"[A-Z][a-z]{5,}ly")
# "The Eisenhower Administration" names Eisenhower.
GOVERNMENTS = frozenset({"administration", "government", "regime", "cabinet"})
PAIR = 2
BEHIND_HEADS = frozenset({"of", "on", "for", "in", "to", "against"})
POSTS = frozenset(
    {
        *product(("minister", "ministers", "secretary", "commissioner"), ("for", "of")),
        ("state", "for"),
    }
)
QUOTES = frozenset("\"'`_*\u201c\u2018\u00ab")


def recognised_mentions(doc: Doc, context: TextContext, labels: frozenset[str]) -> list[Mention]:
    """Return what the model marked, without titles, articles and what is no name.

    Args:
        doc: With ``doc.ents`` of any spaCy pipeline.
        context: What surrounds each token.
        labels: The labels that the model can give.
    """
    found = [mention for ent in doc.ents for mention in _cleaned(doc, ent, context, labels)]
    running = {
        doc[mention.start : mention.end].text
        for mention in found
        if not context.in_heading[mention.start]
    }
    return [
        mention
        for mention in found
        if not context.in_heading[mention.start]
        or doc[mention.start : mention.end].text in running
        or _is_byline(doc, mention)
    ]


def _is_byline(doc: Doc, mention: Mention) -> bool:
    """Whether a name in a line in Title Case is an author's: ``By`` stands before it."""
    before = [token for token in doc[max(0, mention.start - 2) : mention.start] if token.is_alpha]
    return mention.label == "PERSON" and bool(before) and before[-1].lower_ == "by"


def _cleaned(
    doc: Doc, ent: Span, context: TextContext, labels: frozenset[str]
) -> Iterator[Mention]:
    label = label_map().get(ent.label_)
    if label is None:
        return
    if label == COARSE_PLACES and "GPE" not in labels:
        label = "GPE"
    for start, end in pieces(ent):
        first, last = trimmed(doc, start, end, label, context)
        if first < last and _is_name(doc[first:last], label, context):
            span = doc[first:last]
            yield Mention(first, last, _relabelled(span, label), (), span.text, "model")


def _relabelled(span: Span, label: str) -> str:
    """Return the label that the first or last word decides: a river is no organisation."""
    if len(span) == 1:
        return label
    ending = head_labels().get(("last", _head(span).lower_))
    if ending or label == "PERSON":
        return ending or label
    return head_labels().get(("first", span[0].lower_), label)


def _head(span: Span) -> Token:
    """Return the noun of a name: the last word before ``of`` and the like, else the last."""
    for before, token in pairwise(span):
        if token.text in BEHIND_HEADS:
            return before
    return span[-1]


def _is_name(span: Span, label: str, context: TextContext) -> bool:
    """Whether a cleaned span is a name of its kind, and not somebody else's row."""
    letters = [token for token in span if token.text[0].isalpha()]
    if len(span) > LONGEST_NAME or not any(token.text[0].isupper() for token in letters):
        return False
    return (
        not _is_no_name(span)
        and not _is_elsewhere(span, context)
        and not (label == "ORG" and _is_portfolio(span))
        and not (len(span) == 1 and _is_ordinary(span[0], label, context))
        and _fits_label(letters, label, context)
        and (label != "WORK_OF_ART" or _is_quoted(span))
    )


def _is_no_name(span: Span) -> bool:
    """Whether it is a role, an instrument, a citation or a stretch of ordinary prose."""
    text = " ".join(span.text.lower().split())
    following = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return (
        len(text) == 1
        or text in words("not_names")
        or span[0].lower_ in CITATIONS
        or span[-1].lower_ in words("instruments", "ideas")
        or _head(span).lower_ in words("ideas")
        or (span[0].lower_ in words("instruments") and len(span) > 1 and span[1].text == "of")
        or following in words("instruments")
        or (len(span) == PAIR and span[-1].lower_ in GOVERNMENTS)
        or _is_broken(text)
        or any(_is_lower_case(token, span) for token in span)
    )


def _is_broken(text: str) -> bool:
    """Whether a bracket is opened or closed only."""
    return any(text.count(opening) != text.count(closing) for opening, closing in ("()", "[]"))


def _is_portfolio(span: Span) -> bool:
    """Whether it is what an office is for: ``Foreign Affairs`` behind ``Minister for``."""
    before = span.doc[max(0, span.start - PAIR) : span.start]
    return len(before) == PAIR and (before[0].lower_, before[1].text) in POSTS


def _is_lower_case(token: Token, span: Span) -> bool:
    """Whether a word is no part of a name: in small letters, no connector, not behind a hyphen."""
    behind_hyphen = token.i > span.start and token.nbor(-1).text == "-"
    return token.is_lower and token.text not in words("connectors") and not behind_hyphen


def _is_elsewhere(span: Span, context: TextContext) -> bool:
    """Whether it crosses a passage, or is a date, or touches an instrument's name."""
    return (
        not context.within_passage(span.start, span.end)
        or all(context.in_date[span.start : span.end])
        or any(context.in_treaty[span.start : span.end])
    )


def _is_ordinary(token: Token, label: str, context: TextContext) -> bool:
    """Whether a name of one word is an ordinary word with a capital, or a document's number."""
    if DOCUMENT.fullmatch(token.text) or ROMAN.fullmatch(token.text):
        return True
    if context.is_accident(token) or (
        context.starts_sentence[token.i] and SENTENCE_ADVERB.fullmatch(token.text)
    ):
        return True
    if token.lower_.endswith("ism"):
        return True
    return label != "NORP" and context.is_common(token) and not token.is_upper


def _is_quoted(span: Span) -> bool:
    """Whether a title of a work is marked as one."""
    before = span.doc[span.start - 1].text if span.start else ""
    return before in QUOTES


def _fits_label(letters: list[Token], label: str, context: TextContext) -> bool:
    if label == "PERSON":
        return _is_personal(letters, context)
    roles = words("generic_heads", "connectors", "title_words")
    if all(token.lower_ in roles for token in letters):
        return False
    return label != "LAW" or any(token.lower_ in words("law_words") for token in letters)


def _is_personal(letters: list[Token], context: TextContext) -> bool:
    """Whether every word is a name or one of the small words within names, some no common word."""
    return all(
        token.text[0].isupper()
        or token.lower_ in words("particles")
        or (token.i > 0 and token.nbor(-1).text == "-")
        for token in letters
    ) and not all(
        context.is_common(token)
        or token.lower_.rstrip(".") in words("title_words")
        or len(token.text.rstrip(".")) == 1
        for token in letters
    )
