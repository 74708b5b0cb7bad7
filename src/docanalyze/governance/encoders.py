"""Sentence encoders: an optional, stronger and slower tier beside the counted words.

Nothing here is needed, or imported, by a model that has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from docanalyze.errors import ModelError, UsageError
from docanalyze.governance.linear import Array, LinearLayer

__all__ = ["EncodedPart", "Encoder", "check_encoder", "encode", "load_encoder", "probe"]

# How much an encoded passage weighs beside its counted words, which have a length of 1: the best of
# 1, 2, 3 and 5 for MiniLM in grouped cross-validation of 600 passages.
SCALE = 2.0
PROBE = "The members agreed that an attack on one of them would concern them all."
LEAST_LIKENESS = 0.999


class Encoder(Protocol):
    """Anything with ``encode``, such as a ``SentenceTransformer``."""

    def encode(self, sentences: list[str]) -> Any:
        """Return an array, a row of numbers for each sentence."""
        ...


@dataclass(frozen=True, slots=True)
class EncodedPart:
    """What a model makes of encoded passages.

    Args:
        encoder: The encoder.
        name: As it was loaded by.
        layer: Weights for the one label.
        claims: Weights for claims; None where there are none.
    """

    encoder: Encoder
    name: str
    layer: LinearLayer
    claims: LinearLayer | None


def load_encoder(name: str) -> Encoder:
    """Load a sentence-transformers model.

    Args:
        name: Of a model that is on this machine, or its folder.

    Raises:
        UsageError: sentence-transformers is not installed, or the model cannot be loaded.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise UsageError(
            f"{name}: an encoder needs sentence-transformers. Install it with "
            "`pip install 'docanalyze[encoder]'`, or train without --encoder."
        ) from error
    try:
        loaded: Encoder = SentenceTransformer(name, device="cpu")
    except Exception as error:  # the library raises whatever its parts raise
        raise UsageError(
            f"{name}: this encoder cannot be loaded ({type(error).__name__}: {error}). Name a "
            "sentence-transformers model on this machine, or its folder."
        ) from error
    return loaded


def encode(encoder: Encoder, texts: Sequence[str]) -> Array:
    """Return passages by dimensions, each of one length.

    Args:
        encoder: Any encoder.
        texts: The passages.

    Raises:
        UsageError: What the encoder gives is no row of numbers for each text.
    """
    encoded = np.asarray(encoder.encode(list(texts)), dtype=np.float64)
    if encoded.ndim != 2 or len(encoded) != len(texts):  # noqa: PLR2004 rows and columns
        raise UsageError(
            f"The encoder gives an array of shape {encoded.shape} for {len(texts)} texts. It must "
            "give a row of numbers for each."
        )
    lengths = np.linalg.norm(encoded, axis=1, keepdims=True)
    return np.asarray(SCALE * encoded / np.maximum(lengths, 1e-9), dtype=np.float64)


def probe(encoder: Encoder) -> list[float]:
    """Return what an encoder makes of a fixed sentence, to know it again."""
    return [round(float(value), 5) for value in encode(encoder, [PROBE])[0]]


def check_encoder(encoder: Encoder, name: str, wanted: Sequence[float]) -> None:
    """Make sure that an encoder is the one that a model was trained with.

    Raises:
        ModelError: It gives other numbers.
    """
    found = encode(encoder, [PROBE])[0]
    if len(found) != len(wanted) or found @ np.asarray(wanted) < LEAST_LIKENESS * SCALE**2:
        raise ModelError(
            f"{name}: this is not the encoder that the model was trained with: it gives other "
            "numbers. Install that one, or train the model again."
        )
