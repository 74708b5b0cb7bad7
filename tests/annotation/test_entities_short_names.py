"""Bodies called for short, authors in bylines, and people whose surname is something else too."""

import spacy

from docanalyze.annotation.records import EntityRecord

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_passages")
NLP.add_pipe("docanalyze_entities")


def entities(text: str) -> list[EntityRecord]:
    rows: list[EntityRecord] = NLP(text)._.entities
    return rows


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(row["text"], row["label"], row["entity_id"]) for row in entities(text)]


def test_a_delegate_means_the_organs_of_the_united_nations() -> None:
    rows = found(
        "Mr. President, we thank the United Nations. In this Assembly we ask why the Council was "
        "silent. Our Organization deserves better."
    )
    assert ("Assembly", "ORG", "org:united-nations-general-assembly") in rows
    assert ("Council", "ORG", "org:united-nations-security-council") in rows
    assert ("Organization", "ORG", "org:united-nations") in rows


def test_elsewhere_the_council_is_nobody_knows_whose() -> None:
    rows = found("The mayor said that the Council had met twice with the United Nations.")
    assert ("Council", "ORG", None) in rows


def test_a_short_name_means_the_body_named_with_it() -> None:
    text = "They asked the Forum first. The Pacific Islands Forum answered, and the Forum agreed."
    links = [row[2] for row in found(text) if row[0] == "Forum"]
    assert links == ["org:pacific-islands-forum", "org:pacific-islands-forum"]


def test_the_league_between_the_wars() -> None:
    text = "In 1935 the League met on Abyssinia, and the Covenant was read aloud."
    assert ("League", "ORG", "org:league-of-nations") in found(text)
    rows = found("In 1932 the League sent a commission, and the Council waited in Geneva.")
    assert ("Council", "ORG", "org:league-of-nations-council") in rows
    rows = found("In 1985 the League met for lunch, and its treasurer read the menu aloud.")
    assert ("League", "ORG", None) in rows


def test_a_senate_is_that_of_the_state_spoken_of() -> None:
    assert ("Senate", "ORG", "org:united-states-senate") in found(
        "In Washington the Senate of the United States waited. The Senate voted at noon."
    )
    assert ("Senate", "ORG", None) in found("In Bolivia and Peru the Senate voted at noon.")


def test_authors_stand_in_bylines() -> None:
    prose = "The ferry left before the ministers had found their papers, and nobody was surprised."
    text = f"The last ferry\n\nBy QUILLA TARWATER-IBE\n\n{prose}\n\n{prose}"
    assert ("QUILLA TARWATER-IBE", "PERSON", None) in found(text)


def test_surnames_in_the_capitals_of_records() -> None:
    rows = found("17. Mr. QUANTRICKSON (Ghana): We thank the host.")
    assert ("QUANTRICKSON", "PERSON", None) in rows


def test_a_surname_that_is_a_city() -> None:
    text = '"Nobody asked," said Samir Alexandria, a boatman. "Nobody will," Alexandria said.'
    assert [(row[0], row[1]) for row in found(text)] == [
        ("Samir Alexandria", "PERSON"),
        ("Alexandria", "PERSON"),
    ]


def test_half_of_a_double_name_is_nobody_else() -> None:
    rows = found("The report by Ms. Hirut Wolde-Selassie was late.")
    assert all(row[2] is None for row in rows)


def test_the_number_of_an_article_is_no_organisation() -> None:
    assert found("They read Article 19 and went home.") == []


def test_continents_have_a_place() -> None:
    assert ("South American", "NORP", "place:south-america") in found(
        "Two South American envoys signed."
    )


def test_one_ocean_has_one_id() -> None:
    assert {row[2] for row in found("The Pacific is wide, and the Pacific Ocean is deep.")} == {
        "place:pacific-ocean"
    }
