"""Back references in lower case: "the pact", "the 1949 treaty", "the treaty with Moscow"."""

import re
from collections.abc import Callable, Sequence

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.founding import Founding
from docanalyze.annotation.treaties.mentions import (
    Mention,
    mentions_before,
    only_instrument,
    taken_up,
)
from docanalyze.annotation.treaties.successors import of_today
from docanalyze.annotation.treaties.unregistered import kind_of

__all__ = ["BackReferences"]

BACK = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s+"
    r"(?:(?:new|same|original|landmark|historic|final|whole|entire)\s)?((?:1[5-9]|20)\d\d\s)?\Z"
)
ON = re.compile(
    r"\s+(?:between|with|among|on|for|under|concerning|regarding|that|which|proposed|negotiated|"
    r"signed|of|to (?:end|be)|"
    r"system|ports?|powers?|talks|negotiations|process|relations?|rights|making|text|law|bod(?:y|ies))\b"
)
# "noted that agreement was reached": none in particular.
REACHED = re.compile(
    r"\s(?:was|is|has\sbeen|had\sbeen|could\sbe)\s(?:\w+ly\s)?(?:reached|possible)\b"
)
OF_YEAR = re.compile(r"\s(?:of|from|signed\sin)\s((?:1[5-9]|20)\d\d)\b")
SIGNING = re.compile(r"\b(?:signed|ratified|concluded|initialled)\b")
# Years after its signature in which one may still be ratified.
LATEST = 3
PARTNER = re.compile(r"\swith\s(?:the\s)?")
NEAR, CLOSE, BACK_REACH = 1500, 400, 40
# "sought a similar treaty with the Chinese"
BROUGHT_UP = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|(?:[Ii]ts|[Tt]heir|[Hh]is|[A-Z]\w+[’']s)\s(?:own|new|first))\s"
    r"(?:[a-z-]+\s){0,2}\Z"
)
GOES_ON = re.compile(
    r",?\s(?:with|between|that|which|signed|concluded|whose|to\s[a-z]+|for\s|on\s)"
)
MADE_BY = re.compile(
    r"\b(?:sign|conclu|negotiat|seek|sought|propos|want|draft|offer|initial)\w*\s(?:for\s)?"
    r"(?:an?|another)\s(?:[a-z-]+\s){0,2}\Z"
)
# Heads that, in lower case, mean many things besides the instrument named before.
COMMON = frozenset(
    {"agreement", "declaration", "memorandum", "convention", "protocol", "compact", "statute"}
)
# Kinds by which a treaty is spoken of: "the peace treaty", "the alliance treaty".
TELLING_KINDS = frozenset({"peace", "alliance", "arms_control", "trade", "boundary"})


class BackReferences:
    """Binds what is said in lower case of an instrument that was named before.

    Args:
        article: The article and what is known.
        founding: The treaties of the bodies that it names.
        named: Mentions by name, ordered by start; it may grow.
    """

    def __init__(self, article: Article, founding: Founding, named: Sequence[Mention]) -> None:
        self._scene = article.scene
        self._index = article.index
        self._founding = founding
        self._named = named
        # What was brought up and is of no instrument named: the next reference may be to it.
        self._rivals: list[Candidate] = []

    def note(self, candidate: Candidate) -> None:
        """Remember what brings up an instrument that is not known: "a new treaty with Peking".

        Args:
            candidate: A head noun, alone or with other words.
        """
        phrase, text = candidate.phrase, self._scene.text
        if phrase is None or phrase.plural:
            return
        before = text[max(0, candidate.start - BACK_REACH) : candidate.start]
        named = any(map(str.isupper, text[candidate.start : phrase.head_start])) or phrase.capital
        brought = BROUGHT_UP.search(before) and (
            GOES_ON.match(text, candidate.end) or MADE_BY.search(before)
        )
        if named or brought:
            self._rivals.append(candidate)

    def brought_up(self, candidate: Candidate) -> Candidate | None:
        """Return what the noun brought up in lower case, if it was not named since.

        Args:
            candidate: The noun alone, with a capital.
        """
        if candidate.phrase is None or candidate.phrase.plural:
            return None
        near = (each for each in self._rivals if 0 < candidate.start - each.end < NEAR)
        low = [e for e in near if e.head == candidate.head and e.phrase and not e.phrase.capital]
        return low[-1] if low else None

    def _is_rivalled(self, last: Mention, candidate: Candidate) -> bool:
        """Whether something that is not known was brought up since."""
        return any(
            last.end <= each.start < candidate.start and each.head == candidate.head
            for each in self._rivals
        )

    def bind(self, candidate: Candidate) -> Mention | None:
        """Return the mention that a lower-case head makes; None where it could be of several.

        Args:
            candidate: A head noun, alone or with words that say of which kind it is.
        """
        phrase, text = candidate.phrase, self._scene.text
        low = max(self._scene.passage(candidate.start)[0], candidate.start - BACK_REACH)
        back = BACK.search(text[low : candidate.start])
        if phrase is None or not back or REACHED.match(text, candidate.end):
            return None
        of_year = OF_YEAR.match(text, candidate.end)
        year = back.group(1) or (of_year.group(1) if of_year else None)
        if year:
            start = low + back.start(1) if back.group(1) else candidate.start
            return self._of(candidate, lambda m: m.instrument.year == int(year), start)
        if not candidate.bare:
            return self._of_kind(candidate)
        partner = self._partner(candidate)
        if partner:
            return self._of(candidate, lambda m: partner <= of_today(m.instrument.parties or ()))
        return None if ON.match(text, candidate.end) else self._last(candidate)

    def _last(self, candidate: Candidate) -> Mention | None:
        """Bind to the one instrument near enough that can be meant."""
        phrase, text = candidate.phrase, self._scene.text
        if phrase is None:
            return None
        reach = CLOSE if phrase.head in COMMON else NEAR
        near = [
            mention
            for mention in mentions_before(self._named, candidate.start, reach)
            if phrase.head == mention.head
            or (phrase.head not in COMMON and phrase.head in mention.instrument.heads)
            if text[mention.start : mention.end].endswith("s") >= phrase.plural
        ]
        called = {mention.instrument.treaty_id: mention.instrument for mention in near}
        if near and self._is_rivalled(near[0], candidate):
            return None
        # Two instruments before, and nothing says which: none is bound.
        if len(called) != 1:
            return None
        if self._is_of_another_time(candidate, near[0].instrument.year):
            return None
        rival = self._founding.acting(phrase.head, near[0].end, candidate.start)
        if rival and rival.treaty_id not in called:
            # "Unlike the Manila Pact, CENTO … . The treaty …"
            known = any(each.instrument == rival for each in self._named)
            return taken_up(candidate, rival) if known else None
        return taken_up(candidate, near[0].instrument)

    def _is_of_another_time(self, candidate: Candidate, year: int | None) -> bool:
        """Whether the sentence says that it was signed or ratified in another time."""
        low, high = self._scene.sentence(candidate.start, candidate.end)
        if year is None or not SIGNING.search(self._scene.text, low, high):
            return False
        told = {each.year for each in self._scene.near(self._scene.dates, low, high)}
        return bool(told) and all(not year - 1 <= each <= year + LATEST for each in told)

    def _of_kind(self, candidate: Candidate) -> Mention | None:
        """Bind "the peace treaty" to the one named before that is called so or is of this kind."""
        phrase, text = candidate.phrase, self._scene.text
        if phrase is None or phrase.end > phrase.head_end or ON.match(text, candidate.end):
            return None
        name = text[candidate.start : candidate.end]
        if any(map(str.isupper, name)):
            return None
        key, kind = self._index.key(name), kind_of(name)
        near = list(mentions_before(self._named, candidate.start, NEAR))
        called = [
            m
            for m in near
            if key <= self._index.key(m.instrument.title)
            or key <= self._index.key(text[m.start : m.end])
        ]
        if not called and kind in TELLING_KINDS:
            called = [
                m
                for m in near
                if m.instrument.kind == kind and phrase.head in (m.head, *m.instrument.heads)
            ]
        if len({m.instrument.treaty_id for m in called}) != 1:
            return None
        return taken_up(candidate, called[0].instrument)

    def _partner(self, candidate: Candidate) -> set[str]:
        """Return the state with which it was made: "the treaty with Moscow"."""
        scene = self._scene
        partner = PARTNER.match(scene.text, candidate.end)
        if not partner:
            return set()
        for named in (scene.states, scene.seats):
            after = scene.near(named, partner.end(), partner.end())
            if after:
                return of_today(after[0].identifiers[:1])
        return set()

    def _of(
        self, candidate: Candidate, fits: Callable[[Mention], bool], start: int | None = None
    ) -> Mention | None:
        """Bind to the one instrument of the article that fits and can be called so."""
        head = candidate.head
        instrument = only_instrument(
            m for m in self._named if fits(m) and (m.head == head or head in m.instrument.heads)
        )
        return taken_up(candidate, instrument, start) if instrument else None
