"""Times made of others: parts and wholes, ranges, modified and marked ones."""

from dataclasses import replace

from docanalyze.annotation.dates.calendar_parts import (
    Half,
    Quarter,
)
from docanalyze.annotation.dates.days import (
    Day,
    add_days,
    add_months,
    last_of_month,
    weekday_of,
)
from docanalyze.annotation.dates.expressions import (
    BareDay,
    BareMonth,
    BarePart,
    Birthday,
    Marked,
    Meaning,
    Modified,
    MonthDay,
    NthOf,
    NthWeekday,
    Range,
    TurnOfCentury,
    UnitAt,
    Weekday,
    Within,
)
from docanalyze.annotation.dates.resolve_core import (
    GRAIN,
    PRESENT,
    Resolved,
    Situation,
    grain,
    resolve,
    unit_at,
    unknown,
)
from docanalyze.annotation.dates.resolve_relative import (
    in_year,
)
from docanalyze.annotation.dates.values import (
    Date,
    Interval,
    Month,
    Open,
    Stretch,
    Value,
    Week,
    Year,
)

__all__ = []

# A birthday is as exact as the birth.
UNITS_OF_BIRTH = {0: "D", 2: "M"}


@resolve.register
def _(meaning: Within, situation: Situation) -> Resolved | None:  # noqa: PLR0911
    whole = resolve(meaning.whole, situation)
    if whole is None:
        return None
    first = whole.value.first
    if isinstance(meaning.inner, UnitAt):
        value = unit_at(first, meaning.inner.unit) if first and grain(whole.value) == 0 else None
        return Resolved(value, whole.anchor) if value else unknown(meaning.inner.unit)
    if first is None:
        return resolve(meaning.inner, Situation())
    if isinstance(meaning.inner, Weekday):
        if not isinstance(whole.value, Week):
            return None
        return Resolved(Date(add_days(first, meaning.inner.number - 1)), whole.anchor)
    if isinstance(meaning.inner, MonthDay):
        fits = meaning.inner.day <= last_of_month(first.year, first.month)
        return Resolved(Date(first._replace(day=meaning.inner.day)), whole.anchor) if fits else None
    return in_year(meaning.inner, first.year, whole.anchor or "text")


@resolve.register
def _(meaning: NthOf, situation: Situation) -> Resolved | None:
    whole = resolve(meaning.whole, situation)
    if whole is None or whole.value.first is None or whole.value.last is None:
        return unknown(meaning.unit) if whole else None
    value = _nth(meaning, whole.value)
    return replace(whole, value=value, mod=None) if value else None


def _nth(meaning: NthOf, whole: Value) -> Value | None:  # noqa: PLR0911
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    if meaning.unit == "H" and isinstance(whole, Month) and meaning.number in {1, 2, -1}:
        middle = first._replace(day=15)
        is_first = meaning.number == 1
        half = (first, middle) if is_first else (add_days(middle, 1), last)
        return Stretch(*half, whole.timex3, is_interval=False)
    if meaning.unit == "F":
        is_first = meaning.number == 1
        end = add_days(first, 13) if is_first else add_days(last, -13)
        half = (first, end) if is_first else (end, last)
        return Stretch(*half) if is_first or meaning.number < 0 else None
    if meaning.unit in {"H", "Q"} and not isinstance(whole, Month):
        return _fraction(meaning, whole, first, last)
    if GRAIN.get(meaning.unit, 9) >= grain(whole):
        return None
    start = first if meaning.number > 0 else last
    steps = meaning.number - 1 if meaning.number > 0 else meaning.number + 1
    if meaning.unit == "W":
        return _week_of(meaning, first, last)
    one = unit_at(start, meaning.unit, steps)
    if one is None or one.first is None or not first <= one.first <= last:
        return None
    if meaning.count > 1:
        other = unit_at(
            start, meaning.unit, steps + (meaning.count - 1) * (1 if meaning.number > 0 else -1)
        )
        return Interval(*((one, other) if meaning.number > 0 else (other, one)))
    return one


def _week_of(meaning: NthOf, first: Day, last: Day) -> Value | None:
    """A week belongs to the year or month in which its Thursday lies, as in ISO 8601."""
    if meaning.number > 0:
        thursday = add_days(first, (4 - weekday_of(first)) % 7 + 7 * (meaning.number - 1))
    else:
        thursday = add_days(last, -((weekday_of(last) - 4) % 7))
    if not first <= thursday <= last:
        return None
    week = Week.of(thursday)
    if meaning.count > 1:
        start = (
            add_days(week.monday, -7 * (meaning.count - 1)) if meaning.number < 0 else week.monday
        )
        return Stretch(start, add_days(start, 7 * meaning.count - 1))
    return week


