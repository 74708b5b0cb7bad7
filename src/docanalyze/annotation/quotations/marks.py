"""Pair quotation marks: which open, which close, which are apostrophes.

Marks are paired within a passage. Double marks come first; single ones are paired among those that
stand in the same stretch of double marks, so that pairs never cross.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docanalyze.annotation.quotations.lexicon import words

__all__ = ["Stretch", "find_stretches"]

# One character of a set comes first, which is looked for much faster than a choice.
MARK = re.compile("[\"“”„‟«»\u2039\u203a'\u2018\u2019\u201a\u201b`\u00b4](?:(?<=')'|(?<=`)`)?")
SINGLES = frozenset("'\u2018\u2019\u201a\u201b`\u00b4")
OPENING = frozenset(("“", "„", "‟", "``", "«", "\u2039", "\u2018", "\u201a", "\u201b", "`"))
CLOSING = frozenset("”»\u203a\u2019\u00b4")
GUILLEMETS = frozenset("«»\u2039\u203a")
# What may stand before an opening mark, besides white space.
BEFORE_OPENING = frozenset("([{<—\u2013\u2015/¿¡=*_#>|")
# What may stand at the start of a quotation although it is no letter.
STARTS_QUOTATION = frozenset("([$£€#%…¿¡@")
# Deeper nesting than people write; bounds the work on odd texts.
DEEPEST = 6
# An unclosed quotation is followed over so many passages before it is given up.
FARTHEST = 12

DECADE = re.compile(r"\d\ds?\b")
FIRST_WORD = re.compile(r"[^\W\d_]+")
NEXT_WORD = re.compile(r"[ \t]+([a-z]+)")
FEET = re.compile(r"\d['\u2019]\s?\d{1,2}$")
SENTENCE_END = frozenset(".?!…")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two quotation marks.

    Args:
        start: First character inside.
        end: One past the last inside.
        opening: Where the opening mark begins, or the passage where it is not repeated.
        closing: One past the closing mark.
        parent: Index of the stretch in which it stands, None at the top.
        continued: It goes on from the passage before.
    """

    start: int
    end: int
    opening: int
    closing: int
    parent: int | None = None
    continued: bool = False


@dataclass(slots=True)
class Mark:
    """One mark with the shape its neighbours give it: ``open``, ``close`` or ``either``."""

    start: int
    end: int
    sign: str
    shape: str


@dataclass(slots=True)
class Passage:
    """A passage while its marks are being paired."""

    start: int
    end: int
    singles: list[Mark]
    pairs: list[tuple[Mark, Mark]]
    unclosed: list[Mark]
    unopened: list[Mark]


def find_stretches(text: str, passages: Iterable[tuple[int, int]]) -> list[Stretch]:
    """Find everything that stands in quotation marks.

    Args:
        text: The document text.
        passages: Start and end of each, in order, not overlapping.

    Returns:
        Stretches by start, outer ones before inner ones.
    """
    blocks = [_pair_doubles(text, start, end) for start, end in passages]
    found = [
        Stretch(first.end, last.start, first.start, last.end)
        for block in blocks
        for first, last in block.pairs
    ]
    found += _over_passages(text, blocks)
    found += _without_end(text, blocks, {stretch.opening for stretch in found})
    found.sort(key=lambda stretch: (stretch.opening, -stretch.closing))
    singles = _pair_singles(text, blocks, found)
    return _nested(text, found + singles)


