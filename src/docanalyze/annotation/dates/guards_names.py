"""Against verbs, modals and names: months, seasons, weekdays, holidays.

A guard is true where its rule may stand.
"""

from collections.abc import Callable

from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.guard_looks import (
    captured,
    ends_clause,
    is_alone,
    is_capital,
    is_named,
    listed,
    meanings,
)
from docanalyze.annotation.dates.guards_numbers import is_numbered

__all__ = ["NAMES"]

WEEKDAYS = ("WEEKDAY", "WDAY")
APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")


def year_first(found: Found) -> bool:
    """A month after its year is a real one, written as such."""
    surface = captured(found, "m")
    joined = any(word in {"-", "/"} for word in found.words())
    plain = not listed(surface.lower(), "ambiguous_months") and is_capital(surface)
    return (joined or plain) and found.after != ":"


def month_and_year(found: Found) -> bool:
    """``may 1945`` in small letters would be a modal and a number; ``every June, 2026 too``."""
    if "," in found.words() and listed(found.before, "recurring_words"):
        return False
    surface = captured(found, "m")
    return is_capital(surface) or not listed(surface.lower(), "verb_months")


def day_and_month(found: Found) -> bool:
    """``5 March``: not ``5 march past``; not a name after a number."""
    surface = captured(found, "m")
    if not is_capital(surface) and listed(surface.lower().rstrip("."), "months_as_words"):
        # `the second may follow`: a verb, unless the day is in digits or `of` joins it.
        in_digits = captured(found, "d")[:1].isdigit()
        return listed(found.before, "day_cues") and (in_digits or "of" in found.words())
    return not is_numbered(found)


def month_and_day(found: Found) -> bool:
    """``March 5``: not ``May 12 countries``, nor ``March 5:30``."""
    surface = captured(found, "m")
    if listed(found.after, "counted") or found.after in {":", "%"}:
        return False
    is_cardinal = captured(found, "d").isalpha() and "ORD" not in meanings(found, "d")
    if is_cardinal and not ends_clause(found):
        return False  # `in October two of our ships`
    if is_capital(surface) or not listed(surface.lower().rstrip("."), "verb_months"):
        return True
    return listed(found.before, "day_cues")


def month(found: Found) -> bool:
    """A month's name alone: a month, and neither a verb nor a person."""
    surface, lowered = captured(found, "m"), captured(found, "m").lower()
    if is_alone(found):
        return is_capital(surface)
    if listed(found.after, "events_of_months"):
        return False  # `the October war` is the name of one
    if _is_plainly_month(found, lowered):
        return True
    cued = listed(found.before, "month_cues")
    verbal = listed(lowered, "verb_months")
    if not is_capital(surface):
        in_the = found.before == "the" and found.tokens.word(found.left - 2) == "in"
        return (cued or in_the) and not verbal
    following = found.tokens.surface(found.right)
    named = is_named(following)
    if not verbal:
        return cued or not named
    owned = found.after in APOSTROPHES and found.tokens.word(found.right + 1) == "s"
    # `In May Britain left`: after these no person stands, unless something is owned by it.
    owns = found.tokens.word(found.right + 1) in APOSTROPHES
    named = named and (owns or not listed(found.before, "only_before_months"))
    return cued and not named and not (owned and lowered == "may") and not _is_verb(found)


def _is_plainly_month(found: Found, lowered: str) -> bool:
    """``June``; ``May to July``; ``August's prices``, for few people are called August."""
    owned = found.after in APOSTROPHES and found.tokens.word(found.right + 1) == "s"
    in_range = listed(found.after, "month_range_words") and _is_month(found, found.right + 1)
    return in_range or not listed(lowered, "ambiguous_months") or (owned and lowered == "august")


def _is_month(found: Found, at: int) -> bool:
    return not {"MONTH", "MON"}.isdisjoint(found.tokens.meanings.get(at, {}))


