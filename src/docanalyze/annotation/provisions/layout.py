"""Where sentences and passages of an article begin, so that nearness can be counted in them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from docanalyze.annotation.records import PassageRecord

__all__ = ["Layout"]

HEADINGS = frozenset({"heading", "title"})
# The longest question of an interview, in characters.
QUESTION = 300
# Not after "Art.", "No.", "Aug." or an initial; "(2)." and quotation marks may stand before a gap.
BORDER = re.compile(
    # The mark comes first, so that nothing else is looked at where there is none.
    r"[.?!](?<![\s.(][A-Z].)(?<!\b[A-Z]\.[A-Z].)(?<!\bMr.)(?<!\bDr.)(?<!\bMs.)(?<!\bSt.)(?<!\bNo.)"
    r"(?<!\bArt.)(?<!\bArts.)(?<!\bpara.)(?<!\bvs.)(?<!\bAug.)(?<!\bSept.)(?<!\bOct.)(?<!\bNov.)"
    r"(?<!\bDec.)(?<!\bJan.)(?<!\bFeb.)(?<!\bGen.)(?<!\bSen.)"
    r"[\"”’')\]]{0,2}\s+(?=[\"“‘'(\[]?[A-Z0-9])"
)
# A sentence that goes on about what the one before it was about.
ONWARD = re.compile(r"(?:It|Its|They|This|Both sides|Neither|Nobody|All this)\b|“|\"")
ITEM = re.compile(r"(?:§\s?)?\d{1,2}[.)]\s")
FEWEST_ITEMS = 4
BLANK = re.compile(r"\n[ \t]*\n\s*")


class Layout:
    """The sentences and passages of one article.

    Args:
        text: The document text.
        passages: As the table has them; None: blocks between blank lines are taken.
    """

    def __init__(self, text: str, passages: Sequence[PassageRecord] | None) -> None:
        if passages:
            self._passages = [row["start"] for row in passages]
            kinds = [row["kind"] in HEADINGS for row in passages]
        else:
            self._passages = [0, *(match.end() for match in BLANK.finditer(text))]
            kinds = [False] * len(self._passages)
        self._headings = kinds
        self._heads = [index for index, heading in enumerate(kinds) if heading]
        # The number of passages that are no headings before each.
        self._prose = list(accumulate((not heading for heading in kinds), initial=0))
        items = [ITEM.match(text, start) is not None for start in self._passages]
        # A number at one or two places opens a section; a list has more.
        self._items = items if sum(items) >= FEWEST_ITEMS else []
        borders = {match.end() for match in BORDER.finditer(text)}
        self._sentences = sorted(borders.union(self._passages))
        self._length = len(text)
        ends = [*self._passages[1:], len(text)]
        self._closes_asking = [
            text[max(start, end - 6) : end].rstrip().endswith("?") and end - start < QUESTION
            for start, end in zip(self._passages, ends, strict=True)
        ]
        onward = (ONWARD.match(text, start) is not None for start in self._sentences)
        # The number of sentences before each that turned to something else.
        self._turns = list(accumulate(not each for each in onward))

    def passage(self, at: int) -> int:
        """Return the index of the passage at a character."""
        return max(0, bisect_right(self._passages, at) - 1)

    def sentence(self, at: int) -> int:
        """Return the index of the sentence at a character."""
        return max(0, bisect_right(self._sentences, at) - 1)

    def between(self, one: int, other: int) -> int:
        """Return how many sentences apart two characters are, those going on left out."""
        low, high = sorted((self.sentence(one), self.sentence(other)))
        if low == high:
            return 0
        return max(1, self._turns[high] - self._turns[low])

    def bounds(self, at: int) -> tuple[int, int]:
        """Return where the sentence at a character begins and ends."""
        index = self.sentence(at)
        following = index + 1
        end = self._sentences[following] if following < len(self._sentences) else self._length
        return self._sentences[index] if self._sentences else 0, end

    def opening(self, passage: int) -> int:
        """Return where a passage begins."""
        return self._passages[passage]

    def answering(self, passage: int) -> int:
        """Return where a passage begins, with the question before it if it answers one."""
        if passage and self._closes_asking[passage - 1]:
            return self._passages[passage - 1]
        return self._passages[passage]

    def closing(self, passage: int) -> int:
        """Return where a passage ends."""
        following = passage + 1
        return self._passages[following] if following < len(self._passages) else self._length

    def is_item(self, at: int) -> bool:
        """Whether the passage at a character is one of a numbered list of passages."""
        return self._items[self.passage(at)] if self._items else False

    def is_heading(self, at: int) -> bool:
        """Whether the passage at a character is a title or a heading."""
        return self._headings[self.passage(at)] if self._headings else False

    def section(self, at: int) -> tuple[int, int]:
        """Return where the section of a character begins, with its heading, and ends."""
        here = self.passage(at)
        heads = self._heads
        before = bisect_right(heads, here)
        low = self._passages[heads[before - 1]] if before else 0
        return low, self._passages[heads[before]] if before < len(heads) else self._length

    def prose_between(self, low: int, high: int) -> int:
        """Return how many passages that are no headings begin after one, up to the other."""
        return self._prose[high + 1] - self._prose[low + 1] if high > low else 0
