"""A name and a number are an instrument where one of its series is known or it was signed."""

import pytest
from treaty_rows import found


def test_the_next_of_a_series_is_another_instrument():
    text = "The Siwa Accord was signed in 1988. Siwa II, concluded two years later, went further."
    assert found(text)[-1] == ("Siwa II", "unregistered:siwa-ii-1990")


def test_a_place_of_instruments_with_a_number_is_one_where_it_was_signed():
    text = "Under Arusha II, signed in 1969, trade grew."
    assert found(text) == [("Arusha II", "unregistered:arusha-ii-1969")]


def test_the_first_of_a_series_is_what_the_register_calls_so():
    text = "Minsk III would follow Minsk I. Lomé II followed Lomé I."
    assert found(text) == [
        ("Minsk III", "unregistered:minsk-iii"),
        ("Minsk I", "minsk-agreements-2014"),
        ("Lomé II", "second-lome-convention-1979"),
        ("Lomé I", "lome-convention-1975"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In Siwa I met the emir.",
        "The Siwa II talks failed.",
        "King Elizabeth II and John Paul II met at Geneva II.",
        "World War II ended. Annex II and Basket III were left out.",
    ],
)
def test_not_all_that_has_a_number_is_an_instrument(text):
    assert [name for name, _ in found(f"The Siwa Accord (1988) is old. {text}")] == ["Siwa Accord"]
