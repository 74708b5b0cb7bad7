"""The date that a text is telling of, and how far a month without a year belongs to it."""

from dataclasses import dataclass

from docanalyze.annotation.dates.lexicon import load_context
from docanalyze.annotation.dates.nodes import Node
from docanalyze.annotation.dates.resolve_core import GRAIN, Resolved, grain
from docanalyze.annotation.dates.scanner import Tokens
from docanalyze.annotation.dates.values import Interval, Value, Year

__all__ = ["REACH_IN_PASSING", "Story"]

# Beyond this many characters a date no longer is what `two years later` counts from.
REACH_OF_FOCUS = 1500
# How far a date carries that is told in passing, or in the passage before.
REACH_IN_PASSING = 160
# A day counted from publication makes what stands within this distance news.
REACH_OF_NEWS = 800
SENTENCES_OF_STORY = 2
LONGEST_SENTENCE = 60
NONE, NAMED, IN_PASSING, TOLD = range(4)


@dataclass(slots=True)
class Story:
    """The last date placed: where it stands, and whether its sentence tells of it.

    ``told`` is 3 where the date opens or governs its sentence, 2 where it is told in passing (in
    an apposition, behind ``of``), 1 where it is the year of a thing (``the Charter of 1958``), 0
    where it only describes a noun (``the 1958 Convention``).
    """

    value: Value | None = None
    at: int = 0
    told: int = NONE
    tokens: Tokens | None = None
    right: int = 0
    last_right: int = -1
    last_tokens: Tokens | None = None
    news_at: int = -REACH_OF_NEWS - 1

    def near(self, offset: int, reach: int = REACH_OF_FOCUS) -> Value | None:
        """Return the date in focus if it is near enough to count from."""
        return self.value if self.value is not None and offset - self.at <= reach else None

    def move(self, node: Node, found: Resolved, tokens: Tokens) -> None:
        """Make a date the one in focus; one in brackets is an aside."""
        value = found.value
        before = self.last_right if self.last_tokens is tokens else -1
        self.last_right, self.last_tokens = node.right, tokens
        if found.anchor == "publication":
            self.news_at = node.end
        if isinstance(value, Interval):
            value = value.end or value.start or value
        in_brackets = tokens.word(node.left - 1) == "("
        if found.anchor not in {"absolute", "text"} or value.first is None or in_brackets:
            return
        is_year = isinstance(value, Year)
        told = _told(node, tokens, before, is_year=is_year)
        self.told = TOLD if found.anchor == "text" else told
        self.value, self.at, self.tokens, self.right = value, node.end, tokens, node.right

    def gives_year(self, node: Node, tokens: Tokens, published: Value, tense: int) -> bool:
        """Whether a month or day without a year belongs to the date in focus.

        Args:
            node: The month or day.
            tokens: Its passage.
            published: The publication date, to which it belongs otherwise.
            tense: Of its sentence.
        """
        value = self.value
        if value is None or value.first is None or published.last is None or tense > 0:
            return False
        if self.told == NONE or grain(value) > GRAIN["Y"] or value.first > published.last:
            return False
        beside = self.tokens is tokens
        between = [tokens.word(i) for i in range(self.right if beside else 0, node.left)]
        if any(word in load_context("present_words") for word in between):
            return False
        sentences = sum(word in load_context("sentence_ends") for word in between)
        close = node.start - self.at <= REACH_IN_PASSING and not self._is_news(node)
        if not beside:
            return self.told == TOLD and close and tense < 0 and sentences == 0
        if self.told == TOLD or sentences == 0:
            return sentences <= SENTENCES_OF_STORY
        return self.told == IN_PASSING and sentences == 1 and close

    def _is_news(self, node: Node) -> bool:
        return node.start - self.news_at <= REACH_OF_NEWS


def _told(node: Node, tokens: Tokens, before: int, *, is_year: bool) -> int:
    """Tell whether a sentence is about its date, from what stands left of it."""
    previous, following = tokens.word(node.left - 1), tokens.surface(node.right)
    if previous in load_context("determiners") and following.isalpha():
        return NONE
    if previous == "of":
        return NAMED if is_year else IN_PASSING
    for place in range(node.left - 1, max(node.left - LONGEST_SENTENCE, -1), -1):
        word = tokens.word(place)
        if word in load_context("sentence_ends"):
            break
        # `Seventeen years ago, on 30 August 1999`: one time behind another.
        if word in load_context("clause_marks") and place != before:
            return IN_PASSING
    return TOLD
