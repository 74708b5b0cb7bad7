"""The sentences in which quotations stand, with the quoted words blanked out.

What a speaker says must not be searched for who says it: a stretch of text is read with its
quotations replaced by a filler of the same length, so that offsets hold.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.marks import Stretch

__all__ = ["FILLER", "Sentence", "Setting", "last_sign", "settings"]

FILLER = "\N{OBJECT REPLACEMENT CHARACTER}"
BORDER = re.compile(rf"[.?!…]{FILLER}*[)\]]*(?=\s)|{FILLER}(?=\s)|\n\s*\n")
LAST_WORD = re.compile(r"([^\W\d_]+)$")
ENDS = frozenset(".?!…")
# How much of a sentence is looked at on either side of a quotation.
REACH = 320


CLOSING_MARKS = "\"'\u2019\u201d"


def last_sign(inside: str) -> str:
    """Return the last character of a quotation, the marks of quotations in it left out.

    Args:
        inside: What stands between its marks.
    """
    return inside.rstrip(CLOSING_MARKS)[-1:] or inside[-1:]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: offsets in the document text."""

    start: int
    end: int


@dataclass(frozen=True)
class Setting:
    """A passage, or a quotation that has others inside: its sentences, inner quotations blanked.

    Args:
        start: Where it begins in the document text.
        text: Its text with filler for the quotations in it.
        sentences: In order.
        quoted: Indices of the stretches that stand directly in it, in order.
        inside: Index of the stretch that it is; None for a passage.
    """

    start: int
    text: str
    sentences: tuple[Sentence, ...]
    quoted: tuple[int, ...]
    inside: int | None

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where the sentences begin."""
        return tuple(sentence.start for sentence in self.sentences)

    def between(self, start: int, end: int) -> str:
        """Return the blanked text between two offsets of the document text."""
        return self.text[max(0, start - self.start) : max(0, end - self.start)]


def settings(
    text: str, stretches: Sequence[Stretch], passages: Sequence[tuple[int, int]]
) -> Iterator[Setting]:
    """Yield each passage, then each stretch that has others inside.

    Args:
        text: The document text.
        stretches: As :func:`find_stretches` returns them.
        passages: Start and end of each, in order.
    """
    tops = [index for index, stretch in enumerate(stretches) if stretch.parent is None]
    position = 0
    for start, end in passages:
        here = []
        while position < len(tops) and stretches[tops[position]].opening < end:
            here.append(tops[position])
            position += 1
        yield _setting(text, stretches, here, (start, end), None)
    children: dict[int, list[int]] = defaultdict(list)
    for index, stretch in enumerate(stretches):
        if stretch.parent is not None:
            children[stretch.parent].append(index)
    for parent, here in children.items():
        outer = stretches[parent]
        yield _setting(text, stretches, here, (outer.start, outer.end), parent)


def _setting(
    text: str,
    stretches: Sequence[Stretch],
    here: Sequence[int],
    span: tuple[int, int],
    inside: int | None,
) -> Setting:
    start, end = span
    pieces: list[str] = []
    position = start
    finished: set[int] = set()
    for index in here:
        stretch = stretches[index]
        opening, closing = max(stretch.opening, start), min(stretch.closing, end)
        pieces.append(text[position:opening])
        pieces.append(FILLER * (closing - opening))
        position = closing
        if last_sign(text[max(start, stretch.end - 4) : stretch.end]) in ENDS:
            finished.add(closing)
    pieces.append(text[position:end])
    blanked = "".join(pieces)
    return Setting(start, blanked, tuple(_sentences(blanked, start, finished)), tuple(here), inside)


def _sentences(blanked: str, start: int, finished: set[int]) -> Iterator[Sentence]:
    begin = 0
    for match in BORDER.finditer(blanked):
        if not _ends(blanked, match, start, finished):
            continue
        yield Sentence(start + begin, start + match.end())
        begin = match.end()
        while begin < len(blanked) and blanked[begin].isspace():
            begin += 1
    if begin < len(blanked):
        yield Sentence(start + begin, start + len(blanked))


def _ends(blanked: str, match: re.Match[str], start: int, finished: set[int]) -> bool:
    if match.group().isspace():
        return True
    following = blanked[match.end() : match.end() + 12].lstrip()
    if following[:1].islower() or following[:1] in {",", ";"}:
        return False
    if match.group() == FILLER:
        return start + match.end() in finished
    if match.group() == ".":
        word = LAST_WORD.search(blanked[max(0, match.start() - 15) : match.start()])
        if word is not None:
            name = word.group(1)
            return not (len(name) == 1 and name.isupper()) and name not in words("abbreviation")
    return True
