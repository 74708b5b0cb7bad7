"""Against conjunctions, rates, fractions and idioms: relative times, ranges, lengths, recurrences.

A guard is true where its rule may stand.
"""

from collections.abc import Callable

from docanalyze.annotation.dates.expressions import (
    BareDay,
    BareMonth,
    Holiday,
    Modified,
    Range,
    UnitAt,
    Weekday,
)
from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.guard_looks import ends_clause, listed
from docanalyze.annotation.dates.guards_numbers import unglued
from docanalyze.annotation.dates.tense import tense_of
from docanalyze.annotation.dates.values import Date, Duration, Interval, Month, Open, Value, Year

__all__ = ["RELATIVE"]

APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")
DASHES = ("-", "\N{EN DASH}")
SHORTEST_PAST = 5
# How far before `until` a clause denies.
REACH_OF_DENIAL = 12
# What is counted from an event, and what a part of may be told without saying which.
COUNTED = {"D", "W", "F", "M", "Y"}
# What names a thing if an article stands before it; `the 3rd of May` and `the year 1945`
# do not.
CALENDAR = (BareDay, BareMonth, Date, Month, Year)
WHOLES = {"W", "M", "Y", "DE", "CE"}


def unit(found: Found) -> bool:
    """``last week``: not ``the last day of``, ``this quarter-century``, nor ``at present days``."""
    words, name = found.words(), found.value("u")
    _, end = found.tokens.spans[found.right - 1]
    if found.tokens.text[end : end + 1] in DASHES or listed(found.before, "recurring_words"):
        return False
    if name == "D":
        return listed(next(w for w in words if w not in {"the", "very"}), "day_deictics")
    if found.after == "of" and listed(words[0], "unit_parts"):
        return False
    return words[0] != "present" or name in {"CE", "Y", "DE"}


def part_of_day(found: Found) -> bool:
    """``that evening``: not ``the same evening paper``, nor ``knew that morning would come``."""
    words = found.words()
    told = words[0] != "that" or "same" in words or found.after not in {"will", "would", "is"}
    return told and (ends_phrase(found) or listed(found.after, "after_day"))


def beside_a_day(found: Found) -> bool:
    """``the Tuesday after Christmas``: after a day, not a month or season."""
    return isinstance(found.value("t"), BareDay | Date | Holiday)


def vague_window(found: Found) -> bool:
    """``in recent years``, ``the past decades``."""
    return any(listed(word, "vague_units") for word in found.words())


def not_of(found: Found) -> bool:
    """``the last three weeks``: not ``of the year``; ``in some quarters`` is no time."""
    vague_part = found.value("u") == "Q" and found.category("n") != "NUM"
    return found.after != "of" and not vague_part


def window(found: Found) -> bool:
    """``the last six months``: not ``was meant to last six months``."""
    lasts = found.words()[0] == "last" and listed(found.before, "before_verbs")
    return not_of(found) and not lasts


def goes_on(found: Found) -> bool:
    """``two years on``, ``twelve months after``: nothing follows that they could govern."""
    if ends_clause(found):
        return True
    if found.words()[-1] != "on":
        return False
    opens = found.before in {"", ".", ",", "and", "but"}
    from_here = found.after == "from" or _is_past_verb(found.after)
    return from_here or (opens and listed(found.after, "pronouns"))


def that_alone(found: Found) -> bool:
    """``two days after that``: not ``after that war``."""
    following = found.tokens.surface(found.right)
    # `The decade after that makes her sulk`: no plural follows `that`.
    is_verb = following.endswith("s") and not following.endswith("ss")
    if following[:1].isupper() or is_verb:
        return True
    return ends_clause(found) or listed(found.after, "pronouns_and_articles")


def after_date(found: Found) -> bool:
    """``a week after 4 August``: not ``leased for ninety-nine years from 1 July``."""
    before = [found.tokens.word(found.left - distance) for distance in range(1, 5)]
    if "from" in found.words():
        return not listed(found.before, "term_cues")
    # `for more than a decade after 1960` is a length.
    return "for" not in before[: 1 + listed(before[0], "comparisons") * 3]


def the_before(found: Found) -> bool:
    """``the week of 10 April``: a certain one."""
    return found.before == "the"


