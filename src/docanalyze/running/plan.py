"""What a run has to do: which contents are there, which are analysed already."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docanalyze.errors import UnreadableInputError, UsageError
from docanalyze.reading import (
    Discovery,
    FileOpening,
    Problem,
    ReadingOptions,
    Source,
    content_id,
    discover,
    found_in,
)
from docanalyze.running.parts import PartEntry
from docanalyze.running.rows import Row
from docanalyze.running.shards import Job

__all__ = ["STANDARD_INPUT", "Plan", "make_plan"]

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Plan:
    """The contents of the input, each once, in the order of their sources.

    Args:
        jobs: One for each content.
        also_at: Further sources of the same content, by ``doc_id``.
        errors: Rows for inputs that could not be found or opened.
        passed_over: Hidden files, output folders and links out of the input, by kind.
        inputs: The paths that the user named.
    """

    jobs: list[Job]
    also_at: dict[str, list[str]]
    errors: list[Row]
    passed_over: dict[str, int]
    inputs: tuple[str, ...] = ()
    done: dict[str, PartEntry] = field(default_factory=dict)

    def unfinished(self) -> list[Job]:
        """Return the jobs that no part holds yet."""
        return [job for job in self.jobs if job.doc_id not in self.done]

    def settle(self, entries: Sequence[PartEntry]) -> None:
        """Note which jobs the given parts hold, as long as they were read in the same way."""
        by_id = {job.doc_id: job for job in self.jobs}
        for entry in entries:
            for doc_id, suffix in entry.suffixes.items():
                job = by_id.get(doc_id)
                if job is not None and job.suffix == suffix:
                    self.done[doc_id] = entry


def make_plan(
    paths: Sequence[str | Path],
    output: Path | None,
    options: ReadingOptions | None = None,
    standard_input: Path | None = None,
) -> Plan:
    """Look at the input and hash it.

    Args:
        paths: Files, folders and patterns, as the user gave them; ``-`` is the standard input.
        output: The output folder, passed over if it lies in the input.
        options: Which files are asked for, and how they are read.
        standard_input: The file in which it was laid aside, if it is asked for.

    Raises:
        UsageError: A named path does not exist, or nothing there could be an article.
    """
    chosen = options or ReadingOptions()
    named = [path for path in paths if str(path) != STANDARD_INPUT]
    found: Discovery = discover(named, exclude=output, options=chosen)
    if standard_input is not None:
        found.sources.append(Source(standard_input, STANDARD_INPUT))
    plan = Plan([], {}, list(found.errors), {}, tuple(map(str, paths)))
    opening = FileOpening(chosen)
    seen: dict[str, Job] = {}
    for source in found.sources:
        _look_into(source, opening, plan, seen)
    plan.jobs.extend(seen.values())
    plan.passed_over.update(_passed_over(found, opening))
    if not plan.jobs and not plan.errors and found.n_excluded:
        raise UsageError(
            f"{output}: the articles cannot lie in the output folder, which is passed over when "
            "articles are looked for. Choose another --output."
        )
    if not plan.jobs and not plan.errors:
        raise UsageError(
            f"{', '.join(str(path) for path in paths)}: no article was found there. "
            "Name files or folders with .txt, .md, .html, .pdf, .docx or other articles."
        )
    return plan


def _look_into(source: Source, opening: FileOpening, plan: Plan, seen: dict[str, Job]) -> None:
    """Note the articles of a file, and what is wrong with it."""
    try:
        for place, item in found_in(source, opening):
            if isinstance(item, Problem):
                plan.errors.append(_row(item.name, item.code, item.message, item.sha256))
                continue
            doc_id = content_id(item.content)
            if doc_id in seen:
                plan.also_at.setdefault(doc_id, []).append(item.name)
            else:
                seen[doc_id] = Job(place, doc_id, item.sha256)
    except UnreadableInputError as error:
        plan.errors.append(_row(source.name, error.code, str(error)))


def _passed_over(found: Discovery, opening: FileOpening) -> dict[str, int]:
    inside = opening.passed_over
    return {
        "hidden_files": found.n_hidden + inside["hidden_files"],
        "output_folders": found.n_excluded,
        "links_out_of_the_input": found.n_links + inside["links_out_of_the_input"],
        "not_selected": found.n_not_selected + inside["not_selected"],
    }


def _row(name: str, code: str, message: str, sha256: str | None = None) -> Row:
    return {
        "source": name,
        "stage": "reading",
        "code": code,
        "message": message,
        "sha256": sha256,
    }
