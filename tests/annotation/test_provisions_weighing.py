"""What an article speaks of decides what a number alone is of; what is close stays open."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_provisions")
UN, NPT = "charter-of-the-united-nations-1945", "nuclear-non-proliferation-treaty-1968"
NATO, RIO = "north-atlantic-treaty-1949", "rio-treaty-1947"
UNCLOS, COVENANT = "unclos-1982", "covenant-of-the-league-of-nations-1919"


def treaties(text):
    return [row["treaty_id"] for row in NLP(text)._.provisions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The instrument that the sentence before brings up, not the one before that.
        (
            (
                "The Treaty of Tordesillas of 1494 was a papal affair. Brazil's own "
                "border rests on "
                "the Treaty of Madrid of 1750. Its twenty articles mattered less than its third "
                "article did."
            ),
            ["treaty-of-madrid-1750"],
        ),
        # A run of articles keeps its instrument over a name in passing.
        (
            (
                "The Antarctic Treaty keeps soldiers off the ice. Article I bans bases. Article IV "
                "freezes claims, as the Outer Space Treaty later did for the Moon. Article VII "
                "opens every hut to inspectors."
            ),
            ["antarctic-treaty-1959"] * 3,
        ),
        # A quotation within what is said of another instrument is no new topic.
        (
            (
                "The Rio Treaty came first. Article 3 calls an attack on one an attack on all, "
                "“in the exercise of the right recognised by Article 51 of the Charter of the "
                "United Nations”; Article 8 lists what may be done."
            ),
            [RIO, UN, RIO],
        ),
        # Pronouns point back.
        (
            (
                "They compared the Kellogg-Briand Pact with the Covenant; Article 16 of the latter "
                "had teeth."
            ),
            [COVENANT],
        ),
        (
            (
                "Article 5 of the North Atlantic Treaty is famous, and Article 2 of "
                "the same treaty "
                "is not."
            ),
            [NATO, NATO],
        ),
        (
            "Nothing binds them but the Bangkok Treaty; Articles 3 and 4 of it leave ships out.",
            ["bangkok-treaty-1995"] * 2,
        ),
        # A list has one instrument.
        (
            (
                "The Charter of the United Nations names the organs. Articles 7, 23 "
                "and 108 have been "
                "read too often alone."
            ),
            [UN] * 3,
        ),
        # The same number as before, across a paragraph.
        (
            (
                "Article 121 of the Convention on the Law of the Sea denies rocks a shelf.\n\n"
                "Tokyo has poured concrete on its rock for years. Under Article 121 it "
                "may still be "
                "one."
            ),
            [UNCLOS, UNCLOS],
        ),
        # Named only afterwards.
        (
            (
                "A second instrument, signed at Quito in 1836, went further; there "
                "Article 6 promised "
                "free ports. The Treaty of Quito was soon forgotten."
            ),
            ["unregistered:treaty-of-quito-1836"],
        ),
        # Domestic law competes, and wins where it is the topic.
        (
            (
                "Japan joined the United Nations in 1956. Its constitution has never been amended. "
                "Article 96 asks for two thirds of both houses."
            ),
            [None],
        ),
        # Nobody is clearly ahead.
        (
            (
                "The Treaty of Tlatelolco and the Bangkok Treaty have friends in common. "
                "Article 12 has been "
                "argued over since."
            ),
            [None],
        ),
        # More articles than the instrument has.
        ("ANZUS is short. Article 38 is quoted by people who have not read it.", [None]),
        # An instrument with a name that we do not know.
        ("The NPT has friends, yet Article 6 of the draft harbour convention has none.", [None]),
        ("Under Article 4 of which nobody had thought, the NPT ended.", [None]),
    ],
)
def test_what_is_spoken_of_decides(text, expected):
    assert treaties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See Article 12 and Annexure C of the Indus Waters Treaty.", [("annex", "C")]),
        ("Crimes are listed in Article 7 bis of the Rome Statute.", [("article", "7 bis")]),
        ("He relied on section 4 of the Foreign Enlistment Act.", [("section", "4")]),
        ("By article III of the NPT there are inspectors.", [("article", "3")]),
    ],
)
def test_forms_of_citations(text, expected):
    rows = [(row["unit"], row["number"]) for row in NLP(text)._.provisions]
    assert rows[-1:] == expected


def test_what_the_organs_do_is_of_the_charter():
    text = "In the Security Council the veto of Article 27 stands. The General Assembly sighs."
    assert treaties(text) == [UN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The noun that follows says of which kind of instrument it is.
        (
            (
                "The Mutual Defense Treaty between the United States and the Philippines is short. "
                "Manila won an award under UNCLOS in 2016. Article IV of the treaty speaks of a "
                "common danger."
            ),
            ["us-philippines-mutual-defense-treaty-1951"],
        ),
        # What a body calls its own is of the body named just before.
        (
            (
                "ASEAN works by consensus. Its Charter says so in Article 20. The Treaty of "
                "Amity and Cooperation is older; Article 2 sets out non-interference."
            ),
            ["asean-charter-2007", "treaty-of-amity-and-cooperation-in-southeast-asia-1976"],
        ),
        # A famous number beats an instrument that has fewer articles.
        (
            "The Lisbon Treaty gave Europe a clause on mutual aid. France pleaded Article 42.7.",
            ["maastricht-treaty-1992"],
        ),
    ],
)
def test_close_cases_of_context(text, expected):
    assert treaties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A number that returns long after its instrument, where nothing is named by then.
        (
            (
                "The Kellogg-Briand Pact was signed in Paris. The Statute of the Council of "
                "Europe has Article 8, on suspension.\n\nThe Svalbard Treaty is about an island. "
                "Article 3 keeps its mines open to all.\n\nIn March a delegate proposed "
                "suspension again. Nobody would hear of Article 8."
            ),
            [
                "statute-of-the-council-of-europe-1949",
                "svalbard-treaty-1920",
                "statute-of-the-council-of-europe-1949",
            ],
        ),
        # In the words in which it was told before.
        (
            (
                "In the Treaty of Wanghia Article 21 punished pirates by their own consul.\n\n"
                "By the Treaty of Trianon Article 21 gave Kiel a garrison of sailors.\n\n"
                "It did not last, as nothing in those duchies ever has.\n\n"
                "Fifty years on, the ministers of both crowns dined together. "
                "What of the pirates, "
                "somebody asked, and of the consul? Article 21 was quoted over the cheese."
            ),
            ["treaty-of-wangxia-1844", "treaty-of-trianon-1920", "treaty-of-wangxia-1844"],
        ),
        # Few instruments have so many articles, and nobody said that this one has.
        (
            "The Kilimani Accord divided the lake.\n\nIt all goes back to Article 346.",
            [None],
        ),
        # Each item of a list is about something of its own.
        (
            (
                "1. The Heads of State met.\n\n2. They read the Kilimani Accord of 1991, of which "
                "Article 2 divides the lake.\n\n3. They thanked the donors.\n\n4. They recalled "
                "that Article 7 leaves the choice of means to the parties."
            ),
            ["unregistered:kilimani-accord-1991", None],
        ),
        # What has had its time is not what follows.
        (
            (
                "It will be known as the Ruritz Treaty. The Kilimani Statute will go. Article 2 "
                "keeps the troops where they are."
            ),
            ["unregistered:ruritz-treaty"],
        ),
        # By a word of its name, and by the question before an answer.
        (
            (
                "The Bamako Convention closed a continent. The Basel Convention did not. Article "
                "4 of the Bamako text has no exception."
            ),
            ["bamako-convention-1991"],
        ),
        (
            "And what of the Ottawa Treaty?\n\nArticle 3 has kept us honest, and poor.",
            ["ottawa-treaty-1997"],
        ),
    ],
)
def test_a_link_needs_more_where_the_passage_names_nothing(text, expected):
    assert treaties(text) == expected
