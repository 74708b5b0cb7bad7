"""Where the review of a run keeps what was said."""

from pathlib import Path

__all__ = ["CORRECTIONS", "FOLDER", "LABELS", "ROUNDS", "review_file"]

FOLDER, LABELS, CORRECTIONS, ROUNDS = "review", "labels.jsonl", "corrections.jsonl", "rounds"


def review_file(output: Path, name: str) -> Path:
    """Return where a file or folder of the review is, if nothing else is said.

    Args:
        output: The run's output folder.
        name: Of the file.
    """
    return output / FOLDER / name