def day_word(found: Found) -> bool:
    """``today`` as a day: beside a verb that tells of it; elsewhere it means nowadays."""
    node = found.node("v")
    if listed(found.before, "before_figures"):
        return False  # `a better tomorrow`
    if node is None or node.meanings["DAYWORD"] != 0 or found.words()[0] == "tonight":
        return found.before != "of"
    return _is_told(found)


def _is_told(found: Found) -> bool:
    """Whether ``today`` is told of as a day, by the words beside it."""
    if found.after in APOSTROPHES and found.tokens.word(found.right + 1) == "s":
        return False  # `today's world`
    at_a_clock = found.before[:1].isdigit() or listed(found.before, "clock_words")
    if at_a_clock or listed(found.before, "today_cues") or found.after == "-":
        return True
    if _is_past_verb(found.before):
        # `to be reconciled today`, `these ills, aggravated today`: no report of a day.
        return not listed(found.tokens.word(found.left - 2), "before_participles")
    return _is_past_verb(found.after)


def hyphened_day(found: Found) -> bool:
    """``to-morrow``; ``to-day`` as a day, as with ``today``; not ``day-to-day``."""
    if not no_compound(found):
        return False
    return found.words()[-1] != "day" or _is_told(found)


def no_compound(found: Found) -> bool:
    """Nothing is joined by a further dash: ``day-to-day``, ``a face-to-night affair``."""
    return found.before not in DASHES and found.after not in DASHES


def _is_past_verb(word: str) -> bool:
    regular = word.endswith("ed") and len(word) >= SHORTEST_PAST
    return listed(word, "verbs_beside_today") or (regular and not listed(word, "no_past_verbs"))


def ends_phrase(found: Found) -> bool:
    """``over the weekend``: not ``the weekend edition``, nor ``the weekend of 3 May``."""
    return ends_clause(found) or not found.after.isalpha() or listed(found.after, "after_month")


def event_follows(found: Found) -> bool:
    """``a day after the attack``: something happened; alone it counts from the story."""
    after = found.tokens.surface(found.right)
    return found.value("u") in COUNTED and not ends_clause(found) and after.isalpha()


def whole_unit(found: Found) -> bool:
    """``the end of the year``: not ``the end of the day``, nor ``of the month of May``."""
    return (found.value("v") or found.value("u")) in WHOLES and found.after != "of"


def end_of_accounts(found: Found) -> bool:
    """``by year-end``: not ``the year-end results``, nor a week-end."""
    return found.value("u") in {"M", "Q", "Y"} and ends_phrase(found)


def turn(found: Found) -> bool:
    """``the turn of the century``: the word must stand in it."""
    return found.words()[-1] in {"century", "centuries"}


def long_unit(found: Found) -> bool:
    """``the decade after 1945``: after a date, not after a length."""
    return not isinstance(found.value("t"), Duration | Open)


def modified(found: Found) -> bool:
    """``late 1944``, ``later that year``: one part of one time; of a day it is a time of day."""
    inner, words = found.value("t"), found.words()
    if "on" in words[1:3] and isinstance(inner, BareDay | Date | Weekday):
        return False
    if isinstance(inner, Modified | Range | Duration | Open | Interval):
        return False
    loosely = "in" in words[1:3] or "on" in words[1:3]
    if words[0] in {"earlier", "later"}:
        return isinstance(inner, UnitAt) or "in" in words[1:3]
    return not loosely or words[0] in {"early", "late"}


def marked(found: Found) -> bool:
    """``about 1900``: not ``some 1900 men``; ``nearly`` marks lengths, not dates."""
    if found.words()[0] == "~" and found.before[:1].isdigit():
        return False  # `2014~2018` is a range
    if listed(found.words()[0], "approximations_of_lengths"):
        return False
    return not isinstance(found.value("t"), Duration | Open)


def range_(found: Found) -> bool:
    """Two times joined by ``to`` or a dash, in the order of time."""
    start, end = found.value("a"), found.value("b")
    if isinstance(start, Range) or isinstance(end, Range):
        return False
    if isinstance(start, Value) and isinstance(end, Value) and start.first and end.first:
        return start.first < end.first
    return True


def openable(found: Found) -> bool:
    """``since 1991``: a date, not a length; ``not until 1950`` is 1950."""
    inner, words = found.value("t"), found.words()
    if isinstance(inner, CALENDAR) and "the" in words[:-1] and found.after.isalpha():
        # `until the 1783 treaty`: the treaty is the limit, the year is its year.
        return "year" in words or "of" in words
    return found.before not in {"not", "no"} and not isinstance(inner, Duration | Open | Range)


