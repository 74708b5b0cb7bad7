"""Where sentences begin, inside passages.

Rules, not a model: a researcher must be able to see why a sentence was cut. What they need to know
about abbreviations stands in ``abbreviations.csv``: a ``title`` never ends a sentence, a ``number``
word does not before a figure, and those used ``perhaps`` end one only before a word with which
sentences commonly open (``openers.txt``).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import IDX  # type: ignore[import-not-found]
from spacy.tokens import Doc

from docanalyze.annotation.records import PassageRecord

if TYPE_CHECKING:
    from thinc.types import Ints2d

from docanalyze.packaged import rows_of, text_of

__all__ = ["sentence_starts", "set_sentence_starts"]

# A run of stops, the marks that close with it, a note's number, and white space.
STOP = re.compile(r"(?<![.!?…‽])[.!?…‽]+[\"'”’»›)\]}*_]*(?:\[\d{1,3}\])?\s+")
OPENING = "\"'“‘«‹([{*_-–—¿¡"
NUMERAL = re.compile(r"[0-9IVXLC]+\b")
WORD_BEFORE = 24
REGNAL = re.compile(r"(?:War|Part|Chapter|Book|Act|[a-z]{3,}) I\Z")


@cache
def _abbreviations() -> dict[str, str]:
    rows = rows_of("docanalyze.annotation.passages", "abbreviations.csv")
    return {row["abbreviation"]: row["use"] for row in rows}


@cache
def _openers() -> frozenset[str]:
    return frozenset(text_of("docanalyze.annotation.passages", "openers.txt").split())


def sentence_starts(text: str) -> Iterator[int]:
    """Yield where sentences begin in one passage, 0 first.

    Args:
        text: The passage, beginning at a visible character.
    """
    yield 0
    for match in STOP.finditer(text):
        if match.end() < len(text) and _ends_sentence(text, match):
            yield match.end()


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + WORD_BEFORE].lstrip(OPENING)
    if following[:1].islower() or not following:
        return False
    if text[match.start()] != "." or text[match.start() + 1] in ".!?…":
        return True
    before = text[max(0, match.start() - WORD_BEFORE) : match.start()]
    word = before.split()[-1].lstrip(OPENING) if before.split() else ""
    return _may_end(word, before, following)


def _may_end(word: str, before: str, following: str) -> bool:
    """Whether a single full stop after ``word`` ends the sentence."""
    if len(word) == 1 and word.isalpha() and word.isupper():
        return bool(REGNAL.search(before))
    if word.isdigit() and before.strip().lstrip(OPENING) == word:
        # The number of a paragraph: "7. The Government …".
        return False
    use = _abbreviations().get(word.lower())
    if use == "title":
        return False
    if use == "number":
        return not (NUMERAL.match(following) and (word[0].isupper() or following[0].isdigit()))
    if use == "perhaps" or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word):
        return following.split(None, 1)[0].rstrip(",;:’'") in _openers()
    return True


def set_sentence_starts(doc: Doc, passages: Iterable[PassageRecord]) -> None:
    """Mark every token of the ``Doc`` as beginning a sentence or not.

    Args:
        doc: A ``Doc`` without sentence boundaries.
        passages: Its passages; each begins a sentence.
    """
    begins = doc.to_array(IDX).tolist()
    starts: set[int] = set()
    for passage in passages:
        for offset in sentence_starts(passage["text"]):
            index = bisect_left(begins, passage["start"] + offset)
            if index < len(begins) and begins[index] == passage["start"] + offset:
                starts.add(index)
    # Token by token, spaCy would look at the whole Doc each time.
    column = [[1 if index in starts else -1] for index in range(len(doc))]
    if column:
        doc.from_array(
            ["SENT_START"], cast("Ints2d", np.array(column, dtype=np.int64).view(np.uint64))
        )
