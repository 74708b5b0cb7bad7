"""Of instruments that share a name each can be meant: by its year, its subject, its parties."""

from collections import defaultdict

import pytest
import spacy

from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.register import load_register

REGISTER = load_register()
INDEX = NameIndex(REGISTER)
NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_treaties")
DATED = spacy.blank("en")
DATED.add_pipe("docanalyze_dates")
DATED.add_pipe("docanalyze_treaties")
SHORTEST_NAME = 8
FEWEST, MOST_PARTIES = 2, 4


def _groups():
    groups = defaultdict(dict)
    for treaty in REGISTER.treaties.values():
        for name in (treaty.name, *treaty.aliases):
            groups[INDEX.key(name)].setdefault(treaty.id, name)
    bodies = {INDEX.key(name) for name in lexicon().dual_names}
    return [
        group
        for key, group in groups.items()
        if len(group) > 1
        and key not in bodies
        and all(len(name) >= SHORTEST_NAME for name in group.values())
    ]


GROUPS = _groups()


def found(text):
    return [row["treaty_id"] for row in NLP(text)._.treaties]


def _missed(cases):
    return [
        (treaty, text, rows) for treaty, text in cases if treaty not in (rows := set(found(text)))
    ]


def _rivals(treaty, group):
    return [REGISTER.treaties[other] for other in group if other != treaty]


def test_many_names_are_borne_twice():
    assert len(GROUPS) > 100


@pytest.mark.parametrize(
    "sentence",
    ["They still cite the {name} of {year}.", "In {year} they signed the {name} after long talks."],
)
def test_each_is_reached_by_its_year(sentence):
    cases = [
        (treaty, sentence.format(name=name, year=REGISTER.treaties[treaty].year))
        for group in GROUPS
        for treaty in group
        for name in sorted(set(group.values()))
        if all(rival.year != REGISTER.treaties[treaty].year for rival in _rivals(treaty, group))
    ]
    assert not _missed(cases)


def test_each_is_reached_by_a_subject_of_its_own():
    cases = []
    for group in GROUPS:
        for treaty, name in group.items():
            taken = {word.lower() for each in _rivals(treaty, group) for word in each.subjects}
            own = [w for w in REGISTER.treaties[treaty].subjects if w.lower() not in taken]
            cases += [(treaty, f"As for {word}, see the {name} that we cite.") for word in own[:1]]
    assert not _missed(cases)


def test_each_is_reached_by_parties_that_no_rival_has():
    cases = []
    for group in GROUPS:
        for treaty, name in group.items():
            codes = [
                each for each in REGISTER.treaties[treaty].parties if not each.startswith("org:")
            ]
            alone = not any(set(codes) & set(each.parties) for each in _rivals(treaty, group))
            if FEWEST <= len(codes) <= MOST_PARTIES and alone:
                states = " and ".join(REGISTER.states[f"state:{code}"].name for code in codes)
                cases.append((treaty, f"{states} were bound by the {name} for a while."))
    assert not _missed(cases)


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        # A capital that acts is its government; where one is, it is a place.
        (
            "Tokyo and Manila are content with the Reciprocal Access Agreement.",
            "japan-philippines-reciprocal-access-agreement-2024",
        ),
        # The years around show what time the story has reached.
        (
            (
                "War came in 1853 and the allies landed in 1854. A city fell in 1855. "
                "The Treaty of Paris closed the sea to warships."
            ),
            "treaty-of-paris-1856",
        ),
        (
            (
                "He sailed in 1781 and made peace two winters later. Nobody in 1784 read the "
                "Treaty of Paris with joy."
            ),
            "treaty-of-paris-1783",
        ),
        # A name that comes again.
        (
            (
                "The Treaty of Rapallo of 1920 gave Fiume a state of its own. Two years of quiet "
                "followed the Treaty of Rapallo."
            ),
            "treaty-of-rapallo-1920",
        ),
    ],
)
def test_what_stands_around_decides(text, treaty):
    assert set(found(text)) == {treaty}


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        (
            "Five republics signed a General Treaty of Peace and Amity in 1907.",
            "unregistered:general-treaty-of-peace-and-amity-1907",
        ),
        (
            "The Treaty of Amity and Commerce of 1782 opened Dutch ports.",
            "unregistered:treaty-of-amity-and-commerce-1782",
        ),
        (
            "The Treaty of Tientsin of 1885 ended the war in Tonkin.",
            "unregistered:treaty-of-tientsin-1885",
        ),
    ],
)
def test_a_year_of_none_of_them_is_another(text, identifier):
    assert found(text) == [identifier]


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        (
            "Ambassadors are inviolable under the Vienna Convention.",
            "vienna-convention-on-diplomatic-relations-1961",
        ),
        (
            "Under the Vienna Convention a consul is told of the arrest.",
            "vienna-convention-on-consular-relations-1963",
        ),
        (
            "The Hague Convention returns abducted children to their parents.",
            "hague-abduction-convention-1980",
        ),
        (
            "The Hague Convention protects museums in war.",
            "hague-convention-for-the-protection-of-cultural-property-1954",
        ),
        ("The Geneva Convention defines who is a refugee.", "refugee-convention-1951"),
        ("The Geneva Convention of 1951 protects them.", "refugee-convention-1951"),
        ("Prisoners were beaten in breach of the Geneva Convention.", "geneva-conventions-1949"),
        (
            "The Treaty of Montevideo founded the Latin American Integration Association.",
            "treaty-of-montevideo-1980",
        ),
        (
            "The Treaty of Paris was signed in May 1951 by Liberia and Spain.",
            "unregistered:treaty-of-paris-1951",
        ),
        (
            "The Treaty of Paris, signed in December 1951, is brief.",
            "unregistered:treaty-of-paris-1951",
        ),
        ("The Treaty of Paris, signed in April 1951, is brief.", "treaty-of-paris-1951"),
    ],
)
def test_what_is_said_of_it_chooses_among_namesakes(text, treaty):
    assert [row["treaty_id"] for row in DATED(text)._.treaties] == [treaty]
