"""The data that the entity model learns from and is measured on.

Each source is ``NAME.train.jsonl.gz`` in one folder (and ``gmb.dev.jsonl.gz``), one JSON object a
line: ``text``, ``ents`` (``[start, end, label]``) and ``missing`` (stretches the source says
nothing about). Our own sentences are ``corpus/annotated/*.txt``, a paragraph a line, with
``[LABEL text]``.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

__all__ = [
    "HELD_OUT",
    "OWN",
    "SOURCES",
    "Row",
    "coarse_scores",
    "is_held_out",
    "load_parts",
    "make_doc",
    "measure",
    "read_inline",
    "rows_of",
]

ANNOTATED = Path(__file__).parents[1] / "corpus" / "annotated"
LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
# How often each source is seen in a pass: prose about politics counts for more.
OWN = "docanalyze_annotated"
SOURCES: Mapping[str, int] = {
    "gmb": 1,
    "crossner_politics": 5,
    "crossner_science": 1,
    "crossner_literature": 1,
    "crossner_music": 1,
    "redocred": 1,
    "grobidner_wiki": 3,
    "gum": 1,
    "re3d": 2,
    "uner_pud": 3,
    "uner_ewt": 2,
    "suralk_gov": 1,
    OWN: 3,
}
HELD_OUT = ("crossner_politics", "uner_pud", "uner_ewt", OWN)
HELD_OUT_PERCENT = 15
# Texts are sentences, articles are not: joined ones teach the model what paragraph breaks are.
JOINERS = (" ", "\n\n", " ")
# Of each so many texts one is in Title Case, one in capitals, and two are broken into lines.
TURNS = 20
TITLE_CASE_TURN = 3
CAPITALS_TURN = 11
WRAPPED_TURNS = (7, 16)
LINE_WIDTH = 11
SENTENCES_IN_A_TEXT = 4
MARKED = re.compile(r"\[([A-Z_]+) ([^\[\]]+)\]")
# The types that corpora with fewer labels share.
COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
OTHER_TYPE = "MISC"


@dataclass(frozen=True, slots=True)
class Row:
    """One annotated text: ``ents`` are (start, end, label), ``missing`` (start, end)."""

    text: str
    ents: tuple[tuple[int, int, str], ...]
    missing: tuple[tuple[int, int], ...]


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of one file, without the spans that cannot be learnt from."""
    with gzip.open(path, mode="rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            ents = tuple(
                (start, end, label)
                for start, end, label in row["ents"]
                if label in LABELS and _is_learnable(text[start:end])
            )
            yield Row(text, ents, tuple((start, end) for start, end in row["missing"]))


def read_inline(paths: Iterable[Path]) -> Iterator[Row]:
    """Yield the rows of files whose names are marked in the line, as ``[LABEL text]``."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip() and not line.startswith("#"):
                yield _unmarked(line)


def _unmarked(line: str) -> Row:
    text, ents, place = "", [], 0
    for mark in MARKED.finditer(line):
        text += line[place : mark.start()]
        ents.append((len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        place = mark.end()
    return Row(text + line[place:], tuple(ents), ())


def _is_learnable(surface: str) -> bool:
    """Whether a span is a name: spaCy refuses bare punctuation and blank edges (E024)."""
    return surface == surface.strip() and any(letter.isalnum() for letter in surface)


def is_held_out(row: Row) -> bool:
    """Whether a row is for measuring: decided by its text, so the same on every machine."""
    digest = hashlib.sha256(row.text.encode()).digest()
    return digest[0] * 100 // 256 < HELD_OUT_PERCENT


def join_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Join each few rows into one text, by turns with blanks and paragraph breaks."""
    batch: list[Row] = []
    for number, row in enumerate(rows):
        batch.append(row)
        if len(batch) > number % SENTENCES_IN_A_TEXT:
            yield _joined(batch, JOINERS[number % len(JOINERS)])
            batch = []
    if batch:
        yield _joined(batch, JOINERS[0])


def _joined(rows: list[Row], joiner: str) -> Row:
    text = ""
    ents: list[tuple[int, int, str]] = []
    missing: list[tuple[int, int]] = []
    for row in rows:
        text += joiner if text else ""
        shift = len(text)
        ents += [(start + shift, end + shift, label) for start, end, label in row.ents]
        missing += [(start + shift, end + shift) for start, end in row.missing]
        text += row.text
    return Row(text, tuple(ents), tuple(missing))


