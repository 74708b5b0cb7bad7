"""What the register knows about one state, organisation, treaty, person, place or period."""

from dataclasses import dataclass

__all__ = ["Entry", "Office", "Organisation", "Period", "Person", "Place", "State", "Treaty"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What every row of the register has.

    Args:
        id: The identifier that tables use.
        name: The short English name in commonest use.
        aliases: Other ways of writing it, acronyms among them, exactly as written.
        source: Where the facts are from.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class State(Entry):
    """A state or territory, present or former.

    ``id`` is ``state:`` and the ISO 3166 alpha-3 code, or the code historians use. ``demonyms`` are
    adjectives and nouns for its people (``Canadian``, ``Canadians``), ``prefixes`` their combining
    forms (``Franco``). ``start`` and ``end`` are years; None: it exists, or since before 1815.
    """

    iso2: str | None
    cow: str | None
    demonyms: tuple[str, ...]
    prefixes: tuple[str, ...]
    capital: str | None
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Organisation(Entry):
    """An organisation, organ, court, grouping or company of states, or a body that matters to them.

    ``id`` is ``org:<slug>``. ``parent`` is the organisation of which it is an organ.
    ``short_forms`` are names that stand for it only once it has been named (``the League``).
    ``founding_treaty`` is a treaty id. ``start`` and ``end`` are years.
    """

    also_ids: tuple[str, ...]
    short_forms: tuple[str, ...]
    kind: str
    governance_model: str | None
    parent: str | None
    founding_treaty: str | None
    members: tuple[str, ...]
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Office:
    """A public office somebody held: ``state`` is a state or organisation id, dates are EDTF."""

    role: str
    state: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Person(Entry):
    """Somebody articles name. ``id`` is ``person:<slug>``; ``born`` and ``died`` are years."""

    surname: str
    offices: tuple[Office, ...]
    born: int | None
    died: int | None


@dataclass(frozen=True, slots=True)
class Place(Entry):
    """A city, region, building or body of water.

    ``id`` is ``place:<slug>``; ``label`` is ``GPE``, ``LOC`` or ``FAC``; ``state`` is the id of the
    state in which it lies, None if in several; ``capital_of`` of the state it governs.
    """

    label: str
    state: str | None
    capital_of: str | None


@dataclass(frozen=True, slots=True)
class Period(Entry):
    """A named stretch of time: a war, a crisis, an era, a term of office.

    ``id`` is ``event:<slug>``. ``kind`` is ``war``, ``crisis``, ``conference``, ``revolution``,
    ``disaster``, ``era`` or ``administration``; an era is no EVENT. ``earliest`` and ``latest`` are
    days or years in EDTF.
    """

    kind: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Treaty(Entry):
    """An international instrument.

    ``id`` is ``<slug of the title>-<year>``. ``name`` is the canonical title. ``parties`` are ISO
    alpha-3 codes or organisation ids at signature; empty with ``party_count`` for large open ones.
    ``subjects`` are words that tell it from namesakes. ``follows`` are the ids of instruments it
    amends or succeeds.
    """

    official_title: str | None
    year: int
    signed: str | None
    in_force: str | None
    ended: str | None
    parties: tuple[str, ...]
    party_count: int | None
    kind: str
    binding: str | None
    governance_model: str | None
    founds: str | None
    follows: tuple[str, ...]
    registry_number: str | None
    subjects: tuple[str, ...]
