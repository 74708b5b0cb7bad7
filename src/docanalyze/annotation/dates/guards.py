"""What stands around a match and speaks against it: counted things, names, verbs, numbers of things."""

from collections.abc import Callable

from docanalyze.annotation.dates.expressions import Modified, Range, UnitAt
from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.lexicon import load_context
from docanalyze.annotation.dates.values import Duration, Interval, Open, Value, Year

__all__ = ["GUARDS"]

LONGEST_MONTH = 31
LAST_MONTH = 12
GLUE_BEFORE = "/_@#&=\\+*^"
GLUE_AFTER = "/_@&=\\%"
EVERYDAY_FIRST, EVERYDAY_LAST = 1400, 2099
LONG_UNITS = {"Y", "DE", "CE", "M", "W", "D"}
CLAUSE_ENDS = {
    "",
    ",",
    ".",
    ";",
    ":",
    ")",
    "?",
    "!",
    "\N{EM DASH}",
    "\N{EN DASH}",
    "and",
    "when",
    "but",
    "the",
    "he",
    "she",
    "they",
    "it",
    "in",
    "at",
    "by",
    "as",
    "with",
    "to",
    "a",
    "an",
    "]",
    "\N{RIGHT DOUBLE QUOTATION MARK}",
    '"',
}
BACKREF_ENDS = {
    "",
    ",",
    ".",
    ";",
    ":",
    ")",
    "?",
    "!",
    "\N{EM DASH}",
    "\N{EN DASH}",
    "and",
    "but",
    "\N{RIGHT DOUBLE QUOTATION MARK}",
    '"',
    "]",
}

# Function words that follow a month and no verb.
AFTER_MONTH = {
    "this",
    "last",
    "next",
    "that",
    "in",
    "of",
    "when",
    "by",
    "at",
    "on",
    "with",
    "for",
    "the",
    "as",
    "was",
    "were",
    "had",
    "to",
    "until",
    "a",
}


def _is_capital(text: str) -> bool:
    return text[:1].isupper()


def unglued(found: Found) -> bool:
    """Nothing is written onto the digits that makes them part of a code or a path."""
    text, tokens = found.tokens.text, found.tokens
    start, end = tokens.spans[found.left][0], tokens.spans[found.right - 1][1]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before in GLUE_BEFORE or (after in GLUE_AFTER and text[end + 1 : end + 2].isalnum()):
        return False
    if before in "-\N{EN DASH}" and found.left - 2 in tokens.meanings:
        return True
    if before in "-\N{EN DASH}." and start > 1:
        return text[start - 2].isalpha() and not _is_code(tokens.surface(found.left - 2))
    return True


def _is_code(word: str) -> bool:
    """``A``, ``GA``, ``KTN``: a letter or an acronym, not a word."""
    return word.isupper() and len(word) < 4 or any(char.isdigit() for char in word)  # noqa: PLR2004


def _numbered(found: Found) -> bool:
    """The number belongs to the word in front (``Resolution 1973``), maybe through a list."""
    tokens, at = found.tokens, found.left - 1
    numbered = load_context("numbered")
    for _ in range(12):
        word = tokens.word(at)
        if word in numbered:
            return True
        if word == "." and tokens.word(at - 1) in {"no", "nos", "p", "pp", "vol"}:
            return True
        is_list = word in {",", "and", "or", "&", "to", "(", ")"} or word.isdigit()
        if not is_list or (
            word == ")" and tokens.word(at - 1).isdigit() and len(tokens.word(at - 1)) == 4
        ):  # noqa: PLR2004
            return False
        if word == "(":
            return False
        at -= 1
    return False


def _counted(found: Found) -> bool:
    """The number counts what follows (``2000 soldiers``)."""
    tokens, right = found.tokens, found.right
    word = tokens.word(right)
    if word in load_context("counted"):
        return tokens.surface(right).islower() or not word.isalpha()
    # A round number of lower-case plurals, with nothing in front that calls for a year.
    number = found.number("y") or 1
    cued = tokens.word(found.left - 1) in load_context("year_cues")
    surface = tokens.surface(right)
    return (
        number % 50 == 0
        and not cued
        and surface.islower()
        and surface.endswith("s")
        and len(surface) > 3
        and surface not in {"was", "has", "does", "olympics", "elections"}
    )  # noqa: PLR2004, E501


