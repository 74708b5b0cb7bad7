"""What the register alone lets the entities component say: no model is in these pipelines."""

import time

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from docanalyze.annotation.records import EntityRecord

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_entities")


def entities(text: str) -> list[EntityRecord]:
    return NLP(text)._.entities


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(row["text"], row["label"], row["entity_id"]) for row in entities(text)]


def test_states_and_their_people_are_linked_to_the_state():
    assert found("Senegal wrote to the Malian envoy, and the Ghanaians listened.") == [
        ("Senegal", "GPE", "state:SEN"),
        ("Malian", "NORP", "state:MLI"),
        ("Ghanaians", "NORP", "state:GHA"),
    ]


def test_a_capital_stays_a_place_when_its_government_is_meant():
    rows = found("Ottawa rejected the offer that Moscow had made.")
    assert ("Ottawa", "GPE", "place:ottawa") in rows
    assert ("Moscow", "GPE", "place:moscow") in rows


@pytest.mark.parametrize(
    ("text", "span", "ids"),
    [
        ("A Franco-British note arrived.", "Franco-British", ["state:FRA", "state:GBR"]),
        ("Sino-Russian drills began.", "Sino-Russian", ["state:CHN", "state:RUS"]),
        ("An India\N{EN DASH}Pakistan hotline rang.", None, ["state:IND", "state:PAK"]),
        (
            "The US-Japan-Republic of Korea secretariat opened.",
            "US-Japan-Republic of Korea",
            ["state:USA", "state:JPN", "state:KOR"],
        ),
    ],
)
def test_a_chain_of_states_is_one_mention_of_several(text, span, ids):
    (row,) = entities(text)
    assert row["entity_ids"] == ids
    assert row["entity_id"] is None
    assert span is None or row["text"] == span


def test_no_span_holds_the_or_a_genitive():
    rows = entities("The United Nations' budget and the Netherlands's share of it were debated.")
    assert [row["text"] for row in rows] == ["United Nations", "Netherlands"]


def test_the_hague_keeps_its_article():
    assert [row["text"] for row in entities("Lawyers met in The Hague.")] == ["The Hague"]


def test_a_short_form_needs_the_full_name_before_it():
    rows = entities(
        "The league of fishermen met. Later the League of Nations was founded. The League failed."
    )
    assert [(row["text"], row["entity_id"], row["method"]) for row in rows] == [
        ("League of Nations", "org:league-of-nations", "register"),
        ("League", "org:league-of-nations", "alias"),
    ]


def test_a_longer_unknown_name_is_no_short_form():
    rows = found("The League of Nations was gone. The League of Village Cricketers played on.")
    assert [row[0] for row in rows] == ["League of Nations"]


def test_a_surname_stands_for_whoever_was_named_in_full():
    rows = entities("Woodrow Wilson sailed in December. Wilson brought a plan.")
    assert [(row["text"], row["entity_id"], row["method"]) for row in rows] == [
        ("Woodrow Wilson", "person:woodrow-wilson", "register"),
        ("Wilson", "person:woodrow-wilson", "alias"),
    ]
    assert rows[1]["name"] == rows[0]["name"]


def test_a_surname_that_is_a_month_is_read_as_the_month():
    rows = found("Theresa May left office. In may the talks stalled. May was over.")
    assert [row[0] for row in rows] == ["Theresa May"]


def test_a_title_is_no_part_of_a_name():
    (row,) = entities("The letter reached President Zebulon Quantrick on Monday.")
    assert (row["text"], row["label"], row["entity_id"]) == ("Zebulon Quantrick", "PERSON", None)


def test_forms_of_address_are_nobody():
    assert entities("Mr. President, Mr. Secretary-General, Excellencies: thank you.") == []


def test_peoples_without_a_state_are_linked_only_to_a_continent():
    assert found("Western diplomats met Kurdish and African delegates.") == [
        ("Western", "NORP", None),
        ("Kurdish", "NORP", None),
        ("African", "NORP", "place:africa"),
    ]


def test_wars_are_events_and_eras_are_nothing():
    rows = found("World War II ended; the interwar period was over.")
    assert rows == [("World War II", "EVENT", "event:world-war-ii")]


def test_an_event_after_the_last_year_of_the_text_is_not_meant():
    assert not any(
        row["label"] == "EVENT" for row in entities("The Gulf War of 1829 was a quarrel of 1829.")
    )


