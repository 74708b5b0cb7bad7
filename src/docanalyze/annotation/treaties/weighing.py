"""How much of what stands around speaks for one of several namesakes."""

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.founding import founders
from docanalyze.annotation.treaties.namesakes import Namesakes
from docanalyze.annotation.treaties.phrases import IN_YEAR
from docanalyze.annotation.treaties.scanning import YEAR
from docanalyze.annotation.treaties.subjects import SpokenOf, subjects_in
from docanalyze.annotation.treaties.successors import of_today
from docanalyze.register import Treaty

__all__ = ["SUBJECT", "Weighing"]

AROUND = 320
# Points for each piece of evidence; only their order matters.
YEAR_BESIDE, YEAR_CLOSE, YEAR_NEAR = 10.0, 6.0, 2.0
PARTY, PARTY_AROUND, FAMOUS = 1.5, 0.5, 1.0
SUBJECT, SUBJECT_AROUND, SUBJECT_FAR = 4.5, 1.5, 1.0
# The body that it founded; less than a subject of its own.
FOUNDED = 3.0
# For each party beyond two, where all are named beside it.
PARTY_MORE = 0.5
ALL_PARTIES, OPENING, MANY = 1.5, 700, 5
# Years that show an article's time; the years by which a treaty may still be later than the last.
FEW_YEARS, SLACK_AFTER = 3, 3
# How far around a name the years tell what time the text has reached; how near a treaty must be to
# them, and what that is worth: two years of its time are as good as a party named.
NARRATIVE = 1200
CLOSE_YEARS, SAME_PERIOD = 2, 10
PERIOD_TOLD, PERIOD_CLOSE, PERIOD_NEAR = 1.75, 1.0, 0.5


class Weighing:
    """Gives points to the treaties that a name may mean.

    Args:
        article: The article and what is known.
        names: What the names alone say.
        spoken_of: Of which treaties the article has a subject.
    """

    def __init__(self, article: Article, names: Namesakes, spoken_of: SpokenOf) -> None:
        self._scene = article.scene
        self._names = names
        self._spoken_of = spoken_of
        self._founds = founders(article.register)
        self._bodies = frozenset(body.lower() for body in article.scene.bodies)
        self._of_body: dict[str, bool] = {}

    def points(self, treaty: Treaty, candidate: Candidate) -> float:
        """Return the points that the text gives a treaty.

        Args:
            treaty: One that the name may mean.
            candidate: The name.
        """
        score = self._year(treaty, candidate)
        score += FAMOUS * self._names.is_famous(candidate, treaty)
        sentence = self._scene.sentence(candidate.start, candidate.end)
        low, high = self._around(candidate)
        beside, around = (self._parties(treaty, *each) for each in (sentence, (low, high)))
        score += PARTY * min(2, len(beside)) + PARTY_AROUND * min(2, len(around - beside))
        if len(beside) == len(treaty.parties) <= MANY:
            score += PARTY_MORE * max(0, len(beside) - 2)
        score += self._opening(treaty)
        score += SUBJECT_FAR * self._is_of_body(treaty)
        near = self._subjects(treaty, candidate, *sentence)
        score += FOUNDED * (near == 0 and self._names_founded(treaty, *sentence))
        score += SUBJECT * (near > 0) + SUBJECT_FAR * (near > 1)
        if not near and self._subjects(treaty, candidate, low, high):
            score += SUBJECT_AROUND
        elif not near and self._spoken_of(treaty):
            score += SUBJECT_FAR
        return score

    def _around(self, candidate: Candidate) -> tuple[int, int]:
        low, high = self._scene.passage(candidate.start)
        return max(low, candidate.start - AROUND), min(high, candidate.end + AROUND)

    def _is_of_body(self, treaty: Treaty) -> bool:
        """Whether its full name has a body that the article names: the "SADC" pact."""
        if treaty.id not in self._of_body:
            names = (treaty.name, *treaty.aliases)
            self._of_body[treaty.id] = any(
                not self._bodies.isdisjoint(_runs_of_words(name.lower())) for name in names
            )
        return self._of_body[treaty.id]

    def _names_founded(self, treaty: Treaty, low: int, high: int) -> bool:
        """Whether a stretch names the body that it founded."""
        body = self._founds.get(treaty.id)
        near = self._scene.near(self._scene.organisations, low, high) if body else ()
        return any(body in each.identifiers for each in near)

    def _opening(self, treaty: Treaty) -> float:
        """Return points for a treaty between the states with which the article opens."""
        if not 1 < len(treaty.parties) < MANY:
            return 0.0
        return ALL_PARTIES * (len(self._parties(treaty, 0, OPENING)) == len(treaty.parties))

    def _year(self, treaty: Treaty, candidate: Candidate) -> float:
        if candidate.year is not None:
            exact = candidate.year == treaty.year
            return YEAR_BESIDE if exact else YEAR_CLOSE - abs(candidate.year - treaty.year)
        text = self._scene.text
        after = IN_YEAR.match(text, candidate.end)
        if after and int(after.group(1)) == treaty.year:
            return YEAR_CLOSE
        sentence = self._scene.sentence(candidate.start, candidate.end)
        if str(treaty.year) in YEAR.findall(text, *sentence):
            return YEAR_NEAR * 2
        if str(treaty.year) in YEAR.findall(text, *self._around(candidate)):
            return YEAR_NEAR / 4
        years = self._scene.years
        if self._names.is_famous(candidate, treaty) and len(set(years)) < FEW_YEARS + 1:
            return 0.0
        last = years[-1] + SLACK_AFTER if years else treaty.year
        too_late = self._scene.published is None and last < treaty.year
        return -YEAR_NEAR if too_late else self._period(treaty, candidate)

    def _period(self, treaty: Treaty, candidate: Candidate) -> float:
        """Return points for a treaty of the time that the text has reached, by the years around."""
        around = self._scene.years_around(candidate.start, NARRATIVE)
        if self._scene.published:
            around = [*around, self._scene.published]
        if not around or self._names.is_common(candidate):
            return 0.0
        apart = sorted(abs(year - treaty.year) for year in set(around))
        told = len(apart) > 1 and apart[0] <= CLOSE_YEARS and apart[1] <= SAME_PERIOD
        near = PERIOD_CLOSE if apart[0] <= CLOSE_YEARS else PERIOD_NEAR
        return PERIOD_TOLD if told else near * (apart[0] <= SAME_PERIOD)

    def _subjects(self, treaty: Treaty, candidate: Candidate, low: int, high: int) -> int:
        around = self._scene.text[low : candidate.start] + self._scene.text[candidate.end : high]
        return subjects_in(treaty.subjects, around)

    def _parties(self, treaty: Treaty, low: int, high: int) -> set[str]:
        """Return which parties a stretch names, by state, people or capital."""
        return self._scene.states_named(low, high) & of_today(treaty.parties)


def _runs_of_words(name: str) -> set[str]:
    """Return every run of words in a name."""
    words = name.split(" ")
    return {
        " ".join(words[first:end])
        for first in range(len(words))
        for end in range(first + 1, len(words) + 1)
    }