def _fraction(meaning: NthOf, whole: Value, first: Day, last: Day) -> Value | None:
    """``the second half of the 1970s``, ``the last quarter of the century``."""
    parts = 2 if meaning.unit == "H" else 4
    number = parts if meaning.number < 0 else meaning.number
    if number > parts:
        return None
    if isinstance(whole, Year):
        return (Half if parts == 2 else Quarter)(whole.year, number)  # noqa: PLR2004
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months % parts or isinstance(whole, Stretch):
        return None
    start = add_months(first, months // parts * (number - 1))
    end = add_days(add_months(start, months // parts), -1)
    if (start.month, end.month) == (1, 12):
        return Interval(Year(start.year), Year(end.year))
    return Interval(Month(start.year, start.month), Month(end.year, end.month))


@resolve.register
def _(meaning: TurnOfCentury, situation: Situation) -> Resolved | None:
    if meaning.year is not None:
        return Resolved(Year(meaning.year), mark="~")
    for base, anchor in ((situation.focus, "text"), (situation.published, "publication")):
        if base is not None and base.first is not None:
            return Resolved(Year(round(base.first.year, -2)), anchor, mark="~")
    return unknown("CE")


@resolve.register
def _(meaning: Modified, situation: Situation) -> Resolved | None:
    found = resolve(meaning.inner, situation)
    if found is None:
        return None
    edge = _edge(found.value, meaning.mod) if meaning.is_edge else None
    return replace(found, mod=meaning.mod, edge=edge)


def _edge(value: Value, mod: str) -> Value | None:
    """Return the month with which a year begins or ends, the day with which a month does."""
    day = value.last if mod == "END" else value.first
    unit = {Year: "M", Month: "D"}.get(type(value))
    return unit_at(day, unit) if day and unit and mod in {"START", "END"} else None


@resolve.register
def _(meaning: NthWeekday, situation: Situation) -> Resolved | None:
    placed = resolve(meaning.month, situation)
    if placed is None or not isinstance(placed.value, Month):
        return placed
    first, last = placed.value.first, placed.value.last
    if meaning.number < 0:
        day = add_days(last, -((weekday_of(last) - meaning.weekday) % 7))
    else:
        ahead = (meaning.weekday - weekday_of(first)) % 7
        day = add_days(first, ahead + 7 * (meaning.number - 1))
    return replace(placed, value=Date(day)) if day <= last else None


@resolve.register
def _(meaning: Birthday, situation: Situation) -> Resolved | None:
    born = situation.born
    if born is None or born.first is None:
        return None  # an anniversary of what the text does not date
    day = add_months(born.first, 12 * meaning.age)
    value = unit_at(day, UNITS_OF_BIRTH.get(grain(born), "Y"))
    return Resolved(value, "text") if value else None


@resolve.register
def _(meaning: Marked, situation: Situation) -> Resolved | None:
    found = resolve(meaning.inner, situation)
    return replace(found, mark=meaning.mark) if found else None


@resolve.register
def _(meaning: Range, situation: Situation) -> Resolved | None:
    if meaning.start is None or meaning.end is None:
        return _half_open(meaning, situation)
    start, end = _both(meaning.start, meaning.end, situation)
    if start is None or end is None:
        return None
    if end.value == PRESENT and start.value.first is not None:
        return replace(start, value=Interval(start.value, None, start_mark=start.mark or ""))
    if start.value.first is None or end.value.last is None:
        return Resolved(Open(f"{start.value.timex3}/{end.value.timex3}", "interval"), None)
    if start.value.first > end.value.last:
        return None
    anchors = {start.anchor, end.anchor} - {"absolute"}
    value = Interval(start.value, end.value, start.mark or "", end.mark or "")
    return Resolved(value, min(anchors, key=str) if anchors else "absolute")


def _half_open(meaning: Range, situation: Situation) -> Resolved | None:
    side = meaning.start if meaning.start is not None else meaning.end
    found = resolve(side, situation) if side is not None else None
    if found is None or (found.value.first is None and found.value.last is None):
        return found
    mark = found.mark or ""
    if meaning.start is not None:
        return replace(found, value=Interval(found.value, None, start_mark=mark))
    return replace(found, value=Interval(None, found.value, end_mark=mark))


def _day_behind(
    start: Resolved, day: Day, end: MonthDay | Weekday, situation: Situation
) -> Resolved | None:
    """Return the first such day after another (``from 27 April to the 3rd``)."""
    if isinstance(end, Weekday):
        ahead = end if end.offset is not None else Weekday(end.number, coming=True)
        base = situation if end.offset is not None else replace(situation, published=start.value)
        return resolve(ahead, base)
    month = day if end.day > day.day else add_months(day._replace(day=1), 1)
    fits = end.day <= last_of_month(month.year, month.month)
    return Resolved(Date(month._replace(day=end.day)), start.anchor) if fits else None


def _both(
    start: Meaning, end: Meaning, situation: Situation
) -> tuple[Resolved | None, Resolved | None]:
    """Resolve two ends; a year said once serves for both (``between March and June 2022``)."""
    yearless = (BareMonth, BareDay, BarePart)
    core = start.inner if isinstance(start, Modified | Marked) else start
    if isinstance(core, yearless) and not isinstance(end, MonthDay):
        right = resolve(end, situation)
        if right is None or right.value.last is None:
            return resolve(start, situation), right
        last = right.value.last
        for year in (last.year, last.year - 1):
            left = in_year(start, year, right.anchor or "text")
            if left and left.value.first and left.value.first <= last:
                break
        else:
            left = None
        return left, right
    left = resolve(start, situation)
    if left and isinstance(left.value, Date) and isinstance(end, MonthDay | Weekday):
        return left, _day_behind(left, left.value.day, end, situation)
    if left is None or left.value.first is None or not isinstance(end, yearless):
        return left, resolve(end, situation)
    for year in (left.value.first.year, left.value.first.year + 1):
        right = in_year(end, year, left.anchor or "text")
        if right and right.value.last and right.value.last >= left.value.first:
            return left, right
    return left, resolve(end, situation)
