"""A shard: some files that one process reads, analyses and writes as one part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docanalyze.configuration import Configuration
from docanalyze.errors import UnreadableInputError
from docanalyze.reading import Article, Shelf, Source
from docanalyze.running.kernel import Analyser, ShardAnalysis, analyse_shard
from docanalyze.running.output import writing
from docanalyze.running.parts import PartEntry, part_name, write_part
from docanalyze.running.rows import Row
from docanalyze.tables import table_schemas

__all__ = ["Job", "Setup", "Shard", "ShardReceipt", "Worker", "cut_shards", "error_row"]


@dataclass(frozen=True, slots=True)
class Setup:
    """What every process of a run works with.

    Args:
        configuration: Which parts to load.
        parts: The folder ``OUT/parts``.
        key: The analysis key under which the parts are filed.
    """

    configuration: Configuration
    parts: Path
    key: str


@dataclass(frozen=True, slots=True)
class Job:
    """One article to analyse.

    Args:
        source: Where it is.
        doc_id: By the content it had when the run began.
        sha256: Of that content.
    """

    source: Source
    doc_id: str
    sha256: str

    @property
    def suffix(self) -> str:
        """The extension or kind of record, which decides how the content is read."""
        return self.source.format or self.source.path.suffix.lower()


@dataclass(frozen=True, slots=True)
class Shard:
    """What one process does in one go."""

    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class ShardReceipt:
    """What came of a shard: its line for the manifest, and rows of ``errors``."""

    entry: PartEntry | None
    errors: list[Row] = field(default_factory=list)
    n_jobs: int = 0


def cut_shards(jobs: Sequence[Job], size: int) -> Iterator[Shard]:
    """Yield the jobs in shards of a size, in order."""
    for start in range(0, len(jobs), size):
        yield Shard(tuple(jobs[start : start + size]))


def error_row(job: Job, stage: str, code: str, message: str) -> Row:
    """Return the row of ``errors`` for an article."""
    return {
        "source": job.source.name,
        "stage": stage,
        "code": code,
        "message": message,
        "sha256": job.sha256,
    }


class Worker:
    """The models of one process, and what it does with a shard.

    Args:
        setup: Of the run.
    """

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self._analyser = Analyser(setup.configuration)
        self._schemas = table_schemas(self._analyser.labels)
        self._shelf = Shelf(setup.configuration.reading)

    def __call__(self, shard: Shard) -> ShardReceipt:
        """Read, analyse and write a shard.

        Raises:
            OutputError: The part cannot be written.
        """
        articles, errors = _read_all(shard, self._shelf)
        result = analyse_shard(articles, self._analyser)
        jobs = {job.doc_id: job for job in shard.jobs}
        errors += [
            error_row(jobs[doc_id], "analysis", "analysis_failed", sentence)
            for doc_id, sentence in result.failures.items()
        ]
        entry = self._file(jobs, result) if result.analyses else None
        return ShardReceipt(entry, errors, len(shard.jobs))

    def _file(self, jobs: Mapping[str, Job], result: ShardAnalysis) -> PartEntry:
        doc_ids = [analysis.doc_id for analysis in result.analyses]
        name = part_name(self._setup.key, doc_ids)
        with writing(self._setup.parts):
            write_part(self._setup.parts / name, result.analyses, self._schemas)
        return PartEntry(name, self._setup.key, {doc_id: jobs[doc_id].suffix for doc_id in doc_ids})


def _read_all(shard: Shard, shelf: Shelf) -> tuple[list[Article], list[Row]]:
    articles: list[Article] = []
    errors: list[Row] = []
    for job in shard.jobs:
        try:
            articles.append(_read(job, shelf))
        except UnreadableInputError as error:
            errors.append(error_row(job, "reading", error.code, str(error)))
    return articles, errors


def _read(job: Job, shelf: Shelf) -> Article:
    try:
        article = shelf.read(job.source)
    except UnreadableInputError:
        raise
    except Exception as error:
        raise UnreadableInputError(
            f"{job.source.name}: the reader failed ({type(error).__name__}: {error}). "
            "Save the article as plain text and try again.",
            code="reader_failed",
        ) from error
    if article.doc_id != job.doc_id:
        raise UnreadableInputError(
            f"{job.source.name}: changed while it was being analysed. Run the same command again.",
            code="changed",
        )
    shelf.refuse_other_languages(article, job.source.name)
    return article
