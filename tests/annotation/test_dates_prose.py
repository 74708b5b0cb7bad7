"""Kinds of mistakes that were found in real prose; the sentences are ours."""

import pytest
from date_rows import dates_of

PUBLISHED = "2023-06-20"  # a Tuesday


def rows(nlp, text, published=PUBLISHED):
    return dates_of(nlp, text, published)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The ministers agreed Monday to stop the raids so that aid can pass.", "2023-06-19"),
        ("The truce was to take effect on Thursday.", "2023-06-22"),
        ("The talks, to be held in November, matter.", "2023-11"),
        ("The vote will be held in March.", "2024-03"),
        ("The court was set up in September.", "2022-09"),
        ("The session is set for September.", "2023-09"),
        ("The fund has grown since the reform in October, which can be proud.", "2022-10"),
        ("This Monday the envoys meet.", "2023-06-26"),
        ("This Monday the envoys met.", "2023-06-19"),
        ("The report for the fourth quarter is expected to show a loss.", "2023-36"),
    ],
)
def test_the_verb_decides_the_direction(dates, text, edtf):
    (row,) = rows(dates, text)
    assert row["edtf"] == edtf


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        (
            "Troops left on 17 July 1979. His term ran to the polls in 1981. On 18 July they fled.",
            "18 July",
            "1979-07-18",
        ),
        (
            "In 1989 crowds came. They were the largest since the early 1900s. It ended on 4 June.",
            "4 June",
            "1989-06-04",
        ),
        (
            "The congress wrote on 8 July 1775. It met until March 1, 1781. It closed in May.",
            "May",
            "1775-05",
        ),
        (
            "On 6 May 1989 talks began. The union had risen in August 1980. They signed on 4 June.",
            "4 June",
            "1989-06-04",
        ),
        (
            "On 6 May 1989 talks began. In August 1980 the union rose. On 4 September it marched.",
            "4 September",
            "1980-09-04",
        ),
        (
            "He waited until 20 March 1917 to ask — almost a month after he had seen it.",
            "almost a month after",
            "1917-03",
        ),
        ("In December 1997 they met, and in January they signed.", "January", "1998-01"),
        (
            "War came on 2 August 1990. The Pact of 1945 forbade it. The following March all met.",
            "following March",
            "1991-03",
        ),
        ("The note of 1926, written at a meeting held that year, is lost.", "that year", "1926"),
        (
            "In 1907 it gained a flag. Over the next four decades it grew. That year it sailed.",
            "That year",
            "1907",
        ),
        (
            "It fell on 10 December 1927. Four years after that raid they met.",
            "Four years after",
            "1931",
        ),
        ("In 1921 it sat. Three years before, in 1919, it met.", "Three years before", "1919"),
        ("In August 1990, five months before, they landed.", "five months before", "1990-08"),
        ("It fell in July 1993. The next January they left.", "next January", "1994-01"),
        (
            "They marched on 17 May 2021 through the town, a day after the raid.",
            "a day after",
            "2021-05-17",
        ),
        ("On 17 May 2021, eight days after the raid, they met.", "eight days after", "2021-05-17"),
    ],
)
def test_what_a_story_counts_from(dates, text, span, edtf):
    (row,) = [row for row in rows(dates, text, None) if row["text"] == span]
    assert (row["edtf"], row["anchor"]) == (edtf, "text")


def test_in_news_a_month_soon_is_of_the_present(dates):
    text = (
        "Friday’s summit was short. The force was sent in December 2021 under a pact that says "
        '"we shall stand together". Soldiers from three states made it up. Ten died in January.'
    )
    assert rows(dates, text)[-1]["edtf"] == "2023-01"


def test_the_coming_decade_counts_from_now_and_the_next_from_a_story(dates):
    text = "In the 1970s we tried. In the coming decade we will try again."
    assert rows(dates, text)[-1]["edtf"] == "203X"
    assert rows(dates, "In 1931 it fell. The next year they left.")[-1]["edtf"] == "1932"


