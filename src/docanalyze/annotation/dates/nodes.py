"""A stretch of text with what it may mean: a token at first, then what rules made of several."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Node"]


@dataclass(slots=True)
class Node:
    """A token, or what a rule has made of several.

    Args:
        start: Offset in the document text.
        end: Offset behind it.
        symbol: Stands for its set of categories.
        meanings: Category to value.
        left: Index of its first token in the passage.
        right: Index behind its last token.
        method: The rule that made it; empty for a token.
    """

    start: int
    end: int
    symbol: str
    meanings: Mapping[str, object]
    left: int
    right: int
    method: str = ""
