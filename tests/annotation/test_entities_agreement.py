"""One name, one bearer; names that go on, begin later or belong to a longer one."""

import pytest

from docanalyze.annotation.pipeline import build_pipeline
from docanalyze.annotation.records import EntityRecord

PEREZ = "javier-perez-de-cuellar"


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline()


def rows_of(nlp, text: str) -> list[EntityRecord]:
    return nlp(text)._.entities


def found(nlp, text: str) -> list[tuple[str, str, str | None]]:
    return [(row["text"], row["label"], row["entity_id"]) for row in rows_of(nlp, text)]


def links_of(nlp, text: str, surface: str) -> set[str | None]:
    return {row["entity_id"] for row in rows_of(nlp, text) if row["text"] == surface}


def test_a_name_that_is_linked_once_is_linked_everywhere(nlp):
    text = (
        "In this Assembly my delegation thanks the United Nations. When the last Assembly rose, "
        "the Assembly had decided nothing."
    )
    assert links_of(nlp, text, "Assembly") == {"org:united-nations-general-assembly"}


def test_a_body_may_be_called_by_a_part_of_its_name(nlp):
    text = (
        "The International Commission for Supervision and Control sat in Laos. The International "
        "Commission had no boats."
    )
    assert links_of(nlp, text, "International Commission") == {
        "org:international-control-commission"
    }


def test_an_organ_is_named_with_its_body(nlp):
    rows = found(nlp, "The envoy spoke to the Senate of the United States of America on Monday.")
    assert rows[0] == (
        "Senate of the United States of America",
        "ORG",
        "org:united-states-senate",
    )


def test_letters_that_do_not_spell_the_name_keep_their_own_meaning(nlp):
    text = "The International Court of Justice (ICC) sat in The Hague, and the ICC was named again."
    assert links_of(nlp, text, "ICC") == {"org:international-criminal-court"}


def test_letters_tell_which_body_is_named_a_little_differently(nlp):
    text = "The Organization of Petroleum Exporting Countries (OPEC) cut its quotas."
    assert {row[2] for row in found(nlp, text)} == {"org:opec"}


@pytest.mark.parametrize(
    ("text", "surface", "person"),
    [
        (
            "President dos Santos of Angola flew home in 1995.",
            "dos Santos",
            "jose-eduardo-dos-santos",
        ),
        (
            "In 1994 the United Nations heard Mr. Boutros-Ghali.",
            "Boutros-Ghali",
            "boutros-boutros-ghali",
        ),
        ("President al-Assad of Syria spoke in 1979.", "al-Assad", "hafez-al-assad"),
        ("President El-Sadat of Egypt went to the port in 1976.", "El-Sadat", "anwar-sadat"),
        ("Herr Stresemann spoke for Germany at noon in 1926.", "Stresemann", "gustav-stresemann"),
        ("In 1985 the General Assembly heard Mr. Lusaka out.", "Lusaka", "paul-lusaka"),
    ],
)
def test_surnames_of_several_words_and_titles_of_other_tongues(nlp, text, surface, person):
    assert links_of(nlp, text, surface) == {f"person:{person}"}


def test_years_far_back_in_a_passage_do_not_hide_who_was_in_office(nlp):
    text = (
        "The year was 1995.\n\nFifty years after 1945 President Yeltsin of Russia stood on the "
        "square, and so did others who had come a long way to be seen there."
    )
    assert links_of(nlp, text, "Yeltsin") == {"person:boris-yeltsin"}


def test_a_surname_that_is_a_state_of_the_article_is_no_person(nlp):
    text = (
        "Baden was a grand duchy. In 1918 the diet of Baden met, and Baden, like Germany, was "
        "hungry. The towns of Baden were quiet when Baden voted."
    )
    assert "PERSON" not in {row[1] for row in found(nlp, text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The U.S. Minister Obadiah Crumlow left for the coast.", "Obadiah Crumlow"),
        ("Secretary of State Obadiah Crumlow wrote to the consul.", "Obadiah Crumlow"),
        ("A French deputy, M. Lucien Bravaque, laughed at the minister.", "Lucien Bravaque"),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(nlp, text, name):
    assert [row[0] for row in found(nlp, text) if row[1] == "PERSON"] == [name]


def test_what_stands_behind_a_name_is_nobody(nlp):
    text = "Ambassador Obadiah Crumlow, Jr. was appointed. Q. Why? A. We never asked."
    people = [row[0] for row in found(nlp, text) if row[1] == "PERSON"]
    assert people == ["Obadiah Crumlow"]


def test_what_an_office_is_for_is_no_body(nlp):
    text = "The Secretary of State for Foreign and Commonwealth Affairs met the Minister for Trade."
    assert found(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "span", "ids"),
    [
        ("Sino\N{NON-BREAKING HYPHEN}American talks began.", None, ["state:CHN", "state:USA"]),
        (
            "It ended World War I. Everybody went home.",
            "World War I",
            ["event:world-war-i"],
        ),
        ("As in Guinea- Bissau, the vote was calm.", "Guinea- Bissau", ["state:GNB"]),
    ],
)
def test_marks_that_hide_where_a_word_ends(nlp, text, span, ids):
    (row,) = rows_of(nlp, text)
    assert row["entity_ids"] == ids
    assert span is None or row["text"] == span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The Third Conference on the Law of the Sea adjourned.", "EVENT"),
        ("The Inter-Harbour Bank of Quillota and Dunmarrow lent money.", "ORG"),
    ],
)
def test_the_head_of_a_name_says_what_it_is(nlp, text, span):
    (row,) = rows_of(nlp, text)
    assert row["label"] == span


