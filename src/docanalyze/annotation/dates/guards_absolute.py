"""Against numbers of things, things counted, verbs, modals and names: years, months, seasons, days.

A guard is true where its rule may stand.
"""

from collections.abc import Callable, Mapping

from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.lexicon import load_context
from docanalyze.annotation.dates.scanner import Tokens

__all__ = ["ABSOLUTE", "ends_clause", "unglued"]

GLUE_BEFORE = "/_@#&=\\+*^"
GLUE_AFTER = "/_@&=\\%"
DASHES = "-\N{EN DASH}"
APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")
# Outside these a bare number must be called a year by the word before it.
EVERYDAY_FIRST, EVERYDAY_LAST = 1400, 2099
LONGEST_MONTH = 31
LAST_MONTH = 12
LONGEST_CODE = 3
SHORTEST_PLURAL = 4
LONGEST_LIST = 12
DIGITS_OF_YEAR = 4
DIGITS_OF_DAY = 2
ROUND = 50


def _in(word: str, name: str) -> bool:
    return word in load_context(name)


def _is_capital(text: str) -> bool:
    return text[:1].isupper()


def _captured(found: Found, name: str) -> str:
    node = found.node(name)
    return found.tokens.text[node.start : node.end] if node else ""


def _meanings(found: Found, name: str) -> Mapping[str, object]:
    node = found.node(name)
    return node.meanings if node else {}


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


def _is_numbered(found: Found) -> bool:
    """The number belongs to the word in front (``Resolution 1973``), maybe through a list."""
    tokens, at = found.tokens, found.left - 1
    for _ in range(LONGEST_LIST):
        word = tokens.word(at)
        if _in(word, "numbered"):
            return True
        if word == "." and _in(tokens.word(at - 1), "abbreviated_numbers"):
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
    return word.isdigit() or _in(word, "list_words")


def _is_counted(found: Found) -> bool:
    """The number counts what follows (``2000 soldiers``)."""
    surface = found.tokens.surface(found.right)
    if _in(surface.lower(), "counted_adjectives"):
        # `1,945 international observers`, but `the 1923 international border`.
        noun = found.tokens.word(found.right + 1)
        return surface.islower() and (noun.endswith("s") or _in(noun, "counted"))
    if _in(surface.lower(), "counted"):
        return surface.islower() or not surface.isalpha()
    # A round number before a plural in small letters, and nothing that calls for a year.
    number = found.number("y") or 1
    is_plural = (
        surface.islower()
        and surface.endswith("s")
        and len(surface) >= SHORTEST_PLURAL
        and not _in(surface, "not_counted")
    )
    return number % ROUND == 0 and is_plural and not _in(found.before, "year_cues")


def year(found: Found) -> bool:
    """A bare year: no number of something, no count, and likely unless it has a cue."""
    if not unglued(found) or _is_numbered(found) or _is_counted(found):
        return False
    value = found.number("y")
    cued = _in(found.before, "year_cues") or found.before == "("
    return value is None or EVERYDAY_FIRST <= value <= EVERYDAY_LAST or cued


def worded_year(found: Found) -> bool:
    """``two thousand and fifteen``, ``'45``: only where a year is called for."""
    return _in(found.before, "worded_year_cues") and not _is_counted(found)


def short_year(found: Found) -> bool:
    """A year of two digits cannot be a day, unless it is joined to its month."""
    number = found.number("yy") or 0
    joined = any(word in {"-", "/", "of"} for word in found.words())
    likely = number > LONGEST_MONTH or (joined and " - " not in found.text)
    return likely and found.after not in {":", "%", "am", "pm"} and unglued(found)


def year_first(found: Found) -> bool:
    """A month after its year is a real one, written as such."""
    surface = _captured(found, "m")
    joined = any(word in {"-", "/"} for word in found.words())
    plain = not _in(surface.lower(), "ambiguous_months") and _is_capital(surface)
    return (joined or plain) and found.after != ":"


def spaced_digits(found: Found) -> bool:
    """``2014 12 28``: four, two and two digits."""
    return len(found.text) == len("2014 12 28") and unglued(found)


def month_and_year(found: Found) -> bool:
    """``may 1945`` in small letters would be a modal and a number."""
    surface = _captured(found, "m")
    return _is_capital(surface) or not _in(surface.lower(), "verb_months")


