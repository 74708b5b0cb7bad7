"""What a text says of an instrument that a namesake of the register cannot have."""

import re

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.scene import Dated, Scene
from docanalyze.annotation.treaties.unregistered import parties_of
from docanalyze.register import Treaty

__all__ = ["SAME_STATE", "is_between_others", "is_of_another_month", "years_of_force"]

SAME_STATE = {"SUN": "RUS", "PRU": "DEU", "OTT": "TUR"}
OF = re.compile(r"\s(?:of|from)\s(?:the\s)?\Z")
SIGNED = re.compile(
    r",?\s(?:which\s(?:was|were)\s|was\s|were\s)?(?:[a-z]+ly\s)?(?:signed|concluded)\b[^.;,\d]{0,40}\Z"
)
SIGNING = re.compile(r"\b(?:signed|concluded)\s(?:the|a|an|their|its)\s(?:[a-z]+\s)?\Z")
OPENING = 6
# An instrument may be initialled in one month and signed in the next.
MONTHS_APART = 2
FEWEST_YEARS, MOST_YEARS = 1, 3


def is_of_another_month(treaty: Treaty, candidate: Candidate, scene: Scene) -> bool:
    """Return whether the text says that it was signed in another month of the treaty's year.

    Args:
        treaty: A namesake.
        candidate: The name.
        scene: The article.
    """
    signed = treaty.signed or ""
    date = _of_signature(candidate, scene)
    if date is None or date.month is None or date.year != treaty.year:
        return False
    parts = signed.split("-")
    if len(parts) < 2 or int(parts[0]) != treaty.year:  # noqa: PLR2004
        return False
    return abs(date.month - int(parts[1])) >= MONTHS_APART


def _of_signature(candidate: Candidate, scene: Scene) -> Dated | None:
    """Return the date that the text gives the signature itself."""
    text = scene.text
    low, high = scene.sentence(candidate.start, candidate.end)
    dates = scene.near(scene.dates, low, high)
    for date in dates:
        if date.start >= candidate.end:
            gap = text[candidate.end : date.start]
            return date if OF.fullmatch(gap) or SIGNED.fullmatch(gap) else None
    opens = bool(dates) and dates[0].start - low <= OPENING
    return dates[0] if opens and SIGNING.search(text, low, candidate.start) else None


def is_between_others(treaty: Treaty, candidate: Candidate, scene: Scene) -> bool:
    """Return whether all parties that the text gives are none of the treaty's.

    Args:
        treaty: A namesake.
        candidate: The name.
        scene: The article.
    """
    if len(treaty.parties) < 2:  # noqa: PLR2004
        return False
    told = {SAME_STATE.get(code, code) for code in parties_of(candidate, scene) or ()}
    own = {SAME_STATE.get(code, code) for code in treaty.parties}
    return bool(told) and told.isdisjoint(own)


def years_of_force(treaty: Treaty) -> int:
    """Return how many years after its signature a treaty may be dated by its entry into force.

    Args:
        treaty: Its entry may not be known.
    """
    entered = (treaty.in_force or "")[:4]
    if not entered.isdigit():
        return MOST_YEARS
    return max(FEWEST_YEARS, min(MOST_YEARS, int(entered) - treaty.year))
