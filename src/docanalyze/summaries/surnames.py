"""Whom a surname alone stands for in an article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from docanalyze.text import unaccented

__all__ = ["Surnames"]

Row = Mapping[str, Any]


class Surnames:
    """The people of an article, by surname.

    Args:
        entities: The article's rows of ``entities``.
    """

    def __init__(self, entities: Sequence[Row]) -> None:
        people = [row for row in entities if row["label"] == "PERSON"]
        bearers: dict[str, set[str]] = defaultdict(set)
        for row in people:
            full = _full_name(row)
            for name in {full, row["text"]}:
                if " " in name:
                    for surname in _surnames(name):
                        bearers[surname].add(row["entity_id"] or f"text:{full}")
        self._bearers = {name: next(iter(keys)) for name, keys in bearers.items() if len(keys) == 1}
        self._full = {key.removeprefix("text:") for keys in bearers.values() for key in keys}

    def key_of(self, name: str) -> str:
        """Return the id of the one person whose surname it is; else ``text:`` and a name.

        Args:
            name: Of somebody without an id, as the text has it.
        """
        if name in self._full:
            return f"text:{name}"
        return self._bearers.get(unaccented(name).lower(), f"text:{name}")


def _full_name(row: Row) -> str:
    """The name as the register or the article has it in full, else as it stands."""
    return str(row["name"] or row["text"])


def _surnames(name: str) -> set[str]:
    """``Verhaeghe-Stordeur`` is called ``Verhaeghe``, too."""
    last = unaccented(name.rsplit(maxsplit=1)[-1]).lower()
    return {last, last.partition("-")[0]}
