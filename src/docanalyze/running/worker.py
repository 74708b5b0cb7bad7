"""What a process does with a shard: read, analyse and file it."""

from collections.abc import Iterator, Mapping

from docanalyze.errors import UnreadableInputError
from docanalyze.reading import Article, Shelf
from docanalyze.running.kernel import Analyser, ShardAnalysis, analyse_shard
from docanalyze.running.output import writing
from docanalyze.running.parts import Failure, PartEntry, part_name, write_part
from docanalyze.running.shards import Job, Setup, Shard, ShardReceipt, failure
from docanalyze.running.stopping import Stopping
from docanalyze.tables import table_schemas

__all__ = ["Worker"]


class Worker:
    """The models of one process, and what it does with a shard.

    Args:
        setup: Of the run.
        stopping: Asked before each article; those that are left are not done.
    """

    def __init__(self, setup: Setup, stopping: Stopping | None = None) -> None:
        self._setup = setup
        self._stopping = stopping or Stopping()
        self._analyser = Analyser(setup.configuration)
        self._schemas = table_schemas(self._analyser.labels)
        self._shelf = Shelf(setup.configuration.reading)

    def __call__(self, shard: Shard) -> ShardReceipt:
        """Read, analyse and write a shard.

        Raises:
            OutputError: The part cannot be written.
        """
        failures: list[Failure] = []
        result = analyse_shard(self._articles(shard, failures), self._analyser)
        jobs = {job.doc_id: job for job in shard.jobs}
        failures += [
            failure(jobs[doc_id], "analysis", "analysis_failed", sentence)
            for doc_id, sentence in result.failures.items()
        ]
        entry = self._file(jobs, result) if result.analyses else None
        return ShardReceipt(entry, failures, len(result.analyses) + len(failures))

    def _articles(self, shard: Shard, failures: list[Failure]) -> Iterator[Article]:
        for job in shard.jobs:
            if self._stopping.asked:
                return
            try:
                yield read_job(job, self._shelf)
            except UnreadableInputError as error:
                failures.append(failure(job, "reading", error.code, str(error)))

    def _file(self, jobs: Mapping[str, Job], result: ShardAnalysis) -> PartEntry:
        doc_ids = [analysis.doc_id for analysis in result.analyses]
        name = part_name(self._setup.key, doc_ids)
        with writing(self._setup.parts):
            write_part(self._setup.parts / name, result.analyses, self._schemas)
        return PartEntry(name, self._setup.key, {doc_id: jobs[doc_id].suffix for doc_id in doc_ids})


def read_job(job: Job, shelf: Shelf) -> Article:
    """Read an article, as long as it is what it was when the run began.

    Args:
        job: The article.
        shelf: Fetches it.

    Raises:
        UnreadableInputError: It cannot be analysed; ``code`` says why.
    """
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
