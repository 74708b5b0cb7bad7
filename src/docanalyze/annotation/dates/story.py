"""The date that a text is telling of, and how far a month without a year belongs to it."""

import re
from dataclasses import dataclass, field

from docanalyze.annotation.dates.days import weekday_of
from docanalyze.annotation.dates.expressions import (
    BareDay,
    BareMonth,
    BarePart,
    Meaning,
    Weekday,
    Window,
)
from docanalyze.annotation.dates.lexicon import load_context
from docanalyze.annotation.dates.nodes import Node
from docanalyze.annotation.dates.resolve_core import GRAIN, Resolved, grain
from docanalyze.annotation.dates.scanner import Tokens
from docanalyze.annotation.dates.tense import had_been, is_participle
from docanalyze.annotation.dates.values import Date, Interval, Month, Value, Year

__all__ = ["REACH_OF_EVENT", "Story", "describes"]

# Beyond this many characters a date no longer is what `two years later` counts from.
REACH_OF_FOCUS = 1500
# Nor is a day what `on the Friday` goes on from.
REACH_OF_WEEKDAY = 700
# How far a date is off that an event counts from.
REACH_OF_EVENT = 160
# A day counted from publication makes what stands within this distance news.
REACH_OF_NEWS = 800
SENTENCES_OF_STORY = 2
SENTENCES_OF_NEWS = 1
LONGEST_SENTENCE = 60
LONGEST_CLAUSE = 15
HEAD_OF_SENTENCE = 4
# A stretch of so many years gives none of them.
LONGEST_STORY = 3
# `was`, `this`: no plural is shorter.
LONGEST_WORDLET = 4
LONGEST_BRACKET = 14
LONGEST_ADDITION = 10
# `He was born at Magelang, in the hills of central Java, on 17 August 1922`.
LONGEST_BIRTH = 16
_CLOSE = '["\N{RIGHT DOUBLE QUOTATION MARK}]'
_QUOTED = re.compile(f'["\N{LEFT DOUBLE QUOTATION MARK}][^{_CLOSE[1:]}*{_CLOSE}?')
_WORD = re.compile(r"[a-z]+")
_END = re.compile(r"[.?!;](?=\s)")
# Before a date that is quoted or added; nor does `over the next four decades` end a story.
PARTING = frozenset(",\N{EM DASH}\N{EN DASH}")
ASIDES = frozenset('("\N{LEFT DOUBLE QUOTATION MARK}')
NONE, NAMED, IN_PASSING, TOLD = range(4)


