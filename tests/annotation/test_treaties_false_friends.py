"""Words of instruments that name none, and instruments that no register can have."""

import pytest
import spacy

NLP = spacy.blank("en")
for _name in ("docanalyze_names", "docanalyze_dates", "docanalyze_treaties"):
    NLP.add_pipe(_name)


@pytest.mark.parametrize(
    "text",
    [
        "Trade agreement talks between Canada and India stalled again.",
        "The Democratic Party's Convention met in Chicago; the party convention chose Hale.",
        "He had made a pact with the devil, he said, and a suicide pact with his party.",
        "The company's Agreement with its lenders was signed in London in 2014.",
        "They took a charter flight to Lagos; the Charter Flight Company of 1988 had failed.",
        "The Protocol Officer met the ambassador; a lapse of protocol was forgiven.",
        "The Declaration of Independence was signed in 1776.",
        "Covenant House shelters the young of New York since 1972.",
        "Bretton Woods lies in New Hampshire, and the hotel is in Bretton Woods.",
        "Camp David is a retreat; the President left for Camp David on Friday.",
        "Kyoto was the old capital, and Kyoto's temples burnt in 1467.",
        "The Schengen zone and the euro zone do not overlap. Schengen is a village on the Moselle.",
        "The tanker Treaty of Amity, built in 1968, ran aground off Brest.",
        "HMS Covenant and the ship Accord sailed for Malta in 1942.",
        "The Honda Accord of 2003 sold well.",
        "Charter schools in Ohio won a Charter from the state in 1999.",
        "Magna Carta and the Great Charter of 1215 are framed in the hall.",
        "The National Compact on Wages of 1990 bound unions and employers.",
        "The Coalition Agreement between the two parties was signed in Berlin in 2021.",
        "A gentlemen's agreement between the editors held until 1975.",
        "The Geneva Convention Centre and the Vienna Convention Bureau are booked.",
        "The plea agreement was signed by the defendant in Virginia in 2006.",
        "The Statute of Limitations had run; the Statute of Westminster had not.",
        "Their marriage was a treaty between two families.",
        "The Confession and Covenant of 1638 was signed in a churchyard by Scots.",
        "The License Agreement of 2011 with the Swiss firm lapsed.",
        "The Protocols of the Elders of Zion is a forgery of 1903.",
        "The Montreal protocol for treating burns was tried in Toronto hospitals.",
        "She studied the TCP, the Internet Protocol and the Transmission Control Protocol of 1974.",
        "The Employment Agreement ended with his retirement in 2009.",
        "The Balfour Street house was sold; the Helsinki bus left at noon.",
        "Treaty Ports such as Amoy grew fast. The Treaty Room is upstairs.",
        "The Kansas City Accord, a newspaper of 1911, supported him.",
        "Signing ceremonies for a future Treaty of the Oceans are only a dream.",
        "The Peace of Mind Festival was held in 2010.",
        "The Declaration of War on Germany was read in 1939.",
        "In agreement with Paris, the Cabinet postponed the vote.",
        "By common accord of the ministers the talks were suspended.",
    ],
)
def test_a_false_friend_is_no_instrument(text):
    assert [row["text"] for row in NLP(text)._.treaties] == []


@pytest.mark.parametrize(
    ("text", "identifier", "year", "parties"),
    [
        (
            "France and Siam signed the Treaty of Bangalong in 1907.",
            "unregistered:treaty-of-bangalong-1907",
            1907,
            ["FRA", "THA"],
        ),
        (
            "The Fisheries Agreement between Norway and Oman, concluded in 1988, runs on.",
            "unregistered:fisheries-agreement-1988",
            1988,
            ["NOR", "OMN"],
        ),
        (
            "Kenya's Friendship Treaty with Nepal of 1971 is forgotten.",
            "unregistered:friendship-treaty-1971",
            1971,
            None,
        ),
        (
            "A Kenyan-Nepalese Treaty of Friendship was signed on 3 May 1971.",
            "unregistered:kenyan-nepalese-treaty-of-friendship-1971",
            1971,
            ["KEN", "NPL"],
        ),
        (
            "The 1971 Kenya-Nepal Extradition Treaty holds.",
            "unregistered:kenya-nepal-extradition-treaty-1971",
            1971,
            ["KEN", "NPL"],
        ),
        (
            "Having concluded an Air Services Agreement with Peru in 1949, Chile flew north.",
            "unregistered:air-services-agreement-1949",
            1949,
            None,
        ),
        (
            "The Luzon Declaration, adopted by Japan and Palau in March 2011, was brief.",
            "unregistered:luzon-declaration-2011",
            2011,
            ["JPN", "PLW"],
        ),
        (
            "Under the Boundary Convention of 1895 between Bolivia and Chile, the desert was cut.",
            "unregistered:boundary-convention-1895",
            1895,
            ["BOL", "CHL"],
        ),
        (
            "Ghana and Togo renewed their Customs Agreement in 1984.",
            "unregistered:customs-agreement-1984",
            1984,
            ["GHA", "TGO"],
        ),
        (
            "The Treaty of Orlo, which Sweden and Denmark had signed in 1661, lapsed.",
            "unregistered:treaty-of-orlo-1661",
            1661,
            ["DNK", "SWE"],
        ),
        (
            "By the Peace of Varkaus (1809) Sweden ceded the coast.",
            "unregistered:peace-of-varkaus-1809",
            1809,
            None,
        ),
        (
            "The Soviet-Mongolian Protocol of Mutual Assistance was signed in 1936.",
            "unregistered:soviet-mongolian-protocol-of-mutual-assistance-1936",
            1936,
            ["MNG", "SUN"],
        ),
        (
            "The Cobbold–Ito Agreement of 1911 settled the seal fishery.",
            "unregistered:cobbold-ito-agreement-1911",
            1911,
            None,
        ),
        (
            "The Commercial Convention that Belgium and Greece signed in 1895 expired.",
            "unregistered:commercial-convention-1895",
            1895,
            ["BEL", "GRC"],
        ),
        (
            "Portugal's Defence Pact with Spain, signed at Lisbon in 1943, was the price.",
            "unregistered:defence-pact-1943",
            1943,
            None,
        ),
        (
            "The Hydropower Accord (1974) between Ghana and Togo lit both coasts.",
            "unregistered:hydropower-accord-1974",
            1974,
            ["GHA", "TGO"],
        ),
    ],
)
def test_an_unknown_instrument_has_the_year_and_the_parties_that_the_text_gives(
    text, identifier, year, parties
):
    [row] = NLP(text)._.treaties
    assert (row["treaty_id"], row["year"], row["parties"]) == (identifier, year, parties)
    assert row["registered"] is False


def test_an_agreement_of_companies_is_none():
    text = (
        "The Blue Ring Agreement, signed in 1928 by several American and French oil companies, "
        "divided the sands."
    )
    assert not NLP(text)._.treaties
