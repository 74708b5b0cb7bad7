"""Against numbers of things and things counted: years, slashes, ordinals, quarters.

A guard is true where its rule may stand.
"""

from collections.abc import Callable

from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.guard_looks import (
    captured,
    ends_clause,
    is_alone,
    is_capital,
    listed,
)
from docanalyze.annotation.dates.scanner import Tokens

__all__ = ["NUMBERS", "is_numbered", "unglued"]

TIME_ZONES = frozenset({"gmt", "utc", "bst", "est", "edt", "cet", "hrs"})
QUOTES = frozenset(
    "'\"\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
)
GLUE_BEFORE = "/_@#&=\\+*^"
GLUE_AFTER = "/_@&=\\%"
DASHES = "-\N{EN DASH}"
EVERYDAY_FIRST, EVERYDAY_LAST = 1400, 2099
# Before it a bare number is a year only where something says so.
LIKELY_FIRST = 1700
LONGEST_MONTH = 31
LAST_MONTH = 12
LONGEST_CODE = 3
SHORTEST_PLURAL = 4
LONGEST_LIST = 12
DIGITS_OF_YEAR = 4
DIGITS_OF_DAY = 2
ROUND = 50
REACH_OF_CENTURY = 7
COUNTS = {"ONES", "TEENS", "TENS"}


def unglued(found: Found) -> bool:
    """Nothing is written onto the digits that makes them part of a code or a path."""
    text, tokens = found.tokens.text, found.tokens
    start, end = tokens.spans[found.left][0], tokens.spans[found.right - 1][1]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in GLUE_BEFORE or (after in GLUE_AFTER and text[end + 1 : end + 2].isalnum()):
        return False
    if before in DASHES and found.left - 2 in tokens.meanings:
        return True
    if before in f"{DASHES}." and start > 1:
        return text[start - 2].isalpha() and not _is_code(tokens.surface(found.left - 2))
    return True


def _is_code(word: str) -> bool:
    """``A``, ``GA``, ``KTN``: a letter or an acronym, not a word."""
    is_acronym = word.isupper() and len(word) <= LONGEST_CODE
    return is_acronym or any(char.isdigit() for char in word)


def is_numbered(found: Found) -> bool:
    """The number belongs to the word in front (``Resolution 1973``), maybe through a list."""
    tokens, at = found.tokens, found.left - 1
    for _ in range(LONGEST_LIST):
        word = tokens.word(at)
        if listed(word, "numbered"):
            return True
        if word == "." and listed(tokens.word(at - 1), "abbreviated_numbers"):
            return True
        if word == "(" or not _continues_list(tokens, at):
            return False
        at -= 1
    return False


def _continues_list(tokens: Tokens, at: int) -> bool:
    """Whether a list of numbers may run through a token; a year in brackets ends its item."""
    word = tokens.word(at)
    if word == ")":
        inside = tokens.word(at - 1)
        return not (inside.isdigit() and len(inside) == DIGITS_OF_YEAR)
    return word.isdigit() or listed(word, "list_words")


def _is_counted(found: Found) -> bool:
    """The number counts what follows (``2000 soldiers``)."""
    surface = found.tokens.surface(found.right)
    if listed(surface.lower(), "counted_adjectives"):
        # `1,945 international observers`, but `the 1923 international border`.
        noun = found.tokens.word(found.right + 1)
        return surface.islower() and (noun.endswith("s") or listed(noun, "counted"))
    if listed(surface.lower(), "counted"):
        return surface.islower() or not surface.isalpha()
    # A round number before a plural in small letters, and nothing that calls for a year.
    number = found.number("y") or 1
    is_plural = (
        surface.islower()
        and surface.endswith("s")
        and len(surface) >= SHORTEST_PLURAL
        and not listed(surface, "not_counted")
    )
    return number % ROUND == 0 and is_plural and not listed(found.before, "year_cues")


def _is_quoted(found: Found) -> bool:
    """``"1984"``: a title, not a year."""
    after = found.tokens.word(found.right + (found.after in {",", "."}))
    return found.before in QUOTES and after in QUOTES


def year(found: Found) -> bool:
    """A bare year: no number of something, no count, and likely unless it has a cue."""
    if _is_quoted(found) or found.after in TIME_ZONES:
        return False
    if not unglued(found) or is_numbered(found) or _is_counted(found):
        return False
    value = found.number("y")
    cued = listed(found.before, "year_cues") or found.before == "("
    if value is not None and EVERYDAY_FIRST <= value < LIKELY_FIRST and not cued:
        return _follows_name(found)
    return value is None or EVERYDAY_FIRST <= value <= EVERYDAY_LAST or cued


def _follows_name(found: Found) -> bool:
    """``Westphalia, 1648``, ``1618-48``: an early year is told by what it follows."""
    if found.before != ",":
        return found.before in {"", "-", ":", ";", "–", "—"}
    return (
        is_capital(found.tokens.surface(found.left - 2))
        or found.tokens.word(found.left - 2).isdigit()
    )


def worded_year(found: Found) -> bool:
    """``two thousand and fifteen``, ``'45``: only where a year is called for."""
    beside = found.tokens.meanings.get(found.left - 2, {})
    in_list = found.before in {"and", "or", ","} and "YEAR" in beside  # `1989 and '90`
    return (in_list or listed(found.before, "worded_year_cues")) and not _is_counted(found)


def short_year(found: Found) -> bool:
    """A year of two digits cannot be a day, unless it is joined to its month."""
    number = found.number("yy") or 0
    joined = any(word in {"-", "/", "of"} for word in found.words())
    likely = number > LONGEST_MONTH or (joined and " - " not in found.text)
    return likely and found.after not in {":", "%", "am", "pm"} and unglued(found)


