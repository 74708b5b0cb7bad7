"""Whole short texts in many voices: what is reported in them, and by whom.

``voices/*.txt`` hold texts with their right answers in them: ``{Speaker|words}`` for what is
reported or quoted, ``{?|words}`` for what may be found or missed, and a slash between answers
that are equally right, the empty one among them where nobody can tell. ``developed.txt`` and
``wider.txt`` were looked at while the rules were written; the answers of ``held_out.txt`` were
fixed before, and what was wrong in it was looked at once, after all rules had been measured.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from docanalyze.annotation.pipeline import build_pipeline

FOLDER = Path(__file__).parent / "voices"
OPENING_MARKS = "\"'\u2018\u201c"
OPTIONAL = "?"


@dataclass
class Answer:
    """A stretch of a text with its speakers, each of them right."""

    start: int
    end: int
    marked: bool
    speakers: list[str]


@dataclass
class Tally:
    """What was found, over several texts."""

    expected: int = 0
    found: int = 0
    matched: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.matched / (self.expected + self.found)


def _texts(name: str) -> Iterator[str]:
    for block in (FOLDER / name).read_text(encoding="utf-8").split("\n# "):
        yield block.partition("\n")[2].strip()


def _answers(block: str) -> tuple[str, list[Answer]]:
    text, answers, opened = "", [], []
    position = 0
    while position < len(block):
        character = block[position]
        if character == "{":
            bar = block.index("|", position)
            opened.append((len(text), block[position + 1 : bar]))
            position = bar
        elif character == "}":
            start, speakers = opened.pop()
            marked = text[start] in OPENING_MARKS
            span = (start + 1, len(text) - 1) if marked else (start, len(text))
            answers.append(Answer(*span, marked, speakers.split("/")))
        else:
            text += character
        position += 1
    return text, answers


def _same(expected: str, found: str | None) -> bool:
    if not expected or not found:
        return not expected and not found
    return expected.rsplit(maxsplit=1)[-1].lower() == found.split()[-1].lower() or expected in found


def _judge(pipeline, name: str, *, marked: bool) -> Tally:
    tally = Tally()
    for block in _texts(name):
        text, answers = _answers(block)
        rows = [row for row in pipeline(text)._.quotations if (row["kind"] != "indirect") == marked]
        for answer in (each for each in answers if each.marked == marked):
            over = [r for r in rows if r["start"] < answer.end and answer.start < r["end"]]
            exact = [r for r in over if (r["start"], r["end"]) == (answer.start, answer.end)]
            here = next(iter(exact + over), None)
            if here is not None:
                rows.remove(here)
            if answer.speakers == [OPTIONAL]:
                continue
            tally.expected += 1
            if here is None:
                continue
            tally.found += 1
            tally.matched += 1
            right = any(_same(speaker, here["speaker"]) for speaker in answer.speakers)
            tally.right += right
            tally.wrong += not right and here["speaker"] is not None
        tally.found += len(rows)
    return tally


@pytest.fixture(scope="module")
def pipeline():
    return build_pipeline()


@pytest.mark.parametrize(("name", "least", "most_wrong"), [
    ("developed.txt", 0.97, 1), ("wider.txt", 0.94, 1), ("held_out.txt", 0.88, 3),
])  # fmt: skip
def test_reported_clauses_are_found_and_rarely_given_to_the_wrong_speaker(
    pipeline, name, least, most_wrong
):
    tally = _judge(pipeline, name, marked=False)
    assert tally.f1 >= least
    assert tally.wrong <= most_wrong


@pytest.mark.parametrize(("name", "fewest"), [
    ("developed.txt", 18), ("wider.txt", 105), ("held_out.txt", 8),
])  # fmt: skip
def test_what_stands_in_marks_has_its_speaker_or_none(pipeline, name, fewest):
    tally = _judge(pipeline, name, marked=True)
    assert tally.f1 == 1
    assert tally.right >= fewest
    assert tally.wrong == 0