@dataclass(slots=True)
class Story:
    """The last date placed: where it stands, and whether its sentence tells of it.

    ``order`` is how the article writes numeric dates; ``is_history`` whether it tells of the past
    throughout.

    ``told`` is 3 where the date opens or governs its sentence, 2 where it is told in passing (in
    an apposition, behind ``of``), 1 where it is the year of a thing (``the Charter of 1958``), 0
    where it only describes a noun (``the 1958 Convention``).
    """

    order: str = "auto"
    is_history: bool = False
    value: Value | None = None
    at: int = 0
    told: int = NONE
    tokens: Tokens | None = None
    last_right: int = -1
    last_tokens: Tokens | None = None
    last_is_placed: bool = False
    latest: Value | None = None
    latest_at: int = 0
    named: Value | None = None
    named_at: int = 0
    named_tokens: Tokens | None = None
    day: Date | None = None
    day_at: int = 0
    placed: Date | None = None
    placed_at: int = 0
    by_weekday: bool = False
    news_at: int = -REACH_OF_NEWS - 1
    now_at: int = -1
    opening: Value | None = None
    opening_tokens: Tokens | None = None
    is_flashback: bool = False
    born: Value | None = None
    days: dict[tuple[int, int], Resolved] = field(default_factory=dict)
    ahead: dict[int, Resolved] = field(default_factory=dict)
    said: Value | None = None
    said_at: int = 0

    def near(self, offset: int) -> Value | None:
        """Return the date of the story if it is near enough to give a year."""
        return self.value if offset - self.at <= REACH_OF_FOCUS else None

    def last(self, offset: int, reach: int = REACH_OF_FOCUS) -> Value | None:
        """Return the last date, told or counted from publication, if near enough to count from.

        The year of a thing (``the Pact of 1945``) is it only in its own sentence.
        """
        is_named = self.latest_at < self.named_at <= offset <= self.named_at + reach
        if is_named and self.named_tokens:
            ended = _END.search(self.named_tokens.text, self.named_at, offset)
            if not ended or self.latest is None:
                return self.named
        return self.latest if offset - self.latest_at <= reach else None

    def last_year(self, offset: int, tokens: Tokens) -> Value | None:
        """Return what ``the same year`` is of: a year in its sentence, or the nearest one told."""
        if self.said is not None and not _END.search(tokens.text, self.said_at, offset):
            return self.said
        last = self.last(offset)
        if self.named is None or self.named_at <= max(self.latest_at, offset - REACH_OF_EVENT):
            return last
        is_next = len(_END.findall(tokens.text, self.named_at, offset)) == 1
        return self.named if is_next else last

    def last_day(self, offset: int) -> Date | None:
        """Return the last day placed, if near enough to go on from."""
        near = offset - self.placed_at <= REACH_OF_WEEKDAY
        return self.placed if near else None

    def same_day(self, weekday: int, node: Node, tokens: Tokens) -> Resolved | None:
        """Return the day beside which a weekday stands: ``On July 30, a Sunday,``."""
        is_beside = self.last_tokens is tokens and self.last_right == node.left - 2
        day = self.placed
        fits = day is not None and weekday_of(day.day) == weekday
        comma = tokens.word(node.left - 2) == ","
        return Resolved(day, "text") if is_beside and comma and fits and day else None

    def listed_day(self, node: Node, tokens: Tokens) -> Date | None:
        """Return the weekday placed just before, if only ``and`` or ``or`` is between."""
        is_beside = self.last_tokens is tokens and self.last_right == node.left - 1
        joined = tokens.word(node.left - 1) in {"and", "or"}
        placed_here = self.placed_at == tokens.spans[self.last_right - 1][1] if is_beside else False
        return self.placed if joined and placed_here and self.by_weekday else None

    def in_sentence(self, node: Node, tokens: Tokens) -> Value | None:
        """Return the date told just before in the sentence, if a comma parts the time from it.

        ``They marched on Friday through the town, a day after the verdict``.
        """
        if self.last_tokens is not tokens or tokens.word(node.left - 1) not in PARTING:
            return None
        between = [tokens.word(at) for at in range(self.last_right, node.left)]
        ends = load_context("sentence_ends")
        told_here = self.latest_at == tokens.spans[self.last_right - 1][1]
        is_near = len(between) <= LONGEST_CLAUSE and ends.isdisjoint(between)
        return self.latest if is_near and told_here else None

    def beside(self, node: Node, tokens: Tokens) -> Value | None:
        """Return the date that stands before a time with only a comma between."""
        is_beside = self.last_tokens is tokens and self.last_right == node.left - 1
        return self.latest if is_beside and tokens.word(node.left - 1) == "," else None

    def move(self, node: Node, meaning: Meaning, found: Resolved, tokens: Tokens) -> None:
        """Make a date the one in focus; one in brackets is an aside."""
        value = found.value
        is_behind = self.last_tokens is tokens and self.last_is_placed
        before = self.last_right if is_behind else -1
        self.last_right, self.last_tokens = node.right, tokens
        self.last_is_placed = value.kind not in {"duration", "recurring"}
        self._note(node, meaning, found, tokens)
        value = _end_of(value)
        if isinstance(value, Date):
            self.placed, self.placed_at = value, node.end
            self.by_weekday = isinstance(meaning, Weekday)
        is_aside = _is_aside(node, tokens) or isinstance(meaning, Window)
        if found.anchor is None or value.first is None or is_aside:
            return
        told = _told(node, tokens, before, is_year=isinstance(value, Year))
        if self._is_looking_back(value, node, tokens):
            return
        if told == NONE and found.anchor == "absolute" and self.near(node.start):
            return  # `under the 1947 treaty` does not end a story of 1962
        if told == NAMED and found.anchor == "absolute":
            self.named, self.named_at, self.named_tokens = value, node.end, tokens
        else:
            self.latest, self.latest_at = found.edge or value, node.end
        if found.anchor in {"absolute", "text"} and not self._is_passing(found, node, tokens):
            self._tell(value, found, told, node, tokens)

    def _is_passing(self, found: Resolved, node: Node, tokens: Tokens) -> bool:
        """Whether a date comes in passing, and the story goes on with the one before."""
        if _is_long(found.value):
            return True  # `between 1958 and 2005` gives no year
        # `met until March 1781` does not end a story of 1775
        is_year = isinstance(_end_of(found.value), Year)
        is_apart = is_year and (
            _is_added(node, tokens) or _is_origin(node, tokens) or _is_compared(node, tokens)
        )
        if is_apart and not self.is_history:
            return True
        tale, first = self.near(node.start), found.value.first
        since = tokens.word(node.left - 1) == "since" and not _opens_sentence(node, tokens)
        if since and tale is not None and tale.first and first and first < tale.first:
            return True  # `a member since 1920`, in a story of 1926
        is_limit = tokens.word(node.left - 1) in {"until", "till"}
        ends = is_limit and self.near(node.start) is not None
        return ends or self._is_background(_end_of(found.value), node)

    def _is_looking_back(self, value: Value, node: Node, tokens: Tokens) -> bool:
        """``In March 1926 they met, as had been agreed the autumn before``: the tale stays."""
        if self.tokens is not tokens or not had_been(tokens, node.left):
            return False
        tale = self.near(node.start)
        first, told = value.first, tale.first if tale else None
        is_earlier = first is not None and told is not None and first < told
        return is_earlier and not _END.search(tokens.text, self.at, node.start)

    def _tell(self, value: Value, found: Resolved, told: int, node: Node, tokens: Tokens) -> None:
        self.told = TOLD if found.anchor == "text" else told
        self.value, self.at, self.tokens = value, node.end, tokens
        if isinstance(value, Date):
            self.day, self.day_at = value, node.end
        self.is_flashback = not _opens_sentence(node, tokens)
        if not self.is_flashback and isinstance(value, Date | Month):
            self.opening, self.opening_tokens = value, tokens

    def reach_age(self, birthday: Value, node: Node) -> None:
        """``At the age of thirty``: what follows counts from that year."""
        if birthday.first is not None:
            self.latest, self.latest_at = Year(birthday.first.year), node.end

    def look_ahead(self, weekday: int, found: Resolved) -> None:
        """Remember a weekday to come, of which the article may speak again."""
        if found.anchor == "publication":
            self.ahead[weekday] = found

    def _note(self, node: Node, meaning: Meaning, found: Resolved, tokens: Tokens) -> None:
        """Remember the days that the article has named, and where it tells news."""
        if isinstance(meaning, BareDay) and isinstance(found.value, Date):
            self.days[meaning.month, meaning.day] = found
        if found.anchor == "absolute" and isinstance(found.value, Date | Month | Year):
            self.said, self.said_at = found.value, node.end
        elif found.anchor == "text":
            self.said = None
        if isinstance(found.value, Date | Month | Year) and _is_birth(node, tokens):
            self.born = found.value
        if found.anchor == "publication" and not isinstance(
            meaning, BareDay | BareMonth | BarePart
        ):
            self.now_at = node.end
        is_recent = found.anchor == "publication" and grain(found.value) <= GRAIN["W"]
        if is_recent and not isinstance(meaning, BareDay | BareMonth | BarePart):
            self.news_at = node.end

    def _is_background(self, value: Value, node: Node) -> bool:
        """``since the early 20th century``, in a story of 1989, does not end it."""
        tale = self.near(node.start)
        return grain(value) > GRAIN["Y"] and tale is not None and grain(tale) <= GRAIN["Y"]

    def resumed(self, meaning: Meaning, node: Node, tokens: Tokens) -> Value | None:
        """Return the date of the story that a day or month without a year goes on with.

        That is seldom the last date told, but for two kinds of asides: a year ahead
        (:meth:`_day_before`), and a year back (:meth:`_before_flashback`).
        """
        at = node.start
        return (
            self._day_before(meaning, at)
            or self._before_flashback(meaning, at, tokens)
            or self.near(at)
        )

    def _before_flashback(self, meaning: Meaning, offset: int, tokens: Tokens) -> Value | None:
        """``On 6 May 1989`` talks began; the union had risen in August 1980; ``on 4 June``."""
        opening, value = self.opening, self.value
        if not self.is_flashback or opening is None or value is None or value.first is None:
            return None
        first = opening.first
        if first is None or value.first.year >= first.year:
            return None
        if isinstance(meaning, BareDay):
            later = (meaning.month, meaning.day) >= (first.month, first.day)
        else:
            later = isinstance(meaning, BareMonth) and meaning.month >= first.month
        is_here = later and self.opening_tokens is tokens
        return opening if is_here and _END.search(tokens.text, self.at, offset) else None

    def _day_before(self, meaning: Meaning, offset: int) -> Value | None:
        """Return the last day told if a day without a year goes on from it in the same month.

        ``On 17 July`` of 1979, a term that ends in 1981, and ``on 18 July``.
        """
        day = self.day
        if day is None or not isinstance(meaning, BareDay) or not isinstance(self.value, Year):
            return None
        near = offset - self.day_at <= REACH_OF_FOCUS
        same_month = meaning.month == day.day.month and meaning.day >= day.day.day
        return day if near and same_month else None

    def gives_year(self, node: Node, tokens: Tokens, published: Value, tense: int) -> bool:
        """Whether a month or day without a year belongs to the date in focus.

        Args:
            node: The month or day.
            tokens: Its passage.
            published: The publication date, to which it belongs otherwise.
            tense: Of its sentence.
        """
        # In news, `an October 15 earthquake` is a recent one.
        is_of_news = self._is_news(node) and describes(node, tokens)
        if (tense > 0 and not self.is_history) or is_of_news or not self._can_give(node, published):
            return False
        between = _QUOTED.sub("", tokens.text[self.at : node.start]).lower()
        of_now = not load_context("present_words").isdisjoint(_WORD.findall(between))
        if self.is_history or of_now:
            return self.is_history
        beside, sentences = self.tokens is tokens, len(_END.findall(between))
        if beside and sentences == 0:
            return True
        reach = SENTENCES_OF_NEWS if self._is_news(node) else SENTENCES_OF_STORY
        if self.told == TOLD and beside and sentences <= reach:
            return True
        if self._is_news(node):
            return False
        in_passing = beside and self.told == IN_PASSING and not isinstance(self.value, Year)
        in_passing = in_passing and sentences <= SENTENCES_OF_NEWS
        return tense < 0 if self.told == TOLD else in_passing

    def _can_give(self, node: Node, published: Value) -> bool:
        value = self.value
        if value is None or value.first is None or published.last is None:
            return False
        near = self.now_at <= self.at and node.start - self.at <= REACH_OF_FOCUS
        certain = self.told != NONE and grain(value) <= GRAIN["Y"]
        return near and certain and value.first <= published.last

    def _is_news(self, node: Node) -> bool:
        return node.start - self.news_at <= REACH_OF_NEWS


