"""``--shard i/N``: which part of the input one job of an array does."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from docanalyze.errors import UsageError

__all__ = ["Share"]

WRITTEN = re.compile(r"(\d+)/(\d+)")
# With fewer files than this for each job, an archive may hold half of all articles: then the
# articles are divided, and every job looks through all files.
FILES_EACH = 8
# Neighbours lie in one part, from which the tables are made in order.
NEIGHBOURS = 16

ThingT = TypeVar("ThingT")


@dataclass(frozen=True, slots=True)
class Share:
    """One of so many shares of the input; all of them together are the whole.

    Args:
        number: From 1.
        count: How many there are.
    """

    number: int
    count: int

    @classmethod
    def parse(cls, written: str) -> "Share":
        """Return the share that is written as ``3/100``.

        Raises:
            UsageError: It is no such thing.
        """
        found = WRITTEN.fullmatch(written.strip())
        share = cls(int(found[1]), int(found[2])) if found else None
        if share is None or not 1 <= share.number <= share.count:
            raise UsageError(
                f"--shard {written}: write which share of how many, from 1/100 to 100/100."
            )
        return share

    @property
    def is_first(self) -> bool:
        """Whether it is the one that tells what is told once."""
        return self.number == 1

    @property
    def name(self) -> str:
        """The share as part of a file name."""
        return f"{self.number}-of-{self.count}"

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has_files(self, n_files: int) -> bool:
        """Whether so many files are divided, not the articles in them."""
        return self.count == 1 or n_files >= FILES_EACH * self.count

    def of(self, files: Sequence[ThingT]) -> Iterator[ThingT]:
        """Yield the share of the files: every so many neighbours."""
        block = min(NEIGHBOURS, len(files) // self.count)
        for number, file in enumerate(files):
            if self.takes(number, block):
                yield file

    def takes(self, number: int, block: int = NEIGHBOURS) -> bool:
        """Whether the thing with a number, from 0, belongs to the share."""
        return number // block % self.count == self.number - 1
