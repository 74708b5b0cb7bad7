"""Citations whose instrument is named a sentence away, by a date, by a count, or only described."""

import pytest
import spacy

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_provisions")
NATO, UN = "north-atlantic-treaty-1949", "charter-of-the-united-nations-1945"
COVENANT = "covenant-of-the-league-of-nations-1919"
MONTREUX, RIGA = "montreux-convention-1936", "treaty-of-riga-1921"


def rows(text):
    return [(row["text"], row["number"], row["treaty_id"]) for row in NLP(text)._.provisions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Article 4 of the Montreux Convention opens the strait in war, while the fifth "
                "closes it."
            ),
            [("Article 4", "4", MONTREUX), ("fifth", "5", MONTREUX)],
        ),
        (
            (
                "Under the Treaty of Nanking the ports were opened. Its second article "
                "names them from "
                "Canton to Shanghai. In the third a rocky island was ceded."
            ),
            [
                ("second article", "2", "treaty-of-nanking-1842"),
                ("third", "3", "treaty-of-nanking-1842"),
            ],
        ),
        (
            "The North Atlantic Treaty, whose second paragraph nobody quotes, was read aloud.",
            [("second paragraph", "2", NATO)],
        ),
        (
            "They cite Article 4, second paragraph, of the Montreux Convention.",
            [("Article 4, second paragraph", "4(2)", MONTREUX)],
        ),
        (
            "The Charter of the United Nations was read aloud, from its preamble to the names.",
            [("preamble", None, UN)],
        ),
    ],
)
def test_what_is_counted_or_opens_an_instrument_is_a_row(text, expected):
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        (
            "Article 5 of the North Atlantic Treaty came up in the first round. The third, in May, "
            "was short."
        ),
        "Articles 2 and 4 of the North Atlantic Treaty bind us: the fourth says when to come.",
        (
            "Article 5 of the North Atlantic Treaty is old. It was read twice. Then came lunch. "
            "The fifth is a holiday."
        ),
        "Article 5 of the North Atlantic Treaty was read, and the third speaker sat down.",
        "The preamble was short, and the Montreux Convention long.",
    ],
)
def test_an_ordinal_that_counts_something_else_is_no_row(text):
    assert [
        each for each in rows(text) if each[0] in {"third", "fourth", "fifth", "preamble"}
    ] == []


def test_a_generic_title_with_the_date_of_one_that_is_named_is_that_one():
    text = (
        "The Treaty of Riga was signed in March 1921, and the Covenant of the League was quoted "
        "in every speech.\n\nThe treaty of 18 March 1921 was the harder text. Under Article 3 the "
        "two sides gave up all claims on each other's land."
    )
    assert rows(text) == [("Article 3", "3", RIGA)]


def test_a_charter_that_a_body_owns_is_its_own():
    text = (
        "The Charter of the United Nations was quoted all day. The Arab League was silent. Its "
        "Charter, in Article 8, tells each member to respect the governments of the others."
    )
    assert rows(text) == [("Article 8", "8", "arab-league-charter-1945")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The Boundary Waters Treaty is older. The Columbia River Treaty came half a "
                "century "
                "later. It provides, in Article XIX, for notice of ten years."
            ),
            "columbia-river-treaty-1961",
        ),
        (
            (
                "The Rio Treaty was a model. The North Atlantic Treaty had a shorter "
                "text. In Article 3 the "
                "parties promised to arm themselves."
            ),
            NATO,
        ),
        (
            (
                "Article VI speaks of good faith. That is the Non-Proliferation Treaty. The "
                "Chemical "
                "Weapons Convention is stricter."
            ),
            "nuclear-non-proliferation-treaty-1968",
        ),
    ],
)
def test_what_goes_on_about_an_instrument_cites_it(text, expected):
    assert [treaty for _, _, treaty in rows(text)] == [expected]


def test_a_list_of_what_is_only_described_beside_it_is_not_of_what_is_named_later():
    text = (
        "The two governments initialled a fisheries accord, with its Articles 4, 6 and 9 on the "
        "catch. Nobody on the quays has read it. The Law of the Sea Convention had been in force "
        "for years."
    )
    assert [treaty for _, _, treaty in rows(text)] == [None, None, None]
