"""Find phrases built like the name of an instrument: a head noun with its modifiers.

The head is found first (``Treaty``, ``Accords``); from there the name is walked to the left
(``Nine-Power``) and to the right (``of Amity and Commerce``), word by word, within a fixed number
of words, so that the work grows only with the length of the text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docanalyze.annotation.treaties.complements import walk_right
from docanalyze.annotation.treaties.lexicon import Lexicon, lexicon
from docanalyze.annotation.treaties.scanning import (
    GAP,
    MOST_WORDS,
    REACH,
    WORD,
    YEAR,
    is_capitalised,
)

__all__ = ["IN_YEAR", "Phrase", "find_phrases", "year_around"]

YEAR_BEFORE = re.compile(r"\b((?:1[3-9]|20)\d\d)[^\S\n]+(?:[A-Z][\w.-]*[^\S\n]+)?\Z")
# "the approval, in 1991, of the Declaration"
YEAR_SET_OFF = re.compile(r",\sin\s((?:1[3-9]|20)\d\d),\sof\s(?:the|an?)\s\Z")
YEAR_AFTER = re.compile(
    r"[’']?[”\"]?(?:[^\S\n]+\([A-Z][A-Za-z-]{1,9}\))?(?:,(?=\sof\s))?\s{0,2}(?:\((?:[A-Z][\w-]{1,9},\s)?(?:signed\s|concluded\s)?(?:in\s|on\s)?|"
    r"of\s{1,2}|from\s|\[)"
    r"(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:[A-Z][a-z]{2,8}\.?,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?((?:1[3-9]|20)\d\d)\b"
)


# "… in 1783", "… on September 3, 1783": beside the name, though it may date what was done with it.
IN_YEAR = re.compile(
    r"(?:\s(?:in|at)\s(?!the\b)[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?\s(?:in|on)\s(?:\d\d?\s)?"
    r"(?:[A-Z][a-z]{2,8}\s(?:\d\d?,\s)?)?((?:1[3-9]|20)\d\d)\b"
)
# A heading: "Treaty of Commerce and Navigation, 1837".
YEAR_HEADING = re.compile(r",\s((?:1[3-9]|20)\d\d)(?=\.?[ \t]*(?:\n|\Z))")


# A lower-case head goes on only with a title: "a treaty of Amity and Commerce".
SUBJECT_AFTER = re.compile(
    r"\sof\s(?:Peace|Amity|Friendship|Commerce|Alliance|Mutual|Non-Aggression|Nonaggression|"
    r"Cooperation|Co-operation|Neutrality|Reciprocity|Defensive|Navigation|Guarantee|Extradition)\b"
)


# An acronym with full stops, but its last: "I.N.F."; that of a state ends a sentence too often.
DOTTED = re.compile(r"(?!U\.S)(?:[A-Z]\.){2,}[A-Z]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch that reads like an instrument's name.

    Args:
        start: First character.
        end: One past the last.
        head: The head noun, singular, lower case.
        head_start: Where the head noun stands.
        head_end: One past it.
        plural: Whether the head is a plural.
        capital: Whether the head has a capital.
    """

    start: int
    end: int
    head: str
    head_start: int
    head_end: int
    plural: bool
    capital: bool


@cache
def _capital_heads() -> re.Pattern[str]:
    """Return a pattern for heads with a capital; one of several words has it in each."""
    rest: dict[str, list[str]] = defaultdict(list)
    for form in sorted(lexicon().heads, key=len, reverse=True):
        rest[form[0].upper()] += [_as_written(form)[1:], form.upper()[1:]]
    for form in sorted(lexicon().of_only):
        rest[form[0].upper()].append(rf"{form[1:]}(?=\s+of\s+[A-Z])")
    first = "".join(rest)
    either = "|".join(f"(?<={letter})(?:{'|'.join(forms)})" for letter, forms in rest.items())
    # The capital comes first, so that the search passes over all else.
    return re.compile(rf"[{first}](?<![\w-][{first}])(?:{either})(?![\w-])")


