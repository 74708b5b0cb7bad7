"""Times counted from the day of publication or from a date in the text."""

from dataclasses import replace

from docanalyze.annotation.dates.days import (
    Day,
    add_days,
    add_months,
)
from docanalyze.annotation.dates.expressions import (
    Ahead,
    BareDay,
    BareMonth,
    BarePart,
    LengthFrom,
    LengthTo,
    Meaning,
    NamedAt,
    RestOf,
    Shift,
    UnitAt,
    Weekday,
    Window,
)
from docanalyze.annotation.dates.resolve_core import (
    DAYS_OF,
    GRAIN,
    MONTHS_OF,
    Resolved,
    Situation,
    anchor_of,
    grain,
    in_reach,
    resolve,
    unit_at,
    unknown,
)
from docanalyze.annotation.dates.values import (
    Date,
    Interval,
    Open,
    Stretch,
    Value,
    Year,
)

__all__ = ["in_unit", "in_year", "moved"]


DAYS_OF_YEAR = 366
DAYS_OF_SEASON = 92
UNITS_BY_GRAIN = {0: "D", 1: "W", 2: "M"}


@resolve.register
def _(meaning: UnitAt, situation: Situation) -> Resolved:
    looks_ahead = situation.published is not None and situation.tense > 0 and not situation.story
    anaphoric = not looks_ahead if meaning.by_tense else meaning.anaphoric
    base, anchor = anchor_of(situation, anaphoric=anaphoric)
    if base is None or base.first is None or grain(base) > GRAIN.get(meaning.unit, 9):
        return unknown(meaning.unit)
    value = unit_at(base.first, meaning.unit, meaning.offset)
    return Resolved(value, anchor) if value else unknown(meaning.unit)


@resolve.register
def _(meaning: NamedAt, situation: Situation) -> Resolved | None:
    """``last March`` is the latest one over, ``next March`` the first to come."""
    base, anchor = anchor_of(situation, anaphoric=meaning.anaphoric)
    inner = meaning.inner
    if base is None or base.first is None or isinstance(inner, Weekday):
        return resolve(inner, Situation(tense=situation.tense, order=situation.order))
    year = base.first.year
    if grain(base) >= GRAIN["Y"] and meaning.offset != 0:
        # Written in an unknown month, `last August` may be of this year or the one before.
        if anchor == "text":
            return in_year(inner, year + meaning.offset, anchor)
        return resolve(inner, Situation())
    if meaning.offset == 0:
        return in_year(inner, year, anchor)
    found = [
        r
        for shift in (-1, 0, 1)
        if (r := in_year(inner, year + shift, anchor)) and r.value.first and r.value.last
    ]
    if meaning.offset < 0:
        past = [r for r in found if r.value.last and r.value.last < base.first]
        return past[-1] if past else None
    ahead = [r for r in found if base.last and r.value.first and r.value.first > base.last]
    return ahead[0] if ahead else None


def in_year(inner: Meaning, year: int, anchor: str) -> Resolved | None:
    """Place a month, day or season in a year; None where that year has no such day."""
    found = resolve(inner, Situation(focus=Year(year), story=True))
    return replace(found, anchor=anchor) if found and found.value.first else None


