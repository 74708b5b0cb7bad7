"""What a run has to do: which contents are there, which are analysed already."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docanalyze.errors import UsageError
from docanalyze.reading import Discovery, Source, content_id, discover
from docanalyze.running.parts import PartEntry
from docanalyze.running.rows import Row
from docanalyze.running.shards import Job

__all__ = ["Plan", "make_plan"]


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


def make_plan(paths: Sequence[str | Path], output: Path | None) -> Plan:
    """Look at the input and hash it.

    Args:
        paths: Files and folders, as the user gave them.
        output: The output folder, passed over if it lies in the input.

    Raises:
        UsageError: A named path does not exist, or nothing there could be an article.
    """
    found: Discovery = discover(paths, exclude=output)
    passed_over = {
        "hidden_files": found.n_hidden,
        "output_folders": found.n_excluded,
        "links_out_of_the_input": found.n_links,
    }
    plan = Plan([], {}, list(found.errors), passed_over, tuple(map(str, paths)))
    seen: dict[str, Job] = {}
    for source in found.sources:
        try:
            content = source.path.read_bytes()
        except OSError as error:
            plan.errors.append(_unopened(source, error))
            continue
        doc_id = content_id(content)
        if doc_id in seen:
            plan.also_at.setdefault(doc_id, []).append(source.name)
            continue
        seen[doc_id] = Job(source, doc_id, hashlib.sha256(content).hexdigest())
    plan.jobs.extend(seen.values())
    if not plan.jobs and not plan.errors and found.n_excluded:
        raise UsageError(
            f"{output}: the articles cannot lie in the output folder, which is passed over when "
            "articles are looked for. Choose another --output."
        )
    if not plan.jobs and not plan.errors:
        raise UsageError(
            f"{', '.join(str(path) for path in paths)}: no article was found there. "
            "Name files or folders with .txt, .md or .html files."
        )
    return plan


def _unopened(source: Source, error: OSError) -> Row:
    code = "permission_denied" if isinstance(error, PermissionError) else "unreadable"
    if isinstance(error, FileNotFoundError):
        code = "not_a_file" if source.path.is_symlink() else "vanished"
    return {
        "source": source.name,
        "stage": "reading",
        "code": code,
        "message": (
            f"{source.name}: cannot be opened ({error.strerror}). "
            "Check the file and who may read it."
        ),
        "sha256": None,
    }
