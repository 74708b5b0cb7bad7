"""From what the text says to a place in the calendar, or to an honest "not known".

Deictic expressions (``last week``) count from the day of publication. Anaphoric ones (``two years
earlier``) count from the date in focus: the last that the text has placed. A unit finer than what is
known is not resolved: from a year alone nobody can tell ``the next week``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import singledispatch

from dateutil.easter import easter

from docanalyze.annotation.dates.days import Day, add_days, add_months, last_of_month, weekday_of
from docanalyze.annotation.dates.expressions import (
    Ahead,
    BareDay,
    BareMonth,
    BarePart,
    DayWord,
    Holiday,
    Marked,
    Meaning,
    Modified,
    MonthDay,
    NamedAt,
    NthOf,
    Numeric,
    Range,
    Shift,
    TurnOfCentury,
    UnitAt,
    Weekday,
    Window,
    Within,
)
from docanalyze.annotation.dates.values import (
    Ambiguous,
    Century,
    Date,
    Decade,
    Half,
    Interval,
    Month,
    Open,
    Quarter,
    Season,
    Stretch,
    Value,
    Week,
    Year,
)

__all__ = ["Resolved", "Situation", "resolve"]

GRAIN = {"D": 0, "W": 1, "WE": 1, "M": 2, "Q": 3, "S": 3, "H": 3, "Y": 4, "DE": 5, "CE": 6, "ML": 7}
MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS_OF = {"D": 1, "W": 7, "WE": 7}
OPEN_LABEL = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
    "ML": "X",
}
PRESENT = Open("PRESENT_REF")


@dataclass(frozen=True, slots=True)
class Situation:
    """What a time is read against.

    Args:
        published: The value of the publication date; None if unknown.
        focus: The last date that the text has placed, near enough to count from; None if there is none.
        tense: -1 where the sentence looks back, 1 ahead, 0 unknown.
        order: How numeric dates are written: ``auto``, ``dmy``, ``mdy``, ``ymd``.
        story: Whether a month or day without a year belongs to the focus rather than the publication.
    """

    published: Value | None = None
    focus: Value | None = None
    tense: int = 0
    order: str = "auto"
    story: bool = False


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, what it was counted from, and what modifies it."""

    value: Value
    anchor: str | None = "absolute"
    mod: str | None = None
    mark: str | None = None


def grain(value: Value) -> int:
    """Return how coarse a value is: 0 a day, 2 a month, 4 a year."""
    for kinds, size in (
        (Date, 0),
        (Ambiguous, 2),
        (Week, 1),
        (Stretch, 1),
        (Month, 2),
        (Season, 3),
        (Quarter, 3),
        (Half, 3),
        (Year, 4),
        (Decade, 5),
        (Century, 6),
    ):
        if isinstance(value, kinds):
            return size
    return 9


def unit_at(day: Day, unit: str, offset: int = 0) -> Value | None:
    """Return the calendar unit in which a day lies, so many units later."""
    if unit in DAYS_OF:
        moved = add_days(day, offset * DAYS_OF[unit])
        if unit == "D":
            return Date(moved)
        week = Week.of(moved)
        if unit == "W":
            return week
        label = f"{week.timex3}-WE"
        return Stretch(add_days(week.monday, 5), week.last, label, is_interval=False)
    moved = add_months(day, offset * MONTHS_OF[unit]) if _in_reach(day, unit, offset) else None
    return _unit_of(moved, unit) if moved else None


def _in_reach(day: Day, unit: str, offset: int) -> bool:
    return -9000 < day.year + offset * MONTHS_OF[unit] // 12 < 9990  # noqa: PLR2004