def spaced_digits(found: Found) -> bool:
    """``2014 12 28``: four, two and two digits."""
    return len(found.text) == len("2014 12 28") and unglued(found)


def slashed(found: Found) -> bool:
    """``on 8/10``: a date needs a cue, or a number that can be no part of a fraction."""
    surface = captured(found, "v")
    if not unglued(found) or listed(surface, "slashed_names"):
        return False
    if is_alone(found) or _in_range_or_list(found):
        return True
    if found.node("w") is not None or listed(found.before, "slash_cues"):
        return True
    highest = max(int(part) for part in surface.split("/"))
    return highest > LAST_MONTH and listed(found.before, "slash_cues_of_high_numbers")


def _in_range_or_list(found: Found) -> bool:
    """``10/1-11/7``, ``on 11/20, 11/22 or 11/25``."""
    tokens = found.tokens

    def is_slashed(at: int) -> bool:
        meanings = tokens.meanings.get(at, {})
        return "SLASHED" in meanings or "NUMDATE" in meanings

    if found.before == "-" and is_slashed(found.left - 2):
        return True
    if found.after == "-" and is_slashed(found.right + 1):
        return True
    seen = False
    for at in range(found.left - 1, found.left - 1 - LONGEST_LIST, -1):
        if is_slashed(at):
            seen = True
        elif not listed(tokens.word(at), "list_words"):
            return seen and listed(tokens.word(at), "slash_cues")
    return False


def week_number(found: Found) -> bool:
    """``in week 31``: of the calendar, not ``week 3 of the trial``."""
    return listed(found.before, "week_cues") and found.after not in {"of", "-", "%"}


def alone_or_marked(found: Found) -> bool:
    """``19c`` as catalogues write it; elsewhere it may be a price."""
    return listed(found.before, "century_code_cues")


def era_first(found: Found) -> bool:
    """``AD 476`` in capitals."""
    return captured(found, "e").isupper() and unglued(found)


def not_an_age(found: Found) -> bool:
    """``in his early thirties`` is a man's age."""
    return not listed(found.before, "possessives") and found.after != "of"


def alone(found: Found) -> bool:
    """The whole passage is the time, as in a catalogue: ``c. 1860?``."""
    return is_alone(found)


def part_behind(found: Found) -> bool:
    """``1915 late``, as catalogues write; in a range too."""
    return ends_clause(found) or found.after in {"-", "to"} or found.after in DASHES


def beyond_a_month(found: Found) -> bool:
    """``32 August 2014`` is no date at all."""
    word = found.words()[0]
    return word.isdigit() and len(word) == DIGITS_OF_DAY and int(word) > LONGEST_MONTH


def day_of_month(found: Found) -> bool:
    """``by the 25th four Powers``: the clause goes on, and nothing is numbered by it."""
    if not captured(found, "d")[:1].isdigit() or _is_of_century(found):
        return False
    if ends_clause(found) or listed(found.after, "day_followers"):
        return True
    if listed(found.after, "past_words"):
        return True
    tokens, at = found.tokens, found.right
    if not COUNTS.isdisjoint(tokens.meanings.get(at, {})):
        return True
    acts = tokens.word(at + 1)
    named = is_capital(tokens.surface(at)) and not listed(found.after, "numbered_bodies")
    return named and (listed(acts, "past_words") or acts.endswith("ed"))


def _is_of_century(found: Found) -> bool:
    """``since the 18th and especially the 19th century``."""
    behind = (found.tokens.word(found.right + distance) for distance in range(REACH_OF_CENTURY))
    return any(word in {"century", "centuries"} for word in behind)


def day_told(found: Found) -> bool:
    """``The 14th was quiet``, ``until the 14th``: in digits, and nothing that it could count."""
    if not captured(found, "d")[:1].isdigit() or _is_of_century(found):
        return False
    before = found.tokens.word(found.left - 1) if found.before == "the" else found.before
    opens = not before or listed(before, "sentence_ends")
    if opens:
        return listed(found.after, "past_words")
    return listed(before, "before_days") and ends_clause(found)


def day_of_a_thing(found: Found) -> bool:
    """``the night of the 14th``: what was on a day, not ``the crisis of the 38th parallel``."""
    return day_of_month(found) and listed(found.before, "dated_things")


def weekday_ordinal(found: Found) -> bool:
    """``Friday the 6th``: not ``on Sunday, the first new member``."""
    in_digits = captured(found, "d")[:1].isdigit()
    of_month = found.after == "of" and listed(found.tokens.word(found.right + 1), "wholes_behind")
    return of_month or (day_of_month(found) if in_digits else ends_clause(found))


def bare_ordinal(found: Found) -> bool:
    """``on the 18th``: in digits, and nothing that it could count."""
    return captured(found, "d")[:1].isdigit() and ends_clause(found)


def quarter(found: Found) -> bool:
    """``the third quarter`` of a year: not of a century, nor of votes."""
    if found.after == "-" or (found.words()[0] == "last" and found.after != "of"):
        return False
    at = found.right + 1 + (found.tokens.word(found.right + 1) == "the")
    return found.after != "of" or listed(found.tokens.word(at), "quarter_wholes")


NUMBERS: dict[str, Callable[[Found], bool]] = {
    guard.__name__: guard
    for guard in (
        unglued,
        year,
        worded_year,
        short_year,
        spaced_digits,
        slashed,
        week_number,
        alone_or_marked,
        era_first,
        not_an_age,
        alone,
        part_behind,
        beyond_a_month,
        weekday_ordinal,
        bare_ordinal,
        day_told,
        day_of_month,
        day_of_a_thing,
        quarter,
    )
}