def _end_of(value: Value) -> Value:
    return (value.end or value.start or value) if isinstance(value, Interval) else value


def _is_long(value: Value) -> bool:
    first, last = value.first, value.last
    closed = isinstance(value, Interval) and first is not None and last is not None
    return closed and last.year - first.year >= LONGEST_STORY if first and last else False


def _is_aside(node: Node, tokens: Tokens) -> bool:
    """Whether a date is quoted or stands in brackets: ``(born at Lund in 1866)``."""
    if tokens.word(node.left - 1) in ASIDES:
        return True
    for distance in range(1, LONGEST_BRACKET):
        word = tokens.word(node.left - distance)
        if word in {"(", ")", ""}:
            return word == "("
    return False


def _is_added(node: Node, tokens: Tokens) -> bool:
    """``The council, set up in 1985, met``: the year of an addition between commas."""
    if tokens.word(node.right) != ",":
        return False
    for distance in range(1, LONGEST_ADDITION):
        word = tokens.word(node.left - distance)
        if word == ",":
            opening = tokens.word(node.left - distance + 1)
            return opening in {"who", "which", "whose"} or is_participle(opening)
        if not word or word in load_context("clause_marks"):
            return False
    return False


def _is_compared(node: Node, tokens: Tokens) -> bool:
    """``As in 1985, the vote was close``: the year only measures another."""
    if tokens.word(node.right) != ",":
        return False
    ends = {"", *load_context("sentence_ends")}
    opening = [tokens.word(node.left - distance) for distance in range(1, HEAD_OF_SENTENCE + 1)]
    head = next((at for at, word in enumerate(opening) if word in ends), None)
    return head is not None and not load_context("comparing_words").isdisjoint(opening[:head])


