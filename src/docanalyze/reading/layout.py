"""A text is made of the blocks of a document that has none of its own."""

from collections.abc import Iterable

from docanalyze.reading.article import Mark, PassageKind

__all__ = ["Block", "lay_out"]

Block = tuple[str, PassageKind | None]


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Mark, ...]]:
    """Write blocks under each other, a blank line between, and mark those whose role is known.

    Args:
        blocks: Text and role of each.
    """
    texts: list[str] = []
    marks: list[Mark] = []
    position = 0
    for text, kind in blocks:
        if kind:
            marks.append(Mark(position, position + len(text), kind))
        texts.append(text)
        position += len(text) + 2
    return "\n\n".join(texts), tuple(marks)
