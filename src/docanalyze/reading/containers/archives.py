"""ZIP, tar and gzip. Nothing is written to the disk under a member's name."""

import gzip
import io
import shutil
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, Self, cast

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.containers.limits import Metered, breaks_off, is_bomb, refuse_bomb
from docanalyze.reading.records import Item, Opening, Problem
from docanalyze.reading.sniffing import kind_of

__all__ = ["damaged_archive", "read_gzip", "read_tar", "read_tar_gzip", "read_zip"]

ENCRYPTED = 0x1
# What a system or program leaves in archives, and no one means.
LEFTOVERS = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
IN_MEMORY = 16 << 20
LOOKED_AT = 1 << 16
DAMAGE = (zipfile.BadZipFile, zlib.error, tarfile.TarError, NotImplementedError, ValueError)


def read_gzip(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Item]:
    """Yield what one compressed file holds; its format is that of its name without ``.gz``."""
    with _gunzip(stream, name) as unpacked:
        bare = name.lower().removesuffix(".gz")
        if bare == name.lower():
            # Without a name, as from the standard input, the content must tell.
            bare = f"{name}{kind_of(unpacked.peek(LOOKED_AT))}"
        last = None
        for last in opening.member(cast("BinaryIO", unpacked), name, bare):
            yield last
        told = isinstance(last, Problem) and last.code == "truncated"
        if breaks_off(cast("BinaryIO", unpacked)) and not told:
            raise EOFError(name)


def read_tar_gzip(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Item]:
    """Yield what the members of a ``.tar.gz`` hold."""
    with _gunzip(stream, name) as unpacked:
        yield from read_tar(cast("BinaryIO", unpacked), name, opening)


def _gunzip(stream: BinaryIO, name: str) -> io.BufferedReader:
    unpacked = gzip.GzipFile(fileobj=stream, mode="rb")
    metered = Metered(unpacked, name, stream.tell)
    return io.BufferedReader(metered, LOOKED_AT)


def read_tar(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Item]:
    """Yield what the members of a tar archive hold, in order; one cut short keeps its beginning."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                path = f"{name}/{_text(member.name)}"
                if member.isdir():
                    continue
                if member.issym() or member.islnk():
                    opening.pass_over("links_out_of_the_input")
                elif not member.isfile():
                    message = f"{path} is a device, not a file."
                    yield Problem(path, code="not_a_file", message=message)
                elif (file := archive.extractfile(member)) is not None:
                    yield from _member(file, member.name, path, opening)
    except (gzip.BadGzipFile, *DAMAGE) as error:
        if "end of" in str(error) or "unexpected" in str(error):
            raise EOFError(str(error)) from error
        raise damaged_archive(name, error) from error


def read_zip(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Item]:
    """Yield what the members of a ZIP archive hold, in order."""
    with _seekable(stream) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (*DAMAGE, OSError) as error:
            raise damaged_archive(name, error) from error
        with archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield from _zipped(archive, info, f"{name}/{_text(info.filename)}", opening)


def _zipped(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, opening: Opening
) -> Iterator[Item]:
    if stat.S_ISLNK(info.external_attr >> 16):
        opening.pass_over("links_out_of_the_input")
    elif info.flag_bits & ENCRYPTED:
        message = f"{path} is encrypted; unpack the archive with its password."
        yield Problem(path, code="encrypted", message=message)
    elif is_bomb(info.file_size, info.compress_size):
        yield Problem.from_error(path, refuse_bomb(path))
    else:
        try:
            with archive.open(info) as file:
                yield from _member(file, info.filename, path, opening)
        # A damaged list of members sends the library to places that are not there.
        except (*DAMAGE, EOFError, OSError) as error:
            yield Problem.from_error(path, damaged_archive(path, error))


def _member(file: IO[bytes], inside: str, path: str, opening: Opening) -> Iterator[Item]:
    parts = PurePosixPath(inside.replace("\\", "/")).parts
    if ".." in parts or inside.startswith(("/", "\\")) or ":" in inside[:2]:
        message = f"{path} names a place outside of its archive, as only a trap does."
        yield Problem(path, code="unsafe_path", message=message)
    elif any(part.startswith(".") or part in LEFTOVERS for part in parts):
        opening.pass_over("hidden_files")
    elif opening.wants(path):
        yield from opening.member(cast("BinaryIO", file), path)


def _seekable(stream: BinaryIO) -> BinaryIO:
    """Return a stream in which one can go back: an archive in an archive is laid aside first."""
    if stream.seekable():
        # The caller closes its own stream.
        return cast("BinaryIO", _Borrowed(stream))
    aside = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 the caller closes it
    shutil.copyfileobj(stream, aside)
    aside.seek(0)
    return cast("BinaryIO", aside)


class _Borrowed:
    """A stream that outlives the ``with`` in which it is used."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def damaged_archive(name: str, error: BaseException) -> UnreadableInputError:
    """Return what to say of what cannot be unpacked.

    Args:
        name: Of the archive, or of a member.
        error: Of the library.
    """
    return UnreadableInputError(
        f"{name} is damaged and cannot be unpacked ({error}); download it again.", code="damaged"
    )


def _text(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8").replace("\\", "/")
