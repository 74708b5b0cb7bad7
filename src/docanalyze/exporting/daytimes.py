"""What TimeML marks and the table of dates leaves out: times of day, hours, vague words, rates."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from docanalyze.packaged import toml_of

__all__ = ["Found", "length_before", "parts_of_day", "short_lengths", "vague_times"]


class Found(NamedTuple):
    """A stretch of text with TimeML's type and value."""

    start: int
    end: int
    type: str
    value: str


Dated = tuple[int, int, str]
_DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-WXX-\d|XXXX-XX-XX")
_BEHIND = re.compile(
    r"\s+(?:(?:early|late|mid)[\s-]+)?(morning|afternoon|evening|night|noon|midday|midnight)s?\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:(?:early|late)\s+)?(morning|afternoon|evening|night|noon|midday|midnight)\s+"
    r"(?:of|on)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b\.?(?:\s(?:E[DS]?T|P[DS]?T|C[DS]?T|GMT|BST|UTC))?"
    r"|\b([01]?\d|2[0-3]):([0-5]\d)(?:\s(?:GMT|UTC))?\b(?!:)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:(?:earlier|later)\s+)?(this|last|that|tomorrow|yesterday)\s+"
    r"(morning|afternoon|evening|night)\b|\b(tonight|overnight)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r",?\s+(?:(?:on|local time|local time on)\s+)?", re.IGNORECASE)
_BETWEEN_BACK = re.compile(r",?\s+(?:at\s+)?(?:about\s+|around\s+)?$", re.IGNORECASE)
NEAR = 24
NOON = 12


def parts_of_day(text: str, dates: Sequence[Dated], published: str | None) -> list[Found]:
    """Return the times of day of a text, each with its day where the text gives one.

    Args:
        text: The document text.
        dates: Start, end and value of the dates found in it.
        published: The day of publication; times that name no day are of it.
    """
    days = [one for one in dates if _DAY.fullmatch(one[2])]
    found = [time for day in days if (time := _beside(text, day))]
    behind = {start: (start, end, value) for start, end, value in days}
    before = {end: (start, end, value) for start, end, value in days}
    for match in _CLOCK.finditer(text):
        clock = _clock(match)
        if clock:
            found.append(_at_clock(text, match, clock, behind, before, published))
    found += [_of_today(match, published) for match in _ALONE.finditer(text)]
    return sorted(found)


def _beside(text: str, day: Dated) -> Found | None:
    """``Friday night``, ``the night of 3 May``; ``tonight`` is a day of the table."""
    start, end, value = day
    if text[start:end].lower() == "tonight":
        return Found(start, end, "TIME", f"{value}TNI")
    if match := _BEHIND.match(text, end):
        return Found(start, match.end(), "TIME", value + _part(match[1]))
    # Looked for in a window, for the pattern is anchored at its end.
    begin = max(start - NEAR, 0)
    if match := _BEFORE.search(text[begin:start]):
        return Found(begin + match.start(), end, "TIME", value + _part(match[1]))
    return None


def _part(word: str) -> str:
    return str(_words()["parts_of_day"][word.lower()])


def _clock(match: re.Match[str]) -> str | None:
    """Read a time of day as TimeML's ``T18:30``; None if no clock shows it."""
    hour, minute = int(match[1] or match[4]), int(match[2] or match[5] or 0)
    if match[3]:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if match[3].lower() == "p" else 0)
    return f"T{hour:02}:{minute:02}"


def _at_clock(  # noqa: PLR0913, PLR0917
    text: str,
    match: re.Match[str],
    clock: str,
    behind: Mapping[int, Dated],
    before: Mapping[int, Dated],
    published: str | None,
) -> Found:
    """Join a clock's time with the day behind it (``6 a.m. Tuesday``) or before it."""
    gap = _BETWEEN.match(text, match.end())
    if gap and (day := behind.get(gap.end())):
        return Found(match.start(), day[1], "TIME", day[2] + clock)
    begin = max(match.start() - NEAR, 0)
    gap = _BETWEEN_BACK.search(text[begin : match.start()])
    if gap and (day := before.get(begin + gap.start())):
        return Found(day[0], match.end(), "TIME", day[2] + clock)
    return Found(match.start(), match.end(), "TIME", f"{published or 'XXXX-XX-XX'}{clock}")


