"""What stands of decisions that were changed and taken back."""

from collections.abc import Hashable, Mapping
from typing import Any

__all__ = ["UNDO", "Standing"]

UNDO = "undo"

Decision = Mapping[str, Any]


class Standing:
    """Decisions about things, in the order in which they were made.

    A further decision about a thing takes the place of the one before; an ``undo`` takes that away,
    so that the one before it stands again.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, list[tuple[int, Decision]]] = {}
        self._versions: dict[Hashable, int] = {}
        self._count = 0

    def add(self, thing: Hashable, decision: Decision) -> None:
        """Take in the next decision.

        Args:
            thing: What it is about.
            decision: With ``decision``, which is ``undo`` or something else.
        """
        self._count += 1
        self._versions[thing] = self.version(thing) + 1
        stack = self._made.setdefault(thing, [])
        if decision.get("decision") != UNDO:
            stack.append((self._count, decision))
        elif stack:
            stack.pop()

    def of(self, thing: Hashable) -> Decision | None:
        """Return the decision that stands about a thing."""
        stack = self._made.get(thing)
        return stack[-1][1] if stack else None

    def version(self, thing: Hashable) -> int:
        """Return how many decisions there were about a thing, those taken back among them."""
        return self._versions.get(thing, 0)

    def all(self) -> list[Decision]:
        """Return the decisions that stand, in the order in which they were made."""
        tops = sorted((stack[-1] for stack in self._made.values() if stack), key=lambda top: top[0])
        return [decision for _, decision in tops]
