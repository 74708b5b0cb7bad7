"""Fit the weights of a conditional logit to choices with right answers, drawn towards priors."""

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from docanalyze.annotation.logit import Logit
from right_answers import Text

__all__ = ["Example", "Named", "fit", "folds", "priors_of", "tally", "write_weights"]

MOST_STEPS = 300
PLACES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A choice with its right answer.

    Args:
        candidates: The features of each, by its name.
        right: The names of those that are right; at least one of the candidates.
        weight: How much it counts.
    """

    candidates: Mapping[str, Mapping[str, float]]
    right: Collection[str]
    weight: float = 1.0


class Named(Protocol):
    """What became of a row that has a right answer."""

    @property
    def text(self) -> Text:
        """Its text."""

    @property
    def is_right(self) -> bool:
        """Whether what was given is right."""

    @property
    def is_given(self) -> bool:
        """Whether anything was given."""


Outcome = TypeVar("Outcome", bound=Named)


def priors_of(path: Path) -> dict[str, float]:
    """Return what weights are drawn towards, from a file of groups.

    Args:
        path: TOML; its groups are for the reader.
    """
    groups = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: weight for group in groups.values() for key, weight in group.items()}


def fit(
    examples: Sequence[Example], priors: Mapping[str, float], penalty: float
) -> dict[str, float]:
    """Return the weights that make the right candidates likely.

    Args:
        examples: The choices.
        priors: What each weight is drawn towards; 0 where a feature has none.
        penalty: How strongly: of the square of the distance, beside the log loss.
    """
    keys = sorted({key for each in examples for some in each.candidates.values() for key in some})
    column = {key: at for at, key in enumerate(keys)}
    values: list[float] = []
    rows: list[int] = []
    columns: list[int] = []
    groups: list[int] = []
    right: list[bool] = []
    for group, example in enumerate(examples):
        for name, features in example.candidates.items():
            for key, value in features.items():
                rows.append(len(groups))
                columns.append(column[key])
                values.append(value)
            groups.append(group)
            right.append(name in example.right)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(groups), len(keys)))
    group_of, answer = np.array(groups), np.array(right, dtype=float)
    counts = np.array([each.weight for each in examples])
    prior = np.array([priors.get(key, 0.0) for key in keys])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        power = np.exp(np.clip(matrix @ weights, -50, 50))
        total = np.bincount(group_of, power)
        hit = np.bincount(group_of, power * answer)
        share = power / total[group_of] - power * answer / hit[group_of]
        slope = matrix.T @ (share * counts[group_of])
        away = weights - prior
        value = float(counts @ (np.log(total) - np.log(hit)) + penalty * away @ away)
        return value, slope + 2 * penalty * away

    found = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS})
    weights = {key: round(float(each), PLACES) for key, each in zip(keys, found.x, strict=True)}
    return {key: weight for key, weight in weights.items() if weight}


def folds(texts: Sequence[Text], count: int) -> Iterator[tuple[list[Text], list[Text]]]:
    """Yield parts of whole texts, each with the texts that are not in it.

    Args:
        texts: What is held out by turns; ordered by name, every n-th goes into one part.
        count: Of parts, at most.
    """
    ordered = sorted(texts, key=lambda each: each.name)
    count = min(count, len(ordered))
    for at in range(count):
        part = ordered[at::count]
        yield part, [each for each in texts if all(each is not other for other in part)]


def tally(found: Sequence[Named], wrong_name: str) -> str:
    """Return how many rows there are, and the shares that are right and wrong.

    Args:
        found: What became of them.
        wrong_name: What a wrong answer is called.
    """
    given = [each for each in found if each.is_given]
    wrong = sum(not each.is_right for each in given)
    right = sum(each.is_right for each in found)
    rows = max(1, len(found))
    return (
        f"{len(found):4} rows  right {right / rows:.3f}  {wrong_name} {wrong / rows:.3f}"
        f"  of those given {wrong / max(1, len(given)):.3f}"
    )


def write_weights(
    target: Path, script: str, model: Logit, texts: Sequence[Text], made: Mapping[str, Any]
) -> None:
    """Write the weights and thresholds of a model, with how they were made.

    Args:
        target: The file.
        script: What fitted them.
        model: The weights, and the thresholds beside them.
        texts: What they were fitted to.
        made: By what settings.
    """
    kinds = sorted({each.kind for each in texts})
    counts = {kind: sum(each.kind == kind for each in texts) for kind in kinds}
    values = asdict(model)
    weights = values.pop("weights")
    content = {
        "made": {"by": f"scripts/{script}", "texts": counts, **made},
        **values,
        "weights": weights,
    }
    target.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