def year(found: Found) -> bool:
    """A bare year: not a number of something, not a count, and a likely year unless it has a cue."""
    if not unglued(found) or _numbered(found) or _counted(found):
        return False
    value = found.number("y")
    cued = found.before in load_context("year_cues") or found.before == "("
    return value is None or EVERYDAY_FIRST <= value <= EVERYDAY_LAST or cued


def worded_year(found: Found) -> bool:
    """``two thousand and fifteen``, ``'45``: only where a year is called for."""
    return found.before in {
        "in",
        "since",
        "until",
        "by",
        "from",
        "of",
        "year",
        "before",
        "after",
    } and not _counted(found)


def no_cardinal(found: Found) -> bool:
    """A day in words must be an ordinal: ``May one and all`` is no date."""
    return True


def short_year(found: Found) -> bool:
    """A year of two digits ends what is said."""
    year = found.number("yy") or 0
    joined = any(word in {"-", "/", "of"} for word in found.words())
    spaced = " - " in found.text
    likely = year > LONGEST_MONTH or (joined and not spaced)
    return likely and found.after not in {":", "%", "st", "am", "pm"} and unglued(found)


def year_first(found: Found) -> bool:
    """A month after its year is a real one, written as such."""
    node = found.node("m")
    surface = found.tokens.text[node.start : node.end] if node else ""
    joined = any(word in {"-", "/"} for word in found.words())
    return (
        (joined or surface.lower() not in load_context("ambiguous_months"))
        and (_is_capital(surface) or joined)
        and found.after not in {":"}
    )


def spaced_digits(found: Found) -> bool:
    return len(found.text) == len("2014 12 28") and unglued(found)


def _month_text(found: Found) -> str:
    node = found.node("m")
    return found.tokens.text[node.start : node.end] if node else ""


def month_and_year(found: Found) -> bool:
    surface = _month_text(found)
    return _is_capital(surface) or surface.lower() not in load_context("verb_months")


def day_and_month(found: Found) -> bool:
    """``5 March``: not ``5 march past``; not a name after a number."""
    surface = _month_text(found)
    if not _is_capital(surface) and surface.lower().rstrip(".") in {
        *load_context("verb_months"),
        "mar",
        "sat",
        "sun",
    }:
        return found.before in {"on", "the"} and found.category("d") is not None
    return not _numbered(found)


def month_and_day(found: Found) -> bool:
    """``March 5``: not ``May 12 countries``, nor ``March 5:30``."""
    surface = _month_text(found)
    lowered = surface.lower().rstrip(".")
    if found.after in load_context("counted") or found.after in {":", "%"}:
        return False
    if _is_capital(surface):
        return True
    return lowered not in load_context("verb_months") or found.before in {
        "on",
        "the",
        "by",
        "since",
        "until",
    }


def slashed(found: Found) -> bool:
    node = found.node("v")
    if node is None or not unglued(found):
        return False
    surface = found.tokens.text[node.start : node.end]
    if surface in load_context("slashed_names"):
        return False
    if found.node("w") is not None or found.before in {"on", "this", "next", "until", "by"}:
        return True
    # A part above twelve can be no month, and two such numbers no fraction.
    numbers = [int(part) for part in surface.split("/")]
    return max(numbers) > LAST_MONTH and found.before in {"from", "between", "since", "to", "last"}


def alone_or_marked(found: Found) -> bool:
    return found.before in {
        "",
        "about",
        "~",
        "c",
        "c.",
        "ca",
        "ca.",
        "early",
        "late",
        "mid",
        "circa",
    }


def era_first(found: Found) -> bool:
    node = found.node("e")
    return bool(node) and found.tokens.text[node.start : node.end].isupper() and unglued(found)  # type: ignore[union-attr]


def not_an_age(found: Found) -> bool:
    """``in his early thirties`` is a man's age."""
    return found.before not in {"his", "her", "their", "my", "its", "our"} and (
        found.tokens.word(found.left) != "the" or found.after not in {"of"}
    )


