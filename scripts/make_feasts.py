"""Write the days of feasts that move through the year to the data of the dates component.

    python scripts/make_feasts.py

Needs ``pip install hijridate pyluach``, which docanalyze itself does not.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import hijridate
from pyluach.dates import HebrewDate

TARGET = Path(__file__).parents[1] / "src/docanalyze/annotation/dates/feasts.csv"
ISLAMIC = "Umm al-Qura calendar, by hijridate"
HEBREW = "Hebrew calendar, by pyluach"
RAMADAN, SHAWWAL, DHU_AL_HIJJAH = 9, 10, 12
DAY_OF_SACRIFICE = 10
NISAN, TISHRI, KISLEV = 1, 7, 9
# Name, month and day of the Hebrew calendar, and how many days it lasts outside Israel.
HEBREW_FEASTS = (
    ("passover", NISAN, 15, 8),
    ("rosh hashanah", TISHRI, 1, 2),
    ("yom kippur", TISHRI, 10, 1),
    ("hanukkah", KISLEV, 25, 8),
)
Row = tuple[str, date, date, str]


def islamic() -> Iterator[Row]:
    """Yield Ramadan and the two feasts as far as the official calendar goes (1924 to 2077)."""
    for year in range(1343, 1500):
        first = hijridate.Hijri(year, RAMADAN, 1).to_gregorian()
        fitr = hijridate.Hijri(year, SHAWWAL, 1).to_gregorian()
        adha = hijridate.Hijri(year, DHU_AL_HIJJAH, DAY_OF_SACRIFICE).to_gregorian()
        yield "ramadan", first, fitr - timedelta(1), ISLAMIC
        yield "eid al-fitr", fitr, fitr, ISLAMIC
        yield "eid al-adha", adha, adha, ISLAMIC


def hebrew() -> Iterator[Row]:
    """Yield the feasts of 1900 to 2100."""
    for name, month, day, length in HEBREW_FEASTS:
        for year in range(5660, 5861):
            first = HebrewDate(year, month, day).to_pydate()
            yield name, first, first + timedelta(length - 1), HEBREW


def main() -> None:
    """Write the file."""
    rows = sorted([*islamic(), *hebrew()], key=lambda row: (row[0], row[1]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["name", "earliest", "latest", "source"])
        writer.writerows((name, first, last, source) for name, first, last, source in rows)


if __name__ == "__main__":
    main()
