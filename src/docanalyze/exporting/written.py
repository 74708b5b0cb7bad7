"""What a format says once it has written."""

from dataclasses import dataclass

__all__ = ["Written"]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written.

    Args:
        n_files: How many files.
        notes: What the form could not carry of these tables, a sentence each.
    """

    n_files: int
    notes: tuple[str, ...] = ()
