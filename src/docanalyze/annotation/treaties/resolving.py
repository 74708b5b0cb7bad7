"""Which of several namesakes is meant, by what stands around."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.contradicting import (
    SAME_STATE,
    is_between_others,
    is_of_another_month,
    years_of_force,
)
from docanalyze.annotation.treaties.founding import founded_by
from docanalyze.annotation.treaties.keys import Key, NameIndex, plain_name
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.phrases import IN_YEAR
from docanalyze.annotation.treaties.scanning import YEAR
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.treaties.unregistered import parties_of
from docanalyze.packaged import rows_of
from docanalyze.register import Register, Treaty

__all__ = ["Resolver"]

AROUND = 320
# Points for each piece of evidence; only their order matters.
YEAR_BESIDE, YEAR_CLOSE, YEAR_NEAR = 10.0, 6.0, 2.0
PARTY, PARTY_AROUND, SUBJECT, SUBJECT_AROUND, SUBJECT_FAR, BEFORE, FAMOUS = (
    1.5,
    0.5,
    4.5,
    1.5,
    1.0,
    3.5,
    1.0,
)
BEFORE_SPOKEN = 1.0
# The body that it founded; less than a subject of its own.
FOUNDED = 3.0
# For each party beyond two, where all are named beside it.
PARTY_MORE = 0.5
SAME_NAME, SAME_NAME_MOST = 1.0, 5.0
# First words of towns' names.
OF_PLACES = frozenset({"san", "santa", "saint", "st", "new", "el", "la", "los", "al", "addis"})
# Years in an article that show its time; how far from it a place's treaty is hardly meant.
FEW_YEARS, RECENT, AGE, REMOTE, LONG_BEFORE, AGE_TO_COME = 3, 8, 30, 80, 60, 9999
ALL_PARTIES, OPENING, MANY = 1.5, 700, 5
ENOUGH, MARGIN = 1.5, 0.5
# ", initialled aboard a ship on 3 May 1911", said of the instrument itself.
SIGNED = re.compile(
    r",?\s(?:which\s(?:was|were)\s|was\s|were\s)?(?:signed|initialled|initialed|concluded)\b[^.;,\d]{0,60}"
    r"(?:\d\d?(?:st|nd|rd|th)?\s)?(?:[A-Z][a-z]{2,8}\.?\s)?(?:\d\d?,\s)?((?:1[5-9]|20)\d\d)\b"
)
# How far around a name the years tell what time the text has reached; how near a treaty must be to
# them, and what that is worth: two years of its time are as good as a party named.
NARRATIVE = 1200
CLOSE_YEARS, SAME_PERIOD = 2, 10
PERIOD_TOLD, PERIOD_CLOSE, PERIOD_NEAR = 1.75, 1.0, 0.5
SIGNING = re.compile(
    r"\b(?:sign|conclud|initial)(?:ed|ing|s|led)?\s(?:of\s)?(?:an?|the|their|its)\s"
    r"(?:[\w’'“”\"()-]+\s\(?){0,5}\Z"
)
# Years between signature and entry into force, both of which are used for a treaty.
SLACK_BEFORE, SLACK_AFTER = 1, 3
SLACK_KNOWN = 14


@cache
def _famous() -> Mapping[str, str]:
    """Return the instrument that a name means where nothing else is said, by lower-case name."""
    rows = rows_of("docanalyze.annotation.treaties", "namesakes.csv")
    return {plain_name(row["name"]): row["treaty"] for row in rows}


class Resolver:
    """Chooses among the treaties a name may mean, in the order of the text.

    Args:
        scene: The article.
        register: Facts about the treaties.
        index: Its treaties by key.
    """

    def __init__(self, scene: Scene, register: Register, index: NameIndex) -> None:
        self._scene = scene
        self._treaties = register.treaties
        self._index = index
        self._named: dict[str, int] = {}
        self._called: dict[Key, Counter[str]] = defaultdict(Counter)
        self._spoken: dict[str, bool] = {}
        self._founds = {treaty: body for body, treaty in founded_by(register).items()}

    def choose(self, candidate: Candidate) -> Treaty | None:
        """Return the treaty that a candidate names; None if it cannot be told.

        Args:
            candidate: With at least one identifier.
        """
        fitting = [
            self._treaties[name]
            for name in sorted(candidate.identifiers)
            if name in self._treaties and self._fits(self._treaties[name], candidate)
        ]
        if not fitting:
            return None
        scores = {treaty.id: self._score(treaty, candidate) for treaty in fitting}
        # What was named before counts for little where the sentence itself speaks.
        weight = BEFORE_SPOKEN if max(scores.values()) >= SUBJECT else BEFORE
        for name in scores:
            scores[name] += weight * (name in self._named)
            scores[name] += self._same_name(name, candidate)
        ranked = sorted(fitting, key=lambda each: -scores[each.id])
        best = ranked[0]
        if len(ranked) > 1 and scores[best.id] - scores[ranked[1].id] < MARGIN:
            return None
        if scores[best.id] < ENOUGH and self._needs_evidence(candidate, best, len(ranked)):
            return None
        self._named[best.id] = candidate.start
        self._called[self._index.key(self._name(candidate))][best.id] += 1
        return best

    def evident(
        self, identifiers: Iterable[str], start: int, end: int, *, least: float = ENOUGH
    ) -> Treaty | None:
        """Return the one of several treaties of which the text around a stretch speaks.

        Args:
            identifiers: Treaty ids, of those that a place may mean.
            start: First character of the place.
            end: One past it.
            least: Points below which the text does not speak of it.
        """
        place = Candidate(start, end, frozenset(identifiers), exact=True, year=None, phrase=None)
        scores = {
            treaty.id: self._score(treaty, place)
            for treaty in map(self._treaties.__getitem__, sorted(place.identifiers))
            if self._fits(treaty, place)
        }
        ranked = sorted(scores, key=lambda each: -scores[each])
        if not ranked or scores[ranked[0]] < least:
            return None
        if len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN:
            return None
        return self._treaties[ranked[0]]

    def _same_name(self, treaty: str, candidate: Candidate) -> float:
        """Return points for what the very name meant before: a name rarely changes its meaning."""
        times = self._called[self._index.key(self._name(candidate))][treaty]
        return min(SAME_NAME_MOST, SAME_NAME + times) if times else 0.0

    def _fits(self, treaty: Treaty, candidate: Candidate) -> bool:
        published = self._scene.published
        if published and treaty.year > published:
            return False
        if self._is_of_others(treaty, candidate) or self._is_contradicted(treaty, candidate):
            return False
        if candidate.year is None:
            return self._is_signed_then(treaty, candidate) and not self._is_out_of_time(
                treaty, candidate
            )
        told_apart = self._is_place_name(candidate) or self._is_common(candidate)
        loose = years_of_force(treaty) if told_apart else SLACK_KNOWN
        return treaty.year - SLACK_BEFORE <= candidate.year <= treaty.year + loose

    def _is_contradicted(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether what the text says of a place's treaty is untrue of this one."""
        return self._is_place_name(candidate) and (
            is_of_another_month(treaty, candidate, self._scene)
            or is_between_others(treaty, candidate, self._scene)
        )

    def _is_signed_then(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether it is not said to have been signed in another year than the treaty was."""
        if not self._is_place_name(candidate) and not self._is_common(candidate):
            return True
        told = IN_YEAR.match(self._scene.text, candidate.end)
        if told and int(told.group(1)) < treaty.year - SLACK_BEFORE:
            return False
        signed = SIGNED.match(self._scene.text, candidate.end)
        year = int(signed.group(1)) if signed else self._signing_year(candidate)
        return year is None or abs(year - treaty.year) <= SLACK_AFTER

    def _signing_year(self, candidate: Candidate) -> int | None:
        """Return the year of "in 1886 they signed a Treaty of …", if the sentence has no other."""
        low, high = self._scene.sentence(candidate.start, candidate.end)
        if not SIGNING.search(self._scene.text, low, candidate.start):
            return None
        years = set(self._years(low, high))
        return int(years.pop()) if len(years) == 1 else None

    def _is_out_of_time(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether a place's treaty is of another time than the article, as its years show."""
        years = self._scene.years
        if not self._is_place_name(candidate) or self.is_famous(candidate, treaty):
            return False
        first = min([*years[:1], self._scene.published or AGE_TO_COME])
        single = len(candidate.identifiers) == 1 and not self._is_spoken_of(treaty)
        if single and first < AGE_TO_COME and treaty.year < first - LONG_BEFORE:
            return True
        if len(years) < FEW_YEARS:
            return False
        if self._scene.published is None and years[-1] < treaty.year - RECENT:
            return True
        if self._is_spoken_of(treaty):
            return False
        about = bisect_left(years, treaty.year - AGE) < bisect_right(years, treaty.year + AGE)
        old = treaty.year < years[len(years) // 2] - REMOTE
        return old and not about and self._index.is_hub(self._name(candidate))

    def _is_of_others(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether the text says that what bears a common name was made between others."""
        if len(treaty.parties) < 2 or not self._is_common(candidate):  # noqa: PLR2004
            return False
        told = {SAME_STATE.get(code, code) for code in parties_of(candidate, self._scene) or ()}
        return not told <= {SAME_STATE.get(code, code) for code in treaty.parties}

    def _is_common(self, candidate: Candidate) -> bool:
        """Whether all words of the name are common in names of instruments."""
        return not self._index.key(self._name(candidate)) - lexicon().generic

    def _is_place_name(self, candidate: Candidate) -> bool:
        """Whether the name is no more than a place and a head noun, as many others are."""
        return len(self._index.key(self._name(candidate)) - OF_PLACES) <= 2  # noqa: PLR2004

    def _name(self, candidate: Candidate) -> str:
        return candidate.name or self._scene.text[candidate.start : candidate.end]

    def _needs_evidence(self, candidate: Candidate, best: Treaty, fitting: int) -> bool:
        if best.id in self._named or self.is_famous(candidate, best):
            return False
        if self._is_common(candidate):
            return True
        others = len(candidate.identifiers) > fitting and candidate.year is None
        return not candidate.exact or len(candidate.identifiers) > 1 or others

    def is_famous(self, candidate: Candidate, treaty: Treaty) -> bool:
        """Return whether a name means a treaty where nothing else is said.

        Args:
            candidate: The name.
            treaty: One it may mean.
        """
        return _famous().get(plain_name(self._name(candidate))) == treaty.id

    def _score(self, treaty: Treaty, candidate: Candidate) -> float:
        score = self._year_score(treaty, candidate)
        score += FAMOUS * self.is_famous(candidate, treaty)
        sentence = self._scene.sentence(candidate.start, candidate.end)
        low, high = self._scene.passage(candidate.start)
        low, high = max(low, candidate.start - AROUND), min(high, candidate.end + AROUND)
        beside, around = (self._parties(treaty, *each) for each in (sentence, (low, high)))
        score += PARTY * min(2, len(beside)) + PARTY_AROUND * min(2, len(around - beside))
        if len(beside) == len(treaty.parties) <= MANY:
            score += PARTY_MORE * max(0, len(beside) - 2)
        score += self._opening_score(treaty)
        score += SUBJECT_FAR * self._is_of_body(treaty)
        near = self._subjects(treaty, candidate, *sentence)
        score += FOUNDED * (near == 0 and self._names_founded(treaty, *sentence))
        score += SUBJECT * (near > 0) + SUBJECT_FAR * (near > 1)
        if not near and self._subjects(treaty, candidate, low, high):
            score += SUBJECT_AROUND
        elif not near and self._is_spoken_of(treaty):
            score += SUBJECT_FAR
        return score

    def _is_spoken_of(self, treaty: Treaty) -> bool:
        """Whether the article has a word of what a treaty is about; looked up once for each."""
        if treaty.id not in self._spoken:
            self._spoken[treaty.id] = _mentioned(treaty.subjects, self._scene.text) > 0
        return self._spoken[treaty.id]

    def _is_of_body(self, treaty: Treaty) -> bool:
        """Whether its full name has a body that the article names: the "SADC" pact."""
        names = {f" {name.lower()} " for name in (treaty.name, *treaty.aliases)}
        bodies = self._scene.bodies
        return any(f" {body.lower()} " in name for body in bodies for name in names)

    def _names_founded(self, treaty: Treaty, low: int, high: int) -> bool:
        """Whether a stretch names the body that it founded."""
        body = self._founds.get(treaty.id)
        near = self._scene.near(self._scene.organisations, low, high) if body else ()
        return any(body in each.identifiers for each in near)

    def _opening_score(self, treaty: Treaty) -> float:
        """Return points for a treaty between the states with which the article opens."""
        if not 1 < len(treaty.parties) < MANY:
            return 0.0
        return ALL_PARTIES * (len(self._parties(treaty, 0, OPENING)) == len(treaty.parties))

    def _year_score(self, treaty: Treaty, candidate: Candidate) -> float:
        if candidate.year is not None:
            exact = candidate.year == treaty.year
            return YEAR_BESIDE if exact else YEAR_CLOSE - abs(candidate.year - treaty.year)
        after = IN_YEAR.match(self._scene.text, candidate.end)
        if after and int(after.group(1)) == treaty.year:
            return YEAR_CLOSE
        if str(treaty.year) in self._years(*self._scene.sentence(candidate.start, candidate.end)):
            return YEAR_NEAR * 2
        low, high = self._scene.passage(candidate.start)
        if str(treaty.year) in self._years(
            max(low, candidate.start - AROUND), min(high, candidate.end + AROUND)
        ):
            return YEAR_NEAR / 4
        years = self._scene.years
        if self.is_famous(candidate, treaty) and len(set(years)) < FEW_YEARS + 1:
            return 0.0
        last = years[-1] + SLACK_AFTER if years else treaty.year
        too_late = self._scene.published is None and last < treaty.year
        return -YEAR_NEAR if too_late else self._period_score(treaty, candidate)

    def _period_score(self, treaty: Treaty, candidate: Candidate) -> float:
        """Return points for a treaty of the time that the text has reached, by the years around."""
        around = self._scene.years_around(candidate.start, NARRATIVE)
        if self._scene.published:
            around = [*around, self._scene.published]
        if not around or self._is_common(candidate):
            return 0.0
        apart = sorted(abs(year - treaty.year) for year in set(around))
        told = len(apart) > 1 and apart[0] <= CLOSE_YEARS and apart[1] <= SAME_PERIOD
        near = PERIOD_CLOSE if apart[0] <= CLOSE_YEARS else PERIOD_NEAR
        return PERIOD_TOLD if told else near * (apart[0] <= SAME_PERIOD)

    def _subjects(self, treaty: Treaty, candidate: Candidate, low: int, high: int) -> int:
        around = self._scene.text[low : candidate.start] + self._scene.text[candidate.end : high]
        return _mentioned(treaty.subjects, around)

    def _years(self, low: int, high: int) -> list[str]:
        return YEAR.findall(self._scene.text, low, high)

    def _parties(self, treaty: Treaty, low: int, high: int) -> set[str]:
        """Return which parties a stretch names, by state, people or capital."""
        scene = self._scene
        named = (*scene.near(scene.states, low, high), *scene.near(scene.seats, low, high))
        codes = {SAME_STATE.get(code, code) for each in named for code in each.identifiers}
        return codes & {SAME_STATE.get(code, code) for code in treaty.parties}


def _mentioned(subjects: Iterable[str], text: str) -> int:
    return sum(1 for word in subjects if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE))