@pytest.mark.parametrize(
    ("text", "span", "timex3"),
    [
        ("Ten years after the plan was adopted, we ask why.", "Ten years", "P10Y"),
        ("It lasted two years and sixteen days.", "two years and sixteen days", "P2Y16D"),
        ("It lasted for a hundred years.", "a hundred years", "P100Y"),
        ("Farmers came 2,000 years before that.", "2,000 years before that", "XXXX"),
        ("It grew over the past several months.", "past several months", "PXM"),
        ("Much is to be done in the coming weeks.", "coming weeks", "FUTURE_REF"),
        ("It was lost decades ago.", "decades ago", "PAST_REF"),
        ("They report semi-annually.", "semi-annually", "P6M"),
        ("They meet every weekend.", "every weekend", "XXXX-WXX-WE"),
        ("Prices are heavy in today's world.", "today", "PRESENT_REF"),
    ],
)
def test_lengths_and_vague_times(dates, text, span, timex3):
    (row,) = rows(dates, text)
    assert (row["text"], row["timex3"], row["earliest"]) == (span, timex3, None)


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("They left a year and a half ago.", "a year and a half ago", "2021"),
        ("They left two and a half years ago.", "two and a half years ago", "2020"),
        ("It must be done by year-end.", "year-end", "2023"),
        ("In fiscal 2024 it grew.", "fiscal 2024", "2023/2024"),
        ("They met in May-June 1967.", "May-June 1967", "1967-05/1967-06"),
        ("Written Thu Oct 26 11:00:09 2023 by hand.", "Thu Oct 26 11:00:09 2023", "2023-10-26"),
        (
            "Offices close for two weeks starting 3 July.",
            "two weeks starting 3 July",
            "2023-07-03/2023-07-16",
        ),
        ("They fasted in Ramadan 2024.", "Ramadan 2024", "2024-03-11/2024-04-09"),
        ("It began on Yom Kippur 1973.", "Yom Kippur 1973", "1973-10-06"),
        ("Ramadan 2030 comes twice.", "Ramadan 2030", "2030"),
        ("The treaty was sworn in 1259 B.C. by both.", "1259 B.C.", "-1258"),
        ("Writing came in the third millennium BC.", "third millennium BC", "-2XXX"),
        ("They fought in the summer of 421 BC.", "summer of 421 BC", "-0420-22"),
        ("The FY2023/24 request was cut.", "FY2023/24", "2023/2024"),
        ("It was extended until 31 October.", "31 October", "2023-10-31"),
        ("They met the year before last.", "year before last", "2021"),
        ("They will meet the month after next.", "month after next", "2023-08"),
        ("They left two or three years ago.", "two or three years ago", "2020~"),
        ("They met on Monday last.", "Monday last", "2023-06-19"),
        ("It is the 1923 international border.", "1923", "1923"),
    ],
)
def test_further_forms(dates, text, span, edtf):
    (row,) = rows(dates, text)
    assert (row["text"], row["edtf"]) == (span, edtf)


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("That was in May. Then in October two of our ships were hit.", ["May", "October"]),
        ("They look to a better tomorrow.", []),
        ("It changes from one year to the next.", []),
        ("They will be free some day.", []),
        ("It lies within half a day's travel.", []),
        ("The October war was short.", []),
        ("It enters the second quarter-century of its life.", ["quarter-century"]),
        ("There were 1,945 international observers and two millennium projects.", []),
        ("It was signed on 3 May this week.", ["3 May", "this week"]),
        ("In all 300 raids in 340 days were counted.", ["340 days"]),
    ],
)
def test_what_is_no_date_or_another(dates, text, texts):
    assert [row["text"] for row in rows(dates, text)] == texts


def test_a_day_named_twice_is_the_same_day(dates):
    text = (
        "The union began on 16 May. They had agreed that it would begin on 16 May, come what may."
    )
    first, second = rows(dates, text)
    assert first["edtf"] == second["edtf"] == "2023-05-16"


def test_a_year_before_a_name_limits_nothing(dates):
    (row,) = rows(dates, "It was agreed in talks leading up to the May 1994 Agreement.")
    assert (row["kind"], row["edtf"]) == ("date", "1994-05")


def test_a_fiscal_year_has_the_name_that_timeml_gives_it(dates):
    (row,) = rows(dates, "The FY2024 request")
    assert row["timex3"] == "FY2024"