def _unit_of(day: Day, unit: str) -> Value | None:
    makers: dict[str, Callable[[], Value]] = {
        "M": lambda: Month(day.year, day.month),
        "Q": lambda: Quarter(day.year, (day.month + 2) // 3),
        "H": lambda: Half(day.year, (day.month + 5) // 6),
        "Y": lambda: Year(day.year),
        "DE": lambda: Decade(day.year // 10),
        "CE": lambda: Century(day.year // 100),
    }
    maker = makers.get(unit)
    return maker() if maker and (unit not in {"DE", "CE"} or day.year > 0) else None


def _unknown(unit: str) -> Resolved:
    return Resolved(Open(OPEN_LABEL.get(unit, "XXXX")), None)


@singledispatch
def resolve(meaning: Meaning, situation: Situation) -> Resolved | None:
    """Place a meaning in the calendar.

    Args:
        meaning: A value, or an expression.
        situation: What it is read against.

    Returns:
        The value and its anchor; an :class:`Open` value where the place is not known; None where
        the words turn out to be no time at all.
    """
    del situation
    if isinstance(meaning, Open):
        return Resolved(meaning, None)
    if isinstance(meaning, Value):
        bounded = meaning.first is not None or meaning.last is not None
        return Resolved(meaning, "absolute" if bounded else None)
    return None


def _anchor(situation: Situation, *, anaphoric: bool) -> tuple[Value | None, str]:
    if anaphoric and situation.focus is not None:
        return situation.focus, "text"
    if anaphoric and situation.published is not None:
        return situation.published, "publication"
    return (None, "text") if anaphoric else (situation.published, "publication")


@resolve.register
def _(meaning: Numeric, situation: Situation) -> Resolved:
    readings = dict(meaning.readings)
    chosen = readings.get(situation.order)
    if chosen is not None:
        return Resolved(Date(chosen))
    days = sorted(
        {day for order, day in readings.items() if order != "ymd"} or set(readings.values())
    )
    if len(days) == 1:
        return Resolved(Date(days[0]))
    published = situation.published
    # An article is not published before what it reports; nor is its own date in the future.
    if isinstance(published, Date) and published.day in days:
        return Resolved(published)
    return Resolved(Ambiguous(days[0], days[-1]))


def _nearest_year(day_of: Callable[[int], Value | None], situation: Situation) -> Resolved | None:
    """Choose the year of a time without one: from the story, or from publication and tense."""
    if situation.story and situation.focus is not None and situation.focus.first is not None:
        value = day_of(situation.focus.first.year)
        return Resolved(value, "text") if value else None
    published = situation.published
    if published is None or published.first is None or grain(published) > GRAIN["Y"]:
        if situation.focus is not None and situation.focus.first is not None:
            value = day_of(situation.focus.first.year)
            return Resolved(value, "text") if value else None
        return None
    year, here = published.first.year, published.first
    if grain(published) == GRAIN["Y"]:
        value = day_of(year)
        return Resolved(value, "publication") if value else None
    found = [value for shift in (-4, -1, 0, 1, 4) if (value := day_of(year + shift))]
    if situation.tense < 0:
        found = [v for v in found if v.first and v.first <= here][-1:] or found
    elif situation.tense > 0:
        found = [v for v in found if v.last and v.last >= here][:1] or found
    best = min(found, key=lambda v: _distance(v, here), default=None)
    return Resolved(best, "publication") if best else None


def _distance(value: Value, day: Day) -> int:
    first, last = value.first, value.last
    if first is None or last is None:
        return 10**6
    if first <= day <= last:
        return 0
    near = first if first > day else last
    return abs((near.year - day.year) * 372 + (near.month - day.month) * 31 + near.day - day.day)


@resolve.register
def _(meaning: BareMonth, situation: Situation) -> Resolved:
    found = _nearest_year(lambda year: Month(year, meaning.month), situation)
    return found or Resolved(Open(f"XXXX-{meaning.month:02}"), None)


@resolve.register
def _(meaning: BareDay, situation: Situation) -> Resolved:
    def in_year(year: int) -> Value | None:
        if meaning.day > last_of_month(year, meaning.month):
            return None
        return Date(Day(year, meaning.month, meaning.day))

    found = _nearest_year(in_year, situation)
    return found or Resolved(Open(f"XXXX-{meaning.month:02}-{meaning.day:02}"), None)


@resolve.register
def _(meaning: BarePart, situation: Situation) -> Resolved:
    found = _nearest_year(lambda year: _part(meaning, year), situation)
    return found or Resolved(Open(_part(meaning, 0).timex3.replace("0000", "XXXX")), None)  # type: ignore[union-attr]


def _part(meaning: BarePart, year: int) -> Value:
    makers = {"S": Season, "Q": Quarter, "H": Half}
    return makers[meaning.unit](year, meaning.number)


@resolve.register
def _(meaning: MonthDay, situation: Situation) -> Resolved | None:
    focus = situation.focus
    if meaning.weekday is None and situation.story and isinstance(focus, Month | Date):
        month = focus.first
        fits = meaning.day <= last_of_month(month.year, month.month)
        return Resolved(Date(month._replace(day=meaning.day)), "text") if fits else None
    base, anchor = _anchor(situation, anaphoric=False)
    if not isinstance(base, Date):
        return Resolved(Open(f"XXXX-XX-{meaning.day:02}"), None)
    months = [add_months(base.day._replace(day=1), shift) for shift in range(-12, 13)]
    days = [
        m._replace(day=meaning.day) for m in months if meaning.day <= last_of_month(m.year, m.month)
    ]
    fitting = [d for d in days if meaning.weekday in {None, weekday_of(d)}]
    best = min(fitting, key=lambda d: _distance(Date(d), base.day), default=None)
    return Resolved(Date(best), anchor) if best else None


@resolve.register
def _(meaning: Weekday, situation: Situation) -> Resolved:
    base, anchor = _anchor(situation, anaphoric=False)
    if not isinstance(base, Date):
        return Resolved(Open(f"XXXX-WXX-{meaning.number}"), None)
    here = weekday_of(base.day)
    if meaning.offset is not None:
        placed = _weekday_at(base.day, meaning.number, meaning.offset, by_week=meaning.by_week)
        return Resolved(Date(placed), anchor)
    if meaning.coming:
        return Resolved(Date(add_days(base.day, (meaning.number - here - 1) % 7 + 1)), anchor)
    back = (here - meaning.number) % 7
    ahead = (meaning.number - here) % 7
    if situation.tense > 0 or (situation.tense == 0 and ahead < back):
        return Resolved(Date(add_days(base.day, ahead)), anchor)
    return Resolved(Date(add_days(base.day, -back)), anchor)


def _weekday_at(day: Day, number: int, offset: int, *, by_week: bool) -> Day:
    """``last Friday`` is the latest before yesterday, ``next Friday`` the one of next week."""
    here = weekday_of(day)
    if offset < 0 and not by_week:
        return add_days(day, -((here - number - 2) % 7 + 2))
    return add_days(day, number - here + 7 * offset)


@resolve.register
def _(meaning: DayWord, situation: Situation) -> Resolved:
    published = situation.published
    if isinstance(published, Date):
        return Resolved(Date(add_days(published.day, meaning.offset)), "publication")
    return Resolved(PRESENT if meaning.offset == 0 else Open(OPEN_LABEL["D"]), None)


@resolve.register
def _(meaning: UnitAt, situation: Situation) -> Resolved:
    base, anchor = _anchor(situation, anaphoric=meaning.anaphoric)
    if base is None or base.first is None or grain(base) > GRAIN.get(meaning.unit, 9):
        return _unknown(meaning.unit)
    value = unit_at(base.first, meaning.unit, meaning.offset)
    return Resolved(value, anchor) if value else _unknown(meaning.unit)


@resolve.register
def _(meaning: NamedAt, situation: Situation) -> Resolved | None:
    """``last March`` is the latest one over, ``next March`` the first to come."""
    base, anchor = _anchor(situation, anaphoric=meaning.anaphoric)
    inner = meaning.inner
    if base is None or base.first is None or isinstance(inner, Weekday):
        return resolve(inner, replace(situation, published=None, focus=None, story=False))
    year = base.first.year
    if grain(base) >= GRAIN["Y"] and meaning.offset != 0:
        # Written in an unknown month of a year, `last August` may be of that year or the one before.
        if anchor == "text":
            return _in_year(inner, year + meaning.offset, anchor)
        return resolve(inner, Situation())
    if meaning.offset == 0:
        return _in_year(inner, year, anchor)
    found = [
        r
        for shift in (-1, 0, 1)
        if (r := _in_year(inner, year + shift, anchor)) and r.value.first and r.value.last
    ]
    if meaning.offset < 0:
        past = [r for r in found if r.value.last and r.value.last < base.first]
        return past[-1] if past else None
    ahead = [r for r in found if base.last and r.value.first and r.value.first > base.last]
    return ahead[0] if ahead else None


def _in_year(inner: Meaning, year: int, anchor: str) -> Resolved | None:
    found = resolve(inner, Situation(focus=Year(year), story=True))
    return replace(found, anchor=anchor) if found and found.value.first else None


@resolve.register
def _(meaning: Shift, situation: Situation) -> Resolved | None:
    unit = max((unit for _, unit in meaning.steps), key=lambda u: -GRAIN[u])
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
        base, anchor = _anchor(situation, anaphoric=meaning.anaphoric)
        if meaning.anaphoric and meaning.sign > 0 and anchor == "publication":
            base = None
    if any(amount is None for amount, _ in meaning.steps):
        return Resolved(
            Open("FUTURE_REF" if meaning.sign > 0 and not meaning.anaphoric else "PAST_REF"), None
        )
    if base is None or base.first is None or grain(base) > GRAIN[unit]:
        return _unknown(unit)
    day = _moved(base.first, meaning.steps, meaning.sign)
    value = unit_at(day, unit if unit not in {"DE", "CE", "ML"} else "Y") if day else None
    return (
        Resolved(value, anchor, mark="~" if unit in {"DE", "CE"} else None)
        if value
        else _unknown(unit)
    )


@resolve.register
def _(meaning: Ahead, situation: Situation) -> Resolved | None:
    far = any(GRAIN[unit] >= GRAIN["Y"] for _, unit in meaning.steps)
    looks_ahead = situation.tense > 0 or (situation.tense == 0 and not far)
    if looks_ahead and isinstance(situation.published, Date):
        return resolve(Shift(meaning.steps, 1), situation)
    return Resolved(meaning.length, None)


def _moved(day: Day, steps: tuple[tuple[float | None, str], ...], sign: int) -> Day | None:
    for amount, unit in steps:
        if amount is None or amount > 5000:  # noqa: PLR2004
            return None
        if unit in DAYS_OF:
            day = add_days(day, sign * round(amount * DAYS_OF[unit]))
        else:
            months = round(amount * MONTHS_OF[unit])
            if not -9000 < day.year + sign * months / 12 < 9990:  # noqa: PLR2004
                return None
            day = add_months(day, sign * months)
    return day


@resolve.register
def _(meaning: Window, situation: Situation) -> Resolved:
    """The days so far from the anchor: to yesterday, or from tomorrow; years stay years."""
    unit = min((unit for _, unit in meaning.steps), key=lambda u: GRAIN[u])
    anchor: str | None
    if meaning.base is not None:
        placed = resolve(meaning.base, situation)
        base, anchor = (placed.value, "text") if placed else (None, None)
    else:
        # `Over the next four years`, told of the past, are those after the date in focus.
        told = meaning.sign > 0 and (situation.tense < 0 or situation.published is None)
        base, anchor = _anchor(situation, anaphoric=told)
        if told and anchor == "publication":
            base = None
    vague = Resolved(Open("PAST_REF" if meaning.sign < 0 else "FUTURE_REF"), None)
    if base is None or base.first is None or base.last is None:
        return _unknown_window(meaning)
    if any(amount is None for amount, _ in meaning.steps):
        return vague
    edge = base.first if meaning.sign < 0 else base.last
    if unit in {"Q", "H"} and len(meaning.steps) == 1 and grain(base) <= GRAIN["M"]:
        return _window_of_parts(edge, meaning, anchor) or vague
    if GRAIN[unit] >= GRAIN["Y"]:
        far = _moved(edge, meaning.steps, meaning.sign)
        if far is None or grain(base) > GRAIN["Y"]:
            return vague
        years = sorted((far.year, edge.year))
        return Resolved(Interval(Year(years[0]), Year(years[1])), anchor)
    if grain(base) > GRAIN[unit]:
        return _unknown_window(meaning)
    far = _moved(edge, meaning.steps, meaning.sign)
    if far is None:
        return vague
    near = add_days(edge, meaning.sign)
    return Resolved(Stretch(min(near, far), max(near, far)), anchor)


def _window_of_parts(day: Day, meaning: Window, anchor: str | None) -> Resolved | None:
    """``the last two quarters`` are those of the calendar."""
    amount, unit = meaning.steps[0]
    near, far = (
        unit_at(day, unit, meaning.sign),
        unit_at(day, unit, meaning.sign * round(amount or 1)),
    )
    if near is None or far is None:
        return None
    return Resolved(Interval(far, near) if meaning.sign < 0 else Interval(near, far), anchor)


def _unknown_window(meaning: Window) -> Resolved:
    amount, unit = meaning.steps[0]
    text = "X" if amount is None else f"{amount:g}"
    return Resolved(Open(f"P{text}{unit}", "interval"), None)


@resolve.register
def _(meaning: Within, situation: Situation) -> Resolved | None:
    whole = resolve(meaning.whole, situation)
    if whole is None:
        return None
    first = whole.value.first
    if isinstance(meaning.inner, UnitAt):
        value = unit_at(first, meaning.inner.unit) if first and grain(whole.value) == 0 else None
        return Resolved(value, whole.anchor) if value else _unknown(meaning.inner.unit)
    if first is None:
        return resolve(meaning.inner, Situation())
    if isinstance(meaning.inner, Weekday):
        if not isinstance(whole.value, Week):
            return None
        return Resolved(Date(add_days(first, meaning.inner.number - 1)), whole.anchor)
    if isinstance(meaning.inner, MonthDay):
        fits = meaning.inner.day <= last_of_month(first.year, first.month)
        return Resolved(Date(first._replace(day=meaning.inner.day)), whole.anchor) if fits else None
    return _in_year(meaning.inner, first.year, whole.anchor or "text")


@resolve.register
def _(meaning: NthOf, situation: Situation) -> Resolved | None:
    whole = resolve(meaning.whole, situation)
    if whole is None or whole.value.first is None or whole.value.last is None:
        return _unknown(meaning.unit) if whole else None
    value = _nth(meaning, whole.value)
    return replace(whole, value=value, mod=None) if value else None


def _nth(meaning: NthOf, whole: Value) -> Value | None:
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    if meaning.unit in {"H", "Q"} and not isinstance(whole, Month):
        return _fraction(meaning, whole, first, last)
    if GRAIN[meaning.unit] >= grain(whole):
        return None
    start = first if meaning.number > 0 else last
    steps = meaning.number - 1 if meaning.number > 0 else meaning.number + 1
    if meaning.unit == "W":
        return _week_of(whole, meaning, first, last)
    one = unit_at(start, meaning.unit, steps)
    if one is None or one.first is None or not first <= one.first <= last:
        return None
    if meaning.count > 1:
        other = unit_at(
            start, meaning.unit, steps + (meaning.count - 1) * (1 if meaning.number > 0 else -1)
        )
        return Interval(*((one, other) if meaning.number > 0 else (other, one)))
    return one


def _week_of(whole: Value, meaning: NthOf, first: Day, last: Day) -> Value | None:
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
def _(meaning: Holiday, situation: Situation) -> Resolved | None:
    def in_year(year: int) -> Value | None:
        if meaning.rule == "easter":
            found = easter(year) if 1583 <= year <= 4099 else None  # noqa: PLR2004
            return Date(Day(found.year, found.month, found.day)) if found else None
        month, day = meaning.rule.split("-")
        return Date(Day(year, int(month), int(day)))

    if meaning.year is not None:
        value = in_year(meaning.year)
        return Resolved(value) if value else None
    return _nearest_year(in_year, situation)


@resolve.register
def _(meaning: TurnOfCentury, situation: Situation) -> Resolved | None:
    if meaning.year is not None:
        return Resolved(Year(meaning.year), mark="~")
    for base, anchor in ((situation.focus, "text"), (situation.published, "publication")):
        if base is not None and base.first is not None:
            return Resolved(Year(round(base.first.year, -2)), anchor, mark="~")
    return _unknown("CE")


@resolve.register
def _(meaning: Modified, situation: Situation) -> Resolved | None:
    found = resolve(meaning.inner, situation)
    return replace(found, mod=meaning.mod) if found else None


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


def _both(
    start: Meaning, end: Meaning, situation: Situation
) -> tuple[Resolved | None, Resolved | None]:
    """Resolve two ends; a year said once serves for both (``between March and June 2022``)."""
    yearless = (BareMonth, BareDay, BarePart)
    core = start.inner if isinstance(start, Modified | Marked) else start
    if isinstance(core, yearless):
        right = resolve(end, situation)
        if right is None or right.value.last is None:
            return resolve(start, situation), right
        last = right.value.last
        for year in (last.year, last.year - 1):
            left = _in_year(start, year, right.anchor or "text")
            if left and left.value.first and left.value.first <= last:
                break
        else:
            left = None
        return left, right
    left = resolve(start, situation)
    if left and isinstance(left.value, Date) and isinstance(end, Weekday) and end.offset is None:
        return left, resolve(
            Weekday(end.number, coming=True), replace(situation, published=left.value)
        )
    if left is None or left.value.first is None or not isinstance(end, yearless):
        return left, resolve(end, situation)
    for year in (left.value.first.year, left.value.first.year + 1):
        right = _in_year(end, year, left.anchor or "text")
        if right and right.value.last and right.value.last >= left.value.first:
            return left, right
    return left, resolve(end, situation)
