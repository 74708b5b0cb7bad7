"""Short forms are bound to their instrument or left out."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_treaties")
DATED = spacy.blank("en")
for _name in ("docanalyze_names", "docanalyze_dates", "docanalyze_treaties"):
    DATED.add_pipe(_name)


def bound(text):
    return [
        (row["text"], row["treaty_id"])
        for row in NLP(text)._.treaties
        if row["method"] == "coreference"
    ]


def test_the_charter_is_the_united_nations_where_the_united_nations_is_spoken_of():
    text = "The United Nations must renew itself. The Charter gives it every means."
    assert bound(text) == [("Charter", "charter-of-the-united-nations-1945")]


def test_the_charter_is_another_where_that_was_just_named():
    text = "The United Nations sent envoys. The OAU Charter forbade it; the Charter was clear."
    assert bound(text) == [("Charter", "oau-charter-1963")]


def test_the_charter_of_nobody_is_left_out():
    assert bound("The city council adopted the Charter last week.") == []


def test_a_capitalised_head_means_what_was_named_with_it():
    text = "Parties to the Rome Statute met. The Statute has been amended."
    assert bound(text) == [("Statute", "rome-statute-1998")]


def test_the_year_before_the_head_decides():
    text = "The Washington Treaty and the Rio Treaty differ, but the 1949 treaty names no bloc."
    assert bound(text) == [("1949 treaty", "north-atlantic-treaty-1949")]


def test_two_possible_instruments_bind_nothing():
    text = "The Treaty of Trianon followed the Treaty of Versailles. The treaty was resented."
    assert bound(text) == []


def test_the_end_of_a_long_name_is_a_short_form():
    text = "The Dayton Peace Agreement has annexes. The Peace Agreement made two halves."
    assert bound(text) == [("Peace Agreement", "dayton-agreement-1995")]
    text = "The Comprehensive Nuclear-Test-Ban Treaty waits. The Test-Ban Treaty needs Asia."
    assert {row["treaty_id"] for row in NLP(text)._.treaties} == {
        "comprehensive-nuclear-test-ban-treaty-1996"
    }


def test_its_statute_is_the_courts():
    text = "The International Court of Justice follows its Statute."
    assert bound(text) == [("Statute", "statute-of-the-international-court-of-justice-1945")]


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Ghent ended the war. Tripoli refused the treaty proposed by its envoy.",
        "After the Treaty of Wangxia this treaty system spread to every port.",
    ],
)
def test_a_head_that_goes_on_is_another(text):
    assert bound(text) == []


def test_a_year_beside_a_mention_gets_its_treaty():
    nlp = spacy.blank("en")
    for name in ("docanalyze_names", "docanalyze_dates", "docanalyze_treaties"):
        nlp.add_pipe(name)
    doc = nlp("The Treaty of Riga (1921) held. In 1939 the 1921 Treaty of Riga was void.")
    assert [(row["text"], row["treaty_id"]) for row in doc._.dates] == [
        ("1921", "treaty-of-riga-1921"),
        ("1939", None),
        ("1921", "treaty-of-riga-1921"),
    ]


def test_the_charter_is_that_of_the_only_body_spoken_of():
    text = "The Gulf Cooperation Council is cautious. Article 10 of the Charter settles disputes."
    assert bound(text) == [("Charter", "gcc-charter-1981")]


def test_a_year_after_a_short_form_must_be_the_instruments():
    text = (
        "The United Nations watched the Shanghai Cooperation Organisation grow. "
        "The Charter of 2002 named three evils."
    )
    assert bound(text) == [("Charter", "sco-charter-2002")]


def test_what_the_text_tells_apart_is_an_instrument_of_its_own_and_blocks_a_wrong_link():
    text = (
        "All welcomed the Oslo Accords. The Agreement signed in Geneva on 3 May 1991 between "
        "Malta and Norway is another matter. The Agreement froze the herring quotas."
    )
    rows = NLP(text)._.treaties
    assert [row["treaty_id"] for row in rows] == [
        "oslo-accords-1993",
        "unregistered:agreement-1991",
        "unregistered:agreement-1991",
    ]
    assert rows[1]["parties"] == ["MLT", "NOR"]


def test_a_year_before_a_head_that_nothing_was_named_with_makes_an_instrument():
    [row] = NLP("Fishermen still curse the 1907 Convention, as their fathers did.")._.treaties
    assert (row["text"], row["treaty_id"]) == ("1907 Convention", "unregistered:convention-1907")


def test_charter_principles_and_a_charter_are_of_the_united_nations():
    text = "They read the UN Charter. Charter principles bind us: we have a Charter that counts."
    assert [treaty for _, treaty in bound(text)] == ["charter-of-the-united-nations-1945"] * 2


def test_their_own_charter_is_not_the_one_named_before():
    text = "The UN Charter was read. At Orlo the shepherds wrote their own Charter."
    assert bound(text) == []


def test_a_title_that_goes_on_in_lower_case_is_no_short_form():
    text = "We recall the Universal Declaration of Human Rights. The Declaration on the granting "
    assert bound(text + "of independence came later.") == []


def test_a_town_stands_for_what_was_named_after_it_or_is_dated_so():
    text = "The Treaty of Marrakech made a union of five. Since Marrakech nothing has moved."
    assert [row["text"] for row in NLP(text)._.treaties] == ["Treaty of Marrakech", "Marrakech"]
    [row] = NLP("Lusaka (1999) was broken within weeks of its signing.")._.treaties
    assert row["treaty_id"] == "lusaka-ceasefire-agreement-1999"
    assert NLP("The delegates flew from Lusaka to Nairobi in 1999.")._.treaties == []


def test_a_pact_of_the_bloc_is_called_after_it():
    text = (
        "The Southern African Development Community sent troops. They went under the bloc's "
        "Mutual Defence Pact, whose Article 6 speaks of one for all."
    )
    assert [row["treaty_id"] for row in NLP(text)._.treaties] == ["sadc-mutual-defence-pact-2003"]


def test_what_was_signed_at_a_town_is_what_is_called_after_it():
    text = "Ankara is content. The Convention signed at Montreux gives back the key."
    assert bound(text) == [("Convention", "montreux-convention-1936")]


def test_its_pact_is_of_the_body_of_the_sentence_before():
    text = (
        "The Treaty of Joint Defence of 1950 is old. The Arab League cannot help. "
        "By Article 5 of its Pact members may not resort to force."
    )
    assert ("Pact", "arab-league-charter-1945") in bound(text)


def test_what_is_annexed_or_set_up_is_an_instrument_too():
    text = "By the Convention signed at Orlo in 1924 the port was free. A Statute was annexed."
    assert [row["text"] for row in NLP(text)._.treaties] == ["Convention", "Statute"]


@pytest.mark.parametrize(
    ("text", "mention", "treaty"),
    [
        # Of a body: "whose", "its own", and by the sentence before.
        (
            "Lebanon had joined the League of Arab States, whose Pact forbids the use of force.",
            "Pact",
            "arab-league-charter-1945",
        ),
        (
            "The League of Arab States has twenty-two members. According to its Pact each is free.",
            "Pact",
            "arab-league-charter-1945",
        ),
        (
            "The United Nations has, in the words of its own Charter, to end the scourge of war.",
            "Charter",
            "charter-of-the-united-nations-1945",
        ),
        (
            "At Addis Ababa the heads of state wrote their own Charter, and mean to keep it.",
            "Charter",
            "oau-charter-1963",
        ),
        (
            "The International Criminal Court is young; the parties to the Statute met here.",
            "Statute",
            "rome-statute-1998",
        ),
        # By year, with a subject or the parties of one treaty of that year.
        (
            "By the Agreement of 30 January 1902 England and Japan stood by one another.",
            "Agreement of 30 January 1902",
            "anglo-japanese-alliance-1902",
        ),
        (
            "The Convention of 1864 spares the surgeon who bends over the wounded.",
            "Convention of 1864",
            "first-geneva-convention-1864",
        ),
        # By place, and by a partner whose capital stands for it.
        (
            "The Treaty that the Forum made at Rarotonga was mocked for a decade.",
            "Treaty",
            "treaty-of-rarotonga-1985",
        ),
        (
            "India made up her mind. The Treaty with Moscow, signed on 9 August 1971, is long.",
            "Treaty",
            "indo-soviet-treaty-of-peace-friendship-and-cooperation-1971",
        ),
        (
            "The Pact of Paris was signed in August. The Paris treaty stops war in words.",
            "Paris treaty",
            "kellogg-briand-pact-1928",
        ),
    ],
)
def test_what_the_text_tells_of_a_bare_head_says_which(text, mention, treaty):
    assert (mention, treaty) in [(row["text"], row["treaty_id"]) for row in DATED(text)._.treaties]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The Treaty of Riga (1921) and the Treaty of Rapallo (1922) came next. The treaty "
                "of 1921 moved a border, the treaty with Germany moved nothing."
            ),
            ["treaty-of-riga-1921", "treaty-of-rapallo-1922"],
        ),
        (
            (
                "Paris signed the Locarno Treaties in 1925 and the Franco-Soviet Pact in 1935. The "
                "treaty with Moscow was the last."
            ),
            ["franco-soviet-treaty-of-mutual-assistance-1935"],
        ),
        (
            (
                "They have the Camp David Accords and the Egypt-Israel Peace Treaty. The peace "
                "treaty is cold."
            ),
            ["egypt-israel-peace-treaty-1979"],
        ),
        # Another body stands between: none is bound.
        ("Unlike the South-East Asia Treaty, CENTO had no troops. The treaty left all open.", []),
        # The last Charter meant is meant still.
        (
            (
                "The Security Council met. The Gulf Cooperation Council did not. "
                "The Charter signed in 1981 was silent. "
                "By Article 10 of the Charter a commission settles disputes."
            ),
            ["gcc-charter-1981", "gcc-charter-1981"],
        ),
    ],
)
def test_back_references_by_year_partner_and_kind(text, expected):
    assert [treaty for _, treaty in bound(text)] == expected


def test_what_was_signed_is_an_instrument_though_it_has_no_name():
    [row] = DATED(
        "In 1871 all present signed on the opening day a Protocol of their own."
    )._.treaties
    assert row["treaty_id"] == "unregistered:protocol-1871"


@pytest.mark.parametrize(
    "text",
    [
        # A title that nobody knows stands between.
        (
            "The Bangkok Declaration was signed. Then came the Declaration on the prohibition of "
            "kites. The provisions of that Declaration are no treaty."
        ),
        "The Kalmora Declaration is old. The Declaration and Action Programme adopted now are not.",
        "They noted that agreement was reached at the GATT, and that agreement was possible.",
    ],
)
def test_what_is_another_is_not_bound(text):
    assert bound(text) == []


def test_the_statute_of_the_court_is_that_of_the_court_named_before():
    text = (
        "The International Court of Justice sat, as Article 37 of the Statute of the Court has it."
    )
    assert bound(text) == [
        ("Statute of the Court", "statute-of-the-international-court-of-justice-1945")
    ]
    text = "The Organization of African Unity met. The Charter of the Organization forbids it."
    assert [treaty for _, treaty in bound(text)] == ["oau-charter-1963"]


@pytest.mark.parametrize(
    ("text", "treaty"),
    [
        (
            (
                "UNCLOS gave states a zone. The Convention also founded a tribunal. Unlike the "
                "Vienna Convention on Diplomatic Relations, it has a court. "
                "The Convention lets all fish."
            ),
            "unclos-1982",
        ),
        (
            (
                "The Siwa Convention of 1988 (the Convention) is long. It replaced the Kharga "
                "Convention of 1970. Under the Convention wells are shared."
            ),
            "unregistered:siwa-convention-1988",
        ),
        (
            (
                "The Refugee Convention of 1951 and the Convention on the Rights of the Child "
                "differ. Some cross a border. The Convention defines who is a refugee."
            ),
            "refugee-convention-1951",
        ),
        (
            (
                "The Siwa Convention (1988) and the Kharga Convention (1990) differ. "
                "The Convention has ten articles."
            ),
            "unregistered:kharga-convention-1990",
        ),
        (
            "The Siwa Water Accord (1988) is brief. Neither side has left the Agreement.",
            "unregistered:siwa-water-accord-1988",
        ),
    ],
)
def test_a_noun_alone_is_what_is_under_discussion(text, treaty):
    assert NLP(text)._.treaties[-1]["treaty_id"] == treaty


def treaties_of_dates(text):
    return [row["treaty_id"] for row in DATED(text)._.dates]


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Lausanne held. The 1923 text is short.",
        "The Treaty of Lausanne held. They kept to 1923's settlement.",
        "The Treaty of Lausanne held. They kept to the 1923 treaty.",
        "The Treaty of Lausanne, 24 July 1923, opened the Straits.",
        "They kept to 1923's Treaty of Lausanne.",
    ],
)
def test_a_year_by_which_an_instrument_goes_is_its_own(text):
    assert treaties_of_dates(text) == ["treaty-of-lausanne-1923"]


@pytest.mark.parametrize(
    "text",
    [
        "The Treaty of Lausanne held. The 1923 conference was long.",
        "The Treaty of Lausanne held. The 1923 pact was another.",
        "The Treaty of Lausanne held. The 1936 text is short.",
        "The 1923 text is short. The Treaty of Lausanne held.",
        "By the Treaty of Lausanne, 1923 was a year of peace.",
    ],
)
def test_a_year_of_something_else_is_of_no_treaty(text):
    assert treaties_of_dates(text) == [None]


def test_what_is_only_compared_with_is_taken_up_where_nothing_else_bears_the_noun():
    text = "UNCLOS holds. Unlike the Antarctic Treaty, it has judges. The Treaty has none."
    assert bound(text) == [("Treaty", "antarctic-treaty-1959")]


def test_the_charter_is_that_of_the_body_named_where_the_united_nations_come_only_later():
    text = (
        "The OAS met in Bogotá. Under Article 9 of the Charter a member may be suspended. "
        "The United Nations have no such rule."
    )
    assert bound(text) == [("Charter", "oas-charter-1948")]


def test_after_a_survey_the_noun_alone_is_what_the_article_opened_with():
    text = (
        "The Antarctic Treaty was signed in Washington. The Antarctic Treaty froze all claims. "
        "Only the Antarctic Treaty has inspections.\n\n"
        "Lawyers compare it with the Svalbard Treaty, with the Outer Space Treaty of the "
        "sixties, and with the Seabed Treaty.\n\n"
        "So what has the Treaty done for the whales?"
    )
    assert bound(text)[-1] == ("Treaty", "antarctic-treaty-1959")


@pytest.mark.parametrize(
    ("text", "mention", "treaty"),
    [
        (
            "The war was over in 1935. The Protocol of 12 June stopped the guns.",
            "Protocol of 12 June",
            "unregistered:protocol-of-12-june-1935",
        ),
        (
            "By the Convention of 9th May, 1906 the two Crowns drew a line.",
            "Convention of 9th May, 1906",
            "unregistered:convention-of-9th-may-1906",
        ),
        (
            "The Exchange of Notes of 3 March 1933 gave the herds a well.",
            "Exchange of Notes",
            "unregistered:exchange-of-notes-1933",
        ),
    ],
)
def test_a_head_is_called_by_its_date_to_the_end_of_it(text, mention, treaty):
    assert (mention, treaty) in [(row["text"], row["treaty_id"]) for row in DATED(text)._.treaties]


@pytest.mark.parametrize(
    ("text", "mention", "treaty"),
    [
        (
            (
                "In October 1921 came M. Bonnard, whose Agreement gave a province away. "
                "The Treaty of Brest-Litovsk was long dead."
            ),
            "Agreement",
            "unregistered:agreement-1921",
        ),
        (
            (
                "The Treaty of Chaguaramas is older than the office, which rests on the Treaty "
                "signed at St. George's on 5 March 1996."
            ),
            "Treaty",
            "unregistered:treaty-1996",
        ),
        (
            (
                "Two neighbours signed a Memorandum of Understanding in 2009. Under the MOU "
                "neither could go to law."
            ),
            "MOU",
            "unregistered:memorandum-of-understanding-2009",
        ),
        (
            (
                "Nothing in Article 59 of the Statute binds a third state, the judges at The Hague "
                "remarked."
            ),
            "Statute",
            "statute-of-the-international-court-of-justice-1945",
        ),
    ],
)
def test_a_short_form_is_not_of_whatever_was_named_last(text, mention, treaty):
    assert (mention, treaty) in [(row["text"], row["treaty_id"]) for row in DATED(text)._.treaties]


def test_what_was_named_since_and_is_no_instrument_is_what_its_noun_means():
    text = (
        "We support the Dayton agreements. The new Stability Pact for South-Eastern Europe builds "
        "upon them. My country has welcomed the Pact."
    )
    assert [row["text"] for row in DATED(text)._.treaties] == ["Dayton agreements"]
