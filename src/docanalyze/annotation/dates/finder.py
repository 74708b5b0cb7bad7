"""Find the times of a text: scan, parse, and resolve in the order of reading."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from docanalyze.annotation.dates.article_kind import SAMPLE, tells_of_the_past
from docanalyze.annotation.dates.calendar_parts import Quarter, Season
from docanalyze.annotation.dates.days import add_days, weekday_of
from docanalyze.annotation.dates.expressions import (
    BareDay,
    BareMonth,
    BarePart,
    Expression,
    Marked,
    Meaning,
    Modified,
    Shift,
    ShiftFromEvent,
    UnitAt,
    Weekday,
    Within,
)
from docanalyze.annotation.dates.grammar import load_grammar
from docanalyze.annotation.dates.lexicon import load_context
from docanalyze.annotation.dates.nodes import Node
from docanalyze.annotation.dates.number_words import join_number_words
from docanalyze.annotation.dates.numerals import order_of
from docanalyze.annotation.dates.resolve import Resolved, Situation, in_unit, in_year, resolve
from docanalyze.annotation.dates.scanner import Tokens
from docanalyze.annotation.dates.story import REACH_OF_EVENT, Story, describes
from docanalyze.annotation.dates.tense import had_been, tense_of
from docanalyze.annotation.dates.values import Date, Month, Value, Year

__all__ = ["Finder", "Time"]

# Categories of nodes that are rows.
ROWS = ("T", "SPAN", "REF", "SET", "LENGTH")
# A category that is no row, but that later times count from.
AGE = "AGE"
# An event that a length is counted from (`a day after the attack on 22 April`) is no longer.
LONGEST_EVENT = 12
YEARLESS = (BareDay, BareMonth, BarePart)
# Between the times of a list, which is no longer.
LISTING = {",", "and", "or", "&"}
LONGEST_LIST = 6
APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")
# Between two times that say the same.
APPOSED = ([",", "in"], [",", "on"])


Found = list[tuple[Node, Meaning]]


@dataclass(frozen=True, slots=True)
class Time:
    """A time found in a text."""

    start: int
    end: int
    value: Value
    anchor: str | None
    mod: str | None
    mark: str | None
    method: str


class Finder:
    """Finds and resolves.

    Args:
        order: How numeric dates are written.
    """

    def __init__(self, order: str = "auto") -> None:
        self._grammar = load_grammar()
        self._order = order

    def find(
        self, text: str, stretches: Iterable[tuple[int, int]], published: Value | None
    ) -> list[Time]:
        """Return the times of a text, in order.

        Args:
            text: The document text.
            stretches: Start and end of each passage; no time crosses their borders.
            published: The publication date, if known.
        """
        day = published.day if isinstance(published, Date) else None
        story = Story(order_of(text, day) if self._order == "auto" else self._order)
        parsed = (self._parsed(text, start, end) for start, end in stretches)
        head = []
        for tokens, found in parsed:
            head.append((tokens, found))
            if tokens.spans and tokens.spans[-1][1] > SAMPLE:
                break
        meanings = (meaning for _, found in head for _, meaning in found)
        story.is_history = tells_of_the_past(meanings, published)
        return [
            time
            for tokens, found in chain(head, parsed)
            for time in self._in_passage(tokens, found, published, story)
        ]

    def _parsed(self, text: str, start: int, end: int) -> tuple[Tokens, Found]:
        tokens = self._grammar.scanner.scan(text, start, end)
        return tokens, list(self._meanings(tokens))

    def _in_passage(
        self, tokens: Tokens, found: Found, published: Value | None, story: Story
    ) -> Iterator[Time]:
        for place, (node, meaning) in enumerate(found):
            situation = self._situation(tokens, node, published, story, meaning)
            end = node.end
            if isinstance(meaning, ShiftFromEvent):
                following = found[place + 1 : place + 2]
                resolved, end = self._from_event(node, meaning, following, tokens, situation, story)
            else:
                following = found[place + 1 : place + 2]
                resolved = (
                    _shared_year(meaning, place, found, tokens)
                    or _next_weekday(node, meaning, tokens, story)
                    or _again(meaning, story)
                    or _ahead_again(node, meaning, tokens, story)
                    or _apposed(node, meaning, following, tokens, story)
                    or resolve(meaning, situation)
                )
            if resolved is None:
                continue
            if AGE in node.meanings:
                story.reach_age(resolved.value, node)
                continue
            story.move(node, meaning, resolved, tokens)
            if isinstance(meaning, Weekday) and situation.tense > 0:
                story.look_ahead(meaning.number, resolved)
            yield Time(
                node.start,
                end,
                resolved.value,
                resolved.anchor,
                resolved.mod,
                resolved.mark,
                node.method,
            )

    @staticmethod
    def _from_event(  # noqa: PLR0913, PLR0917
        node: Node,
        meaning: ShiftFromEvent,
        following: Sequence[tuple[Node, Meaning]],
        tokens: Tokens,
        situation: Situation,
        story: Story,
    ) -> tuple[Resolved | None, int]:
        """Count from an event: by the date beside it, or the one told just before."""
        base = _date_of_event(node, following, tokens)
        beside = story.beside(node, tokens)
        if beside is None and base is None:
            beside = story.in_sentence(node, tokens)
        if beside is not None:
            # `On 17 September, eight days after the raid`: two names for one day.
            if meaning.shift.keeps_grain and isinstance(beside, Date):
                return Resolved(beside, "text"), node.end
            return in_unit(beside, meaning.shift), node.end
        told = meaning.length is None or tokens.word(node.right) in load_context("this_event")
        focus = story.last(node.start, REACH_OF_EVENT) if told else None
        situation = situation if base else Situation(focus=focus)
        resolved = resolve(replace(meaning.shift, base=base), situation)
        if meaning.length and (resolved is None or resolved.value.first is None):
            length, end = meaning.length
            return Resolved(length, None), end
        return resolved, node.end

    def _meanings(self, tokens: Tokens) -> Iterator[tuple[Node, Meaning]]:
        for left, right in self._grammar.scanner.runs(tokens):
            nodes = self._grammar.scanner.nodes(tokens, left, right)
            nodes = join_number_words(nodes, self._grammar.lexicon)
            for node in self._grammar.parse(nodes, tokens):
                meaning = _meaning(node)
                if meaning is not None:
                    yield node, meaning

    def _situation(
        self,
        tokens: Tokens,
        node: Node,
        published: Value | None,
        story: Story,
        meaning: Meaning,
    ) -> Situation:
        if isinstance(meaning, Value):
            return Situation()
        tense = tense_of(tokens, node.left, node.right)
        told = published is None or story.gives_year(node, tokens, published, tense)
        last = story.last(node.start)
        if _is_same_year(meaning):
            last = story.last_year(node.start, tokens)
        tale = story.resumed(meaning, node, tokens)
        return Situation(
            published,
            last,
            tense,
            story.order,
            told,
            tale,
            born=story.born,
            day=story.last_day(node.start),
            cites=_dates_paper(node, tokens),
            describes=isinstance(meaning, BareMonth) and describes(node, tokens),
            here=story.last_tokens is tokens,
            by=_is_ahead(node, tokens),
            before=had_been(tokens, node.left),
        )


def _again(meaning: Meaning, story: Story) -> Resolved | None:
    """A day without a year that the article has named before is the same day."""
    if not isinstance(meaning, BareDay):
        return None
    named = story.days.get((meaning.month, meaning.day))
    day = named.value.first if named else None
    return named if day and meaning.weekday in {None, weekday_of(day)} else None


def _is_same_year(meaning: Meaning) -> bool:
    whole = meaning.whole if isinstance(meaning, Within) else meaning
    return isinstance(whole, UnitAt) and whole == UnitAt("Y", 0, anaphoric=True)


def _ahead_again(node: Node, meaning: Meaning, tokens: Tokens, story: Story) -> Resolved | None:
    """``They vote on Thursday. … Thursday's vote``: the day that the article looks ahead to."""
    bare = isinstance(meaning, Weekday) and meaning == Weekday(meaning.number)
    owned = tokens.word(node.right) in APOSTROPHES and tokens.word(node.right + 1) == "s"
    if not bare or not (owned or describes(node, tokens)) or not isinstance(meaning, Weekday):
        return None
    return story.ahead.get(meaning.number)


