"""What a passage does with the model of governance that it speaks of."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from docanalyze.packaged import text_of, toml_of
from docanalyze.text import asks

__all__ = ["FEATURES", "STANCES", "numbers_of", "stance_of", "words_of"]

STANCES = ("supports", "criticises", "describes", "questions")

PACKAGE = "docanalyze.governance.voice"
# Unlike the words that the classifier counts, these keep their hyphens: `fig-leaf` is a cue.
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
MODALS = frozenset({"must", "should", "ought", "need", "needs", "let"})
OWN = frozenset({"we", "our", "us", "i", "my"})
NOT = frozenset({"not", "no", "never", "cannot", "nor", "neither", "nothing", "nobody", "without"})
# A cue so near after one of these says the contrary.
NEAR = 3
REMEMBERED = 65_536


FEATURES = (
    *("supports", "denied supports", "criticises", "denied criticises"),
    *("questions", "turns", "describes", "modals", "own", "not", "asks", "asks at the end"),
    *("supports at the end", "criticises at the end", "length"),
)

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Fitted:
    """What scripts/fit_stance.py wrote: weights by stance, of the features and of common words."""

    weights: Vector
    bias: Vector
    places: Mapping[str, int]
    least: float


def stance_of(text: str) -> str | None:
    """Return one of ``STANCES``, or None where none is likely enough.

    A passage that mostly asks, or ends by asking twice, ``questions``. Else a linear model over
    cue words (``cues.toml``), their place and what denies them, and common words, with weights
    fitted to coded passages.

    Args:
        text: A passage that makes a claim about a model of governance.
    """
    asking = _asking(_sentences(text))
    if 2 * sum(asking) > len(asking) or asking[-2:] == [True, True]:
        return "questions"
    fitted = _fitted()
    scores = fitted.bias + fitted.weights @ numbers_of(text, fitted.places)
    exponents = np.exp(scores - scores.max())
    best = int(scores.argmax())
    return STANCES[best] if exponents[best] / exponents.sum() >= fitted.least else None


@cache
def _fitted() -> _Fitted:
    content = json.loads(text_of(PACKAGE, "stance.json"))
    weights = [
        [*(content["weights"][name][each] for each in FEATURES), *content["term_weights"][name]]
        for name in STANCES
    ]
    return _Fitted(
        np.array(weights),
        np.array([content["bias"][name] for name in STANCES]),
        {term: place for place, term in enumerate(content["terms"])},
        float(content["least"]),
    )


def numbers_of(text: str, places: Mapping[str, int]) -> Vector:
    """Return a passage as numbers: those of ``FEATURES``, and which of some words it has.

    Args:
        text: The passage.
        places: The words, each with its place after the features.
    """
    words = words_of(text)
    vector = np.zeros(len(FEATURES) + len(places))
    vector[: len(FEATURES)] = _features(words, _sentences(text))
    present = [places[word] + len(FEATURES) for word in set(words) if word in places]
    if present:
        vector[present] = 1 / math.sqrt(len(present))
    return vector


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def _features(words: Sequence[str], sentences: Sequence[str]) -> list[float]:
    last = words_of(sentences[-1]) if sentences else []
    counts = [
        *_sides(words),
        *_counts(words, ("questions", "turns", "describes")),
    ]
    counts += [sum(word in group for word in words) for group in (MODALS, OWN, NOT)]
    asking = _asking(sentences)
    scale = math.sqrt(max(len(words), 1))
    return [
        *(count / scale for count in counts),
        sum(asking) / max(len(asking), 1),
        float(bool(asking) and asking[-1]),
        *(
            count / math.sqrt(max(len(last), 1))
            for count in _counts(last, ("supports", "criticises"))
        ),
        min(len(words), 200) / 200,
    ]


def _sentences(text: str) -> list[str]:
    return [each for each in SENTENCE.findall(text) if WORD.search(each)]


def _asking(sentences: Sequence[str]) -> list[bool]:
    return [asks(each) for each in sentences]


def _counts(words: Sequence[str], names: Sequence[str]) -> list[int]:
    """Return how many of the words are a cue of each kind."""
    cues = [found for found in map(_cues_of, words) if found]
    return [sum(name in found for found in cues) for name in names]


def _sides(words: Sequence[str]) -> list[int]:
    """Return how often the passage supports and criticises, each plainly and denied."""
    counts = []
    cues = [(place, found) for place, found in enumerate(map(_cues_of, words)) if found]
    for name in ("supports", "criticises"):
        found = [place for place, kinds in cues if name in kinds]
        denied = sum(not NOT.isdisjoint(words[max(place - NEAR, 0) : place]) for place in found)
        counts += [len(found) - denied, denied]
    return counts


@lru_cache(maxsize=REMEMBERED)
def _cues_of(word: str) -> frozenset[str]:
    """Return the kinds of cue that a word is."""
    return frozenset(name for name, pattern in _patterns().items() if pattern.fullmatch(word))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(re.escape(cue).replace(r"\*", r"\w*") for cue in cues.split()))
        for name, cues in toml_of(PACKAGE, "cues.toml").items()
    }