def lasts_until(found: Found) -> bool:
    """``held until 1991``: a span; ``did not sign until 1991``, ``runs until June`` are dates."""
    time = found.node("t")
    if time is None or not openable(found) or tense_of(found.tokens, time.left, time.right) > 0:
        return False
    for distance in range(1, REACH_OF_DENIAL):
        word = found.tokens.word(found.left - distance)
        if not word or listed(word, "sentence_ends"):
            break
        if listed(word, "denials"):
            return False
    return True


def recurring(found: Found) -> bool:
    """``every year``: days go by unnoticed (``every day we are reminded``)."""
    return found.value("u") != "D" or found.number("n") is not None


def frequency(found: Found) -> bool:
    """``weekly``: how often, not the name of a paper."""
    surface, after = found.tokens.surface(found.left), found.tokens.surface(found.right)
    return surface.islower() and (not after.isalpha() or after.islower())


def duration(found: Found) -> bool:
    """``three years``: not ``three quarters``, a sum of money, nor ``one day`` that never comes."""
    name, words = found.value("u"), found.words()
    node = found.node("u")
    singular = node is not None and "UNIT" in node.meanings
    # `Three quarters of them` are no time, `six straight quarters` are.
    in_a_row = any(listed(word, "in_a_row") for word in words)
    if (name == "Q" and not in_a_row) or (name == "H" and not singular):
        return False
    if name == "D" and singular and words[0] == "one" and "-" not in words:
        return False
    if words[0] == "one" and found.after == "to" and found.tokens.word(found.right + 1) == "the":
        return False  # `from one year to the next`
    if singular and name == "ML" and "-" not in words:
        return False  # `two millennium projects`
    if singular and found.category("n") == "VAGUE":
        return False  # `some day`
    return unglued(found) and not listed(found.before, "currencies")


def length_of_one(found: Found) -> bool:
    """``for a year``: not ``twice a year``, ``$5 billion a year``, ``a day of mourning``."""
    name = found.value("u")
    if found.node("h") is not None:
        return True
    if name == "D" and found.before == "half":
        return False
    if found.after == "-" or name in {"WE", "Q"} or listed(found.before, "rate_words"):
        return False
    # `He had a month to accept`; `not a fortnight after`, but `not a week goes by`.
    given = listed(found.before, "giving_verbs") and found.after == "to" and name != "D"
    denied = found.before == "not" and found.after in {"after", "before", "since"}
    cued = given or denied or listed(found.before, "duration_cues")
    cued = cued or listed(found.after, "lengths_go_by")
    if name in {"DE", "CE", "ML"}:
        return cued or listed(found.after, "after_long_unit")
    if found.words()[0] == "another" and name == "D":
        return False
    return cued and not listed(found.before, "no_length_cues")


def length_to(found: Found) -> bool:
    """``the year ended 31 March``, ``ten years to 2035``: up to a date, in so many words."""
    inner, words = found.value("t"), found.words()
    if isinstance(inner, Range | Duration | Open):
        return False
    if found.node("n") is None:
        return found.before == "the" and (found.category("u") == "UNIT")
    return "to" not in words or found.before not in {"from", "between"}


def half(found: Found) -> bool:
    """``half a century``: not half a day."""
    return found.value("u") in {"DE", "CE", "Y", "M"}


def lengths(found: Found) -> bool:
    """``for decades``: a length without a number, where something lasts."""
    return listed(found.before, "bare_length_cues") and found.after != "of"


RELATIVE: dict[str, Callable[[Found], bool]] = {
    guard.__name__.rstrip("_"): guard
    for guard in (
        ends_clause,
        unit,
        part_of_day,
        beside_a_day,
        vague_window,
        not_of,
        window,
        goes_on,
        that_alone,
        after_date,
        the_before,
        day_word,
        ends_phrase,
        event_follows,
        whole_unit,
        turn,
        end_of_accounts,
        long_unit,
        modified,
        marked,
        range_,
        openable,
        lasts_until,
        recurring,
        frequency,
        duration,
        length_of_one,
        length_to,
        hyphened_day,
        half,
        lengths,
    )
}
