"""Dates of publication that cannot be, wherever they come from."""

import datetime as dt

__all__ = ["doubt"]

EARLIEST_YEAR = 1800
# The day has begun elsewhere, and weeklies are dated ahead.
DAYS_AHEAD = 14


def doubt(published: str, today: dt.date | None = None) -> str | None:
    """Return why a date of publication cannot be right; None if it can.

    Args:
        published: EDTF.
        today: None: today.
    """
    last = (today or dt.datetime.now(dt.UTC).date()) + dt.timedelta(days=DAYS_AHEAD)
    begins = published.split("/", maxsplit=1)[0]
    if int(begins[:4]) < EARLIEST_YEAR:
        return f"lies before {EARLIEST_YEAR}"
    # The number of a season (2026-21) is no month.
    comparable = begins[:4] if begins[5:7] > "12" else begins
    return "lies in the future" if comparable > last.isoformat()[: len(comparable)] else None
