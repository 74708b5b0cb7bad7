"""Labelled passages as training wants them: arrays, groups, folds."""

import hashlib
import json
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docanalyze.errors import LabelFileError
from docanalyze.governance.evaluation import HAIR, Truth
from docanalyze.governance.grouping import group_passages
from docanalyze.governance.label_files import LabelledPassage
from docanalyze.governance.labels import LABELS, NO_MODEL
from docanalyze.governance.linear import Array
from docanalyze.text import label_slug

__all__ = [
    "FEWEST_PASSAGES",
    "Examples",
    "Fold",
    "can_be_used",
    "lay_out",
    "make_examples",
    "shrink_folds",
    "split_folds",
]

FEWEST_PASSAGES = 10
FEWEST_PER_LABEL = 2
FOLDS = 5

Fold = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Examples:
    """What there is to learn from.

    Args:
        texts: The passages.
        headings: The heading of each, or None.
        labels: All labels: the codebook's in its order, others by name.
        right: Passages by labels: the share of each label in what is right; rows sum to 1.
        claims: Passages by labels, true where a claim is made about the label; ``none`` never.
        has_claims: Whether any file said which labels apply besides the one.
        groups: The group of each passage, from 0.
        digest: SHA-256 over all that is learned from.
    """

    texts: tuple[str, ...]
    headings: tuple[str | None, ...]
    labels: tuple[str, ...]
    right: Array
    claims: npt.NDArray[np.bool_]
    has_claims: bool
    groups: npt.NDArray[np.int64]
    digest: str

    @property
    def primary(self) -> npt.NDArray[np.int64]:
        """The place of the one label of each passage; the first of several that are equal."""
        return np.asarray(np.argmax(self.right, axis=1), dtype=np.int64)

    @property
    def claimable(self) -> tuple[str, ...]:
        """The labels that a claim can be made about: all but ``none``."""
        return tuple(label for label in self.labels if label != NO_MODEL)

    def truth(self, rows: npt.NDArray[np.int64]) -> Truth:
        """Return what is right about some passages."""
        return Truth(self.labels, self.right[rows], self.claims[rows], self.groups[rows])

    def __len__(self) -> int:
        return len(self.texts)


def make_examples(passages: Sequence[LabelledPassage]) -> Examples:
    """Check that passages can be learned from, and lay them out.

    Args:
        passages: One for each text.

    Raises:
        LabelFileError: There are too few, or of one label only.
    """
    counts = Counter(passage.label for passage in passages)
    _check(counts)
    labels = (*(label for label in LABELS if label in counts), *sorted(set(counts) - set(LABELS)))
    right, claims = lay_out(passages, labels)
    return Examples(
        texts=tuple(passage.text for passage in passages),
        headings=tuple(passage.heading for passage in passages),
        labels=labels,
        right=right,
        claims=claims,
        has_claims=any(passage.labels is not None for passage in passages),
        groups=np.array(group_passages(passages), dtype=np.int64),
        digest=_digest(passages),
    )


def lay_out(
    passages: Sequence[LabelledPassage], labels: Sequence[str]
) -> tuple[Array, npt.NDArray[np.bool_]]:
    """Return what is right about passages, and what is claimed: both passages by labels.

    Args:
        passages: The passages.
        labels: The order of columns; the one label of each passage is among them.
    """
    places = {label: place for place, label in enumerate(labels)}
    right = np.zeros((len(passages), len(labels)))
    claims = np.zeros((len(passages), len(labels)), dtype=bool)
    for row, passage in enumerate(passages):
        good = [places[label] for label in passage.right_labels if label in places]
        # The one label stays ahead by a hair, so that it can be told from its equals.
        right[row, good] = 1 / len(good)
        right[row, places[passage.label]] += HAIR / 1000
        named = passage.labels if passage.labels is not None else (passage.label,)
        for label in {*named, passage.label} - {NO_MODEL}:
            if label in places:
                claims[row, places[label]] = True
    return right, claims


def _check(counts: Counter[str]) -> None:
    total = sum(counts.values())
    if total < FEWEST_PASSAGES:
        raise LabelFileError(
            f"{total} labelled passages are too few to learn from and to test on. Label at least "
            f"{FEWEST_PASSAGES}; some hundred make a useful model. Or add --with-shipped."
        )
    if len(counts) == 1:
        raise LabelFileError(
            f"All {total} passages are labelled {next(iter(counts))!r}: there is nothing to tell "
            "apart. Label passages of at least two kinds, or add --with-shipped."
        )
    rare = sorted(label for label, count in counts.items() if count < FEWEST_PER_LABEL)
    if rare:
        raise LabelFileError(
            f"Only one passage is labelled {' and one '.join(map(repr, rare))}. Label at least "
            f"{FEWEST_PER_LABEL} of each (check the spelling), or leave the label out."
        )
    by_slug: dict[str, str] = {}
    for label in counts:
        other = by_slug.setdefault(label_slug(label), label)
        if other != label:
            raise LabelFileError(
                f"The labels {other!r} and {label!r} would share the column "
                f"p_{label_slug(label)}. Spell them alike, or more differently."
            )


def _digest(passages: Sequence[LabelledPassage]) -> str:
    digest = hashlib.sha256()
    for p in passages:
        row = [p.text, p.label, p.labels, p.equal, p.heading, p.group, p.doc_id]
        digest.update(json.dumps(row).encode("ascii") + b"\n")
    return digest.hexdigest()


def split_folds(examples: Examples, seed: int) -> list[Fold]:
    """Return (training, testing) rows for cross-validation, stratified, no group in both.

    Args:
        examples: What is split. Where groups leave a fold with one label only to learn from,
            passages are split one by one instead.
        seed: Of the shuffling.
    """
    from sklearn.model_selection import StratifiedGroupKFold

    for groups in (examples.groups, np.arange(len(examples))):
        count = len(np.unique(groups))
        if count > 1:
            splitter = StratifiedGroupKFold(min(FOLDS, count), shuffle=True, random_state=seed)
            with warnings.catch_warnings():
                # A label with fewer passages than folds is missing from some: that is known.
                warnings.simplefilter("ignore", UserWarning)
                folds = list(splitter.split(groups, examples.primary, groups))
            if all(can_be_used(fold, examples) for fold in folds):
                return folds
    raise LabelFileError(
        "Hardly any passage has another label than the rest: there is nothing to test on. Label "
        "more passages of the rarer kinds, or add --with-shipped."
    )


def shrink_folds(folds: Sequence[Fold], examples: Examples, share: float, seed: int) -> list[Fold]:
    """Return the folds with fewer groups to learn from; those that cannot be used are left out.

    Args:
        folds: As :func:`split_folds` gives them.
        examples: What was split.
        share: How many of the training groups to keep, from 0 to 1.
        seed: Of the choice.
    """
    shrunk = []
    for training, testing in folds:
        groups = np.random.default_rng(seed).permutation(np.unique(examples.groups[training]))
        kept = groups[: max(1, round(share * len(groups)))]
        shrunk.append((training[np.isin(examples.groups[training], kept)], testing))
    return [fold for fold in shrunk if can_be_used(fold, examples)]


def can_be_used(fold: Fold, examples: Examples) -> bool:
    """Whether there are two labels to learn from, and something to test on."""
    training, testing = fold
    return len(testing) > 0 and len(np.unique(examples.primary[training])) > 1
