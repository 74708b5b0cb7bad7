"""Find the times of a text: scan, parse, and resolve in the order of reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docanalyze.annotation.dates.expressions import Expression, Meaning
from docanalyze.annotation.dates.grammar import load_grammar
from docanalyze.annotation.dates.nodes import Node
from docanalyze.annotation.dates.number_words import join_number_words
from docanalyze.annotation.dates.resolve import Resolved, Situation, resolve
from docanalyze.annotation.dates.scanner import Tokens
from docanalyze.annotation.dates.tense import tense_of
from docanalyze.annotation.dates.values import Interval, Value

__all__ = ["Finder", "Time"]

# Categories of nodes that are rows.
ROWS = ("T", "SPAN", "REF", "SET", "LENGTH")
# Beyond this many characters a date no longer is what `two years later` counts from.
REACH_OF_FOCUS = 1500
# Within this many, a month without a year belongs to the story, not to the day of publication.
REACH_OF_STORY = 120


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


@dataclass(slots=True)
class _Focus:
    """The last date placed, and where it stands."""

    value: Value | None = None
    at: int = 0

    def near(self, offset: int, reach: int) -> Value | None:
        return self.value if self.value is not None and offset - self.at <= reach else None


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
        focus = _Focus()
        return [
            time
            for start, end in stretches
            for time in self._in_stretch(text, start, end, published, focus)
        ]

    def _in_stretch(
        self, text: str, start: int, end: int, published: Value | None, focus: _Focus
    ) -> Iterator[Time]:
        tokens = self._grammar.scanner.scan(text, start, end)
        for left, right in self._grammar.scanner.runs(tokens):
            nodes = self._grammar.scanner.nodes(tokens, left, right)
            nodes = join_number_words(nodes, self._grammar.lexicon)
            for node in self._grammar.parse(nodes, tokens):
                meaning = _meaning(node)
                if meaning is None:
                    continue
                situation = self._situation(tokens, node, published, focus, meaning)
                found = resolve(meaning, situation)
                if found is None:
                    continue
                _move(focus, node, found, tokens)
                yield Time(
                    node.start,
                    node.end,
                    found.value,
                    found.anchor,
                    found.mod,
                    found.mark,
                    node.method,
                )

    def _situation(
        self,
        tokens: Tokens,
        node: Node,
        published: Value | None,
        focus: _Focus,
        meaning: Meaning,
    ) -> Situation:
        if isinstance(meaning, Value):
            return Situation()
        tense = tense_of(tokens, node.left, node.right)
        near = focus.near(node.start, REACH_OF_FOCUS)
        return Situation(
            published,
            near,
            tense,
            self._order,
            published is None or _is_story(published, focus, node, tense),
        )


def _is_story(published: Value, focus: _Focus, node: Node, tense: int) -> bool:
    """Whether a date just told, and not after publication, gives its year to the next."""
    value = focus.near(node.start, REACH_OF_STORY)
    if value is None or value.first is None or published.last is None or tense > 0:
        return False
    return value.first <= published.last


def _meaning(node: Node) -> Meaning | None:
    if "INERT" in node.meanings:
        return None
    for category in ROWS:
        value = node.meanings.get(category)
        if isinstance(value, Expression | Value):
            return value
    return None


def _move(focus: _Focus, node: Node, found: Resolved, tokens: Tokens) -> None:
    """Make a date the one in focus; one in brackets is an aside."""
    value = found.value
    if isinstance(value, Interval):
        value = value.end or value.start or value
    in_brackets = tokens.word(node.left - 1) == "("
    if found.anchor not in {"absolute", "text"} or value.first is None or in_brackets:
        return
    focus.value = value
    focus.at = node.end
