"""The shipped register is well formed: whatever a table links to can be looked up."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import resources

import pytest

from docanalyze.register import FILES, Entry, Register, load_register

FLOORS = {"organisations": 1600, "people": 3000, "places": 1300, "periods": 800, "states": 300}
# Kinds of organisations that states founded or sit in.
OF_STATES = {
    *("universal", "regional", "alliance", "club", "minilateral", "court"),
    *("financial", "standards", "organ", "peacekeeping"),
}
LISTS = ("aliases", "also_ids", "short_forms", "demonyms", "prefixes", "members")


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def _entries(register: Register) -> Iterator[tuple[str, Entry]]:
    for table in FILES:
        for entry in getattr(register, table).values():
            yield table, entry


def _rows(stem: str) -> list[dict[str, str]]:
    folder = resources.files("docanalyze.register").joinpath("data")
    text = folder.joinpath(f"{stem}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@pytest.mark.parametrize("stem", FILES)
def test_rows_are_sorted(stem: str) -> None:
    identifiers = [row["id"] for row in _rows(stem)]
    assert identifiers == sorted(identifiers)


@pytest.mark.parametrize(("table", "floor"), FLOORS.items())
def test_register_is_large_enough_to_be_useful(register: Register, table: str, floor: int) -> None:
    assert len(getattr(register, table)) >= floor


def test_organisations_of_states_have_a_founding_and_many_their_members(
    register: Register,
) -> None:
    of_states = [one for one in register.organisations.values() if one.kind in OF_STATES]
    assert len(of_states) >= 1000
    assert sum(one.start is not None for one in of_states) >= 1000
    assert sum(bool(one.members) for one in of_states) >= 500


def test_people_in_office_have_a_role_a_state_and_years(register: Register) -> None:
    known = register.states.keys() | register.organisations.keys()
    complete = [
        person.id
        for person in register.people.values()
        if any(one.role and one.start and one.state in known for one in person.offices)
    ]
    assert len(complete) >= 2400


def test_states_have_the_codes_of_both_worlds(register: Register) -> None:
    states = register.states.values()
    assert sum(state.iso2 is not None for state in states) >= 249
    assert sum(state.cow is not None for state in states) >= 220
    assert sum(state.end is not None for state in states) >= 50


def test_most_periods_have_both_bounds(register: Register) -> None:
    bounded = [one for one in register.periods.values() if one.earliest and one.latest]
    assert len(bounded) >= 750


def test_every_row_says_where_it_is_from() -> None:
    without = [row for stem in (*FILES, "offices") for row in _rows(stem) if not row["source"]]
    assert without == []


def test_lists_hold_no_blank_and_no_repeated_value(register: Register) -> None:
    for _, entry in _entries(register):
        for field in LISTS:
            values = getattr(entry, field, ())
            assert len(set(values)) == len(values), (entry.id, field)
            assert entry.name not in entry.aliases, entry.id
            assert all(value == value.strip() for value in values), (entry.id, field)


def test_also_ids_lead_to_one_organisation(register: Register) -> None:
    owner: dict[str, str] = {}
    for organisation in register.organisations.values():
        for other in organisation.also_ids:
            assert other.startswith("org:"), organisation.id
            assert other not in register.organisations, organisation.id
            assert owner.setdefault(other, organisation.id) == organisation.id, other


def test_no_state_has_two_capitals(register: Register) -> None:
    capitals = Counter(place.capital_of for place in register.places.values() if place.capital_of)
    assert [state for state, count in capitals.items() if count > 1] == []


@pytest.mark.parametrize("fields", [("name", "aliases"), ("demonyms",), ("prefixes",)])
def test_no_word_belongs_to_two_states(register: Register, fields: tuple[str, ...]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for state in register.states.values():
        for field in fields:
            value = getattr(state, field)
            for word in value if isinstance(value, tuple) else (value,):
                owners[word].add(state.id)
    assert {word: ids for word, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("table", ["people", "periods", "places"])
def test_no_alias_leads_to_two_entries(register: Register, table: str) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in getattr(register, table).values():
        for word in (entry.name, *entry.aliases):
            owners[word].add(entry.id)
    assert {word: ids for word, ids in owners.items() if len(ids) > 1} == {}


def test_surnames_are_given_where_there_is_one(register: Register) -> None:
    surnames = {
        "person:xi-jinping": "Xi",
        "person:ursula-von-der-leyen": "von der Leyen",
        "person:charles-de-gaulle": "de Gaulle",
        "person:gamal-abdel-nasser": "Nasser",
        "person:ban-ki-moon": "Ban",
        "person:luiz-inacio-lula-da-silva": "Lula",
        "person:e-h-carr": "Carr",
    }
    found = {identifier: register.people[identifier].surname for identifier in surnames}
    assert found == surnames


def test_offices_are_attached_to_their_holder(register: Register) -> None:
    offices = register.people["person:mark-carney"].offices
    assert ("prime minister", "state:CAN", "2025-03-14") in [
        (office.role, office.state, office.start) for office in offices
    ]
