"""A conditional logit: of several candidates, each with features, how probable each is.

Each candidate has the sum of the weights of its features; of their exponentials each has its share,
which is its probability. The weights are fitted to texts with right answers and shipped.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import Any

from docanalyze.packaged import text_of

__all__ = ["Choice", "Logit", "shipped"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, and from what.

    Args:
        name: The candidate; one of them stands for none.
        probability: That this is right.
        best: The candidate that came nearest to be given, given or not.
        best_probability: That this is right.
        candidates: What spoke for each.
    """

    name: str
    probability: float
    best: str
    best_probability: float
    candidates: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Logit:
    """Fitted weights.

    Args:
        weights: The weight of each feature; one that has none counts nothing.
    """

    weights: Mapping[str, float]

    def probabilities(self, candidates: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
        """Return the probability of each candidate.

        Args:
            candidates: The features of each, by its name; at least one.
        """
        sums = {
            name: sum(self.weights.get(key, 0.0) * value for key, value in features.items())
            for name, features in candidates.items()
        }
        most = max(sums.values())
        shares = {name: exp(each - most) for name, each in sums.items()}
        total = sum(shares.values())
        return {name: share / total for name, share in shares.items()}


def shipped(package: str) -> dict[str, Any]:
    """Return the content of the ``weights.json`` of a package.

    Args:
        package: Its dotted name.
    """
    content: dict[str, Any] = json.loads(text_of(package, "weights.json"))
    return content
