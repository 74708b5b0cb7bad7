"""A run from the input to everything that is written, whoever called for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docanalyze
from docanalyze.configuration import Configuration
from docanalyze.errors import UsageError
from docanalyze.governance import labels_of
from docanalyze.report import write_report
from docanalyze.running.analysing import Progress, analyse_unfinished
from docanalyze.running.command import Command
from docanalyze.running.contents import KnownFiles
from docanalyze.running.division import Share
from docanalyze.running.fingerprint import analysis_key, fingerprint, looking_key
from docanalyze.running.merging import Merged, merge_parts
from docanalyze.running.outcome import Clock, RunReport
from docanalyze.running.output import InUseError, make_folders, reserved, tidied, writing
from docanalyze.running.parts import Manifest
from docanalyze.running.plan import STANDARD_INPUT, Plan, make_plan
from docanalyze.running.record import RECORD, earlier_counts, outcome_key, run_record, write_json
from docanalyze.running.standard_input import laid_aside
from docanalyze.summaries import writing_summaries
from docanalyze.tables import table_schemas
from docanalyze.tables.datapackage import data_package

__all__ = ["merge", "run"]


class UnfinishedError(UsageError):
    """Articles are left that nobody has analysed."""


def run(  # noqa: PLR0913 what a user may ask for
    paths: Sequence[str | Path],
    output: str | Path,
    configuration: Configuration | None = None,
    *,
    workers: int | None = 1,
    shard: str | None = None,
    cluster: str | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
    tell_stopping: Callable[[], None] | None = None,
) -> RunReport:
    """Analyse files and folders and write the tables, the summaries and the report.

    What an earlier run of the same articles with the same parts has done is not done again. The
    rows are the same by whatever route they are made.

    Args:
        paths: Files, folders (searched recursively) and patterns; ``-`` is the standard input.
        output: The folder to write to; made if need be.
        configuration: Parts and settings; None: the shipped ones.
        workers: Processes. None: as many as there are cores, or fewer where there are too few
            articles for another process to be worth its start.
        shard: Do only a share of the input, such as ``3/100``; whichever of a hundred such runs,
            on one machine or many, ends last makes the tables.
        cluster: Have the processes of a Dask cluster do the work: the address of its scheduler, or
            ``local`` for one on this machine.
        fresh: Do again what is done already.
        progress: Called with the number of articles done and to do.
        tell_stopping: Called with the first Ctrl-C or SIGTERM, after which what is in work is
            finished; the second one ends the run at once.

    Raises:
        UsageError: An input does not exist, no article was found, or a part cannot be used.
        OutputError: The output cannot be written.
        RunInterrupted: It was asked to stop, a kind of ``KeyboardInterrupt``.
    """
    share = None if shard is None else Share.parse(shard)
    _refuse_contradictions(paths, share, cluster, fresh=fresh)
    with laid_aside(paths) as standard_input:
        work = _Work.planned(paths, output, configuration, share, standard_input)
        make_folders(work.out)
        with reserved(work.out, share=share.name if share else None):
            n_reused = work.begin(fresh=fresh)
            analyse_unfinished(
                work.plan,
                work.manifest,
                work.chosen,
                work.key,
                workers=workers,
                cluster=cluster,
                progress=progress,
                tell_stopping=tell_stopping,
            )
            work.clock.stop("analysis")
            if share is None:
                return work.write(n_reused)
            report = work.file_share(share, n_reused)
    return report if report.shares_missing else _last_makes_the_tables(work, report)


def merge(output: str | Path) -> RunReport:
    """Make the tables from what the shares of a run have left.

    Args:
        output: The folder to which they wrote.

    Raises:
        UsageError: No run has begun there, or articles are left that no share has analysed.
        OutputError: The output cannot be written, or another run is writing there.
    """
    out = Path(output).absolute()
    command = Command.filed(out)
    with command.in_its_folder():
        report = _merge(command.inputs, out, command.configuration)
    return replace(report, output=Path(output))


def _merge(paths: Sequence[str | Path], out: Path, configuration: Configuration) -> RunReport:
    if STANDARD_INPUT in map(str, paths):
        raise UsageError(
            f"{out}: was begun with the standard input, which is not kept. Give the command "
            "`docanalyze run` again with the same input."
        )
    work = _Work.planned(paths, out, configuration)
    make_folders(out)
    with reserved(out):
        work.begin()
        work.plan.give_up(work.manifest.failures(work.key))
        unfinished = work.plan.unfinished()
        if unfinished:
            raise UnfinishedError(
                f"{out}: {len(unfinished)} of {len(work.plan.jobs)} articles are not analysed yet, "
                f"such as {unfinished[0].source.name}. Run the shares that have not finished, or "
                "the command without --shard, which does all that is left."
            )
        return work.write(len(work.plan.done))


def _last_makes_the_tables(work: "_Work", report: RunReport) -> RunReport:
    """Make the tables, unless somebody else is about to, or something is still missing."""
    try:
        made = _merge(work.plan.inputs, work.out, work.chosen)
    except (InUseError, UnfinishedError):
        return report
    return replace(made, n_analysed=report.n_analysed, n_reused=report.n_reused, share=report.share)


def _refuse_contradictions(
    paths: Sequence[str | Path], share: Share | None, cluster: str | None, *, fresh: bool
) -> None:
    if share and fresh:
        raise UsageError(
            "--shard and --fresh cannot be given together: one job must not delete what the others "
            "have done. Choose a new --output."
        )
    if (share or cluster not in {None, "local"}) and STANDARD_INPUT in map(str, paths):
        raise UsageError(
            "The standard input can be read by one machine only: name files or folders with "
            "--shard or --cluster."
        )


@dataclass
class _Work:
    """What a run has to do, and with what.

    Args:
        out: The output folder.
        chosen: Parts and settings.
        marks: The fingerprint of the parts.
        known: What is in files that were read before.
        plan: What was found in the input.
        manifest: Of the parts.
        clock: Running since the plan was begun.
    """

    out: Path
    chosen: Configuration
    marks: dict[str, Any]
    known: KnownFiles
    plan: Plan
    manifest: Manifest
    clock: Clock

    @property
    def key(self) -> str:
        """The analysis key."""
        return analysis_key(self.marks)

    @classmethod
    def planned(
        cls,
        paths: Sequence[str | Path],
        output: str | Path,
        configuration: Configuration | None,
        share: Share | None = None,
        standard_input: Path | None = None,
    ) -> "_Work":
        """Look at the input; nothing is written."""
        clock = Clock()
        chosen = configuration or Configuration()
        out = Path(output)
        marks = fingerprint(chosen)
        writer = share.name if share else None
        known = KnownFiles(out / "parts", looking_key(marks, chosen), writer)
        plan = make_plan(paths, out, chosen.reading, standard_input, known=known, share=share)
        return cls(out, chosen, marks, known, plan, Manifest(out / "parts", writer), clock)

    def begin(self, *, fresh: bool = False) -> int:
        """Take over what is done already; return how many articles that are.

        Args:
            fresh: Whether it is deleted instead.
        """
        parts = self.manifest.folder
        with writing(self.out):
            if self.manifest.alone:
                tidied(self.out)
            if fresh:
                (self.out / RECORD).unlink(missing_ok=True)
                self.manifest.clear()
            self.manifest.begin()
            self.known.save()
            Command.given(self.plan.inputs, self.chosen).file(parts)
        self.plan.settle(self.manifest.entries(self.key))
        self.plan.give_up(self.manifest.failures(self.key), lasting=True)
        self.clock.stop("planning")
        return len(self.plan.done)

    def file_share(self, share: Share, n_reused: int) -> RunReport:
        """Note that a share is done; say how many are missing.

        Args:
            share: This one.
            n_reused: Articles that were done already when it began.
        """
        with writing(self.out):
            self.manifest.finish(self.key)
        return RunReport(
            output=self.out,
            counts={"errors": sum(1 for _ in self.plan.error_rows())},
            n_analysed=len(self.plan.done) - n_reused,
            n_reused=n_reused,
            unchanged=False,
            seconds=self.clock.seconds,
            share=str(share),
            shares_missing=share.count - self.manifest.n_finished(self.key, f"*-of-{share.count}"),
        )

    def write(self, n_reused: int) -> RunReport:
        """Write everything, unless it is there already.

        Args:
            n_reused: Articles that were done already when the run began.
        """
        outcome = outcome_key(self.plan, self.key, one_per_group=self.chosen.one_per_group)
        counts = earlier_counts(self.out, outcome, self.plan.done)
        unchanged = counts is not None
        if counts is None:
            with writing(self.out):
                counts = self._write(outcome)
        return RunReport(
            output=self.out,
            counts=counts,
            n_analysed=len(self.plan.done) - n_reused,
            n_reused=n_reused,
            unchanged=unchanged,
            seconds=self.clock.seconds,
        )

    def _write(self, outcome: str) -> dict[str, int]:
        # From now on, and until all is there, nothing must say that the output is whole.
        (self.out / RECORD).unlink(missing_ok=True)
        merged = self._write_tables()
        failed = {failure.doc_id: failure for failure in self.manifest.failures(self.key)}
        self.manifest.keep_only(
            {entry.part: entry for entry in self.plan.done.values()}.values(),
            [failure for doc_id, failure in failed.items() if doc_id in self.plan.failed],
            self.key,
        )
        self.clock.stop("writing")
        record = run_record(self.plan, self.chosen, self.marks, merged)
        record["inputs"] = list(self.plan.inputs)
        write_report(self.out, record=record)
        self.clock.stop("report")
        record |= {"timings_seconds": self.clock.seconds, "outcome": outcome}
        write_json(self.out / RECORD, record)
        return merged.counts

    def _write_tables(self) -> Merged:
        schemas = table_schemas(labels_of(self.chosen.classifier))
        with writing_summaries(self.out / "summaries") as add_summary:
            merged = merge_parts(
                self.plan,
                self.manifest.folder,
                self.out / "tables",
                schemas,
                add_summary,
                one_per_group=self.chosen.one_per_group,
            )
        package = data_package(schemas, merged.counts, docanalyze.__version__)
        write_json(self.out / "datapackage.json", package)
        return merged
