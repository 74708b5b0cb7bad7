"""What counts as a mention of an instrument, and which one it is."""

import csv

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from treaty_rows import NLP, found


@pytest.mark.parametrize(
    ("text", "mention", "treaty"),
    [
        ("They ratified the Lisbon Treaty.", "Lisbon Treaty", "treaty-of-lisbon-2007"),
        ("They ratified the Treaty of Lisbon.", "Treaty of Lisbon", "treaty-of-lisbon-2007"),
        ("It broke the UN Charter.", "UN Charter", "charter-of-the-united-nations-1945"),
        (
            "Jurists read the Charter of the United Nations.",
            "Charter of the United Nations",
            "charter-of-the-united-nations-1945",
        ),
        ("Few recall the Kellogg–Briand Pact.", "Kellogg–Briand Pact", "kellogg-briand-pact-1928"),
        ("The NPT has three pillars.", "NPT", "nuclear-non-proliferation-treaty-1968"),
        ("The Dayton accords held.", "Dayton accords", "dayton-agreement-1995"),
        (
            "An Anglo-Chinese Treaty of Nanjing opened ports.",
            "Anglo-Chinese Treaty of Nanjing",
            "treaty-of-nanking-1842",
        ),
        (
            "A US-South Korea Mutual Defence Treaty keeps troops there.",
            "US-South Korea Mutual Defence Treaty",
            "us-rok-mutual-defense-treaty-1953",
        ),
    ],
)
def test_a_name_is_found_whatever_the_order_of_its_words(text, mention, treaty):
    assert (mention, treaty) in found(text)


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        ("Emissions must fall if the Paris Agreement is to hold.", "paris-agreement-2015"),
        (
            "Hanoi and Washington signed the Paris Agreement of 1973.",
            "paris-peace-accords-1973",
        ),
        ("The Treaty of Paris (1856) closed the Black Sea.", "treaty-of-paris-1856"),
        (
            "By the Treaty of Paris Spain gave up Cuba and the Philippines.",
            "treaty-of-paris-1898",
        ),
        ("Coal and steel were pooled by the Treaty of Paris.", "treaty-of-paris-1951"),
        (
            "Eritrea says Ethiopia never carried out the Algiers Agreement.",
            "algiers-agreement-2000",
        ),
    ],
)
def test_namesakes_are_told_apart_by_what_stands_around(text, treaty):
    assert [name for _, name in found(text)] == [treaty]


def test_a_year_that_fits_no_namesake_makes_it_another_instrument():
    [(_, treaty)] = found("The Cairo Agreement of 1962 was forgotten by both sides.")
    assert treaty == "unregistered:cairo-agreement-1962"


def test_joint_mentions_are_a_row_each():
    assert found("The Brussels and North Atlantic Treaties came first.") == [
        ("Brussels", "brussels-treaty-1948"),
        ("North Atlantic Treaties", "north-atlantic-treaty-1949"),
    ]
    assert found("SALT I and II capped launchers.") == [
        ("SALT I", "salt-i-1972"),
        ("II", "salt-ii-1979"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They hope for a trade agreement.",
        "The Republican Convention met in Ohio.",
        "The Declaration of Independence was read aloud.",
        "Wilson's Fourteen Points and the Monroe Doctrine differ.",
        "Peace treaty talks stalled, and he made a pact with the devil.",
        "The firm closed a Licensing Agreement with its rival.",
        "The Trade Agreements Act passed Congress.",
        "The North Atlantic Treaty Organization enlarged.",
        "The Covenant Theological Seminary opened its doors.",
        "The Statute of Limitations had run out.",
        "Talks on a nuclear test ban treaty went on.",
    ],
)
def test_what_is_no_instrument_of_states_is_left_out(text):
    assert found(text) == []


def test_a_body_with_a_treatys_name_is_a_treaty_only_where_it_is_signed_or_ended():
    assert found("Warsaw Pact troops crossed the border and the Warsaw Pact struck.") == []
    assert found("The Warsaw Pact was signed in May.") == [("Warsaw Pact", "warsaw-pact-1955")]
    assert found("Moscow announced the end of the Warsaw Pact.") == [
        ("Warsaw Pact", "warsaw-pact-1955")
    ]


def test_a_place_stands_for_its_instrument_only_where_it_is_a_time_or_a_rule():
    assert found("Since Dayton the guns have been silent.") == [("Dayton", "dayton-agreement-1995")]
    assert found("Under Helsinki, borders were not to be moved.") == [
        ("Helsinki", "helsinki-final-act-1975")
    ]
    assert found("She flew to Dayton, then home to Helsinki.") == []


def test_an_acronym_of_many_things_needs_the_name():
    assert found("The CAT sat in committee.") == []
    assert [name for _, name in found("The Convention against Torture (CAT) forbids it.")] == [
        "convention-against-torture-1984"
    ] * 2


def test_a_treaty_cannot_be_named_before_it_was_made():
    doc = NLP.make_doc("The Paris Agreement is on every front page.")
    doc._.published = "1973-01-28"
    for _, pipe in NLP.pipeline:
        doc = pipe(doc)
    assert all(row["year"] in (None, 1973, 1954) for row in doc._.treaties)


def test_no_row_crosses_a_passage():
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_passages")
    nlp.add_pipe("docanalyze_treaties")
    doc = nlp("A new Treaty of\n\nVersailles is a town near Paris, as everybody knows by now.")
    for row in doc._.treaties:
        assert any(
            passage["start"] <= row["start"] and row["end"] <= passage["end"]
            for passage in doc._.passages
        )


def test_a_users_register_adds_and_replaces(tmp_path):
    columns = ["id", "name", "aliases", "year", "parties", "kind", "binding"]
    with (tmp_path / "treaties.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerow(
            {
                "id": "karst-compact-2031",
                "name": "Karst Compact",
                "aliases": "Cave Treaty",
                "year": "2031",
                "parties": "SVN; HRV",
                "kind": "environment",
                "binding": "treaty",
            }
        )
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_treaties", config={"register": [str(tmp_path)]})
    [row] = nlp("Divers cite the Cave Treaty.")._.treaties
    assert row["treaty_id"] == "karst-compact-2031"
    assert row["parties"] == ["HRV", "SVN"]
    assert row["registered"] is True
    assert row["method"] == "alias"


PIECES = st.sampled_from(
    [
        "the Treaty of Versailles",
        "US-Japan-",
        "Pact",
        " (1919)",
        "Charter",
        "\n\n",
        " and ",
        "é\u0301",
        "\U0001f54a\ufe0f",
        "Trilateral Accord",
        "\u05e9\u05dc\u05d5\u05dd",
        "\xa0",
        "of ",
        "Geneva ",
        "SALT I",
        "’s ",
        "- ",
        ", ",
        ". ",
        "the 1949 treaty",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_offsets_give_back_the_text_and_rows_do_not_overlap(text):
    doc = NLP(text)
    edge = 0
    for row in doc._.treaties:
        assert doc.text[row["start"] : row["end"]] == row["text"]
        assert row["text"].strip() == row["text"] != ""
        assert row["start"] >= edge
        edge = row["end"]