def vary_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Write some texts as headings and as hard-wrapped lines, so that neither is news."""
    for number, row in enumerate(rows):
        turn = number % TURNS
        text = row.text
        if turn == TITLE_CASE_TURN:
            text = text.title().replace("'S", "'s")
        elif turn == CAPITALS_TURN:
            text = text.upper()
        elif turn in WRAPPED_TURNS:
            text = _wrapped(text)
        yield Row(text, row.ents, row.missing) if len(text) == len(row.text) else row


def _wrapped(text: str) -> str:
    """Break lines after each few words; offsets stay as they are."""
    words = text.split(" ")
    lines = [
        " ".join(words[start : start + LINE_WIDTH]) for start in range(0, len(words), LINE_WIDTH)
    ]
    return "\n".join(lines)


def make_doc(nlp: Language, row: Row) -> Doc:
    """Return the annotated ``Doc``; what does not fit the tokens is unknown, not outside."""
    doc = nlp.make_doc(row.text)
    taken: set[int] = set()
    ents = []
    unknown = []
    for start, end, label in sorted(row.ents, key=lambda ent: (ent[0], -ent[1])):
        span = doc.char_span(start, end, label=label, alignment_mode="strict")
        if span is None or span[0].is_space or span[-1].is_space:
            unknown.append((start, end))
        elif taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            ents.append(span)
    missing = []
    for start, end in sorted({*row.missing, *unknown}):
        span = doc.char_span(start, end, alignment_mode="expand") if end > start else None
        if span is not None and taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            missing.append(span)
    doc.set_ents(ents, missing=missing, default="outside")
    return doc


def load_parts(data: Path, *, with_gmb: bool) -> tuple[list[Row], dict[str, list[Row]]]:
    """Return what to train on, weighted, and what to measure on, by part."""
    dev: dict[str, list[Row]] = {"gmb": list(read_rows(data / "gmb.dev.jsonl.gz"))}
    kept: dict[str, list[Row]] = {}
    for source in SOURCES:
        if source == "gmb" and not with_gmb:
            continue
        rows = list(rows_of(source, data))
        if source in HELD_OUT:
            dev[source] = [row for row in rows if is_held_out(row)]
            rows = [row for row in rows if not is_held_out(row)]
        kept[source] = rows
    seen = {row.text for rows in dev.values() for row in rows}
    training: list[Row] = []
    for source, rows in kept.items():
        for turn in range(SOURCES[source]):
            fresh = [row for row in rows if row.text not in seen]
            training += vary_rows(join_rows(fresh[turn:]))
    return training, dev


def rows_of(source: str, data: Path) -> Iterator[Row]:
    """Yield all rows of a source, ours or one in the data folder."""
    if source == OWN:
        return read_inline(sorted(ANNOTATED.glob("*.txt")))
    return read_rows(data / f"{source}.train.jsonl.gz")


def measure(nlp: Language, rows: Iterable[Row]) -> dict[str, Any]:
    """Return exact precision, recall and F1, in all and by label."""
    examples = []
    for row in rows:
        reference = make_doc(nlp, row)
        if len(reference):
            examples.append(Example(nlp(row.text), reference))
    scores = Scorer.score_spans(
        examples,
        "ents",
        getter=_known_ents,
        has_annotation=lambda doc: doc.has_annotation("ENT_IOB"),
    )
    return {
        "p": scores["ents_p"],
        "r": scores["ents_r"],
        "f": scores["ents_f"],
        "per_type": scores["ents_per_type"],
    }


def _known_ents(doc: Doc, _: str) -> Iterable[Any]:
    return doc.ents


def coarse_scores(nlp: Language, rows: Iterable[Row]) -> dict[str, float]:
    """Return the exact-span F1 of people, organisations, places and the rest, and of all."""
    counts: dict[str, list[int]] = {}
    for row in rows:
        reference = make_doc(nlp, row)
        unknown = {token.i for token in reference if not token.ent_iob}
        gold = _coarse(reference)
        found = {span for span in _coarse(nlp(row.text)) if unknown.isdisjoint(range(*span[:2]))}
        for place, spans in enumerate((gold & found, found - gold, gold - found)):
            for span in spans:
                for name in (span[2], "all"):
                    counts.setdefault(name, [0, 0, 0])[place] += 1
    return {
        name: 2 * right / (2 * right + spurious + missed)
        for name, (right, spurious, missed) in sorted(counts.items())
    }


def _coarse(doc: Doc) -> set[tuple[int, int, str]]:
    return {(ent.start, ent.end, COARSE.get(ent.label_, OTHER_TYPE)) for ent in doc.ents}
