"""The lines of a file that is read bit by bit."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from docanalyze.reading.containers.limits import breaks_off

__all__ = ["lines_of"]

UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def lines_of(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    """Yield the lines with their ends, in UTF-8 if the file is in UTF-16.

    Where the file is cut short, its last line is left out.

    Args:
        stream: The file.
        longest: Bytes; a longer line comes in pieces.
    """
    first = stream.readline(longest)
    if first.startswith(UTF16):
        # UTF-16 has line ends of two bytes, which readline does not know.
        text = (first + stream.read()).decode("utf-16", "replace")
        yield from (line.encode() for line in io.StringIO(text, newline=""))
        return
    line = first.removeprefix(codecs.BOM_UTF8)
    while line and not (breaks_off(stream) and not line.endswith(b"\n")):
        yield line
        line = stream.readline(longest)
