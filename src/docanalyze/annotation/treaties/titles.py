"""Titles as a tree of words: what begins at a head noun and goes on in lower case.

"Declaration on the granting of independence to colonial countries and peoples" is a title of the
register though nothing but its length shows where it ends.
"""

import re
from collections.abc import Iterable

from docanalyze.text import unaccented

__all__ = ["Titles"]

WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
GAP = re.compile(r"(?:[ \t]*\n?[ \t]*|,\s|[-\N{EN DASH}\N{NON-BREAKING HYPHEN}]\n?|/)\Z")
# Shorter ones are how anybody would describe a treaty.
FEWEST_WORDS = 4
# "aircraft6", of a scanned page
FOOTNOTE = re.compile(r"(?<=[a-z]{3})\d{1,2}\Z")
SPELT = (("ization", "isation"), ("defense", "defence"))


class _Node:
    __slots__ = ("ahead", "identifiers")

    def __init__(self) -> None:
        self.ahead: dict[str, _Node] = {}
        self.identifiers: set[str] = set()


class Titles:
    """All names of the register that go on after their head noun, by their words.

    Args:
        names: (name, treaty id, where its head noun begins).
    """

    def __init__(self, names: Iterable[tuple[str, str, int]]) -> None:
        self._root = _Node()
        for name, identifier, head in names:
            words = [_plain(word) for word in WORD.findall(name[head:])]
            if len(words) < FEWEST_WORDS:
                continue
            node = self._root
            for word in words:
                node = node.ahead.setdefault(word, _Node())
            node.identifiers.add(identifier)

    def longest(self, text: str, start: int, stop: int) -> tuple[int, frozenset[str]] | None:
        """Return where the longest title ends that begins at a character, and whose it is.

        Args:
            text: The document text.
            start: Where its head noun begins.
            stop: It may not reach beyond this.
        """
        node, edge, best = self._root, start, None
        for match in WORD.finditer(text, start, stop):
            gap = text[edge : match.start()]
            ahead = node.ahead.get(_plain(match.group()))
            if ahead is None or (gap and not GAP.match(gap)):
                break
            node, edge = ahead, match.end()
            if node.identifiers:
                note = FOOTNOTE.search(text, match.start(), edge)
                best = note.start() if note else edge, frozenset(node.identifiers)
        return best


def _plain(word: str) -> str:
    plain = unaccented(word).lower().replace("’", "'")
    for one, other in SPELT:
        plain = plain.replace(one, other)
    return FOOTNOTE.sub("", plain)
