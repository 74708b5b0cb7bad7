"""Save a trained model in files that outlive library versions, and load it safely.

Predictions are made from ``features.json`` and ``weights.npz`` alone, so that another scikit-learn
neither breaks nor changes them. The scikit-learn models are for those who want them as such.
"""

import hashlib
import io
import json
import platform
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

import docanalyze
from docanalyze.errors import OutputError
from docanalyze.files import json_text
from docanalyze.governance.encoders import (
    EncodedPart,
    Encoder,
    check_encoder,
    load_encoder,
    probe,
)
from docanalyze.governance.features import Features
from docanalyze.governance.lexicon import Lexicon
from docanalyze.governance.likeness import LikenessLayer, Projection
from docanalyze.governance.linear import LinearLayer
from docanalyze.governance.model import GovernanceModel
from docanalyze.governance.model_folder import (
    CARD,
    DESCRIPTION,
    ESTIMATORS,
    FEATURES,
    FORM,
    METRICS,
    SEEN,
    WEIGHTS,
    check_folder,
    damaged,
    description_of,
    digest_of,
    model_folder,
    verified,
)
from docanalyze.governance.report import model_card
from docanalyze.governance.seen import Seen
from docanalyze.governance.training import TrainingResult

__all__ = ["labels_of", "load_model", "save_model"]

SHORTENED = (np.float16, np.float32)
# Of these a passage needs a few rows, which are given their full digits as they are fetched: half
# the memory, and half the time to fetch them.
LARGE = frozenset({"topics", "word_vectors", "landmarks"})
LIBRARIES = ("numpy", "scipy", "scikit-learn", "skops")


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
    encoded = result.model.encoded
    return load_model(target, encoder=None if encoded is None else encoded.encoder)


def load_model(
    folder: str | Path | None = None, *, encoder: Encoder | None = None
) -> GovernanceModel:
    """Load a model, checking every file against its hash.

    scikit-learn is not needed, and its version does not matter.

    Args:
        folder: Where :func:`save_model` wrote it; None: the model that ships with docanalyze.
        encoder: For a model that was trained with one; None: it is loaded by its name.

    Raises:
        ModelError: The folder holds no model, or one that was changed, damaged or made by a newer
            docanalyze, or the encoder is not the one that it was trained with.
        UsageError: The encoder that it needs is not installed.
    """
    path = model_folder(folder)
    description = description_of(path)
    contents = verified(path, description)
    try:
        return _model(path, description, contents, encoder)
    except (KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise damaged(path, f"{type(error).__name__}: {error}") from error


def _model(
    path: Path,
    description: dict[str, Any],
    contents: Mapping[str, bytes],
    encoder: Encoder | None,
) -> GovernanceModel:
    features = json.loads(contents[FEATURES])
    arrays = _arrays(contents[WEIGHTS])
    lexicon = Lexicon(features["terms"], features["negators"])
    return GovernanceModel(
        labels=tuple(description["labels"]),
        features=Features(lexicon, features["idf"], features["rarity"]),
        layer=LinearLayer(arrays["weights"], arrays["bias"]),
        claims=LinearLayer(arrays["claim_weights"], arrays["claim_bias"])
        if "claim_weights" in arrays
        else None,
        likeness=_likeness(arrays),
        temperature=description["temperature"],
        threshold=description["threshold"],
        claim_threshold=description["claim_threshold"],
        digest=description["digest"],
        folder=path,
        encoded=_encoded_part(description["encoder"], arrays, encoder)
        if description.get("encoder")
        else None,
        seen=Seen(**_arrays(contents[SEEN])) if SEEN in contents else None,
    )


def _arrays(content: bytes) -> dict[str, Any]:
    """Return saved arrays; shortened numbers in full digits, or in half as many where enough."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return {
            name: array.astype(np.float32 if name in LARGE else np.float64, copy=False)
            if array.dtype in SHORTENED
            else array
            for name, array in arrays.items()
        }


def _likeness(arrays: Mapping[str, Any]) -> LikenessLayer | None:
    if "landmarks" not in arrays:
        return None
    return LikenessLayer(
        Projection(arrays["topics"], arrays["word_vectors"]),
        arrays["landmarks"],
        LinearLayer(arrays["votes"], arrays["vote_bias"]),
        LinearLayer(arrays["claim_votes"], arrays["claim_vote_bias"])
        if "claim_votes" in arrays
        else None,
    )


def _encoded_part(
    told: Mapping[str, Any], arrays: Mapping[str, Any], encoder: Encoder | None
) -> EncodedPart:
    encoder = encoder or load_encoder(told["name"])
    check_encoder(encoder, told["name"], told["probe"])
    claims = arrays.get("encoded_claim_weights")
    return EncodedPart(
        encoder,
        told["name"],
        _without_bias(arrays["encoded_weights"]),
        None if claims is None else _without_bias(claims),
    )


def _without_bias(weights: Any) -> LinearLayer:
    return LinearLayer(weights, np.zeros(weights.shape[1]))


def labels_of(folder: str | Path | None = None) -> tuple[str, ...]:
    """Return the labels of a model in its order, without loading the rest.

    Args:
        folder: As for :func:`load_model`.

    Raises:
        ModelError: The folder holds no model, or one that was changed.
    """
    return tuple(description_of(model_folder(folder))["labels"])


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
        SEEN: _saved(asdict(Seen.of(result.material.passages))),
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
    if model.encoded is not None:
        arrays["encoded_weights"] = model.encoded.layer.weights
        if model.encoded.claims is not None:
            arrays["encoded_claim_weights"] = model.encoded.claims.weights
    halved = {}
    if model.likeness is not None:
        arrays |= _votes(model.likeness)
        halved = {
            "topics": model.likeness.projection.topics,
            "word_vectors": model.likeness.projection.words,
            "landmarks": model.likeness.landmarks,
        }
    return _saved(
        {name: array.astype(np.float32) for name, array in arrays.items()}
        | {name: np.asarray(array, dtype=np.float16) for name, array in halved.items()}
    )


def _votes(likeness: LikenessLayer) -> dict[str, Any]:
    arrays = {"votes": likeness.labels.weights, "vote_bias": likeness.labels.bias}
    if likeness.claims is not None:
        arrays |= {
            "claim_votes": likeness.claims.weights,
            "claim_vote_bias": likeness.claims.bias,
        }
    return arrays


def _saved(arrays: Mapping[str, Any]) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    return buffer.getvalue()


def _metrics(result: TrainingResult) -> dict[str, Any]:
    return {
        "scores": asdict(result.scores),
        "baselines": {name: asdict(scores) for name, scores in result.baselines.items()},
        "claims_f1": result.claims_f1,
        "learning_curve": [list(point) for point in result.curve],
        "gain_of_doubling": result.gain,
        "agreement": None if result.agreement is None else asdict(result.agreement),
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
        "encoder": _encoder(model),
        "versions": {
            "docanalyze": docanalyze.__version__,
            "python": platform.python_version(),
            **{name: metadata.version(name) for name in LIBRARIES},
        },
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()},
    }
    return description | {"digest": digest_of(description)}


def _encoder(model: GovernanceModel) -> dict[str, Any] | None:
    if model.encoded is None:
        return None
    return {"name": model.encoded.name, "probe": probe(model.encoded.encoder)}


def _json(value: object, indent: int | None = 2) -> bytes:
    return json_text(value, indent).encode("utf-8")
