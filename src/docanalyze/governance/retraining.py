"""From label files to a saved model: what ``docanalyze train`` does."""

from collections.abc import Sequence
from pathlib import Path

from docanalyze.errors import LabelFileError
from docanalyze.governance.label_files import read_labels
from docanalyze.governance.model_folder import check_folder
from docanalyze.governance.storage import save_model
from docanalyze.governance.training import TrainingResult, train_classifier
from docanalyze.shipped import shipped_path

__all__ = ["shipped_label_files", "train"]


def shipped_label_files() -> list[Path]:
    """Return the label files that ship with docanalyze and hold their texts, by name."""
    files = sorted(shipped_path("labels").glob("*.jsonl"))
    return [path for path in files if "standoff" not in path.stem]


def train(
    paths: Sequence[str | Path],
    *,
    with_shipped: bool = False,
    output: str | Path,
    seed: int = 0,
) -> TrainingResult:
    """Train the classifier on label files and save it; on an error nothing is written.

    Args:
        paths: Label files; exactly these are read.
        with_shipped: Whether to add the label files that ship with docanalyze.
        output: Folder for the model: new, empty, or an earlier model's, which is replaced.
        seed: Of all that is drawn.

    Returns:
        The model and its figures; ``report_text()`` says them.

    Raises:
        LabelFileError: A label file cannot be used, or there are too few labels.
        OutputError: The folder cannot be written.
    """
    files = [*map(Path, paths), *(shipped_label_files() if with_shipped else [])]
    if not files:
        raise LabelFileError("No label files. Name at least one, or add --with-shipped.")
    check_folder(Path(output))
    result = train_classifier(read_labels(files), seed=seed)
    save_model(result, output)
    return result
