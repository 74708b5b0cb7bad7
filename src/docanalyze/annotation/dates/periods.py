"""Named periods, where they tell a time: ``throughout the Cold War``."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.dates.days import day_from_iso
from docanalyze.annotation.dates.finder import Time
from docanalyze.annotation.dates.values import Date, Interval, Month, Value, Year
from docanalyze.annotation.names import ensure_names
from docanalyze.register import Register

__all__ = ["PeriodFinder"]

_EDTF = re.compile(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# What must stand before a period of each kind for it to tell a time and not to be the thing itself.
CUES = {
    "era": {"during", "throughout", "in", "since", "of", "through", "until", "within", "over"},
    "administration": {"under", "during", "throughout", "in"},
}
DEFAULT_CUES = {"during", "throughout"}
# A name that says itself that it is a time needs less.
WORDS_OF_TIME = {"years", "period", "century", "decades"}
WIDE_CUES = {"to", "for", "from", "by", "between", "before", "after"}
ARTICLES = {
    "the",
    "this",
    "that",
    "entire",
    "whole",
    "early",
    "late",
    "later",
    "height",
    "much",
    "most",
    "of",
    "course",
}
LONGEST_CUE = 5


def _value(text: str | None) -> Value | None:
    match = _EDTF.fullmatch(text) if text else None
    if not match:
        return None
    if match[3]:
        day = day_from_iso(match[0])
        return Date(day) if day else None
    return Month(int(match[1]), int(match[2])) if match[2] else Year(int(match[1]))


class PeriodFinder:
    """Finds the register's periods after words that make a time of them.

    Args:
        nlp: The pipeline.
        register: Has the periods and their bounds.
    """

    def __init__(self, nlp: Language, register: Register) -> None:
        self._nlp = nlp
        self._register = register

    def find(self, doc: Doc) -> Iterator[Time]:
        """Yield the periods of a document that tell a time."""
        if not self._register.periods:
            return
        for name in ensure_names(doc, self._nlp, self._register):
            if name["kind"] != "period":
                continue
            if doc[name["start"] + (doc[name["start"]].lower_ == "the")].lower_.startswith("post"):
                continue  # after which war, the text must say
            period = self._register.periods.get(name["identifier"])
            if period is None or not _is_told(doc, name["start"], name["end"], period.kind):
                continue
            start, end = _value(period.earliest), _value(period.latest)
            if start is None:
                continue
            first = name["start"] + (doc[name["start"]].lower_ == "the")
            span = doc[first : name["end"]]
            yield Time(
                span.start_char, span.end_char, Interval(start, end), "period", None, None, "period"
            )


def _is_told(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Whether a preposition of time governs the name."""
    # One takes sides in the Cold War; that tells no time.
    is_war = doc[end - 1].lower_ == "war"
    cues = DEFAULT_CUES if is_war else CUES.get(kind, DEFAULT_CUES)
    if kind == "era" and doc[end - 1].lower_ in WORDS_OF_TIME:
        cues = cues | WIDE_CUES
    at = start - 1
    for _ in range(LONGEST_CUE):
        if at < 0:
            return False
        word = doc[at].lower_
        if word in cues and word != "of":
            return True
        if word not in ARTICLES:
            return False
        at -= 1
    return False
