"""The sentence in which a row stands."""

from itertools import pairwise

import pandas as pd

from docanalyze.annotation.passages import sentence_starts

__all__ = ["SentenceFinder"]


class SentenceFinder:
    """Cuts passages into sentences, each passage once.

    Args:
        passages: The table of a run.
    """

    def __init__(self, passages: pd.DataFrame) -> None:
        self._passages = {
            row["passage_id"]: (row["start"], row["text"])
            for row in passages[["passage_id", "start", "text"]].to_dict("records")
        }
        self._sentences: dict[str, list[tuple[int, int]]] = {}

    def around(self, passage_id: str, start: int, end: int) -> tuple[str, str, str]:
        """Return what stands before, in and after a stretch, to the borders of its sentences.

        Args:
            passage_id: The passage.
            start: In the document text.
            end: In the document text.
        """
        offset, text = self._passages[passage_id]
        first, last = start - offset, end - offset
        sentences = self._cut(passage_id, text)
        left = max((begin for begin, _ in sentences if begin <= first), default=0)
        right = min((stop for _, stop in sentences if stop >= last), default=len(text))
        return text[left:first], text[first:last], text[last:right]

    def _cut(self, passage_id: str, text: str) -> list[tuple[int, int]]:
        if passage_id not in self._sentences:
            borders = [*sentence_starts(text), len(text)]
            self._sentences[passage_id] = list(pairwise(borders))
        return self._sentences[passage_id]
