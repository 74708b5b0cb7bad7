"""Who is named around a quotation: in its sentence, in those before and after it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docanalyze.annotation.quotations.candidates import ACTING
from docanalyze.annotation.quotations.cast import Cast, Occurrence
from docanalyze.annotation.quotations.continuation import Reading
from docanalyze.annotation.quotations.mentions import PERSON
from docanalyze.annotation.quotations.sentences import FILLER, REACH, Setting
from docanalyze.annotation.quotations.surroundings import PassageReading

__all__ = ["Nearby", "Seen"]

# How far candidates are looked for: characters, sentences.
BACK, AHEAD = 700, 260
MOST_BACK, MOST_AHEAD, MOST_PRIOR = 3, 2, 2
# Where somebody outside may be meant by words in words.
OUTSIDE = frozenset(("left", "right", "back1", "prior1"))
# How many words stand between.
GAPS = ((0, "0"), (1, "1"), (3, "3"), (6, "6"), (12, "12"))
# Where the nearest comes last.
BACKWARDS = frozenset(("left", "back2", "back3"))
MARKS = " \t\n,;:\u2014\u2013-"


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody near a quotation.

    Args:
        place: ``left`` and ``right`` in its sentence, ``back1`` the sentence before, ``ahead1`` the
            one after, ``prior1`` the last of the passage before, ``next`` the first of the one
            after; ``outer_…`` from a quotation in which this one stands.
        occurrence: Who, and how they stand.
        first: Whether it is the nearest there of whom a clause tells something.
    """

    place: str
    occurrence: Occurrence
    first: bool


class Nearby:
    """Finds who is named around the quotations of an article.

    Args:
        reading: The quotations.
        cast: The article's names and descriptions.
        passages: Those of the article, and the quotations that have others inside.
    """

    def __init__(self, reading: Reading, cast: Cast, passages: Sequence[PassageReading]) -> None:
        self._cast = cast
        self._contexts, self._stretches = reading.contexts, reading.stretches
        self._passages = [each for each in passages if each.setting.inside is None]
        self._number = {each.setting.start: at for at, each in enumerate(self._passages)}
        self._inner = {each.setting.inside: each for each in passages}

    def number(self, setting: Setting) -> int | None:
        """Return which passage of the article a setting is; None for a quotation."""
        return self._number.get(setting.start) if setting.inside is None else None

    def around(self, index: int) -> Iterator[Seen]:
        """Yield who is named around a quotation.

        Args:
            index: Which.
        """
        context = self._contexts[index]
        own, lead = context.own.setting, context.place
        opening = self._stretches[index].opening
        start = max(context.own.start, opening - 2 * REACH)
        yield from self._within("left", own, start, opening)
        yield from self._within("right", own, context.closing, context.sentence_end)
        if lead.setting is not own:
            yield from self._within("left", lead.setting, lead.start, context.opening)
        parent = self._stretches[index].parent
        if parent is not None:
            for seen in self.around(parent):
                if seen.occurrence.label in {PERSON, "person"} and seen.place in OUTSIDE:
                    yield Seen(f"outer_{seen.place}", seen.occurrence, seen.first)
        yield from self._before(own, start)
        yield from self._after(own, context.sentence_end)

    def _within(self, place: str, setting: Setting, start: int, end: int) -> Iterator[Seen]:
        found = self._cast.between(setting, start, end)
        acting = [each for each in found if not ACTING.isdisjoint(each.standing)]
        # Before it, the nearest is the last; a sentence before speaks of its subject.
        nearest = acting[-1 if place in BACKWARDS else 0] if acting else None
        for each in found:
            yield Seen(place, each, each is nearest)

    def _before(self, own: Setting, start: int) -> Iterator[Seen]:
        last = bisect_right(own.starts, start) - 1
        count = 0
        for sentence in reversed(own.sentences[max(0, last - MOST_BACK) : last + 1]):
            if sentence.end > start or count == MOST_BACK:
                continue
            if sentence.start < start - BACK:
                return
            count += 1
            yield from self._within(f"back{count}", own, sentence.start, sentence.end)
        at = self.number(own)
        if not at:
            return
        before = self._passages[at - 1].setting
        steps = max(0, MOST_PRIOR - count)
        for step, sentence in enumerate(before.sentences[: -steps - 1 : -1]):
            yield from self._within(f"prior{step + 1}", before, sentence.start, sentence.end)

    def _after(self, own: Setting, end: int) -> Iterator[Seen]:
        first = bisect_left(own.starts, end)
        following = own.sentences[first : first + MOST_AHEAD]
        for step, sentence in enumerate(following):
            if sentence.start <= end + AHEAD:
                yield from self._within(f"ahead{step + 1}", own, sentence.start, sentence.end)
        at = self.number(own)
        if at is None or following or at + 1 >= len(self._passages):
            return
        after = self._passages[at + 1].setting
        for sentence in after.sentences[:1]:
            stop = min(sentence.end, sentence.start + AHEAD)
            yield from self._within("next", after, sentence.start, stop)

    def gap(self, seen: Seen, index: int) -> Iterator[str]:
        """Yield what tells how near to a quotation somebody stands in its sentence.

        Args:
            seen: They.
            index: Which quotation.
        """
        context, occurrence = self._contexts[index], seen.occurrence
        if seen.place not in {"left", "right"} or occurrence.standing == ("within",):
            return
        setting, left = context.own.setting, seen.place == "left"
        if left and occurrence.end < setting.start:
            between = context.place.setting.between(occurrence.end, context.opening)
        elif left:
            between = setting.between(occurrence.end, self._stretches[index].opening)
        else:
            between = setting.between(context.closing, occurrence.start)
        bare = between.strip(MARKS)
        count = len(bare.split())
        size = next((name for most, name in GAPS if count <= most), "far")
        yield f"{'before' if left else 'behind'}.{size}"
        if FILLER in between:
            yield f"{'before' if left else 'behind'}.over_another"
        acts = not ACTING.isdisjoint(occurrence.standing)
        if left and acts and FILLER not in between:
            end = between.rstrip()[-1:]
            yield f"lead{end if end in {':', ','} else ''}.{size}"
        elif not left and count == 0 and acts:
            yield "tag"
        elif not left and count == 1 and bare.islower() and "owner" not in occurrence.standing:
            yield "tag_inverted"

    def pronouns(self, index: int) -> Iterator[tuple[str, Occurrence, str]]:
        """Yield whom ``he`` or ``she`` stands for near a quotation, where, and the gender.

        Args:
            index: Which.
        """
        context = self._contexts[index]
        own = context.own
        for found, gender in self._cast.by_pronoun(own, own.start, self._stretches[index].opening):
            yield "left", found, gender
        for found, gender in self._cast.by_pronoun(own, context.closing, context.sentence_end):
            yield "right", found, gender
        setting = own.setting
        at = self.number(setting)
        reading = self._inner.get(setting.inside) if at is None else self._passages[at]
        before = bisect_right(setting.starts, own.start) - 1
        while before >= 0 and setting.sentences[before].end > own.start:
            before -= 1
        if reading is not None and before >= 0:
            end = setting.sentences[before].end
            place = reading.place(before, end - 2 * REACH)
            for found, gender in self._cast.by_pronoun(place, place.start, end):
                yield "back", found, gender
