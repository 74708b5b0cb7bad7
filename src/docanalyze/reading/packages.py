"""Office files are ZIP archives of XML: looked at before a parser unfolds them."""

import io
import zipfile
import zlib

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.containers.limits import is_bomb, refuse_bomb

__all__ = ["check_package", "damaged"]

OLE = b"\xd0\xcf\x11\xe0"
# An encrypted Office file is an OLE container with a stream of this name.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What is parsed into a tree takes ten times its size in memory.
LARGEST_XML = 64 << 20
LARGEST_PACKAGE = 1 << 30
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def check_package(content: bytes, name: str) -> None:
    """Raise if an Office file is none, is encrypted, or would harm who unfolds it.

    Args:
        content: The file.
        name: For messages.

    Raises:
        UnreadableInputError: ``empty``, ``encrypted``, ``binary``, ``damaged``, ``bomb``,
            ``too_large`` or ``unsafe_xml``.
    """
    if not content:
        raise UnreadableInputError(f"{name} is empty.", code="empty")
    if content.startswith(OLE):
        raise _old_or_encrypted(content, name)
    if not content.startswith(b"PK"):
        raise UnreadableInputError(
            f"{name} is no Office file, whatever its extension says.", code="binary"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_parts(package, len(content), name)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError) as error:
        raise damaged(name, error) from error


def damaged(name: str, error: BaseException) -> UnreadableInputError:
    """Return what to say of a file that its library cannot open.

    Args:
        name: Of the file.
        error: Of the library.

    Raises:
        MemoryError: The library has tried to say that memory was not enough.
    """
    # lxml calls it an unknown error.
    if any(sign in str(error).lower() for sign in ("memory", "unknown error")):
        raise MemoryError
    return UnreadableInputError(
        f"{name} is damaged and cannot be opened ({error}).", code="damaged"
    )


def _old_or_encrypted(content: bytes, name: str) -> UnreadableInputError:
    if ENCRYPTED in content:
        return UnreadableInputError(
            f"{name} is encrypted; save it without a password.", code="encrypted"
        )
    return UnreadableInputError(
        f"{name} is an old Office file; save it in a format of today.", code="binary"
    )


def _check_parts(package: zipfile.ZipFile, packed: int, name: str) -> None:
    parts = package.infolist()
    if is_bomb(sum(part.file_size for part in parts), packed):
        raise refuse_bomb(name)
    for part in parts:
        if is_bomb(part.file_size, part.compress_size):
            raise refuse_bomb(name)
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_xml(package, part, name)
    if sum(part.file_size for part in parts) > LARGEST_PACKAGE:
        raise _too_large(name)


def _check_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    # Rows of a workbook are streamed, whatever they amount to.
    if part.file_size > LARGEST_XML and not part.filename.startswith("xl/"):
        raise _too_large(name)
    with package.open(part) as file:
        beginning = file.read(4096)
    if any(declaration in beginning for declaration in DECLARATIONS):
        raise UnreadableInputError(
            f"{name} defines XML entities, as no Office program does and traps do; "
            "it was not read.",
            code="unsafe_xml",
        )


def _too_large(name: str) -> UnreadableInputError:
    return UnreadableInputError(
        f"{name} unfolds to more than a parser can hold in memory; split it.", code="too_large"
    )
