"""Files that appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["replacing", "write_text"]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; what is written there takes its place at the end.

    If the block fails, ``path`` stays as it was and nothing else is left behind.

    Args:
        path: The file to make or replace; its folder exists.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, line ends as they are; the file appears when all is written."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
