"""How good the classifier is with fewer labels, and what more of them would bring."""

from collections.abc import Sequence

import numpy as np

from docanalyze.governance.counting import CountedPassages
from docanalyze.governance.examples import Examples, Fold, shrink_folds
from docanalyze.governance.fitting import hold_out

__all__ = ["Curve", "gain_of_doubling", "learning_curve"]

SHARES = (0.125, 0.25, 0.5)
FEWEST_POINTS = 3
# Share of the training groups used, and strict accuracy.
Curve = tuple[tuple[float, float], ...]


def learning_curve(
    examples: Examples, counted: CountedPassages, folds: Sequence[Fold], seed: int
) -> Curve:
    """Return strict accuracy on the same held-out passages with fewer groups to learn from.

    Args:
        examples: All passages.
        counted: The same, counted.
        folds: As :func:`docanalyze.governance.examples.split_folds` gives them.
        seed: Of the choice of groups, and of the solver.
    """
    points = []
    for share in SHARES:
        fewer = shrink_folds(folds, examples, share, seed)
        if len(fewer) == len(folds):
            held_out = hold_out(examples, counted, fewer, seed, with_claims=False)
            predicted = held_out.scores.argmax(axis=1)
            points.append((share, float(np.mean(predicted == examples.primary[held_out.rows]))))
    return tuple(points)


def gain_of_doubling(curve: Curve, accuracy: float) -> float | None:
    """Return by how much accuracy would rise with twice the labels, if the curve goes on.

    Errors fall with the number of examples by a power law (J. Hestness et al., "Deep learning
    scaling is predictable, empirically", 2017); its exponent is fitted to the points there are.

    Args:
        curve: Points with fewer labels.
        accuracy: With all of them.

    Returns:
        The gain, from 0 on; None where there are too few points to say.
    """
    points = [*curve, (1.0, accuracy)]
    errors = np.array([1 - value for _, value in points])
    if len(points) < FEWEST_POINTS or np.any(errors <= 0):
        return None
    slope = float(np.polyfit(np.log2([share for share, _ in points]), np.log2(errors), 1)[0])
    return (1 - accuracy) * float(1 - np.exp2(min(slope, 0.0)))
