"""Sentences of an article's prose, each with its place."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

__all__ = ["Sentence", "Sentences"]

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Args:
        start: First code point in the document text.
        end: One past the last.
        text: As in the document.
        passage_id: Where it stands.
        governance_model: Label of its passage; None if that is not prose.
    """

    start: int
    end: int
    text: str
    passage_id: str
    governance_model: str | None

    def as_dict(self) -> dict[str, Any]:
        """Return what a summary says of a sentence."""
        return {
            "text": " ".join(self.text.split()),
            "start": self.start,
            "end": self.end,
            "passage_id": self.passage_id,
        }


class Sentences:
    """All sentences of an article, in order.

    Args:
        text: The document text.
        borders: (start, end) of each sentence, in order.
        passages: The article's passage rows, in order.
    """

    def __init__(
        self, text: str, borders: Iterable[tuple[int, int]], passages: Sequence[Row]
    ) -> None:
        starts = [passage["start"] for passage in passages]
        self._text = text
        self.all: list[Sentence] = []
        for start, end in borders:
            position = bisect_right(starts, start) - 1
            if position < 0:
                continue
            passage = passages[position]
            last = min(end, passage["end"])
            stripped = text[start:last].rstrip()
            if stripped:
                self.all.append(
                    Sentence(
                        start=start,
                        end=start + len(stripped),
                        text=stripped,
                        passage_id=passage["passage_id"],
                        governance_model=passage.get("governance_model"),
                    )
                )
        self._starts = [sentence.start for sentence in self.all]

    @property
    def prose(self) -> list[Sentence]:
        """Those of paragraphs, list items and block quotations."""
        return [sentence for sentence in self.all if sentence.governance_model is not None]

    def with_the_one_before(self, sentence: Sentence) -> Sentence | None:
        """Return a sentence and the one before it as one; None if it begins its passage.

        Args:
            sentence: One of these.
        """
        position = bisect_right(self._starts, sentence.start) - 2
        if position < 0 or self.all[position].passage_id != sentence.passage_id:
            return None
        start = self.all[position].start
        return replace(sentence, start=start, text=self._text[start : sentence.end])

    def of(self, row: Row) -> Sentence | None:
        """Return the sentence in which a row of any table begins; None if it lies in none."""
        return self.at(row["start"])

    def at(self, offset: int) -> Sentence | None:
        """Return the sentence in which a code point lies; None if it lies in none."""
        position = bisect_right(self._starts, offset) - 1
        if position < 0 or offset >= self.all[position].end:
            return None
        return self.all[position]
