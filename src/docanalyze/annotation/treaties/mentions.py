"""A mention of an instrument, and the row it becomes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docanalyze.annotation.confidence import precision_of
from docanalyze.annotation.records import TreatyRecord
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.register import Treaty

__all__ = [
    "Instrument",
    "Mention",
    "may_be_called",
    "mentions_before",
    "only_instrument",
    "record_of",
    "registered",
    "taken_up",
]


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument as this article knows it, in the register or not.

    Args:
        treaty_id: Its id, provisional if no register has it.
        title: Canonical title, or what the text calls it.
        year: In common use, or as the text gives it.
        kind: One of the kinds of the table.
        binding: ``treaty``, ``political`` or None.
        parties: Sorted codes; None if unknown or many.
        registry_number: None if unknown.
        registered: Whether the register has it.
        heads: Head nouns by which it can be called.
    """

    treaty_id: str
    title: str
    year: int | None
    kind: str
    binding: str | None
    parties: tuple[str, ...] | None
    registry_number: str | None
    registered: bool
    heads: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names an instrument, by the rule ``method``; ``head`` is its head noun."""

    start: int
    end: int
    instrument: Instrument
    method: str
    head: str


def registered(treaty: Treaty, heads: frozenset[str]) -> Instrument:
    """Return what the register says of a treaty.

    Args:
        treaty: A row of the register.
        heads: Head nouns of its names.
    """
    return Instrument(
        treaty.id,
        treaty.name,
        treaty.year,
        treaty.kind,
        treaty.binding,
        tuple(sorted(treaty.parties)) or None,
        treaty.registry_number,
        registered=True,
        heads=heads,
    )


def taken_up(candidate: Candidate, instrument: Instrument, start: int | None = None) -> Mention:
    """Return the mention of an instrument that was named elsewhere.

    Args:
        candidate: What stands for it here.
        instrument: What was named.
        start: Where the mention begins; None: with the candidate.
    """
    first = candidate.start if start is None else start
    return Mention(first, candidate.end, instrument, "coreference", candidate.head)


def mentions_before(named: Sequence[Mention], at: int, reach: int) -> Iterator[Mention]:
    """Yield the mentions that end before a character, the nearest first.

    Args:
        named: Mentions, ordered by start.
        at: The character.
        reach: How far back they may end.
    """
    for mention in reversed(named):
        if mention.end <= at:
            if at - mention.end > reach:
                return
            yield mention


def may_be_called(head: str, mention: Mention) -> bool:
    """Return whether a noun of a name is its head, not that of what the instrument adds to.

    "The Convention against Torture" is no short form of its "Optional Protocol".

    Args:
        head: The noun of a shorter name.
        mention: Of a longer one.
    """
    instrument = mention.instrument
    return not instrument.registered or head in instrument.heads


def only_instrument(mentions: Iterable[Mention]) -> Instrument | None:
    """Return the instrument that all mentions name; None if there is none, or more than one."""
    found = {each.instrument.treaty_id: each.instrument for each in mentions}
    return next(iter(found.values())) if len(found) == 1 else None


def record_of(mention: Mention, text: str) -> TreatyRecord:
    """Return the row of a mention.

    Args:
        mention: Where, and what.
        text: The document text.
    """
    instrument = mention.instrument
    return {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "treaty_id": instrument.treaty_id,
        "title": instrument.title,
        "year": instrument.year,
        "kind": instrument.kind,
        "binding": instrument.binding,
        "parties": list(instrument.parties) if instrument.parties else None,
        "registry_number": instrument.registry_number,
        "registered": instrument.registered,
        "method": mention.method,
        "confidence": precision_of("treaties", mention.method),
    }
