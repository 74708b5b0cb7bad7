"""Builders for lengths of time, and for times that come again."""

from collections.abc import Callable

from docanalyze.annotation.dates.expressions import BareDay, BareMonth, BarePart, Weekday
from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.values import Duration, Recurring, Value

__all__ = ["IN_UNITS", "LENGTHS", "amount_of", "duration", "long_duration"]

# Fortnights and semesters in the units of TimeML.
IN_UNITS = {"F": (2, "W"), "H": (6, "M"), "ML": (1000, "Y"), "century": (1, "CE")}


# Units that are counted together, the larger first.
SIZES = "YMWD"


def amount_of(value: object) -> float | None:
    """Return a quantity as a number; None where the text leaves it open."""
    if isinstance(value, int | float):
        return float(value)
    text = str(value)
    return None if text == "X" else float(text)


def _length(found: Found) -> str | None:
    """Write the amount of a length as TimeML does; None if there is none."""
    half = found.value("h")
    count = found.value("n") if found.value("n") is not None else found.value("v")
    if half is not None:
        whole = amount_of(count) or 0.0 if count is not None and "and" in found.words() else 0.0
        part = 0.25 if isinstance(half, str) and half.startswith("quarter") else 0.5
        number = whole + part
        if part == 0.25 and not whole and count is not None and found.category("n") == "NUM":  # noqa: PLR2004
            number = (amount_of(count) or 1) * part
    elif count is None:
        unit_node = found.node("u")
        singular = unit_node is not None and "UNIT" in unit_node.meanings
        return "1" if singular else "X"
    else:
        amount = amount_of(count)
        if amount is None:
            return "X"
        number = amount
    return f"{number:g}" if number < 1_000_000 else f"{number:.0f}"  # noqa: PLR2004


def duration(found: Found) -> Value | None:
    """Return a length of time; None for what is none."""
    amount, unit_name = _length(found), str(found.value("u"))
    if amount is None:
        return None
    factor, base = IN_UNITS.get(unit_name, (1, unit_name))
    if amount != "X" and factor != 1:
        amount = f"{float(amount) * factor:g}"
    if base == "CE" and amount not in {"X", "1"} and float(amount) % 1:
        amount, base = f"{float(amount) * 100:g}", "Y"
    if base == "DE" and amount not in {"X", "1"} and float(amount) % 1:
        amount, base = f"{float(amount) * 10:g}", "Y"
    return Duration(amount, base)


def long_duration(found: Found) -> Value | None:
    """``two years and sixteen days``: from the larger unit to the smaller."""
    parts = []
    for amount, unit_name in (("n", "u"), ("o", "v"), ("p", "w")):
        if found.value(unit_name) is None:
            continue
        factor, base = IN_UNITS.get(str(found.value(unit_name)), (1, str(found.value(unit_name))))
        number = amount_of(found.value(amount))
        parts.append((f"{(number or 1) * factor:g}", base))
    order = [SIZES.find(base) for _, base in parts]
    if -1 in order or order != sorted(set(order)):
        return None
    amounts = "".join(amount + base for amount, base in parts)
    return Duration(amounts[:-1], amounts[-1])


def every(found: Found) -> Value | None:
    unit_name = str(found.value("u"))
    count = 2 if "other" in found.words() else (found.number("n") or 1)
    if "times" in found.words():
        count = 1
    if unit_name == "WE" and count == 1:
        return Recurring("XXXX-WXX-WE")
    factor, base = IN_UNITS.get(unit_name, (1, unit_name))
    return Recurring(f"P{count * factor}{base}")


def every_named(found: Found) -> Value | None:
    inner = found.value("m") or found.value("w")
    if isinstance(inner, BareMonth):
        return Recurring(f"XXXX-{inner.month:02}")
    if isinstance(inner, BareDay):
        return Recurring(f"XXXX-{inner.month:02}-{inner.day:02}")
    if isinstance(inner, BarePart):
        letters = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
        return Recurring(f"XXXX-{letters.get(inner.number, f'{inner.unit}{inner.number}')}")
    number = inner.number if isinstance(inner, Weekday) else inner
    return Recurring(f"XXXX-WXX-{number}") if isinstance(number, int) else None


def nth_of_every(found: Found) -> Value | None:
    """``the last Friday of each month``; ``the first Tuesday of every November``."""
    inner = found.value("m")
    if isinstance(inner, int):
        return Recurring(f"XXXX-{inner:02}")
    factor, base = IN_UNITS.get(str(inner), (1, str(inner)))
    return Recurring(f"P{factor * (2 if 'other' in found.words() else 1)}{base}")


def semi(found: Found) -> Value | None:
    """``semi-annually``, ``bi-weekly``; twice a year is what ``bi-annually`` mostly means."""
    amount, unit_name = str(found.value("v"))[1:-1], str(found.value("v"))[-1]
    if found.value("p") == 2 and unit_name != "Y":  # noqa: PLR2004
        return Recurring(f"P{2 * int(amount)}{unit_name}")
    return Recurring("P6M") if unit_name == "Y" else None


def frequency(found: Found) -> Value:
    return Recurring(str(found.value("v")))


LENGTHS: dict[str, Callable[[Found], object]] = {
    function.__name__: function
    for function in (
        duration,
        every,
        every_named,
        frequency,
        long_duration,
        nth_of_every,
        semi,
    )
}
