"""What a passage does with the model of governance that it speaks of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from docanalyze.governance.voice.reading import FEATURES, Reading, weighed_terms
from docanalyze.governance.voice.wording import denies_a_kind, falls_short, has_no_equal
from docanalyze.packaged import text_of

__all__ = ["STANCES", "stance_of"]

STANCES = ("supports", "criticises", "describes", "questions")

PACKAGE = "docanalyze.governance.voice"
# In so few sentences, what falls short is what the passage is about.
FEW = 2

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Fitted:
    """What scripts/fit_stance.py wrote: weights by stance, of features, labels and terms."""

    bias: Vector
    features: Vector
    labels: Mapping[str, Vector]
    places: Mapping[str, int]
    rarity: Vector
    terms: Vector
    least: float


def stance_of(text: str, label: str | None = None) -> str | None:
    """Return one of ``STANCES``, or None where none is likely enough.

    A passage that mostly asks, or ends by asking twice, ``questions``. A sentence that says what
    kind of thing something is not ``describes`` it, unless it surely ``supports``. Else a linear
    model tells, over cue words (``cues.toml``), their place and what denies them, turns of phrase,
    common words and pairs of words, and the label, with weights fitted to coded passages. It need
    not be as sure where a sentence or two say that something falls short, or has no equal.

    Args:
        text: A passage that makes a claim about a model of governance.
        label: The model, as the codebook calls it; any other counts for nothing.
    """
    reading = Reading(text)
    n_sentences = len(reading.asking)
    if 2 * sum(reading.asking) > n_sentences or reading.asking[-2:] == [True, True]:
        return "questions"
    likeliest, probability = _told(reading, label)
    sure = probability >= _fitted().least
    if n_sentences == 1 and denies_a_kind(reading.words):
        return "supports" if sure and likeliest == "supports" else "describes"
    is_plain = n_sentences <= FEW and (
        (likeliest == "criticises" and falls_short(reading.words))
        or (likeliest == "supports" and has_no_equal(reading.words))
    )
    return likeliest if sure or is_plain else None


def _told(reading: Reading, label: str | None) -> tuple[str, float]:
    """Return what the model holds for likeliest, and how likely."""
    fitted = _fitted()
    scores: Vector = fitted.bias + fitted.features @ reading.features()
    if label is not None and label in fitted.labels:
        scores += fitted.labels[label]
    places, values = weighed_terms(reading.terms, fitted.places, fitted.rarity)
    scores += fitted.terms[:, places] @ values
    exponents = np.exp(scores - scores.max())
    best = int(scores.argmax())
    return STANCES[best], float(exponents[best] / exponents.sum())


@cache
def _fitted() -> _Fitted:
    content = json.loads(text_of(PACKAGE, "stance.json"))
    weights = content["weights"]
    labels = {
        label: np.array([content["labels"][name][label] for name in STANCES])
        for label in content["labels"][STANCES[0]]
    }
    return _Fitted(
        np.array([content["bias"][name] for name in STANCES]),
        np.array([[weights[name][each] for each in FEATURES] for name in STANCES]),
        labels,
        {term: place for place, term in enumerate(content["terms"])},
        np.array(content["rarity"]),
        np.array([content["term_weights"][name] for name in STANCES]),
        float(content["least"]),
    )
