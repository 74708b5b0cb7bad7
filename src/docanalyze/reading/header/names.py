"""Names of people as bylines write them."""

import re
from collections.abc import Sequence
from functools import cache

from docanalyze.packaged import lines_of
from docanalyze.reading.header.shapes import load_patterns
from docanalyze.text import unaccented
from docanalyze.vocabulary import common_words

__all__ = [
    "begins_with_given_name",
    "begins_with_small_word",
    "forename_first",
    "has_given_and_surname",
    "has_honorific",
    "has_name_marks",
    "has_no_common_word",
    "is_letters",
    "is_name",
    "is_plainly_name",
    "parse_names",
    "rejoined",
    "without_note_marks",
]

_CONJUNCTION = re.compile(r"\s*(?:;|&|\band\b|\bwith\b|\s/\s)\s*", re.IGNORECASE)
# What follows the name in a byline: a post, a body, a place, or the paper it was written for.
_TAIL = re.compile(
    r"\s+(?:in|for|at|of|on|from|is|to|before|during|reports?|reporting|writes|special to|via)\s.*$"
    r"|\s*[(\[|•·].*$|\s+@\w.*$",
    re.IGNORECASE,
)
# What sends the reader of a journal to a footnote: "Ann Author*", "Ben Writer²", "Cy Third1,2".
_NOTE_MARK = re.compile(
    r"(?<=[^\W\d_])(?:\s?[*†‡§¶¹²³⁰⁴-⁹]+|\d)(?:,\s?(?:[*†‡§¶¹²³⁰⁴-⁹]|\d))*(?![\w*])"
)
_LOOSE_END = re.compile(r"\s+(?:on|in|at|for|from)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’.\-]*\Z")
FEWEST_WORDS = 2
MOST_WORDS = 6
BOARD = re.compile(r"(?:the )?editorial board|the editors", re.IGNORECASE)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load_patterns("names")[key])


def parse_names(written: str, *, comma_list: bool = False) -> tuple[str, ...]:
    """Return the people named in a byline, without titles and posts, in order.

    Args:
        written: The byline after its "by".
        comma_list: Whether commas separate people even where no "and" follows.
    """
    written = without_note_marks(_LOOSE_END.sub("", written.strip(" \t*_.,:;–—-")))
    if BOARD.fullmatch(written):
        return (written,)
    names: list[str] = []
    groups = _CONJUNCTION.split(written)
    for number, group in enumerate(groups, start=1):
        # "By A, B and C, The Daily Paper": behind the last name a comma brings something else.
        listed = number < len(groups) and ";" not in written
        found = _names_of_group(group, every=comma_list or listed)
        if not (found or names):
            # "By 1942 the British and …": what does not begin with a name is no byline.
            break
        names.extend(name for name in found if name not in names)
    return tuple(names)


def forename_first(written: str) -> str:
    """Return ``Doe, Jane; Roe, John`` as ``Jane Doe; John Roe``; anything else as it is.

    Args:
        written: Names as a catalogue lists them.
    """
    turned = []
    for group in written.split(";"):
        surname, comma, given = (part.strip() for part in group.partition(","))
        if not comma or not _is_turned(surname, given):
            return written
        turned.append(f"{given} {surname}")
    return "; ".join(turned)


def rejoined(names: Sequence[str]) -> tuple[str, ...]:
    """Return ``("Doe", "Jane")``, cut at the comma of a catalogue, as ``("Jane Doe",)``.

    Args:
        names: As metadata has them; anything but pairs of surname and forenames stays as it is.
    """
    pairs = list(zip(names[::2], names[1::2], strict=False))
    cut = len(names) == 2 * len(pairs) and all(
        not is_name(surname) and _is_turned(surname, given) for surname, given in pairs
    )
    return tuple(f"{given} {surname}" for surname, given in pairs) if cut else tuple(names)


def _is_turned(surname: str, given: str) -> bool:
    words = given.split()
    forenames = bool(words) and all(
        re.fullmatch(r"(?:[A-Z]\.?-?){1,3}", word) or begins_with_given_name(word) for word in words
    )
    whole_name = is_name(surname) and begins_with_given_name(surname)
    return forenames and not whole_name and is_name(f"{given} {surname}")


def without_note_marks(written: str) -> str:
    """Return a line of names without the marks of their footnotes.

    Args:
        written: A line.
    """
    return _NOTE_MARK.sub("", written)


def _names_of_group(group: str, *, every: bool) -> list[str]:
    """Return the names at the front of a comma list: what follows a post is a post too."""
    names: list[str] = []
    for part in group.split(","):
        name = _name(_TAIL.sub("", part.strip(" \t*_")))
        if name is None:
            if names or not _is_honorific(part):
                break
            continue
        names.append(name)
        if not every:
            break
    return names


