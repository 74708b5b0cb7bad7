"""The shipped register of treaties keeps its own rules."""

import re

import pytest

from docanalyze.register import load_register
from docanalyze.text import slugify

TREATIES = load_register().treaties


def test_there_are_enough_to_be_of_use():
    assert len(TREATIES) >= 1000


@pytest.mark.parametrize(
    "treaty",
    [
        "north-atlantic-treaty-1949",
        "charter-of-the-united-nations-1945",
        "covenant-of-the-league-of-nations-1919",
        "strategic-mutual-defence-agreement-2025",
        "camp-david-principles-2023",
        "abraham-accords-2020",
        "trilateral-security-cooperation-in-the-western-balkans-2025",
        "constitutive-act-of-the-african-union-2000",
        "treaty-of-tlatelolco-1967",
        "bangkok-declaration-1967",
        "indus-waters-treaty-1960",
        "un-watercourses-convention-1997",
        "cooperative-framework-agreement-2010",
    ],
)
def test_instruments_that_articles_on_world_order_name_are_there(treaty):
    assert treaty in TREATIES


def test_an_id_is_the_slug_of_the_title_and_the_year_once():
    for treaty in TREATIES.values():
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*-\d{4}", treaty.id), treaty.id
        assert treaty.id.endswith(f"-{treaty.year}")
        slug = treaty.id.removesuffix(f"-{treaty.year}")
        assert str(treaty.year) not in slug.split("-")
        title = re.sub(rf"(^|-){treaty.year}(?=-|$)", "", slugify(treaty.name)).strip("-")
        assert slug == title


def test_every_treaty_has_a_source_and_a_name_once():
    for treaty in TREATIES.values():
        assert treaty.source
        assert treaty.name not in treaty.aliases


def test_signatures_are_dates_of_the_treatys_year_or_soon_after():
    # Some are known by the year in which they were adopted, and signed up to two years later.
    for treaty in TREATIES.values():
        if treaty.signed:
            assert treaty.year <= int(treaty.signed[:4]) <= treaty.year + 2, treaty.id


def test_an_organisation_has_one_founding_treaty():
    founded = [treaty.founds for treaty in TREATIES.values() if treaty.founds]
    assert len(founded) == len(set(founded))
