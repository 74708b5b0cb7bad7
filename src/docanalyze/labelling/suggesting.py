"""Which passages to label next: those from which a classifier would learn most."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from docanalyze.errors import DocanalyzeError, UsageError
from docanalyze.governance import GovernanceModel, load_model
from docanalyze.governance.grouping import group_texts
from docanalyze.labelling.passages import labelled_by_run
from docanalyze.labelling.sheet import check_sheet, write_sheet
from docanalyze.running.record import RECORD, read_record

__all__ = ["classifier_of", "suggest", "worth_labelling"]

# So many of the most uncertain passages are looked at for each that is suggested.
CONSIDERED = 25
# How alike two passages of one article count at least.
SAME_ARTICLE = 0.3


def suggest(output: str | Path, count: int = 20, *, path: str | Path | None = None) -> Path:
    """Choose passages of a run that are worth labelling next, and write them as a label file.

    They are uncertain (the two likeliest labels are close), unlike one another, no near duplicates,
    and not among those that the classifier was trained on.

    Args:
        output: The run's output folder.
        count: How many; fewer, if there are not so many.
        path: The file to write, ``.csv``; None: ``suggestions.csv`` in the output folder.

    Returns:
        The file that was written.

    Raises:
        UsageError: The folder holds no run, there is nothing to suggest, or the count is not
            positive.
        OutputError: The file is there already, or cannot be written.
    """
    if count < 1:
        raise UsageError(f"{count} suggestions are none. Ask for at least one.")
    target = Path(output) / "suggestions.csv" if path is None else Path(path)
    check_sheet(target)
    passages = labelled_by_run(output, ["second_probability"])
    chosen = worth_labelling(passages, count, classifier_of(output))
    if chosen.empty:
        raise UsageError(
            f"{output}: the classifier was trained on all passages that it is unsure of. Analyse "
            "further articles, or label some at random (`docanalyze sample`)."
        )
    write_sheet(target, chosen, "suggest")
    return target


def classifier_of(output: str | Path) -> GovernanceModel | None:
    """Return the classifier that a run has used, if it can still be loaded."""
    configuration = read_record(Path(output) / RECORD).get("configuration", {})
    try:
        return load_model(configuration.get("classifier"))
    except DocanalyzeError:
        return None


def worth_labelling(
    passages: pd.DataFrame, count: int, classifier: GovernanceModel | None
) -> pd.DataFrame:
    """Return the passages from which a classifier would learn most, the best first.

    Args:
        passages: With ``doc_id``, ``text``, and the ``probability`` and ``second_probability`` that
            the classifier gave.
        count: How many; fewer, if there are not so many.
        classifier: What it was trained on is left out; None: nobody knows what that was.
    """
    gap = (passages["probability"] - passages["second_probability"].fillna(0)).to_numpy(float)
    order = np.argsort(gap, kind="stable")[: CONSIDERED * count]
    candidates = passages.iloc[order]
    new = ~_known_to(classifier, candidates) & _first_of_their_like(candidates)
    if not new.any():
        return candidates[new]
    return candidates[new].iloc[_unlike(candidates[new], 1 - gap[order][new], count)]


def _known_to(classifier: GovernanceModel | None, passages: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return which passages a classifier was trained on, as far as it says so."""
    if classifier is None or classifier.seen is None:
        return np.zeros(len(passages), dtype=np.bool_)
    return np.array(classifier.seen.has_like(passages["text"].tolist()), dtype=np.bool_)


def _first_of_their_like(passages: pd.DataFrame) -> npt.NDArray[np.bool_]:
    groups = group_texts(passages["text"].tolist())
    return np.asarray(~pd.Series(groups).duplicated().to_numpy(), dtype=np.bool_)


def _unlike(passages: pd.DataFrame, worth: npt.NDArray[np.float64], count: int) -> list[int]:
    """Return the places of passages that are worth most and unlike those chosen before.

    Each next one is that whose worth, times how unlike the likest chosen one it is, is the largest
    (maximal marginal relevance: J. Carbonell and J. Goldstein, SIGIR 1998).
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(passages["text"])
    articles = passages["doc_id"].to_numpy(dtype=object)
    likeness = np.zeros(len(passages))
    left = np.ones(len(passages), dtype=bool)
    chosen: list[int] = []
    while len(chosen) < min(count, len(passages)):
        place = int(np.argmax(np.where(left, worth * (1 - likeness), -1.0)))
        chosen.append(place)
        left[place] = False
        likeness = np.maximum(likeness, (vectors @ vectors[place].T).toarray().ravel())
        likeness = np.maximum(likeness, np.where(articles == articles[place], SAME_ARTICLE, 0.0))
    return chosen