def _is_verb(found: Found) -> bool:
    """``and May said``, ``of March on``: a clause's own word may follow a conjunction."""
    if not listed(found.before, "clause_words_before_month"):
        return False
    if found.before == "of" and listed(found.tokens.word(found.left - 2), "parts_of_month"):
        return False
    return not ends_clause(found) and not listed(found.after, "after_month")


def short_month(found: Found) -> bool:
    """An abbreviation alone needs a capital and a cue; in a range its partner is one."""
    surface = captured(found, "m")
    if not is_capital(surface):
        return found.before == "of"
    if listed(found.after, "month_range_words") and found.right + 1 in found.tokens.meanings:
        return True
    lowered = surface.lower()
    following = found.tokens.surface(found.right)
    if not surface.endswith(".") and is_named(following):
        return False  # `the son of Jan Masaryk`
    return listed(found.before, "short_month_cues") and not listed(lowered, "short_months_as_words")


def season(found: Found) -> bool:
    """A season: not a verb, a fall of something, a spring of water, nor a revolution's name."""
    before, lowered = found.before, captured(found, "s").lower()
    if listed(before, "season_names_before") or _is_of_a_thing(found, lowered):
        return False
    two_before = found.tokens.word(found.left - 2)
    if before == "the":
        return listed(two_before, "season_cues_before_the")
    if before == "-":
        return listed(two_before, "season_parts")
    if before in {"and", "to", "of"} and listed(lowered, "seasons_as_words"):
        return False
    return listed(before, "season_cues")


def _is_of_a_thing(found: Found, lowered: str) -> bool:
    """``the fall of Saigon``, ``spring into action``."""
    next_word, second = found.tokens.word(found.right + 1), found.tokens.word(found.right + 2)
    if found.after == "of":
        told_again = listed(second, "season_told_again")
        return not listed(next_word, "wholes_behind") or (lowered == "fall" and not told_again)
    return listed(found.after, "season_verbs") and listed(lowered, "seasons_as_words")


def short_weekday(found: Found) -> bool:
    """``on Tue``: an abbreviation needs a capital, and a cue or another day before it."""
    surface = captured(found, "w")
    if is_alone(found):
        return not listed(surface.lower(), "short_days_as_words")
    if not is_capital(surface) or not weekday(found):
        return False
    if found.before == "on":
        return True
    two_before = found.tokens.meanings.get(found.left - 2, {})
    in_list = listed(found.before, "list_words") and not two_before.keys().isdisjoint(WEEKDAYS)
    cued = listed(found.before, "short_month_cues") or in_list
    return cued and not listed(surface.lower(), "short_days_as_words")


def weekday(found: Found) -> bool:
    """A weekday outside a name such as ``Bloody Sunday`` or ``the Sunday Times``."""
    after = found.tokens.surface(found.right)
    if listed(found.before, "weekday_names_before"):
        return False
    return not (is_capital(after) and listed(after.lower(), "weekday_names_after"))


def new_year(found: Found) -> bool:
    """``in the New Year``: the day, not ``a happy new year`` nor ``the New Year's honours``."""
    has_article = found.words()[0] == "the"
    opens = has_article and listed(found.before, "before_the_new_year")
    cued = listed(found.before, "holiday_cues") or opens
    return cued and found.after not in {"of", *APOSTROPHES}


def that_day(found: Found) -> bool:
    """``before that Tuesday``: not ``noted that Friday is a holiday``."""
    return listed(found.before, "before_that_day")


def holiday(found: Found) -> bool:
    """``before Christmas``: a day, where a preposition says so; not ``Easter Island``."""
    following = found.tokens.surface(found.right)
    named = is_named(following)
    cued = listed(found.before, "holiday_cues") or listed(found.words()[0], "holidays_alone")
    is_it = found.before == "s" and found.tokens.word(found.left - 3) in {"it", "that"}
    return (cued or is_it) and not named


NAMES: dict[str, Callable[[Found], bool]] = {
    guard.__name__: guard
    for guard in (
        year_first,
        month_and_year,
        day_and_month,
        month_and_day,
        month,
        short_month,
        season,
        short_weekday,
        weekday,
        new_year,
        that_day,
        holiday,
    )
}
