"""Counts by document, and the figures with their intervals that come of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from docanalyze.scoring.judges import judge
from docanalyze.scoring.matching import Matching, Row

__all__ = ["Interval", "LayerScore", "Tally"]

N_RESAMPLES = 1000
SEED = 20_240
PERCENTILES = (2.5, 97.5)

Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure between 0 and 1 with its 95% bootstrap interval over documents."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} [{self.low:.2f}-{self.high:.2f}]"


@dataclass(frozen=True, slots=True)
class LayerScore:
    """What one layer reached.

    Args:
        layer: Its name.
        n_gold: Gold rows.
        n_found: Found rows, optional ones left out.
        strict: F1 with the same start and end.
        precision: By overlap.
        recall: By overlap.
        f1: By overlap.
        values: Share right of the matched rows, by value.
        unregistered: Recall of the gold rows that no register has; None where a layer has none.
    """

    layer: str
    n_gold: int
    n_found: int
    strict: Interval
    precision: Interval
    recall: Interval
    f1: Interval
    values: dict[str, Interval]
    unregistered: Interval | None = None

    @property
    def false_in_100(self) -> float:
        """False rows among 100 that are found."""
        return 100 * (1 - self.precision.value)


@dataclass(slots=True)
class Tally:
    """Counts of one layer over documents."""

    layer: str
    documents: list[Counter[str]] = field(default_factory=list)

    def add(self, matching: Matching) -> None:
        """Count one document."""
        counts = Counter(
            strict=matching.n_strict,
            matched=len(matching.pairs),
            gold=len(matching.pairs) + len(matching.missed),
            found=len(matching.pairs) + len(matching.spurious),
        )
        known = [gold for _, gold in matching.pairs if _is_unregistered(gold)]
        missed = [gold for gold in matching.missed if _is_unregistered(gold)]
        if known or missed:
            counts["unregistered found"] = len(known)
            counts["unregistered gold"] = len(known) + len(missed)
        for found, gold in matching.pairs:
            for name, right in judge(self.layer, found, gold).items():
                counts[f"judged {name}"] += 1
                counts[f"right {name}"] += right
        self.documents.append(counts)

    def score(self) -> LayerScore:
        """Return the figures over all documents."""
        names = sorted({name for counts in self.documents for name in counts})
        table = np.array(
            [[counts[name] for name in names] for counts in self.documents], dtype=np.float64
        )
        column = {name: index for index, name in enumerate(names)}

        def figure(top: str, bottoms: Sequence[str]) -> Interval:
            below = [column[name] for name in bottoms]
            return _interval(table, lambda sums: _ratio(sums[..., column[top]], sums[..., below]))

        values = [name.removeprefix("judged ") for name in names if name.startswith("judged ")]
        totals = table.sum(axis=0)
        return LayerScore(
            layer=self.layer,
            n_gold=int(totals[column["gold"]]),
            n_found=int(totals[column["found"]]),
            strict=figure("strict", ("gold", "found")),
            precision=figure("matched", ("found",)),
            recall=figure("matched", ("gold",)),
            f1=figure("matched", ("gold", "found")),
            values={name: figure(f"right {name}", (f"judged {name}",)) for name in values},
            unregistered=(
                figure("unregistered found", ("unregistered gold",))
                if "unregistered gold" in column
                else None
            ),
        )


def _is_unregistered(gold: Row) -> bool:
    return gold.get("registered") is False


def _ratio(top: Counts, bottoms: Counts) -> Counts:
    """Return top over the mean of the bottoms; 1 where there was nothing to find or judge."""
    bottom = bottoms.mean(axis=-1)
    return np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), 1.0)


def _interval(table: Counts, figure: Callable[[Counts], Counts]) -> Interval:
    generator = np.random.default_rng(SEED)
    draws = generator.integers(0, len(table), size=(N_RESAMPLES, len(table)))
    resampled = figure(table[draws].sum(axis=1))
    low, high = np.percentile(resampled, PERCENTILES)
    return Interval(float(figure(table.sum(axis=0))), float(low), float(high))


def scores_of(tallies: Iterable[Tally]) -> list[LayerScore]:
    """Return the scores of those layers that saw any document."""
    return [tally.score() for tally in tallies if tally.documents]
