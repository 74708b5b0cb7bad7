"""Treaties of the register that are only described: "the alliance made with Lima in 1951"."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docanalyze.annotation.treaties.dating import MONTHS
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.treaties.successors import of_today
from docanalyze.register import Register
from docanalyze.register.entries import Treaty

__all__ = ["Described"]

YEAR_BEFORE = re.compile(r"\b((?:1[5-9]|20)\d\d)\s\Z")
# What may stand between the noun and its year, and its partners.
YEAR_AFTER = re.compile(
    r"[^.;:()\n]{0,60}?\b(?:of|in|on|from)\s[^.;:,()\n]{0,14}?((?:1[5-9]|20)\d\d)\b"
)
PARTNERS = re.compile(
    r"[^.;:()\n]{0,40}?\b(?:with|between|among|by)\s(?:the\s)?"
    r"(?P<names>[^.;:()\n]{2,60}?)(?=[.;:()\n]|\s(?:in|on|at|of|for|that|which|is|was|bound|has|had)\b|,\s[a-z])"
)
# "the convention of 20 October 1921": hardly ever are two signed on one day.
DAY = re.compile(
    r"\s(?:of|signed(?:\s(?:at|in)\s[A-Z]\w+)?\son)\s"
    rf"(?:(?P<day>\d\d?)\s(?P<month>{MONTHS})|(?P<us_month>{MONTHS})\s(?P<us_day>\d\d?),)\s"
    r"(?P<year>(?:1[5-9]|20)\d\d)\b"
)
PLACE = re.compile(
    r"[^.;:()\n]{0,30}?\b(?:signed|concluded|made|initialled)\s(?:at|in)\s([A-Z][\w’-]+)"
)
# Said of what was done a moment ago: the year is that of the article.
RECENT = re.compile(
    r"[^.;:()\n]{0,60}?\b(?:yesterday|today|last\s(?:week|month|night)|this\s(?:week|month|year)|on\s[A-Z][a-z]+day)\b"
)
YEAR_REACH = 6
MOST_PARTIES = 5


@dataclass(frozen=True, slots=True)
class _Index:
    """The register's treaties of few parties by each of them and by year, and all by their day."""

    by_party: Mapping[str, Sequence[Treaty]]
    by_year: Mapping[int, Sequence[Treaty]]
    by_day: Mapping[str, Sequence[Treaty]]


_INDEXES: dict[str, _Index] = {}


def _index(register: Register) -> _Index:
    if register.digest not in _INDEXES:
        by_party: dict[str, list[Treaty]] = defaultdict(list)
        by_year: dict[int, list[Treaty]] = defaultdict(list)
        by_day: dict[str, list[Treaty]] = defaultdict(list)
        for treaty in register.treaties.values():
            if treaty.signed:
                by_day[treaty.signed].append(treaty)
            parties = of_today(treaty.parties)
            if 1 < len(parties) <= MOST_PARTIES:
                by_year[treaty.year].append(treaty)
                for party in parties:
                    by_party[party].append(treaty)
        _INDEXES[register.digest] = _Index(by_party, by_year, by_day)
    return _INDEXES[register.digest]


class Described:
    """Knows descriptions by their year, their parties and the place where they were made.

    Args:
        scene: Makes the surroundings of the article; called where something is described.
        register: What is known about treaties.
    """

    def __init__(self, scene: Callable[[], Scene], register: Register) -> None:
        self._scene = scene
        self._register = register

    def identify(self, text: str, start: int, end: int) -> str | None:
        """Return the one treaty that fits a description; None where none or several do.

        Args:
            text: The document text.
            start: Where its noun begins: "alliance".
            end: One past the noun, or past the word by which it goes on.
        """
        head = re.match(r"\w+", text[start:end])
        noun = start + (head.end() if head else 0)
        called = head.group().lower() if head else ""
        signed = self._signed(text, noun)
        if signed:
            of_day = [each.id for each in signed if _may_be_called(each, called)]
            return of_day[0] if len(of_day) == 1 else None
        year = self._year(text, start, noun)
        partners = self._partners(text, noun)
        place = PLACE.match(text, noun)
        if not partners and (year is None or not place):
            return None
        fitting = [
            treaty.id
            for treaty in self._fitting(year, partners)
            if _may_be_called(treaty, called)
            and (len(partners) > 1 or place is None or _is_of_place(treaty, place.group(1)))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _signed(self, text: str, noun: int) -> Sequence[Treaty]:
        """Return what was signed on the day by which an instrument is called."""
        called = DAY.match(text, noun)
        if not called:
            return ()
        month = MONTHS.split("|").index(called["month"] or called["us_month"]) + 1
        day = f"{called['year']}-{month:02}-{int(called['day'] or called['us_day']):02}"
        return _index(self._register).by_day.get(day, ())

    def _year(self, text: str, start: int, noun: int) -> int | None:
        before = YEAR_BEFORE.search(text, max(0, start - YEAR_REACH), start)
        year = before or YEAR_AFTER.match(text, noun)
        if year:
            return int(year.group(1))
        return self._scene().published if RECENT.match(text, noun) else None

    def _partners(self, text: str, noun: int) -> set[str]:
        named = PARTNERS.match(text, noun)
        return self._scene().states_named(*named.span("names")) if named else set()

    def _fitting(self, year: int | None, partners: set[str]) -> Iterator[Treaty]:
        """Yield the treaties of a year between states that the article names."""
        scene = self._scene()
        named = scene.states_named(0, len(scene.text))
        latest = year or scene.published
        index = _index(self._register)
        some = min(partners, default=None, key=lambda each: len(index.by_party.get(each, ())))
        found = index.by_party.get(some, ()) if some else index.by_year.get(year or 0, ())
        for treaty in found:
            fits = treaty.year == year if year else treaty.year <= (latest or treaty.year)
            if fits and partners <= of_today(treaty.parties) <= named:
                yield treaty


def _may_be_called(treaty: Treaty, noun: str) -> bool:
    """Whether a noun is one of a treaty's names, or of those that writers swap."""
    if noun == "alliance":
        return treaty.kind == "alliance"
    names = " ".join((treaty.name, *treaty.aliases, treaty.official_title or "")).lower()
    return noun in names or noun in lexicon().interchangeable


def _is_of_place(treaty: Treaty, place: str) -> bool:
    return any(place in name for name in (treaty.name, *treaty.aliases))
