"""What a passage does with the model of governance that it speaks of."""

import json
import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docanalyze.packaged import text_of, toml_of
from docanalyze.text import asks

__all__ = ["FEATURES", "STANCES", "features_of", "stance_of"]

STANCES = ("supports", "criticises", "describes", "questions")

PACKAGE = "docanalyze.governance.voice"
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
MODALS = frozenset({"must", "should", "ought", "need", "needs", "let"})
OWN = frozenset({"we", "our", "us", "i", "my"})
NOT = frozenset({"not", "no", "never", "cannot", "nor", "neither", "nothing", "nobody", "without"})
# A cue so near after one of these says the contrary.
NEAR = 3


def _pattern(cues: str) -> re.Pattern[str]:
    stems = [re.escape(cue).replace(r"\*", r"\w*") for cue in cues.split()]
    return re.compile(rf"(?:{'|'.join(stems)})\Z")


_CUES = {name: _pattern(cues) for name, cues in toml_of(PACKAGE, "cues.toml").items()}

FEATURES = (
    *("supports", "denied supports", "criticises", "denied criticises"),
    *("questions", "turns", "describes", "modals", "own", "not", "asks", "asks at the end"),
    *("supports at the end", "criticises at the end", "length"),
)

# Written by scripts/fit_stance.py.
_FITTED = json.loads(text_of(PACKAGE, "stance.json"))
_WEIGHTS = np.array([[_FITTED["weights"][name][each] for each in FEATURES] for name in STANCES])
_BIAS = np.array([_FITTED["bias"][name] for name in STANCES])
_TERMS = {term: place for place, term in enumerate(_FITTED["terms"])}
_TERM_WEIGHTS = np.array([_FITTED["term_weights"][name] for name in STANCES])
# Below this probability nothing is said.
LEAST = float(_FITTED["least"])

Vector = NDArray[np.float64]


def stance_of(text: str) -> str | None:
    """Return one of ``STANCES``, or None where none is likely enough.

    A passage that mostly asks, or ends by asking twice, ``questions``. Else a linear model over
    cue words (``cues.toml``), their place and what denies them, and common words, with weights
    fitted to coded passages.

    Args:
        text: A passage that makes a claim about a model of governance.
    """
    asking = _asking(text)
    if 2 * sum(asking) > len(asking) or asking[-2:] == [True, True]:
        return "questions"
    scores = _BIAS + _WEIGHTS @ features_of(text) + _TERM_WEIGHTS @ terms_of(text, _TERMS)
    exponents = np.exp(scores - scores.max())
    best = int(scores.argmax())
    return STANCES[best] if exponents[best] / exponents.sum() >= LEAST else None


def terms_of(text: str, places: dict[str, int]) -> Vector:
    """Return which of some words a passage has, scaled to a length of 1."""
    present = {places[word] for word in words_of(text) if word in places}
    vector = np.zeros(len(places))
    vector[list(present)] = 1 / math.sqrt(len(present)) if present else 0.0
    return vector


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def features_of(text: str) -> Vector:
    """Return how often a passage has each kind of cue, in the order of ``FEATURES``."""
    words = words_of(text)
    sentences = _sentences(text)
    last = words_of(sentences[-1]) if sentences else []
    counts = [
        *_sides(words),
        *(_count(words, name) for name in ("questions", "turns", "describes")),
    ]
    counts += [sum(word in group for word in words) for group in (MODALS, OWN, NOT)]
    asking = _asking(text)
    scale = math.sqrt(max(len(words), 1))
    return np.array(
        [
            *(count / scale for count in counts),
            sum(asking) / max(len(asking), 1),
            float(bool(asking) and asking[-1]),
            _count(last, "supports") / math.sqrt(max(len(last), 1)),
            _count(last, "criticises") / math.sqrt(max(len(last), 1)),
            min(len(words), 200) / 200,
        ]
    )


def _sentences(text: str) -> list[str]:
    return [each for each in SENTENCE.findall(text) if WORD.search(each)]


def _asking(text: str) -> list[bool]:
    return [asks(each) for each in _sentences(text)]


def _count(words: Sequence[str], name: str) -> int:
    return sum(_CUES[name].match(word) is not None for word in words)


def _sides(words: Sequence[str]) -> list[int]:
    """Return how often the passage supports and criticises, each plainly and denied."""
    counts = []
    for name in ("supports", "criticises"):
        found = [place for place, word in enumerate(words) if _CUES[name].match(word)]
        denied = sum(not NOT.isdisjoint(words[max(place - NEAR, 0) : place]) for place in found)
        counts += [len(found) - denied, denied]
    return counts
