"""Say how good a trained model is: on the terminal, and in its model card."""

from importlib import resources
from string import Template
from typing import TYPE_CHECKING

from docanalyze.governance.agreement import Agreement
from docanalyze.governance.labels import LABELS
from docanalyze.governance.score_text import (
    confusion_rows,
    excerpt,
    interval_text,
    label_rows,
    markdown_table,
    number_text,
    plain_table,
    score_lines,
)

if TYPE_CHECKING:
    from docanalyze.governance.training import TrainingResult

__all__ = ["model_card", "report_text"]

SHOWN_SUSPECTS = 8
# Agreement on fewer passages than this says nothing.
FEW_BY_SEVERAL = 10
# By less than this a classifier is not said to get better.
LEAST_GAIN = 0.005
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
        plain_table(label_rows(scores)),
        "",
        "Confusion (rows: as labelled, columns: as predicted)",
        plain_table(confusion_rows(scores)),
    ]
    if result.suspects:
        parts += ["", "Most likely mislabelled (as labelled -> as predicted)"]
        for suspect in result.suspects[:SHOWN_SUSPECTS]:
            change = f"{suspect.label} -> {suspect.predicted} ({suspect.probability:.2f})"
            parts.append(f"  {change}  {suspect.source}")
            parts.append(f"    {excerpt(suspect.text)}")
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
        label_table=markdown_table(label_rows(scores)),
        confusion_table=markdown_table(confusion_rows(scores)),
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
    lines = score_lines(result.scores)
    if result.claims_f1 is not None:
        lines.append(f"All labels of a passage, F1: {result.claims_f1:.2f}")
    lines += [
        f"For comparison, {name}: {interval_text(baseline.strict)}, macro F1 "
        f"{baseline.macro_f1.value:.2f}"
        for name, baseline in result.baselines.items()
    ]
    if result.curve:
        points = ", ".join(f"{share:.3g}: {value:.2f}" for share, value in result.curve)
        lines.append(
            f"With a share of the articles to learn from: {points}, all: "
            f"{result.scores.strict.value:.2f}"
        )
    if result.gain is not None:
        lines.append(_gain_text(result.gain))
    if result.agreement is not None and result.agreement.count >= FEW_BY_SEVERAL:
        lines.append(_agreement_text(result.agreement))
    return lines


def _gain_text(gain: float) -> str:
    if gain < LEAST_GAIN:
        return "If the curve goes on so, more labels of this kind would hardly change that."
    return f"If the curve goes on so, twice the labels would bring about +{gain * 100:.0f} points."


def _agreement_text(agreement: Agreement) -> str:
    by_label = ", ".join(
        f"{label} {number_text(value)}" for label, value in agreement.by_label.items()
    )
    return (
        f"{len(agreement.coders)} coders, {agreement.count} passages by several: "
        f"{agreement.measure} {number_text(agreement.value)} ({agreement.observed:.0%} of pairs "
        f"alike); by label: {by_label}"
    )
