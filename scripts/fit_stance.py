"""Fit the weights by which a passage's stance is told.

    python scripts/fit_stance.py

Reads the part ``tune`` of ``passages.jsonl`` and ``plain.jsonl`` in ``corpus/gold/stance``: weights
and the least probability come from these (cross-validated by article); ``benchmarks/stance.py``
measures on others. Writes ``src/docanalyze/governance/voice/stance.json``.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from docanalyze.governance.voice import STANCES
from docanalyze.governance.voice.reading import FEATURES, Reading, weighed_terms

ROOT = Path(__file__).parents[1]
CODED = ROOT / "corpus" / "gold" / "stance"
WRITTEN = ROOT / "src" / "docanalyze" / "governance" / "voice" / "stance.json"
STRENGTHS = (1.0, 3.0)
# A word or pair of words counts if so many passages hold it.
LEAST_PASSAGES = 4
# A label says less than the words do.
LABEL = 0.5
# The corpus is rich in irony and narrative; what people mostly read is plainer.
WEIGHT_OF_PLAIN = 3.0
FOLDS = 10
# What is answered should be right this often.
WANTED = 0.75

Row = Mapping[str, Any]
Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Vocabulary:
    """The terms and the labels that count."""

    places: Mapping[str, int]
    rarity: Matrix
    labels: Sequence[str]


@cache
def read(text: str) -> tuple[list[str], Matrix]:
    """Return the terms and the features of a passage."""
    reading = Reading(text)
    return reading.terms, reading.features()


def vocabulary(rows: Sequence[Row]) -> Vocabulary:
    """Return the terms that enough passages hold, and how rare each is."""
    counts = Counter(term for row in rows for term in set(read(row["text"])[0]))
    terms = sorted(term for term, count in counts.items() if count >= LEAST_PASSAGES)
    rarity = [round(math.log((1 + len(rows)) / (1 + counts[term])) + 1, 2) for term in terms]
    labels = sorted({row["label"] for row in rows})
    return Vocabulary({term: n for n, term in enumerate(terms)}, np.array(rarity), labels)


def matrix(rows: Sequence[Row], known: Vocabulary) -> Any:
    """Return a row of numbers for each passage: features, label, terms."""
    own = len(FEATURES) + len(known.labels)
    values, columns, borders = [], [], [0]
    for row in rows:
        terms, features = read(row["text"])
        places, weights = weighed_terms(terms, known.places, known.rarity)
        label = [LABEL * (row["label"] == each) for each in known.labels]
        values += [*features, *label, *weights]
        columns += [*range(own), *(own + place for place in places)]
        borders.append(len(values))
    return csr_matrix((values, columns, borders), shape=(len(rows), own + len(known.places)))


def fitted(rows: Sequence[Row], strength: float) -> tuple[Any, Vocabulary]:
    """Return a model and the vocabulary that it knows."""
    known = vocabulary(rows)
    model = LogisticRegression(C=strength, max_iter=3000)
    weights = [WEIGHT_OF_PLAIN if row["plain"] else 1.0 for row in rows]
    return model.fit(matrix(rows, known), [row["stance"] for row in rows], weights), known


def left_out(rows: Sequence[Row], strength: float) -> tuple[list[str], Matrix]:
    """Return for each passage the stance that a model without its article gives, and how sure."""
    told, sure = [""] * len(rows), np.zeros(len(rows))
    groups = [row["group"] for row in rows]
    for train, test in GroupKFold(FOLDS).split(rows, groups=groups):
        model, known = fitted([rows[place] for place in train], strength)
        scores = model.predict_proba(matrix([rows[place] for place in test], known))
        for place, each in zip(test, scores, strict=True):
            told[place], sure[place] = model.classes_[each.argmax()], each.max()
    return told, sure


def least_sure(right: Matrix, sure: Matrix) -> float:
    """Return from which probability on what is answered is right often enough."""
    for bar in np.arange(0.3, 0.9, 0.01):
        answered = sure >= bar
        if answered.any() and right[answered].mean() >= WANTED:
            return round(float(bar), 2)
    return 0.9


def coded() -> list[Row]:
    """Return the passages to fit to; each plain one is a group of its own."""
    rows = []
    for name in ("passages", "plain"):
        lines = (CODED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, row in enumerate(map(json.loads, lines)):
            if row["part"] == "tune" and row["stance"]:
                own = {"plain": name == "plain", "group": row.get("group", f"plain {number}")}
                rows.append(row | own)
    return rows


def main() -> None:
    """Fit, write, and print."""
    rows = coded()
    corpus = np.array([not row["plain"] for row in rows])
    best: tuple[float, float, float] = (0.0, 0.0, 0.0)
    for strength in STRENGTHS:
        told, sure = left_out(rows, strength)
        right = np.array([row["stance"] == each for row, each in zip(rows, told, strict=True)])
        least = least_sure(right[corpus], sure[corpus])
        print(f"C {strength}: right {right[corpus].mean():.3f}; from {least} on")
        for name, part in (("corpus", corpus), ("plain", ~corpus)):
            answered = part & (sure >= least)
            share = answered.sum() / part.sum()
            print(f"  {name}: told {share:.2f}, of which right {right[answered].mean():.2f}")
        best = max(best, (float(right[corpus].mean()), strength, least))
    write(rows, *best)


def write(rows: Sequence[Row], right: float, strength: float, least: float) -> None:
    """Write the weights of a model of all passages."""
    model, known = fitted(rows, strength)
    coefficients = model.coef_[[list(model.classes_).index(name) for name in STANCES]]
    own, labelled = len(FEATURES), len(FEATURES) + len(known.labels)
    bias = dict(zip(model.classes_, model.intercept_, strict=True))
    described = {
        "made by": f"scripts/fit_stance.py from {len(rows)} passages",
        "left-out right": round(right, 3),
        "least": least,
        "weights": _by_stance(coefficients[:, :own], FEATURES),
        "labels": _by_stance(LABEL * coefficients[:, own:labelled], known.labels),
        "bias": {name: round(float(bias[name]), 3) for name in STANCES},
        "terms": list(known.places),
        "rarity": known.rarity.tolist(),
        "term_weights": {
            name: [round(float(value), 2) for value in row]
            for name, row in zip(STANCES, coefficients[:, labelled:], strict=True)
        },
    }
    content = json.dumps(described, ensure_ascii=False, separators=(",", ":"))
    WRITTEN.write_text(content + "\n", encoding="utf-8")
    print(f"written, {len(content) // 1000} kB; measure with python benchmarks/stance.py")


def _by_stance(rows: Matrix, names: Sequence[str]) -> dict[str, dict[str, float]]:
    return {
        stance: {name: round(float(value), 3) for name, value in zip(names, row, strict=True)}
        for stance, row in zip(STANCES, rows, strict=True)
    }


if __name__ == "__main__":
    main()
