"""Make one label of what several coders gave a passage."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docanalyze.errors import LabelFileError
from docanalyze.governance.label_files import LabelledPassage, read_labels
from docanalyze.governance.label_files.passage import shortened

__all__ = ["MAJORITY", "settle_coders"]

MAJORITY = "majority"


def settle_coders(
    passages: Sequence[LabelledPassage], adjudicate: str | Path = MAJORITY
) -> list[LabelledPassage]:
    """Make one passage of those that several coders labelled.

    Args:
        passages: As :func:`docanalyze.read_labels` gives them.
        adjudicate: ``majority``, or a label file that rules on each passage where they differ.

    Returns:
        One passage for each text, in order. Where a vote is tied the labels that lead count as
        equally right.

    Raises:
        LabelFileError: The file cannot be used, or does not rule on a passage where they differ.
    """
    by_text: dict[str, list[LabelledPassage]] = defaultdict(list)
    for passage in passages:
        by_text[passage.text.strip()].append(passage)
    if adjudicate == MAJORITY:
        return [_by_majority(codings) for codings in by_text.values()]
    rulings = {ruling.text.strip(): ruling for ruling in read_labels([adjudicate])}
    open_cases = [
        codings
        for text, codings in by_text.items()
        if text not in rulings and len({coding.label for coding in codings}) > 1
    ]
    if open_cases:
        first = " or ".join(f"{c.label!r} ({c.coder or c.source})" for c in open_cases[0])
        raise LabelFileError(
            f"{adjudicate}: it does not rule on {len(open_cases)} passages where coders differ, "
            f"the first of them {shortened(open_cases[0][0].text)!r}: {first}. Add them, or use "
            "--adjudicate majority."
        )
    return [_by_ruling(codings, rulings.get(text)) for text, codings in by_text.items()]


def _by_ruling(codings: list[LabelledPassage], ruling: LabelledPassage | None) -> LabelledPassage:
    if ruling is None:
        return codings[0]
    return replace(
        codings[0], label=ruling.label, labels=ruling.labels, equal=ruling.equal, coder=ruling.coder
    )


def _by_majority(codings: list[LabelledPassage]) -> LabelledPassage:
    votes: dict[str, int] = {}
    for coding in codings:
        votes[coding.label] = votes.get(coding.label, 0) + 1
    leading = [label for label, count in votes.items() if count == max(votes.values())]
    chosen = next(coding for coding in codings if coding.label == leading[0])
    if len(leading) == 1:
        return chosen
    return replace(chosen, labels=tuple(leading), equal=True, coder=None)
