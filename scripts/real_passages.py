"""Join the labels of real passages with their text, which is not in the repository.

    python scripts/real_passages.py TEXTS_FOLDER --half open --output open.jsonl

``corpus/labels/real_standoff.jsonl`` says of each passage the source (``speeches``: statements in
the general debate of the United Nations, CC0; ``histories``: essays on diplomatic history, public
domain), the document, offsets in code points and the SHA-256 of the text. ``TEXTS_FOLDER`` holds
``speeches.jsonl.gz`` and ``histories.jsonl.gz``, a document a line with ``id`` and ``text``. What
is written is a label file for ``docanalyze train`` and ``docanalyze evaluate``.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

STANDOFF = Path(__file__).parents[1] / "corpus" / "labels" / "real_standoff.jsonl"
HALVES = ("open", "closed")


def passages(texts: Path, half: str | None) -> Iterator[dict[str, Any]]:
    """Yield label rows with their text.

    Args:
        texts: Folder of the documents.
        half: ``open`` for learning, ``closed`` for measuring; None: both.

    Raises:
        ValueError: A document is missing, or its text is not the one that was labelled.
    """
    rows = [json.loads(line) for line in STANDOFF.read_text(encoding="utf-8").splitlines()]
    wanted = [row for row in rows if half in {None, row["half"]}]
    documents = _documents(texts, {(row["source"], row["document"]) for row in wanted})
    for row in wanted:
        yield _joined(row, documents[row["source"], row["document"]])


def _documents(
    texts: Path, wanted: set[tuple[str, str]]
) -> Mapping[tuple[str, str], Sequence[str]]:
    """Return the texts of documents; an id may stand for several."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for source in sorted({source for source, _ in wanted}):
        with gzip.open(texts / f"{source}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                if (source, document["id"]) in wanted:
                    found[source, document["id"]].append(document["text"])
    return found


def _joined(row: dict[str, Any], texts: Sequence[str]) -> dict[str, Any]:
    stretches = [text[row["start"] : row["end"]] for text in texts]
    passage = next(
        (each for each in stretches if _digest(each) == row["sha256"]),
        None,
    )
    if passage is None:
        raise ValueError(f"{row['document']}: not there, or another text than was labelled")
    return {
        "text": passage,
        "label": row["label"],
        "labels": row["labels"],
        "equal": row["equal"],
        "group": f"{row['source']}:{row['document']}",
        "start": row["start"],
        "end": row["end"],
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def main() -> None:
    """Write a label file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    try:
        rows = list(passages(arguments.texts, arguments.half))
        arguments.output.parent.mkdir(parents=True, exist_ok=True)
        with arguments.output.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    except (OSError, ValueError) as error:
        sys.exit(
            f"{arguments.texts}: {error}. Name the folder with the documents that were labelled."
        )


if __name__ == "__main__":
    main()
