"""Plain-text operations that several stages need."""

import re
import unicodedata

__all__ = ["slugify", "unaccented"]

# Letters that have no decomposition into a plain letter and an accent.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae"}
)
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def unaccented(text: str) -> str:
    """Return the text with plain letters for accented ones; other alphabets stay as they are."""
    decomposed = unicodedata.normalize("NFD", text.translate(_PLAIN_LETTERS))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", plain)


def slugify(name: str, *, separator: str = "-") -> str:
    """Return a name in lower-case ASCII letters and digits, joined by the separator.

    Letters of other alphabets have no ASCII form: a name of nothing else gives ``x`` and the
    hexadecimal code points, so that two such names never share a slug.
    """
    slug = _NOT_PLAIN.sub(separator, unaccented(name).lower()).strip(separator)
    return slug or "x" + separator.join(f"{ord(letter):x}" for letter in name)
