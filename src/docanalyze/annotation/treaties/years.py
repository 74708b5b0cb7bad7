"""Dates that are the year of a treaty named beside them."""

import re
from collections import deque
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
BEFORE = re.compile(r"(?:[’']s)?\s(?:[A-Z][\w.-]*\s)?\Z")
# `The Treaty of Lausanne, 24 July 1923, opened`: the date is all that the commas hold.
APPOSED = re.compile(_ACRONYM + r",\s(?:of\s|dated\s)?(?:the\s)?\Z")
CLOSED = re.compile(r"[,;:)\]]|\.(?:\s|\Z)|\Z")
# `The 1923 text`, `1923's treaty`: a year by which an instrument goes.
NOUN = re.compile(r"(?:[’']s)?\s(?:own\s)?([a-z]+)\b")
NEUTRAL = frozenset({"bargain", "compact", "deal", "document", "instrument", "settlement", "text"})
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
    _bind_nicknames(text, mentions, dates)


def _bind_nicknames(text: str, mentions: Sequence[Mention], dates: Sequence[DateRecord]) -> None:
    """Bind ``the 1923 text`` where the only instrument of that year has been named before."""
    of_year: dict[str, dict[str, Mention]] = {}
    waiting = deque(mentions)
    for date in dates:
        while waiting and waiting[0].end <= date["start"]:
            mention = waiting.popleft()
            named = of_year.setdefault(str(mention.instrument.year), {})
            named.setdefault(mention.instrument.treaty_id, mention)
        noun = NOUN.match(text, date["end"])
        named = of_year.get(date["text"], {})
        if noun is None or len(named) != 1 or date["treaty_id"] or date["kind"] != "date":
            continue
        mention = next(iter(named.values()))
        if noun[1] in NEUTRAL or noun[1] in mention.instrument.heads:
            date["treaty_id"] = mention.instrument.treaty_id


def _is_year_of(text: str, mention: Mention, date: DateRecord) -> bool:
    year, stated = mention.instrument.year, (date["earliest"] or "")[:4]
    if date["kind"] != "date" or not stated.isdigit():
        return False
    if year is not None and not year - SLACK_BEFORE <= int(stated) <= year + SLACK_AFTER:
        return False
    if date["start"] >= mention.end:
        return _is_told_behind(text, mention, date)
    if year is None:
        return False
    if mention.start <= date["start"] and date["end"] <= mention.end:
        return True
    return date["end"] <= mention.start and bool(BEFORE.match(text[date["end"] : mention.start]))


def _is_told_behind(text: str, mention: Mention, date: DateRecord) -> bool:
    between = text[mention.end : date["start"]]
    if APPOSED.match(between):
        return CLOSED.match(text, date["end"]) is not None
    return bool(AFTER.match(between) or LOOSELY_AFTER.match(between))
