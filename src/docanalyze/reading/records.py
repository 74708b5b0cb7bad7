"""What a file holds: one article or many, each as its bytes and how to read them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from docanalyze.errors import UnreadableInputError

__all__ = ["Item", "Opener", "Opening", "Problem", "Record", "too_large"]


@dataclass(frozen=True, slots=True)
class Record:
    """One article before it is read.

    Args:
        name: As it stands in ``source``: the path, members of archives behind a ``/``, ``#n`` for
            the n-th record of a file.
        format: Extension or kind of record, for the registry of readers.
        content: The bytes that make its ``doc_id``.
        hints: What only its surroundings tell, such as the column with the text.
    """

    name: str
    format: str
    content: bytes
    hints: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hex digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a file that is no article and should have been one.

    Args:
        name: Like a record's.
        code: For the table ``errors``.
        message: A sentence.
        sha256: Of its content, where that is known.
    """

    name: str
    code: str
    message: str
    sha256: str | None = None

    @classmethod
    def from_error(cls, name: str, error: UnreadableInputError) -> "Problem":
        """Return the problem that an error tells of."""
        return cls(name, error.code, str(error))


Item = Record | Problem


class Opening(Protocol):
    """What a container needs to hand over its members: see ``contents.py``."""

    @property
    def text_column(self) -> str | None:
        """The column that the user named."""

    @property
    def max_seconds(self) -> float:
        """How long a parser may take."""

    def wants(self, name: str) -> bool:
        """Whether a member is asked for; one that is not is counted."""

    def pass_over(self, kind: str) -> None:
        """Count something that is left out on purpose."""

    def member(self, stream: BinaryIO, name: str, known_as: str | None = None) -> Iterator[Item]:
        """Yield what a member holds.

        Args:
            stream: Its content.
            name: Its name.
            known_as: File name that tells its format; None: ``name`` does.
        """


Opener = Callable[[BinaryIO, str, Opening], Iterator[Item]]


def too_large(name: str, most: int) -> UnreadableInputError:
    """Return the error for an article over a limit.

    Args:
        name: For the message.
        most: The limit in bytes.
    """
    return UnreadableInputError(
        f"{name} is larger than {most >> 20} MB, too large for one article; split it.",
        code="too_large",
    )
