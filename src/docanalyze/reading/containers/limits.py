"""How much may come out of how little: bombs are refused before they unfold."""

import gzip
import io
import zlib
from collections.abc import Callable
from typing import BinaryIO

from docanalyze.errors import UnreadableInputError

__all__ = ["Metered", "breaks_off", "is_bomb", "refuse_bomb"]

# Text shrinks to a third or a tenth, tables and logs to a fiftieth.
MOST_GROWTH = 200
# Less than this does no harm, however small it was.
HARMLESS = 64 << 20


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so much out of so little is a trap.

    Args:
        unpacked: Bytes.
        packed: Bytes.
    """
    return unpacked > HARMLESS and unpacked > MOST_GROWTH * max(packed, 1)


def refuse_bomb(name: str) -> UnreadableInputError:
    """Return the error for a bomb.

    Args:
        name: For the message.
    """
    return UnreadableInputError(
        f"{name} unfolds to more than {MOST_GROWTH} times its size, as only a trap does; "
        "it was not unpacked.",
        code="bomb",
    )


def breaks_off(stream: BinaryIO) -> bool:
    """Whether a stream that was read to its end is the beginning of a longer one.

    Args:
        stream: Any.
    """
    return getattr(getattr(stream, "raw", None), "broken", False)


class Metered(io.RawIOBase):
    """A stream of unpacked bytes that stops when they are too many for the packed ones.

    A file that is cut short ends there, as far as its readers can see; ``broken`` tells the truth.

    Args:
        stream: Unpacks as it is read.
        name: For the message.
        packed: Says how many packed bytes were read so far.
    """

    def __init__(self, stream: gzip.GzipFile, name: str, packed: Callable[[], int]) -> None:
        self._stream = stream
        self._name = name
        self._packed = packed
        self._unpacked = 0
        self.broken = False

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into a buffer.

        Raises:
            UnreadableInputError: It is a bomb.
        """
        # Readers lose what they have when this raises in the middle.
        try:
            chunk = self._stream.read1(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error):
            if not self._unpacked:
                raise
            self.broken = True
            return 0
        buffer[: len(chunk)] = chunk
        self._unpacked += len(chunk)
        if is_bomb(self._unpacked, self._packed()):
            raise refuse_bomb(self._name)
        return len(chunk)