def beyond_a_month(found: Found) -> bool:
    """``32 August 2014`` is no date at all."""
    word = found.words()[0]
    return word.isdigit() and len(word) == DIGITS_OF_DAY and int(word) > LONGEST_MONTH


def day_and_month(found: Found) -> bool:
    """``5 March``: not ``5 march past``; not a name after a number."""
    surface = _captured(found, "m")
    if not _is_capital(surface) and _in(surface.lower().rstrip("."), "months_as_words"):
        # `the second may follow`: a verb, unless the day is in digits or `of` joins it.
        in_digits = _captured(found, "d")[:1].isdigit()
        return _in(found.before, "day_cues") and (in_digits or "of" in found.words())
    return not _is_numbered(found)


def month_and_day(found: Found) -> bool:
    """``March 5``: not ``May 12 countries``, nor ``March 5:30``."""
    surface = _captured(found, "m")
    if _in(found.after, "counted") or found.after in {":", "%"}:
        return False
    is_cardinal = _captured(found, "d").isalpha() and "ORD" not in _meanings(found, "d")
    if is_cardinal and not ends_clause(found):
        return False  # `in October two of our ships`
    if _is_capital(surface) or not _in(surface.lower().rstrip("."), "verb_months"):
        return True
    return _in(found.before, "day_cues")


def slashed(found: Found) -> bool:
    """``on 8/10``: a date needs a cue, or a number that can be no part of a fraction."""
    surface = _captured(found, "v")
    if not unglued(found) or _in(surface, "slashed_names"):
        return False
    if _is_alone(found) or _in_range_or_list(found):
        return True
    if found.node("w") is not None or _in(found.before, "slash_cues"):
        return True
    highest = max(int(part) for part in surface.split("/"))
    return highest > LAST_MONTH and _in(found.before, "slash_cues_of_high_numbers")


def alone(found: Found) -> bool:
    """The whole passage is the time, as in a catalogue: ``c. 1860?``."""
    return _is_alone(found)


def part_behind(found: Found) -> bool:
    """``1915 late``, as catalogues write; in a range too."""
    return ends_clause(found) or found.after in {"-", "to"} or found.after in DASHES


def _is_alone(found: Found) -> bool:
    """The whole passage is the time: a line of dates, a cell of a table."""
    return not found.before and not found.after


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
    at, seen = found.left - 1, False
    while is_slashed(at) or _in(tokens.word(at), "list_words"):
        seen = seen or is_slashed(at)
        at -= 1
    return seen and _in(tokens.word(at), "slash_cues")


def week_number(found: Found) -> bool:
    """``in week 31``: of the calendar, not ``week 3 of the trial``."""
    return _in(found.before, "week_cues") and found.after not in {"of", "-", "%"}


def alone_or_marked(found: Found) -> bool:
    """``19c`` as catalogues write it; elsewhere it may be a price."""
    return _in(found.before, "century_code_cues")


def era_first(found: Found) -> bool:
    """``AD 476`` in capitals."""
    return _captured(found, "e").isupper() and unglued(found)


def not_an_age(found: Found) -> bool:
    """``in his early thirties`` is a man's age."""
    return not _in(found.before, "possessives") and found.after != "of"


def month(found: Found) -> bool:
    """A month's name alone: a month, and neither a verb nor a person."""
    surface, lowered = _captured(found, "m"), _captured(found, "m").lower()
    if _is_alone(found):
        return _is_capital(surface)
    if _in(found.after, "events_of_months"):
        return False  # `the October war` is the name of one
    in_range = _in(found.after, "month_range_words") and _is_month(found, found.right + 1)
    if in_range or not _in(lowered, "ambiguous_months"):
        return True
    cued = _in(found.before, "month_cues")
    verbal = _in(lowered, "verb_months")
    if not _is_capital(surface):
        in_the = found.before == "the" and found.tokens.word(found.left - 2) == "in"
        return (cued or in_the) and not verbal
    following = found.tokens.surface(found.right)
    named = _is_capital(following) and following.isalpha()
    if not verbal:
        return cued or not named
    owned = found.after in APOSTROPHES and found.tokens.word(found.right + 1) == "s"
    return cued and not named and not (owned and lowered == "may") and not _is_verb(found)


def _is_month(found: Found, at: int) -> bool:
    return not {"MONTH", "MON"}.isdisjoint(found.tokens.meanings.get(at, {}))