def month(found: Found) -> bool:
    """A month's name alone: a month, and neither a verb nor a person."""
    surface = _month_text(found)
    lowered = surface.lower()
    if surface.isupper() and found.after.isupper():
        return False
    following = found.tokens.surface(found.right)
    cued = found.before in load_context("month_cues")
    if lowered not in load_context("ambiguous_months"):
        return True
    if not _is_capital(surface):
        return cued and lowered in {"april", "june"}
    named = _is_capital(following) and following.isalpha() and following.lower() not in {"and"}
    possessive = (
        found.after in {"'", "\N{RIGHT SINGLE QUOTATION MARK}"}
        and found.tokens.word(found.right + 1) == "s"
    )
    if lowered in load_context("verb_months"):
        return (
            cued and not named and not (possessive and lowered == "may") and not _then_verb(found)
        )
    return cued or not named


def _then_verb(found: Found) -> bool:
    """``and May said``, ``of March on Rome``."""
    if found.before in {"and", "or", "to", "that", "as", "for", "of"}:
        return found.after not in BACKREF_ENDS | AFTER_MONTH
    return False


def short_month(found: Found) -> bool:
    """An abbreviation alone needs a capital and a cue; in a range its partner is one."""
    surface = _month_text(found)
    cues = {
        "in",
        "since",
        "until",
        "by",
        "from",
        "between",
        "to",
        "-",
        "and",
        "of",
        "last",
        "next",
        "this",
    }
    ahead = {"-", "\N{EN DASH}", "to"}
    if not _is_capital(surface):
        return found.before == "of"
    if found.after in ahead and found.right + 1 in found.tokens.meanings:
        return True
    return found.before in cues and surface.lower() not in {"mar", "sun", "sat"}


def season(found: Found) -> bool:
    """A season: not a verb, a fall of something, a spring of water, nor a revolution's name."""
    tokens, before = found.tokens, found.before
    surface = tokens.surface(found.left)
    if before in load_context("season_names_before") or _then_of_thing(found):
        return False
    cues = {
        "in",
        "by",
        "during",
        "until",
        "since",
        "this",
        "last",
        "next",
        "following",
        "previous",
        "early",
        "mid",
        "late",
        "each",
        "every",
        "that",
        "same",
        "through",
        "after",
        "before",
        "from",
        "between",
        "coming",
        "past",
        "preceding",
        "throughout",
        "and",
        "to",
        "of",
        "earlier",
        "later",
    }
    if before == "the":
        two = tokens.word(found.left - 2)
        return two in {
            "in",
            "by",
            "during",
            "until",
            "since",
            "through",
            "throughout",
            "for",
            "over",
            "of",
            "before",
            "after",
        }
    if before in {"-"}:
        return tokens.word(found.left - 2) in {"mid", "early", "late"}
    if before in {"and", "to", "of"} and surface.lower() in {"fall", "spring"}:
        return False
    return before in cues


def _then_of_thing(found: Found) -> bool:
    after = found.after
    if after == "of":
        return (
            found.tokens.word(found.right + 1) not in {"that", "the", "this", "last", "next"}
            or found.tokens.surface(found.left).lower() == "fall"
            and found.tokens.word(found.right + 2) not in {"same", "year", "following"}
        )
    return after in {
        "into",
        "from",
        "apart",
        "short",
        "under",
        "within",
        "behind",
        "back",
        "down",
        "in",
    } and found.tokens.surface(found.left).lower() in {"fall", "spring"}


def weekday(found: Found) -> bool:
    """A weekday outside a name such as ``Bloody Sunday`` or ``the Sunday Times``."""
    after = found.tokens.surface(found.right)
    return found.before not in load_context("weekday_names_before") and not (
        _is_capital(after) and after.lower() in load_context("weekday_names_after")
    )


def quarter(found: Found) -> bool:
    """``the third quarter`` of a year: not of a century, nor of votes."""
    if found.words()[0] == "last" and found.after != "of":
        return False
    return found.after not in {"of"} or found.tokens.word(found.right + 1) in {
        "this",
        "last",
        "next",
        "that",
        "the",
    }


