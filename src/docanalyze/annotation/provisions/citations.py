"""Find what is written like a citation: ``Articles 2(4) and 51``, ``Chapter VII``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.ordinals import Counted, left_out, paragraphs
from docanalyze.annotation.provisions.ordinals import articles as ordinal_articles

__all__ = ["Citation", "find_citations"]

DIGITS = (
    r"\d{1,3}(?!\d)(?:[a-z](?!\w))?(?:\s(?:bis|ter|quater)\b)?(?:\.\d{1,2}(?!\d)){0,2}"
    r"(?:\s?\((?:\d{1,2}\s?[a-z]?|[a-z]|[ivx]{1,4})\)){0,3}(?:\s[a-h](?=\sof\s))?"
)
# Acts that amend others have many sections, and letters between them: "Section 1250A".
OF_ACTS = r"(?<=[Ss]ection\s)\d{1,4}[A-Z]\b|(?<=[Ss]ection\s)\d{4}(?=\sof\s)"
ROMAN = r"[IVXLC]{1,7}(?!\w)(?:\s?\(\d{1,2}\))?"
NUMBER = re.compile(rf"(?:{DIGITS}|{ROMAN})")
PART = re.compile(
    r",?\s+(?:(?P<several>paragraphs|paras\.?|sections|clauses)|"
    r"paragraph|para\.?|section|clause|sub-?paragraph)\s+"
    rf"(?P<number>{DIGITS}|\([a-z]\)|[a-z](?![\w’']))"
    r"|,\s+(?P<ordinal>[a-z]+)\s+(?:sub-?paragraph|paragraph|section|clause)\b"
)
JOINT = re.compile(
    r"(?P<sep>,\s*(?:and|or)\s+|,\s*|\s+(?:and|or|&)\s+|\s?[-\N{EN DASH}\N{EM DASH}]\s?|"
    r"\s+(?:to|through)\s+)"
)
# Two paragraphs of one article: no number of years or of another article comes after "and".
FURTHER_PART = re.compile(r"(?:,\s|,?\s(?:and|or|to)\s|\N{EN DASH})(?P<number>\d{1,2})(?![\w.(])")
RANGE = ("-", "\N{EN DASH}", "\N{EM DASH}", "to", "through")
# A number that counts something is none of a list: "Article 5, 12 allies".
COUNTED = re.compile(
    r"\s+(?!(?:of|and|or|to|in|as|which|for|is|are|was|were|on|that|by|have|has|would|shall|with)\b)"
    r"[a-z]+"
)
WHOLE_OF = re.compile(
    r"\b(?:(?:[Ss]ub-?paragraphs?|[Pp]aragraphs?|[Pp]aras?\.|[Ss]ection|[Cc]lause)\s+(?P<number>\d{1,2}|[a-z]\b)"
    r"|(?P<ordinal>[a-z]+)\s+(?:paragraph|section|clause))\s+of\s+\Z"
)
WIDEST_RANGE = 20
LATIN = re.compile(r"(bis|ter|quater)(?=\(|\Z)")
ROMANS = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited provision.

    Args:
        start: First character.
        end: One past the last.
        unit: As in the table.
        number: As in the table.
        group_start: Where the list begins of which it is part.
        group_end: Where that list ends.
        capital: Whether the unit has a capital.
        roman: Whether the number is written in Roman numerals.
    """

    start: int
    end: int
    unit: str
    number: str | None
    group_start: int
    group_end: int
    capital: bool
    roman: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: str
    roman: bool


@cache
def _unit_pattern() -> re.Pattern[str]:
    forms = sorted(knowledge().units, key=len, reverse=True)
    # The letters come first, so that nothing else is looked at where there are none.
    units = [rf"{form}(?<![\w-]{form})" for form in map(re.escape, forms)]
    numbers = "|".join(knowledge().cardinals)
    return re.compile(
        rf"(?P<unit>{'|'.join(units)})(?:\s+|(?<=\.)(?=[\dIVXL]))"
        rf"(?P<number>{OF_ACTS}|{DIGITS}|{ROMAN}|[A-Z]\b(?![’']|\.\w)|(?i:{numbers})\b)"
    )


PREAMBLE = re.compile(r"\b[Pp]reamble\b")


def find_citations(text: str) -> Iterator[Citation]:
    """Yield citations, not in order.

    Args:
        text: The document text.
    """
    numbered = list(_numbered(text))
    yield from numbered
    alone = sorted(_alone(numbered, text), key=lambda each: each.start)
    ordinals = [*ordinal_articles(text)]
    cited = sorted([*alone, *ordinals], key=lambda each: each.start)
    for each in (*ordinals, *left_out(text, cited), *paragraphs(text, alone)):
        # What leans on another is of one list with it.
        group = (each.start if each.leaning is None else each.leaning, each.end)
        yield Citation(each.start, each.end, each.unit, each.number, *group, each.capital)
    for match in PREAMBLE.finditer(text):
        capital = match.group()[0].isupper()
        yield Citation(*match.span(), "preamble", None, *match.span(), capital=capital)


def _numbered(text: str) -> Iterator[Citation]:
    reached = 0
    for match in _unit_pattern().finditer(text):
        if match.start() >= reached:
            for citation in _group(text, match):
                reached = max(reached, citation.group_end)
                yield citation


def _alone(citations: Sequence[Citation], text: str) -> Iterator[Counted]:
    """Yield the articles that are cited one by one."""
    for each in citations:
        written = text[each.start : each.end].partition(" ")[0].rstrip(".").lower()
        if each.unit == "article" and each.end == each.group_end and not written.endswith("s"):
            number, capital = each.number or "", each.capital
            yield Counted(each.group_start, each.end, each.unit, number, capital)


