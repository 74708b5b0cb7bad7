"""Find the files to read."""

import glob
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docanalyze.errors import UnreadableInputError, UsageError
from docanalyze.reading.contents import unknown_format
from docanalyze.reading.options import ReadingOptions
from docanalyze.reading.registry import can_read
from docanalyze.reading.selection import Selection

__all__ = ["Discovery", "Source", "discover", "file_error"]

STAGE = "reading"
# Larger foreign files are named in the errors, but not hashed.
LARGEST_HASHED = 64 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or one article in it.

    Args:
        path: Where the file is.
        name: As reached from the command line, ``/`` between parts, ``#n`` for a record; always
            valid text.
        format: How the article is read; None for a file of which nothing is known but its name.
        position: Which of the articles in the file it is, from 0.
        file_name: The name of the file; None: ``name`` is it.
    """

    path: Path
    name: str
    format: str | None = None
    position: int = 0
    file_name: str | None = None


@dataclass
class Discovery:
    """What was found in the inputs.

    Args:
        sources: Files that can be read, in a fixed order.
        errors: Rows of the ``errors`` table for files that cannot.
        n_hidden: Hidden files and folders passed over.
        n_excluded: Paths passed over because they are the output folder.
        n_links: Symbolic links passed over because they lead out of the input.
        n_not_selected: Files passed over because of ``include`` and ``exclude``.
    """

    sources: list[Source] = field(default_factory=list)
    errors: list[dict[str, str | None]] = field(default_factory=list)
    n_hidden: int = 0
    n_excluded: int = 0
    n_links: int = 0
    n_not_selected: int = 0


def discover(
    paths: Sequence[str | Path],
    *,
    exclude: Path | None = None,
    options: ReadingOptions | None = None,
) -> Discovery:
    """Find the articles in files and folders.

    Args:
        paths: Files, folders or patterns such as ``news/**/*.txt``; folders are searched to the
            bottom.
        exclude: The output folder, passed over where it lies in an input.
        options: Which files are asked for.

    Raises:
        UsageError: A named input does not exist.
    """
    named = [match for path in paths for match in _matches(path)]
    search = _Search(exclude, Selection(options or ReadingOptions()))
    for path in named:
        search.visit_input(Path(path))
    return search.found


def _matches(path: str | Path) -> list[str | Path]:
    """Return a path that exists, or the paths that fit a pattern."""
    if os.path.lexists(path):
        return [path]
    written = str(path)
    if "://" in written:
        raise UsageError(
            f"{written}: addresses on the web are not fetched. Save the page, and name the file."
        )
    if glob.has_magic(written):
        found = sorted(glob.glob(written, recursive=True), key=os.fsencode)  # noqa: PTH207 may be absolute
        if found:
            return list(found)
        raise UsageError(f"No file or folder fits the pattern {_readable(path)}.")
    raise UsageError(f"There is no file or folder {_readable(path)}.")


def _readable(path: str | Path) -> str:
    """Return a path as valid text with ``/`` between its parts."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")


class _Search:
    def __init__(self, exclude: Path | None, selection: Selection) -> None:
        self.found = Discovery()
        self._selection = selection
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
                if self._selection.excludes(_readable(path)):
                    self.found.n_not_selected += 1
                else:
                    self._visit_folder(path, root)
            else:
                self._take(path)

    def _listing(self, folder: Path) -> Iterator[Path]:
        try:
            paths = sorted(folder.iterdir(), key=os.fsencode)
        except OSError as error:
            self._refuse(folder, file_error(error, _readable(folder)))
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
        if not self._selection.chooses(name):
            self.found.n_not_selected += 1
        elif can_read(name) and (path.is_file() or not path.exists()):
            self.found.sources.append(Source(path, name))
        elif path.is_file():
            self._refuse(path, unknown_format(name))
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


def _sha256(path: Path) -> str | None:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_HASHED:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def file_error(error: OSError, name: str) -> UnreadableInputError:
    """Return what to say of a file that the system does not hand over.

    Args:
        error: Of the system.
        name: Of the file.
    """
    if isinstance(error, FileNotFoundError):
        return UnreadableInputError(f"{name} is no longer there.", code="vanished")
    if isinstance(error, PermissionError):
        return UnreadableInputError(
            f"{name} may not be read; change its permissions.", code="permission_denied"
        )
    reason = error.strerror or type(error).__name__
    return UnreadableInputError(f"{name} could not be read: {reason}.", code="unreadable")
