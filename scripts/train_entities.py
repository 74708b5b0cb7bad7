"""Train the entity model that docanalyze ships.

Usage::

    python scripts/train_entities.py DATA_FOLDER --output models/en_docanalyze

``DATA_FOLDER`` holds ``NAME.train.jsonl.gz`` (and ``gmb.dev.jsonl.gz``), one JSON object a line:
``text``, ``ents`` (``[start, end, label]``) and ``missing`` (stretches the source says nothing
about). The output is a spaCy pipeline with its scores in ``meta.json`` and a model card.
"""

import argparse
import csv
import gzip
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train

__all__ = ["main"]

HERE = Path(__file__).parent
CONFIG = HERE / "en_docanalyze.cfg"
CARD = HERE / "en_docanalyze_card.md"
COMPARISON = HERE / "en_docanalyze_comparison.md"
SOURCE_TABLE = HERE / "en_docanalyze_sources.csv"
VERSION = "0.1.0"
SPACY_VERSIONS = ">=3.7.5,<4.0.0"
# DATE is left to the dates component, PRODUCT is nothing that the tables hold.
LABELS = frozenset({"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"})
# How often each source is seen in a pass: prose about politics counts for more.
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
}
HELD_OUT = ("crossner_politics", "uner_pud", "uner_ewt")
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
        rows = list(read_rows(data / f"{source}.train.jsonl.gz"))
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


def write_docs(nlp: Language, rows: Iterable[Row], path: Path) -> None:
    """Write annotated docs in spaCy's own form."""
    DocBin(
        attrs=["ENT_IOB", "ENT_TYPE", "SPACY"], docs=(make_doc(nlp, row) for row in rows)
    ).to_disk(path)


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


def train_model(training: list[Row], dev: dict[str, list[Row]], steps: int, seed: int) -> Language:
    """Train from nothing and return the best pipeline."""
    blank = spacy.blank("en")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        write_docs(blank, training, scratch / "train.spacy")
        write_docs(blank, (row for rows in dev.values() for row in rows), scratch / "dev.spacy")
        overrides = {
            "paths.train": str(scratch / "train.spacy"),
            "paths.dev": str(scratch / "dev.spacy"),
            "system.seed": seed,
            "training.max_steps": steps,
            "training.eval_frequency": max(50, min(500, steps // 4)),
        }
        config = spacy.util.load_config(CONFIG, overrides=overrides, interpolate=False)
        nlp = init_nlp(config)
        (scratch / "out").mkdir()
        train(nlp, scratch / "out", stdout=sys.stdout, stderr=sys.stderr)
        return spacy.load(scratch / "out" / "model-best")


def slim(nlp: Language, folder: Path) -> None:
    """Write the pipeline without the words it was trained on, and without paths of this machine."""
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)
    vocab = spacy.blank("en").vocab
    for label in nlp.pipe_labels["ner"]:
        vocab.strings.add(label)
    vocab.to_disk(folder / "vocab")


def describe(nlp: Language, scores: Mapping[str, Any], arguments: argparse.Namespace) -> None:
    """Put name, version, licence, sources and scores into the pipeline's meta data."""
    nlp.meta.update(
        name="docanalyze",
        version=VERSION,
        spacy_version=SPACY_VERSIONS,
        description="Entities in English prose about politics between states",
        license="CC BY-SA 4.0",
        sources=[
            {"name": source, **details}
            for source, details in read_sources()
            if source != "gmb" or arguments.with_gmb
        ],
        performance=dict(scores),
        notes=f"steps {arguments.steps}, seed {arguments.seed}",
    )


def read_sources() -> list[tuple[str, dict[str, str]]]:
    """Return each source with its repository, licence and size, in the order of the table."""
    with SOURCE_TABLE.open(encoding="utf-8", newline="") as table:
        return [(row.pop("name"), row) for row in csv.DictReader(table)]


def write_card(folder: Path, nlp: Language, arguments: argparse.Namespace) -> None:
    """Write the model card beside the model."""
    meta = nlp.meta
    sources = [
        (row["name"], row["url"], row["license"], row["words"], str(SOURCES[row["name"]]))
        for row in meta["sources"]
    ]
    scores = meta["performance"]
    parts = [(part, *_percentages(values)) for part, values in scores.items()]
    labels = [
        (label, *_percentages(values))
        for label, values in sorted(scores["without_gmb"]["per_type"].items())
    ]
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    card = CARD.read_text(encoding="utf-8").format(
        version=meta["version"],
        spacy_version=meta["spacy_version"],
        megabytes=size / 1e6,
        sources=_table(("source", "from", "licence as stated", "words", "weight"), sources),
        parts=_table(("part", "precision", "recall", "F1"), parts),
        labels=_table(("label", "precision", "recall", "F1"), labels),
        comparison=COMPARISON.read_text(encoding="utf-8"),
        saw_gmb="saw" if arguments.with_gmb else "never saw",
        flags=" --with-gmb" if arguments.with_gmb else "",
        steps=arguments.steps,
        seed=arguments.seed,
    )
    (folder / "README.md").write_text(card, encoding="utf-8")


def _percentages(values: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(f"{100 * values[key]:.1f}" for key in ("p", "r", "f"))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Read the command line, train, measure and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder of NAME.train.jsonl.gz")
    parser.add_argument("--output", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--with-gmb", action="store_true", help="use the GMB too")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--from-model", type=Path, help="measure and pack this one, do not train")
    arguments = parser.parse_args()
    training, dev = load_parts(arguments.data, with_gmb=arguments.with_gmb)
    if arguments.from_model:
        nlp = spacy.load(arguments.from_model)
    else:
        nlp = train_model(training, dev, arguments.steps, arguments.seed)
    scores = {part: measure(nlp, rows) for part, rows in dev.items()}
    scores["without_gmb"] = measure(
        nlp, [row for part, rows in dev.items() if part != "gmb" for row in rows]
    )
    for part, values in scores.items():
        print(f"{part:20} P {values['p']:.3f} R {values['r']:.3f} F {values['f']:.3f}")
    describe(nlp, scores, arguments)
    slim(nlp, arguments.output)
    write_card(arguments.output, nlp, arguments)


if __name__ == "__main__":
    main()
