"""The standard input, laid aside in a file: several processes may have to read it, twice."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from docanalyze.reading import kind_of
from docanalyze.running.plan import STANDARD_INPUT

__all__ = ["laid_aside"]

LOOKED_AT = 1 << 16


@contextmanager
def laid_aside(paths: Sequence[str | Path]) -> Iterator[Path | None]:
    """Yield the file that holds the standard input, if that is asked for; it goes in the end.

    Args:
        paths: As the user gave them; ``-`` asks for it.
    """
    if STANDARD_INPUT not in map(str, paths):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="docanalyze-") as folder:
        bare = Path(folder) / "input"
        with bare.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        with bare.open("rb") as file:
            suffix = kind_of(file.read(LOOKED_AT))
        yield bare.rename(bare.with_suffix(suffix))
