"""What stands around in an article: states, organisations, names of the register, passages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.names import ensure_names
from docanalyze.annotation.records import DateRecord
from docanalyze.annotation.tokens import whole_text
from docanalyze.annotation.treaties.scanning import YEAR
from docanalyze.annotation.treaties.successors import of_today
from docanalyze.register import Register

__all__ = ["Dated", "Named", "Scene", "build_scene"]

# "in Moscow", "the Treaty of Paris": a place, not a government.
LOCATED = re.compile(
    r"\b(?:in|at|near|to|from|into|of|through|outside|around|via|for|left|reached)\s\Z",
    re.IGNORECASE,
)
LOCATED_REACH = 9
# "the Paris Agreement", "the London talks"
NAMED_AFTER = re.compile(
    r"\s(?:[A-Z]|talks|summit|conference|meeting|treat|accord|agreement|pact|protocol|declaration|"
    r"convention|communiqu)"
)
SENTENCE_ENDS = (". ", "? ", "! ", ".\n")
# A full stop after these ends no sentence: "U.S. Minister", "Mr. Seward".
ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Ste|No|Nos|Gen|Sen|Col|Lt|Capt|Rep|Gov|Prof|Messrs|Art|Arts|"
    r"Sec|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\Z"
)
LONGEST_ABBREVIATION = 8
STATE_KINDS = frozenset({"state", "demonym", "prefix"})


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that may name something: ``identifiers`` are all it can mean."""

    start: int
    end: int
    identifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that lies in one year.

    Args:
        start: First character.
        end: One past the last.
        year: As it was read.
        month: None if it is not within one.
        past: The year where it is said of what is over: a day and month that the text gives no
            year and that were read as still to come at publication were a year earlier then.
    """

    start: int
    end: int
    year: int
    past: int
    month: int | None


Placed = TypeVar("Placed", Named, Dated)


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's surroundings, each list ordered by start.

    Args:
        text: The document text.
        states: Names of states, demonyms and prefixes; identifiers are ISO alpha-3 codes.
        organisations: Names of organisations.
        bodies: All names and acronyms of the organisations it names.
        treaties: Names of instruments in the register.
        places: Names of places.
        towns: Those of them that are towns.
        seats: Capitals that can stand for their government: "Moscow", not "in Moscow"; identifiers
            are ISO alpha-3 codes.
        dates: Dates that lie in one year; empty if no component read them before.
        passages: (start, end) of passages; empty if they are not known.
        published: Year of publication; None if unknown.
        years: The years the text names, sorted.
        year_places: (start, year) of the same, in the order of the text.
    """

    text: str
    states: Sequence[Named]
    organisations: Sequence[Named]
    bodies: Sequence[str]
    treaties: Sequence[Named]
    places: Sequence[Named]
    towns: Sequence[Named]
    seats: Sequence[Named]
    dates: Sequence[Dated]
    passages: Sequence[tuple[int, int]]
    published: int | None
    years: Sequence[int]
    year_places: Sequence[tuple[int, int]]

    def years_around(self, at: int, reach: int) -> list[int]:
        """Return the years named within so many characters of one."""
        low = bisect_left(self.year_places, (at - reach, 0))
        return [
            year
            for _, year in self.year_places[low : bisect_right(self.year_places, (at + reach, 0))]
        ]

    def near(self, named: Sequence[Placed], start: int, end: int) -> Sequence[Placed]:
        """Return those that begin between two characters."""
        low = bisect_left(named, start, key=lambda each: each.start)
        return named[low : bisect_right(named, end, key=lambda each: each.start)]

    def states_named(self, low: int, high: int) -> set[str]:
        """Return the codes of the states that a stretch names, by state, people or capital."""
        named = (*self.near(self.states, low, high), *self.near(self.seats, low, high))
        return of_today(code for each in named for code in each.identifiers)

    def passage(self, at: int) -> tuple[int, int]:
        """Return the bounds of the passage at a character; without passages, of the block."""
        if self.passages:
            low = bisect_right(self.passages, at, key=lambda each: each[0]) - 1
            return self.passages[max(low, 0)]
        start = self.text.rfind("\n\n", 0, at) + 2
        end = self.text.find("\n\n", at)
        return (start if start > 1 else 0, end if end >= 0 else len(self.text))

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return rough bounds of the sentence around a stretch, inside its passage."""
        low, high = self.passage(start)
        before = _end_before(self.text, low, start)
        after = _end_after(self.text, end, high)
        return (low if before is None else before, high if after is None else after)


def _end_before(text: str, low: int, start: int) -> int | None:
    """Return one past the full stop of the sentence before a character."""
    at = start
    while True:
        at = max(text.rfind(mark, low, at) for mark in SENTENCE_ENDS)
        if at < 0 or not ABBREVIATED.search(text, max(low, at - LONGEST_ABBREVIATION), at):
            return at + 1 if at >= 0 else None


def _end_after(text: str, end: int, high: int) -> int | None:
    """Return the full stop of the sentence after a character."""
    at = end
    while True:
        found = [each for mark in SENTENCE_ENDS if (each := text.find(mark, at, high)) >= 0]
        if not found:
            return None
        at = min(found)
        if not ABBREVIATED.search(text, max(0, at - LONGEST_ABBREVIATION), at):
            return at
        at += 1


def build_scene(doc: Doc, nlp: Language, register: Register) -> Scene:
    """Collect the surroundings of a ``Doc``.

    Args:
        doc: The article; its names are found if no earlier component did.
        nlp: The pipeline.
        register: What the names are from.
    """
    grouped: dict[str, dict[tuple[int, int], list[str]]] = {
        kind: {} for kind in ("state", "organisation", "treaty", "place")
    }
    for match in ensure_names(doc, nlp, register):
        kind = "state" if match["kind"] in STATE_KINDS else match["kind"]
        if kind in grouped:
            last = doc[match["end"] - 1]
            span = (doc[match["start"]].idx, last.idx + len(last.text))
            identifier = match["identifier"]
            name = identifier.removeprefix("state:") if kind == "state" else identifier
            grouped[kind].setdefault(span, []).append(name)
    text = whole_text(doc)
    year_places = [(found.start(), int(found.group())) for found in YEAR.finditer(text)]
    published = doc._.published
    places = _longest(grouped["place"])
    organisations = _longest(grouped["organisation"])
    towns = [each for each in places if register.places[each.identifiers[0]].label == "GPE"]
    return Scene(
        text,
        _longest(grouped["state"]),
        organisations,
        _names_of(organisations, register),
        _longest(grouped["treaty"]),
        places,
        towns,
        [seat for town in towns if (seat := _seat(town, text, register))],
        [each for row in doc._.dates or () if (each := _dated(row, published))],
        [(row["start"], row["end"]) for row in doc._.passages or ()],
        int(published[:4]) if published and published[:4].isdigit() else None,
        sorted(year for _, year in year_places),
        year_places,
    )


def _seat(town: Named, text: str, register: Register) -> Named | None:
    """Return the state of a capital that is not spoken of as a place."""
    state = register.places[town.identifiers[0]].capital_of
    located = LOCATED.search(text, max(0, town.start - LOCATED_REACH), town.start)
    if state is None or located or NAMED_AFTER.match(text, town.end):
        return None
    return Named(town.start, town.end, (state.removeprefix("state:"),))


def _names_of(organisations: Sequence[Named], register: Register) -> list[str]:
    ids = {name for each in organisations for name in each.identifiers}
    known = sorted(name for name in ids if name in register.organisations)
    rows = [register.organisations[name] for name in known]
    return [name for row in rows for name in (row.name, *row.aliases)]


def _dated(row: DateRecord, published: str | None) -> Dated | None:
    """Return a date if it is one of one year; not a duration, nor a span of years."""
    first, last = (row["earliest"] or "")[:4], (row["latest"] or "")[:4]
    if row["kind"] != "date" or first != last or not first.isdigit():
        return None
    year = int(first)
    day = published or ""
    ahead = row["anchor"] == "publication" and (row["earliest"] or "")[: len(day)] > day
    months = {(row[bound] or "")[5:7] for bound in ("earliest", "latest")}
    month = int(months.pop() or 0) if len(months) == 1 else None
    return Dated(row["start"], row["end"], year, year - 1 if ahead else year, month)


def _longest(found: dict[tuple[int, int], list[str]]) -> list[Named]:
    """Keep the longest of overlapping names, in order."""
    kept: list[Named] = []
    for (start, end), names in sorted(found.items(), key=lambda each: (each[0][0], -each[0][1])):
        if not kept or start >= kept[-1].end:
            kept.append(Named(start, end, tuple(dict.fromkeys(names))))
    return kept
