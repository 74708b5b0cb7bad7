"""Choose the speakers of an article's quotations by what speaks for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docanalyze.annotation.logit import Choice
from docanalyze.annotation.quotations.candidates import Candidates
from docanalyze.annotation.quotations.continuation import Reading
from docanalyze.annotation.quotations.kinds import is_title
from docanalyze.annotation.quotations.model import NOBODY, Model
from docanalyze.annotation.quotations.speakers import Speaker
from docanalyze.annotation.quotations.surroundings import PassageReading
from docanalyze.annotation.quotations.turns import Turn
from docanalyze.annotation.quotations.weighing import Weigher

__all__ = ["Chosen", "choices"]

# How probable somebody must be to count as who spoke before.
LIKELY = 0.25


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for a quotation.

    Args:
        index: Which.
        choice: The key with its probability.
        speaker: Who is given; None: nobody.
        candidates: From whom.
    """

    index: int
    choice: Choice
    speaker: Speaker | None
    candidates: Candidates


def choices(reading: Reading, passages: Sequence[PassageReading], model: Model) -> Iterator[Chosen]:
    """Yield what is chosen for each quotation, in order.

    Args:
        reading: The quotations with what the rules say of them.
        passages: Their passages.
        model: The weights.
    """
    if not reading.stretches:
        return
    weigher = Weigher(reading, passages, reading.contexts[0].voices)
    for index in range(len(reading.stretches)):
        found = weigher.candidates(index)
        choice = model.choose(found.features, found.silent)
        if _is_name(reading, index) and choice.name != NOBODY:
            choice = replace(choice, name=NOBODY, probability=1 - choice.probability)
        speaker = found.speakers.get(choice.name)
        if speaker is not None:
            weigher.settle(Turn(index, choice.name, speaker, sure=True))
        elif choice.best_probability >= LIKELY:
            weigher.settle(Turn(index, choice.best, found.speakers[choice.best], sure=False))
        yield Chosen(index, choice, speaker, found)


def _is_name(reading: Reading, index: int) -> bool:
    """Whether it is called so by the object of a verb: ``announced his "Fourteen Points"``."""
    attribution = reading.attributions[index]
    is_object = attribution is not None and attribution.manner == "object"
    named = is_object and is_title(reading.contexts[index].inside)
    return named and reading.kinds[index] == "scare"
