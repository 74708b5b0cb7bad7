"""Which of several namesakes is meant, by what stands around."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.contradicting import Contradicting
from docanalyze.annotation.treaties.keys import Key
from docanalyze.annotation.treaties.namesakes import Namesakes
from docanalyze.annotation.treaties.subjects import SpokenOf
from docanalyze.annotation.treaties.weighing import SUBJECT, Weighing
from docanalyze.register import Treaty

__all__ = ["Resolver"]

# Points for what was named before: fewer where the sentence itself speaks.
BEFORE, BEFORE_SPOKEN = 3.5, 1.0
SAME_NAME, SAME_NAME_MOST = 1.0, 5.0
ENOUGH, MARGIN = 1.5, 0.5


class Resolver:
    """Chooses among the treaties a name may mean, in the order of the text.

    Args:
        article: The article and what is known.
    """

    def __init__(self, article: Article) -> None:
        self._treaties = article.register.treaties
        self._names = Namesakes(article)
        spoken_of = SpokenOf(article.scene)
        self._contradicting = Contradicting(article, self._names, spoken_of)
        self._weighing = Weighing(article, self._names, spoken_of)
        self._named: set[str] = set()
        self._called = defaultdict[Key, Counter[str]](Counter)

    def choose(self, candidate: Candidate) -> Treaty | None:
        """Return the treaty that a candidate names; None if it cannot be told.

        Args:
            candidate: With at least one identifier.
        """
        scores = self._scores(candidate)
        if not scores:
            return None
        weight = BEFORE_SPOKEN if max(scores.values()) >= SUBJECT else BEFORE
        for name in scores:
            scores[name] += weight * (name in self._named)
            scores[name] += self._same_name(name, candidate)
        best = _best(scores)
        if best is None:
            return None
        treaty = self._treaties[best]
        if scores[best] < ENOUGH and self._needs_evidence(candidate, treaty, len(scores)):
            return None
        self._named.add(best)
        self._called[self._names.key(candidate)][best] += 1
        return treaty

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
        scores = self._scores(place)
        best = _best(scores)
        return self._treaties[best] if best and scores[best] >= least else None

    def is_famous(self, candidate: Candidate, treaty: Treaty) -> bool:
        """Return whether a name means a treaty where nothing else is said.

        Args:
            candidate: The name.
            treaty: One it may mean.
        """
        return self._names.is_famous(candidate, treaty)

    def _scores(self, candidate: Candidate) -> dict[str, float]:
        """Return the points of each treaty that a name can mean here."""
        named = sorted(candidate.identifiers)
        known = (self._treaties[name] for name in named if name in self._treaties)
        return {
            treaty.id: self._weighing.points(treaty, candidate)
            for treaty in known
            if self._contradicting.allows(treaty, candidate)
        }

    def _same_name(self, treaty: str, candidate: Candidate) -> float:
        """Return points for what the very name meant before: a name rarely changes its meaning."""
        times = self._called[self._names.key(candidate)][treaty]
        return min(SAME_NAME_MOST, SAME_NAME + times) if times else 0.0

    def _needs_evidence(self, candidate: Candidate, best: Treaty, fitting: int) -> bool:
        if best.id in self._named or self.is_famous(candidate, best):
            return False
        if self._names.is_common(candidate):
            return True
        others = len(candidate.identifiers) > fitting and candidate.year is None
        return not candidate.exact or len(candidate.identifiers) > 1 or others


def _best(scores: dict[str, float]) -> str | None:
    """Return the treaty with the most points; None if there is none or another comes too near."""
    ranked = sorted(scores, key=lambda each: -scores[each])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < MARGIN):
        return None
    return ranked[0]
