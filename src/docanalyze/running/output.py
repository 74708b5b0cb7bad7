"""The output folder, and what is said when it cannot be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docanalyze.errors import OutputError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["FOLDERS", "make_folders", "reserved", "writing"]

FOLDERS = ("parts", "tables", "summaries", "report")


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
        raise OutputError(
            f"{where}: cannot be written ({error.strerror or error}). Choose another --output, "
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
        probe = out / ".docanalyze-probe"
        probe.write_bytes(b"")
        probe.unlink()


@contextmanager
def reserved(out: Path) -> Iterator[None]:
    """Keep other runs from writing to a folder at the same time, where the system can do that.

    The system itself takes the lock off when the process ends, however it ends.

    Raises:
        OutputError: Another run is writing to it.
    """
    with writing(out):
        lock = (out / "parts" / ".lock").open("wb")
    with lock:
        try:
            if fcntl is not None:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise OutputError(
                f"{out}: another run is writing there. Wait for it, or choose another --output."
            ) from error
        except OSError:
            # Some network drives know no locks; two runs at once are rare there, too.
            pass
        yield
