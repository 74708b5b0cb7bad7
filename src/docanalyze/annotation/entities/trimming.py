"""Where a name begins and ends: no titles, articles and genitives, but all its small words."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.wordlists import words
from docanalyze.reading.header.names import begins_with_given_name

__all__ = ["pieces", "trimmed"]

ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "our", "their", "his", "her", "its", "my", "your"}
)
GENITIVES = frozenset(
    {"'s", "\N{RIGHT SINGLE QUOTATION MARK}s", "'", "\N{RIGHT SINGLE QUOTATION MARK}"}
)
CLOSERS = frozenset(")]}")
CUTS = frozenset("()[];|")
# Where these are named, "M." is likely to be a Frenchman's title.
FRENCH = frozenset({"France", "French", "Paris", "Belgium", "Belgian"})
# Offices that are never part of a name; "King" and "Bishop" are.
OFFICES = frozenset(
    {
        "minister",
        "president",
        "premier",
        "secretary",
        "ambassador",
        "chancellor",
        "senator",
        "congressman",
        "commissioner",
        "consul",
        "envoy",
    }
)
SURNAME_PARTICLES = frozenset(
    {"da", "das", "de", "del", "di", "do", "dos", "du", "la", "van", "von", "der", "bin", "ibn"}
)
# "International Women's Year" is marked as a body, without its last word.
NAMED_YEARS = frozenset({"ORG", "EVENT"})
YEARS_AND_DECADES = frozenset({"Year", "Decade"})
PROCLAIMED = frozenset({"International", "World", "African", "European"})
DASHES = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}"})
LONGEST_SYLLABLE = 5
PAIR = 2


def pieces(ent: Span) -> Iterator[tuple[int, int]]:
    """Cut at paragraph breaks, brackets and dashes: no name runs over them.

    Args:
        ent: What the model marked.
    """
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


def trimmed(doc: Doc, start: int, end: int, label: str, context: TextContext) -> tuple[int, int]:
    """Return first and last token of a name without what only stands beside it.

    Args:
        doc: The text.
        start: First token of what was marked.
        end: One past the last.
        label: What it is thought to be.
        context: What surrounds each token.
    """
    while start < end and (_is_edge(doc[start]) or context.in_date[start]):
        start += 1
    if start + 1 < end and context.starts_sentence[start] and doc[start].text in words("openers"):
        start += 1
    while start < end and (
        context.in_date[end - 1] or (_is_tail(doc[end - 1]) and not _closes(doc[start:end]))
    ):
        end -= 1
    if label == "PERSON":
        start = _behind_office(doc, start, end)
        while start < end and (
            _is_title(doc[start])
            or doc[start].is_space
            or _is_french_title(doc, start, end, context)
        ):
            start += 1
        end = next((place for place in range(start, end) if doc[place].text == "of"), end)
        while start < end and _is_title(doc[end - 1]):
            end -= 1
        end = _with_hyphenated(doc, start, end)
        end = _with_particles(doc, start, end, context)
    elif label in NAMED_YEARS and start < end:
        end = _with_year(doc, start, end)
    return start, end


def _behind_office(doc: Doc, start: int, end: int) -> int:
    """Return what stands behind an office inside the span: ``U.S. Minister Ada Boateng``."""
    offices = [index for index in range(start, end - 1) if doc[index].lower_ in OFFICES]
    return offices[-1] + 1 if offices and not _is_title(doc[end - 1]) else start


def _is_french_title(doc: Doc, start: int, end: int, context: TextContext) -> bool:
    """Whether ``M.`` is a Frenchman's title, which it is before a given name, no initial."""
    return (
        doc[start].text == "M."
        and end - start > PAIR
        and not context.words.isdisjoint(FRENCH)
        and begins_with_given_name(doc[start + 1].text)
    )


def _with_particles(doc: Doc, start: int, end: int, context: TextContext) -> int:
    """Take in the rest of a surname behind small words: ``do Amaral`` of Freitas do Amaral."""
    behind = end
    while behind < len(doc) and behind < end + PAIR and doc[behind].text in SURNAME_PARTICLES:
        behind += 1
    if not start < end < behind < len(doc):
        return end
    name = doc[behind]
    fits = name.is_title and name.is_alpha and not context.in_date[behind]
    return behind + 1 if fits and context.within_passage(start, behind + 1) else end


def _with_year(doc: Doc, start: int, end: int) -> int:
    """Take in the word that makes a year or decade of it: ``International Women's Year``."""
    behind = end + 1 if end < len(doc) and doc[end].text in GENITIVES else end
    named = behind < len(doc) and doc[behind].text in YEARS_AND_DECADES
    return behind + 1 if named and doc[start].text in PROCLAIMED else end


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