def _marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the marks of a passage; neighbouring marks share what stands around them."""
    run: list[re.Match[str]] = []
    for match in MARK.finditer(text, start, end):
        if run and run[-1].end() != match.start():
            yield from _shaped(text, run, start, end)
            run = []
        run.append(match)
    if run:
        yield from _shaped(text, run, start, end)


def _shaped(text: str, run: list[re.Match[str]], start: int, end: int) -> Iterator[Mark]:
    before = text[run[0].start() - 1] if run[0].start() > start else " "
    after = text[run[-1].end()] if run[-1].end() < end else " "
    opens = before.isspace() or before in BEFORE_OPENING
    closes = after.isspace() or not (after.isalnum() or after in STARTS_QUOTATION)
    shape = "either" if opens == closes else "open" if opens else "close"
    letters = before.isalnum() and after.isalnum()
    for match in run:
        sign = match.group()
        # Between letters a single mark is an apostrophe, whatever its sign.
        if not (letters and sign in SINGLES):
            yield Mark(match.start(), match.end(), sign, shape)


def _pair_doubles(text: str, start: int, end: int) -> Passage:
    block = Passage(start, end, [], [], [], [])
    doubles: list[Mark] = []
    for mark in _marks(text, start, end):
        (block.singles if mark.sign in SINGLES else doubles).append(mark)
    stack: list[Mark] = []
    for index, mark in enumerate(doubles):
        following = doubles[index + 1] if index + 1 < len(doubles) else None
        if stack and _is_inch(text, mark, following, len(stack)):
            continue
        if _opens(mark, stack):
            stack.append(mark)
            if len(stack) > DEEPEST:
                block.unclosed.append(stack.pop(0))
            continue
        _close(mark, stack, block)
    block.unclosed.extend(stack)
    return block


def _close(mark: Mark, stack: list[Mark], block: Passage) -> None:
    family = mark.sign in GUILLEMETS
    for depth in range(len(stack) - 1, -1, -1):
        if (stack[depth].sign in GUILLEMETS) == family:
            block.pairs.append((stack[depth], mark))
            block.unclosed.extend(stack[depth + 1 :])
            del stack[depth:]
            return
    block.unopened.append(mark)


def _opens(mark: Mark, stack: Sequence[Mark]) -> bool:
    if mark.sign in OPENING:
        # „German“ and “both alike“ close with a sign that opens elsewhere.
        closes = mark.shape == "close" and bool(stack)
        return not (closes and stack[-1].sign in "„“‟»\u203a")
    if mark.sign in CLOSING:
        return mark.shape == "open" and not stack
    if mark.shape == "either":
        return not stack
    return mark.shape == "open"


def _is_inch(text: str, mark: Mark, following: Mark | None, depth: int) -> bool:
    if mark.sign != '"' or not text[mark.start - 1 : mark.start].isdigit():
        return False
    if FEET.search(text[max(0, mark.start - 6) : mark.start]):
        return True
    closes_later = following is not None and following.shape == "close" and following.sign == '"'
    return depth == 1 and mark.shape == "close" and closes_later


def _over_passages(text: str, blocks: Sequence[Passage]) -> list[Stretch]:
    """Quotations over several passages: the opening mark repeated, or not closed until later."""
    found: list[Stretch] = []
    resumed = -1
    for number, block in enumerate(blocks):
        if number < resumed or not block.unclosed:
            continue
        mark = min(block.unclosed, key=lambda each: each.start)
        last = _last_passage(text, blocks, number)
        if last is None:
            continue
        repeated = _starts_with_mark(text, blocks[number + 1])
        found.append(Stretch(mark.end, block.end, mark.start, block.end, None, number == resumed))
        if repeated:
            resumed = number + 1
            continue
        found.extend(
            Stretch(between.start, between.end, between.start, between.end, None, True)
            for between in blocks[number + 1 : last]
        )
        close = blocks[last].unopened[0]
        found.append(
            Stretch(blocks[last].start, close.start, blocks[last].start, close.end, None, True)
        )
        resumed = last
    return found


def _last_passage(text: str, blocks: Sequence[Passage], number: int) -> int | None:
    """The passage that closes what this one opens; the next one if it repeats the mark."""
    for index in range(number + 1, min(len(blocks), number + FARTHEST)):
        block = blocks[index]
        if index == number + 1 and _starts_with_mark(text, block):
            return index
        if block.unopened and not any(
            first.start < block.unopened[0].start for first, _ in block.pairs
        ):
            return index
        joined = text[blocks[index - 1].end - 1] not in SENTENCE_END
        if block.unclosed or block.pairs or not (joined or text[block.start].islower()):
            return None
    return None


def _starts_with_mark(text: str, block: Passage) -> bool:
    sign = MARK.match(text, block.start, block.end)
    return sign is not None and sign.group() not in SINGLES and sign.group() not in CLOSING


def _without_end(text: str, blocks: Sequence[Passage], known: set[int]) -> Iterator[Stretch]:
    """A quotation that is announced, and whose closing mark is missing, ends with its passage."""
    for block in blocks:
        for mark in block.unclosed:
            lead = text[max(block.start, mark.start - 3) : mark.start].rstrip()
            announced = lead.endswith((":", ","))
            last = block.pairs[-1][1].end if block.pairs else block.start
            if announced and mark.start not in known and last <= mark.start:
                yield Stretch(mark.end, block.end, mark.start, block.end)
                known.add(mark.start)
                break


def _pair_singles(
    text: str, blocks: Sequence[Passage], doubles: Sequence[Stretch]
) -> list[Stretch]:
    found: list[Stretch] = []
    position = 0
    around: list[Stretch] = []
    for block in blocks:
        groups: dict[int, list[Mark]] = {}
        for mark in block.singles:
            while position < len(doubles) and doubles[position].opening <= mark.start:
                around.append(doubles[position])
                position += 1
            # Outer stretches stay below inner ones, so the top tells where we are.
            while around and around[-1].closing <= mark.start:
                around.pop()
            groups.setdefault(around[-1].opening if around else -1, []).append(mark)
        for group in groups.values():
            found.extend(
                Stretch(first.end, last.start, first.start, last.end)
                for first, last in _paired(text, group)
            )
    return found


def _paired(text: str, marks: Sequence[Mark]) -> Iterator[tuple[Mark, Mark]]:
    """Pair single marks: an opening one with the first that is no possessive plural."""
    opening: Mark | None = None
    possible: Mark | None = None
    for mark in marks:
        if _opens_single(text, mark):
            if opening is not None and possible is not None:
                yield opening, possible
            opening, possible = mark, None
        elif opening is not None and mark.shape != "open" and mark.sign not in OPENING - {"`"}:
            if _is_possessive(text, mark):
                possible = possible or mark
                continue
            yield opening, mark
            opening = possible = None
    if opening is not None and possible is not None:
        yield opening, possible


def _opens_single(text: str, mark: Mark) -> bool:
    if mark.shape != "open" or mark.sign == "\u00b4":
        return False
    if DECADE.match(text, mark.end):
        return False
    word = FIRST_WORD.match(text, mark.end)
    return word is None or word.group().lower() not in words("contraction")


def _is_possessive(text: str, mark: Mark) -> bool:
    if text[mark.start - 1 : mark.start] not in {"s", "S", "x", "z"}:
        return False
    following = NEXT_WORD.match(text, mark.end)
    return following is not None and following.group(1) not in words("after_closing")


def _nested(text: str, found: list[Stretch]) -> list[Stretch]:
    """Trim white space, drop what is empty, and say which stretch stands in which."""
    found.sort(key=lambda stretch: (stretch.opening, -stretch.closing))
    kept: list[Stretch] = []
    around: list[int] = []
    for stretch in found:
        start, end = _trimmed(text, stretch.start, stretch.end)
        while around and kept[around[-1]].closing <= stretch.opening:
            around.pop()
        crosses = bool(around) and stretch.closing > kept[around[-1]].closing
        if start >= end or crosses or len(around) > DEEPEST:
            continue
        parent = around[-1] if around else None
        around.append(len(kept))
        kept.append(
            Stretch(start, end, stretch.opening, stretch.closing, parent, stretch.continued)
        )
    return kept


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, start + len(inside.strip())