@cache
def _lower_heads() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Return with what heads in lower case begin, which is looked for first, and their pattern."""
    forms = sorted(form for form in lexicon().heads if " " not in form)
    begun = [form for form in forms if not form.startswith(tuple(set(forms) - {form}))]
    either = "|".join(sorted(forms, key=len, reverse=True))
    return tuple(begun), re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def _heads(text: str) -> list[re.Match[str]]:
    """Return the head nouns of a text, in order."""
    found = list(_capital_heads().finditer(text))
    beginnings, pattern = _lower_heads()
    for beginning in beginnings:
        at = text.find(beginning)
        while at >= 0:
            match = pattern.match(text, at)
            if match:
                found.append(match)
            at = text.find(beginning, at + 1)
    return sorted(found, key=re.Match.start)


def _as_written(form: str) -> str:
    return r"\s+".join(word if word == "of" else word.capitalize() for word in form.split())


def find_phrases(text: str) -> Iterator[Phrase]:
    """Yield every phrase with a head noun, bare heads too, in order.

    Args:
        text: The document text.
    """
    words = lexicon()
    for match in _heads(text):
        form = " ".join(match.group().lower().split())
        head = words.heads.get(form, form)
        capital = match.group()[0].isupper()
        start = _walk_left(text, match.start(), words, capital=capital)
        end = match.end()
        if capital or SUBJECT_AFTER.match(text, end):
            end = walk_right(text, end, words, head)
        yield Phrase(
            start,
            end,
            head,
            match.start(),
            match.end(),
            form != head and " " not in form and form.endswith(("s", "a")),
            capital,
        )


def _walk_left(text: str, start: int, words: Lexicon, *, capital: bool) -> int:
    floor = max(0, start - REACH)
    found = list(WORD.finditer(text, floor, start))[-MOST_WORDS:]
    if found and found[0].start() == floor and floor and text[floor - 1].isalnum():
        found = found[1:]
    at, edge = len(found), start
    while at:
        word = found[at - 1]
        gap = text[word.end() : edge]
        if DOTTED.fullmatch(word.group()):
            gap = gap.removeprefix(".")
        if not GAP.match(gap) or "\n\n" in gap:
            break
        taken = _taken_left(text, found, at - 1, words, capital=capital)
        if not taken:
            break
        at -= taken
        edge = found[at].start()
    return edge


def _taken_left(
    text: str, found: list[re.Match[str]], at: int, words: Lexicon, *, capital: bool
) -> int:
    """Return how many words, ending with the given one, belong to the name: 0 ends the walk."""
    word = found[at].group()
    low = word.lower()
    if is_capitalised(word):
        return int(low not in words.outside and not YEAR.fullmatch(word))
    if not capital and low in words.small:
        return 1
    return _taken_joint(found, at, words) if at and _joined(text, found, at) else 0


def _taken_joint(found: list[re.Match[str]], at: int, words: Lexicon) -> int:
    """Return how many words a joint takes in: "of", "of the" or "and" and the word before."""
    low, before = found[at].group().lower(), found[at - 1].group()
    if low in ("de", "del"):
        return 2 if is_capitalised(before) else 0
    if low == "of":
        return 2 if _opens_of(before, words) else 0
    if low == "the" and at > 1 and before == "of":
        return 3 if _opens_of(found[at - 2].group(), words) else 0
    if low in ("and", "&") and at + 1 < len(found):
        pair = (before, found[at + 1].group())
        both = all(is_capitalised(each) and each.lower() in words.subjects for each in pair)
        return 2 if both else 0
    return 0


def _opens_of(word: str, words: Lexicon) -> bool:
    """Whether "of" goes on with a name here: "Law of the Sea", "US-Republic of Korea"."""
    return is_capitalised(word) and re.split(r"[-\N{EN DASH}]", word)[-1].lower() in words.before_of


def _joined(text: str, found: list[re.Match[str]], at: int) -> bool:
    return text[found[at - 1].end() : found[at].start()].isspace()


def year_around(text: str, start: int, end: int) -> int | None:
    """Return the year that stands tight beside a name: before, in brackets after, or "of 1949"."""
    before = YEAR_BEFORE.search(text, max(0, start - 30), start)
    if before:
        return int(before.group(1))
    set_off = YEAR_SET_OFF.search(text, max(0, start - 30), start)
    after = YEAR_AFTER.match(text, end) or set_off
    if after:
        return int(after.group(1))
    heading = YEAR_HEADING.match(text, end)
    if heading:
        return int(heading.group(1))
    inside = YEAR.search(text, start, end)
    return int(inside.group()) if inside else None
