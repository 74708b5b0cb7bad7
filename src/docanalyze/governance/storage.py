"""Save a trained model in files that outlive library versions, and load it safely.

::

    model.json        what it is: labels, thresholds, versions, and the SHA-256 of every file
    features.json     its words and terms
    weights.npz       its weights, as plain arrays
    estimators.skops  the scikit-learn models the weights were taken from
    metrics.json      what was measured
    README.md         the model card

Predictions are made from ``features.json`` and ``weights.npz`` alone, so that another scikit-learn
neither breaks nor changes them. The scikit-learn models are for those who want them as such.
"""

import hashlib
import io
import json
import math
import platform
import tempfile
import zipfile
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

import docanalyze
from docanalyze.errors import ModelError, OutputError
from docanalyze.governance.features import Features
from docanalyze.governance.lexicon import Lexicon
from docanalyze.governance.linear import LinearLayer
from docanalyze.governance.model import GovernanceModel
from docanalyze.governance.report import model_card
from docanalyze.governance.training import TrainingResult
from docanalyze.shipped import shipped_path

__all__ = ["labels_of", "load_estimators", "load_model", "save_model"]

FORM = 1
DESCRIPTION = "model.json"
FEATURES, WEIGHTS, ESTIMATORS = "features.json", "weights.npz", "estimators.skops"
METRICS, CARD = "metrics.json", "README.md"
LIBRARIES = ("numpy", "scipy", "scikit-learn", "skops")
# What skops may bring to life besides its own list: nothing.
TRUSTED_TYPES: tuple[str, ...] = ()


def save_model(result: TrainingResult, folder: str | Path) -> GovernanceModel:
    """Write a trained model into a folder, all of it or nothing.

    Args:
        result: What training gave.
        folder: A new or empty folder, or that of an earlier model, which is replaced.

    Returns:
        The model as :func:`load_model` would give it.

    Raises:
        OutputError: The folder holds other things, or cannot be written.
    """
    target = Path(folder)
    check_folder(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as scratch:
            fresh = Path(scratch, "model")
            fresh.mkdir()
            for name, content in _contents(result).items():
                fresh.joinpath(name).write_bytes(content)
            if target.exists():
                target.replace(Path(scratch, "old"))
            fresh.replace(target)
    except OSError as error:
        raise OutputError(
            f"{target}: the model cannot be written there ({error.strerror}). Name another."
        ) from error
    return load_model(target)


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


def load_model(folder: str | Path | None = None) -> GovernanceModel:
    """Load a model, checking every file against its hash.

    scikit-learn is not needed, and its version does not matter.

    Args:
        folder: Where :func:`save_model` wrote it; None: the model that ships with docanalyze.

    Raises:
        ModelError: The folder holds no model, or one that was changed, damaged or made by a newer
            docanalyze.
    """
    path = _model_folder(folder)
    description = _description(path)
    contents = _verified(path, description)
    try:
        features = json.loads(contents[FEATURES])
        with np.load(io.BytesIO(contents[WEIGHTS]), allow_pickle=False) as arrays:
            layer = LinearLayer(
                arrays["weights"].astype(np.float64), arrays["bias"].astype(np.float64)
            )
            claims = None
            if "claim_weights" in arrays:
                claims = LinearLayer(
                    arrays["claim_weights"].astype(np.float64),
                    arrays["claim_bias"].astype(np.float64),
                )
        lexicon = Lexicon(features["terms"], features["negators"])
        return GovernanceModel(
            labels=tuple(description["labels"]),
            features=Features(lexicon, features["idf"], features["rarity"]),
            layer=layer,
            claims=claims,
            temperature=description["temperature"],
            threshold=description["threshold"],
            claim_threshold=description["claim_threshold"],
            digest=description["digest"],
            folder=path,
        )
    except (KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise _damaged(path, f"{type(error).__name__}: {error}") from error


def labels_of(folder: str | Path | None = None) -> tuple[str, ...]:
    """Return the labels of a model in its order, without loading the rest.

    Args:
        folder: As for :func:`load_model`.

    Raises:
        ModelError: The folder holds no model, or one that was changed.
    """
    return tuple(_description(_model_folder(folder))["labels"])


def load_estimators(
    folder: str | Path | None = None, *, any_version: bool = False
) -> dict[str, Any]:
    """Load the scikit-learn models that the weights were taken from.

    Args:
        folder: As for :func:`load_model`.
        any_version: Load them though they were made by another scikit-learn.

    Returns:
        ``classifier``, and by label those of ``claims``.

    Raises:
        ModelError: The folder holds no model, or one that was changed, holds types that are not
            trusted, or was made by another scikit-learn.
    """
    import skops.io

    path = _model_folder(folder)
    description = _description(path)
    content = _verified(path, description)[ESTIMATORS]
    made_by, here = description["versions"]["scikit-learn"], metadata.version("scikit-learn")
    if made_by.split(".")[:2] != here.split(".")[:2] and not any_version:
        raise ModelError(
            f"{path}: its scikit-learn models were made by scikit-learn {made_by}, and {here} is "
            "installed. Install that one, or load them with any_version=True."
        )
    foreign = set(skops.io.get_untrusted_types(data=content)) - set(TRUSTED_TYPES)
    if foreign:
        raise ModelError(
            f"{path}: {ESTIMATORS} holds types that are not trusted: {', '.join(sorted(foreign))}."
        )
    loaded: dict[str, Any] = skops.io.loads(content, trusted=list(TRUSTED_TYPES))
    return loaded


def _contents(result: TrainingResult) -> dict[str, bytes]:
    import skops.io

    model = result.model
    estimators = {
        "classifier": result.classifier,
        "claims": dict(zip(model.claimable, result.claim_classifiers, strict=False)),
    }
    contents = {
        FEATURES: _features(model.features),
        WEIGHTS: _weights(model),
        ESTIMATORS: skops.io.dumps(estimators, compression=zipfile.ZIP_DEFLATED),
        METRICS: _json(_metrics(result)),
        CARD: model_card(result).encode("utf-8"),
    }
    contents[DESCRIPTION] = _json(_describe(result, contents))
    return contents


def _features(features: Features) -> bytes:
    return _json(
        {
            "idf": {
                term: float(value) for term, value in zip(features.terms, features.idf, strict=True)
            },
            "rarity": dict(zip(features.common, features.rarity.tolist(), strict=True)),
            "terms": features.lexicon.terms,
            "negators": features.lexicon.negators,
        },
        indent=None,
    )


def _weights(model: GovernanceModel) -> bytes:
    arrays = {"weights": model.layer.weights, "bias": model.layer.bias}
    if model.claims is not None:
        arrays |= {"claim_weights": model.claims.weights, "claim_bias": model.claims.bias}
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer, allow_pickle=False, **{name: a.astype(np.float32) for name, a in arrays.items()}
    )
    return buffer.getvalue()


def _metrics(result: TrainingResult) -> dict[str, Any]:
    return {
        "scores": asdict(result.scores),
        "baselines": {name: asdict(scores) for name, scores in result.baselines.items()},
        "claims_f1": result.claims_f1,
        "learning_curve": [list(point) for point in result.curve],
        "groups": result.groups,
        "data_sha256": result.digest,
        "seed": result.seed,
    }


def _describe(result: TrainingResult, contents: dict[str, bytes]) -> dict[str, Any]:
    model = result.model
    description = {
        "form": FORM,
        "labels": list(model.labels),
        "temperature": model.temperature,
        "threshold": model.threshold,
        "claim_threshold": model.claim_threshold,
        "passages": result.scores.count,
        "data_sha256": result.digest,
        "seed": result.seed,
        "versions": {
            "docanalyze": docanalyze.__version__,
            "python": platform.python_version(),
            **{name: metadata.version(name) for name in LIBRARIES},
        },
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
    }
    return description | {"digest": _digest(description)}


def _digest(description: dict[str, Any]) -> str:
    """Return the SHA-256 of the description, which holds those of all other files."""
    rest = {key: value for key, value in description.items() if key != "digest"}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode("utf-8")).hexdigest()


