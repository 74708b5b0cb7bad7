"""Passages whose label the other passages speak against."""

from collections.abc import Sequence
from dataclasses import dataclass

from docanalyze.governance.examples import Examples
from docanalyze.governance.fitting import HeldOut
from docanalyze.governance.label_files import LabelledPassage
from docanalyze.governance.linear import Array

__all__ = ["Suspect", "find_suspects"]

MOST_SUSPECTS = 20


@dataclass(frozen=True, slots=True)
class Suspect:
    """A passage whose label the other passages speak against."""

    text: str
    label: str
    predicted: str
    probability: float
    source: str


def find_suspects(
    passages: Sequence[LabelledPassage],
    examples: Examples,
    held_out: HeldOut,
    probabilities: Array,
) -> tuple[Suspect, ...]:
    """Return the passages most likely mislabelled, likeliest first.

    Args:
        passages: As they were labelled.
        examples: The same, laid out.
        held_out: What models said about each that had not seen it.
        probabilities: What they said, calibrated.
    """
    suspects = []
    for place, row in enumerate(held_out.rows):
        predicted = int(probabilities[place].argmax())
        label = examples.labels[predicted]
        passage = passages[row]
        if label not in (*passage.right_labels, *(passage.labels or ())):
            probability = float(probabilities[place, predicted])
            suspects.append(
                Suspect(passage.text, passage.label, label, probability, passage.source)
            )
    suspects.sort(key=lambda suspect: -suspect.probability)
    return tuple(suspects[:MOST_SUSPECTS])