def unit(found: Found) -> bool:
    """``last week``: not ``the last day of``, ``this century's``; nor ``that week`` as a conjunction."""
    words = found.words()
    unit_name = found.value("u")
    if unit_name == "D":
        return words[0] in {"that", "same", "following", "next", "previous", "preceding"} or (
            words[0] == "the" and words[1] in {"following", "next", "previous", "preceding"}
        )
    if found.after == "of" and words[0] in {"last", "the", "next", "past", "final"}:
        return False
    if words[0] == "present" or (words[0] == "current" and found.after not in {""}):
        return words[0] != "present" or unit_name in {"CE", "Y", "DE"}
    _, end = found.tokens.spans[found.right - 1]
    return found.tokens.text[end : end + 1] not in {"-", "\N{EN DASH}"}


def ends_clause(found: Found) -> bool:
    """Nothing follows that the words could govern: ``the year before``, not ``before the war``."""
    return found.after in BACKREF_ENDS


def vague_window(found: Found) -> bool:
    """``in recent years``, ``the past decades``: long enough to be an age."""
    return any(
        word in {"years", "decades", "centuries", "months", "weeks", "days"}
        for word in found.words()
    ) and not any(word.isdigit() for word in found.words())


def not_of(found: Found) -> bool:
    """``the last three weeks``: not ``of the year``; ``in some quarters`` is no time."""
    vague_part = found.value("u") == "Q" and found.category("n") != "NUM"
    return found.after != "of" and not vague_part


def the_before(found: Found) -> bool:
    """``the week of 10 April``: a certain one."""
    return found.before == "the"


def bare_ordinal(found: Found) -> bool:
    """``on the 18th``: in digits, and nothing that it could count."""
    node = found.node("d")
    digits = node is not None and found.tokens.text[node.start].isdigit()
    return digits and found.after in BACKREF_ENDS


def holiday(found: Found) -> bool:
    """``before Christmas``: a day, where a preposition says so."""
    return found.before in {
        "before",
        "after",
        "by",
        "since",
        "until",
        "last",
        "next",
        "this",
        "at",
        "on",
        "every",
        "each",
        "around",
        "following",
        "previous",
    }


def day_word(found: Found) -> bool:
    """``today`` as a day: beside a verb of the past or the future, or a plain predicate."""
    node = found.node("v")
    if node is None or node.meanings["DAYWORD"] != 0 or found.tokens.word(found.left) == "tonight":
        return found.before not in {"of"}
    before, after = found.before, found.after
    if (
        before
        in {"earlier", "later", "from", "to", "-", "after", "before", "until", "between", "since"}
        or after == "-"
    ):
        return True
    return _past_verb(before) or _past_verb(after)


def _past_verb(word: str) -> bool:
    return word in {
        "said",
        "met",
        "told",
        "gave",
        "took",
        "held",
        "sent",
        "began",
        "spoke",
        "wrote",
        "was",
    } or (
        word.endswith("ed")
        and len(word) > 4
        and word not in {"united", "need", "indeed", "armed", "divided"}  # noqa: PLR2004
    )


def turn(found: Found) -> bool:
    words = found.words()
    return words[-1] in {"century", "centuries"} or words[-1].endswith("s")


def long_unit(found: Found) -> bool:
    inner = found.value("t")
    return found.value("u") in LONG_UNITS and not isinstance(inner, Duration | Open)


def modified(found: Found) -> bool:
    """``late 1944`` and ``later that year``, but no ``later in 1944 or``-style double reading."""
    inner = found.value("t")
    if isinstance(inner, Modified | Range | Duration | Open | Interval):
        return False
    words = found.words()
    if words[0] in {"earlier", "later"}:
        return isinstance(inner, UnitAt) or "in" in words[1:3]
    if "in" in words[1:3] or "on" in words[1:3]:
        return words[0] in {"early", "late"}
    return True