def _model_folder(folder: str | Path | None) -> Path:
    return shipped_path("models/governance") if folder is None else Path(folder)


def _description(path: Path) -> dict[str, Any]:
    try:
        description = json.loads(path.joinpath(DESCRIPTION).read_bytes())
    except OSError as error:
        raise ModelError(
            f"{path}: no {DESCRIPTION} there, so this is no model folder. Name the folder that "
            "`docanalyze train --output` wrote."
        ) from error
    except ValueError as error:
        raise _damaged(path, f"{DESCRIPTION} is not JSON") from error
    if not isinstance(description, dict) or "form" not in description:
        raise _damaged(path, f"{DESCRIPTION} does not describe a governance model")
    if description["form"] != FORM:
        raise ModelError(
            f"{path}: the model has form {description['form']}, and this docanalyze reads form "
            f"{FORM}. Install the docanalyze that made it, or train it again."
        )
    if description.get("digest") != _digest(description):
        raise _damaged(path, f"{DESCRIPTION} was changed after the model was saved")
    return description


def _verified(path: Path, description: dict[str, Any]) -> dict[str, bytes]:
    """Return the files of a model; the card may be edited, all else must be as it was saved."""
    contents = {}
    for name, wanted in description["files"].items():
        try:
            contents[name] = path.joinpath(name).read_bytes()
        except OSError as error:
            raise _damaged(path, f"{name} is missing") from error
        if name != CARD and hashlib.sha256(contents[name]).hexdigest() != wanted:
            raise _damaged(path, f"{name} was changed after the model was saved")
    return contents


def _damaged(path: Path, what: str) -> ModelError:
    return ModelError(f"{path}: {what}. Do not use this model: copy it or train it again.")


def _json(value: object, indent: int | None = 2) -> bytes:
    text = json.dumps(_finite(value), ensure_ascii=False, indent=indent, allow_nan=False)
    return f"{text}\n".encode()


def _finite(value: Any) -> Any:
    """Write what is not a number as null, which JSON has."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(part) for key, part in value.items()}
    return [_finite(part) for part in value] if isinstance(value, list | tuple) else value
