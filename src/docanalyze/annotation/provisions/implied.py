"""Instruments of the register that an article presupposes without naming them.

"At Montreux … Article 20", "the boast of 1856 … Article XI", "what Pyongyang and Moscow signed":
towns and other words of an instrument's name, its year, and its parties are evidence that it is
meant, the more so where they stand near the citation and fit together.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log1p

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.references import A_YEAR, Reference, has_number
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.register import Register
from docanalyze.register.entries import Treaty
from docanalyze.text import unaccented
from docanalyze.vocabulary import common_words

__all__ = ["Implied"]

Features = MutableMapping[str, float]

WORD = re.compile(r"\b[A-Z][^\W\d_]{2,}")
ANY_WORD = re.compile(r"[^\W\d_]{2,}")
# Words of a name that it may be called without.
SMALL = frozenset({"of", "the", "on", "and", "for", "to", "in", "new", "old"})
# Words in more names than that tell nothing; in so few, much.
COMMON, OFTEN, RARE = 30, 5, 2
MOST_PARTIES = 6
MOST_CANDIDATES = 9
YEAR_LENGTH = 4
POINTS = {"here": 3.0, "passage": 2.0, "earlier": 1.0, "later": 0.8}


@dataclass(frozen=True, slots=True)
class _Index:
    """The register's instruments by words of their names, and by year."""

    by_word: Mapping[str, Sequence[str]]
    by_year: Mapping[int, Sequence[Treaty]]
    capitals: Mapping[str, str]
    same: Mapping[str, str]


_INDEXES: dict[str, _Index] = {}


def _index(register: Register) -> _Index:
    if register.digest not in _INDEXES:
        by_word: dict[str, set[str]] = defaultdict(set)
        by_year: dict[int, list[Treaty]] = defaultdict(list)
        national = {
            word
            for state in register.states.values()
            for name in (state.name, *state.aliases, *state.demonyms)
            for word in _words(name)
        }
        for treaty in register.treaties.values():
            if not _may_have_articles(treaty):
                continue
            by_year[treaty.year].append(treaty)
            names = (treaty.name, *treaty.aliases, *treaty.subjects)
            for word in {word for name in names for word in _words(name)} - national:
                if word.lower() not in common_words():
                    by_word[word].add(treaty.id)
        _INDEXES[register.digest] = _Index(
            {word: sorted(ids) for word, ids in by_word.items() if len(ids) <= COMMON},
            by_year,
            {
                place.id: place.capital_of.removeprefix("state:")
                for place in register.places.values()
                if place.capital_of
            },
            _successors(register),
        )
    return _INDEXES[register.digest]


def _successors(register: Register) -> dict[str, str]:
    """Return by which code a state is known that has the capital of another: Russia, the USSR."""
    first: dict[str, str] = {}
    found = {}
    for state in register.states.values():
        code = state.id.removeprefix("state:")
        found[code] = first.setdefault(state.capital, code) if state.capital else code
    return found


def _may_have_articles(treaty: Treaty) -> bool:
    """Whether it is law, or a charter or an agreement by its name, or known to have provisions."""
    return (
        treaty.binding != "political"
        or treaty.id in knowledge().fame
        or knowledge().articled.search(treaty.name) is not None
    )


def _words(text: str) -> Iterator[str]:
    for match in WORD.finditer(text):
        yield unaccented(match.group())


@cache
def _called(noun: str) -> frozenset[str]:
    """Return the well-known instruments whose ids have a noun in them: "the Statute"."""
    return frozenset(name for name in knowledge().fame if noun.lower() in name.split("-"))


