"""The shipped register is well formed: whatever a table links to can be looked up."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import resources

import pytest

from docanalyze.register import FILES, Entry, Register, load_register

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
IDENTIFIERS = {
    "states": re.compile(r"state:[A-Z]{3}"),
    "organisations": re.compile(rf"org:{SLUG}"),
    "people": re.compile(rf"person:{SLUG}"),
    "places": re.compile(rf"place:{SLUG}"),
    "periods": re.compile(rf"event:{SLUG}"),
}
FLOORS = {"organisations": 400, "people": 1200, "places": 500, "periods": 250, "states": 240}
LISTS = ("aliases", "also_ids", "short_forms", "demonyms", "prefixes", "members")
# A day, a month or a year in EDTF; years before 1 are signed; "~" and "?" qualify.
EDTF = re.compile(r"-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[~?]?")
ORGANISATION_KINDS = {
    *("universal", "regional", "alliance", "minilateral", "club", "court", "organ"),
    *("peacekeeping", "financial", "standards", "ngo", "armed_group", "government_body"),
    *("media", "think_tank", "company", "movement"),
}
GOVERNANCE_MODELS = {
    None,
    "universal_institution",
    "alliance",
    "ad_hoc_coalition",
    "regional_organisation",
    "great_power_politics",
    "networked_governance",
}
PERIOD_KINDS = {"war", "crisis", "conference", "revolution", "disaster", "era", "administration"}


@pytest.fixture(scope="module")
def register() -> Register:
    return load_register()


def _entries(register: Register) -> Iterator[tuple[str, Entry]]:
    for table in IDENTIFIERS:
        for entry in getattr(register, table).values():
            yield table, entry


def _rows(stem: str) -> list[dict[str, str]]:
    folder = resources.files("docanalyze.register").joinpath("data")
    text = folder.joinpath(f"{stem}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_identifiers_are_well_formed(register: Register) -> None:
    wrong = [e.id for table, e in _entries(register) if not IDENTIFIERS[table].fullmatch(e.id)]
    assert wrong == []


@pytest.mark.parametrize("stem", [*IDENTIFIERS, "treaties"])
def test_no_identifier_stands_twice_and_rows_are_sorted(stem: str) -> None:
    identifiers = [row["id"] for row in _rows(stem)]
    assert [i for i, count in Counter(identifiers).items() if count > 1] == []
    if stem in IDENTIFIERS:
        assert identifiers == sorted(identifiers)


@pytest.mark.parametrize(("table", "floor"), FLOORS.items())
def test_register_is_large_enough_to_be_useful(register: Register, table: str, floor: int) -> None:
    assert len(getattr(register, table)) >= floor


def test_every_row_says_where_it_is_from() -> None:
    without = [
        row for stem in (*IDENTIFIERS, "offices") for row in _rows(stem) if not row["source"]
    ]
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
            assert IDENTIFIERS["organisations"].fullmatch(other), organisation.id
            assert other not in register.organisations, organisation.id
            assert owner.setdefault(other, organisation.id) == organisation.id, other


def test_what_organisations_refer_to_exists(register: Register) -> None:
    known = register.states.keys() | register.organisations.keys()
    for organisation in register.organisations.values():
        assert organisation.kind in ORGANISATION_KINDS, organisation.id
        assert organisation.governance_model in GOVERNANCE_MODELS, organisation.id
        assert organisation.parent is None or organisation.parent in known, organisation.id
        missing = [code for code in organisation.members if f"state:{code}" not in known]
        assert missing == [], organisation.id
        treaty = organisation.founding_treaty
        assert treaty is None or treaty in register.treaties, organisation.id


def test_what_treaties_found_exists(register: Register) -> None:
    founded = {treaty.founds for treaty in register.treaties.values() if treaty.founds}
    assert founded <= register.organisations.keys()


def test_what_places_refer_to_exists(register: Register) -> None:
    for place in register.places.values():
        assert place.label in {"GPE", "LOC", "FAC"}, place.id
        for state in (place.state, place.capital_of):
            assert state is None or state in register.states, place.id


def test_no_state_has_two_capitals(register: Register) -> None:
    capitals = Counter(place.capital_of for place in register.places.values() if place.capital_of)
    assert [state for state, count in capitals.items() if count > 1] == []


def test_offices_belong_to_people_and_states_that_exist(register: Register) -> None:
    known = register.states.keys() | register.organisations.keys()
    for row in _rows("offices"):
        assert row["person"] in register.people, row
        assert row["state"] in known, row
        assert row["role"], row


@pytest.mark.parametrize("field", ["start", "end"])
def test_dates_of_offices_are_edtf(field: str) -> None:
    assert [row for row in _rows("offices") if row[field] and not EDTF.fullmatch(row[field])] == []


def test_no_office_ends_before_it_begins() -> None:
    for row in _rows("offices"):
        if row["end"]:
            length = min(len(row["start"]), len(row["end"]))
            assert row["start"][:length] <= row["end"][:length], row


def test_bounds_of_periods_are_edtf_and_in_order(register: Register) -> None:
    for period in register.periods.values():
        assert period.kind in PERIOD_KINDS, period.id
        for bound in (period.earliest, period.latest):
            assert bound is None or EDTF.fullmatch(bound), period.id
        if period.earliest and period.latest:
            first, last = (_year(bound) for bound in (period.earliest, period.latest))
            assert first <= last, period.id


def _year(bound: str) -> int:
    match = re.match(r"-?\d{4}", bound)
    assert match is not None
    return int(match.group())


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


def test_register_of_all_tables_is_listed_in_the_loader() -> None:
    assert set(IDENTIFIERS) | {"treaties"} == set(FILES)
