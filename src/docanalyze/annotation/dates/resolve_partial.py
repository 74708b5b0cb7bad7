"""Times that want a year, a week or a month: ``in March``, ``on Tuesday``, ``06/02/2026``."""

from collections.abc import Callable
from dataclasses import replace

from dateutil.easter import easter

from docanalyze.annotation.dates.calendar_parts import (
    Half,
    Quarter,
    Season,
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
    DayWord,
    Feast,
    Holiday,
    MonthDay,
    Numeric,
    PartOfDay,
    TheWeekend,
    Weekday,
    WeekdayBeside,
)
from docanalyze.annotation.dates.feasts import feast_of
from docanalyze.annotation.dates.resolve_core import (
    GRAIN,
    OPEN_LABEL,
    PRESENT,
    Resolved,
    Situation,
    anchor_of,
    grain,
    resolve,
    unit_at,
)
from docanalyze.annotation.dates.values import (
    Ambiguous,
    Date,
    Month,
    Open,
    Value,
    Year,
)

__all__ = ["nearest_year"]

# The tense of what is to come; of what is planned the nearest is meant.
AHEAD = 1

SATURDAY = 6
# How many days back a weekday of the tale may lie, in an article of a known day.
REACH_IN_NEWS = 45
NEAREST_FIRST = (0, -1, 1, -2, 2, -3, 3)
# A tale goes forward: what would lie so many months back is of the next year.
MONTHS_OVER_NEW_YEAR = 6
# `The summer`, told in November, is over.
MONTHS_OF_SEASONS = 7
WINTER, END_OF_WINTER = 24, 3


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


def nearest_year(day_of: Callable[[int], Value | None], situation: Situation) -> Resolved | None:
    """Choose the year of a time without one: from the story, or from publication and tense."""
    told = _year_of(situation.tale or situation.focus)
    if situation.story and told is not None:
        value = _in_story(day_of, told, situation)
        return Resolved(value, "text") if value else None
    published = situation.published
    if published is None or published.first is None or grain(published) > GRAIN["Y"]:
        value = day_of(told) if told is not None else None
        return Resolved(value, "text") if value else None
    year, here = published.first.year, published.first
    if grain(published) == GRAIN["Y"]:
        value = day_of(year)
        return Resolved(value, "publication") if value else None
    found = [value for shift in range(-4, 5) if (value := day_of(year + shift))]
    if situation.tense < 0:
        latest = published.last or here
        found = [v for v in found if v.first and v.first <= latest][-1:] or found
    elif situation.tense == AHEAD:
        found = [v for v in found if v.last and v.last >= here][:1] or found
    best = min(found, key=lambda v: _distance(v, here), default=None)
    return Resolved(best, "publication") if best else None


def _in_story(
    day_of: Callable[[int], Value | None], told: int, situation: Situation
) -> Value | None:
    """``In December 1997 they met, and in January they signed``: a story goes on past New Year."""
    tale, value = situation.tale or situation.focus, day_of(told)
    if tale is None or tale.first is None or value is None or value.first is None:
        return value
    if situation.cites and grain(tale) <= GRAIN["M"] and value.first > (tale.last or tale.first):
        return day_of(told - 1) or value  # one cites what has been written
    if situation.before and grain(tale) <= GRAIN["M"] and value.first > (tale.last or tale.first):
        return day_of(told - 1) or value  # they met in May; in November they had agreed to
    if isinstance(value, Season) and _is_of_winter(value, tale):
        return day_of(told - 1)  # in January, `the winter` began the year before
    back = tale.first.month - value.first.month
    limit_of_back = MONTHS_OF_SEASONS if isinstance(value, Season) else MONTHS_OVER_NEW_YEAR
    is_over_new_year = back >= limit_of_back or (situation.by and back > 0)
    if grain(tale) > GRAIN["S"] or not is_over_new_year or situation.describes:
        return value
    later, published = day_of(told + 1), situation.published
    limit = published.last if published else None
    past = later is not None and (limit is None or (later.first or limit) <= limit)
    return later if past else value


def _is_of_winter(season: Season, tale: Value) -> bool:
    return season.code == WINTER and grain(tale) <= GRAIN["M"] and _month_of(tale) <= END_OF_WINTER


def _month_of(value: Value) -> int:
    return value.first.month if value.first else 0


def _year_of(focus: Value | None) -> int | None:
    """Return the year in which the date in focus lies; a decade has none."""
    certain = focus is not None and focus.first is not None and grain(focus) <= GRAIN["Y"]
    return focus.first.year if certain and focus and focus.first else None


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
    found = nearest_year(lambda year: Month(year, meaning.month), situation)
    return found or Resolved(Open(f"XXXX-{meaning.month:02}"), None)


