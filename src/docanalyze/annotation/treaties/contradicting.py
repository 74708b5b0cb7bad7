"""What a text says of an instrument that a namesake of the register cannot have."""

import re
from bisect import bisect_left, bisect_right

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.namesakes import Namesakes
from docanalyze.annotation.treaties.occasions import APPOSED
from docanalyze.annotation.treaties.phrases import IN_YEAR
from docanalyze.annotation.treaties.scanning import YEAR
from docanalyze.annotation.treaties.scene import Dated
from docanalyze.annotation.treaties.subjects import SpokenOf
from docanalyze.annotation.treaties.successors import of_today
from docanalyze.annotation.treaties.unregistered import parties_of
from docanalyze.register import Treaty

__all__ = ["Contradicting"]

OF = re.compile(r"\s(?:of|from)\s(?:the\s)?\Z")
SIGNED = re.compile(
    r",?\s(?:which\s(?:was|were)\s|was\s|were\s)?(?:[a-z]+ly\s)?(?:signed|concluded)\b[^.;,\d]{0,40}\Z"
)
SIGNING = re.compile(r"\b(?:signed|concluded)\s(?:the|a|an|their|its)\s(?:[a-z]+\s)?\Z")
# ", initialled aboard a ship on 3 May 1911", said of the instrument itself.
SIGNED_IN = re.compile(
    r",?\s(?:which\s(?:was|were)\s|was\s|were\s)?(?:signed|initialled|initialed|concluded)\b[^.;,\d]{0,60}"
    r"(?:\d\d?(?:st|nd|rd|th)?\s)?(?:[A-Z][a-z]{2,8}\.?\s)?(?:\d\d?,\s)?((?:1[5-9]|20)\d\d)\b"
)
SIGNING_IT = re.compile(
    r"\b(?:sign|conclud|initial)(?:ed|ing|s|led)?\s(?:of\s)?(?:an?|the|their|its)\s"
    r"(?:[\w’'“”\"()-]+\s\(?){0,5}\Z"
)
OPENING = 6
# An instrument may be initialled in one month and signed in the next.
MONTHS_APART = 2
# Years between signature and entry into force, both of which are used for a treaty.
SLACK_BEFORE, SLACK_AFTER, SLACK_KNOWN = 1, 3, 14
FEWEST_YEARS, MOST_YEARS = 1, 3
# Years in an article that show its time; how far from it a place's treaty is hardly meant.
FEW_YEARS, RECENT, AGE, REMOTE, LONG_BEFORE, AGE_TO_COME = 3, 8, 30, 80, 60, 9999


class Contradicting:
    """Knows which treaties a name cannot mean in this article.

    Args:
        article: The article and what is known.
        names: What the names alone say.
        spoken_of: Of which treaties the article has a subject.
    """

    def __init__(self, article: Article, names: Namesakes, spoken_of: SpokenOf) -> None:
        self._scene = article.scene
        self._names = names
        self._spoken_of = spoken_of

    def allows(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Return whether nothing that the text says is untrue of a treaty.

        Args:
            treaty: One that the name may mean.
            candidate: The name.
        """
        published = self._scene.published
        if published and treaty.year > published:
            return False
        of_place, common = self._names.is_of_place(candidate), self._names.is_common(candidate)
        if common and self._has_others(treaty, candidate):
            return False
        if of_place and (
            self._is_of_another_month(treaty, candidate)
            or self._is_between_others(treaty, candidate)
        ):
            return False
        if candidate.year is None:
            other_year = (of_place or common) and self._is_signed_otherwise(treaty, candidate)
            return not other_year and not (of_place and self._is_out_of_time(treaty, candidate))
        loose = _years_of_force(treaty) if of_place or common else SLACK_KNOWN
        return treaty.year - SLACK_BEFORE <= candidate.year <= treaty.year + loose

    def _has_others(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether the text gives it a party that the treaty has not."""
        if len(treaty.parties) < 2:  # noqa: PLR2004
            return False
        return not of_today(parties_of(candidate, self._scene) or ()) <= of_today(treaty.parties)

    def _is_between_others(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether all parties that the text gives are none of the treaty's."""
        if len(treaty.parties) < 2:  # noqa: PLR2004
            return False
        told = of_today(parties_of(candidate, self._scene) or ())
        return bool(told) and told.isdisjoint(of_today(treaty.parties))

    def _is_of_another_month(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether the text says that it was signed in another month of the treaty's year."""
        date = self._signature(candidate)
        if date is None or date.month is None or date.year != treaty.year:
            return False
        year, _, rest = (treaty.signed or "").partition("-")
        if not rest or int(year) != treaty.year:
            return False
        return abs(date.month - int(rest[:2])) >= MONTHS_APART

    def _signature(self, candidate: Candidate) -> Dated | None:
        """Return the date that the text gives the signature itself."""
        text = self._scene.text
        low, high = self._scene.sentence(candidate.start, candidate.end)
        dates = self._scene.near(self._scene.dates, low, high)
        for date in dates:
            if date.start >= candidate.end:
                gap = text[candidate.end : date.start]
                told = any(each.fullmatch(gap) for each in (OF, SIGNED, APPOSED))
                return date if told else None
        opens = bool(dates) and dates[0].start - low <= OPENING
        return dates[0] if opens and SIGNING.search(text, low, candidate.start) else None

    def _is_signed_otherwise(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether it is said to have been signed in another year than the treaty was."""
        told = IN_YEAR.match(self._scene.text, candidate.end)
        if told and int(told.group(1)) < treaty.year - SLACK_BEFORE:
            return True
        signed = SIGNED_IN.match(self._scene.text, candidate.end)
        date = self._signature(candidate)
        dated = date.past if date and candidate.year is None else self._signing_year(candidate)
        year = int(signed.group(1)) if signed else dated
        return year is not None and abs(year - treaty.year) > SLACK_AFTER

    def _signing_year(self, candidate: Candidate) -> int | None:
        """Return the year of "in 1886 they signed a Treaty of …", if the sentence has no other."""
        low, high = self._scene.sentence(candidate.start, candidate.end)
        if not SIGNING_IT.search(self._scene.text, low, candidate.start):
            return None
        years = set(YEAR.findall(self._scene.text, low, high))
        return int(years.pop()) if len(years) == 1 else None

    def _is_out_of_time(self, treaty: Treaty, candidate: Candidate) -> bool:
        """Whether a place's treaty is of another time than the article, as its years show."""
        if self._names.is_famous(candidate, treaty):
            return False
        years = self._scene.years
        first = min([*years[:1], self._scene.published or AGE_TO_COME])
        single = len(candidate.identifiers) == 1 and not self._spoken_of(treaty)
        if single and first < AGE_TO_COME and treaty.year < first - LONG_BEFORE:
            return True
        if len(years) < FEW_YEARS:
            return False
        if self._scene.published is None and years[-1] < treaty.year - RECENT:
            return True
        if self._spoken_of(treaty):
            return False
        about = bisect_left(years, treaty.year - AGE) < bisect_right(years, treaty.year + AGE)
        old = treaty.year < years[len(years) // 2] - REMOTE
        return old and not about and self._names.is_of_hub(candidate)


def _years_of_force(treaty: Treaty) -> int:
    """Return how many years after its signature it may be dated by its entry into force."""
    entered = (treaty.in_force or "")[:4]
    if not entered.isdigit():
        return MOST_YEARS
    return max(FEWEST_YEARS, min(MOST_YEARS, int(entered) - treaty.year))