def marked(found: Found) -> bool:
    """``about 1900``: not ``some 1900 men``; ``nearly`` marks lengths, not dates."""
    inner = found.value("t")
    first = found.words()[0]
    if first in {"some", "nearly", "almost"}:
        return False
    if first in {"about", "around"} and isinstance(inner, Year):
        return True
    return not isinstance(inner, Duration | Open)


def closed(found: Found) -> bool:
    return found.category("a") is not None


def range_(found: Found) -> bool:
    """Two times joined by ``to`` or a dash, of which the second is not another sentence's."""
    start, end = found.value("a"), found.value("b")
    words = found.words()
    if isinstance(start, Value) and isinstance(end, Value):
        if start.first and end.first and start.first >= end.first:
            return False
    elif (
        "to" in words
        and not isinstance(start, Value)
        and isinstance(end, Value)
        and not isinstance(end, Year)
    ):
        return True
    return not any(isinstance(side, Range) for side in (start, end))


def openable(found: Found) -> bool:
    """``not until 1950`` is 1950; ``by`` and ``before`` want a date, not a length."""
    inner, words = found.value("t"), found.words()
    if (
        isinstance(inner, Year)
        and "the" in words[:-1]
        and "year" not in words
        and found.after.isalpha()
    ):
        # `until the 1783 treaty`: the treaty is the limit, the year is its year.
        return False
    return found.before != "not" and not isinstance(inner, Duration | Open | Range)


def recurring(found: Found) -> bool:
    """``every year``: days go by unnoticed (``every day we are reminded``)."""
    return found.value("u") != "D" or found.number("n") is not None


def frequency(found: Found) -> bool:
    """``weekly``: how often, not the name of a paper."""
    surface = found.tokens.surface(found.left)
    after = found.tokens.surface(found.right)
    return surface.islower() and (
        surface in {"annually", "yearly"} or not after.isalpha() or after.islower()
    )


def duration(found: Found) -> bool:
    """``three years``: not ``Article 5 years``, nor one decimal of a score."""
    unit_name = found.value("u")
    singular = (node := found.node("u")) is not None and "UNIT" in node.meanings
    if (
        unit_name == "Q"
        or (unit_name in {"H", "WE"} and not singular)
        or (
            unit_name == "D" and singular and found.words()[0] == "one" and "-" not in found.words()
        )
    ):
        return False
    return unglued(found) and found.before not in {"$", "\N{POUND SIGN}", "\N{EURO SIGN}"}


def length_of_one(found: Found) -> bool:
    """``for a year``: not ``twice a year``, ``$5 billion a year``, ``a day of mourning``."""
    unit_name = found.value("u")
    if found.node("h") is not None:
        return True
    if unit_name in {"WE", "Q"} or found.tokens.word(found.left) == "another":
        return unit_name not in {"WE", "Q", "D"} and found.before in load_context("duration_cues")
    if found.after in {"-"}:
        return found.tokens.word(found.right + 1) in {"long"}
    if found.before in load_context("rate_words"):
        return False
    cued = found.before in load_context("duration_cues")
    if unit_name in {"DE", "CE", "ML"}:
        return cued or found.after in {"of", "long", "later", "and", "when", "that", "in"}
    return cued and found.before not in {"of", "by", "in", "with"}


def half(found: Found) -> bool:
    return found.value("u") in {"DE", "CE", "Y", "M"}


def lengths(found: Found) -> bool:
    """``for decades``: a length without a number, where something lasts."""
    return found.before in {
        "for",
        "over",
        "within",
        "after",
        "lasted",
        "taken",
        "took",
        "take",
    } and found.after not in {"of"}


GUARDS: dict[str, Callable[[Found], bool]] = {
    function.__name__.rstrip("_"): function
    for function in (
        unglued,
        year,
        worded_year,
        no_cardinal,
        short_year,
        year_first,
        spaced_digits,
        month_and_year,
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
        quarter,
        unit,
        ends_clause,
        vague_window,
        not_of,
        the_before,
        bare_ordinal,
        holiday,
        day_word,
        turn,
        long_unit,
        modified,
        marked,
        closed,
        range_,
        openable,
        recurring,
        frequency,
        duration,
        length_of_one,
        half,
        lengths,
    )
}
