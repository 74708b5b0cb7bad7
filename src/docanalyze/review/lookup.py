"""Search what the register knows for what somebody types."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from docanalyze.register import Entry, Person, Register, State, Treaty
from docanalyze.text import unaccented

__all__ = ["Found", "Lookup"]

MOST = 12
_EXACT, _BEGINS, _HAS_ALL, _NOT = range(4)


@dataclass(frozen=True, slots=True)
class Found:
    """Something of the register.

    Args:
        id: As in the tables.
        name: As it is called.
        about: What tells it from its namesakes.
    """

    id: str
    name: str
    about: str


class Lookup:
    """Finds treaties, and those who may speak, by any of their names.

    Args:
        register: What is known.
    """

    def __init__(self, register: Register) -> None:
        self._register = register

    def treaties(self, words: str) -> list[Found]:
        """Return the treaties that go by such words, the best first."""
        return _search(self._treaties, words)

    def speakers(self, words: str) -> list[Found]:
        """Return the people, organisations and states that go by such words, the best first."""
        return _search(self._speakers, words)

    def treaty(self, treaty_id: str) -> Found | None:
        """Return a treaty by its id."""
        treaty = self._register.treaties.get(treaty_id)
        return None if treaty is None else _found(treaty)

    def speaker(self, speaker_id: str) -> Found | None:
        """Return somebody who may speak by the id."""
        register = self._register
        for entries in (register.people, register.organisations, register.states):
            if speaker_id in entries:
                return _found(entries[speaker_id])
        return None

    @cached_property
    def _treaties(self) -> list[tuple[tuple[str, ...], Found]]:
        return _indexed(self._register.treaties.values())

    @cached_property
    def _speakers(self) -> list[tuple[tuple[str, ...], Found]]:
        register = self._register
        return [
            *_indexed(register.people.values()),
            *_indexed(register.organisations.values()),
            *_indexed(register.states.values()),
        ]


def _indexed(entries: Iterable[Entry]) -> list[tuple[tuple[str, ...], Found]]:
    return [(tuple(_plain(name) for name in _names(entry)), _found(entry)) for entry in entries]


def _names(entry: Entry) -> list[str]:
    names = [entry.name, *entry.aliases, entry.id]
    if isinstance(entry, Treaty):
        names = [*(f"{name} {entry.year}" for name in names), entry.official_title or "", *names]
    if isinstance(entry, State):
        names += entry.demonyms
    return [name for name in names if name]


def _found(entry: Entry) -> Found:
    if isinstance(entry, Treaty):
        about = f"{entry.year}, {entry.kind.replace('_', ' ')}"
        if entry.parties:
            about += f", {', '.join(entry.parties)}"
    elif isinstance(entry, Person):
        about = "; ".join(office.role for office in entry.offices[:2])
    else:
        about = ""
    return Found(entry.id, entry.name, about)


def _plain(text: str) -> str:
    return " ".join(unaccented(text).casefold().replace("-", " ").split())


def _search(index: Sequence[tuple[tuple[str, ...], Found]], words: str) -> list[Found]:
    wanted = _plain(words)
    if not wanted:
        return []
    parts = wanted.split()
    ranked = [
        (rank, len(found.name), found.name, found)
        for names, found in index
        if (rank := min(_rank(name, wanted, parts) for name in names)) < _NOT
    ]
    return [found for *_, found in sorted(ranked, key=lambda one: one[:3])[:MOST]]


def _rank(name: str, wanted: str, parts: Sequence[str]) -> int:
    if name == wanted:
        return _EXACT
    if name.startswith(wanted):
        return _BEGINS
    spaced = f" {name}"
    return _HAS_ALL if all(f" {part}" in spaced for part in parts) else _NOT