def _group(text: str, match: re.Match[str]) -> Iterator[Citation]:
    form = match.group("unit")
    unit = knowledge().units[form]
    first = _number(match.group("number"), match.start("number"), unit)
    if first is None or not _is_sound(first, form, text):
        return
    plural = form.rstrip(".").lower().endswith("s")
    start, whole = _prefix(text, match.start(), unit)
    numbers = [first]
    part = PART.match(text, first.end) if unit in ("article", "annex") else None
    if part and part.group("ordinal") and part.group("ordinal") not in knowledge().ordinals:
        part = None
    if part and not whole:
        numbers = list(_with_parts(text, first, part))
    elif whole:
        numbers[0] = _Number(first.start, first.end, f"{first.value}({whole})", first.roman)
    if len(numbers) == 1:
        numbers += _listed(text, numbers[0], unit, plural=plural)
    numbers = _filled(text, numbers)
    end = max(number.end for number in numbers)
    capital = form[0].isupper()
    for at, number in enumerate(numbers):
        begin = start if at == 0 else number.start
        yield Citation(begin, number.end, unit, number.value, start, end, capital, number.roman)


def _is_sound(number: _Number, form: str, text: str) -> bool:
    """Whether a Roman "I" can be a number here, and no pronoun: "in the article I wrote"."""
    if number.roman and text[number.start : number.end] == "I" and form[0].islower():
        return text.startswith(" of ", number.end)
    return True


def _prefix(text: str, start: int, unit: str) -> tuple[int, str | None]:
    """Take in "paragraph 3 of" before an article."""
    before = (
        WHOLE_OF.search(text, max(0, start - 40), start) if unit in ("article", "annex") else None
    )
    if not before:
        return start, None
    if before.group("number"):
        return before.start(), before.group("number")
    ordinal = knowledge().ordinals.get(before.group("ordinal"))
    return (before.start(), str(ordinal)) if ordinal else (start, None)


def _with_parts(text: str, number: _Number, part: re.Match[str]) -> Iterator[_Number]:
    """Yield an article with its paragraphs: "Article 2, paragraphs 3 and 4"."""
    if part.group("ordinal"):
        value = f"{number.value}({knowledge().ordinals[part.group('ordinal')]})"
        yield _Number(number.start, part.end(), value, number.roman)
        return
    inner, _, further = re.sub(r"\s", "", part.group("number")).strip("()").partition("(")
    value = f"{number.value}({inner})" + (f"({further.rstrip(')')})" if further else "")
    yield _Number(number.start, part.end(), value, number.roman)
    at = part.end()
    while part.group("several") and (more := FURTHER_PART.match(text, at)):
        if COUNTED.match(text, more.end()):
            return
        value = f"{number.value}({more.group('number')})"
        yield _Number(more.start("number"), more.end(), value, number.roman)
        at = more.end()


def _number(written: str, start: int, unit: str) -> _Number | None:
    value = LATIN.sub(r" \1", re.sub(r"\s", "", written))
    end = start + len(written)
    if written[0].isdigit():
        if unit == "chapter" and value.isdigit():
            value = _as_roman(int(value))
        return _Number(start, end, value, roman=False)
    cardinal = knowledge().cardinals.get(written.lower())
    if cardinal:
        # "Article one" is a number, "article One Nation" is none.
        value = _as_roman(cardinal) if unit == "chapter" else str(cardinal)
        return _Number(start, end, value, roman=False)
    numeral, _, rest = value.partition("(")
    amount = _from_roman(numeral)
    if amount is None:
        return _Number(start, end, value, roman=False) if unit == "annex" else None
    if unit == "article":
        numeral = str(amount)
    return _Number(start, end, numeral + (f"({rest}" if rest else ""), roman=True)


def _from_roman(numeral: str) -> int | None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    if not numeral or set(numeral) - set(values) or numeral in ("L", "C"):
        return None
    amounts = [values[letter] for letter in numeral]
    pairs = zip(amounts, [*amounts[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def _as_roman(amount: int) -> str:
    written = ""
    for letters, value in ROMANS:
        while amount >= value:
            written += letters
            amount -= value
    return written


def _listed(text: str, first: _Number, unit: str, *, plural: bool) -> list[_Number]:
    """Read the rest of a list: ", 52 and 53"."""
    found: list[_Number] = []
    at = first.end
    while True:
        joint = JOINT.match(text, at)
        match = NUMBER.match(text, joint.end()) if joint else None
        if joint is None or match is None or not match.group():
            return found
        number = _number(match.group(), match.start(), unit)
        tight = joint.group("sep").strip() in RANGE
        follows = text.startswith(" of ", match.end())
        if number is None or not (plural or tight or follows):
            return found
        if not plural and COUNTED.match(text, match.end()):
            return found
        if "(" in first.value and not plural and not follows:
            return found
        found.append(number)
        at = number.end


def _filled(text: str, numbers: list[_Number]) -> list[_Number]:
    """Add what a range leaves out: "51-54" cites 52 and 53 too, by the whole stretch."""
    complete = numbers[:1]
    for number in numbers[1:]:
        before = complete[-1]
        joint = text[before.end : number.start].strip()
        if joint in RANGE and before.value.isdigit() and number.value.isdigit():
            low, high = int(before.value), int(number.value)
            if 1 < high - low <= WIDEST_RANGE:
                complete += [
                    _Number(before.start, number.end, str(value), number.roman)
                    for value in range(low + 1, high)
                ]
        complete.append(number)
    return complete
