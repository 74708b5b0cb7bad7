"""Train the entity model that docanalyze ships.

Usage::

    python scripts/make_entity_vectors.py TEXTS_FOLDER DATA_FOLDER --output vectors
    python scripts/train_entities.py DATA_FOLDER --vectors vectors --output models/en_docanalyze

``DATA_FOLDER`` holds ``NAME.train.jsonl.gz`` (and ``gmb.dev.jsonl.gz``), one JSON object a line:
``text``, ``ents`` (``[start, end, label]``) and ``missing`` (stretches the source says nothing
about). The sentences of ``corpus/annotated`` are added. The output is a spaCy pipeline with its
scores in ``meta.json`` and a model card.
"""

import argparse
import csv
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from entity_data import SOURCES, Row, coarse_scores, load_parts, make_doc, measure

__all__ = ["main"]

HERE = Path(__file__).parent
CONFIG = HERE / "en_docanalyze.cfg"
CARD = HERE / "en_docanalyze_card.md"
COMPARISON = HERE / "en_docanalyze_comparison.md"
SOURCE_TABLE = HERE / "en_docanalyze_sources.csv"
VERSION = "0.1.0"
SPACY_VERSIONS = ">=3.7.5,<4.0.0"


def write_docs(nlp: Language, rows: Iterable[Row], path: Path) -> None:
    """Write annotated docs in spaCy's own form."""
    DocBin(
        attrs=["ENT_IOB", "ENT_TYPE", "SPACY"], docs=(make_doc(nlp, row) for row in rows)
    ).to_disk(path)


def train_model(
    training: list[Row], dev: dict[str, list[Row]], arguments: argparse.Namespace
) -> Language:
    """Train and return the best pipeline."""
    blank = spacy.blank("en")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        write_docs(blank, training, scratch / "train.spacy")
        write_docs(blank, (row for rows in dev.values() for row in rows), scratch / "dev.spacy")
        overrides = {
            "paths.train": str(scratch / "train.spacy"),
            "paths.dev": str(scratch / "dev.spacy"),
            "paths.vectors": str(arguments.vectors.resolve()),
            "system.seed": arguments.seed,
            "training.max_steps": arguments.steps,
            "training.eval_frequency": max(50, min(500, arguments.steps // 4)),
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
    vectors = nlp.vocab.vectors
    # They are looked up by hash; the strings that travel with them are those of all training texts.
    vocab.vectors = Vectors(
        data=vectors.data, keys=sorted(vectors.key2row, key=vectors.key2row.get)
    )
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


def write_card(
    folder: Path,
    nlp: Language,
    coarse: Mapping[str, Mapping[str, float]],
    arguments: argparse.Namespace,
) -> None:
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
    types = sorted({name for figures in coarse.values() for name in figures})
    by_type = [
        (part, *(f"{100 * figures[name]:.1f}" if name in figures else "" for name in types))
        for part, figures in coarse.items()
    ]
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    card = CARD.read_text(encoding="utf-8").format(
        version=meta["version"],
        spacy_version=meta["spacy_version"],
        megabytes=size / 1e6,
        sources=_table(("source", "from", "licence as stated", "words", "weight"), sources),
        parts=_table(("part", "precision", "recall", "F1"), parts),
        coarse=_table(("part", *types), by_type),
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
    parser.add_argument("--vectors", type=Path, help="what make_entity_vectors.py wrote")
    parser.add_argument("--with-gmb", action="store_true", help="use the GMB too")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--from-model", type=Path, help="measure and pack this one, do not train")
    arguments = parser.parse_args()
    training, dev = load_parts(arguments.data, with_gmb=arguments.with_gmb)
    if arguments.from_model:
        nlp = spacy.load(arguments.from_model)
    else:
        nlp = train_model(training, dev, arguments)
    scores = {part: measure(nlp, rows) for part, rows in dev.items()}
    scores["without_gmb"] = measure(
        nlp, [row for part, rows in dev.items() if part != "gmb" for row in rows]
    )
    for part, values in scores.items():
        print(f"{part:20} P {values['p']:.3f} R {values['r']:.3f} F {values['f']:.3f}")
    coarse = {part: coarse_scores(nlp, rows) for part, rows in dev.items()}
    for part, figures in coarse.items():
        print(f"{part:20}", *(f"{name} {value:.3f}" for name, value in figures.items()))
    describe(nlp, scores, arguments)
    slim(nlp, arguments.output)
    write_card(arguments.output, nlp, coarse, arguments)


if __name__ == "__main__":
    main()
