"""Bytes become text: which encoding, and what was odd about it.

The ladder, first rung that holds: byte-order mark; UTF-16 without one, told by its NULs; strict
UTF-8; UTF-8 with a few bad bytes; windows-1252, the commonest old encoding of English, where the
text is mostly ASCII; a detector.
"""

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from docanalyze.errors import UnreadableInputError

__all__ = ["Decoded", "decode", "decode_line", "refuse_binary", "settle"]

# The longer marks first: UTF-32's begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b") | {127})
MOST_CONTROLS = 0.05
# UTF-16 of a Latin text is half NULs, nearly all on the same side of each pair.
UTF16_NULS = 0.2
UTF16_ONE_SIDE = 0.9
MOSTLY_ASCII = 0.8
SAMPLE = 1 << 16

LOST = "characters that were lost before the file was written (U+FFFD)"
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
ODDITIES = (
    (re.compile("\x00"), "NUL characters"),
    (
        re.compile("[\u202a-\u202e\u2066-\u2069]"),
        "invisible characters that change the direction of writing",
    ),
    (re.compile("[\u200b\u2060\ufeff]"), "invisible characters of no width"),
    (re.compile("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"), "control characters"),
    (re.compile("\ufffd"), LOST),
    (
        # What the bytes of UTF-8 are in windows-1252: é as Ã©, ’ as â€™.
        re.compile("Ã[\u0080-¿Œœ‰‹›Š]|â€[\u0080-¿™œ˜“”¢¦]"),
        "places that look like UTF-8 read in another encoding; they were left as they are",
    ),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was decoded.

    Args:
        text: With ``\\n`` as the only line end.
        encoding: IANA name.
        warnings: Clear sentences.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...]


def refuse_binary(data: bytes, name: str) -> None:
    """Raise if the bytes are no text.

    Args:
        data: The whole content.
        name: For the message.

    Raises:
        UnreadableInputError: ``empty`` or ``binary``.
    """
    if not data:
        raise UnreadableInputError(f"{name} is empty.", code="empty")
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise UnreadableInputError(
                f"{name} is {what}, not a {_extension(name)} text; save it as text first.",
                code="binary",
            )
    if _mark(data) or _utf16_side(data):
        return
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls > MOST_CONTROLS * len(sample):
        raise UnreadableInputError(
            f"{name} holds binary data, not text; check its extension.", code="binary"
        )


def _extension(name: str) -> str:
    return PurePosixPath(name).suffix or "plain"


def decode(data: bytes, name: str, *, declared: str | None = None) -> Decoded:
    """Decode a text file.

    Args:
        data: The whole content.
        name: For messages.
        declared: Encoding that the content itself names, as HTML does; used if it fits.

    Raises:
        UnreadableInputError: ``empty``, ``binary`` or ``whitespace_only``.
    """
    refuse_binary(data, name)
    raw, encoding, warnings = _climb(data, declared)
    text, odd = settle(raw)
    if any("U+FFFD" in warning for warning in warnings):
        odd = tuple(warning for warning in odd if LOST not in warning)
    if not text.strip():
        raise UnreadableInputError(f"{name} holds nothing but white space.", code="whitespace_only")
    return Decoded(text, encoding, (*warnings, *odd))


def decode_line(line: bytes) -> str:
    """Decode one line of a file that is read line by line.

    Args:
        line: In UTF-8 or, if it cannot be that, in windows-1252.
    """
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252" if _fits(line, "cp1252") else "latin-1")


def settle(raw: str) -> tuple[str, tuple[str, ...]]:
    """Bring a decoded string into the form of a document text.

    The byte-order mark goes, line ends become ``\\n``, lone surrogates U+FFFD; nothing else moves.

    Args:
        raw: The string.

    Returns:
        The text, and sentences about what is odd in it.
    """
    warnings = []
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for pattern, what in ODDITIES:
        count = len(pattern.findall(text))
        if count:
            warnings.append(f"The text holds {count} {what}.")
    text, surrogates = LONE_SURROGATE.subn("\ufffd", text)
    if surrogates:
        warnings.append(f"{surrogates} lone surrogates were replaced by U+FFFD.")
    return text, tuple(warnings)


def _mark(data: bytes) -> str | None:
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _utf16_side(data: bytes) -> str | None:
    """Return the UTF-16 variant that the positions of NULs betray."""
    sample = data[:SAMPLE]
    nuls = sample.count(0)
    if nuls < UTF16_NULS * len(sample) or not nuls or len(data) % 2:
        return None
    high = sample[1::2].count(0)
    if high >= UTF16_ONE_SIDE * nuls:
        return "utf-16-le"
    return "utf-16-be" if nuls - high >= UTF16_ONE_SIDE * nuls else None


def _climb(data: bytes, declared: str | None) -> tuple[str, str, tuple[str, ...]]:
    certain = _mark(data) or _utf16_side(data)
    if certain:
        return _decode_marked(data, certain)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    damaged = _damaged_utf8(data)
    if damaged:
        return damaged
    if declared and _fits(data, declared):
        return data.decode(declared), declared, ()
    encoding = _guess(data)
    text = data.decode(encoding, "replace")
    return text, encoding, (f"The encoding is not stated; it was read as {encoding}.",)


def _decode_marked(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    warnings = (f"{lost} characters could not be decoded and are U+FFFD.",) if lost else ()
    return text, encoding, warnings


def _damaged_utf8(data: bytes) -> tuple[str, str, tuple[str, ...]] | None:
    """Decode what is UTF-8 but for a few bytes: its good sequences outnumber the bad."""
    text = data.decode("utf-8", "surrogatepass_or_replace")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    surrogates = len(LONE_SURROGATE.findall(text))
    good = sum(character > "\x7f" for character in text) - lost - surrogates
    if lost and good <= lost * 2:
        return None
    warnings = (f"{lost} bytes are not UTF-8 and were replaced by U+FFFD.",) if lost else ()
    return text, "utf-8", warnings


def _surrogatepass_or_replace(error: UnicodeError) -> tuple[str, int]:
    """Keep an encoded surrogate as one character; replace any other bad byte."""
    if isinstance(error, UnicodeDecodeError):
        three = error.object[error.start : error.start + 3]
        if re.fullmatch(rb"\xed[\xa0-\xbf][\x80-\xbf]", three):
            return three.decode("utf-8", "surrogatepass"), error.start + 3
        return "\ufffd", error.end
    raise error


codecs.register_error("surrogatepass_or_replace", _surrogatepass_or_replace)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _guess(data: bytes) -> str:
    ascii_share = len(data.translate(None, bytes(range(128, 256)))) / len(data)
    if ascii_share >= MOSTLY_ASCII and _fits(data, "cp1252"):
        return "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is not None and _fits(data, best.encoding):
        return best.encoding.replace("_", "-")
    return "windows-1252" if _fits(data, "cp1252") else "iso-8859-1"
