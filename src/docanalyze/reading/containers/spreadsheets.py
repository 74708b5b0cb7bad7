"""Excel workbooks: read in a process of its own, which sends row after row."""

from collections.abc import Iterator
from typing import BinaryIO

from docanalyze.reading.records import Item, Opening, too_large

__all__ = ["read_spreadsheet"]

LARGEST = 128 << 20


def read_spreadsheet(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Item]:
    """Yield a record for each row of each sheet that has a column with text."""
    from docanalyze.reading.confined import stream_confined

    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise too_large(name, LARGEST)
    yield from stream_confined(
        "workbook",
        content,
        {"name": name, "text_column": opening.text_column},
        max_seconds=opening.max_seconds,
    )
