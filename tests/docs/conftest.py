"""A folder in which the commands of the documentation can be tried."""

import csv
import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from docs_pages import ROOT

from docanalyze.cli import main

# Enough for every command of the docs to have something to do; two are copies of one another.
ARTICLES = (
    *("pact-and-covenant.txt", "gulf-security-options.md", "slow-boat-to-asean.html"),
    *("ecowas-has-itself-to-blame.txt", "sahel-exit-edit.txt"),
)
SMALLEST_GOLD = 1
# Labels of articles that no classifier has seen.
NEW_LABELS = [
    {"group": f"letter {number}", "text": text.format(state), "label": label}
    for number, state in enumerate(("Norway", "Kenya", "Chile", "Japan"))
    for text, label in (
        ("{} has promised to defend its allies as if their soil were its own.", "alliance"),
        ("{} will bring the dispute to the Security Council.", "universal_institution"),
        ("{} has a new minister of fisheries, who likes to sing.", "none"),
    )
]


@dataclass
class Workspace:
    """A folder as a reader of the docs has it, and the commands that were already tried there."""

    folder: Path
    ended: dict[str, int] = field(default_factory=dict)

    def call(self, arguments: list[str]) -> int:
        """Call the command line in this process, once for each command; return its exit code."""
        command = " ".join(arguments)
        if command not in self.ended:
            with pytest.raises(SystemExit) as ended:
                main(arguments)
            self.ended[command] = ended.value.code
        return self.ended[command]


@pytest.fixture(scope="session")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    _copy_articles(folder)
    (folder / "mixed").mkdir()
    shutil.copy(ROOT / "docs" / "examples" / "articles" / "port-ellis.txt", folder / "mixed")
    (folder / "mixed" / "empty.txt").touch()
    shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")
    for name in ("dev", "floors"):
        _copy_smallest_gold(ROOT / "corpus" / "gold" / name, folder / "corpus" / "gold" / name)
    _write_texts_and_labels(folder)
    return Workspace(folder)


def _copy_articles(folder):
    (folder / "articles").mkdir()
    for name in ARTICLES:
        shutil.copy(ROOT / "corpus" / "articles" / name, folder / "articles")


def _copy_smallest_gold(source, target):
    target.mkdir(parents=True)
    texts = sorted(source.glob("*.txt"), key=lambda path: path.stat().st_size)
    for text in texts[:SMALLEST_GOLD]:
        shutil.copy(text, target)
        shutil.copy(text.with_suffix(".gold.json"), target)


def _write_texts_and_labels(folder):
    """Write what a reader of the docs has at hand: a corrected table, labels, texts."""
    shipped = (ROOT / "corpus" / "labels" / "articles.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in shipped.splitlines()]
    texts = [{"text": row["text"], "number": number} for number, row in enumerate(rows[:5])]
    lines = "".join(f"{json.dumps(text)}\n" for text in texts)
    (folder / "passages.jsonl").write_text(lines, encoding="utf-8")
    _write_csv(folder / "labels.csv", "label", rows)
    _write_csv(folder / "corrected.csv", "human_label", rows[::8])
    stems = {name.split(".")[0] for name in ARTICLES}
    sampled = [row for row in rows if row["group"] in stems]
    _write_csv(folder / "sample-labelled.csv", "human_label", sampled, drawn="sample")
    _write_csv(folder / "new-labels.csv", "label", NEW_LABELS)


def _write_csv(path, column, rows, **also):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["doc_id", "text", column, *also])
        for row in rows:
            writer.writerow([row["group"], row["text"], row.get("label", "none"), *also.values()])
