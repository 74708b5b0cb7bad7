"""The component ``docanalyze_passages``: cuts the text into passages and sentences."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.passages.kinds import classify_blocks, heading_text
from docanalyze.annotation.passages.sentences import set_sentence_starts
from docanalyze.annotation.records import PassageRecord
from docanalyze.annotation.tokens import whole_text
from docanalyze.reading.article import PASSAGE_KINDS, PassageKind
from docanalyze.reading.header import parse_header
from docanalyze.reading.lines import Block, split_blocks

__all__ = ["PassageCutter", "create_passages", "cut_passages"]

PROSE = frozenset({"paragraph", "list_item", "quote"})
# A heading of so many words right below the title continues it.
SUBTITLE_WORDS = 8
SENTENCE_PIPES = frozenset({"parser", "senter", "sentencizer"})

Marked = tuple[int, int, PassageKind]


class PassageCutter:
    """Sets ``doc._.passages``, and sentence starts where nothing else sets them.

    Args:
        nlp: The pipeline it joins.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.passages``, in the order of the text."""
        passages = cut_passages(whole_text(doc), doc._.marks)
        doc._.passages = passages
        if not (doc.has_annotation("SENT_START") or self._leaves_sentences()):
            set_sentence_starts(doc, passages)
        return doc

    def _leaves_sentences(self) -> bool:
        """Whether another component of the pipeline finds the sentences."""
        return any(
            self._nlp.get_pipe_meta(name).factory in SENTENCE_PIPES for name in self._nlp.pipe_names
        )


def cut_passages(
    text: str, marks: Iterable[Sequence[int | str]] | None = None
) -> list[PassageRecord]:
    """Return the passages of a text.

    They do not overlap, cover every visible character, and begin and end at one.

    Args:
        text: The document text.
        marks: ``[start, end, kind]`` of blocks whose role the reader knows. If None, the header of
            the text is read for them.
    """
    blocks = split_blocks(text)
    if marks is None:
        known = [(mark.start, mark.end, mark.kind) for mark in parse_header(text).marks]
    else:
        known = [_marked(mark) for mark in marks]
    blocks, given = _apply_marks(blocks, sorted(known))
    return _records(text, blocks, classify_blocks(text, blocks, given))


def _marked(mark: Sequence[int | str]) -> Marked:
    start, end, kind = mark
    if kind not in PASSAGE_KINDS:
        msg = f"A mark has the kind {kind!r}; it must be one of {', '.join(PASSAGE_KINDS)}."
        raise ValueError(msg)
    return int(start), int(end), kind


def _apply_marks(
    blocks: list[Block], marks: list[Marked]
) -> tuple[list[Block], list[PassageKind | None]]:
    """Give blocks the kinds of the marks on them; a mark over several blocks makes them one."""
    merged: list[Block] = []
    kinds: list[PassageKind | None] = []
    weights: list[int] = []
    reach = 0
    position = 0
    for block in blocks:
        while position < len(marks) and marks[position][1] <= block.start:
            position += 1
        kind, weight, joined_until = _heaviest(block, marks, position)
        if merged and block.start < reach:
            last = merged[-1]
            merged[-1] = Block(last.start, block.end, last.after_blank, last.indent)
            if weight > weights[-1]:
                kinds[-1], weights[-1] = kind, weight
        else:
            merged.append(block)
            kinds.append(kind)
            weights.append(weight)
        reach = max(reach, joined_until)
    return merged, kinds


def _heaviest(
    block: Block, marks: list[Marked], position: int
) -> tuple[PassageKind | None, int, int]:
    """Return the kind that covers most of a block, how much, and how far its marks reach."""
    kind: PassageKind | None = None
    weight = reach = 0
    for start, end, mark_kind in takewhile(
        lambda mark: mark[0] < block.end, (marks[i] for i in range(position, len(marks)))
    ):
        overlap = min(end, block.end) - max(start, block.start)
        reach = max(reach, end)
        if overlap > weight:
            kind, weight = mark_kind, overlap
    return kind, weight, reach


def _records(text: str, blocks: list[Block], kinds: list[PassageKind]) -> list[PassageRecord]:
    records: list[PassageRecord] = []
    heading: str | None = None
    subtitles = _subtitles(text, blocks, kinds)
    for index, (block, kind) in enumerate(zip(blocks, kinds, strict=True)):
        surface = text[block.start : block.end]
        under = None if kind in {"heading", "title"} else heading
        if kind == "heading" and index not in subtitles:
            heading = heading_text(surface)
        records.append(
            {
                "start": block.start,
                "end": block.end,
                "text": surface,
                "index": index,
                "kind": kind,
                "heading": under,
            }
        )
    return records


def _subtitles(text: str, blocks: list[Block], kinds: list[PassageKind]) -> frozenset[int]:
    """Return which headings belong to the header: nothing stands under them.

    They stand above a byline or another line of the header, or are a sentence below the title.
    """
    first = next((index for index, kind in enumerate(kinds) if kind in PROSE), len(kinds))
    last = max((index for index in range(first) if kinds[index] != "heading"), default=-1)
    found = {index for index in range(last) if kinds[index] == "heading"}
    below = last + 1
    if last >= 0 and kinds[last] == "title" and below + 1 == first and below < len(blocks):
        line = text[blocks[below].start : blocks[below].end].lstrip("#*_ ")
        if line[:1].isalpha() and len(line.split()) >= SUBTITLE_WORDS:
            found.add(below)
    return frozenset(found)


@Language.factory(
    "docanalyze_passages",
    default_config={"register": []},
    assigns=["doc._.passages", "token.is_sent_start"],
)
def create_passages(nlp: Language, name: str, register: list[str]) -> PassageCutter:  # noqa: ARG001
    """Create the component ``docanalyze_passages``.

    Args:
        nlp: The pipeline it joins.
        name: Its name there.
        register: Accepted so that all components take the same settings; not used.
    """
    return PassageCutter(nlp)
