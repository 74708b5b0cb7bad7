"""Names that would be taken for something else: borne twice, or ordinary words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docanalyze.register.checking.problems import CheckedRow, Problem
from docanalyze.register.entries import Entry
from docanalyze.text import slugify

__all__ = ["NamesInUse", "collision_problems"]

SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class NamesInUse:
    """Who bears each name, letters and marks apart: ids by slug."""

    owners: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, entries: Iterable[Entry], rows: Iterable[CheckedRow]) -> "NamesInUse":
        """Collect the names of the shipped entries and of the rows being checked.

        Args:
            entries: Of the shipped register, without those that the rows replace.
            rows: The rows being checked.
        """
        owners: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                owners[slugify(name)].add(entry.id)
        for row in rows:
            for name in (row["name"], *row.list_of("aliases")):
                owners[slugify(name)].add(row["id"])
        return cls({slug: frozenset(ids) for slug, ids in owners.items()})

    def others(self, name: str, identifier: str) -> list[str]:
        """Return the ids, other than one, that bear a name."""
        return sorted(self.owners.get(slugify(name), frozenset()) - {identifier})


def collision_problems(row: CheckedRow, names: NamesInUse) -> Iterator[Problem]:
    """Yield what may go wrong when the names of a row are looked for in a text.

    Args:
        row: A row of any register file but ``offices``.
        names: All names in use.
    """
    seen: set[str] = set()
    for name in (row["name"], *row.list_of("aliases")):
        if not name:
            continue
        if name in seen:
            yield row.problem(f"the name {name!r} stands twice in the row.", fatal=False)
        seen.add(name)
        if len(name) < SHORTEST_NAME:
            yield row.problem(f"the name {name!r} is a single letter: leave it out.")
        elif name.islower() and row.stem != "periods":
            yield row.problem(
                f"the name {name!r} is written like an ordinary word and will be found wherever "
                "that word stands.",
                fatal=False,
            )
        if others := names.others(name, row["id"]):
            yield row.problem(
                f"the name {name!r} is also borne by {', '.join(others)}: it will be linked only "
                "where the text tells them apart.",
                fatal=False,
            )
