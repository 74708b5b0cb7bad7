"""Where the words of a text begin, so that what it lacks need not be looked for in all of it.

A component that asks a long article for each of hundreds of words would read it as often, and the
longer the article, the more words it asks for.
"""

import re
from bisect import bisect_left
from collections.abc import Collection
from functools import cached_property, lru_cache

__all__ = ["KEY", "WordStarts", "word_starts"]

# Words are kept by so many first letters.
KEY = 3
_WORD = re.compile(r"\w+")
# Letters that a pattern without case takes for `i` and `s`, and that stay what they are in small.
_TAKEN_FOR_OTHERS = frozenset("\u0131\u017f")


class WordStarts:
    """The words of a text by their first letters, whether they are written large or small.

    Args:
        text: Any text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._lowered = text.lower()
        # Else offsets would differ, or a pattern find what is not seen here.
        self._is_plain = len(self._lowered) == len(text) and (
            text.isascii() or _TAKEN_FOR_OTHERS.isdisjoint(text)
        )

    def has(self, word: str) -> bool:
        """Return whether a word or several stand in the text, as they are or with an ending.

        Args:
            word: Its first letter has a border of a word before it.
        """
        first = _WORD.match(word.lower())
        if first and self._is_plain and word.isascii():
            if not self._begins(first.group()):
                return False
            if first.end() == len(word):
                return True
        return _opening(word).search(self._text) is not None

    def _begins(self, letters: str) -> bool:
        place = bisect_left(self._words, letters)
        return place < len(self._words) and self._words[place].startswith(letters)

    @cached_property
    def _words(self) -> list[str]:
        return sorted(set(_WORD.findall(self._lowered)))

    def count(self, pattern: re.Pattern[str], keys: Collection[str] | None) -> int:
        """Return how many matches ``pattern.findall`` would find.

        Args:
            pattern: Without case, beginning at the border of a word.
            keys: The first letters with which it can begin, in small; None: others, too.
        """
        if keys is None or not self._is_plain:
            return len(pattern.findall(self._text))
        found, end = 0, 0
        for place in sorted(place for key in keys for place in self._places.get(key, ())):
            match = pattern.match(self._text, place) if place >= end else None
            if match:
                found, end = found + 1, match.end()
        return found

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for match in _WORD.finditer(self._lowered):
            places.setdefault(match.group()[:KEY], []).append(match.start())
        return places


@lru_cache(maxsize=1)
def word_starts(text: str) -> WordStarts:
    """Return the words of a text; those of the last one are kept.

    Args:
        text: Of an article.
    """
    return WordStarts(text)


@lru_cache(maxsize=1 << 14)
def _opening(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
