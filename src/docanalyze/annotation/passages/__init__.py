"""Passages and sentences: the frame in which every other component works.

A passage is a non-blank line, or several that were hard-wrapped. Each has a kind, by its shape or
by what the reader knew about it. ``docanalyze_passages`` also sets sentence starts where no other
component of the pipeline does.
"""

from docanalyze.annotation.passages.component import (
    PassageCutter,
    create_passages,
    cut_passages,
)
from docanalyze.annotation.passages.sentences import sentence_starts, set_sentence_starts

__all__ = [
    "PassageCutter",
    "create_passages",
    "cut_passages",
    "sentence_starts",
    "set_sentence_starts",
]
