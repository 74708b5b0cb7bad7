"""A shard: some files that one process reads, analyses and writes as one part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docanalyze.configuration import Configuration
from docanalyze.reading import Source
from docanalyze.running.parts import Failure, PartEntry

__all__ = ["Job", "Setup", "Shard", "ShardReceipt", "cut_shards", "failure", "killed"]


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
        n_bytes: How long that content is.
    """

    source: Source
    doc_id: str
    sha256: str
    n_bytes: int = 0

    @property
    def suffix(self) -> str:
        """The extension or kind of record, which decides how the content is read."""
        return self.source.format or self.source.path.suffix.lower()


@dataclass(frozen=True, slots=True)
class Shard:
    """What one process does in one go."""

    jobs: tuple[Job, ...]

    def halves(self) -> "tuple[Shard, Shard]":
        """Return the shard cut in two."""
        middle = len(self.jobs) // 2
        return Shard(self.jobs[:middle]), Shard(self.jobs[middle:])


@dataclass(frozen=True, slots=True)
class ShardReceipt:
    """What came of a shard.

    Args:
        entry: The line for the manifest; None if no article of it could be analysed.
        failures: Articles that could not be analysed.
        n_jobs: Articles that are done with, one way or the other.
    """

    entry: PartEntry | None
    failures: list[Failure] = field(default_factory=list)
    n_jobs: int = 0


def cut_shards(jobs: Iterable[Job], size: int, most_bytes: int) -> Iterator[Shard]:
    """Yield the jobs in shards, in order.

    Args:
        jobs: The work.
        size: Articles in a shard.
        most_bytes: Content in a shard, unless a single article has more: what it comes to has to
            fit into memory.
    """
    shard: list[Job] = []
    n_bytes = 0
    for job in jobs:
        if shard and (len(shard) == size or n_bytes + job.n_bytes > most_bytes):
            yield Shard(tuple(shard))
            shard, n_bytes = [], 0
        shard.append(job)
        n_bytes += job.n_bytes
    if shard:
        yield Shard(tuple(shard))


def failure(job: Job, stage: str, code: str, message: str) -> Failure:
    """Return what is filed of an article that could not be analysed.

    Args:
        job: The article.
        stage: ``reading`` or ``analysis``.
        code: For the table ``errors``.
        message: A sentence.
    """
    row = {
        "source": job.source.name,
        "stage": stage,
        "code": code,
        "message": message,
        "sha256": job.sha256,
    }
    return Failure(job.doc_id, job.suffix, row)


def killed(job: Job) -> ShardReceipt:
    """Return what came of an article whose process died again and again."""
    message = (
        f"{job.source.name}: the process that analysed it died, and died again when it was tried "
        "alone. It may need more memory than there is; split the article."
    )
    return ShardReceipt(None, [failure(job, "analysis", "killed", message)], 1)
