"""What each annotation component writes: plain dictionaries of ints, strings and lists.

They live in ``doc._.<table>``, so a ``Doc`` with them can be saved, and a row never holds on to a
``Doc``. Offsets are code points of ``doc.text``, half-open. The tables stage adds ``doc_id`` and
``passage_id``.
"""

from typing import TypedDict

__all__ = [
    "DateRecord",
    "EntityRecord",
    "NameMatch",
    "PassageRecord",
    "ProvisionRecord",
    "QuotationRecord",
    "TreatyRecord",
]


class Stretch(TypedDict):
    """A stretch of text: ``doc.text[start:end] == text``."""

    start: int
    end: int
    text: str


class PassageRecord(Stretch):
    """One passage; ``heading`` is the text of the heading under which it stands."""

    index: int
    kind: str
    heading: str | None


class NameMatch(TypedDict):
    """A phrase of the register found in the text: a candidate, not yet a decision.

    ``start`` and ``end`` are token indices; ``kind`` is ``state``, ``demonym``, ``organisation``,
    ``person``, ``place``, ``period`` or ``treaty``; ``identifier`` is the register's id.
    """

    start: int
    end: int
    kind: str
    identifier: str


class EntityRecord(Stretch):
    """One mention of an entity."""

    label: str
    entity_id: str | None
    entity_ids: list[str]
    name: str | None
    method: str
    confidence: float | None


class TreatyRecord(Stretch):
    """One mention of an international instrument."""

    treaty_id: str
    title: str | None
    year: int | None
    kind: str | None
    binding: str | None
    parties: list[str] | None
    registry_number: str | None
    registered: bool
    method: str
    confidence: float | None


class ProvisionRecord(Stretch):
    """One cited article, chapter or section."""

    unit: str
    number: str | None
    treaty_id: str | None
    method: str
    confidence: float | None


class DateRecord(Stretch):
    """One expression of time."""

    kind: str
    edtf: str | None
    earliest: str | None
    latest: str | None
    timex3: str | None
    timex3_mod: str | None
    anchor: str | None
    treaty_id: str | None
    method: str
    confidence: float | None


class QuotationRecord(Stretch):
    """One stretch of somebody's words."""

    kind: str
    speaker: str | None
    speaker_id: str | None
    speaker_role: str | None
    speaker_state: str | None
    cue: str | None
    method: str
    confidence: float | None