def test_names_inside_an_instrument_are_not_repeated():
    rows = found("They signed the North Atlantic Treaty, and Canada ratified it.")
    assert rows == [("Canada", "GPE", "state:CAN")]


def test_an_organ_of_somebody_else_is_not_linked():
    (council,) = [
        row
        for row in entities("The Security Council of Russia met.")
        if row["text"] == "Security Council"
    ]
    assert council["entity_id"] is None


def test_georgia_is_not_the_state_where_the_text_speaks_of_atlanta():
    (row,) = [
        row
        for row in entities("Georgia and Alabama sued; Atlanta paid.")
        if row["text"] == "Georgia"
    ]
    assert row["entity_id"] is None
    (row,) = [row for row in entities("Georgia and Tbilisi's friends.") if row["text"] == "Georgia"]
    assert row["entity_id"] == "state:GEO"


def test_a_headline_in_capitals_does_not_make_acronyms_of_words():
    rows = found("WHO WILL ACT FOR US IN SENEGAL TODAY")
    assert rows == [("SENEGAL", "GPE", "state:SEN")]


def test_a_name_may_run_over_the_end_of_a_line():
    (row,) = entities("the pact that the United\nNations had asked for")
    assert (row["text"], row["entity_id"]) == ("United\nNations", "org:united-nations")


@pytest.fixture
def own_register(tmp_path):
    (tmp_path / "organisations.csv").write_text(
        "id,name,aliases\norg:inland-league,Inland League of Ports,ILOP\n",
        encoding="utf-8",
    )
    return str(tmp_path)


def test_a_users_register_overrides_ours(tmp_path):
    (tmp_path / "organisations.csv").write_text(
        "id,name,aliases\norg:nato,Northern Alpine Trekking Office,NATO\n", encoding="utf-8"
    )
    (tmp_path / "people.csv").write_text(
        "id,name,surname\nperson:ines-tarvold,Ines Tarvold,Tarvold\n", encoding="utf-8"
    )
    (tmp_path / "offices.csv").write_text(
        "person,role,state,start,end,source\nperson:ines-tarvold,premier,state:NOR,2031,,mine\n",
        encoding="utf-8",
    )
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_entities", config={"register": [str(tmp_path)]})
    nato, premier = nlp("In 2032 NATO wrote to Premier Tarvold.")._.entities
    assert nato["name"] == "Northern Alpine Trekking Office"
    assert premier["entity_id"] == "person:ines-tarvold"


def test_a_users_register_adds_names(own_register):
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_entities", config={"register": [own_register]})
    (row,) = nlp("The ILOP met.")._.entities
    assert (row["text"], row["entity_id"]) == ("ILOP", "org:inland-league")


WORDS = st.sampled_from(
    [
        "the",
        "The",
        "US",
        "Japan",
        "Franco",
        "British",
        "-",
        "\N{EN DASH}",
        "Wilson",
        "Woodrow",
        "President",
        "of",
        "League",
        "Nations",
        "May",
        "Georgia,",
        "UN",
        "(UN)",
        "\n",
        "\n\n",
        "1945.",
        "Cafe\N{COMBINING ACUTE ACCENT}",
        "\N{ARABIC LETTER ALEF}",
        "\N{NO-BREAK SPACE}",
        "'s",
        "Bosnian",
        "Serbs",
        "Hague",
        "\N{SMILING FACE WITH SUNGLASSES}",
    ]
)


@settings(deadline=None, max_examples=100)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_row_is_the_text_at_its_place_and_rows_do_not_overlap(text):
    end = 0
    for row in entities(text):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["start"] >= end
        assert row["text"] == row["text"].strip()
        end = row["end"]


def test_a_very_long_text_does_not_take_for_ever():
    text = "The League of Nations met Woodrow Wilson in 1919. The League thanked President Wilson. "
    doc = NLP.make_doc(text * 3000)
    started = time.perf_counter()
    NLP.get_pipe("docanalyze_entities")(doc)
    assert time.perf_counter() - started < 60


def test_parties_that_only_describe_a_treaty_are_named():
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_treaties")
    nlp.add_pipe("docanalyze_entities")
    rows = nlp("The US-Japan security treaty outlived the North Atlantic Pact.")._.entities
    assert [(row["text"], row["label"]) for row in rows] == [("US-Japan", "GPE")]
