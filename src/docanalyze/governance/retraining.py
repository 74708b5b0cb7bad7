"""From label files to a saved model: what ``docanalyze train`` does."""

from collections.abc import Sequence
from pathlib import Path

from docanalyze.errors import LabelFileError, OutputError
from docanalyze.governance.coders import MAJORITY
from docanalyze.governance.encoders import Encoder
from docanalyze.governance.label_files import read_labels
from docanalyze.governance.model_folder import check_folder, holds_model
from docanalyze.governance.replacement import check_replacement
from docanalyze.governance.storage import save_model
from docanalyze.governance.training import TrainingResult, train_classifier
from docanalyze.shipped import shipped_path

__all__ = ["shipped_label_files", "train"]


def shipped_label_files() -> list[Path]:
    """Return the label files that ship with docanalyze and hold their texts, by name."""
    files = sorted(shipped_path("labels").glob("*.jsonl"))
    return [path for path in files if "standoff" not in path.stem]


def train(  # noqa: PLR0913 each is an option of the command
    paths: Sequence[str | Path],
    *,
    with_shipped: bool = False,
    output: str | Path,
    adjudicate: str | Path = MAJORITY,
    encoder: Encoder | str | None = None,
    replace: bool = False,
    force: bool = False,
    seed: int = 0,
) -> TrainingResult:
    """Train the classifier on label files and save it; on an error nothing is written.

    Args:
        paths: Label files; exactly these are read.
        with_shipped: Whether to add the label files that ship with docanalyze.
        output: Folder for the model: new, empty, or with ``replace`` an earlier model's.
        adjudicate: What counts where coders differ: ``majority``, or a label file that rules.
        encoder: A sentence-transformers model by name or folder, or anything with ``encode``.
        replace: Whether the model may take the place of an earlier one that is not better.
        force: Whether it may take the place of a better one, too.
        seed: Of all that is drawn.

    Returns:
        The model and its figures; ``report_text()`` says them.

    Raises:
        LabelFileError: A label file cannot be used, or there are too few labels.
        OutputError: The folder cannot be written, or holds a model that must not be replaced.
        UsageError: The encoder cannot be used.
    """
    files = [*map(Path, paths), *(shipped_label_files() if with_shipped else [])]
    if not files:
        raise LabelFileError("No label files. Name at least one, or add --with-shipped.")
    folder = Path(output)
    check_folder(folder)
    if holds_model(folder) and not (replace or force):
        raise OutputError(
            f"{folder}: a model lies there. Add --replace to put the new one in its place if that "
            "is not worse, or name another folder."
        )
    passages = read_labels(files)
    result = train_classifier(passages, seed=seed, adjudicate=adjudicate, encoder=encoder)
    if holds_model(folder) and not force:
        check_replacement(result, folder)
    save_model(result, folder)
    return result
