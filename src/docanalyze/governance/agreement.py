"""How far coders agree, beyond what chance would bring."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from docanalyze.governance.label_files import LabelledPassage

__all__ = ["Agreement", "cohen_kappa", "krippendorff_alpha", "measure_agreement"]

PAIR = 2
Codings = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on the one label.

    Args:
        coders: Their names.
        count: Passages that more than one of them labelled.
        measure: ``Cohen's kappa`` for two coders, ``Krippendorff's alpha`` for more.
        value: The measure over all labels; NaN where all gave one label throughout.
        observed: Share of pairs of labels for one passage that are alike.
        by_label: The measure for each label against all others.
    """

    coders: tuple[str, ...]
    count: int
    measure: str
    value: float
    observed: float
    by_label: Mapping[str, float]


def measure_agreement(passages: Iterable[LabelledPassage]) -> Agreement | None:
    """Measure how far coders agree on passages that several of them labelled.

    Args:
        passages: As :func:`docanalyze.read_labels` gives them.

    Returns:
        None where no passage was labelled by two.
    """
    by_text: dict[str, dict[str, str]] = defaultdict(dict)
    for passage in passages:
        by_text[passage.text.strip()][passage.coder or ""] = passage.label
    codings = [labels for labels in by_text.values() if len(labels) >= PAIR]
    if not codings:
        return None
    coders = tuple(sorted({coder for labels in codings for coder in labels}))
    labels = sorted({label for labels in codings for label in labels.values()})
    two = len(coders) == PAIR
    measure = cohen_kappa if two else krippendorff_alpha
    pairs = [pair for labels in codings for pair in permutations(labels.values(), PAIR)]
    return Agreement(
        coders=coders,
        count=len(codings),
        measure="Cohen's kappa" if two else "Krippendorff's alpha",
        value=measure(codings),
        observed=sum(one == other for one, other in pairs) / len(pairs),
        by_label={label: measure(_against_all_others(codings, label)) for label in labels},
    )


def cohen_kappa(codings: Codings) -> float:
    """Return Cohen's kappa of two coders (Educational and Psychological Measurement 20, 1960).

    Args:
        codings: For each passage, the label by coder; both coders labelled each.

    Returns:
        1 for full agreement, 0 for what chance would bring; NaN if there is one label only.
    """
    one, other = sorted(codings[0])
    first = Counter(labels[one] for labels in codings)
    second = Counter(labels[other] for labels in codings)
    observed = sum(labels[one] == labels[other] for labels in codings) / len(codings)
    expected = sum(first[label] * second[label] for label in first) / len(codings) ** 2
    return (observed - expected) / (1 - expected) if expected < 1 else float("nan")


def krippendorff_alpha(codings: Codings) -> float:
    """Return Krippendorff's alpha for names (Content Analysis, 4th ed. 2019, chapter 12).

    Args:
        codings: For each passage, the label by coder: two coders or more, not always the same.

    Returns:
        1 for full agreement, 0 for what chance would bring; NaN if there is one label only.
    """
    totals: Counter[str] = Counter()
    alike = 0.0
    for labels in codings:
        counts = Counter(labels.values())
        totals.update(counts)
        alike += sum(n * (n - 1) for n in counts.values()) / (len(labels) - 1)
    count = sum(totals.values())
    by_chance = sum(n * (n - 1) for n in totals.values()) / (count - 1)
    return 1 - (count - alike) / (count - by_chance) if by_chance < count else float("nan")


def _against_all_others(codings: Codings, label: str) -> list[dict[str, str]]:
    return [
        {coder: label if given == label else "" for coder, given in labels.items()}
        for labels in codings
    ]
