"""Count how often prose on world order has the words of `subjects.csv`: the rare ones tell.

    python scripts/make_subject_rates.py

Reads the passages of `corpus/labels` that have a text, writes `subject_rates.csv` beside the table:
each pattern that stands in some passages, with the share of passages that have it.
"""

import csv
import json
from pathlib import Path

from docanalyze.annotation.provisions.knowledge import alternatives, stands_in
from docanalyze.packaged import rows_of

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "corpus" / "labels"
PACKAGE = "docanalyze.annotation.provisions"
TARGET = ROOT / "src" / "docanalyze" / "annotation" / "provisions" / "subject_rates.csv"
FEWEST = 3


def passages() -> list[str]:
    """Return the texts of the labelled passages."""
    return [
        text
        for file in sorted(LABELS.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if (text := json.loads(line).get("text"))
    ]


def main() -> None:
    """Write the shares."""
    texts = passages()
    words = {
        each for row in rows_of(PACKAGE, "subjects.csv") for each in alternatives(row["words"])
    }
    rows = []
    for each in sorted(words):
        count = sum(stands_in(each, text) for text in texts)
        if count >= FEWEST:
            rows.append((each, round(count / len(texts), 4)))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("words", "share"))
        writer.writerows(rows)
    print(
        f"{len(rows)} of {len(words)} patterns stand in {FEWEST} or more of {len(texts)} passages"
    )


if __name__ == "__main__":
    main()
