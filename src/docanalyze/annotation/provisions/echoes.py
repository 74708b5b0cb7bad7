"""Words that two places of an article share, by which one citation repeats another."""

import re
from collections import Counter

from docanalyze.annotation.provisions.layout import Layout

__all__ = ["Echoes"]

WORD = re.compile(r"(?<![\w-])[a-z]{4,}(?![\w-])")
# A word that stands so often in the article is its topic, and tells no two places apart.
SELDOM = 3
AROUND = 160
COMMON = frozenset(
    {
        "that",
        "this",
        "with",
        "from",
        "they",
        "them",
        "their",
        "there",
        "which",
        "were",
        "have",
        "been",
        "when",
        "what",
        "will",
        "would",
        "could",
        "should",
        "about",
        "after",
        "before",
        "into",
        "only",
        "also",
        "than",
        "then",
        "more",
        "most",
        "such",
        "some",
        "each",
        "other",
        "where",
        "says",
        "said",
        "article",
        "articles",
        "treaty",
        "convention",
        "agreement",
        "charter",
        "under",
        "between",
        "against",
    }
)


class Echoes:
    """The rare words around the places of an article.

    Args:
        text: The document text.
        layout: Its sentences and passages.
    """

    def __init__(self, text: str, layout: Layout) -> None:
        self._text = text
        self._layout = layout
        self._often: Counter[str] | None = None
        self._known: dict[int, frozenset[str]] = {}

    def shared(self, one: int, other: int) -> int:
        """Return how many rare words stand around both of two characters."""
        return len(self._around(one) & self._around(other))

    def _around(self, at: int) -> frozenset[str]:
        """Return the rare words of a sentence and of the end of the one before it."""
        if at not in self._known:
            if self._often is None:
                self._often = Counter(WORD.findall(self._text))
            low, high = self._layout.bounds(at)
            opening = self._layout.opening(self._layout.passage(at))
            words = WORD.findall(self._text, max(opening, low - AROUND), high)
            seldom = {each for each in words if self._often[each] <= SELDOM}
            self._known[at] = frozenset(seldom - COMMON)
        return self._known[at]
