"""Plain-text operations that several stages need."""

import hashlib
import re
import unicodedata
from functools import lru_cache

__all__ = ["asks", "label_slug", "slugify", "unaccented"]

# Letters that have no decomposition into a plain letter and an accent.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae"}
)
# With ``mean_p_`` in front a column still fits into the 32 characters that Stata allows.
LONGEST_LABEL_SLUG = 25
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_CLOSING = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}) \n"
# An article that says "the question is whether …" asks, without a question mark.
_INDIRECT_QUESTION = re.compile(
    r"\bquestions?\b[^.?!]{0,60}\b(?:is|are|remains?|arises?)\b[^.?!]{0,30}"
    r"\b(?:whether|who|whose|what|how|why|which)\b",
    re.IGNORECASE,
)


def unaccented(text: str) -> str:
    """Return the text with plain letters for accented ones; other alphabets stay as they are."""
    if text.isascii():
        return text
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


@lru_cache(maxsize=1024)
def label_slug(label: str) -> str:
    """Return the form of a label that stands in column names, as in ``p_<slug>``.

    Args:
        label: Any label, in any script.

    Returns:
        At most 25 lower-case ASCII letters, digits and underscores. What cannot be written so, or
        is too long, ends in four hex digits that tell it from its like.
    """
    plain = unaccented(label)
    slug = _NOT_PLAIN.sub("_", plain.lower()).strip("_")
    lost_letters = any(letter.isalnum() and not letter.isascii() for letter in plain)
    if slug and len(slug) <= LONGEST_LABEL_SLUG and not lost_letters:
        return slug
    mark = hashlib.sha256(label.encode("utf-8", "replace")).hexdigest()[:4]
    return f"{slug[: LONGEST_LABEL_SLUG - 5].strip('_') or 'label'}_{mark}"


def asks(sentence: str) -> bool:
    """Return whether a sentence asks something, with a question mark or in so many words."""
    if sentence.rstrip(_CLOSING).endswith("?"):
        return True
    return "question" in sentence.lower() and _INDIRECT_QUESTION.search(sentence) is not None
