"""Builders for times made of others: parts and wholes, early and late, about, ranges."""

from collections.abc import Callable
from typing import cast

from docanalyze.annotation.dates.calendar_parts import (
    Century,
)
from docanalyze.annotation.dates.expressions import (
    BareDay,
    BareMonth,
    BarePart,
    Expression,
    Marked,
    Meaning,
    Modified,
    MonthDay,
    NamedAt,
    NthOf,
    Range,
    RestOf,
    TurnOfCentury,
    UnitAt,
    Weekday,
    WeekdayBeside,
    Window,
    Within,
)
from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.values import (
    Date,
    Duration,
    Open,
    Recurring,
    Value,
)

__all__ = ["COMPOUND"]


def the_unit(found: Found) -> Expression:
    """``the end of the year``: of which, the story says, or the day of publication."""
    whole = UnitAt(str(found.value("u")), 0, anaphoric=None)
    return Modified(whole, str(found.value("k")), _is_edge(found))


def _is_edge(found: Found) -> bool:
    """Whether a part is the very end or start: ``the end of 1932``, not ``late 1932``."""
    return found.category("k") in {"STARTWORD", "ENDWORD"}


def nth_of_unit(found: Found) -> Expression | None:
    """``the first half of the year``."""
    number, name = found.number("o"), found.value("u")
    if number is None:
        return None
    part = "H" if name == 0.5 else str(name)  # noqa: PLR2004
    whole = UnitAt(str(found.value("v")), 0, anaphoric=None)
    return NthOf(number, part, whole, found.number("n") or 1)


def end_code(found: Found) -> Expression:
    """``EOY``."""
    return Modified(UnitAt(str(found.value("u")), 0, anaphoric=None), "END")


def questioned(found: Found) -> Expression | None:
    mark = "%" if found.value("a") else "?"
    return Marked(cast("Meaning", found.value("t")), mark)


def named_behind(found: Found) -> Expression | None:
    """``22 September last``, as older British prose has it; ``7 February next``."""
    inner, word = found.value("p"), found.words()[-1]
    if found.after in {"week", "year", "month", "century"} or found.after[:1].isdigit():
        return None
    if isinstance(inner, Weekday):
        if word in {"last", "past"}:
            return Weekday(inner.number, latest=True)
        if word == "next":
            return Weekday(inner.number, coming=True)
        return Weekday(inner.number, 1, of_story=True)
    if not isinstance(inner, BareMonth | BareDay | BarePart):
        return None
    return NamedAt(inner, -1 if word in {"last", "past"} else 1, anaphoric=word == "following")


def just_past(found: Found) -> Expression | None:
    """``September just past``."""
    inner = found.value("p")
    return NamedAt(inner, -1) if isinstance(inner, BareMonth | BareDay | BarePart) else None


def weekday_beside(found: Found) -> Expression | None:
    """``the Tuesday after Christmas``."""
    weekday, base = found.value("w"), cast("Meaning", found.value("t"))
    if not isinstance(weekday, Weekday):
        return None
    return WeekdayBeside(weekday.number, base, "before" not in found.words())


def weekday_in(found: Found) -> object:
    """``a Sunday in June 1950``: which of them, nobody says."""
    return found.value("t")


def rest_of(found: Found) -> Expression:
    """``the rest of the year``, ``the remainder of the twentieth century``."""
    unit = found.value("u")
    if unit is None:
        return RestOf(cast("Meaning", found.value("t")))
    return RestOf(UnitAt(str(unit), 0, anaphoric=None))


def within(found: Found) -> Expression | None:
    part = found.value("p") or found.value("w")
    whole = found.value("r")
    if isinstance(part, BareDay) and isinstance(whole, UnitAt) and whole.unit != "Y":
        return None  # `on 3 May this week`: two times
    return Within(cast("Meaning", part), cast("Meaning", found.value("r")))


