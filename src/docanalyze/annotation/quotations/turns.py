"""Who spoke before and who speaks next: in a scene the turns alternate."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from docanalyze.annotation.quotations.candidates import Candidates
from docanalyze.annotation.quotations.continuation import Reading
from docanalyze.annotation.quotations.nearby import Nearby
from docanalyze.annotation.quotations.sentences import last_sign
from docanalyze.annotation.quotations.speakers import Speaker

__all__ = ["Turn", "Turns"]

# How many turns back the other one of two may have spoken, and how many quotations on the next.
TURNS_KEPT, NEXT_WITHIN = 6, 3
MOST_STEPS = 3
# A line break between the end of a passage and that of its last quotation.
LINE = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A quotation with who speaks it.

    Args:
        index: Which.
        key: Of the speaker.
        speaker: What its row says.
        sure: Whether they were given, or only came nearest.
    """

    index: int
    key: str
    speaker: Speaker
    sure: bool


class Turns:
    """The turns of an article, noted as its quotations are settled.

    Args:
        reading: The quotations.
        nearby: Tells how far their passages are apart.
        ruled: Keys of those whom the rules have found; empty: nobody.
    """

    def __init__(self, reading: Reading, nearby: Nearby, ruled: Sequence[str]) -> None:
        self._reading = reading
        self._nearby = nearby
        self._ruled = ruled
        # By the quotation in which they stand.
        self._turns: dict[int | None, list[Turn]] = defaultdict(list)
        self._given: dict[int, Turn] = {}

    def note(self, turn: Turn) -> None:
        """Take note of a turn that has been settled."""
        if turn.sure:
            self._given[turn.index] = turn
        self._turns[self._reading.stretches[turn.index].parent].append(turn)

    def outer(self, index: int) -> Turn | None:
        """Return the quotation in which one stands, if its speaker is known."""
        parent = self._reading.stretches[index].parent
        return self._given.get(parent) if parent is not None else None

    def before(self, index: int) -> Sequence[Turn]:
        """Return the turns before a quotation, in the same passages or quotation."""
        return self._turns[self._reading.stretches[index].parent]

    def add(self, found: Candidates, index: int) -> None:
        """Add who speaks around a quotation."""
        outer = self.outer(index)
        if outer is not None:
            found.give(outer.key, outer.speaker)
            found.add_own(outer.key, "outer")
        turns = self.before(index)
        if turns:
            self._add_last(found, index, turns[-1])
            recent = turns[-2 : -TURNS_KEPT - 2 : -1]
            other = next((each for each in recent if each.key != turns[-1].key), None)
            if other is not None:
                self._add_other(found, index, turns[-1], other)
        self._add_next(found, index)

    def _add_last(self, found: Candidates, index: int, last: Turn) -> None:
        way = self._way(last.index, index)
        found.give(last.key, last.speaker)
        found.add_own(last.key, f"prev.{way}" if last.sure else f"unsure.{way}")
        if self._asks(last.index):
            found.add_own(last.key, f"prev_asked.{way}")
        if self._opens(index):
            found.add_own(last.key, "prev.opens")
        if self._fills(index):
            found.add_own(last.key, f"prev.fills.{way}")
            if self._fills(last.index):
                found.add_own(last.key, f"prev.both_fill.{way}")

    def _add_other(self, found: Candidates, index: int, last: Turn, other: Turn) -> None:
        way = self._way(last.index, index)
        found.give(other.key, other.speaker)
        found.add_own(other.key, f"prev2.{way}")
        if self._asks(last.index):
            found.add_own(other.key, f"prev2_asked.{way}")
        if self._fills(index):
            found.add_own(other.key, f"prev2.fills.{way}")
            if self._fills(last.index):
                found.add_own(other.key, f"prev2.both_fill.{way}")
        steps = min(last.index - other.index, MOST_STEPS)
        found.add_own(other.key, f"prev2.steps{steps}")

    def _add_next(self, found: Candidates, index: int) -> None:
        stretches = self._reading.stretches
        within = range(index + 1, min(index + 1 + NEXT_WITHIN, len(stretches)))
        parent = stretches[index].parent
        following = next((at for at in within if stretches[at].parent == parent), None)
        if following is None or not self._ruled[following]:
            return
        attribution = self._reading.attributions[following]
        if attribution is None or attribution.speaker is None:
            return
        way, key = self._way(index, following), self._ruled[following]
        found.give(key, attribution.speaker)
        found.add_own(key, f"next.{way}")
        if self._fills(index):
            found.add_own(key, f"next.fills.{way}")

    # -- how quotations stand ----------------------------------------------------------------

    def _asks(self, index: int) -> bool:
        return last_sign(self._reading.contexts[index].inside) == "?"

    def _opens(self, index: int) -> bool:
        """Whether a quotation opens its passage."""
        setting = self._reading.contexts[index].own.setting
        return self._reading.stretches[index].opening <= setting.start + 1

    def _fills(self, index: int) -> bool:
        """Whether a quotation is all of its passage."""
        setting = self._reading.contexts[index].own.setting
        end = setting.start + len(setting.text)
        return self._opens(index) and self._reading.stretches[index].closing >= end - LINE

    def _way(self, first: int, second: int) -> str:
        """How near two quotations are."""
        one, other = self._reading.contexts[first], self._reading.contexts[second]
        setting = one.own.setting
        if setting is other.own.setting:
            if other.own.start <= one.closing:
                return "sentence"
            opening = self._reading.stretches[second].opening
            return "passage" if setting.between(one.closing, opening).strip() else "beside"
        numbers = self._nearby.number(setting), self._nearby.number(other.own.setting)
        apart = (numbers[1] or 0) - (numbers[0] or 0)
        return "adjacent" if apart == 1 else "far"
