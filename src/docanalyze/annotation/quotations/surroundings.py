"""A passage while it is read: each quotation with its sentence, or the one that announces it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from docanalyze.annotation.quotations.context import Context
from docanalyze.annotation.quotations.marks import Stretch
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.sentences import REACH, Sentence, Setting, last_sign
from docanalyze.annotation.quotations.speakers import Place, Spoken

__all__ = ["PassageReading"]

ANNOUNCES = re.compile(r"(?:[:;,—\u2013]|\b(?:said|says|stated|states|declared|wrote|them|that))$")
# A line of some length that ends in a word: `noted that elections were`.
BREAKS_OFF = re.compile(r"[^\n]{40}[a-z,]\s*\Z")
QUESTION_ENDS = frozenset("?!…")


@dataclass(frozen=True)
class PassageReading:
    """What is needed to read the sentences of a passage.

    Args:
        text: The document text.
        stretches: All its quotations.
        setting: The passage, or a quotation with others inside.
        earlier: The passages before it.
        voices: The article's people.
        spoken: Who has spoken so far.
    """

    text: str
    stretches: Sequence[Stretch]
    setting: Setting
    earlier: Sequence[Setting]
    voices: Voices
    spoken: Spoken

    @cached_property
    def quoted(self) -> Mapping[int, Sequence[int]]:
        """Indices of the quotations that open in each sentence."""
        found: dict[int, list[int]] = defaultdict(list)
        for index in self.setting.quoted:
            found[self._sentence_of(self.stretches[index].opening)].append(index)
        return found

    def _sentence_of(self, offset: int) -> int:
        return max(0, bisect_right(self.setting.starts, offset) - 1)

    def place(self, number: int, earliest: int = 0) -> Place:
        """Return a sentence as a place to look for speakers.

        Args:
            number: Which.
            earliest: Where to begin in it at the earliest.
        """
        start = max(self.setting.sentences[number].start, earliest)
        previous = self.setting.sentences[max(0, number - 1)].start
        return Place(self.voices, self.setting, start, previous, self.spoken, self.earlier)

    def context(self, index: int) -> Context:
        """Return a quotation in its surroundings.

        Args:
            index: Which of the stretches.
        """
        stretch, setting = self.stretches[index], self.setting
        number = self._sentence_of(stretch.opening)
        last = setting.sentences[max(number, self._sentence_of(stretch.closing - 1))]
        own = self.place(number, stretch.opening - REACH)
        end = self._sentence_end(stretch, last)
        inside = self.text[stretch.start : stretch.end]
        place, opening = own, stretch.opening
        first = setting.inside is None and stretch.opening <= setting.start + 1
        if self.earlier and first:
            before = self.earlier[-1]
            lead = self._announcement(before, stretch)
            if lead is not None:
                place, opening = lead, before.start + len(before.text)
        return Context(place, own, opening, stretch.closing, end, inside)

    def _sentence_end(self, stretch: Stretch, last: Sentence) -> int:
        """End of the sentence; after ``?`` and ``!`` the one that follows may name the speaker."""
        end = last.end
        sign = last_sign(self.text[stretch.start : stretch.end])
        if last.end <= stretch.closing and sign in QUESTION_ENDS:
            following = bisect_right(self.setting.starts, last.start)
            if following < len(self.setting.sentences):
                end = self.setting.sentences[following].end
        return min(end, stretch.closing + REACH)

    def _breaks_off(self, before: Setting, stretch: Stretch) -> bool:
        """Whether a sentence of the passage before goes on with quoted words in a new line."""
        goes_on = self.text[stretch.start : stretch.start + 1].islower()
        return goes_on and BREAKS_OFF.search(before.text) is not None

    def _announcement(self, before: Setting, stretch: Stretch) -> Place | None:
        """The last sentence of the passage before, if it announces a quotation."""
        if not before.sentences:
            return None
        announces = ANNOUNCES.search(before.text[-40:].rstrip()) is not None
        if not announces and not self._breaks_off(before, stretch):
            return None
        end = before.start + len(before.text)
        start = max(before.sentences[-1].start, end - REACH)
        previous = before.sentences[max(0, len(before.sentences) - 2)].start
        return Place(self.voices, before, start, previous, self.spoken, self.earlier[:-1])