def _apposed(
    node: Node,
    meaning: Meaning,
    following: Sequence[tuple[Node, Meaning]],
    tokens: Tokens,
    story: Story,
) -> Resolved | None:
    """Return the date that says the same (``two years before, in 1919,``); None without one."""
    if isinstance(meaning, Weekday) and tokens.word(node.left - 1) in {"a", "the"}:
        return story.same_day(meaning.number, node, tokens)
    shift = meaning.inner if isinstance(meaning, Marked) else meaning
    if not isinstance(shift, Shift) or not shift.anaphoric or shift.base is not None:
        return None
    if following:
        other, placed = following[0]
        between = [tokens.word(at) for at in range(node.right, other.left)]
        if between in APPOSED and isinstance(placed, Date | Month | Year):
            return in_unit(placed, shift)
    beside = story.beside(node, tokens)
    closed = tokens.word(node.right) == ","
    return in_unit(beside, shift) if beside is not None and closed else None


def _dates_paper(node: Node, tokens: Tokens) -> bool:
    """Whether a time is the date of a paper: ``in a note of 23 December``."""
    is_of = tokens.word(node.left - 1) in {"of", "dated"}
    return is_of and tokens.word(node.left - 2) in load_context("dated_papers")


def _shared_year(
    meaning: Meaning, place: int, found: Sequence[tuple[Node, Meaning]], tokens: Tokens
) -> Resolved | None:
    """Read ``the summer and autumn of 1956``: a year said at the end of a list is of all of it."""
    core = meaning.inner if isinstance(meaning, Modified | Marked) else meaning
    if not isinstance(core, YEARLESS):
        return None
    for (left, _), (right, other) in pairwise(found[place : place + LONGEST_LIST]):
        between = [tokens.word(at) for at in range(left.right, right.left)]
        if not between or not set(between) <= LISTING:
            return None
        if isinstance(other, Month | Date | Season | Quarter):
            return _before(meaning, other)
        if not isinstance(other, YEARLESS):
            return None
    return None


