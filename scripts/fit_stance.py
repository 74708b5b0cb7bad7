"""Fit the weights by which a passage's stance is told.

    python scripts/fit_stance.py

Reads ``corpus/gold/stance/passages.jsonl``: weights and the least probability come from the part
``tune`` (cross-validated by article); ``benchmarks/stance.py`` measures on the other. Writes
``src/docanalyze/governance/voice/stance.json``.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from docanalyze.governance.voice.stance import FEATURES, STANCES, numbers_of, words_of

ROOT = Path(__file__).parents[1]
CODED = ROOT / "corpus" / "gold" / "stance" / "passages.jsonl"
WRITTEN = ROOT / "src" / "docanalyze" / "governance" / "voice" / "stance.json"
STRENGTHS = (0.1, 0.3, 1.0, 3.0)
RATES = (0, 3, 6)
FOLDS = 10
# What is answered should be right this often.
WANTED = 0.7
PLAIN = re.compile(r"[a-z']+")

Row = Mapping[str, Any]
Matrix = NDArray[np.float64]


def vocabulary(rows: Sequence[Row], least: int) -> dict[str, int]:
    """Return the words that enough passages hold, with their places; none if ``least`` is 0."""
    counts = Counter(
        word for row in rows for word in set(words_of(row["text"])) if PLAIN.fullmatch(word)
    )
    words = sorted(word for word, count in counts.items() if count >= least) if least else []
    return {word: place for place, word in enumerate(words)}


def matrix(rows: Sequence[Row], terms: dict[str, int]) -> Matrix:
    """Return a row of numbers for each passage."""
    return np.array([numbers_of(row["text"], terms) for row in rows])


def fitted(rows: Sequence[Row], strength: float, least: int) -> tuple[Any, dict[str, int]]:
    """Return a model and the words it knows."""
    terms = vocabulary(rows, least)
    model = LogisticRegression(C=strength, max_iter=3000)
    return model.fit(matrix(rows, terms), [row["stance"] for row in rows]), terms


def left_out(rows: Sequence[Row], strength: float, least: int) -> tuple[list[str], Matrix]:
    """Return for each passage the stance that a model without its article gives, and how sure."""
    told, sure = [""] * len(rows), np.zeros(len(rows))
    groups = [row["group"] for row in rows]
    for train, test in GroupKFold(FOLDS).split(rows, groups=groups):
        model, terms = fitted([rows[place] for place in train], strength, least)
        scores = model.predict_proba(matrix([rows[place] for place in test], terms))
        for place, each in zip(test, scores, strict=True):
            told[place], sure[place] = model.classes_[each.argmax()], each.max()
    return told, sure


def least_sure(rows: Sequence[Row], told: Sequence[str], sure: Matrix) -> float:
    """Return from which probability on what is answered is right often enough."""
    right = np.array([row["stance"] == each for row, each in zip(rows, told, strict=True)])
    for bar in np.arange(0.3, 0.9, 0.01):
        answered = sure >= bar
        if answered.any() and right[answered].mean() >= WANTED:
            return round(float(bar), 2)
    return 0.9


def main() -> None:
    """Fit, write, and print."""
    coded = [json.loads(line) for line in CODED.read_text(encoding="utf-8").splitlines()]
    tune = [row for row in coded if row["part"] == "tune" and row["stance"]]
    best: tuple[float, float, int] = (0.0, 0.0, 0)
    for strength in STRENGTHS:
        for least in RATES:
            told, _ = left_out(tune, strength, least)
            right = float(
                np.mean([row["stance"] == each for row, each in zip(tune, told, strict=True)])
            )
            print(f"C {strength:<4} words of {least} passages: right {right:.3f}")
            best = max(best, (right, strength, least))
    _, strength, least = best
    told, sure = left_out(tune, strength, least)
    model, terms = fitted(tune, strength, least)
    order = [list(model.classes_).index(name) for name in STANCES]
    own = len(FEATURES)
    described = {
        "made by": f"scripts/fit_stance.py from {len(tune)} passages",
        "left-out right": round(best[0], 3),
        "least": least_sure(tune, told, sure),
        "weights": {
            name: dict(zip(FEATURES, row, strict=True))
            for name, row in _by_stance(model.coef_[order, :own]).items()
        },
        "bias": {
            name: round(float(model.intercept_[place]), 3)
            for name, place in zip(STANCES, order, strict=True)
        },
        "terms": list(terms),
        "term_weights": _by_stance(model.coef_[order, own:]),
    }
    WRITTEN.write_text(json.dumps(described) + "\n", encoding="utf-8")
    print("written; measure with python benchmarks/stance.py")


def _by_stance(rows: Matrix) -> dict[str, list[float]]:
    return {
        name: [round(float(value), 3) for value in row]
        for name, row in zip(STANCES, rows, strict=True)
    }


if __name__ == "__main__":
    main()
