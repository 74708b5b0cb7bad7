"""Which found row answers to which gold row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Matching", "Row", "match_rows"]

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Matching:
    """Rows matched one to one.

    Args:
        pairs: (found, gold).
        missed: Gold rows that nothing answers to.
        spurious: Found rows that answer to no gold row, not even an optional one.
    """

    pairs: list[tuple[Row, Row]] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    spurious: list[Row] = field(default_factory=list)

    @property
    def n_strict(self) -> int:
        """Pairs with the same start and end."""
        return sum(1 for found, gold in self.pairs if _same(found, gold))


def match_rows(found: Sequence[Row], gold: Sequence[Row], optional: Sequence[Row]) -> Matching:
    """Match rows by overlap: those that agree exactly first, then those that share most.

    Args:
        found: Rows with ``start`` and ``end``.
        gold: Rows that should be found.
        optional: Rows that may be found: what overlaps one of them and no gold row is left out of
            account.
    """
    candidates = [
        (-overlap if not _same(one, other) else -(10**9), i, j)
        for i, one in enumerate(found)
        for j, other in enumerate(gold)
        if (overlap := _overlap(one, other)) > 0
    ]
    matching = Matching()
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
            matching.pairs.append((found[i], gold[j]))
    matching.missed.extend(row for j, row in enumerate(gold) if j not in used_gold)
    matching.spurious.extend(
        row
        for i, row in enumerate(found)
        if i not in used_found and not any(_overlap(row, other) > 0 for other in optional)
    )
    return matching


def _same(one: Row, other: Row) -> bool:
    return (one["start"], one["end"]) == (other["start"], other["end"])


def _overlap(one: Row, other: Row) -> int:
    return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))
