"""What a run has to do: which contents are there, which are analysed already."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docanalyze.errors import UsageError
from docanalyze.reading import Discovery, ReadingOptions, Source, discover
from docanalyze.running.contents import Content, KnownFiles, look_into
from docanalyze.running.division import Share
from docanalyze.running.parts import Failure, PartEntry
from docanalyze.running.rows import Row
from docanalyze.running.shards import Job

__all__ = ["STANDARD_INPUT", "Plan", "make_plan"]

STANDARD_INPUT = "-"


# What the content itself decides: the same content, read in the same way, fails again.
LASTING = frozenset(
    {
        *("empty", "whitespace_only", "binary", "no_text", "needs_ocr", "encrypted"),
        *("language", "too_large", "bomb", "unsafe_xml"),
    }
)


@dataclass(slots=True)
class Plan:
    """The contents of the input, each once, in the order of their sources.

    Args:
        inputs: The paths that the user named.
        jobs: One for each content, by ``doc_id``.
        also_at: Further sources of the same content, by ``doc_id``.
        errors: Rows for inputs that could not be found or opened.
        passed_over: Hidden files, output folders and links out of the input, by kind.
        done: The part of each content that was analysed.
        failed: What is known of contents that could not be analysed.
    """

    inputs: tuple[str, ...] = ()
    jobs: dict[str, Job] = field(default_factory=dict)
    also_at: dict[str, list[str]] = field(default_factory=dict)
    errors: list[Row] = field(default_factory=list)
    passed_over: dict[str, int] = field(default_factory=dict)
    done: dict[str, PartEntry] = field(default_factory=dict)
    failed: dict[str, Row] = field(default_factory=dict)

    def unfinished(self) -> list[Job]:
        """Return the jobs that no part holds yet, and of which it is not known that none will."""
        return [
            job
            for doc_id, job in self.jobs.items()
            if doc_id not in self.done and doc_id not in self.failed
        ]

    def settle(self, entries: Iterable[PartEntry]) -> None:
        """Note which jobs the given parts hold, as long as they were read in the same way."""
        for entry in entries:
            for doc_id, suffix in entry.suffixes.items():
                job = self.jobs.get(doc_id)
                if job is not None and job.suffix == suffix:
                    self.done[doc_id] = entry
                    self.failed.pop(doc_id, None)

    def give_up(self, failures: Iterable[Failure], *, lasting: bool = False) -> None:
        """Note which jobs could not be done, as long as they were read in the same way.

        Args:
            failures: What is known of them.
            lasting: Whether only those count that would fail again.
        """
        for failure in failures:
            job = self.jobs.get(failure.doc_id)
            if job is None or job.suffix != failure.suffix or failure.doc_id in self.done:
                continue
            if not lasting or failure.row["code"] in LASTING:
                self.failed[failure.doc_id] = failure.row

    def error_rows(self) -> Iterator[Row]:
        """Yield the rows of ``errors``, one for each source of a content that failed."""
        yield from self.errors
        for doc_id, row in self.failed.items():
            before = row["source"]
            for name in (self.jobs[doc_id].source.name, *self.also_at.get(doc_id, ())):
                yield {**row, "source": name, "message": row["message"].replace(before, name)}

    def add(self, content: Content) -> None:
        """Note a content, or a further source of one that is known."""
        known = self.jobs.get(content.doc_id)
        if known is None:
            self.jobs[content.doc_id] = Job(
                content.source, content.doc_id, content.sha256, content.n_bytes
            )
        else:
            self.also_at.setdefault(content.doc_id, []).append(content.source.name)


def make_plan(  # noqa: PLR0913 what a plan is made from
    paths: Sequence[str | Path],
    output: Path | None,
    options: ReadingOptions | None = None,
    standard_input: Path | None = None,
    *,
    known: KnownFiles | None = None,
    share: Share | None = None,
) -> Plan:
    """Look at the input and hash it.

    Args:
        paths: Files, folders and patterns, as the user gave them; ``-`` is the standard input.
        output: The output folder, passed over if it lies in the input.
        options: Which files are asked for, and how they are read.
        standard_input: The file in which it was laid aside, if it is asked for.
        known: Files that were hashed before, and are not read again unless they have changed.
        share: The part of the input that this run does; None: all of it.

    Raises:
        UsageError: A named path does not exist, or nothing there could be an article.
    """
    chosen = options or ReadingOptions()
    named = [path for path in paths if str(path) != STANDARD_INPUT]
    found: Discovery = discover(named, exclude=output, options=chosen)
    if standard_input is not None:
        found.sources.append(Source(standard_input, STANDARD_INPUT))
    plan = Plan(tuple(map(str, paths)))
    mine = share or Share(1, 1)
    passed_over = _gather(plan, found, mine, known or KnownFiles(), chosen)
    plan.passed_over.update(_passed_over(found, passed_over))
    if not (plan.jobs or plan.errors or (share and found.sources)):
        raise _nothing(found, paths, output)
    return plan


def _gather(
    plan: Plan, found: Discovery, mine: Share, known: KnownFiles, options: ReadingOptions
) -> Counter[str]:
    """Note what this share of the files holds; return what was passed over in them."""
    passed_over: Counter[str] = Counter()
    by_file = mine.has_files(len(found.sources))
    number = 0
    # What belongs to no share is told by the first.
    plan.errors += found.errors if mine.is_first else []
    for source in mine.of(found.sources) if by_file else found.sources:
        for item in look_into(source, options, known, passed_over):
            if not isinstance(item, Content):
                plan.errors += [item] if by_file or mine.is_first else []
                continue
            if by_file or mine.takes(number):
                plan.add(item)
            number += 1
    return passed_over


def _nothing(found: Discovery, paths: Sequence[str | Path], output: Path | None) -> UsageError:
    if found.n_excluded:
        return UsageError(
            f"{output}: the articles cannot lie in the output folder, which is passed over when "
            "articles are looked for. Choose another --output."
        )
    return UsageError(
        f"{', '.join(str(path) for path in paths)}: no article was found there. "
        "Name files or folders with .txt, .md, .html, .pdf, .docx or other articles."
    )


def _passed_over(found: Discovery, inside: Counter[str]) -> dict[str, int]:
    return {
        "hidden_files": found.n_hidden + inside["hidden_files"],
        "output_folders": found.n_excluded,
        "links_out_of_the_input": found.n_links + inside["links_out_of_the_input"],
        "not_selected": found.n_not_selected + inside["not_selected"],
    }
