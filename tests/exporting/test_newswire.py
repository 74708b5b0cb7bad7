"""How well the TimeML export marks news, in the measures of TempEval-3."""

import re
from collections import Counter
from pathlib import Path

import pytest
import spacy

from docanalyze.exporting.timex import timexes_of

PIECES = sorted((Path(__file__).parent / "newswire").glob("*.txt"))
_MARK = re.compile(r"\{([^|{}]*)\|([A-Z]*)\|([^}]*)\}")
_LEADING = re.compile(r"(?:(?:on|in|by|over|since|at|after)\s+)?(?:the\s+)?", re.IGNORECASE)


def _parsed(path):
    """The text without marks, and what they say: start, end, type, value."""
    published, _, marked = path.read_text(encoding="utf-8").partition("\n")
    text, gold, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        if mark[2] != "NONE":
            lead = _LEADING.match(mark[1])
            start = len(text) + (lead.end() if lead else 0)
            gold.append((start, len(text) + len(mark[1]), mark[2], mark[3]))
        text += mark[1]
        at = mark.end()
    return published, text + marked[at:], gold


def _without_the(text, timex):
    lead = re.compile(r"the\s+", re.IGNORECASE).match(text, timex.start, timex.end)
    return lead.end() if lead else timex.start


def _score(pieces, nlp):
    counts = Counter()
    wrong = []
    for path in pieces:
        published, text, gold = _parsed(path)
        doc = nlp.make_doc(text)
        doc._.published = published
        rows = nlp.get_pipe("docanalyze_dates")(doc)._.dates
        found = [
            (_without_the(text, t), t.end, t.type, t.value)
            for t in timexes_of(text, rows, published)
        ]
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        for one in gold:
            other = next((f for f in found if f[0] < one[1] and one[0] < f[1]), None)
            counts["relaxed"] += other is not None
            counts["strict"] += other is not None and other[:2] == one[:2]
            counts["value"] += other is not None and other[3] == one[3]
            if other is None or other != one:
                shown = (text[other[0] : other[1]], *other[2:]) if other else None
                wrong.append((path.stem, text[one[0] : one[1]], *one[2:], shown))
        wrong += [
            (path.stem, "TOO MANY", text[f[0] : f[1]], *f[2:])
            for f in found
            if not any(f[0] < one[1] and one[0] < f[1] for one in gold)
        ]
    total = counts["gold"] + counts["found"]
    return {name: 2 * counts[name] / total for name in ("relaxed", "strict", "value")}, wrong


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("docanalyze_dates")
    return pipeline


def test_news_is_marked_as_tempeval_marks_it(nlp):
    figures, wrong = _score(PIECES, nlp)
    listed = "\n".join(map(str, wrong))
    assert figures["relaxed"] >= 0.97, listed
    assert figures["strict"] >= 0.95, listed
    assert figures["value"] >= 0.93, listed
