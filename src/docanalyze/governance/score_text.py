"""Figures as text: lines and tables for the terminal and for Markdown."""

import math
from collections.abc import Sequence

from docanalyze.governance.evaluation import Interval, Scores

__all__ = [
    "confusion_rows",
    "excerpt",
    "interval_text",
    "label_rows",
    "markdown_table",
    "number_text",
    "plain_table",
    "score_lines",
]

LONGEST_EXCERPT = 72


def score_lines(scores: Scores) -> list[str]:
    """Return the figures over all labels, one a line."""
    certain = number_text(scores.certain_accuracy)
    return [
        f"Right label: {interval_text(scores.strict)}",
        f"Any label that is right: {interval_text(scores.any_label)}",
        f"Among all labels of the passage: {interval_text(scores.among_claims)}",
        f"Macro F1: {interval_text(scores.macro_f1)}",
        f"Calibration error: {scores.calibration_error:.3f}; Brier score: {scores.brier:.3f}",
        f"Not uncertain: {scores.certain_share:.0%} of passages, of which right: {certain}",
    ]


def interval_text(figure: Interval) -> str:
    """Return a figure with its interval."""
    return f"{figure.value:.2f} ({figure.low:.2f} to {figure.high:.2f})"


def number_text(value: float) -> str:
    """Return a figure; a dash where there is none."""
    return "-" if math.isnan(value) else f"{value:.2f}"


def label_rows(scores: Scores) -> list[list[str]]:
    """Return the table of labels, its header first."""
    rows = [["label", "passages", "precision", "recall", "F1", "95% interval"]]
    rows += [
        [
            score.label,
            str(score.count),
            number_text(score.precision),
            number_text(score.recall),
            f"{score.f1.value:.2f}",
            f"{score.f1.low:.2f} to {score.f1.high:.2f}",
        ]
        for score in scores.by_label
    ]
    return rows


def confusion_rows(scores: Scores) -> list[list[str]]:
    """Return the table of which label is taken for which, its header first."""
    labels = [score.label for score in scores.by_label]
    rows = [["", *(str(place) for place in range(1, len(labels) + 1))]]
    for place, (label, cells) in enumerate(zip(labels, scores.confusion, strict=True), start=1):
        rows.append([f"{place} {label}", *(str(cell) for cell in cells)])
    return rows


def plain_table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table for the terminal."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  "
        + row[0].ljust(widths[0])
        + "".join(f"  {cell.rjust(width)}" for cell, width in zip(row[1:], widths[1:], strict=True))
        for row in rows
    )


def markdown_table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def excerpt(text: str) -> str:
    """Return the beginning of a text."""
    excerpt = " ".join(text.split())
    return excerpt if len(excerpt) <= LONGEST_EXCERPT else f"{excerpt[: LONGEST_EXCERPT - 1]}…"