def _is_honorific(part: str) -> bool:
    return part.strip(" .").lower() in _words("honorifics")


def is_name(written: str) -> bool:
    """Whether a whole string is one person's name.

    Args:
        written: Without a "by".
    """
    return _name(written) is not None


def begins_with_given_name(written: str) -> bool:
    """Whether a line begins with a common given name, so that it must be somebody's.

    Args:
        written: A line.
    """
    words = _without_titles(written.split(None, MOST_WORDS))
    given = unaccented(words[0]) if words else ""
    return given.partition("-")[0].capitalize() in _given_names()


def has_given_and_surname(written: str) -> bool:
    """Whether two words are a common given name and a surname, and no town.

    Args:
        written: What could be a place.
    """
    words = written.split()
    town = written.lower() in _words("towns")
    return len(words) == FEWEST_WORDS and not town and begins_with_given_name(written)


def has_honorific(written: str) -> bool:
    """Whether a line begins with a title of address: ``H.E. Mr. John Roe``, ``Dr John Roe``.

    Args:
        written: A line.
    """
    words = written.split()
    return len(_without_titles(words)) < len(words)


def has_no_common_word(written: str) -> bool:
    """Whether no word of a line is one that English writes small, so that all are names.

    Args:
        written: A few capitalised words.
    """
    words = (word.strip(".").lower() for word in written.split())
    return not any(part in common_words() for word in words for part in word.split("-"))


def begins_with_small_word(written: str) -> bool:
    """Whether the first word of a line is one that English writes small and no place begins with.

    Args:
        written: A few capitalised words.
    """
    first = written.partition(" ")[0].lower()
    return first in common_words() and first not in _words("words_of_places")


def is_letters(written: str) -> bool:
    """Whether something is the letters behind a name: ``K.C.``, ``M.A.``.

    Args:
        written: What stands between commas.
    """
    return written.strip().lower().removesuffix(".") in _words("suffixes")


def has_name_marks(written: str) -> bool:
    """Whether something is written as names are and headings are not.

    Initials, a particle before the surname, or a double-barrelled surname show it.

    Args:
        written: What could be one person's name.
    """
    words = written.split()
    inner = words[1:-1]
    double = re.fullmatch(r"[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)+", words[-1]) if words else None
    return bool(double) or any(
        re.fullmatch(r"(?:[A-Z]\.-?)+", word) or word in _words("particles")
        for word in (*words[:1], *inner)
    )


def is_plainly_name(written: str) -> bool:
    """Whether a whole string is a name that nothing else is written like.

    Args:
        written: Without a "by".
    """
    return is_name(written) and (begins_with_given_name(written) or has_name_marks(written))


@cache
def _given_names() -> frozenset[str]:
    return lines_of("docanalyze.reading.header", "given_names.txt")


def _name(written: str) -> str | None:
    words = _without_titles(written.strip(" \t.,:*_").split())
    while (
        words and words[-1].strip(".").lower() in _words("suffixes") and len(words) > FEWEST_WORDS
    ):
        words = words[:-1]
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or not all(map(_is_name_word, words)):
        return None
    # After initials even "Author" and "West" are surnames.
    if len(words[0].strip(".")) > 1 and any(
        word.strip(".").lower() in _words("other_words") for word in words
    ):
        return None
    if words[-1].lower() in _words("particles") or len(words[-1].strip(".")) < FEWEST_WORDS:
        return None
    return " ".join(_cased(word, words) for word in words)


def _without_titles(words: list[str]) -> list[str]:
    for length in (4, 3, 2, 1):
        while len(words) > length and _is_title(words[:length]):
            words = words[length:]
    return words


def _is_title(words: list[str]) -> bool:
    return " ".join(words).lower().replace(".", "") in _titles_without_stops()


@cache
def _titles_without_stops() -> frozenset[str]:
    return frozenset(title.replace(".", "") for title in _words("honorifics"))


def _is_name_word(word: str) -> bool:
    if word.lower() in _words("particles"):
        return True
    first = word.rsplit("-", 1)[-1] if word.lower().startswith(("al-", "el-", "d'", "d’")) else word
    return bool(_WORD.match(word)) and first[:1].isupper()


def _cased(word: str, words: list[str]) -> str:
    """Return a name set in capitals as it is otherwise written; leave initials alone."""
    if not all(other.isupper() or other.lower() in _words("particles") for other in words):
        return word
    if word.lower() in _words("particles"):
        return word.lower()
    if "." in word or len(word) == 1:
        return word
    parts = re.split(r"([-'’])", word)
    # "DENİZ": the dot belongs to the capital.
    cased = "".join(part[:1] + part[1:].lower().replace("i\u0307", "i") for part in parts)
    return cased[:2] + cased[2:].capitalize() if re.match(r"Mc[a-z]{3}", cased) else cased
