"""Cut a text into the words that the classifier counts."""

import re
from functools import lru_cache
from string import ascii_letters, ascii_uppercase

__all__ = ["SENTENCE_END", "word_places", "words"]

# Where a sentence or clause ends, so that neither a phrase nor a negation reaches across it.
SENTENCE_END = "."

# Scripts written without spaces are cut into single characters; pairs of them make the words.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
WORD = re.compile(
    rf"[{UNSPACED}]"
    rf"|(?:[A-Z]\.){{2,}}"
    rf"|[^\W\d_{UNSPACED}]+(?:['\u2019][^\W\d_{UNSPACED}]+)?"
    r"|\d+"
    r"|[.;:!?\n\u3002]"
)
MARKS = frozenset(".;:!?\n\u3002")
LONGEST_ACRONYM = 8
# A text with more capitals than this is set in capitals: they say nothing there.
SHARE_IN_CAPITALS = 0.5
CAPITALS = ascii_uppercase.encode()
LETTERS = ascii_letters.encode()
# Training cuts each passage many times over.
REMEMBERED = 4096
REMEMBERED_WORDS = 65_536


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in order.

    Args:
        text: Any text.

    Returns:
        Words in lower case without a possessive; acronyms (``NATO``, ``US``) keep their capitals;
        numbers become ``0``, years ``1900``; the end of a sentence or clause is ``.``.
    """
    keeps_capitals = _keeps_capitals(text)
    return tuple(_normal(word, keeps_capitals) for word in WORD.findall(text))


def word_places(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each word that :func:`words` returns, in code points."""
    return [match.span() for match in WORD.finditer(text)]


def _keeps_capitals(text: str) -> bool:
    if text.isascii():
        # The same, in a fiftieth of the time.
        written = text.encode()
        letters = len(written) - len(written.translate(None, LETTERS))
        capitals = len(written) - len(written.translate(None, CAPITALS))
    else:
        letters = sum(map(str.isalpha, text))
        capitals = sum(map(str.isupper, text))
    return capitals < SHARE_IN_CAPITALS * letters or letters <= LONGEST_ACRONYM


@lru_cache(maxsize=REMEMBERED_WORDS)
def _normal(word: str, keeps_capitals: bool) -> str:
    if word in MARKS:
        return SENTENCE_END
    if word[0].isdigit():
        return "1900" if len(word) == len("1900") and word[0] in "12" else "0"
    if "." in word:
        word = word.replace(".", "")
    bare = _without_possessive(word)
    if keeps_capitals and 1 < len(bare) <= LONGEST_ACRONYM and bare.isupper():
        return bare
    return bare.lower()


def _without_possessive(word: str) -> str:
    if word[-2:] in ("'s", "\u2019s"):
        return word[:-2]
    return word.replace("\u2019", "'")
