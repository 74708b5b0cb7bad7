"""Find the files to read, and read them one by one."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docanalyze.errors import UnreadableInputError, UsageError
from docanalyze.reading.article import Article
from docanalyze.reading.registry import can_read, extensions, read_bytes

__all__ = ["Discovery", "Source", "discover", "read_source"]

STAGE = "reading"
# Larger foreign files are named in the errors, but not hashed.
LARGEST_HASHED = 64 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    Args:
        path: Where it is.
        name: As reached from the command line, ``/`` between parts; always valid text.
    """

    path: Path
    name: str


@dataclass
class Discovery:
    """What was found in the inputs.

    Args:
        sources: Files that can be read, in a fixed order.
        errors: Rows of the ``errors`` table for files that cannot.
        n_hidden: Hidden files and folders passed over.
        n_excluded: Paths passed over because they are the output folder.
        n_links: Symbolic links passed over because they lead out of the input.
    """

    sources: list[Source] = field(default_factory=list)
    errors: list[dict[str, str | None]] = field(default_factory=list)
    n_hidden: int = 0
    n_excluded: int = 0
    n_links: int = 0


def discover(paths: Sequence[str | Path], *, exclude: Path | None = None) -> Discovery:
    """Find the articles in files and folders.

    Args:
        paths: Files or folders; folders are searched to the bottom.
        exclude: The output folder, passed over where it lies in an input.

    Raises:
        UsageError: A named input does not exist.
    """
    missing = [str(path) for path in paths if not os.path.lexists(path)]
    if missing:
        raise UsageError(f"There is no file or folder {_readable(missing[0])}.")
    search = _Search(exclude)
    for path in paths:
        search.visit_input(Path(path))
    return search.found


def _readable(path: str | Path) -> str:
    """Return a path as valid text with ``/`` between its parts."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")


class _Search:
    def __init__(self, exclude: Path | None) -> None:
        self.found = Discovery()
        self._exclude = os.path.realpath(exclude) if exclude else None
        self._seen: set[str] = set()

    def visit_input(self, path: Path) -> None:
        """Take a path that the user named: it is read even if hidden or a link."""
        if path.is_dir():
            self._visit_folder(path, os.path.realpath(path))
        else:
            self._take(path)

    def _visit_folder(self, folder: Path, root: str) -> None:
        if os.path.realpath(folder) == self._exclude:
            self.found.n_excluded += 1
            return
        for path in self._listing(folder):
            if path.name.startswith("."):
                self.found.n_hidden += 1
            elif path.is_symlink() and not self._stays_inside(path, root):
                self.found.n_links += 1
            elif path.is_dir():
                self._visit_folder(path, root)
            else:
                self._take(path)

    def _listing(self, folder: Path) -> Iterator[Path]:
        try:
            paths = sorted(folder.iterdir(), key=os.fsencode)
        except OSError as error:
            self._refuse(folder, _failure(error, _readable(folder)))
            return
        yield from paths

    @staticmethod
    def _stays_inside(path: Path, root: str) -> bool:
        """Whether a link leads to a file under the root; folders are reached by their own path."""
        target = path.resolve()
        return target.is_relative_to(root) and not target.is_dir()

    def _take(self, path: Path) -> None:
        real = os.path.realpath(path)
        if real in self._seen:
            return
        self._seen.add(real)
        name = _readable(path)
        if can_read(name) and (path.is_file() or not path.exists()):
            self.found.sources.append(Source(path, name))
        elif path.is_file():
            self._refuse(path, _unknown_format(name))
        else:
            self._refuse(path, UnreadableInputError(f"{name} is not a file.", code="not_a_file"))

    def _refuse(self, path: Path, error: UnreadableInputError) -> None:
        self.found.errors.append(
            {
                "source": _readable(path),
                "stage": STAGE,
                "code": error.code,
                "message": str(error),
                "sha256": _sha256(path),
            }
        )


def _unknown_format(name: str) -> UnreadableInputError:
    known = ", ".join(extensions())
    return UnreadableInputError(
        f"{name} has an extension that cannot be read; these can: {known}.", code="unknown_format"
    )


def _sha256(path: Path) -> str | None:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_HASHED:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def read_source(source: Source) -> Article:
    """Read one file.

    Args:
        source: From :func:`discover`.

    Raises:
        UnreadableInputError: It cannot be analysed; ``code`` says why.
    """
    try:
        data = source.path.read_bytes()
    except OSError as error:
        raise _failure(error, source.name) from error
    return read_bytes(data, source.path.suffix, source.name)


def _failure(error: OSError, name: str) -> UnreadableInputError:
    if isinstance(error, FileNotFoundError):
        return UnreadableInputError(f"{name} is no longer there.", code="vanished")
    if isinstance(error, PermissionError):
        return UnreadableInputError(
            f"{name} may not be read; change its permissions.", code="permission_denied"
        )
    reason = error.strerror or type(error).__name__
    return UnreadableInputError(f"{name} could not be read: {reason}.", code="unreadable")