def test_a_side_of_a_country_is_only_the_country(nlp):
    assert found(nlp, "The North and South of Korea agreed.")[-1] == ("Korea", "GPE", "place:korea")


def test_the_number_of_a_document_is_nobody(nlp):
    assert found(nlp, "The report (see S/PV.7036) was adopted.") == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Prime Minister Trudeau met President Nixon in 1972. In 2018 Justin Trudeau met Trump.",
            ["pierre-trudeau", "richard-nixon", "justin-trudeau"],
        ),
        (
            "In 1991 President Bush waited. His son George W. Bush did not, and in 2003 Bush flew.",
            ["george-h-w-bush", "george-w-bush", "george-w-bush"],
        ),
        (
            "In the USA President Roosevelt dug in 1904. In 1936 President Roosevelt won.",
            ["theodore-roosevelt", "franklin-d-roosevelt"],
        ),
        (
            "Kennedy spoke in Berlin in 1963. Robert Kennedy ran in 1968.",
            [None, "robert-f-kennedy"],
        ),
    ],
)
def test_the_years_of_a_sentence_tell_namesakes_apart(nlp, text, people):
    found_here = [row[2] for row in found(nlp, text) if row[1] == "PERSON"]
    expected = [person and f"person:{person}" for person in people]
    assert [one for one in found_here if one != "person:donald-trump"] == expected


def test_a_town_of_a_province_is_not_the_capital_of_that_name(nlp):
    rows = found(nlp, "He moved from Paris, Texas, to Paris, France, and on to Geneva.")
    assert [row[2] for row in rows if row[0] == "Paris"] == [None, "place:paris"]


def test_halves_of_a_country_share_its_name(nlp):
    rows = found(nlp, "North and South Korea signed; East and West Germany had signed before.")
    assert [row[2] for row in rows] == ["state:PRK", "state:KOR", "state:DDR", "state:DEU"]
    rows = found(nlp, "Ferries left for East and West Africa.")
    assert [row[2] for row in rows] == ["place:east-africa", "place:west-africa"]


def test_the_alliance_is_the_one_that_was_named(nlp):
    for name, identifier in (("NATO", "org:nato"), ("The Warsaw Pact", "org:warsaw-pact")):
        text = f"{name} met in 1975. The Alliance had never been larger."
        assert links_of(nlp, text, "Alliance") == {identifier}


def test_what_is_named_after_somebody_is_not_that_person(nlp):
    text = "They met on Queen Elizabeth Drive, near Nelson Mandela University."
    assert [row for row in found(nlp, text) if row[1] == "PERSON" and row[2]] == []


@pytest.mark.parametrize(
    ("text", "surname", "person"),
    [
        ("In 1963 the United States sent Kennedy to Berlin.", "Kennedy", "john-f-kennedy"),
        ("In 1955 Dulles flew home to the United States.", "Dulles", "john-foster-dulles"),
    ],
)
def test_a_bare_surname_means_who_governed(nlp, text, surname, person):
    assert links_of(nlp, text, surname) == {f"person:{person}"}


def test_nobody_wrote_of_a_body_long_before_it_was_founded(nlp):
    doc = nlp.make_doc("The European Commission has its seat at the mouth of the river.")
    doc._.published = "1873-05-02"
    (row,) = nlp(doc)._.entities
    assert (row["label"], row["entity_id"]) == ("ORG", None)


def test_a_body_named_after_a_river_is_a_body(nlp):
    assert found(nlp, "The Danube Fishery Commission met.")[0][1] == "ORG"


def test_who_shares_a_region_is_named_by_the_region_alone(nlp):
    rows = found(nlp, "The Gulf states and the Arab world waited.")
    assert [row[:2] for row in rows] == [("Gulf", "LOC"), ("Arab", "NORP")]


def test_a_title_before_a_name_in_capitals_is_nobody(nlp):
    text = "Mr. VAN ROON observed that the Netherlands delegation was particularly late."
    assert found(nlp, text) == [
        ("VAN ROON", "PERSON", None),
        ("Netherlands", "GPE", "state:NLD"),
    ]