class Implied:
    """What one article presupposes.

    Args:
        scene: The article, with the states, places and years it names.
        references: What it names that has provisions, ordered by start.
        layout: Its sentences and passages.
        register: What is known about treaties.
    """

    def __init__(
        self, scene: Scene, references: Sequence[Reference], layout: Layout, register: Register
    ) -> None:
        self._layout = layout
        self._register = register
        self._published = scene.published
        self._index = _index(register)
        self._words: dict[str, list[int]] = defaultdict(list)
        self._rarity: dict[str, int] = {}
        self._distinct: dict[str, set[str]] = defaultdict(set)
        self._read_words(scene.text, [each for each in references if not each.organisation])
        self._years: dict[int, list[int]] = defaultdict(list)
        for match in A_YEAR.finditer(scene.text):
            self._years[int(match.group())].append(match.start())
        self._states = self._places_of_states(scene)
        self._by_parties = self._of_parties()

    def _read_words(self, text: str, named: Sequence[Reference]) -> None:
        """Note the words of instruments' names, but where an instrument is named."""
        starts = [each.start for each in named]
        for match in WORD.finditer(text):
            word = unaccented(match.group())
            ids = self._index.by_word.get(word)
            at = bisect_left(starts, match.end()) - 1
            if not ids or (at >= 0 and match.start() < named[at].end):
                continue
            for name in ids:
                self._words[name].append(match.start())
                self._distinct[name].add(word)
                self._rarity[name] = min(self._rarity.get(name, COMMON), len(ids))

    def _places_of_states(self, scene: Scene) -> dict[str, list[int]]:
        """Return where each state is named, by its capital too."""
        found: dict[str, list[int]] = defaultdict(list)
        capitals = self._index.capitals
        for each in scene.states:
            for code in each.identifiers:
                found[self._code(code)].append(each.start)
        for each in scene.towns:
            for place in each.identifiers:
                if place in capitals:
                    found[self._code(capitals[place])].append(each.start)
        for positions in found.values():
            positions.sort()
        return found

    def _code(self, code: str) -> str:
        return self._index.same.get(code, code)

    def _of_parties(self) -> set[str]:
        """Return what is of a year that the text names, and all of whose parties it names."""
        years = {*self._years, *([self._published] if self._published else [])}
        return {
            treaty.id
            for year in years
            for treaty in self._index.by_year.get(year, ())
            if 1 < len(treaty.parties) <= MOST_PARTIES
            and self._states.keys() >= {*map(self._code, treaty.parties)}
        }

    def add(
        self,
        found: MutableMapping[str, Features],
        citation: Citation,
        known: Collection[str],
        said: Mapping[str, str],
        called: str = "",
    ) -> None:
        """Add what is presupposed at a citation.

        Args:
            found: The features of each candidate, to which they are added.
            citation: Without an instrument beside it.
            known: What the article names, or what is linked already.
            said: How well the words around fit the provision of that number, by instrument.
            called: The name beside the citation, where others have it too.
        """
        low, high = self._layout.bounds(citation.start)
        passage = self._layout.passage(citation.start)
        opening = self._layout.answering(passage)
        if low > opening:
            low = max(opening, self._layout.bounds(low - 1)[0])
        here = (low, high), (opening, self._layout.closing(passage))
        names = {*self._words, *self._by_parties, *said} - {*known}
        if called:
            names |= _called(called) - {*known}
            names = {each for each in names if self.is_called(each, called)}
        ranked: list[tuple[float, str, Features]] = []
        for name in names:
            treaty = self._register.treaties.get(name)
            if treaty is None or not has_number(name, citation) or self.is_to_come(name):
                continue
            features = self._features(treaty, here)
            points = sum(POINTS.get(key.rpartition("_")[2], 0.5) for key in features)
            points += 3.0 * (name in said)
            ranked.append((points, name, features))
        ranked.sort(key=lambda each: (-each[0], each[1]))
        for _, name, features in ranked[:MOST_CANDIDATES]:
            found[name].update(features)
        self._add_parties(found, known, here)

    def is_to_come(self, name: str) -> bool:
        """Whether an instrument is of a later year than the article."""
        return (
            self._published is not None
            and name[-YEAR_LENGTH:].isdigit()
            and (int(name[-YEAR_LENGTH:]) > self._published)
        )

    def _add_parties(
        self,
        found: Mapping[str, Features],
        known: Collection[str],
        here: tuple[tuple[int, int], tuple[int, int]],
    ) -> None:
        """Add whose parties are named around, of what the article names that binds only a few."""
        for name, features in found.items():
            treaty = self._register.treaties.get(name) if name in known else None
            if treaty is None or not 1 < len(treaty.parties) <= MOST_PARTIES:
                continue
            (low, high), _ = here
            near = sum(
                any(low <= at < high for at in self._states.get(self._code(code), ()))
                for code in treaty.parties
            )
            if near:
                features["own_parties_here" if near > 1 else "own_party_here"] = 1.0
            else:
                features["own_parties_elsewhere"] = 1.0

    def is_called(self, name: str, called: str) -> bool:
        """Whether an instrument is called by a name, or by the noun of a kind it has."""
        words = {each.lower().rstrip("s") for each in ANY_WORD.findall(called)} - SMALL
        year = A_YEAR.search(called)
        if year and not name.endswith(year.group()):
            return False
        treaty = self._register.treaties.get(name)
        if treaty is None:
            return words <= {each.rstrip("s") for each in re.split(r"\W+", name.lower())}
        return any(
            words <= {each.lower().rstrip("s") for each in ANY_WORD.findall(each_name)}
            for each_name in (treaty.name, *treaty.aliases, treaty.official_title or "")
        )

    def _features(self, treaty: Treaty, here: tuple[tuple[int, int], tuple[int, int]]) -> Features:
        features: Features = {"absent": 1.0, "fame": log1p(knowledge().fame.get(treaty.id, 0)) / 3}
        words = self._words.get(treaty.id)
        if words:
            features[f"word_{_place(words, here)}"] = 1.0
            if self._rarity[treaty.id] <= RARE:
                features["word_rare"] = 1.0
            elif self._rarity[treaty.id] > OFTEN:
                features["word_common"] = 1.0
            if len(self._distinct[treaty.id]) > 1:
                features["words_several"] = 1.0
        years = self._years.get(treaty.year)
        if years:
            features[f"year_{_place(years, here)}"] = 1.0
        if self._published in (treaty.year, treaty.year + 1):
            features["year_published"] = 1.0
        if words and (years or "year_published" in features):
            features["word_and_year"] = 1.0
        if 1 < len(treaty.parties) <= MOST_PARTIES:
            positions = [self._states.get(self._code(code), []) for code in treaty.parties]
            if all(positions):
                places = {_place(each, here) for each in positions}
                worst = max(places, key=list(POINTS).index)
                features[f"parties_{worst}"] = 1.0
            else:
                features["parties_missing"] = 1.0
        return features


def _place(positions: Sequence[int], here: tuple[tuple[int, int], tuple[int, int]]) -> str:
    """Return where the nearest of several characters stands, seen from a citation."""
    for name, (low, high) in zip(("here", "passage"), here, strict=True):
        at = bisect_left(positions, low)
        if at < len(positions) and positions[at] < high:
            return name
    return "earlier" if positions[0] < here[0][0] else "later"
