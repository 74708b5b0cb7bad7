"""Mentions that a spaCy entity model marked, cleaned to the conventions of the tables."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.wordlists import head_labels, label_map, words

__all__ = ["recognised_mentions"]

ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "our", "their", "his", "her", "its", "my", "your"}
)
GENITIVES = frozenset(
    {"'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "'", "\N{RIGHT SINGLE QUOTATION MARK}"}
)
CLOSERS = frozenset(")]}")
# A model that knows no GPE calls every place LOC.
COARSE_PLACES = "LOC"
CITATIONS = frozenset(
    {"article", "articles", "chapter", "section", "annex", "paragraph", "resolution"}
)
LONGEST_NAME = 14
ROMAN = re.compile(r"[IVXLC]{2,}")
# "The Eisenhower Administration" names Eisenhower.
GOVERNMENTS = frozenset({"administration", "government", "regime", "cabinet"})
PAIR = 2
CUTS = frozenset("()[];|")
DASHES = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}"})
LONGEST_SYLLABLE = 5
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
    for start, end in _pieces(ent):
        first, last = _trimmed(doc, start, end, label, context)
        if first < last and _is_name(doc[first:last], label, context):
            span = doc[first:last]
            yield Mention(first, last, _relabelled(span, label), (), span.text, "model")


def _relabelled(span: Span, label: str) -> str:
    """Return the label that the first or last word decides: a river is no organisation."""
    if len(span) == 1:
        return label
    ending = head_labels().get(("last", span[-1].lower_))
    if ending or label == "PERSON":
        return ending or label
    return head_labels().get(("first", span[0].lower_), label)


def _pieces(ent: Span) -> Iterator[tuple[int, int]]:
    """Cut at paragraph breaks, brackets and dashes: no name runs over them."""
    start = ent.start
    for token in ent:
        if token.text.count("\n") > 1 or token.text in CUTS or _is_dash(token):
            if start < token.i:
                yield start, token.i
            start = token.i + 1
    if start < ent.end:
        yield start, ent.end


def _is_dash(token: Token) -> bool:
    """Whether a hyphen or dash stands between blanks."""
    return token.text in DASHES and token.i > 0 and bool(token.nbor(-1).whitespace_)


def _trimmed(doc: Doc, start: int, end: int, label: str, context: TextContext) -> tuple[int, int]:
    while start < end and (_is_edge(doc[start]) or context.in_date[start]):
        start += 1
    if start + 1 < end and context.starts_sentence[start] and doc[start].text in words("openers"):
        start += 1
    while start < end and (
        context.in_date[end - 1] or (_is_tail(doc[end - 1]) and not _closes(doc[start:end]))
    ):
        end -= 1
    if label == "PERSON":
        while start < end and _is_title(doc[start]):
            start += 1
        end = next((place for place in range(start, end) if doc[place].text == "of"), end)
        while start < end and _is_title(doc[end - 1]):
            end -= 1
        end = _with_hyphenated(doc, start, end)
    return start, end


def _with_hyphenated(doc: Doc, start: int, end: int) -> int:
    """Take in what a hyphen joins to a personal name, such as the ``-moon`` of Ban Ki-moon."""
    if start < end < len(doc) - 1 and doc[end].text == "-":
        joined = not doc[end - 1].whitespace_ and not doc[end].whitespace_
        syllable = doc[end + 1].is_lower and len(doc[end + 1]) <= LONGEST_SYLLABLE
        if joined and (syllable or doc[end + 1].is_title):
            return end + 2
    return end


def _is_edge(token: Token) -> bool:
    return not (token.is_alpha or token.like_num or token.text[0].isalnum()) or (
        token.lower_ in ARTICLES
    )


def _is_tail(token: Token) -> bool:
    return (
        token.text in GENITIVES
        or token.is_space
        or token.is_punct
        or token.text in words("connectors")
    )


def _closes(span: Span) -> bool:
    """Whether a bracket at the end was opened inside."""
    return span[-1].text in CLOSERS and any(token.text in "([{" for token in span)


def _is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in words("title_words") or token.is_punct


def _is_name(span: Span, label: str, context: TextContext) -> bool:
    """Whether a cleaned span is a name of its kind, and not somebody else's row."""
    letters = [token for token in span if token.text[0].isalpha()]
    if len(span) > LONGEST_NAME or not any(token.text[0].isupper() for token in letters):
        return False
    return (
        not _is_no_name(span)
        and not _is_elsewhere(span, context)
        and not (len(span) == 1 and _is_ordinary(span[0], label, context))
        and _fits_label(letters, label, context)
        and (label != "WORK_OF_ART" or _is_quoted(span))
    )


def _is_no_name(span: Span) -> bool:
    """Whether it is a role, an instrument, a citation or a stretch of ordinary prose."""
    text = span.text.lower()
    following = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return (
        len(text) == 1
        or text in words("not_names")
        or span[0].lower_ in CITATIONS
        or span[-1].lower_ in words("instruments") | words("ideas")
        or (span[0].lower_ in words("instruments") and len(span) > 1 and span[1].text == "of")
        or following in words("instruments")
        or (len(span) == PAIR and span[-1].lower_ in GOVERNMENTS)
        or any(_is_lower_case(token, span) for token in span)
    )


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
    if "/" in token.text or ROMAN.fullmatch(token.text) or context.is_accident(token):
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
    roles = words("generic_heads") | words("connectors") | words("title_words")
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
        context.is_common(token) or token.lower_.rstrip(".") in words("title_words")
        for token in letters
    )
