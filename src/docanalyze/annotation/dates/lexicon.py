"""The words of time and the symbols by which the grammar knows them.

A word has one or more categories (``march`` is only a MONTH, ``last`` is LAST and FINAL). Each set
of categories that occurs gets one private character, so that a text becomes a string of symbols,
and a rule of the grammar a regular expression over it: short, bounded, and run at the speed of C.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from docanalyze.packaged import toml_of

__all__ = ["OTHER", "Lexicon", "Meanings", "load_context", "load_lexicon"]

Meanings = Mapping[str, object]

# A word that the grammar does not know, and the border of a passage or sentence.
OTHER = "\x01"
FIRST_SYMBOL = 0xE000


class Lexicon:
    """Words to categories, categories to symbols.

    Args:
        tables: Category to word to value.
        literals: Words that the grammar names themselves.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, object]], literals: Iterable[str]) -> None:
        self._words: dict[str, dict[str, object]] = {}
        for category, words in tables.items():
            for word, value in words.items():
                self._words.setdefault(word, {})[category] = value
        for word in literals:
            self._words.setdefault(word, {})[f"'{word}"] = word
        for word in [word for word in self._words if word != word.lower()]:
            self._words[word] |= (
                self._words.get(word.lower(), {}) if word.lower() in self._words else {}
            )
        self._symbols: dict[frozenset[str], str] = {}
        for meanings in self._words.values():
            self.symbol(meanings)
        self._seen: dict[str, tuple[str, Meanings] | None] = {}

    def symbol(self, meanings: Iterable[str]) -> str:
        """Return the character that stands for a set of categories."""
        key = frozenset(meanings)
        if key not in self._symbols:
            self._symbols[key] = chr(FIRST_SYMBOL + len(self._symbols))
        return self._symbols[key]

    def look_up(self, word: str) -> tuple[str, Meanings] | None:
        """Return the symbol and the meanings of a word; None if it is not about time."""
        meanings = self._words.get(word) or self._words.get(word.lower())
        return (self.symbol(meanings), meanings) if meanings else None

    def symbols_of(self, category: str) -> str:
        """Return every symbol whose set holds a category."""
        return "".join(char for key, char in self._symbols.items() if category in key)


@cache
def _toml(name: str) -> dict[str, dict[str, object]]:
    return toml_of("docanalyze.annotation.dates", name)


def load_lexicon(literals: Iterable[str]) -> Lexicon:
    """Read the shipped words, and add those that a grammar names."""
    return Lexicon(_toml("lexicon.toml"), literals)


@cache
def load_context(name: str) -> frozenset[str]:
    """Return a list of ``context.toml`` as a set."""
    return frozenset(str(word) for word in _toml("context.toml")[name])
