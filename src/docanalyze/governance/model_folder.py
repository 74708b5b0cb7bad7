"""The folder of a model: what lies there, and whether it is as it was saved.

::

    model.json        what it is: labels, thresholds, versions, and the SHA-256 of every file
    features.json     its words and terms
    weights.npz       its weights, as plain arrays
    seen.npz          what it was trained on, in hashes
    estimators.skops  the scikit-learn models the weights were taken from
    metrics.json      what was measured
    README.md         the model card
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from docanalyze.errors import ModelError, OutputError
from docanalyze.shipped import shipped_path

__all__ = [
    "CARD",
    "DESCRIPTION",
    "ESTIMATORS",
    "FEATURES",
    "FORM",
    "METRICS",
    "SEEN",
    "WEIGHTS",
    "check_folder",
    "damaged",
    "description_of",
    "digest_of",
    "holds_model",
    "model_folder",
    "verified",
]

# Form 1 had no vote of like passages, and is read as it was.
FORM = 2
READABLE_FORMS = (1, 2)
DESCRIPTION = "model.json"
FEATURES, WEIGHTS, SEEN, ESTIMATORS = "features.json", "weights.npz", "seen.npz", "estimators.skops"
METRICS, CARD = "metrics.json", "README.md"


def check_folder(folder: Path) -> None:
    """Make sure that a model may be written into a folder.

    Raises:
        OutputError: It is a file, or holds something that is no model.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: this is a file. Name a folder for the model.")
    if folder.is_dir() and any(folder.iterdir()) and not folder.joinpath(DESCRIPTION).is_file():
        raise OutputError(
            f"{folder}: this folder holds other things than a model. Name a new or empty folder."
        )


def holds_model(folder: Path) -> bool:
    """Whether a model lies there."""
    return folder.joinpath(DESCRIPTION).is_file()


def digest_of(description: dict[str, Any]) -> str:
    """Return the SHA-256 of the description, which holds those of all other files."""
    rest = {key: value for key, value in description.items() if key != "digest"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode("utf-8")).hexdigest()


def model_folder(folder: str | Path | None) -> Path:
    """Return where a model lies; None: the shipped one."""
    return shipped_path("models/governance") if folder is None else Path(folder)


def description_of(path: Path) -> dict[str, Any]:
    """Return what ``model.json`` says.

    Raises:
        ModelError: The folder holds no model, or one of another form, or one that was changed.
    """
    try:
        description = json.loads(path.joinpath(DESCRIPTION).read_bytes())
    except OSError as error:
        raise ModelError(
            f"{path}: no {DESCRIPTION} there, so this is no model folder. Name the folder that "
            "`docanalyze train --output` wrote."
        ) from error
    except ValueError as error:
        raise damaged(path, f"{DESCRIPTION} is not JSON") from error
    if not isinstance(description, dict) or "form" not in description:
        raise damaged(path, f"{DESCRIPTION} does not describe a governance model")
    if description["form"] not in READABLE_FORMS:
        raise ModelError(
            f"{path}: the model has form {description['form']}, and this docanalyze reads forms "
            f"up to {FORM}. Install the docanalyze that made it, or train it again."
        )
    if description.get("digest") != digest_of(description):
        raise damaged(path, f"{DESCRIPTION} was changed after the model was saved")
    return description


def verified(path: Path, description: dict[str, Any]) -> dict[str, bytes]:
    """Return the files of a model; the card may be edited, all else must be as it was saved."""
    contents = {}
    for name, wanted in description["files"].items():
        try:
            contents[name] = path.joinpath(name).read_bytes()
        except OSError as error:
            raise damaged(path, f"{name} is missing") from error
        if name != CARD and hashlib.sha256(contents[name]).hexdigest() != wanted:
            raise damaged(path, f"{name} was changed after the model was saved")
    return contents


def damaged(path: Path, what: str) -> ModelError:
    """Return the error for a model that must not be used."""
    return ModelError(f"{path}: {what}. Do not use this model: copy it or train it again.")
