"""The output folder, who may write to it, and what is said when it cannot be written."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docanalyze.errors import OutputError
from docanalyze.files import replacing

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = [
    "FOLDERS",
    "SIGNATURES",
    "UNFINISHED",
    "InUseError",
    "make_folders",
    "reserved",
    "tidied",
    "writing",
]

FOLDERS = ("parts", "tables", "summaries", "report")
# Where tables are until all are written.
UNFINISHED = ".unfinished"
# Where signatures lie while copies are looked for, among the parts.
SIGNATURES = ".signatures-"
LEFTOVER = re.compile(r"\..+\.[0-9a-f]+\.tmp")


class InUseError(OutputError):
    """Another run is writing to the output folder."""


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Turn any failure to write below a folder into one clear sentence.

    Raises:
        OutputError: Something could not be written.
    """
    try:
        yield
    except OSError as error:
        where = error.filename or out
        # Arrow's errors have a number, and their own words around the system's.
        why = os.strerror(error.errno) if error.errno else error
        raise OutputError(
            f"{where}: cannot be written ({why}). Choose another --output, "
            "or free space, and run the same command again: nothing done so far is lost."
        ) from error


def make_folders(out: Path) -> None:
    """Make the output folder and those in it, and be sure that they can be written.

    Raises:
        OutputError: They cannot.
    """
    with writing(out):
        for name in FOLDERS:
            (out / name).mkdir(parents=True, exist_ok=True)
        with replacing(out / ".docanalyze-probe") as temporary:
            temporary.write_bytes(b"writable")
        (out / ".docanalyze-probe").unlink(missing_ok=True)


@contextmanager
def reserved(out: Path, *, share: str | None = None) -> Iterator[None]:
    """Keep other runs from writing to a folder at the same time, where the system can do that.

    The system itself takes the lock off when the process ends, however it ends.

    Args:
        out: The output folder.
        share: Of a job of an array, which shares the folder with the others, and with nobody else;
            None: the folder is needed alone.

    Raises:
        InUseError: Another run is writing to it.
    """
    if share is None:
        with _locked(out, ".lock", shared=False):
            yield
        return
    with _locked(out, ".lock", shared=True), _locked(out, f".lock-{share}", shared=False):
        yield


@contextmanager
def _locked(out: Path, name: str, *, shared: bool) -> Iterator[None]:
    with writing(out):
        lock = (out / "parts" / name).open("ab")
    with lock:
        try:
            if fcntl is not None:
                kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
                fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUseError(
                f"{out}: another run is writing there. Wait for it, or choose another --output."
            ) from error
        except OSError:
            # Some network drives know no locks; two runs at once are rare there, too.
            pass
        yield


def tidied(out: Path) -> None:
    """Delete what runs that were killed have left half-written; nobody else writes there now."""
    leftovers = [*out.glob(f"*/{UNFINISHED}"), *out.glob(f"parts/{SIGNATURES}*")]
    for folder in leftovers:
        shutil.rmtree(folder, ignore_errors=True)
    for folder in (out, *(out / name for name in FOLDERS)):
        for path in folder.iterdir():
            if LEFTOVER.fullmatch(path.name):
                path.unlink(missing_ok=True)