@resolve.register
def _(meaning: BareDay, situation: Situation) -> Resolved:
    def in_year(year: int) -> Value | None:
        if meaning.day > last_of_month(year, meaning.month):
            return None
        return Date(Day(year, meaning.month, meaning.day))

    found = nearest_year(in_year, situation)
    if meaning.weekday:
        found = _on_weekday(meaning.weekday, in_year, found, situation) or found
    return found or Resolved(Open(f"XXXX-{meaning.month:02}-{meaning.day:02}"), None)


def _on_weekday(
    weekday: int,
    in_year: Callable[[int], Value | None],
    found: Resolved | None,
    situation: Situation,
) -> Resolved | None:
    """Choose the year near publication, or near the story, in which the day is that weekday."""
    if found is None:
        return None
    published, tale = situation.published, situation.tale
    for base, anchor, reach in (
        (published, "publication", 1),
        (found.value if _falls_on(found.value, weekday) else None, found.anchor, 1),
        (published, "publication", len(NEAREST_FIRST)),
        (tale, "text", len(NEAREST_FIRST)),
    ):
        year = base.first.year if base and base.first else None
        near = [in_year(year + shift) for shift in NEAREST_FIRST[:reach]] if year else []
        fitting = next((day for day in near if day and _falls_on(day, weekday)), None)
        if fitting:
            return Resolved(fitting, anchor)
    return None


def _falls_on(value: Value, weekday: int) -> bool:
    return value.first is not None and weekday_of(value.first) == weekday


@resolve.register
def _(meaning: BarePart, situation: Situation) -> Resolved:
    if meaning.unit != "S" and situation.tense > 0:
        # `Expects a loss for the fourth quarter`: accounts look back and ahead alike.
        situation = replace(situation, tense=0)
    found = nearest_year(lambda year: _part(meaning, year), situation)
    return found or Resolved(Open(_part(meaning, 0).timex3.replace("0000", "XXXX")), None)  # type: ignore[union-attr]


def _part(meaning: BarePart, year: int) -> Value:
    makers = {"S": Season, "Q": Quarter, "H": Half}
    return makers[meaning.unit](year, meaning.number)


@resolve.register
def _(meaning: MonthDay, situation: Situation) -> Resolved | None:
    focus = situation.focus
    # `In June they met again, and on the 12th they parted`, in news of August.
    in_month = situation.here and isinstance(focus, Month) and situation.tense <= 0
    told = situation.story or meaning.of_story or in_month
    if told and isinstance(focus, Month | Date):
        best = _day_of_story(meaning, focus, situation)
        return Resolved(Date(best), "text") if best else None
    if meaning.of_story:
        return None
    base, anchor = anchor_of(situation, anaphoric=False)
    if not isinstance(base, Date):
        return Resolved(Open(f"XXXX-XX-{meaning.day:02}"), None)
    days = _days_near(meaning, base.day)
    if situation.tense < 0:
        days = [day for day in days if day <= base.day] or days
    elif situation.tense > 0:
        days = [day for day in days if day >= base.day] or days
    best = min(days, key=lambda day: _distance(Date(day), base.day), default=None)
    return Resolved(Date(best), anchor) if best else None


def _day_of_story(meaning: MonthDay, focus: Month | Date, situation: Situation) -> Day | None:
    """``On 28 May … on the 3rd``: in June; of a month told, a day in it."""
    days = _days_near(meaning, focus.first)
    if isinstance(focus, Month):
        days = [day for day in days if focus.first <= day <= focus.last]
    elif situation.by:
        days = [day for day in days if day >= focus.first]
    here = focus.first
    # A tale goes forward, and back only to what is near.
    return min(
        days, key=lambda day: _distance(Date(day), here) * (2 if day < here else 1), default=None
    )


def _days_near(meaning: MonthDay, day: Day) -> list[Day]:
    """Return the days of that number, and weekday, in the months around a day."""
    months = [add_months(day._replace(day=1), shift) for shift in range(-12, 13)]
    days = [
        month._replace(day=meaning.day)
        for month in months
        if meaning.day <= last_of_month(month.year, month.month)
    ]
    return [one for one in days if meaning.weekday in {None, weekday_of(one)}]


@resolve.register
def _(meaning: PartOfDay, situation: Situation) -> Resolved | None:
    focus = situation.focus
    if not isinstance(focus, Date):
        return None  # of a day that nobody has named
    return Resolved(Date(add_days(focus.day, meaning.offset)), "text")


@resolve.register
def _(meaning: Weekday, situation: Situation) -> Resolved:
    base, anchor = anchor_of(situation, anaphoric=False)
    told = _of_story(meaning, situation)
    if told:
        return Resolved(Date(told), "text")
    if not isinstance(base, Date):
        return Resolved(Open(f"XXXX-WXX-{meaning.number}"), None)
    return Resolved(Date(_weekday(meaning, base.day, situation.tense)), anchor)