def _next_weekday(node: Node, meaning: Meaning, tokens: Tokens, story: Story) -> Resolved | None:
    """Read ``on Thursday and Friday``: the second is the first of its name behind the other."""
    bare = isinstance(meaning, Weekday) and meaning == Weekday(meaning.number)
    day = story.listed_day(node, tokens) if bare else None
    if day is None or not isinstance(meaning, Weekday):
        return None
    ahead = (meaning.number - weekday_of(day.day)) % 7
    return Resolved(Date(add_days(day.day, ahead)), "publication") if ahead else None


def _before(meaning: Meaning, other: Month | Date | Season | Quarter) -> Resolved | None:
    """Return the time in the year of another, or the year before if it would be behind it."""
    for year in (other.first.year, other.first.year - 1):
        placed = in_year(meaning, year, "absolute")
        if placed and placed.value.first and placed.value.first <= other.first:
            return placed
    return None


def _is_ahead(node: Node, tokens: Tokens) -> bool:
    """Whether a time is a limit, to which a tale looks forward: ``by the spring``."""
    at = node.left - 1 - (tokens.word(node.left - 1) == "the")
    return tokens.word(at) in load_context("limits_ahead")


def _date_of_event(
    node: Node, following: Sequence[tuple[Node, Meaning]], tokens: Tokens
) -> Meaning | None:
    """Return the date in the words behind ``a day after``, if their clause has one."""
    if not following:
        return None
    other, meaning = following[0]
    between = [tokens.word(i) for i in range(node.right, other.left)]
    broken = any(word in load_context("clause_marks") for word in between)
    placed = isinstance(meaning, BareDay | BareMonth | Date | Month | Year)
    return meaning if placed and not broken and len(between) <= LONGEST_EVENT else None


def _meaning(node: Node) -> Meaning | None:
    if "INERT" in node.meanings:
        return None
    for category in (*ROWS, AGE):
        value = node.meanings.get(category)
        if isinstance(value, Expression | Value):
            return value
    return None
