"""Whether a new model may take the place of an earlier one: not if that is better."""

from pathlib import Path

import numpy as np

from docanalyze.errors import ModelError, OutputError
from docanalyze.governance.comparing import refitted_right, right_of
from docanalyze.governance.evaluation import HAIR
from docanalyze.governance.judging import unseen_passages
from docanalyze.governance.model import GovernanceModel
from docanalyze.governance.significance import PairedTest, paired_test
from docanalyze.governance.storage import load_model
from docanalyze.governance.training import TrainingResult

__all__ = ["check_replacement"]

# A new model that is worse by less than this, or by what may be chance, may still replace another.
TOLERATED = 0.01
CONVENTION = 0.05


def check_replacement(result: TrainingResult, folder: Path) -> PairedTest:
    """Make sure that an earlier model is not better than a new one, on the new one's labels.

    The new model is judged by what it said when each passage was held out; the earlier one by what
    it says of articles that it was not trained on, and of others by training it anew on the same
    folds.

    Args:
        result: The new model.
        folder: Where the earlier one lies.

    Returns:
        The test, the earlier model first.

    Raises:
        OutputError: The earlier model is better, or nobody can say.
    """
    test = _test(result, _earlier(result, folder))
    loss = -test.difference.value
    if loss > 0 and (loss >= TOLERATED or test.p_value < CONVENTION):
        raise OutputError(
            f"{folder}: the model there is better than the new one: on these labels, held out, it "
            f"alone is right {test.only_first} times and the new one alone {test.only_second} "
            f"times ({loss * 100:.1f} points, p = {test.p_value:.2g}). Nothing was written. Name "
            "another folder, or add --force to replace it all the same."
        )
    return test


def _earlier(result: TrainingResult, folder: Path) -> GovernanceModel:
    try:
        model = load_model(folder)
    except ModelError as error:
        raise _unknown(folder, f"cannot be loaded ({error})") from error
    if set(model.labels) != set(result.model.labels):
        raise _unknown(folder, f"has other labels ({', '.join(model.labels)})")
    if model.seen is None:
        raise _unknown(folder, "does not say what it was trained on")
    return model


def _unknown(folder: Path, why: str) -> OutputError:
    return OutputError(
        f"{folder}: the model there {why}, so nobody can say which is better. Nothing was written. "
        "Name another folder, or add --force to replace it all the same."
    )


def _test(result: TrainingResult, earlier: GovernanceModel) -> PairedTest:
    material = result.material
    examples, held_out = material.examples, material.held_out
    right = np.zeros((2, len(examples)), dtype=np.bool_)
    tested = np.zeros((2, len(examples)), dtype=np.bool_)
    first = held_out.scores.argmax(axis=1)
    right[1, held_out.rows] = examples.right[held_out.rows, first] > HAIR
    tested[1, held_out.rows] = True
    rows, refitted = refitted_right(
        earlier, examples, material.counted, material.folds, result.seed
    )
    right[0, rows], tested[0, rows] = refitted, True
    places = {passage.text: row for row, passage in enumerate(material.passages)}
    unseen = unseen_passages(material.passages, earlier)
    if unseen:
        own = [places[passage.text] for passage in unseen]
        right[0, own], tested[0, own] = right_of(earlier, unseen), True
    both = tested.all(axis=0)
    if not both.any():
        raise _unknown(Path(str(earlier.folder)), "was trained on too little of these labels")
    return paired_test(right[0, both], right[1, both], examples.groups[both], result.seed)
