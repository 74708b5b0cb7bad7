"""A run from the input to everything that is written, whoever called for it."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docanalyze
from docanalyze.configuration import Configuration
from docanalyze.governance import labels_of
from docanalyze.report import write_report
from docanalyze.running.fingerprint import analysis_key, fingerprint
from docanalyze.running.merge import Merged, merge_parts
from docanalyze.running.output import make_folders, reserved, writing
from docanalyze.running.parts import Manifest
from docanalyze.running.plan import Plan, make_plan
from docanalyze.running.record import RECORD, earlier_counts, outcome_key, run_record, write_json
from docanalyze.running.rows import Row
from docanalyze.running.shards import Setup, cut_shards
from docanalyze.running.standard_input import laid_aside
from docanalyze.running.workers import run_shards, worthwhile_workers
from docanalyze.summaries import write_summaries
from docanalyze.tables import table_schemas
from docanalyze.tables.datapackage import data_package

__all__ = ["FINISHED_WITH_ERRORS", "Progress", "RunReport", "run"]

ARTICLES_PER_SHARD = 16
SHARDS_PER_WORKER = 4
FINISHED_WITH_ERRORS = 3

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did.

    Args:
        output: Where everything is.
        counts: Rows by table.
        n_analysed: Articles analysed now.
        n_reused: Articles whose rows were there already.
        unchanged: True if nothing had to be written.
        seconds: By stage.
    """

    output: Path
    counts: dict[str, int]
    n_analysed: int
    n_reused: int
    unchanged: bool
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 if everything was analysed, 3 if some inputs are in ``errors``."""
        return FINISHED_WITH_ERRORS if self.counts["errors"] else 0


def run(
    paths: Sequence[str | Path],
    output: str | Path,
    configuration: Configuration | None = None,
    *,
    workers: int | None = 1,
    progress: Progress | None = None,
) -> RunReport:
    """Analyse files and folders and write the tables, the summaries and the report.

    What an earlier run of the same articles with the same parts has done is not done again.

    Args:
        paths: Files, folders (searched recursively) and patterns; ``-`` is the standard input.
        output: The folder to write to; made if need be.
        configuration: Parts and settings; None: the shipped ones.
        workers: Processes; the result does not depend on it. None: as many as there are cores, or
            fewer where there are too few articles for another process to be worth its start.
        progress: Called with the number of articles done and to do.

    Raises:
        UsageError: An input does not exist, no article was found, or a part cannot be used.
        OutputError: The output cannot be written.
    """
    chosen = configuration or Configuration()
    out = Path(output)
    clock = _Clock()
    with laid_aside(paths) as standard_input:
        plan = make_plan(paths, out, chosen.reading, standard_input)
        marks = fingerprint(chosen)
        make_folders(out)
        with reserved(out):
            return _fill(out, plan, marks, chosen, workers=workers, progress=progress, clock=clock)


def _fill(  # noqa: PLR0913 what a run consists of
    out: Path,
    plan: Plan,
    marks: dict[str, Any],
    chosen: Configuration,
    *,
    workers: int | None,
    progress: Progress | None,
    clock: "_Clock",
) -> RunReport:
    """Do what is to do, and write it into the output folder."""
    key = analysis_key(marks)
    manifest = Manifest(out / "parts")
    plan.settle(manifest.entries(key))
    n_reused = len(plan.done)
    clock.stop("planning")
    setup = Setup(chosen, manifest.folder, key)
    errors = [*plan.errors, *_analyse(plan, setup, manifest, workers, progress)]
    clock.stop("analysis")
    outcome = outcome_key(plan, key, errors, one_per_group=chosen.one_per_group)
    counts = earlier_counts(out, outcome, plan.done)
    if counts is None:
        with writing(out):
            merged = _write_results(out, plan, chosen, errors)
            manifest.keep_only(plan.done.values())
            clock.stop("writing")
            record = run_record(plan, chosen, marks, merged, errors)
            record["inputs"] = list(plan.inputs)
            write_report(out, record=record)
            clock.stop("report")
            record |= {"timings_seconds": clock.seconds, "outcome": outcome}
            write_json(out / RECORD, record)
    return RunReport(
        output=out,
        counts=merged.counts if counts is None else counts,
        n_analysed=len(plan.done) - n_reused,
        n_reused=n_reused,
        unchanged=counts is not None,
        seconds=clock.seconds,
    )


class _Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def stop(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[stage] = round(now - self._since, 3)
        self._since = now


def _analyse(
    plan: Plan, setup: Setup, manifest: Manifest, asked: int | None, progress: Progress | None
) -> list[Row]:
    """Analyse what no part holds yet; return the rows of ``errors`` that came of it."""
    errors: list[Row] = []
    jobs = plan.unfinished()
    n_jobs = len(jobs)
    workers = asked or worthwhile_workers(n_jobs)
    # A small folder is cut smaller, so that every process has work and progress can be seen.
    size = min(ARTICLES_PER_SHARD, math.ceil(n_jobs / (workers * SHARDS_PER_WORKER)) or 1)
    shards = list(cut_shards(jobs, size))
    n_done = 0
    for receipt in run_shards(shards, setup, workers) if shards else ():
        errors += _with_copies(receipt.errors, plan)
        if receipt.entry is not None:
            manifest.append(receipt.entry)
            plan.settle([receipt.entry])
        n_done += receipt.n_jobs
        if progress:
            progress(n_done, n_jobs)
    return errors


def _with_copies(errors: Sequence[Row], plan: Plan) -> Iterator[Row]:
    """Yield rows of ``errors``, one also for each further source of the same content."""
    copies = {job.source.name: plan.also_at.get(job.doc_id, ()) for job in plan.jobs}
    for row in errors:
        yield row
        for name in copies.get(row["source"], ()):
            message = row["message"].replace(row["source"], name)
            yield {**row, "source": name, "message": message}


def _write_results(out: Path, plan: Plan, chosen: Configuration, errors: Sequence[Row]) -> Merged:
    schemas = table_schemas(labels_of(chosen.classifier))
    merged = merge_parts(
        plan,
        out / "parts",
        out / "tables",
        schemas,
        errors,
        one_per_group=chosen.one_per_group,
    )
    package = data_package(schemas, merged.counts, docanalyze.__version__)
    write_json(out / "datapackage.json", package)
    write_summaries(merged.summaries, out / "summaries")
    return merged