@resolve.register
def _(meaning: Shift, situation: Situation) -> Resolved | None:
    unit = max((unit for _, unit in meaning.steps), key=lambda u: -GRAIN[u])
    if meaning.keeps_grain and isinstance(meaning.base, BareMonth | BareDay | BarePart):
        return _in_year_before(meaning, meaning.base, situation)
    if meaning.base is not None:
        placed = resolve(meaning.base, situation)
        base = placed.value if placed else None
        anchor = (
            "text"
            if placed and placed.anchor == "absolute"
            else (placed.anchor if placed else None)
        )
        if base is not None and base.first is not None and unit == "W" and grain(base) == 0:
            unit = "D"
    else:
        base, anchor = anchor_of(situation, anaphoric=meaning.anaphoric)
        from_told = meaning.told_only or (meaning.anaphoric and meaning.sign > 0)
        if from_told and anchor == "publication":
            base = None
        if meaning.by_day and unit == "W" and isinstance(base, Date) and anchor == "text":
            unit = "D"
    if any(amount is None for amount, _ in meaning.steps):
        return Resolved(
            Open("FUTURE_REF" if meaning.sign > 0 and not meaning.anaphoric else "PAST_REF"), None
        )
    if base is None or base.first is None or grain(base) > GRAIN[unit]:
        return unknown(unit)
    day = moved(base.first, meaning.steps, meaning.sign)
    if meaning.keeps_grain:
        unit = UNITS_BY_GRAIN.get(grain(base), unit)
    value = unit_at(day, unit if unit not in {"DE", "CE", "ML"} else "Y") if day else None
    return (
        Resolved(value, anchor, mark="~" if unit in {"DE", "CE"} else None)
        if value
        else unknown(unit)
    )


def _in_year_before(meaning: Shift, inner: Meaning, situation: Situation) -> Resolved | None:
    """``fifty years ago in May``: in the year so many years ago."""
    found = resolve(replace(meaning, base=None, keeps_grain=False), situation)
    year = found.value if found else None
    return in_year(inner, year.year, "publication") if isinstance(year, Year) else found


@resolve.register
def _(meaning: Ahead, situation: Situation) -> Resolved | None:
    looks_ahead = meaning.is_point or situation.tense > 0
    looks_ahead = looks_ahead or (situation.tense == 0 and _is_near(meaning))
    if looks_ahead and isinstance(situation.published, Date):
        return resolve(Shift(meaning.steps, 1), situation)
    return Resolved(meaning.length, None)


def _is_near(meaning: Ahead) -> bool:
    """Within a season: `340 attacks in 340 days` looks nowhere."""
    days = {"D": 1, "W": 7, "WE": 7, "M": 30}
    return all(
        unit in days and (amount or 0) * days[unit] <= DAYS_OF_SEASON
        for amount, unit in meaning.steps
    )


def in_unit(value: Value, shift: Shift) -> Resolved:
    """Return the unit of a shift in which a date lies; the date itself if it is no finer."""
    unit = min((unit for _, unit in shift.steps), key=lambda u: GRAIN[u])
    first = value.first
    if first is None or grain(value) >= GRAIN[unit]:
        return Resolved(value, "text")
    return Resolved(unit_at(first, unit) or value, "text")


def moved(day: Day, steps: tuple[tuple[float | None, str], ...], sign: int) -> Day | None:
    """Return the day so many steps before or after; None where it is not known or too far."""
    for amount, unit in steps:
        if amount is None:
            return None
        if unit in DAYS_OF:
            days = amount * DAYS_OF[unit]
            if not in_reach(day.year + sign * days / DAYS_OF_YEAR):
                return None
            day = add_days(day, sign * round(days))
        else:
            months = amount * MONTHS_OF[unit]
            if not in_reach(day.year + sign * months / 12):
                return None
            day = add_months(day, sign * round(months))
    return day