@resolve.register
def _(meaning: WeekdayBeside, situation: Situation) -> Resolved | None:
    placed = resolve(meaning.base, situation)
    if placed is None or not isinstance(placed.value, Date):
        return Resolved(Open(f"XXXX-WXX-{meaning.number}"), None)
    day = placed.value.day
    ahead = (meaning.number - weekday_of(day)) % 7 or 7
    back = (weekday_of(day) - meaning.number) % 7 or 7
    return replace(placed, value=Date(add_days(day, ahead if meaning.is_after else -back)))


def _of_story(meaning: Weekday, situation: Situation) -> Day | None:
    """Go on from the day told: ``On 3 May 1915 they met. On the Friday they parted``."""
    published = situation.published
    goes_on = meaning.of_story or (published is None and meaning.offset is None)
    told = situation.day if meaning.of_story or situation.here else None
    if not isinstance(told, Date) or not goes_on or situation.tense > 0:
        return None
    if isinstance(published, Date) and _distance(told, published.day) > REACH_IN_NEWS:
        return None  # `on the Friday`, in an article of this week that has cited 1950
    back = (weekday_of(told.day) - meaning.number) % 7
    if meaning.offset == 0:
        return add_days(told.day, -back)
    ahead = -back % 7
    day = add_days(told.day, ahead or (7 if meaning.offset else 0))
    limit = published.last if published else None
    return day if limit is None or day <= limit else None


def _weekday(meaning: Weekday, day: Day, tense: int) -> Day:
    """Choose the weekday that is meant, by its word or else by the tense."""
    here = weekday_of(day)
    back, ahead = (here - meaning.number) % 7, (meaning.number - here) % 7
    if meaning.offset == 0 and tense >= 0:
        # `This Wednesday`, written on a Sunday and not told of the past, is the one to come.
        return add_days(day, ahead)
    if meaning.offset is not None:
        return _weekday_at(day, meaning.number, meaning.offset, by_week=meaning.by_week)
    if meaning.coming:
        return add_days(day, ahead or 7)
    if meaning.latest:
        return add_days(day, -(back or 7))
    return add_days(day, ahead if tense > 0 or (tense == 0 and ahead < back) else -back)


def _weekday_at(day: Day, number: int, offset: int, *, by_week: bool) -> Day:
    """``last Friday`` is the latest before yesterday, ``next Friday`` the one of next week."""
    here = weekday_of(day)
    if offset < 0 and not by_week:
        return add_days(day, -((here - number - 2) % 7 + 2))
    return add_days(day, number - here + 7 * offset)


@resolve.register
def _(meaning: TheWeekend, situation: Situation) -> Resolved:
    del meaning
    base, anchor = anchor_of(situation, anaphoric=False)
    if not isinstance(base, Date):
        return Resolved(Open(OPEN_LABEL["WE"]), None)
    # On a Saturday or Sunday it is this one; before, the sentence must look ahead.
    back = situation.tense <= 0 and weekday_of(base.day) < SATURDAY
    value = unit_at(base.day, "WE", -1 if back else 0)
    return Resolved(value, anchor) if value else Resolved(Open(OPEN_LABEL["WE"]), None)


@resolve.register
def _(meaning: DayWord, situation: Situation) -> Resolved:
    published = situation.published
    if isinstance(published, Date):
        return Resolved(Date(add_days(published.day, meaning.offset)), "publication")
    return Resolved(PRESENT if meaning.offset == 0 else Open(OPEN_LABEL["D"]), None)


@resolve.register
def _(meaning: Holiday, situation: Situation) -> Resolved | None:
    def in_year(year: int) -> Value | None:
        day = _holiday(meaning.rule, year)
        return Date(add_days(day, -1) if meaning.on_eve else day) if day else None

    if meaning.year is not None:
        value = in_year(meaning.year)
        return Resolved(value) if value else None
    return nearest_year(in_year, situation)


@resolve.register
def _(meaning: Feast, situation: Situation) -> Resolved | None:
    if meaning.year is not None:
        return Resolved(feast_of(meaning.name, meaning.year) or Year(meaning.year))
    return nearest_year(lambda year: feast_of(meaning.name, year), situation)


def _holiday(rule: str, year: int) -> Day | None:
    """Return the day of a holiday in a year, by its rule."""
    if rule.startswith("easter"):
        found = easter(year) if 1583 <= year <= 4099 else None  # noqa: PLR2004
        offset = int(rule.removeprefix("easter"))
        return add_days(Day(found.year, found.month, found.day), offset) if found else None
    if "-" in rule and "/" not in rule:
        month, day = rule.split("-")
        return Day(year, int(month), int(day))
    month_number, weekday, which = (int(part) for part in rule.split("/"))
    first = Day(year, month_number, 1)
    if which < 0:
        last = first._replace(day=last_of_month(year, month_number))
        return add_days(last, -((weekday_of(last) - weekday) % 7))
    return add_days(first, (weekday - weekday_of(first)) % 7 + 7 * (which - 1))
