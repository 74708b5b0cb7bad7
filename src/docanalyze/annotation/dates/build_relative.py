"""Builders for what needs another date: relative times, parts, intervals."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from docanalyze.annotation.dates.build_lengths import (
    IN_UNITS,
    amount_of,
    duration,
    long_duration,
)
from docanalyze.annotation.dates.expressions import (
    Ahead,
    BarePart,
    DayWord,
    Expression,
    LengthFrom,
    LengthTo,
    Marked,
    Meaning,
    NamedAt,
    PartOfDay,
    Shift,
    ShiftFromEvent,
    TheWeekend,
    UnitAt,
    Weekday,
    Window,
)
from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.values import (
    Open,
    Value,
)

__all__ = ["RELATIVE"]

# Units that are halved in speech.
YEARS_OF_LONG = {"Y": 1, "DE": 10, "CE": 100}
LONG_UNITS = {"DE", "CE", "ML"}
Step = tuple[float | None, str]


def _offset(found: Found) -> int | None:
    value = found.number("k")
    return _sign(found, "k") if value is None and found.node("k") else value


def _sign(found: Found, name: str = "s") -> int:
    """Whether a word counts back (``earlier``, ``before``, ``prior to``) or on (``from``)."""
    node = found.node(name)
    return -1 if node and -1 in node.meanings.values() else 1


def unit(found: Found) -> Expression | None:
    offset = _offset(found)
    if offset and found.value("u") == "F":
        return Window(_steps(found), offset)
    return UnitAt(_unit(found), offset) if offset is not None else None


def _unit(found: Found) -> str:
    """The unit of a capture; a fortnight that only tells where it lies is a week."""
    unit_name = str(found.value("u"))
    return "W" if unit_name == "F" else unit_name


def unit_of_text(found: Found) -> Expression | None:
    offset = _offset(found)
    if offset and found.value("u") == "F":
        return Shift(_steps(found), offset, anaphoric=True)
    if "next" in found.words() and "very" not in found.words():
        # `The next year` counts from a story told of the past, `the next quarter` from today.
        return UnitAt(_unit(found), 1, by_tense=found.value("u") != "Q")
    return UnitAt(_unit(found), offset, anaphoric=True) if offset is not None else None


def unit_that_followed(found: Found) -> Expression | None:
    """``the week that followed``."""
    return UnitAt(_unit(found), 1, anaphoric=True)


def season_that_followed(found: Found) -> Expression | None:
    """``the winter which followed``."""
    code = found.value("m")
    inner = BarePart("S", code) if isinstance(code, int) else cast("Meaning", code)
    return NamedAt(inner, 1, anaphoric=True)


def unit_beyond(found: Found) -> Expression | None:
    """``the year before last``, ``the week after next``."""
    return UnitAt(_unit(found), -2 if "before" in found.words() else 2)


def same_unit(found: Found) -> Expression | None:
    return UnitAt(_unit(found), 0, anaphoric=True)


def _steps(found: Found) -> tuple[Step, ...]:
    half = found.value("h")
    if half is not None:
        part = 0.25 if isinstance(half, str) and half.startswith("quarter") else 0.5
        name = str(found.value("u") or "century")
        return ((part, IN_UNITS.get(name, (1, name))[1]),)
    steps: list[Step] = []
    for amount, name in (("n", "u"), ("o", "v"), ("p", "w")):
        unit_name = found.value(name)
        if unit_name is None:
            continue
        count = found.value(amount)
        number = 1.0 if count is None else amount_of(count)
        if "hundred" in found.words() and count is not None and found.category(amount) == "ART":
            number = 100.0
        factor, base = IN_UNITS.get(str(unit_name), (1, str(unit_name)))
        steps.append((number * factor if number is not None else None, base))
    return tuple(steps)


def window(found: Found) -> Expression | None:
    offset = _offset(found)
    steps = _steps(found)
    if found.value("u") == "WE" and found.node("n") is None:
        return UnitAt("WE", offset or 0)
    if found.value("u") == "CE" and "last" in found.words() and found.node("n") is None:
        return UnitAt("CE", -1)
    return Window(steps, offset, anaphoric=_is_of_story(found)) if offset and steps else None


def _is_of_story(found: Found) -> bool:
    """Whether a window is one of a tale: ``the following``, not ``the next``."""
    return found.category("k") in {"FOLLOWING", "PRECEDING"} and "next" not in found.words()


def window_of_half(found: Found) -> Expression | None:
    offset = _offset(found)
    years = 25.0 if "quarter" in found.words() else 50.0
    return Window(((years, "Y"),), offset) if offset else None


def window_and_half(found: Found) -> Expression | None:
    """``the past year and a half``, ``the next two and a half years``."""
    offset, years = _offset(found), YEARS_OF_LONG.get(str(found.value("u")))
    if not offset or not years:
        return None
    steps = ((years * ((found.number("n") or 1) + 0.5), "Y"),)
    return Window(steps, offset, anaphoric=_is_of_story(found))


def recent(_: Found) -> Value:
    return Open("PAST_REF")


def soon(_: Found) -> Value:
    """``in the coming weeks``."""
    return Open("FUTURE_REF")


def _shift(found: Found, sign: int, *, anaphoric: bool, base: Meaning | None = None) -> Expression:
    shift = Shift(_steps(found), sign, base, anaphoric)
    return Marked(shift, "~") if found.value("a") else shift


def ago(found: Found) -> Expression | None:
    return _shift(found, -1, anaphoric=False) if _steps(found) else None


def about_ago(found: Found) -> Expression | None:
    """``two or three years ago``: about the longer time."""
    return Marked(Shift(_steps(found), -1), "~")


def later(found: Found) -> Value | Expression:
    sign = _sign(found)
    if found.words()[-1] == "on" and found.after == "from":
        return Open("XXXX")  # from what, the words that follow say
    if "that" in found.words():
        return Shift(_steps(found), sign, anaphoric=True, told_only=True)
    # Of weeks counted from a day told, the day is known.
    shift = Shift(_steps(found), sign, anaphoric=True, by_day=not found.value("a"))
    return Marked(shift, "~") if found.value("a") else shift


def and_a_half(found: Found) -> Expression | None:
    """``a year and a half ago``, ``two and a half years later``."""
    number, name = found.number("n"), str(found.value("u"))
    if number is None or name in {"D", "WE"}:
        return None
    factor, base = IN_UNITS.get(name, (1, name))
    is_ago = found.words()[-1] == "ago"
    steps = (((number + 0.5) * factor, base),)
    shift = Shift(steps, -1 if is_ago else _sign(found), anaphoric=not is_ago)
    return Marked(shift, "~") if found.value("a") else shift


def from_now(found: Found) -> Expression | None:
    """``two years from now``; weeks from a day end on a day."""
    steps = _steps(found)
    if "today" in found.words():
        steps = tuple((n * 7, "D") if n and unit == "W" else (n, unit) for n, unit in steps)
    return Shift(steps, 1)


def morrow(_: Found) -> Expression:
    """``on the morrow``: the day after."""
    return UnitAt("D", 1, anaphoric=True)


def to_the_day(found: Found) -> Expression | None:
    """``a month later to the day``: as exact as what it counts from."""
    shift = found.value("g")
    shift = shift.inner if isinstance(shift, Marked) else shift
    return replace(shift, keeps_grain=True) if isinstance(shift, Shift) else None


def ahead(found: Found) -> Expression | None:
    """``in two weeks``: from now in a sentence that looks ahead, else a length."""
    length = duration(found)
    is_point = "time" in found.words()
    return Ahead(_steps(found), length, is_point) if length is not None else None


def within_units(found: Found) -> Value | Expression | None:
    """``within two weeks``: a length; as a whole line (a deadline in a table) the day it ends."""
    length = duration(found)
    is_line = not found.before and not found.after
    return Ahead(_steps(found), length, is_point=True) if is_line and length else length


def after_date(found: Found) -> Expression | None:
    base = cast("Meaning", found.value("t"))
    return _shift(found, _sign(found), anaphoric=True, base=base)


def after_event(found: Found) -> Expression | None:
    """``a day after the attack``: the date may be in the words that follow."""
    unit_node = found.node("u")
    counted = found.category("n") == "NUM" and unit_node is not None
    if found.before in {"not", "than"}:
        return None  # `less than a year after the war`: a length
    last = found.node("v") or unit_node
    read = long_duration if found.node("v") else duration
    amount = read(found) if counted else None
    length = (amount, last.end) if amount is not None and last else None
    return ShiftFromEvent(Shift(_steps(found), _sign(found), anaphoric=True), length)


def after_event_exactly(found: Found) -> Expression | None:
    """``two years to the day after the attack``: as exact as the date of the event."""
    shift = Shift(_steps(found), _sign(found), anaphoric=True, keeps_grain=True)
    return ShiftFromEvent(shift)


def part_of_day(found: Found) -> Expression | None:
    """``that evening``, ``the morning after``: of the day told, or of one beside it."""
    return PartOfDay(_offset(found) or 0)


def year_of_accounts(_: Found) -> Value:
    """``last fiscal year``: nobody knows when it begins."""
    return Open("XXXX")


def weekend(_: Found) -> Expression:
    return TheWeekend()


def length_to(found: Found) -> Expression | None:
    """``the year ending 31 March``: the day named is the last."""
    return LengthTo(_steps(found), cast("Meaning", found.value("t"))) if _steps(found) else None


def ago_at(found: Found) -> Expression | None:
    """``fifty years ago today``, ``thirty years ago next Thursday``."""
    shift, base = found.value("g"), found.value("t")
    mark = shift.mark if isinstance(shift, Marked) else None
    shift = shift.inner if isinstance(shift, Marked) else shift
    if not isinstance(shift, Shift) or any(unit in {"D", "W"} for _, unit in shift.steps):
        return None
    base = DayWord(0) if isinstance(base, Open) else cast("Meaning", base)
    placed = replace(shift, base=base, keeps_grain=True)
    return Marked(placed, mark) if mark else placed


def length_from(found: Found) -> Expression | None:
    """``two weeks starting 20 May``: the day named is the first."""
    return LengthFrom(_steps(found), cast("Meaning", found.value("t"))) if _steps(found) else None


def window_after(found: Found) -> Expression | None:
    base, sign = cast("Meaning", found.value("t")), _sign(found)
    if found.node("n") is None and found.category("u") == "UNITS":
        return None  # `the years since 1979`: nobody says how many
    if (
        found.node("n") is None
        and found.category("u") == "UNIT"
        and found.value("u") not in LONG_UNITS
    ):
        # `the year after 1945` is 1946; `the decade after 1945` begins with it.
        return Shift(_steps(found), sign, base, anaphoric=True)
    return Window(_steps(found), sign, base)


def named_at(found: Found) -> Expression | None:
    offset = _offset(found)
    inner = cast("Meaning", found.value("m") or found.value("p"))
    # `The next January` goes on from a story, `next January` from today.
    anaphoric = found.before == "the" and found.words()[0] == "next"
    return NamedAt(inner, offset, anaphoric) if offset is not None else None


def named_after(found: Found) -> Expression | None:
    offset = _offset(found)
    inner = cast("Meaning", found.value("m"))
    return NamedAt(inner, offset, anaphoric=True) if offset is not None else None


def named_same(found: Found) -> Expression | None:
    return NamedAt(cast("Meaning", found.value("m")), 0, anaphoric=True)


def weekday_at(found: Found) -> Expression | None:
    day = found.value("w")
    offset = _offset(found)
    if not isinstance(day, Weekday) or offset is None:
        return day if isinstance(day, Expression) else None
    words = found.words()
    if "coming" in words or "upcoming" in words:
        return Weekday(day.number, coming=True)
    by_week = found.category("k") == "PRECEDING"
    of_story = found.category("k") == "FOLLOWING" and "next" not in words
    return Weekday(day.number, offset, by_week=by_week, of_story=of_story)


def same_weekday(found: Found) -> Expression | None:
    """``that Tuesday``: the one told."""
    day = found.value("w")
    return Weekday(day.number, 0, of_story=True) if isinstance(day, Weekday) else None


def weekday_week(found: Found) -> Expression | None:
    """``Wednesday week``: a week after the next."""
    day = found.value("w")
    coming = Weekday(day.number, coming=True) if isinstance(day, Weekday) else None
    return Shift(((7.0, "D"),), 1, coming) if coming else None


def day_word(found: Found) -> Expression | None:
    offset = found.number("v")
    return DayWord(offset) if offset is not None else None


def hyphened_day(found: Found) -> Expression | None:
    """``to-day``, ``to-morrow``, as was written until about 1930."""
    return DayWord(1 if found.words()[-1] == "morrow" else 0)


def reference(found: Found) -> Value:
    return Open(str(found.value("v")))


def present(_: Found) -> Value:
    return Open("PRESENT_REF")


def now(_: Found) -> Expression:
    """``until now`` as an end of a range: the day of publication."""
    return DayWord(0)


RELATIVE: dict[str, Callable[[Found], object]] = {
    function.__name__.rstrip("_"): function
    for function in (
        unit,
        unit_of_text,
        unit_that_followed,
        season_that_followed,
        unit_beyond,
        same_unit,
        window,
        window_of_half,
        recent,
        soon,
        ago,
        about_ago,
        later,
        and_a_half,
        from_now,
        morrow,
        to_the_day,
        ahead,
        within_units,
        after_date,
        after_event,
        after_event_exactly,
        part_of_day,
        year_of_accounts,
        weekend,
        length_from,
        length_to,
        ago_at,
        window_and_half,
        hyphened_day,
        window_after,
        named_at,
        named_after,
        named_same,
        weekday_at,
        same_weekday,
        weekday_week,
        day_word,
        reference,
        present,
        now,
    )
}
