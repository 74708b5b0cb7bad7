"""Say how good a trained model is: on the terminal, and in its model card."""

import math
from collections.abc import Sequence
from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from docanalyze.governance.evaluation import Interval, Scores
from docanalyze.governance.labels import LABELS

if TYPE_CHECKING:
    from docanalyze.governance.training import TrainingResult

__all__ = ["model_card", "report_text"]

SHOWN_SUSPECTS = 8
LONGEST_EXCERPT = 72
# Fewer passages of a label than this give figures that hardly mean anything.
FEW_PASSAGES = 30
# Cross-validation of fewer articles says little about others.
FEW_GROUPS = 10
FOREIGN_PURPOSE = "Assigns one of its labels to a passage of text. The labels are its maker's own."


def report_text(result: "TrainingResult") -> str:
    """Return a report for the terminal, as plain text.

    Args:
        result: What training gave.
    """
    scores = result.scores
    parts = [
        f"{scores.count} passages in {result.groups} groups: articles, near duplicates",
        "Every figure is from passages whose group was held out.",
        *_warnings(result),
        "",
        *_headline(result),
        "",
        _plain_table(_label_rows(scores)),
        "",
        "Confusion (rows: as labelled, columns: as predicted)",
        _plain_table(_confusion_rows(scores)),
    ]
    if result.suspects:
        parts += ["", "Most likely mislabelled (as labelled -> as predicted)"]
        for suspect in result.suspects[:SHOWN_SUSPECTS]:
            change = f"{suspect.label} -> {suspect.predicted} ({suspect.probability:.2f})"
            parts.append(f"  {change}  {suspect.source}")
            parts.append(f"    {_excerpt(suspect.text)}")
    return "\n".join(parts)


def model_card(result: "TrainingResult") -> str:
    """Return the model card: Markdown with the header that model hubs read.

    Args:
        result: What training gave.
    """
    scores, model = result.scores, result.model
    ours = set(model.labels) <= set(LABELS)
    lines = [*_headline(result), *_warnings(result)]
    return Template(_text("model_card.md")).substitute(
        license="mit" if ours else "other",
        accuracy=f"{scores.strict.value:.4f}",
        macro_f1=f"{scores.macro_f1.value:.4f}",
        purpose=_text("card_purpose.txt").strip() if ours else FOREIGN_PURPOSE,
        passages=scores.count,
        groups=result.groups,
        headline="\n".join(f"- {line}" for line in lines),
        label_table=_markdown_table(_label_rows(scores)),
        confusion_table=_markdown_table(_confusion_rows(scores)),
        temperature=f"{model.temperature:.2f}",
        threshold=f"{model.threshold:.2f}",
        claim_threshold=f"{model.claim_threshold:.2f}",
        limits=_text("card_limits.txt") if ours else "",
        digest=result.digest,
        seed=result.seed,
    )


def _text(name: str) -> str:
    source = resources.files("docanalyze.governance").joinpath("data", name)
    return source.read_text(encoding="utf-8")


def _warnings(result: "TrainingResult") -> list[str]:
    warnings = []
    rare = [s.label for s in result.scores.by_label if s.count < FEW_PASSAGES]
    if rare:
        warnings.append(
            f"Fewer than {FEW_PASSAGES} passages: {', '.join(rare)}. Their figures mean little."
        )
    if result.groups < FEW_GROUPS:
        warnings.append(
            f"Only {result.groups} groups: the figures say little about other articles."
        )
    return warnings


def _headline(result: "TrainingResult") -> list[str]:
    scores = result.scores
    certain = _number(scores.certain_accuracy)
    lines = [
        f"Right label: {_interval(scores.strict)}",
        f"Any label that is right: {_interval(scores.any_label)}",
        f"Among all labels of the passage: {_interval(scores.among_claims)}",
        f"Macro F1: {_interval(scores.macro_f1)}",
        f"Calibration error: {scores.calibration_error:.3f}; Brier score: {scores.brier:.3f}",
        f"Not uncertain: {scores.certain_share:.0%} of passages, of which right: {certain}",
    ]
    if result.claims_f1 is not None:
        lines.append(f"All labels of a passage, F1: {result.claims_f1:.2f}")
    lines += [
        f"For comparison, {name}: {_interval(baseline.strict)}, macro F1 "
        f"{baseline.macro_f1.value:.2f}"
        for name, baseline in result.baselines.items()
    ]
    if result.curve:
        points = ", ".join(f"{share:.0%}: {value:.2f}" for share, value in result.curve)
        lines.append(
            f"With fewer articles to learn from: {points}, 100%: {scores.strict.value:.2f}"
        )
    return lines


def _interval(figure: Interval) -> str:
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"


def _number(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.2f}"


def _label_rows(scores: Scores) -> list[list[str]]:
    rows = [["label", "passages", "precision", "recall", "F1", "95% interval"]]
    rows += [
        [
            score.label,
            str(score.count),
            _number(score.precision),
            _number(score.recall),
            f"{score.f1.value:.2f}",
            f"{score.f1.low:.2f} to {score.f1.high:.2f}",
        ]
        for score in scores.by_label
    ]
    return rows


def _confusion_rows(scores: Scores) -> list[list[str]]:
    labels = [score.label for score in scores.by_label]
    rows = [["", *(str(place) for place in range(1, len(labels) + 1))]]
    for place, (label, cells) in enumerate(zip(labels, scores.confusion, strict=True), start=1):
        rows.append([f"{place} {label}", *(str(cell) for cell in cells)])
    return rows


def _plain_table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  "
        + row[0].ljust(widths[0])
        + "".join(f"  {cell.rjust(width)}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )


def _markdown_table(rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def _excerpt(text: str) -> str:
    excerpt = " ".join(text.split())
    return excerpt if len(excerpt) <= LONGEST_EXCERPT else f"{excerpt[: LONGEST_EXCERPT - 1]}…"
