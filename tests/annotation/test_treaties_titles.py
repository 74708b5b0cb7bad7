"""Where a name begins and ends, and how it is known: titles, joint names, lower-case heads."""

import dataclasses

import pytest
import spacy

from docanalyze.annotation.names import NameFinder
from docanalyze.annotation.treaties import TreatyFinder
from docanalyze.register import load_register

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_treaties")


@pytest.fixture(scope="module")
def unknown():
    """Find instruments with no treaty in the register."""
    register = dataclasses.replace(load_register(), treaties={}, digest="no treaties")
    nlp = spacy.blank("en")
    names, treaties = NameFinder(nlp.vocab, register, nlp), TreatyFinder(nlp, register)
    return lambda text: [row["text"] for row in treaties(names(nlp.make_doc(text)))._.treaties]


def found(text):
    return [(row["text"], row["treaty_id"]) for row in NLP(text)._.treaties]


def spans(text):
    return [row["text"] for row in NLP(text)._.treaties]


@pytest.mark.parametrize(
    "name",
    [
        "Treaty between Peru and Chile on the Demarcation of Coastal Waters",
        "Convention of 1911 on the Protection of Seals",
        "Declaration and Programme of Action on the Rights of Migrants",
        "Agreement on the Conservation and Management of Otter Stocks",
        "Treaty Banning Balloon Warfare in the Polar Regions",
        "Convention to Combat Locust Plagues",
        "Charter of Privileges and Duties of States",
        "Convention on the Welfare of Persons with Disabilities",
        "Convention for the Abolition of the Droit d’Aubaine and Taxes on Emigration",
        "Treaty of Brotherhood and Concord",
        "Wadi al-Qasr Memorandum",
        "Compact of Free Association",
        "Truce of Kalmora",
    ],
)
def test_a_title_is_read_to_its_end(unknown, name):
    assert unknown(f"In the end they ratified the {name}, as all had hoped they would.") == [name]


def test_a_title_ends_where_the_next_begins(unknown):
    text = (
        "They cite the Convention on the Rights of Shepherds and the Treaty of Orlo, and then "
        "the Treaty of Friendship and the Development Strategy for Fisheries."
    )
    assert unknown(text) == [
        "Convention on the Rights of Shepherds",
        "Treaty of Orlo",
        "Treaty of Friendship",
    ]


def test_a_time_is_no_subject(unknown):
    text = "They put their names to the Reciprocal Access Agreement on Monday."
    assert unknown(text) == ["Reciprocal Access Agreement"]


@pytest.mark.parametrize(
    ("text", "treaties"),
    [
        (
            "Moscow left the INF and Open Skies treaties.",
            [("INF", "inf-treaty-1987"), ("Open Skies treaties", "open-skies-treaty-1992")],
        ),
        (
            "A second SALT agreement was signed at Vienna.",
            [("SALT agreement", "salt-ii-1979")],
        ),
        (
            "Both keep the Treaty on anti-ballistic missiles (ABM) alive.",
            [
                ("Treaty on anti-ballistic missiles", "anti-ballistic-missile-treaty-1972"),
                ("ABM", "anti-ballistic-missile-treaty-1972"),
            ],
        ),
        (
            "They praise the nuclear non-proliferation Treaty.",
            [("nuclear non-proliferation Treaty", "nuclear-non-proliferation-treaty-1968")],
        ),
    ],
)
def test_what_is_written_short_or_shared_is_known(text, treaties):
    assert found(text) == treaties


def test_a_complement_tells_namesakes_apart_or_makes_another():
    [(_, treaty)] = found("She taught the Vienna Convention on Diplomatic Relations.")
    assert treaty == "vienna-convention-on-diplomatic-relations-1961"
    [(_, treaty)] = found("She taught the Vienna Convention on Lost Umbrellas.")
    assert treaty == "unregistered:vienna-convention-on-lost-umbrellas"


def test_a_common_name_between_others_is_another_instrument():
    text = "A Treaty of Amity and Commerce between Norway and Oman was signed in 1790."
    [row] = NLP(text)._.treaties
    assert row["treaty_id"] == "unregistered:treaty-of-amity-and-commerce-1790"
    assert row["parties"] == ["NOR", "OMN"]


def test_a_common_name_with_its_parties_and_year_is_found_in_the_register():
    [(mention, treaty)] = found("The Peace Treaty between Jordan and Israel of 1994 still holds.")
    assert mention == "Peace Treaty"
    assert treaty == "israel-jordan-peace-treaty-1994"


def test_a_place_of_many_treaties_is_not_that_of_another_century():
    text = (
        "Donors met in 2003, in 2005 and again in 2008. The Paris Declaration was their promise "
        "that aid would follow the plans of those who receive it."
    )
    assert ("Paris Declaration", "declaration-of-paris-1856") not in found(text)


def test_a_name_keeps_the_meaning_it_had():
    text = (
        "The Treaty of Paris of 1763 gave Canada away. For a decade the Treaty of Paris kept the "
        "peace, though the Treaty of Paris taught the colonists to think of independence."
    )
    assert {treaty for _, treaty in found(text)} == {"treaty-of-paris-1763"}


