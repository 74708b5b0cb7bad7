"""What the text says of a bare "Treaty" in the same breath: its year, its parties."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.mentions import Instrument
from docanalyze.annotation.treaties.scene import Dated, Scene
from docanalyze.annotation.treaties.successors import of_today
from docanalyze.annotation.treaties.unregistered import JOINT, run_of_states

__all__ = ["Told", "end_of_date", "told_of"]

MONTH = r"[A-Z][a-z]{2,8}\.?"
SIGNED = re.compile(
    r",?\s(?:(?:which\s|that\s)(?:the\s)?(?:[A-Z][\w-]+\s)?)?(?:was\s|were\s|had\s)?"
    r"(?:signed|concluded|reached|initialled|agreed|made|adopted)\b"
    r"(?:\s(?:in|at|off)\s(?P<place>(?:Ste?\.\s)?[A-Z][\w’'-]+"
    r"(?:\s(?:(?:es|de|la|el|al|du|da|do)\s)?[A-Z][\w’'-]+){0,3}))?"
)
ON_DATE = re.compile(
    rf",?\s?(?:in|on)\s(?:\d\d?\s)?(?:{MONTH}\s)?(?:\d\d?,\s)?((?:1[5-9]|20)\d\d)\b"
)
DEFINITE = re.compile(r"(?:\b(?:[Tt]he|THE|to|under|by)\s|(?:\A|\n)\s*)\Z")
OF = re.compile(r"\s(?:of|dated)\s(?:the\s)?")
ON = re.compile(r",?\s(?:in|on)\s(?:the\s)?")
BETWEEN = re.compile(r"\s?(?:between|with)\s(?:the\s)?")
REACH, DATE_REACH = 40, 12


@dataclass(frozen=True, slots=True)
class Told:
    """Year and parties that stand with a mention.

    Args:
        year: None if none is told.
        parties: Codes; the writer's own state may be left out.
        place: Where it was signed; empty if that is not told.
    """

    year: int | None
    parties: frozenset[str]
    place: str = ""

    def fits(self, instrument: Instrument) -> bool:
        """Return whether an instrument can be the one so told of."""
        if self.year is not None and instrument.year not in (None, self.year):
            return False
        return self.fits_parties(instrument.parties or ())

    def fits_parties(self, parties: Collection[str]) -> bool:
        """Return whether what was made between these states can be the one so told of."""
        return not parties or of_today(self.parties) <= of_today(parties)

    @property
    def says_more(self) -> bool:
        """Whether it tells anything but the place."""
        return self.year is not None or bool(self.parties)

    @property
    def is_enough(self) -> bool:
        """Whether it tells an instrument from others: by its year or by two parties."""
        return self.year is not None or len(self.parties) > 1


def end_of_date(candidate: Candidate, scene: Scene) -> int | None:
    """Return where the date ends that a noun alone is called by: "Protocol of 12 June".

    Args:
        candidate: A head noun alone.
        scene: The article.
    """
    dated = _of_date(candidate, scene)
    called = DEFINITE.search(scene.text, max(0, candidate.start - REACH), candidate.start)
    return dated.end if dated and called and candidate.head != "notes" else None


def _of_date(candidate: Candidate, scene: Scene) -> Dated | None:
    read = scene.near(scene.dates, candidate.end, candidate.end + DATE_REACH)
    return read[0] if read and OF.fullmatch(scene.text, candidate.end, read[0].start) else None


def _signed_later(at: int, scene: Scene) -> int | None:
    signed = SIGNED.match(scene.text, at)
    if not signed:
        return None
    read = scene.near(scene.dates, signed.end(), signed.end() + DATE_REACH)
    return read[0].year if read and ON.fullmatch(scene.text, signed.end(), read[0].start) else None


def told_of(candidate: Candidate, scene: Scene) -> Told:
    """Return what stands with a mention, both empty if nothing does.

    Args:
        candidate: A head noun alone.
        scene: The article.
    """
    at, year = candidate.end, candidate.year
    dated = _of_date(candidate, scene)
    if dated:
        at, year = dated.end, year or dated.past
    signed = SIGNED.match(scene.text, at)
    at = signed.end() if signed else at
    place = (signed.group("place") or "") if signed else ""
    date = ON_DATE.match(scene.text, at) if signed else None
    if date:
        at, year = date.end(), year or int(date.group(1))
    elif signed:
        # "signed in Paris on 27 January": the year is that of the date as it was read.
        read = scene.near(scene.dates, at, at + DATE_REACH)
        if read and ON.fullmatch(scene.text, at, read[0].start):
            at, year = read[0].end, year or read[0].year
    between = BETWEEN.match(scene.text, at)
    if not between:
        return Told(year, frozenset(), place)
    after = scene.near(scene.states, between.end(), between.end() + REACH * 4)
    parties = frozenset(run_of_states(after, scene, between.end()))
    seats = scene.near(scene.seats, between.end(), between.end())
    if not parties and seats:
        # "the Treaty with Moscow, which was signed in August"
        return Told(
            year or _signed_later(seats[0].end, scene), frozenset(seats[0].identifiers), place
        )
    if parties and not date:
        edge = max(
            each.end for each in after if JOINT.match(scene.text[between.end() : each.start])
        )
        late = ON_DATE.match(scene.text, edge)
        year = year or (int(late.group(1)) if late else None)
    return Told(year, parties, place)