def _of_today(match: re.Match[str], published: str | None) -> Found:
    word = (match[1] or match[3]).lower()
    part = _part(match[2]) if match[2] else "TNI"
    offset = {"last": -1, "yesterday": -1, "overnight": -1, "tomorrow": 1}.get(word, 0)
    known = published is not None and _DAY.fullmatch(published) and word != "that"
    day = (
        (date.fromisoformat(published) + timedelta(offset)).isoformat()
        if known and published
        else "XXXX-XX-XX"
    )
    return Found(match.start(), match.end(), "TIME", day + part)


@cache
def _words() -> dict[str, dict[str, str]]:
    return toml_of("docanalyze.exporting", "timeml.toml")


@cache
def _numbers() -> dict[str, int]:
    return {word: int(number) for word, number in _words()["numbers"].items()}


@cache
def _short_length() -> re.Pattern[str]:
    numbers = "|".join(sorted(_numbers(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<every>every|each)\s+)?(?:(?P<n>\d{{1,4}}|{numbers})(?:[\s-]+(?P<more>{numbers}))?[\s-]+"
        r"(?P<unit>hours?|minutes?|seconds?)|(?P<half>half)[\s-]+an?[\s-]+hour"
        r"|(?P<vague>a\s+few|several|many)\s+(?P<units>hours|minutes|seconds))\b(?:-long\b)?",
        re.IGNORECASE,
    )


def short_lengths(text: str) -> Iterator[Found]:
    """Yield the lengths under a day: ``48 hours``, ``a few minutes``."""
    for match in _short_length().finditer(text):
        if match[0].lower() in {"a second", "one second"}:
            continue  # the one after the first
        if match["half"]:
            value = "PT30M"
        elif match["vague"]:
            value = f"PTX{match['units'][0].upper()}"
        else:
            value = f"PT{_number(match['n']) + _number(match['more'])}{match['unit'][0].upper()}"
        kind = "SET" if match["every"] else "DURATION"
        yield Found(match.start(), match.end(), kind, value)


@cache
def _length_before() -> re.Pattern[str]:
    numbers = "|".join(sorted(_numbers(), key=len, reverse=True))
    one = rf"(?:\d{{1,4}}|{numbers})(?:[\s-]+(?:{numbers}))?\s+(?:day|week|month|year|decade)s?"
    return re.compile(
        rf"(?:\w+\s+)?(?P<one>{one})(?:,?\s+and\s+(?P<other>{one}))?(?=\s+(?:after|before)$)",
        re.IGNORECASE,
    )


def length_before(text: str) -> tuple[int, str] | None:
    """Read the length in ``nearly five years after``: where it ends, and TimeML's value.

    Args:
        text: Of a row of dates that ends in ``after`` or ``before``.
    """
    match = _length_before().match(text)
    if not match:
        return None
    parts = [_counted(part) for part in (match["one"], match["other"]) if part]
    return match.end(), f"P{''.join(parts)}"


def _counted(words: str) -> str:
    *amount, unit = words.replace("-", " ").split()
    letter = "DE" if unit.lower().startswith("decade") else unit[0].upper()
    return f"{sum(_number(word) for word in amount)}{letter}"


def _number(word: str | None) -> int:
    if not word:
        return 0
    return int(word) if word.isdigit() else _numbers()[word.lower()]


@cache
def _vague() -> tuple[tuple[str, re.Pattern[str], dict[str, str]], ...]:
    tables = {"DATE": _words()["references"], "SET": _words()["rates"]}
    return tuple(
        (
            kind,
            re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b", re.IGNORECASE),
            words,
        )
        for kind, words in tables.items()
    )


def vague_times(text: str) -> Iterator[Found]:
    """Yield words such as ``now`` and ``daily``; capitals inside a sentence belong to names."""
    for kind, pattern, words in _vague():
        for match in pattern.finditer(text):
            if not match[0][0].isupper() or _opens_sentence(text, match.start()):
                key = " ".join(match[0].lower().split())
                yield Found(match.start(), match.end(), kind, words[key])


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(at - 3, 0) : at].rstrip()
    return not before or before[-1] in ".?!\"'\N{LEFT DOUBLE QUOTATION MARK}"
