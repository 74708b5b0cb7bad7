"""What may name an instrument: a stretch, and the treaties of the register that it may mean."""

from dataclasses import dataclass

from docanalyze.annotation.treaties.phrases import Phrase

__all__ = ["Candidate"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch and the treaties of the register it may name.

    Args:
        start: First character.
        end: One past the last.
        identifiers: Treaty ids; empty: no register knows it.
        exact: Whether the register has the very name, not only one alike.
        year: The year tight beside it.
        phrase: How it is built; None for a name without a head noun.
        bare: The head noun alone: ``the Treaty``.
        name: The full name where the stretch shares a head with another, or else None.
    """

    start: int
    end: int
    identifiers: frozenset[str]
    exact: bool
    year: int | None
    phrase: Phrase | None
    bare: bool = False
    name: str | None = None

    @property
    def head(self) -> str:
        """The head noun; empty for a name without one."""
        return self.phrase.head if self.phrase else ""
