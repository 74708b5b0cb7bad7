"""What is in a file: a flat stream of records and problems, however deep they lie."""

import gzip
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.containers.archives import damaged_archive
from docanalyze.reading.containers.limits import breaks_off
from docanalyze.reading.exports import split_export
from docanalyze.reading.options import ReadingOptions
from docanalyze.reading.records import Item, Problem, Record, too_large
from docanalyze.reading.registry import can_read, extensions, opener_for
from docanalyze.reading.selection import Selection

__all__ = ["FileOpening", "items_in", "unknown_format"]

# Bytes of one article: on the disk, and as a member of an archive, where it may be a bomb.
LARGEST_FILE = 256 << 20
LARGEST_MEMBER = 128 << 20
# Archives in archives.
DEEPEST = 3
PLAIN_TEXT = frozenset({".txt", ".text"})


@dataclass
class FileOpening:
    """Goes through one file of the input.

    Args:
        options: Which members are asked for, and how tables are read.
        passed_over: What was left out on purpose, by kind.
        depth: How many containers lie around what is read now.
    """

    options: ReadingOptions
    passed_over: Counter[str] = field(default_factory=Counter)
    depth: int = 0

    @property
    def text_column(self) -> str | None:
        """The column that the user named."""
        return self.options.text_column

    @property
    def max_seconds(self) -> float:
        """How long a parser may take."""
        return self.options.max_seconds_per_file

    def wants(self, name: str) -> bool:
        """Whether a member is asked for; one that is not is counted."""
        chosen = Selection(self.options).chooses(name)
        if not chosen:
            self.pass_over("not_selected")
        return chosen

    def pass_over(self, kind: str) -> None:
        """Count something that is left out on purpose."""
        self.passed_over[kind] += 1

    def member(self, stream: BinaryIO, name: str, known_as: str | None = None) -> Iterator[Item]:
        """Yield what a member holds."""
        if not can_read(known_as or name):
            yield Problem.from_error(name, unknown_format(name))
            return
        deeper = FileOpening(self.options, self.passed_over, self.depth + 1)
        yield from deeper.contents(stream, name, known_as or name)

    def contents(self, stream: BinaryIO, name: str, known_as: str) -> Iterator[Item]:
        """Yield what a stream holds; nothing that is wrong with it is raised."""
        opener = opener_for(known_as)
        try:
            if opener is None:
                largest = LARGEST_MEMBER if self.depth else LARGEST_FILE
                yield from _articles(stream, name, known_as, largest)
            elif self.depth > DEEPEST:
                yield Problem(
                    name,
                    code="nested_too_deep",
                    message=f"{name} lies in more than {DEEPEST} archives; unpack it.",
                )
            else:
                yield from opener(stream, name, self)
        except UnreadableInputError as error:
            yield Problem.from_error(name, error)
        except (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error) as error:
            yield Problem.from_error(name, damaged_archive(name, error))
        except tarfile.TarError:
            # A tar archive that ends in a member: its reader says so of the archive.
            raise
        except OSError:
            # Of the disk or the network: whoever opened the file knows what to say.
            raise
        except EOFError:
            yield Problem(
                name,
                code="truncated",
                message=(
                    f"{name} is cut short; what stands before the break was read. "
                    "Download it again."
                ),
            )
        except Exception as error:  # noqa: BLE001 one bad file must never end the run
            yield Problem(
                name,
                code="reader_failed",
                message=(
                    f"{name}: the reader failed ({type(error).__name__}: {error}). "
                    "What stands before was read. Save the rest as plain text."
                ),
            )


def items_in(path: Path, name: str, opening: FileOpening) -> Iterator[Item]:
    """Yield the records of a file, and what could not become one.

    Args:
        path: Where the file is.
        name: As it stands in ``source``.
        opening: How to go about it.

    Raises:
        OSError: The file cannot be opened or read.
    """
    with path.open("rb") as stream:
        yield from opening.contents(stream, name, path.name)


def _articles(stream: BinaryIO, name: str, known_as: str, largest: int) -> Iterator[Item]:
    content = stream.read(largest + 1)
    if len(content) > largest:
        raise too_large(name, largest)
    if breaks_off(stream):
        raise EOFError(name)
    suffix = PurePosixPath(known_as).suffix.lower()
    blocks = split_export(content, name) if suffix in PLAIN_TEXT else None
    if blocks is None:
        yield Record(name, suffix, content)
        return
    for number, (kind, block) in enumerate(blocks, start=1):
        yield Record(f"{name}#{number}", kind, block)


def unknown_format(name: str) -> UnreadableInputError:
    """Return the error for an extension that nothing reads."""
    known = ", ".join(extensions())
    return UnreadableInputError(
        f"{name} has an extension that cannot be read; these can: {known}.", code="unknown_format"
    )
