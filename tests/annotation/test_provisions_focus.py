"""What an article speaks of, what its provisions say, and what it names without our knowing it."""

import time

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_provisions")
UN, NATO = "charter-of-the-united-nations-1945", "north-atlantic-treaty-1949"
NPT, COVENANT = "nuclear-non-proliferation-treaty-1968", "covenant-of-the-league-of-nations-1919"
ICCPR, UNCLOS = "iccpr-1966", "unclos-1982"
STATUTE = "statute-of-the-international-court-of-justice-1945"


def treaties(text):
    return [row["treaty_id"] for row in NLP(text)._.provisions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What the provision says fits the words beside it, though the name comes much later.
        (
            (
                "The bargain has three parts, and its defenders count two. Articles I and II keep "
                "the bomb where it was. Article III brings the inspectors. On Thursday the Nuclear "
                "Non-Proliferation Treaty will be fifty years old."
            ),
            [NPT] * 3,
        ),
        # It says which of two in focus is meant.
        (
            (
                "The Treaty on the Prohibition of Nuclear Weapons was adopted in 2017, in anger at "
                "the Nuclear Non-Proliferation Treaty. Article 4 tells possessors how they may "
                "join. As to good faith and disarmament, Article VI asked for nothing less."
            ),
            ["treaty-on-the-prohibition-of-nuclear-weapons-2017", NPT],
        ),
        # A list of rights, each with its article after it.
        (
            (
                "The European Convention on Human Rights lets them step aside. Some things may "
                "not be touched: torture, in Article 3; slavery; and punishment without law, which "
                "is Article 7."
            ),
            ["european-convention-on-human-rights-1950"] * 2,
        ),
        # A national constitution that everybody knows by its number.
        (
            "Article 9 keeps Japan out of wars. The ANZUS Treaty is no substitute for it.",
            [None],
        ),
    ],
)
def test_what_a_provision_says_helps_to_find_it(text, expected):
    assert treaties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The last one brought up, though an earlier one has an article of that number.
        (
            (
                "The Molotov-Ribbentrop Pact was public but for its protocol. Article II of the "
                "pact forbade help to a third Power. In April 1941 Matsuoka went to Moscow to sign "
                "the Soviet-Japanese Neutrality Pact. It too was short. Article 2 promised to stay "
                "out of the other's war."
            ),
            ["molotov-ribbentrop-pact-1939", "soviet-japanese-neutrality-pact-1941"],
        ),
        # Two citations in one breath.
        (
            (
                "Canberra has the ANZUS Treaty, where Article III speaks of consulting and Article "
                "IV repeats a formula from Manila."
            ),
            ["anzus-treaty-1951"] * 2,
        ),
        # "Whose", and "whose" again.
        (
            (
                "Nobody reads the African Charter on Human and Peoples' Rights, whose Article 20 "
                "speaks of existence and whose Article 23 speaks of peace, as the drafters did."
            ),
            ["african-charter-on-human-and-peoples-rights-1981"] * 2,
        ),
        # A court applies other instruments than its own.
        (
            (
                "The Vienna Convention on Diplomatic Relations protects embassies. The "
                "International Court of Justice found in 1980 that Iran had broken Articles 22 and "
                "29 of the 1961 treaty."
            ),
            ["vienna-convention-on-diplomatic-relations-1961"] * 2,
        ),
        # The charter of the body that was just named, not the one that is known best.
        (
            (
                "The Charter forbids force. Others have said so too, among them the Organization "
                "of African Unity. Article III of the Charter of this Organization says it."
            ),
            ["oau-charter-1963"],
        ),
        # What a body does by an article need not be its own.
        (
            (
                "The Paris Agreement asks for more money. It was pressed upon NATO by Article 9, "
                "or so the minister claimed."
            ),
            ["paris-agreement-2015"],
        ),
    ],
)
def test_what_is_spoken_of_last_and_aloud_owns_the_number(text, expected):
    assert treaties(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Another instrument is meant, of which the text gives no name.
        (
            "The U.S. treaty was longer, as it took much from the Treaty of Nanking. Article 17 "
            "protected missionaries."
        ),
        "The alliance between Ruritania and Syldavia rests on Article V. The ANZUS Treaty is read.",
        "By Article 2 of a peace concluded at Dorpat they gave it up. The UN Charter came later.",
        "The Charter is silent. They rely on Article 7 of the mandate agreement with the League.",
        (
            "The Security Council reserves it to itself under the Charter. Ours is another text: "
            "of the Charter signed at Ruritz the best part is Article 15."
        ),
        "ASEAN concluded with its neighbour a treaty whose Article 6 also spoke of consulting.",
    ],
)
def test_an_instrument_nobody_identified_is_a_rival_too(text):
    assert treaties(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By article II, paragraph 1 (c), of the OAU Charter they agreed.", ["2(1)(c)"]),
        ("Reports are due under Article 73 e of the UN Charter.", ["73e"]),
        ("It rests on Article 23, paragraph e, of the Covenant.", ["23(e)"]),
        ("See Arts. 51-54 of the UN Charter.", ["51", "52", "53", "54"]),
        ("The ninety-ninth article took Memel from Germany.", ["99"]),
        ("The Rio Treaty is old; in the third article it speaks of an attack.", ["3"]),
        ("NATO's spokesman said that by article 5 all would help.", ["5"]),
        ("Under the Emergency Powers Act, section 20 lets ministers rule.", ["20"]),
        ("He wrote an article 5 years ago about NATO.", []),
        ("My second article on the UN Charter is out.", []),
        ("Annex I is at the end of this report.", []),
    ],
)
def test_what_is_a_citation_and_its_number(text, expected):
    assert [row["number"] for row in NLP(text)._.provisions] == expected


def test_a_name_that_has_no_such_article_is_not_meant():
    text = (
        "The Atlantic Charter came first, and the United Nations after it. We are bound by "
        "Article 55 of the Charter."
    )
    assert treaties(text) == [UN]


def test_time_grows_with_the_text_and_no_faster():
    block = (
        "The Covenant had Article 16. The UN Charter has Article 41, and Article 42 behind it. "
        "Nobody used either.\n\n"
    )
    NLP(block)
    seconds = []
    for copies in (150, 600):
        start = time.process_time()
        NLP(block * copies)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 4 * 2.5 * seconds[0]
