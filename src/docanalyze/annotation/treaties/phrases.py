"""Find phrases built like the name of an instrument: a head noun with its modifiers.

The head is found first (``Treaty``, ``Accords``); from there the name is walked to the left
(``Nine-Power``) and to the right (``of Amity and Commerce``), word by word, within a fixed number
of words, so that the work grows only with the length of the text.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docanalyze.annotation.treaties.lexicon import Lexicon, lexicon

__all__ = ["IN_YEAR", "WORD", "YEAR", "Phrase", "find_phrases", "year_around"]

WORD = re.compile(
    r"(?:\bSte?\.[ -]?)?[^\W_]+(?:[.'’\-\N{EN DASH}\N{NON-BREAKING HYPHEN}/+][^\W_]+)*"
    r"(?:[’'](?=\s))?"
)
YEAR = re.compile(r"(?<![\d.,:/-])(?:1[3-9]|20)\d\d(?![\d:/]|[.,]\d|-\d)")
# A name does not reach over a blank line, a bracket, a colon or the end of a sentence.
GAP = re.compile(r"[^\S\n]*(?:-[^\S\n]?)?\n?[^\S\n]*\Z")
LIST_GAP = re.compile(r",[^\S\n]*\n?[^\S\n]*\Z")
REACH = 170
MOST_WORDS = 14
YEAR_BEFORE = re.compile(r"\b((?:1[3-9]|20)\d\d)[^\S\n]+(?:[A-Z][\w.-]*[^\S\n]+)?\Z")
YEAR_AFTER = re.compile(
    r"[’']?[”\"]?(?:[^\S\n]+\([A-Z][A-Za-z-]{1,9}\))?\s{0,2}(?:\((?:[A-Z][\w-]{1,9},\s)?(?:signed\s|concluded\s)?(?:in\s|on\s)?|of\s|from\s|\[)"
    r"(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:[A-Z][a-z]{2,8}\.?,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?((?:1[3-9]|20)\d\d)\b"
)


# "… in 1783", "… on September 3, 1783": beside the name, though it may date what was done with it.
IN_YEAR = re.compile(
    r"(?:\s(?:in|at)\s(?!the\b)[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?\s(?:in|on)\s(?:\d\d?\s)?"
    r"(?:[A-Z][a-z]{2,8}\s(?:\d\d?,\s)?)?((?:1[3-9]|20)\d\d)\b"
)
# A heading: "Treaty of Commerce and Navigation, 1837".
YEAR_HEADING = re.compile(r",\s((?:1[3-9]|20)\d\d)(?=\.?[ \t]*(?:\n|\Z))")


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
def _head_pattern() -> re.Pattern[str]:
    forms = sorted(lexicon().heads, key=len, reverse=True)
    either = [f"[{form[0].upper()}{form[0]}]{form[1:]}|{form.upper()}" for form in forms]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(either)})(?![\w-])")


def find_phrases(text: str) -> Iterator[Phrase]:
    """Yield every phrase with a head noun, bare heads too, in order.

    Args:
        text: The document text.
    """
    words = lexicon()
    for match in _head_pattern().finditer(text):
        form = match.group().lower()
        capital = match.group()[0].isupper()
        start = _walk_left(text, match.start(), words, capital=capital)
        end = _walk_right(text, match.end(), words, words.heads[form]) if capital else match.end()
        yield Phrase(
            start,
            end,
            words.heads[form],
            match.start(),
            match.end(),
            form != words.heads[form] and form.endswith(("s", "a")),
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
        if not GAP.match(text[word.end() : edge]) or "\n\n" in text[word.end() : edge]:
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
    if _is_capitalised(word):
        return int(low not in words.outside and not YEAR.fullmatch(word))
    if not capital and low in words.small:
        return 1
    return _taken_joint(found, at, words) if at and _joined(text, found, at) else 0


def _taken_joint(found: list[re.Match[str]], at: int, words: Lexicon) -> int:
    """Return how many words a joint takes in: "of", "of the" or "and" and the word before."""
    low, before = found[at].group().lower(), found[at - 1].group()
    if low in ("de", "del"):
        return 2 if _is_capitalised(before) else 0
    if low == "of":
        return 2 if _opens_of(before, words) else 0
    if low == "the" and at > 1 and before == "of":
        return 3 if _opens_of(found[at - 2].group(), words) else 0
    if low in ("and", "&") and at + 1 < len(found):
        pair = (before, found[at + 1].group())
        both = all(_is_capitalised(each) and each.lower() in words.subjects for each in pair)
        return 2 if both else 0
    return 0


def _opens_of(word: str, words: Lexicon) -> bool:
    """Whether "of" goes on with a name here: "Law of the Sea", "US-Republic of Korea"."""
    return (
        _is_capitalised(word) and re.split(r"[-\N{EN DASH}]", word)[-1].lower() in words.before_of
    )


def _joined(text: str, found: list[re.Match[str]], at: int) -> bool:
    return text[found[at - 1].end() : found[at].start()].isspace()


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() or (word[0].isdigit() and not word.isdigit())


def _walk_right(text: str, end: int, words: Lexicon, head: str) -> int:
    found = _words_after(text, end)
    if not found or not _open(text, end, found[0]):
        return end
    opening = found[0].group().lower()
    if opening not in words.about and not _may_open(opening, found, head, words):
        return end
    if head in words.issued and _names_issuer(found, words):
        return end
    at = 1
    while at < len(found) and found[at].group().lower() in words.joints:
        at += 1
    whole = range(1, min(at + 1, len(found)))
    if at == len(found) or not all(_open(text, found[n - 1].end(), found[n]) for n in whole):
        return end
    if not _belongs(found[at].group(), words):
        return _lower_subject(text, end, found, at, words)
    return _capital_subject(text, found, at, words)


def _may_open(opening: str, found: list[re.Match[str]], head: str, words: Lexicon) -> bool:
    """Whether a word opens a subject after some heads: "Convention to Combat Desertification"."""
    if opening == "in":
        return head in words.doubtful
    return opening == "to" and len(found) > 1 and found[1].group()[0].isupper()


def _words_after(text: str, end: int) -> list[re.Match[str]]:
    ceiling = min(len(text), end + REACH)
    found = list(itertools.islice(WORD.finditer(text, end, ceiling), MOST_WORDS))
    if found and found[-1].end() == ceiling < len(text) and text[ceiling].isalnum():
        found.pop()
    return found


def _open(text: str, end: int, following: re.Match[str]) -> bool:
    gap = text[end : following.start()]
    return bool(GAP.match(gap)) and gap.count("\n") < 2  # noqa: PLR2004


def _names_issuer(found: list[re.Match[str]], words: Lexicon) -> bool:
    if found[0].group().lower() != "of" or len(found) < 3:  # noqa: PLR2004
        return False
    at = 2 if found[1].group().lower() == "the" else 1
    return at == 2 and found[at].group().lower() not in words.subjects  # noqa: PLR2004


def _belongs(word: str, words: Lexicon) -> bool:
    return _is_capitalised(word) and word.lower() not in words.outside


def _capital_subject(text: str, found: list[re.Match[str]], at: int, words: Lexicon) -> int:
    """Walk on over capitalised words and what joins them; a place ends the walk at "and"."""
    end = found[at].end()
    if found[at].group().endswith(("’", "'", "’s", "'s")) and at + 1 == len(found):
        return end
    at += 1
    while at < len(found):
        step = at
        gap = text[found[step - 1].end() : found[step].start()]
        listed = bool(LIST_GAP.match(gap)) and _listed(found, step, text, words)
        if not listed and not _open(text, found[step - 1].end(), found[step]):
            break
        while (
            step < len(found)
            and found[step].group().lower() in words.glue
            and step - at < 3  # noqa: PLR2004
            and step + 1 < len(found)
            and _open(text, found[step].end(), found[step + 1])
        ):
            step += 1
        if step >= len(found) or not _belongs(found[step].group(), words):
            break
        if step > at and _another_name(found, at, step, words):
            break
        end = found[step].end()
        at = step + 1
    return end


def _listed(found: list[re.Match[str]], at: int, text: str, words: Lexicon) -> bool:
    """Whether a comma goes on inside a title: "Friendship, Cooperation and Mutual Assistance"."""
    word = found[at].group()
    if word in ("and", "&"):
        return at + 1 < len(found) and found[at + 1].group().lower() in words.subjects
    if not word[0].isupper() or not _subject_before(found, at, words):
        return False
    return any(
        each.group() in ("and", "&") or text[each.end() : each.end() + 1] == ","
        for each in found[at + 1 : at + 5]
    )


def _another_name(found: list[re.Match[str]], at: int, step: int, words: Lexicon) -> bool:
    """Whether a joint begins another name rather than going on with this one."""
    joints = [each.group().lower() for each in found[at:step]]
    if not {"and", "or", "to"} & set(joints):
        return False
    if "the" in joints and "and" in joints and joints.index("and") < joints.index("the"):
        return not _subject_before(found, at, words)
    ahead = found[step : step + 4]
    named = (words.heads.get(each.group().lower()) for each in ahead if each.group()[0].isupper())
    if any(head and head not in words.doubtful for head in named):
        return True
    return (
        not _subject_before(found, at, words) and found[step].group().lower() not in words.subjects
    )


def _subject_before(found: list[re.Match[str]], at: int, words: Lexicon) -> bool:
    return any(each.group().lower() in words.subjects for each in found[:at])


def _lower_subject(text: str, end: int, found: list[re.Match[str]], at: int, words: Lexicon) -> int:
    """Take in a short subject in lower case, if what follows shows where it ends."""
    if found[0].group().lower() != "on" or at != 1:
        return end
    last = at
    while (
        last < min(len(found), at + 4)
        and found[last].group().islower()
        and found[last].group().lower() not in words.stops
        and (last == at or _open(text, found[last - 1].end(), found[last]))
    ):
        last += 1
    taken = found[at:last]
    subjects = [each for each in taken if each.group() in words.subjects | words.small]
    if not subjects or last - at > 3:  # noqa: PLR2004
        return end
    return taken[-1].end()


def year_around(text: str, start: int, end: int) -> int | None:
    """Return the year that stands tight beside a name: before, in brackets after, or "of 1949"."""
    before = YEAR_BEFORE.search(text, max(0, start - 30), start)
    if before:
        return int(before.group(1))
    after = YEAR_AFTER.match(text, end)
    if after:
        return int(after.group(1))
    heading = YEAR_HEADING.match(text, end)
    if heading:
        return int(heading.group(1))
    inside = YEAR.search(text, start, end)
    return int(inside.group()) if inside else None
