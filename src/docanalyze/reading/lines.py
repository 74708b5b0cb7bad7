"""Cut a text into blocks: its non-blank lines, hard-wrapped ones joined.

Only ``\\n`` ends a line. Form feeds, vertical tabs and U+2028 stay inside, because offsets and line
numbers of other tools would otherwise disagree with ours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Block", "split_blocks"]

# Wider lines are paragraphs of their own; narrower ones are verse, lists or tables.
WIDEST_WRAP = 132
NARROWEST_WRAP = 34
NARROWEST_WIDTH_OF_FEW = 60
# A run shorter than this is judged only together with the rest of the document.
SHORTEST_RUN = 4
# So many lines are prose even if a page ends before their last sentence does.
PROSE_RUN = 8
# Of the line ends inside a wrapped text, how many must have had no room for the next word, and
# how many must fall in the middle of a sentence.
FULL_SHARE = 0.6
BROKEN_SHARE = 0.3
# Proportional fonts make lines of unequal length.
SLACK = 0.86

LIST_MARKER = re.compile(r"(?:[-*•‣▪●◦–—·]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)])\s+\S")
MARKDOWN_START = re.compile(r"#{1,6}\s|>|\||```|~~~|\[\^?\d+\]|[-*_=]{3,}\s*$|\d{1,3}\s*$")
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
UNFINISHED_END = re.compile(
    r"(?:[,\-–]|\b[A-Z]\.|\b(?:a|an|and|as|at|by|for|from|in|into|of|on|or|that|the|to|with|which|who|its|their"
    r"|our|his|her|this|is|are|was|were|has|have|be|been|not|we|I|Mr\.|Mrs\.|Ms\.|Dr\.))$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of lines that belong together; it begins and ends at a visible character.

    Args:
        start: First code point, 0-based.
        end: One past the last code point.
        after_blank: Whether a blank line, or nothing, stands before it.
        indent: White space before its first character, in code points.
    """

    start: int
    end: int
    after_blank: bool
    indent: int


def split_blocks(text: str) -> list[Block]:
    """Return the blocks of a text in order; they cover every visible character.

    Args:
        text: Any text.
    """
    runs = list(_runs(text))
    paragraphs = [run for run in runs if _is_paragraph(text, run)]
    pairs = sum(len(run) - 1 for run in runs)
    width = _wrap_width(text, paragraphs if pairs >= SHORTEST_RUN - 1 else runs)
    blocks: list[Block] = []
    for run in runs:
        alone = len(run) >= SHORTEST_RUN and _is_paragraph(text, run)
        own = width or (_wrap_width(text, [run]) if alone else None)
        blocks.extend(_join(text, run, own) if own else run)
    return blocks


def _runs(text: str) -> Iterator[list[Block]]:
    """Yield the lines of the text in runs that no blank line interrupts."""
    run: list[Block] = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            indent = len(line) - len(line.lstrip())
            start = position + indent
            run.append(Block(start, start + len(stripped), not run, indent))
        elif run:
            yield run
            run = []
        position += len(line) + 1
    if run:
        yield run


def _wrap_width(text: str, runs: list[list[Block]]) -> int | None:
    """Return the width at which lines are wrapped, or None if they are not."""
    pairs = [pair for run in runs for pair in pairwise(run)]
    lengths = sorted(line.end - line.start for line, _ in pairs)
    if not lengths:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    few = len(lengths) < SHORTEST_RUN - 1
    if not (NARROWEST_WIDTH_OF_FEW if few else NARROWEST_WRAP) <= width <= WIDEST_WRAP:
        return None
    if few:
        # Too few to tell a width: only lines that all break a sentence are surely wrapped.
        return width if all(_breaks_sentence(text, *pair) for pair in pairs) else None
    full = sum(_is_full(text, line, after, width) for line, after in pairs)
    broken = sum(_breaks_sentence(text, line, after) for line, after in pairs)
    wrapped = full >= FULL_SHARE * len(pairs) and broken >= BROKEN_SHARE * len(pairs)
    return width if wrapped else None


def _is_paragraph(text: str, run: list[Block]) -> bool:
    """Whether lines end with a sentence or are many; those of a header only look alike."""
    return len(run) >= PROSE_RUN or _ends_sentence(text, run[-1])


def _ends_sentence(text: str, line: Block) -> bool:
    return bool(SENTENCE_END.search(text, max(line.start, line.end - 8), line.end))


def _is_full(text: str, line: Block, after: Block, width: int) -> bool:
    """Whether the next line's first word had no room on this line."""
    word = text[after.start : min(after.end, after.start + WIDEST_WRAP)].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) > SLACK * width


def _breaks_sentence(text: str, line: Block, after: Block) -> bool:
    """Whether the line end falls in the middle of a sentence."""
    if SENTENCE_END.search(text, max(line.start, line.end - 8), line.end):
        return False
    first = text[after.start]
    goes_on = first.islower() or (first.isalpha() and not first.isupper())
    return goes_on and not _opens_block(text, after)


def _opens_block(text: str, line: Block) -> bool:
    return bool(
        LIST_MARKER.match(text, line.start, line.end)
        or MARKDOWN_START.match(text, line.start, line.end)
    )


def _join(text: str, run: list[Block], width: int) -> Iterator[Block]:
    """Yield the blocks of one run of lines wrapped at ``width``."""
    usual_indent = sorted(line.indent for line in run)[len(run) // 2]
    full = sum(_is_full(text, line, after, width) for line, after in pairwise(run))
    # A paragraph, not the lines of a header: only a sentence's end can end it early.
    solid = len(run) >= SHORTEST_RUN and full >= FULL_SHARE * (len(run) - 1)
    current = last = run[0]
    for line in run[1:]:
        if _continues(text, last, line, width, usual_indent) or (
            solid and _runs_on(text, last, line)
        ):
            current = Block(current.start, line.end, current.after_blank, current.indent)
        else:
            yield current
            current = line
        last = line
    yield current


def _runs_on(text: str, line: Block, after: Block) -> bool:
    """Whether a short line inside a paragraph is only unevenly wrapped."""
    if SENTENCE_END.search(text, max(line.start, line.end - 8), line.end):
        return False
    return not (_opens_block(text, after) or MARKDOWN_START.match(text, line.start, line.end))


def _continues(text: str, line: Block, after: Block, width: int, usual_indent: int) -> bool:
    if MARKDOWN_START.match(text, line.start, line.end) or _opens_block(text, after):
        # A list item goes on, and so may a sentence that breaks before "5. ".
        return False
    tail_from = max(line.start, line.end - 12)
    if UNFINISHED_END.search(text, tail_from, line.end):
        return True
    if after.indent > usual_indent and SENTENCE_END.search(text, tail_from, line.end):
        return False
    return _is_full(text, line, after, width) or _breaks_sentence(text, line, after)
