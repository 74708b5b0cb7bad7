"""Which files are asked for, by ``--include`` and ``--exclude``."""

from dataclasses import dataclass
from fnmatch import fnmatchcase

from docanalyze.reading.options import ReadingOptions

__all__ = ["Selection"]

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")


@dataclass(frozen=True, slots=True)
class Selection:
    """The patterns of a run.

    Args:
        options: ``*`` in a pattern stands for anything, also for ``/``; a pattern without ``/`` is
            held against the file's own name, any other against the end of the path, too.
    """

    options: ReadingOptions

    def chooses(self, name: str) -> bool:
        """Whether a file is asked for.

        Args:
            name: Its path, ``/`` between parts.
        """
        if self.excludes(name):
            return False
        # What an archive holds is asked for or not, one by one.
        if not self.options.include or name.lower().endswith(ARCHIVES):
            return True
        return _matches(name, self.options.include)

    def excludes(self, name: str) -> bool:
        """Whether a file matches a pattern of those to leave out."""
        return _matches(name, self.options.exclude)


def _matches(name: str, patterns: tuple[str, ...]) -> bool:
    last = name.rsplit("/", 1)[-1]
    return any(
        fnmatchcase(name, pattern) or fnmatchcase(name, f"*/{pattern}")
        if "/" in pattern
        else fnmatchcase(last, pattern)
        for pattern in patterns
    )
