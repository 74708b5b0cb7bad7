"""A mention while it is being decided about, and the choice among overlapping ones."""

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Mention", "choose", "without_overlap"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One candidate.

    Args:
        start: First token.
        end: One past the last token.
        label: OntoNotes label.
        ids: What it may be: one id, several for a chain of states, none if unlinked.
        name: Canonical name; None if unknown.
        method: ``register``, ``model`` or ``alias``.
        rank: Of two candidates of equal length the lower rank wins.
    """

    start: int
    end: int
    label: str
    ids: tuple[str, ...] = ()
    name: str | None = None
    method: str = "model"
    rank: int = 9

    @property
    def length(self) -> int:
        """Number of tokens."""
        return self.end - self.start

    @property
    def entity_id(self) -> str | None:
        """The id, if it is exactly one."""
        return self.ids[0] if len(self.ids) == 1 else None


def choose(candidates: Iterable[Mention], taken: Iterable[Mention] = ()) -> list[Mention]:
    """Choose among overlapping candidates: the longest, then the best rank, then the first.

    Args:
        candidates: In any order.
        taken: Mentions already decided; what overlaps with them is dropped.

    Returns:
        The chosen candidates, by position, without ``taken``.
    """
    occupied = {token for mention in taken for token in range(mention.start, mention.end)}
    chosen = []
    for mention in sorted(candidates, key=lambda one: (-one.length, one.rank, one.start)):
        tokens = range(mention.start, mention.end)
        if occupied.isdisjoint(tokens):
            occupied.update(tokens)
            chosen.append(mention)
    return sorted(chosen, key=lambda one: one.start)


def without_overlap(mentions: Iterable[Mention], others: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that share no token with the others."""
    taken = {token for other in others for token in range(other.start, other.end)}
    return [one for one in mentions if taken.isdisjoint(range(one.start, one.end))]
