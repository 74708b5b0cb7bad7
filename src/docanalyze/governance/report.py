"""Say how good a trained model is: on the terminal, and in its model card."""

import json
import math
from collections.abc import Sequence
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


def report_text(result: "TrainingResult") -> str:
    """Return a report for the terminal, with Rich markup.

    Args:
        result: What training gave.
    """
    from rich.markup import escape

    scores = result.scores
    parts = [
        f"[bold]{scores.count} passages[/bold] in {result.groups} groups (articles, near "
        f"duplicates); every figure is from passages whose group was held out.",
        *(f"[yellow]{escape(warning)}[/yellow]" for warning in _warnings(result)),
        "",
        *_headline(result),
        "",
        escape(_label_table(scores)),
        "",
        "Confusion (rows: as labelled, columns: as predicted)",
        escape(_confusion_table(scores)),
    ]
    if result.suspects:
        parts += ["", "Most likely mislabelled (as labelled -> as predicted)"]
        for suspect in result.suspects[:SHOWN_SUSPECTS]:
            parts += [
                escape(
                    f"  {suspect.label} -> {suspect.predicted} ({suspect.probability:.2f})  "
                    f"{suspect.source}"
                ),
                f"    [dim]{escape(_excerpt(suspect.text))}[/dim]",
            ]
    return "\n".join(parts)


def model_card(result: "TrainingResult") -> str:
    """Return the model card: Markdown with the header that model hubs read.

    Args:
        result: What training gave.
    """
    scores = result.scores
    ours = set(result.model.labels) <= set(LABELS)
    warnings = [f"- {warning}" for warning in _warnings(result)]
    return "\n".join(
        [
            _header(scores),
            "# Passage classifier of docanalyze",
            "",
            _purpose(ours),
            "",
            "## How good it is",
            "",
            f"Cross-validation over {scores.count} passages in {result.groups} groups: an article, "
            "and passages that are nearly alike, are never in training and testing at once. "
            "Brackets hold 95% intervals from drawing groups with replacement.",
            "",
            *(f"- {line}" for line in _headline(result, bold="**")),
            *warnings,
            "",
            _markdown_table(_label_rows(scores)),
            "",
            "Rows as labelled, columns as predicted:",
            "",
            _markdown_table(_confusion_rows(scores)),
            "",
            "## How it works",
            "",
            "Logistic regression over TF-IDF of words and pairs of words, and over counts of typed "
            "terms: organisations and treaties by what they stand for, states, cue phrases, each "
            "apart where it is denied. Probabilities are divided by a temperature set on held-out "
            f"passages ({result.model.temperature:.2f}). Predictions under "
            f"{result.model.threshold:.2f} are marked uncertain. Labels besides the one are decided "
            f"by a model for each, from {result.model.claim_threshold:.2f} on.",
            "",
            "Predictions need `features.json` and `weights.npz` only; `estimators.skops` holds the "
            "scikit-learn models they were taken from.",
            "",
            "## Limits",
            "",
            *_limits(ours),
            "",
            "## Provenance",
            "",
            f"- SHA-256 of the labelled passages: `{result.digest}`",
            f"- Seed: {result.seed}",
            "- Versions of libraries, and hashes of all files: `model.json`",
            "- All figures: `metrics.json`",
            "",
        ]
    )


def _header(scores: Scores) -> str:
    return "\n".join(
        [
            "---",
            "library_name: docanalyze",
            "pipeline_tag: text-classification",
            "license: mit" if all(s.label in LABELS for s in scores.by_label) else "license: other",
            "tags: [docanalyze, scikit-learn, skops, text-classification]",
            "model-index:",
            "  - name: docanalyze passage classifier",
            "    results:",
            "      - task: {type: text-classification}",
            "        dataset: {type: labelled-passages, name: grouped cross-validation}",
            "        metrics:",
            f"          - {{type: accuracy, value: {scores.strict.value:.4f}}}",
            f"          - {{type: f1, name: macro F1, value: {scores.macro_f1.value:.4f}}}",
            "---",
            "",
        ]
    )


def _purpose(ours: bool) -> str:
    if not ours:
        return "Assigns one of its labels to a passage of text. The labels are its maker's own."
    return (
        "Says which model of governance a passage of an article about world order argues about: "
        "one of the seven labels of the codebook, how sure it is, every label the passage makes a "
        "claim about, and the terms that spoke for it."
    )


def _limits(ours: bool) -> list[str]:
    limits = [
        "- It knows what its labelled passages knew. Check it on passages of your own before you "
        "cite its shares.",
        "- A passage is judged by itself and its heading, without what stands before it.",
        "- Cross-validation on one body of texts flatters: other kinds of text come out worse.",
    ]
    if ours:
        limits += [
            "- The shipped labels were written by machine for articles that were themselves written "
            "for this project, not sampled from publications. English only.",
            "- The hardest cases: prose of diplomacy, war and biography that claims nothing (`none`) "
            "given a model, and institutions blamed on the great powers or the other way round.",
        ]
    return limits


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


def _headline(result: "TrainingResult", bold: str = "") -> list[str]:
    scores = result.scores
    lines = [
        f"{bold}Right label: {_interval(scores.strict)}{bold}; any label that is right: "
        f"{_interval(scores.any_label)}; among all labels of the passage: "
        f"{_interval(scores.among_claims)}",
        f"Macro F1: {_interval(scores.macro_f1)}",
        f"Calibration error: {scores.calibration_error:.3f}; Brier score: {scores.brier:.3f}",
        f"Not uncertain: {scores.certain_share:.0%} of passages, of which "
        f"{_number(scores.certain_accuracy)} right",
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


def _label_table(scores: Scores) -> str:
    return _plain_table(_label_rows(scores))


def _confusion_table(scores: Scores) -> str:
    return _plain_table(_confusion_rows(scores))


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
    excerpt = json.dumps(text[: LONGEST_EXCERPT + 1], ensure_ascii=False)[1:-1]
    return excerpt if len(excerpt) <= LONGEST_EXCERPT else f"{excerpt[: LONGEST_EXCERPT - 1]}…"
