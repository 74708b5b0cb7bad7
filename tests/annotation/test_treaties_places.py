"""A place stands for what was made there where it is a rule, a time or a text."""

import pytest
from treaty_rows import found


@pytest.mark.parametrize(
    ("text", "place", "treaty"),
    [
        ("Since Dayton no shot has been fired.", "Dayton", "dayton-agreement-1995"),
        (
            "Ours would be the second such zone, after Tlatelolco.",
            "Tlatelolco",
            "treaty-of-tlatelolco-1967",
        ),
        (
            "Tlatelolco I grant you; but who has copied it?",
            "Tlatelolco",
            "treaty-of-tlatelolco-1967",
        ),
        (
            "They had put all their trust in the Locarno guarantee.",
            "Locarno",
            "locarno-treaties-1925",
        ),
        ("Every cabinet swore to revise Trianon.", "Trianon", "treaty-of-trianon-1920"),
        (
            "By Article 231 of Versailles the guilt was theirs.",
            "Versailles",
            "treaty-of-versailles-1919",
        ),
        ("The lawyers cite Versailles’s Article 231.", "Versailles", "treaty-of-versailles-1919"),
        ("The legacy of Rapallo is distrust.", "Rapallo", "treaty-of-rapallo-1922"),
        ("Sèvres spent a whole chapter on the Straits.", "Sèvres", "treaty-of-sevres-1920"),
        ("Dayton’s constitution has too many doors.", "Dayton", "dayton-agreement-1995"),
        ("By the next spring Locarno was dead.", "Locarno", "locarno-treaties-1925"),
        (
            "In the year of Esquipulas five presidents learnt to telephone.",
            "Esquipulas",
            "esquipulas-ii-1987",
        ),
        (
            "They are shut out by article 7, paragraph 2, of Tlatelolco.",
            "Tlatelolco",
            "treaty-of-tlatelolco-1967",
        ),
        (
            "The signatories of Chapultepec kept their word in El Salvador.",
            "Chapultepec",
            "chapultepec-peace-accords-1992",
        ),
    ],
)
def test_a_place_is_its_instrument(text, place, treaty):
    assert found(text) == [(place, treaty)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Kyoto Protocol of 1997 was brief. Kyoto bound only the rich.", "Kyoto"),
        ("The Treaty of Waitangi is read aloud. Under Waitangi the land is theirs.", "Waitangi"),
        ("The Oslo Accords were signed in 1993. After Oslo came the bombs.", "Oslo"),
        (
            "The Treaty of Maastricht is long. Who now would tear up what Maastricht promised?",
            "Maastricht",
        ),
    ],
)
def test_a_place_is_what_was_named_after_it(text, place):
    rows = found(text)
    assert [name for name, _ in rows][1:] == [place]
    assert len({treaty for _, treaty in rows}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The students met in Tlatelolco before the march.",
        "The Locarno film festival opened; they flew from Dayton to Helsinki.",
        "The court of Versailles was splendid, and the mayor of Oslo wept.",
        "They went to Camp David for the weekend, to rest.",
        "Bretton Woods is a village among hills; they lodged at Bretton Woods.",
        "Kyoto is a city of temples. Kyoto was cold that spring.",
        "The Schengen zone is wide, and they travelled within Schengen.",
        "Moscow had wanted it for years, and Moscow was angry.",
        "Before Rome they stopped in Paris. After Paris came London.",
        "Since Nice is a town by the sea, we swam.",
        "ASEAN is no alliance. The OAS was silent.",
    ],
)
def test_a_place_is_a_place(text):
    assert found(text) == []


def test_the_treaty_is_the_one_made_at_the_town_of_which_the_text_speaks():
    text = (
        "At Portsmouth the envoys of Russia and Japan met under Roosevelt’s eye. The island was "
        "cut in two by Article IX of the Treaty."
    )
    assert found(text) == [("Treaty", "treaty-of-portsmouth-1905")]
    assert found("At Portsmouth the sailors drank. The Treaty was an inn.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Told apart by its year, where nobody is or goes.
        (
            "Britain has two of them. Jeddah 1927 is the one with Ibn Saud.",
            [("Jeddah", "treaty-of-jeddah-1927")],
        ),
        # One more of its kind.
        ("Nobody wants a second Versailles.", [("Versailles", "treaty-of-versailles-1919")]),
        # What is done to a text, of a place of which little else is told.
        (
            "Persia and Russia were at war until 1828. The Shah would tear up Turkmenchay.",
            [("Turkmenchay", "treaty-of-turkmenchay-1828")],
        ),
        # It owns an article.
        (
            "Turkmenchay said it again in 1828, in its eighth article: Persia has no fleet there.",
            [("Turkmenchay", "treaty-of-turkmenchay-1828")],
        ),
        # A comma after a rule, and one in the name of a town.
        ("Under Dayton, Bosnia has two halves.", [("Dayton", "dayton-agreement-1995")]),
        ("Under Dayton, Ohio, runs an aquifer.", []),
        # A town of which it is told what a town does.
        ("Lhasa was closed to Britain in 1904, and so it remained.", []),
        ("What else has Barbados got? Its friends confirmed it in 1994.", []),
    ],
)
def test_a_place_is_told_by_its_year_by_comparison_and_by_what_is_done_to_it(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of London was kept. Vienna, Rome and London bound themselves to silence.",
        "The fleet that lay off Trianon Bay never sailed.",
        "After the Yalta Conference of February 1945, nobody slept well.",
        "The Covenant of the League was read aloud. Geneva has done no better since.",
    ],
)
def test_governments_and_anchorages_are_no_instruments(text):
    assert all(" of " in name for name, _ in found(text))
