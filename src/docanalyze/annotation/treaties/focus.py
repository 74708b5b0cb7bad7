"""Which of several instruments is under discussion where only "the Convention" is said."""

import re
from collections.abc import Sequence

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.mentions import Instrument, Mention, only_instrument
from docanalyze.annotation.treaties.subjects import subjects_in

__all__ = ["Focus"]

# An instrument that is only compared with, or drawn on: "unlike the …", "copied from the …".
IN_PASSING = re.compile(
    r"\b(?:[Uu]nlike|[Ll]ike|[Aa]s\swith|as\sin|than|such\sas|[Jj]ust\sas|similar\sto|compared\s(?:to|with)|"
    r"copi\w+[^.;,]{0,20}\sfrom|borrow\w+[^.;,]{0,20}\sfrom|model\w+\son|inspired\sby|echo\w*|drawn\sfrom|"
    r"(?:[Aa]l)?though|[Ww]hereas|[Ww]hile|replac\w+|supersed\w+|instead\sof|rather\sthan|beside|alongside|"
    r"unlike|predecessor,)\s(?:in\s|of\s)?(?:the\s)?(?:(?:older|earlier|later|former)\s)?\Z"
)
# What the article says that it will be called: "hereinafter “the Convention”", in brackets.
DEFINED = r"[^.;()\n]{{0,20}}\s\((?:here\w+,?\s)?[“\"‘']?the\s{noun}[”\"’']?\)"
REACH = 60
# What brings an instrument up as what the text goes on about.
PRESENTED = re.compile(
    r"\b(?:sign(?:ed|ing)?|conclu\w+|adopted|ratified|drafted|negotiated|initialled|produced|proposed|is|was|called)\s"
    r"(?:the|an?|its|their)\s(?:[a-z-]+\s)?\Z"
)
# So many instruments in one passage are a survey, and none of them what comes next is about.
SURVEY = 3
# Mentions beyond so many make an instrument no more the topic.
MOST_TIMES = 3
OPENING_PASSAGES = 3


class Focus:
    """Remembers what the article has called by a noun alone.

    Args:
        article: The article and what is known.
        named: Mentions by name, ordered by start; it may grow.
    """

    def __init__(self, article: Article, named: Sequence[Mention]) -> None:
        self._scene = article.scene
        self._named = named
        self._treaties = article.register.treaties
        self._called: dict[str, str] = {}

    def call(self, head: str, instrument: Instrument) -> None:
        """Remember that an instrument was called by its noun alone.

        Args:
            head: "convention".
            instrument: What it meant.
        """
        self._called[head] = instrument.treaty_id

    def of(
        self, called: Sequence[Mention], every: Sequence[Mention], candidate: Candidate
    ) -> Mention:
        """Return the mention that a noun alone takes up.

        Args:
            called: Mentions before it that are called so, the nearest first; at least one.
            every: Those that can be called so, whatever they were called, the nearest first.
            candidate: The noun alone.
        """
        nearest = called[0]
        if len({each.instrument.treaty_id for each in (*called, *every)}) == 1:
            return nearest
        noun = self._scene.text[candidate.start : candidate.end]
        return (
            self._defined(called, noun)
            or self._spoken_of(called, candidate)
            or self._taken_up(called, every, candidate)
            or self._topic(called, candidate)
            or nearest
        )

    def _topic(self, called: Sequence[Mention], candidate: Candidate) -> Mention | None:
        """Return the one that the article is about, where a passage opens after a mere survey."""
        nearest = called[0]
        low, _ = self._scene.passage(candidate.start)
        if nearest.start >= low or not self._is_weak(nearest):
            return None
        standing = {each.instrument.treaty_id: self._standing(each) for each in called}
        best = max(standing, key=lambda each: standing[each])
        others = [value for name, value in standing.items() if name != best]
        if not others or standing[best] <= max(others) + 1:
            return None
        return next(each for each in called if each.instrument.treaty_id == best)

    def _is_weak(self, mention: Mention) -> bool:
        """Whether it was one of many in its passage, or not what its sentence was about."""
        low, high = self._scene.passage(mention.start)
        beside = {m.instrument.treaty_id for m in self._named if low <= m.start < high}
        if len(beside) >= SURVEY:
            return True
        opening, _ = self._scene.sentence(mention.start, mention.end)
        presented = PRESENTED.search(self._scene.text, opening, mention.start)
        return mention.start - opening > REACH // 3 and presented is None

    def _standing(self, mention: Mention) -> float:
        """Return how much an instrument is the topic: named at the opening, and often."""
        same = [m for m in self._named if m.instrument == mention.instrument]
        passages = self._scene.passages
        opening = passages[min(OPENING_PASSAGES, len(passages)) - 1][1] if passages else 0
        return min(MOST_TIMES, len(same)) + 2.0 * (same[0].start < opening if same else 0)

    def _defined(self, called: Sequence[Mention], noun: str) -> Mention | None:
        """Return the one of which the article says that it calls it so."""
        pattern = re.compile(DEFINED.format(noun=re.escape(noun)))
        return next((m for m in called if pattern.match(self._scene.text, m.end)), None)

    def _spoken_of(self, called: Sequence[Mention], candidate: Candidate) -> Mention | None:
        """Return the one of which the sentence has a word that none of the others is about."""
        low, high = self._scene.sentence(candidate.start, candidate.end)
        if called[0].start >= low:
            return None
        sentence = self._scene.text[low:high]
        about = [each for each in called if self._is_about(each.instrument, sentence)]
        return about[0] if only_instrument(about) else None

    def _is_about(self, instrument: Instrument, sentence: str) -> bool:
        treaty = self._treaties.get(instrument.treaty_id)
        words = treaty.subjects if treaty else ()
        return subjects_in((word for word in words if word[0].islower()), sentence) > 0

    def _taken_up(
        self, called: Sequence[Mention], every: Sequence[Mention], candidate: Candidate
    ) -> Mention | None:
        """Return the one called so before, where the nearest is only named in passing."""
        nearest, head = called[0], candidate.head
        others = [m for m in called if m.instrument != nearest.instrument]
        once = sum(m.instrument == nearest.instrument for m in called) == 1
        before = self._scene.text[max(0, nearest.start - REACH) : nearest.start]
        if not once or not (IN_PASSING.search(before) or self._is_oblique(nearest, head)):
            return None
        known = self._called.get(head)
        usual = next((m for m in every if m.instrument.treaty_id == known), None)
        return usual or (others[0] if others and IN_PASSING.search(before) else None)

    def _is_oblique(self, mention: Mention, head: str) -> bool:
        """Whether a sentence that begins with another subject names it, after a short form."""
        low, _ = self._scene.sentence(mention.start, mention.end)
        if PRESENTED.search(self._scene.text, low, mention.start):
            return False
        return head in self._called and mention.start - low > REACH // 3
