"""How a text uses a place: as a rule, a time, a deed, a text, or only as where something is."""

import itertools
import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache

from docanalyze.annotation.treaties.lexicon import lexicon

__all__ = ["DATED", "Use", "is_citing", "is_located", "use_of", "year_told"]


class Use(Enum):
    """What the words around a place make of it; ``PLACE``: no more than a place."""

    PLACE = auto()
    RULE = auto()
    SINCE = auto()
    TIME = auto()
    ANOTHER = auto()
    PART = auto()
    DONE = auto()
    SIGNED = auto()
    HAS = auto()
    DOES = auto()
    IS = auto()
    ALONE = auto()


DATED = re.compile(r"\s\(((?:1[5-9]|20)\d\d)\)")
# "Jeddah 1927 is …", "Jeddah of June 2000": told apart by the year, where nobody is or goes.
YEARED = re.compile(
    r"\s(?:of\s)?(?:[A-Z][a-z]{2,8}\s)?((?:1[5-9]|20)\d\d)(?=\s(?:[a-z]+s|[a-z]+ed|gave|had|did)\b|[,;.)])"
)
# After these a place can hardly be one, if an instrument was named after it.
RULE = re.compile(
    r"\b(?:under|(?:spirit|letter|logic|terms|text|promises?|ghosts?|legacy|provisions|breach|"
    r"violations?|signator(?:y|ies)|parties|guarantors?|architects|clauses|sense|meaning)\s(?:of|to))\s\Z",
    re.IGNORECASE,
)
CITED = re.compile(
    r"\b(?:[Aa]rticles?|[Cc]hapters?|[Aa]nnex)\s[\w().]{1,8}(?:,?\sparagraphs?\s[\w().]{1,8},?)?\sof\s\Z"
)
# What an instrument has, and a town or its government may have too.
OF_IT = re.compile(
    r"\b(?:(?:the|its)\s(?:line|lines|frontiers?|order|system|settlement|peace|formula|compromise|bargain|"
    r"principles?|framers|drafters|authors?|makers|negotiators|wording|language|failure|collapse|lessons?|"
    r"shame|humiliation|injustices?|victims|heirs|year|age|era|generation|aftermath|anniversary)|"
    r"critics|opponents|supporters|defenders)\sof\s\Z",
    re.IGNORECASE,
)
# One more of its kind: "a second Versailles".
ANOTHER = re.compile(
    r"\b(?:an?\s(?:second|third|new|fresh|modern)|another|no\s(?:more|second|new))\s\Z",
    re.IGNORECASE,
)
TIME = re.compile(r"(?:\b(?:since|until|after|before)\s|\b(?:post|pre)[-\s])\Z", re.IGNORECASE)
LOCATED = re.compile(
    r"\b(?:in|at|near|to|from|into|outside|around|via|for|of|off|through|towards?|left|reached|visited)"
    r"\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# "Vienna, Rome and London"
JOINED = re.compile(r"\b[A-Z][\w-]+(?:,\sand|,|\sand)\s\Z")
COMPOUND = re.compile(r"([\w-])-\Z|\b([A-Z][\w-]*)\s\Z")
CITING = re.compile(
    r"[’']s\s(?:\w+\s)?(?:[Aa]rticle|[Cc]hapter|[Pp]reamble|[Cc]lause)\b"
    r"|[^.;:\n]{0,60}\b(?:in|by|under)\sits\s(?:[\w-]+\s)?(?:[Aa]rticle|[Pp]reamble|[Cc]lause)\b"
)
GOES_ON = re.compile(r"[\w-]|[’']s\b|\s(?!I\s)[A-Z(]|,\s[A-Z]")
# "Under Dayton, Bosnia has two halves", but not "since Dayton, Ohio, was founded".
COMMA = re.compile(r",\s(?![A-Z][\w-]+(?:,|\s[A-Z]))")
# ", which London signed with Berlin"; ", signed a year later,"
SIGNED = re.compile(
    r",\s(?:(?:which|that)\s[^.;,]{2,40}?\s)?(?:was\s|were\s)?"
    r"(?:signed|ratified|concluded|initialled|denounced|abrogated)\b"
)
# "Locarno was destroyed", "Locarno lay dead"
UNDONE = re.compile(
    r"\s(?:was|is|had\s(?:long\s)?been|has\s(?:long\s)?been|lay)\s(?:[a-z]+ly\s|already\s|long\s|now\s)?"
    r"(?:dead|signed|ratified|denounced|renounced|destroyed|buried|torn\sup|violated|broken|revised|"
    r"repudiated|abrogated|annulled|superseded|overturned|undone|scrapped|renegotiated)\b"
)
# What only a text does, not the government of a capital.
AS_TEXT = re.compile(
    r"\s(?:stipulate[sd]|obliges?|obliged|forbade|forbids|provides\sthat|expire[sd]|lapse[sd])\b"
)
# The last words of RULE.
RULING = frozenset({"under", "of", "to"})
REACH, LONGEST_WORD = 30, 12


@cache
def _after(table: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(getattr(lexicon(), table))})\b")


