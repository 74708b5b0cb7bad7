"""What the first page shows, put into the form in which the templates want it."""

import math
from collections import Counter
from collections.abc import Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any

from docanalyze.governance.labels import NO_MODEL
from docanalyze.packaged import rows_of
from docanalyze.report.charts import columns_chart, multiples_chart
from docanalyze.report.counting import Counted
from docanalyze.report.joining import table_path
from docanalyze.report.overview import Overview
from docanalyze.report.quality import (
    LEFT_OPEN,
    TENTHS,
    Quality,
    classifier_metrics,
    measured_layers,
)
from docanalyze.report.years import bin_name, bin_of, bin_width, bins_between
from docanalyze.tables.parquet import read_batches
from docanalyze.text import label_slug

__all__ = ["index_context", "named"]

MOST_ERRORS = 50
SHADES = 5
DIGITS = 12


def named(overview: Overview) -> str:
    """Return what a report is called."""
    return f"{overview.n_articles:,} {'article' if overview.n_articles == 1 else 'articles'}"


def index_context(output: Path, record: Mapping[str, Any], figures: Counted) -> dict[str, Any]:
    """Return what the templates of the first page ask for.

    Args:
        output: The run's folder.
        record: As in ``run.json``; empty if unknown.
        figures: What was counted.
    """
    overview, quality = figures.overview, figures.quality
    mix = overview.mix
    actors = overview.actors
    return {
        "overview": overview,
        "quality": quality,
        "period": _period(overview),
        "inputs": record.get("inputs", []),
        "meanings": _meanings(overview),
        "most_share": max((share for _, share in mix), default=1.0),
        "over_time": _over_time(overview),
        "actors": actors,
        "matrix_labels": [label for label, _ in mix],
        "shade": _shade,
        "treaty_years": _treaty_years(overview),
        "published": _published(overview),
        "probabilities": _probabilities(quality),
        "left_open": LEFT_OPEN,
        "metrics": classifier_metrics(record),
        "layers_measured": [row for row in measured_layers() if row["layer"] != "passages"],
        "errors": _errors(output),
        "skipped": _skipped(record),
        "made": _made(record),
    }


def _shade(actor: Mapping[str, Any], label: str) -> int:
    """Return how dark a cell is, from 0: by the part of the actor's passages with a label."""
    counts: Counter[str] = actor["passages"]
    return math.ceil(SHADES * counts[label] / (counts.total() - counts[NO_MODEL]))


def _period(overview: Overview) -> str:
    years = overview.articles_by_year
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first} to {last}"


def _meanings(overview: Overview) -> dict[str, str]:
    """Return what the labels of the codebook mean; those of a user's own mean nothing to us."""
    known = {row["label"]: row["meaning"] for row in rows_of("docanalyze.report", "labels.csv")}
    return {label: known.get(label, "") for label in overview.labels.values()}


def _stretched(counts: Mapping[int, int]) -> dict[str, Any] | None:
    """Return a chart of counts by year, in stretches of years if there are many."""
    if not counts:
        return None
    width = bin_width(counts)
    binned: Counter[int] = Counter()
    for year, count in counts.items():
        binned[bin_of(year, width)] += count
    places = bins_between(counts, width)
    values = [(bin_name(place, width), binned[place]) for place in places]
    largest = max(values, key=lambda pair: pair[1])
    desc = f"From {values[0][0]} to {values[-1][0]}; most in {largest[0]}, with {largest[1]:,}."
    return {"chart": columns_chart(values), "desc": desc}


def _published(overview: Overview) -> dict[str, Any] | None:
    return _stretched(overview.articles_by_year)


def _treaty_years(overview: Overview) -> dict[str, Any] | None:
    counts: Counter[int] = Counter()
    for treaty in overview.all_treaties:
        if treaty["year"] is not None:
            counts[treaty["year"]] += treaty["mentions"]
    return _stretched(counts)


def _over_time(overview: Overview) -> dict[str, Any] | None:
    """Return the share of each label in each stretch of years; None for a single stretch."""
    years = overview.words_by_year
    width = bin_width(years)
    places = bins_between(years, width)
    if len(places) <= 1:
        return None
    words = {place: Counter[str]() for place in places}
    articles: Counter[int] = Counter()
    for year, counts in years.items():
        words[bin_of(year, width)].update(counts)
        articles[bin_of(year, width)] += overview.articles_by_year[year]
    names = [bin_name(place, width) for place in places]
    totals = {place: words[place].total() for place in places}
    values = {
        label: [
            words[place][label_slug(label)] / totals[place] if totals[place] else None
            for place in places
        ]
        for label, _ in overview.mix
    }
    return {
        "chart": multiples_chart(names, values),
        "names": names,
        "counts": [articles[place] for place in places],
    }


def _probabilities(quality: Quality) -> Any:
    return columns_chart(
        [
            (f"{tenth / TENTHS:.1f} to {(tenth + 1) / TENTHS:.1f}", quality.tenths[tenth])
            for tenth in range(min(quality.tenths, default=0), TENTHS)
        ]
    )


def _errors(output: Path) -> list[dict[str, Any]]:
    batches = read_batches(table_path(output, "errors"), ("source", "code", "message"))
    return list(islice(chain.from_iterable(batches), MOST_ERRORS))


def _skipped(record: Mapping[str, Any]) -> list[tuple[str, int]]:
    return [
        (what, count)
        for what, count in record.get("skipped", {}).items()
        if isinstance(count, int) and count
    ]


def _made(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return versions, models and settings, as texts."""
    marks = record.get("fingerprint", {})
    configuration = record.get("configuration", {})
    known = [
        ("docanalyze", record.get("docanalyze")),
        ("output contract", record.get("schema_version")),
        ("finished", record.get("finished")),
        ("entity model", _model(marks.get("spacy_model"))),
        ("classifier", _model(marks.get("classifier"))),
        ("register", marks.get("register", "")[:DIGITS] and f"sha256 {marks['register'][:DIGITS]}"),
        ("spaCy", marks.get("spacy")),
        ("Python", record.get("python")),
        ("system", record.get("platform")),
        ("settings", _settings(configuration)),
    ]
    return [(what, str(value)) for what, value in known if value]


def _model(marks: Mapping[str, str] | None) -> str:
    return f"{marks.get('name')}, sha256 {marks.get('sha256', '')[:DIGITS]}" if marks else ""


def _settings(configuration: Mapping[str, Any]) -> str:
    """Return the settings that say something, such as ``date_order auto``."""
    return ", ".join(
        f"{name} {value}"
        for name, value in configuration.items()
        if value not in (None, False, [], "") and name not in ("spacy_model", "classifier")
    )