def _is_verb(found: Found) -> bool:
    """``and May said``, ``of March on``: a clause's own word may follow a conjunction."""
    if not _in(found.before, "clause_words_before_month"):
        return False
    if found.before == "of" and _in(found.tokens.word(found.left - 2), "parts_of_month"):
        return False
    return not ends_clause(found) and not _in(found.after, "after_month")


def short_month(found: Found) -> bool:
    """An abbreviation alone needs a capital and a cue; in a range its partner is one."""
    surface = _captured(found, "m")
    if not _is_capital(surface):
        return found.before == "of"
    if _in(found.after, "month_range_words") and found.right + 1 in found.tokens.meanings:
        return True
    lowered = surface.lower()
    return _in(found.before, "short_month_cues") and not _in(lowered, "short_months_as_words")


def season(found: Found) -> bool:
    """A season: not a verb, a fall of something, a spring of water, nor a revolution's name."""
    before, lowered = found.before, _captured(found, "s").lower()
    if _in(before, "season_names_before") or _is_of_a_thing(found, lowered):
        return False
    two_before = found.tokens.word(found.left - 2)
    if before == "the":
        return _in(two_before, "season_cues_before_the")
    if before == "-":
        return _in(two_before, "season_parts")
    if before in {"and", "to", "of"} and _in(lowered, "seasons_as_words"):
        return False
    return _in(before, "season_cues")


def _is_of_a_thing(found: Found, lowered: str) -> bool:
    """``the fall of Saigon``, ``spring into action``."""
    next_word, second = found.tokens.word(found.right + 1), found.tokens.word(found.right + 2)
    if found.after == "of":
        told_again = _in(second, "season_told_again")
        return not _in(next_word, "season_wholes") or (lowered == "fall" and not told_again)
    return _in(found.after, "season_verbs") and _in(lowered, "seasons_as_words")


def short_weekday(found: Found) -> bool:
    """``on Tue``: an abbreviation needs a capital, and a cue or another day before it."""
    surface = _captured(found, "w")
    if _is_alone(found):
        return not _in(surface.lower(), "short_days_as_words")
    if not _is_capital(surface) or not weekday(found):
        return False
    if found.before == "on":
        return True
    two_before = found.tokens.meanings.get(found.left - 2, {})
    listed = _in(found.before, "list_words") and ("WEEKDAY" in two_before or "WDAY" in two_before)
    cued = _in(found.before, "short_month_cues") or listed
    return cued and not _in(surface.lower(), "short_days_as_words")


def weekday(found: Found) -> bool:
    """A weekday outside a name such as ``Bloody Sunday`` or ``the Sunday Times``."""
    after = found.tokens.surface(found.right)
    if _in(found.before, "weekday_names_before"):
        return False
    return not (_is_capital(after) and _in(after.lower(), "weekday_names_after"))


def quarter(found: Found) -> bool:
    """``the third quarter`` of a year: not of a century, nor of votes."""
    if found.after == "-" or (found.words()[0] == "last" and found.after != "of"):
        return False
    at = found.right + 1 + (found.tokens.word(found.right + 1) == "the")
    return found.after != "of" or _in(found.tokens.word(at), "quarter_wholes")


def bare_ordinal(found: Found) -> bool:
    """``on the 18th``: in digits, and nothing that it could count."""
    return _captured(found, "d")[:1].isdigit() and ends_clause(found)


def holiday(found: Found) -> bool:
    """``before Christmas``: a day, where a preposition says so; not ``Easter Island``."""
    following = found.tokens.surface(found.right)
    named = following.isalpha() and _is_capital(following)
    cued = _in(found.before, "holiday_cues") or _in(found.words()[0], "holidays_alone")
    return cued and not named


def ends_clause(found: Found) -> bool:
    """Nothing follows that the words could govern: ``the year before``, not ``before the war``."""
    return _in(found.after, "clause_ends")


ABSOLUTE: dict[str, Callable[[Found], bool]] = {
    guard.__name__: guard
    for guard in (
        unglued,
        year,
        worded_year,
        short_year,
        year_first,
        spaced_digits,
        month_and_year,
        beyond_a_month,
        day_and_month,
        month_and_day,
        slashed,
        alone_or_marked,
        era_first,
        not_an_age,
        month,
        short_month,
        season,
        weekday,
        short_weekday,
        alone,
        part_behind,
        quarter,
        bare_ordinal,
        holiday,
        week_number,
        ends_clause,
    )
}
