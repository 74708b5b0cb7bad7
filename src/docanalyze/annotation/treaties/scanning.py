"""Words, gaps and years, as the walks over an instrument's name see them."""

import re

__all__ = ["GAP", "LIST_GAP", "MOST_WORDS", "REACH", "WORD", "YEAR", "is_capitalised"]

WORD = re.compile(
    r"(?:\bSte?\.[ -]?)?[^\W_]+"
    r"(?:(?:\.?[\-\N{EN DASH}\N{NON-BREAKING HYPHEN}]|[.'’/+])[^\W_]+)*"
    r"(?:[’'](?=\s))?"
)
# The first character stands before what may not precede it: so most places are passed over fast.
YEAR = re.compile(r"[12](?<![\d.,:/-][12])(?:(?<=1)[3-9]|(?<=2)0)\d\d(?![\d:/]|[.,]\d|-\d)")
# A name does not reach over a blank line, a bracket, a colon or the end of a sentence.
GAP = re.compile(r"[^\S\n]*(?:-[^\S\n]?)?\n?[^\S\n]*\Z")
LIST_GAP = re.compile(r",[^\S\n]*\n?[^\S\n]*\Z")
# "al-Shaykh", "d’Aubaine": an article joined to a name.
ARTICLE = re.compile(r"[a-z]{1,4}[-'’\N{EN DASH}][A-Z]")
REACH = 200
MOST_WORDS = 18


def is_capitalised(word: str) -> bool:
    """Whether a word could be part of a proper name: ``Treaty``, ``9-Power``, not ``1919``."""
    if word[0].isupper() or (word[0].isdigit() and not word.isdigit()):
        return True
    return ARTICLE.match(word) is not None