@resolve.register
def _(meaning: Window, situation: Situation) -> Resolved:  # noqa: PLR0911
    """The days so far from the anchor: to yesterday, or from tomorrow; years stay years."""
    unit = min((unit for _, unit in meaning.steps), key=lambda u: GRAIN[u])
    anchor: str | None
    if meaning.base is not None:
        placed = resolve(meaning.base, situation)
        base, anchor = (placed.value, "text") if placed else (None, None)
    else:
        # `Over the next four years`, told of the past, are those after the date in focus.
        in_history = situation.story and situation.tense > 0
        goes_on = situation.tense < 0 or situation.published is None or in_history
        told = meaning.anaphoric or (meaning.sign > 0 and goes_on)
        base, anchor = anchor_of(situation, anaphoric=told)
        if told and anchor == "publication":
            base = None
    vague = Resolved(Open(_length(meaning)), None)
    if base is None or base.first is None or base.last is None:
        return _unknown_window(meaning)
    if any(amount is None for amount, _ in meaning.steps):
        return vague
    edge = base.first if meaning.sign < 0 else base.last
    if unit in {"Q", "H"} and len(meaning.steps) == 1 and grain(base) <= GRAIN["M"]:
        return _window_of_parts(edge, meaning, anchor) or vague
    if GRAIN[unit] >= GRAIN["Y"]:
        far = moved(edge, meaning.steps, meaning.sign)
        if far is None or grain(base) > GRAIN["Y"]:
            return vague
        years = sorted((far.year, edge.year))
        return Resolved(Interval(Year(years[0]), Year(years[1]), label=_length(meaning)), anchor)
    if grain(base) > GRAIN[unit]:
        return _unknown_window(meaning)
    far = moved(edge, meaning.steps, meaning.sign)
    if far is None:
        return vague
    near = add_days(edge, meaning.sign)
    return Resolved(Stretch(min(near, far), max(near, far), _length(meaning)), anchor)


@resolve.register
def _(meaning: LengthFrom, situation: Situation) -> Resolved | None:
    placed = resolve(meaning.base, situation)
    first = placed.value.first if placed else None
    if placed is None or first is None or grain(placed.value) > GRAIN[meaning.steps[0][1]]:
        return None
    end = moved(first, meaning.steps, 1)
    return replace(placed, value=Stretch(first, add_days(end, -1))) if end else None


@resolve.register
def _(meaning: LengthTo, situation: Situation) -> Resolved | None:
    """From so long before the end of a time to its end; whole months and years stay such."""
    placed = resolve(meaning.base, situation)
    last = placed.value.last if placed else None
    if placed is None or last is None or any(amount is None for amount, _ in meaning.steps):
        return placed
    behind = add_days(last, 1)
    first = moved(behind, meaning.steps, -1)
    if first is None:
        return placed
    start = unit_at(first, UNITS_BY_GRAIN.get(grain(placed.value), "Y"))
    return replace(placed, value=Interval(start, placed.value, label=_written(meaning.steps)))


@resolve.register
def _(meaning: RestOf, situation: Situation) -> Resolved | None:
    """From the time in focus to the end of the whole; the whole where they do not meet."""
    placed = resolve(meaning.whole, situation)
    first, last = (placed.value.first, placed.value.last) if placed else (None, None)
    if placed is None or first is None or last is None:
        return placed
    focus = situation.focus or situation.published
    start = focus.first if focus else None
    if focus is None or start is None or not first <= start <= last or focus.endpoint is None:
        return placed
    end = unit_at(last, {5: "Y", 6: "Y", 4: "M"}.get(grain(placed.value), "D"))
    return replace(placed, value=Interval(focus, end))


def _window_of_parts(day: Day, meaning: Window, anchor: str | None) -> Resolved | None:
    """``the last two quarters`` are those of the calendar."""
    amount, unit = meaning.steps[0]
    near, far = (
        unit_at(day, unit, meaning.sign),
        unit_at(day, unit, meaning.sign * round(amount or 1)),
    )
    if near is None or far is None:
        return None
    ends = (far, near) if meaning.sign < 0 else (near, far)
    return Resolved(Interval(*ends, label=_length(meaning)), anchor)


def _length(meaning: Window) -> str:
    return _written(meaning.steps)


def _written(steps: tuple[tuple[float | None, str], ...]) -> str:
    """Write a length as TimeML does: ``P3Y``, ``P2M5D``."""
    parts = (f"{'X' if amount is None else f'{amount:g}'}{unit}" for amount, unit in steps)
    return f"P{''.join(parts)}"


def _unknown_window(meaning: Window) -> Resolved:
    return Resolved(Open(_length(meaning), "interval"), None)
