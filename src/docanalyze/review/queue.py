"""Which passages are labelled next, in which order."""

from collections.abc import Callable, Collection
from typing import Literal

import numpy as np
import pandas as pd

from docanalyze.governance import GovernanceModel
from docanalyze.labelling.suggesting import worth_labelling

__all__ = ["Drawn", "Queue"]

Drawn = Literal["suggest", "sample"]


class Queue:
    """Passages that wait, or were labelled since the review began.

    Args:
        drawn: ``suggest``: those from which the classifier would learn most; ``sample``: any, each
            as likely as another.
        seed: Of the draw.
    """

    def __init__(self, drawn: Drawn, seed: int = 0) -> None:
        self.drawn = drawn
        self.passage_ids: list[str] = []
        self._seed = seed

    def extend(
        self,
        passages: pd.DataFrame,
        count: int,
        decided: Collection[str],
        classifier: GovernanceModel | None,
    ) -> int:
        """Add passages that are neither in the queue nor decided.

        Args:
            passages: All of the run that have a label, with what a classifier says of them.
            count: How many to add.
            decided: Ids of those that were labelled or skipped, in this review or an earlier one.
            classifier: Whose learning matters.

        Returns:
            How many were added: fewer, if there are not so many.
        """
        known = {*self.passage_ids, *decided}
        if self.drawn == "sample":
            # One order for good, so that a review that is begun again goes on with the same sample.
            order = np.random.default_rng(self._seed).permutation(len(passages))
            ids = passages["passage_id"].iloc[order]
            added = [one for one in ids if one not in known][:count]
        else:
            waiting = passages[~passages["passage_id"].isin(known)]
            added = []
            if not waiting.empty:
                added = worth_labelling(waiting, count, classifier)["passage_id"].tolist()
        self.passage_ids += added
        return len(added)

    def waiting(self, is_decided: Callable[[str], bool]) -> list[str]:
        """Return the passages that nobody has decided about, in order."""
        return [one for one in self.passage_ids if not is_decided(one)]

    def after(self, passage_id: str | None, is_decided: Callable[[str], bool]) -> str | None:
        """Return the next passage that waits, after one and then from the beginning."""
        ids = self.passage_ids
        place = ids.index(passage_id) + 1 if passage_id in ids else 0
        return next((one for one in ids[place:] + ids[:place] if not is_decided(one)), None)
