"""A surname in the text: whether somebody is meant by it at all."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.wordlists import words

__all__ = ["Surname", "with_article"]

PAIR = 2
ARTICLES_OF_NAMES = frozenset({"al", "el"})
BEFORE_PLACES = frozenset(
    {"in", "at", "from", "to", "near", "of", "between", "and", "into", "the", "with", "across"}
)


@dataclass(frozen=True, slots=True)
class Surname:
    """One or several words that are a surname, and what speaks for and against its being meant.

    Args:
        span: The words.
        here: The mention decided so far that begins with them, and is no longer.
        title: The title before it, in lower case.
        called: Whether the model takes it for a person's name.
        elsewhere: Whether the article has a place or body of that name.
        context: What surrounds each token.
    """

    span: Span
    here: Mention | None
    title: str
    called: bool
    elsewhere: bool
    context: TextContext

    def is_free(self) -> bool:
        """Whether the word stands alone: no part of a double name, an instrument or a date."""
        first, last = self.span[0], self.span[-1]
        blocked = any(
            self.context.in_treaty[token.i] or self.context.in_date[token.i] for token in self.span
        )
        following = last.nbor(1) if last.i + 1 < len(last.doc) else None
        idea = following is not None and following.is_title and following.lower_ in words("ideas")
        outside = not self.context.within_passage(first.i, last.i + 1)
        return not (blocked or idea or _ends_double_name(first) or outside)

    def means_the_named_one(self) -> bool:
        """Whether it is short for somebody whom the article names in full."""
        if self.here is not None and self.here.method == "register":
            acts = _speaks(self.span) or (self.called and _stands_alone(self.span))
            return bool(self.title) or acts
        if self.title or self.called:
            return True
        return not self.context.is_plain_accident(self.span[0])

    def means_somebody(self) -> bool:
        """Whether it is a person although the article names none in full."""
        if self.here is not None and self.here.method == "register" and not self.title:
            return False
        if self.title or self.called:
            return True
        return (
            self.here is None
            and not self.elsewhere
            and not (len(self.span) == 1 and self.context.is_common(self.span[0]))
        )

    def unlinked(self) -> Mention | None:
        """Return the person that a title before the word makes of it, without a link."""
        if not self.title or self.here is not None:
            return None
        return Mention(self.span.start, self.span.end, "PERSON", (), self.span.text, "alias")


def with_article(doc: Doc, start: int) -> int:
    """Return where a surname begins whose Arabic article is written before it (``al-Assad``).

    Args:
        doc: The text.
        start: Of the surname without it.
    """
    before = doc[max(0, start - PAIR) : start]
    joined = (
        len(before) == PAIR
        and before[1].text == "-"
        and not (before[0].whitespace_ or before[1].whitespace_)
    )
    return start - PAIR if joined and before[0].lower_ in ARTICLES_OF_NAMES else start


def _stands_alone(span: Span) -> bool:
    """Whether no preposition of place precedes and no capitalised word follows."""
    doc = span.doc
    before = doc[span.start - 1].lower_ if span.start else ""
    following = doc[span.end] if span.end < len(doc) else None
    return before not in BEFORE_PLACES and not (following is not None and following.is_title)


def _speaks(span: Span) -> bool:
    """Whether a word of saying stands beside a name."""
    beside = span.doc[max(0, span.start - 1) : span.end + 1]
    return any(other.text in words("reporting_verbs") for other in beside)


def _ends_double_name(token: Token) -> bool:
    """Whether a hyphen ties a surname to another that is no known person's (``Wolde-Berhan``)."""
    before = token.doc[max(0, token.i - PAIR) : token.i]
    return (
        len(before) == PAIR
        and before[1].text == "-"
        and not (before[0].whitespace_ or before[1].whitespace_)
        and before[0].is_title
    )
