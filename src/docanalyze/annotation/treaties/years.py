"""Dates that are the year of a treaty named beside them."""

import re
from collections.abc import Sequence

from docanalyze.annotation.records import DateRecord
from docanalyze.annotation.treaties.mentions import Mention

__all__ = ["bind_dates"]

AFTER = re.compile(
    # ", with Germany (1928)": of the partner's pact.
    r"[’'”\"]?(?:\s\([A-Z][A-Za-z-]{1,9}\)|\s(?:with|between)\s(?:the\s)?[A-Z][^.;,()]{2,24}(?=\s\())?\s?"
    r"(?:\((?:[A-Z][\w-]{1,9},\s)?(?:signed\s|concluded\s)?(?:in\s|on\s|of\s)?|\sof\s|of\s|from\s|\[)(?:the\s)?\Z"
)
BEFORE = re.compile(r"\s(?:[A-Z][\w.-]*\s)?\Z")
REACH = 40
# A treaty goes by the year of signature or by that of entry into force.
SLACK_BEFORE, SLACK_AFTER = 1, 14


def bind_dates(text: str, mentions: Sequence[Mention], dates: Sequence[DateRecord] | None) -> None:
    """Set ``treaty_id`` of dates inside, tight before, or in brackets after a mention.

    Args:
        text: The document text.
        mentions: Ordered by start.
        dates: Records of the component for dates, ordered by start; changed in place.
    """
    if not dates:
        return
    at = 0
    for mention in mentions:
        while at < len(dates) and dates[at]["end"] < mention.start - REACH:
            at += 1
        for date in dates[at:]:
            if date["start"] > mention.end + REACH:
                break
            if _is_year_of(text, mention, date):
                date["treaty_id"] = mention.instrument.treaty_id


def _is_year_of(text: str, mention: Mention, date: DateRecord) -> bool:
    year, stated = mention.instrument.year, (date["earliest"] or "")[:4]
    if date["kind"] != "date" or year is None or not stated.isdigit():
        return False
    if not year - SLACK_BEFORE <= int(stated) <= year + SLACK_AFTER:
        return False
    if mention.start <= date["start"] and date["end"] <= mention.end:
        return True
    if date["start"] >= mention.end:
        return bool(AFTER.match(text[mention.end : date["start"]]))
    return date["end"] <= mention.start and bool(BEFORE.match(text[date["end"] : mention.start]))