@cache
def _owns() -> re.Pattern[str]:
    """Return what shows that something is an instrument's own: "Dayton’s constitution"."""
    owned = "|".join((*lexicon().place_attributes, "spirit", "annex(?:es)?"))
    return re.compile(rf"[’']s\s(?:[a-z-]+\s)?(?:{owned})\b")


@cache
def _action() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon().place_actions)})\s\Z")


def is_located(text: str, start: int) -> bool:
    """Return whether somebody is, goes or comes where a place begins: "in Dayton".

    Args:
        text: The document text.
        start: First character of the place.
    """
    return LOCATED.search(text, max(0, start - REACH), start) is not None


def is_citing(text: str, end: int) -> bool:
    """Return whether an article is cited of what ends at a character: "Versailles’s Article 231".

    Args:
        text: The document text.
        end: One past the place.
    """
    return CITING.match(text, end) is not None


def year_told(text: str, start: int, end: int) -> int | None:
    """Return the year that stands with a place: "Lusaka (1999)", "Jeddah 1927 is".

    Args:
        text: The document text.
        start: First character of the place.
        end: One past it.
    """
    year = DATED.match(text, end) or (not is_located(text, start) and YEARED.match(text, end))
    return int(year.group(1)) if year else None


def use_of(text: str, start: int, end: int, *, seat: bool, strict: bool) -> Use:
    """Return how a place is used.

    Args:
        text: The document text.
        start: First character of the place.
        end: One past it.
        seat: Whether it is a capital, which acts as a government does.
        strict: Whether more is told of it than what was made there.
    """
    before = text[max(0, start - REACH) : start]
    last = _last_word(before)
    owning = not seat and is_citing(text, end) and not LOCATED.search(before)
    cited = owning or (last == "of" and CITED.search(before) is not None)
    ruled = cited or (last in RULING and RULE.search(before) is not None)
    whole = ruled or last == "since"
    if not seat and _owns().match(text, end) and not LOCATED.search(before):
        return Use.HAS
    if not (cited or (whole and COMMA.match(text, end))) and GOES_ON.match(text, end):
        return Use.SIGNED if not seat and SIGNED.match(text, end) else Use.PLACE
    if ruled:
        return Use.RULE
    told = _told(before, last, seat=seat)
    return next(itertools.chain(told, _said(text, before, end, seat, strict)))


def _last_word(before: str) -> str:
    """Return the word right before a place, in lower case; empty if there is none."""
    words = before[-LONGEST_WORD:].split() if before[-1:].isspace() else []
    return words[-1].lower() if words else ""


def _told(before: str, last: str, *, seat: bool) -> Iterator[Use]:
    """Yield what the words before a place alone make of it."""
    if last == "since":
        yield Use.SINCE
    if TIME.search(before):
        yield Use.TIME
    if ANOTHER.search(before):
        yield Use.ANOTHER
    if last == "of" and not seat and OF_IT.search(before):
        yield Use.PART
    if _is_compound(before):
        yield Use.PLACE


def _said(text: str, before: str, end: int, seat: bool, strict: bool) -> Iterator[Use]:
    """Yield what is done to it, what it has, or what it does."""
    if _action().search(before):
        yield Use.DONE
    if _after("place_attributes").match(text, end):
        yield Use.HAS
    if LOCATED.search(before) or ((seat or strict) and JOINED.search(before)):
        yield Use.PLACE
    if UNDONE.match(text, end):
        yield Use.DONE
    if not seat and SIGNED.match(text, end):
        yield Use.SIGNED
    if (AS_TEXT if seat else _after("place_verbs")).match(text, end):
        yield Use.DOES
    if not (strict or seat) and _after("place_loose_verbs").match(text, end):
        yield Use.IS
    yield Use.ALONE


def _is_compound(before: str) -> bool:
    """Whether another part of a name stands before: "New", but not a word that opens a sentence."""
    compound = COMPOUND.search(before)
    if not compound:
        return False
    word = compound.group(2)
    return word is None or word.lower() not in lexicon().outside