def test_a_shortened_name_is_of_the_instrument_named_in_full():
    text = "The London Naval Treaty of 1930 lapsed. The London treaties had few friends."
    assert [treaty for _, treaty in found(text)] == ["london-naval-treaty-1930"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "the Zorn–Halde agreement",
        "the Riyadh accord",
        "the Orland-Vesk Agreement",
        "the Comprehensive Peace Agreement",
        "the Withdrawal Agreement",
        "the UN Wetlands Convention",
        "the Kalmora Declaration",
        "the Mudrosa Armistice",
    ],
)
def test_the_and_a_telling_modifier_make_a_name(unknown, text):
    assert unknown(f"Few had read {text} before it was broken in the spring.") == [text[4:]]


@pytest.mark.parametrize(
    "text",
    [
        "They are negotiating an Association Agreement with the European Union.",
        "An Israeli-Syrian agreement, they reasoned, would follow.",
        "The Chicago convention nominated the senator from Ohio.",
        "They asked for a Comprehensive Peace Agreement, or any.",
        "The Mixed Armistice Commission met.",
        "The House of Commons read the Declaration of War.",
        "Our negotiators look forward to an Agreement that is fair.",
        "Why Peace Treaty Hopes Are Fading Fast Again",
    ],
)
def test_what_is_wished_for_or_of_others_is_none(text):
    assert spans(text) == []


def test_an_acronym_that_is_cited_is_an_instrument(unknown):
    text = "Article 4 of the ZAC forbids it, and parties to the ZAC met. The BTU slept."
    assert unknown(text) == ["ZAC", "ZAC"]


def test_an_acronym_in_brackets_belongs_to_what_it_abbreviates():
    text = (
        "The Mission to Watch the Kalmora Accords (MWKA) left. The Oslo Wetlands Treaty (OWT) "
        "stays; the MWKA and the OWT are friends."
    )
    assert "MWKA" not in spans(text)
    assert spans(text).count("OWT") == 2


@pytest.mark.parametrize(
    ("text", "mention", "treaty"),
    [
        (
            (
                "They await the Declaration on the granting of independence to colonial countries "
                "and peoples as one awaits rain."
            ),
            "Declaration on the granting of independence to colonial countries and peoples",
            "declaration-on-the-granting-of-independence-to-colonial-countries-and-peoples-1960",
        ),
        (
            "It broke the treaty on the non-proliferation of nuclear weapons.",
            "treaty on the non-proliferation of nuclear weapons",
            "nuclear-non-proliferation-treaty-1968",
        ),
        (
            "Inspectors of the chemical weapons convention were turned away.",
            "chemical weapons convention",
            "chemical-weapons-convention-1993",
        ),
        (
            "By the law of the sea convention the strait is open.",
            "law of the sea convention",
            "unclos-1982",
        ),
    ],
)
def test_a_title_is_known_in_lower_case_too(text, mention, treaty):
    assert found(text) == [(mention, treaty)]


@pytest.mark.parametrize(
    "text",
    [
        "They dream of a law of the sea convention and of a chemical weapons convention.",
        "The peace treaty and the security treaty were drafts; a refugee convention met in Ohio.",
        "Parliament read the Statute of Kalmora Adoption Act twice.",
    ],
)
def test_what_only_sounds_like_a_title_is_none(text):
    assert spans(text) == []


def test_what_is_said_after_a_name_is_outside():
    [(mention, _)] = found("By the Treaty of Paris the Black Sea had been closed to ships of war.")
    assert mention == "Treaty of Paris"


@pytest.mark.parametrize(
    ("text", "name", "treaty"),
    [
        (
            "By the peace treaty of Shimonoseki China gave up an island.",
            "peace treaty of Shimonoseki",
            "treaty-of-shimonoseki-1895",
        ),
        (
            "The treaty of San Stefano did not outlive the summer.",
            "treaty of San Stefano",
            "treaty-of-san-stefano-1878",
        ),
    ],
)
def test_a_head_in_lower_case_is_known_by_its_place(text, name, treaty):
    assert [(row["text"], row["treaty_id"]) for row in NLP(text)._.treaties] == [(name, treaty)]


def test_a_head_in_lower_case_follows_the_acronym_of_its_name():
    text = "He lived to sign the Conventional Forces in Europe (CFE) treaty."
    found = [(row["text"], row["treaty_id"]) for row in NLP(text)._.treaties]
    assert found == [("Conventional Forces in Europe (CFE) treaty", "cfe-treaty-1990")]


@pytest.mark.parametrize(
    ("text", "name", "treaty"),
    [
        (
            "In Europe, the Treaty on Conventional Armed Forces has proved to be a milestone.",
            "Treaty on Conventional Armed Forces",
            "cfe-treaty-1990",
        ),
        (
            (
                "It is the Agreement under the United Nations Convention on the Law of the Sea "
                "on the conservation and sustainable use of marine biological diversity of areas "
                "beyond national jurisdiction."
            ),
            (
                "Agreement under the United Nations Convention on the Law of the Sea on the "
                "conservation and sustainable use of marine biological diversity of areas beyond "
                "national jurisdiction"
            ),
            "high-seas-treaty-2023",
        ),
    ],
)
def test_a_title_may_lack_its_end_or_name_another_treaty(text, name, treaty):
    assert [(row["text"], row["treaty_id"]) for row in NLP(text)._.treaties] == [(name, treaty)]