def _is_origin(node: Node, tokens: Tokens) -> bool:
    """``The law dates from 1985``: since when it is, not what is told."""
    at = node.left - 2 - (tokens.word(node.left - 2) == "back")
    joined = tokens.word(node.left - 1) in {"from", "to"}
    return joined and tokens.word(at) in load_context("dating_verbs")


def _is_birth(node: Node, tokens: Tokens) -> bool:
    for distance in range(1, LONGEST_BIRTH):
        word = tokens.word(node.left - distance)
        if word in {"born", "birth"}:
            return True
        if word in load_context("sentence_ends"):
            return False
    return False


def describes(node: Node, tokens: Tokens) -> bool:
    """Whether a time only describes a noun: ``the historic January referendum``.

    Args:
        node: The time.
        tokens: Its passage.
    """
    following = tokens.surface(node.right)
    is_noun = following.isalpha() and following.islower()
    before = (tokens.word(node.left - 1), tokens.word(node.left - 2))
    determined = any(word in load_context("determiners") for word in before)
    return is_noun and determined and following not in load_context("after_month")


def _opens_sentence(node: Node, tokens: Tokens) -> bool:
    """Whether a date stands at the head of its sentence (``On the evening of 6 February``)."""
    ends = load_context("sentence_ends")
    words = (tokens.word(node.left - 1 - distance) for distance in range(HEAD_OF_SENTENCE))
    return any(not word or word in ends for word in words)


def _told(node: Node, tokens: Tokens, before: int, *, is_year: bool) -> int:
    """Tell whether a sentence is about its date, from what stands left of it."""
    previous, following = tokens.word(node.left - 1), tokens.surface(node.right)
    if previous in load_context("determiners") and following.isalpha():
        return NONE
    is_plural = following.islower() and following.endswith("s") and len(following) > LONGEST_WORDLET
    if previous in load_context("before_described") and is_plural:
        return NONE  # `back to June 4, 1967 borders`
    if previous == "of":
        return NAMED if is_year else IN_PASSING
    opens = tokens.word(node.left - 2) in {"", *load_context("sentence_ends")}
    if previous in load_context("background_words") and not opens:
        return NAMED  # `territories occupied after 5 June 1967`
    for place in range(node.left - 1, max(node.left - LONGEST_SENTENCE, -1), -1):
        word = tokens.word(place)
        if word in load_context("sentence_ends"):
            break
        # `Seventeen years ago, on 30 August 1999`: one time behind another.
        if word in load_context("clause_marks") and place != before:
            return IN_PASSING
    return TOLD