def day_of_unit(found: Found) -> Expression | None:
    number = found.number("d")
    whole = found.value("r") or UnitAt("M", 0, anaphoric=None)
    is_month = (isinstance(whole, UnitAt) and whole.unit == "M") or (
        isinstance(whole, NamedAt) and isinstance(whole.inner, BareMonth)
    )
    if number is None or not is_month or number > 31:  # noqa: PLR2004
        return None
    return Within(MonthDay(number), cast("Meaning", whole))


def nth_of(found: Found) -> Expression | None:
    number, unit_name = found.number("o"), found.value("u")
    whole = cast("Meaning", found.value("t"))
    if number is None:
        return None
    if found.category("u") == "UNITS" and found.node("n") is None:
        # `the first days of December`: nobody knows how many.
        return Modified(whole, "START" if number > 0 else "END") if abs(number) == 1 else None
    return NthOf(number, "H" if unit_name == 0.5 else str(unit_name), whole, found.number("n") or 1)  # noqa: PLR2004


def turn_of_century(found: Found) -> Expression | None:
    century = found.value("t")
    if isinstance(century, Century):
        # The turn of the twentieth century is where it begins, 1900.
        return TurnOfCentury(century.number * 100)
    return TurnOfCentury()


def week_of(found: Found) -> Expression | None:
    return Within(UnitAt("W", 0), cast("Meaning", found.value("t")))


def week_of_day(found: Found) -> Expression | None:
    number = found.number("d")
    valid = number is not None and number <= 31  # noqa: PLR2004
    return Within(UnitAt("W", 0), MonthDay(number)) if valid and number else None


def modified(found: Found) -> Expression | None:
    inner = cast("Meaning", found.value("t"))
    if isinstance(inner, Modified | Open | Duration):
        return None
    return Modified(inner, str(found.value("k")), _is_edge(found))


def marked(found: Found) -> Expression | None:
    mark = str(found.value("a"))
    if mark not in {"~", "?"}:
        mark = "~"
    if mark == "?" and found.value("b"):
        mark = "%"
    return Marked(cast("Meaning", found.value("t")), mark)


def range_(found: Found) -> Value | Expression | None:
    start, end = cast("Meaning", found.value("a")), cast("Meaning", found.value("b"))
    if isinstance(start, Range) or isinstance(end, Range):
        return None
    if isinstance(start, BareDay) and isinstance(end, BareDay) and found.before in {"run", "runs"}:
        # `The financial year runs from 1 April to 31 March`.
        first, last = (f"XXXX-{day.month:02}-{day.day:02}" for day in (start, end))
        return Recurring(f"{first}/{last}")
    return Range(start, end)


def range_to_day(found: Found) -> Expression | None:
    """``from 27 April to the 3rd``."""
    start, number = found.value("a"), found.number("d")
    is_day = isinstance(start, BareDay | Date)
    valid = number is not None and number <= 31  # noqa: PLR2004
    return Range(start, MonthDay(number)) if is_day and valid and number else None  # type: ignore[arg-type]


def _openable(meaning: object) -> bool:
    return not isinstance(meaning, Range | Window) and not (
        isinstance(meaning, Value) and meaning.kind != "date"
    )


def open_end(found: Found) -> Expression | None:
    start = cast("Meaning", found.value("t"))
    return Range(start, None) if _openable(start) else None


def open_start(found: Found) -> Expression | None:
    end = cast("Meaning", found.value("t"))
    return Range(None, end) if _openable(end) else None


COMPOUND: dict[str, Callable[[Found], object]] = {
    function.__name__.rstrip("_"): function
    for function in (
        the_unit,
        nth_of_unit,
        end_code,
        questioned,
        named_behind,
        just_past,
        weekday_in,
        weekday_beside,
        rest_of,
        within,
        day_of_unit,
        nth_of,
        turn_of_century,
        week_of,
        week_of_day,
        modified,
        marked,
        range_,
        range_to_day,
        open_end,
        open_start,
    )
}
