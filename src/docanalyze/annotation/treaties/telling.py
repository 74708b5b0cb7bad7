"""A bare "Treaty" of which the text tells more: a year, parties, the place of signature."""

import re
from bisect import insort
from dataclasses import replace

from docanalyze.annotation.treaties.annexes import ANNEXED
from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.dating import year_of
from docanalyze.annotation.treaties.described import Told, end_of_date, told_of
from docanalyze.annotation.treaties.founding import Founding
from docanalyze.annotation.treaties.mentions import Instrument, Mention
from docanalyze.annotation.treaties.opening import DETERMINER, INDEFINITE
from docanalyze.annotation.treaties.provisional import Newcomers
from docanalyze.annotation.treaties.subjects import subjects_in
from docanalyze.annotation.treaties.successors import of_today
from docanalyze.annotation.treaties.unregistered import parties_of
from docanalyze.register import Treaty

__all__ = ["Telling"]

YEAR_BEFORE = re.compile(r"(?:1[5-9]|20)\d\d\s\Z")
# "A Convention was signed."
MADE = re.compile(
    r"\s(?:signed|concluded|(?:was|were|is)\s(?:also\s|then\s)?(?:signed|concluded|initialled|annexed|attached|appended|"
    r"drawn up|added|opened for)|set up|established|created|followed)\b"
)
# "they signed on the opening day a separate Protocol"
MAKING = re.compile(
    r"\b(?:sign(?:ed|s|ing)|conclud\w+|initial(?:led|ed)|engaged by)\s(?:[^.;,]{0,40}\s)?"
    r"an?\s(?:[a-z-]+\s)?\Z"
)
# Of an instrument that is only wished for.
VAGUE = re.compile(r"\b(?:draft|proposed|future|possible|new|such|any|no)\s\Z", re.IGNORECASE)
# What is told of by place and time alone, and what others than states make, too.
DESCRIBED = frozenset(
    {"treaty", "pact", "accord", "convention", "protocol", "armistice", "agreement"}
)
OF_ANYBODY = frozenset({"agreement", "protocol", "convention", "accord", "pact"})
BEFORE, CLOSE, MAKING_REACH, HOST_REACH = 40, 400, 80, 40
FEW_PARTIES = 5


