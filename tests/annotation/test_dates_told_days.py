"""Days that only the tale places, and years that a tale does not take over."""

import pytest
from date_rows import dates_of


def found(nlp, text, published=None):
    return {row["text"]: row for row in dates_of(nlp, text, published)}


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("They met on 5 May 1985. That same evening they left.", "That same evening", "1985-05-05"),
        ("They met on 5 May 1985. The next morning they left.", "next morning", "1985-05-06"),
        ("They met on 5 May 1985. They left the night before.", "night before", "1985-05-04"),
        ("They met on 9 May 1985. The 14th was quiet.", "14th", "1985-05-14"),
        ("They met on 9 May 1985. They stayed until the 16th.", "16th", "../1985-05-16"),
        ("They met on 9 May 1985. A week later they left.", "A week later", "1985-05-16"),
        ("They met in May 1985. Two weeks later they left.", "Two weeks later", None),
        (
            "It fell on 11 May 2001. Two years to the day after the fall, they met.",
            "Two years to the day after",
            "2003-05-11",
        ),
        (
            "On 12 May 2003, two years to the day after the fall, they met.",
            "two years to the day after",
            "2003-05-12",
        ),
        ("They met on 3 May 1985. They had agreed at Christmas.", "Christmas", "1984-12-25"),
        ("They met on 3 May 1985. They had agreed in March.", "March", "1985-03"),
        ("It is of the eighteenth century or the nineteenth.", "nineteenth", "18XX"),
        (
            "In 1940 he left. He signed the Convention of 1951. In the same year he died.",
            "same year",
            "1951",
        ),
        (
            "The League (1999) was founded on 3 May of that year.",
            "3 May of that year",
            "1999-05-03",
        ),
        (
            "In June 1926 they met, as had been agreed the autumn before. A month later all left.",
            "A month later",
            "1926-07",
        ),
        ("In June 1926 Peru, a member since 1920, left. In July Cuba left.", "July", "1926-07"),
        ("He came on the Tuesday after Easter 1980.", "Tuesday after Easter 1980", "1980-04-08"),
        (
            "They met on 5 May 1922. On that same Friday Bonn let them go.",
            "that same Friday",
            "1922-05-05",
        ),
    ],
)
def test_a_tale_places_its_days(dates, text, span, edtf):
    assert found(dates, text)[span]["edtf"] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "They met in May 1985. That evening they left.",
        "The same evening paper wrote of it.",
        "Nobody crossed the line until the 16th century.",
        "The 14th army was beaten.",
        "It was the 14th time.",
    ],
)
def test_without_a_day_there_is_no_part_of_it(dates, text):
    assert not {"That evening", "same evening", "16th", "14th"} & found(dates, text).keys()


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("In June the two sides met. On the 12th they signed.", "12th", "2005-06-12"),
        ("The law dates from 1985. On 3 May the ministers changed it.", "3 May", "2005-05-03"),
        ("The council, set up in 1985, met on 3 May.", "3 May", "2005-05-03"),
        ("They met in 1985. On 3 May they signed.", "3 May", "1985-05-03"),
        ("As in 1985, the vote of 3 May was close.", "3 May", "2005-05-03"),
        ("Unlike in 1985, they agreed on 3 May.", "3 May", "2005-05-03"),
        ("A plan to meet again on Sunday was dropped.", "Sunday", "2005-08-28"),
        (
            "They will vote on Friday. He said Friday's vote was lost.",
            "Friday",
            "2005-08-26",
        ),
        ("In May Britain left.", "May", "2005-05"),
        ("Last Christmas I was at home.", "Last Christmas", "2004-12-25"),
        ("It fell three years ago this very day.", "three years ago this very day", "2002-08-25"),
        ("It fell on this day three years ago.", "three years ago", "2002-08-25"),
    ],
)
def test_news_of_a_thursday_in_august(dates, text, span, edtf):
    assert found(dates, text, "2005-08-25")[span]["edtf"] == edtf


@pytest.mark.parametrize(
    "text",
    [
        "They have taken four towns in three months.",
        "Having taken four towns in three months, the army will rest.",
        "In three months we have already gone too far.",
    ],
)
def test_what_is_done_took_so_long(dates, text):
    assert found(dates, text, "2005-08-25")["three months"]["kind"] == "duration"


def test_a_first_name_is_no_month(dates):
    assert not found(dates, "A play by August Wilson was shown.", "2005-08-25")


@pytest.mark.parametrize(
    "text", ["They spent a year in jail.", "He lost a year.", "A year passed."]
)
def test_what_is_spent_is_a_length(dates, text):
    assert found(dates, text)["a year" if "a year" in text else "A year"]["timex3"] == "P1Y"


def test_what_a_year_owns_is_not_of_a_decade(dates):
    assert found(dates, "They kept to 1923's treaty.")["1923"]["edtf"] == "1923"
    assert found(dates, "They met in the 1920's.")["1920's"]["edtf"] == "192X"
