"""Dates that are the year of a treaty named beside them."""

import re
from collections.abc import Sequence

from docanalyze.annotation.records import DateRecord
from docanalyze.annotation.treaties.mentions import Mention

__all__ = ["bind_dates"]

# What may stand between a name and its year: an acronym; with whom, for what; that it was signed.
_ACRONYM = r"[’'”\"]?(?:\s\([A-Z][A-Za-z-]{1,9}\))?"
_PARTIES = r"(?:\s(?:with|between|among|on|for)\s[^.;:,()\n]{1,60}?)?"
_SIGNED = (
    r"(?:signed|concluded|done|made|sworn|sealed|initialled|initialed|adopted|proclaimed|reached"
    r"|agreed|negotiated|opened\sfor\ssignature)"
)
AFTER = re.compile(
    _ACRONYM + r"\s?(?:\((?:[A-Z][\w-]{1,9},\s)?(?:signed\s|concluded\s)?(?:in\s|on\s|of\s)?"
    r"|\sof\s|of\s|from\s|\[)(?:the\s)?\Z"
)
LOOSELY_AFTER = re.compile(
    _ACRONYM
    + _PARTIES
    + r"(?:\s\((?:signed\s|concluded\s)?|,?\s(?:which\s)?(?:(?:was|were|had\sbeen)\s)?"
    rf"(?:first\s|finally\s)?{_SIGNED}(?:\s[^.;:()\n]{{1,40}}?)?\s(?:in|on|of)\s)"
    r"(?:the\s)?(?:\w+\s(?:hours|days|weeks|months)\sof\s)?(?:the\s)?\Z"
)
BEFORE = re.compile(r"\s(?:[A-Z][\w.-]*\s)?\Z")
REACH = 110
# A treaty goes by the year of signature or by that of entry into force.
SLACK_BEFORE, SLACK_AFTER = 1, 14


def bind_dates(text: str, mentions: Sequence[Mention], dates: Sequence[DateRecord] | None) -> None:
    """Set ``treaty_id`` of dates inside, tight before, or behind a mention.

    Behind it they stand in brackets, after ``of``, or where it says that the treaty was signed.

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
    if date["kind"] != "date" or not stated.isdigit():
        return False
    if year is not None and not year - SLACK_BEFORE <= int(stated) <= year + SLACK_AFTER:
        return False
    if date["start"] >= mention.end:
        between = text[mention.end : date["start"]]
        return bool(AFTER.match(between) or LOOSELY_AFTER.match(between))
    if year is None:
        return False
    if mention.start <= date["start"] and date["end"] <= mention.end:
        return True
    return date["end"] <= mention.start and bool(BEFORE.match(text[date["end"] : mention.start]))