class Telling:
    """Finds the instrument of which the text tells enough, or makes one of what it tells.

    Args:
        article: The article and what is known.
        founding: The treaties of the bodies that the article names.
        named: Mentions, ordered by start; what is made here joins them.
        newcomers: Makes what a short form is the first to tell of.
    """

    def __init__(
        self,
        article: Article,
        founding: Founding,
        named: list[Mention],
        newcomers: Newcomers,
    ) -> None:
        self._scene, self._register, self._index = article.scene, article.register, article.index
        self._founding = founding
        self._named = named
        self._newcomers = newcomers

    def is_made(self, candidate: Candidate) -> bool:
        """Whether the sentence says that something of this name was made."""
        text, start = self._scene.text, candidate.start
        low, _ = self._scene.sentence(start, candidate.end)
        if MAKING.search(text, max(low, start - MAKING_REACH), start):
            return True
        if self._is_annexed(candidate):
            return True
        opened = INDEFINITE.search(text, max(0, start - BEFORE), start)
        return opened is not None and MADE.match(text, candidate.end) is not None

    def _is_annexed(self, candidate: Candidate) -> bool:
        """Whether it is "the Protocol annexed to …", and none so called was named before."""
        if not ANNEXED.match(self._scene.text, candidate.end):
            return False
        return all(each.head != candidate.head for each in self._named)

    def made(self, candidate: Candidate, told: Told) -> Mention:
        """Make the instrument of "A Convention was signed": of the year of what was named last."""
        before = [each for each in self._named if each.end <= candidate.start]
        last = before[-1] if before and candidate.start - before[-1].end <= CLOSE else None
        if ANNEXED.match(self._scene.text, candidate.end):
            last = next((e for e in self._named if 0 < e.start - candidate.end < HOST_REACH), last)
        around = self._scene.sentence(candidate.start, candidate.end)
        years = {each.year for each in self._scene.near(self._scene.dates, *around)}
        year = years.pop() if len(years) == 1 else (last.instrument.year if last else None)
        return self._join(self._newcomers.mention(candidate, told.year or year))

    def described(self, candidate: Candidate) -> Mention | None:
        """Return the mention of "a treaty signed at Washington on 2 February 1897".

        Args:
            candidate: A noun in lower case, alone or with a word that says of which kind it is.
        """
        phrase, start = candidate.phrase, candidate.start
        before = self._scene.text[max(0, start - BEFORE) : start]
        if phrase is None or phrase.head not in DESCRIBED or phrase.plural or VAGUE.search(before):
            return None
        told = told_of(candidate, self._scene)
        if told.year is None or not (told.place or len(told.parties) > 1):
            return None
        known = self.signed_at(candidate, told) if told.place else None
        if known:
            return Mention(start, candidate.end, known, "pattern", candidate.head)
        parties = sorted(told.parties) if len(told.parties) > 1 else None
        if not parties and phrase.head in OF_ANYBODY and not self._names_states(candidate):
            return None
        return self._join(self._newcomers.mention(candidate, told.year, parties))

    def _names_states(self, candidate: Candidate) -> bool:
        """Whether its sentence names a state, so that it is not of a company or a party."""
        around = self._scene.sentence(candidate.start, candidate.end)
        return bool(self._scene.states_named(*around))

    def taken_for(self, candidate: Candidate, brought_up: Candidate) -> Mention:
        """Make the instrument that was brought up in lower case: "a protocol … the Protocol".

        Args:
            candidate: The noun that now has a capital.
            brought_up: The same noun before, with what the text told of it.
        """
        year = year_of(brought_up, self._scene)
        parties = parties_of(brought_up, self._scene)
        return self._join(self._newcomers.mention(candidate, year, parties))

    def signed_at(self, candidate: Candidate, told: Told) -> Instrument | None:
        """Return the one instrument called after the place: "the Convention signed at Montreux"."""
        head = candidate.head
        fitting = {
            treaty
            for treaty in self._index.called_after(told.place)
            if head in self._index.heads[treaty]
            and told.year in (None, self._register.treaties[treaty].year)
        }
        if told.year is None and (len(fitting) > 1 or self._index.is_hub(told.place)):
            return None
        named = {
            mention.instrument.treaty_id
            for mention in self._named
            if mention.instrument.year == told.year and head in mention.instrument.heads
        }
        if told.year is not None and named & fitting:
            fitting &= named
        elif told.year is not None and named and len(fitting) != 1:
            return None
        return self._founding.instrument(min(fitting)) if fitting else None

    def told_of(self, candidate: Candidate, told: Told) -> Mention | None:
        """Bind what the text says more of: to the one it fits, or to an instrument of its own."""
        head = candidate.head
        known = [mention.instrument for mention in self._named]
        known += [each for each in self._founding.all() if told.year == each.year]
        fitting = {
            each.treaty_id: each
            for each in known
            if head in each.heads and told.fits(each) and (told.parties or each.year == told.year)
        }
        start = candidate.start
        before = self._scene.text[max(0, start - BEFORE) : start]
        dated = YEAR_BEFORE.search(before)
        if dated:
            # "the 1951 Convention": its year is part of what it is called.
            start -= len(before) - dated.start()
            before = before[: dated.start()]
            candidate = replace(candidate, start=start)
        only = next(iter(fitting.values())) if len(fitting) == 1 else None
        only = only or (None if fitting else self._of_register(candidate, told))
        if only:
            return Mention(candidate.start, candidate.end, only, "coreference", head)
        opened = DETERMINER.search(before) or INDEFINITE.search(before)
        plural = candidate.phrase is not None and candidate.phrase.plural
        if fitting or plural or not opened or not told.is_enough or VAGUE.search(before):
            return None
        end = end_of_date(candidate, self._scene)
        candidate = replace(candidate, end=end) if end else candidate
        parties = sorted(told.parties) if len(told.parties) > 1 else None
        return self._join(self._newcomers.mention(candidate, told.year, parties))

    def _join(self, made: Mention) -> Mention:
        insort(self._named, made, key=lambda each: each.start)
        return made

    def _of_register(self, candidate: Candidate, told: Told) -> Instrument | None:
        """Return the one treaty of the year of which the passage speaks, or else the article."""
        head = candidate.head
        # What was signed at a place that it is not called after is another: signed_at has looked.
        ids = sorted(self._index.of_year(told.year, head)) if told.year and not told.place else []
        treaties = [
            treaty
            for each in ids
            if told.fits_parties((treaty := self._register.treaties[each]).parties)
        ]
        passage = self._scene.passage(candidate.start)
        speaks = [each for each in treaties if self._is_spoken_of(each, *passage)]
        if not speaks and len(ids) == 1:
            whole = (0, len(self._scene.text))
            speaks = [each for each in treaties if self._is_spoken_of(each, *whole)]
        return self._founding.instrument(speaks[0].id) if len(speaks) == 1 else None

    def _is_spoken_of(self, treaty: Treaty, low: int, high: int) -> bool:
        """Whether a stretch has a subject of a treaty, or all its parties."""
        if subjects_in(treaty.subjects, self._scene.text[low:high]):
            return True
        own = of_today(treaty.parties)
        return 1 < len(own) <= FEW_PARTIES and own <= self._scene.states_named(low, high)
