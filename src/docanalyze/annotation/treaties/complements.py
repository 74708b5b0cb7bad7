"""Where the name of an instrument ends: its complement, word by word to the right of its head."""

import itertools
import re
from collections.abc import Iterator

from docanalyze.annotation.treaties.lexicon import Lexicon
from docanalyze.annotation.treaties.scanning import (
    GAP,
    LIST_GAP,
    MOST_WORDS,
    REACH,
    WORD,
    YEAR,
    is_capitalised,
)

__all__ = ["walk_right"]

FEW_BEFORE_SUBJECT = 12
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# "the Agreement of the 4th May": a day is no part of what it is called, a "9th Congress" is.
DAY = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)\b(?!\s(?!{MONTH})[A-Z])|{MONTH}\s(?:the\s)?\d|"
    rf"[A-Z][a-z]+(?:-[a-z]+)?(?:st|nd|rd|th)\s(?:of\s)?{MONTH}\b"
)
DATE_AFTER = re.compile(rf",\s(?:\d|{MONTH})")
# "Declaration and Programme of Action on …"
PROGRAMME = re.compile(
    r"\s+and\s+(?:the\s+)?(?:Programme|Program|Plan|Platform)\s+(?:of|for)\s+Action(?=\s+on\s|\W)"
)
# "the Bottom of the Northern Part of the Caspian Sea"
PART = re.compile(r"(?<=[a-z]\s)Part\sof\s(?:the\s)?[A-Z]")
NOT_AGAINST = frozenset({"charter", "covenant", "statute", "pact"})
PLANS = (["Programme"], ["Program"], ["Plan"], ["Platform"])
NUMBER = re.compile(r"\s(?:(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|No\.\s?\d{1,3})\b)(?![\w-])")
# After a name these begin what is said of it: "the Treaty of Orlo the sea had been closed".
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "other", "all", "new"})
# "Rights of Neutrals at Sea"
AT = frozenset({"Sea", "Work"})
# "Rights of Persons with Disabilities", "Final Settlement with Respect to Germany"
WITH = frozenset({"disabilities", "respect", "regard", "special"})


def walk_right(text: str, end: int, words: Lexicon, head: str) -> int:
    """Return where a name ends, given where its head noun does.

    Args:
        text: The document text.
        end: One past the head noun.
        words: Word lists.
        head: The head noun, singular, lower case.
    """
    programme = PROGRAMME.match(text, end) if head == "declaration" else None
    end = programme.end() if programme else _past_number(text, end)
    found = _words_after(text, end)
    if not found or not _open(text, end, found[0]):
        return end
    opened = _opening(text, found, head, words)
    if opened is None:
        return end
    at = opened
    while at < len(found) and found[at].group().lower() in words.joints:
        at += 1
    whole = range(1, min(at + 1, len(found)))
    if at == len(found) or not all(_open(text, found[n - 1].end(), found[n]) for n in whole):
        return end
    if not _belongs(text, found[at], words):
        return _lower_subject(text, end, found, at, words)
    return _capital_subject(text, found, at, words)


def _opening(text: str, found: list[re.Match[str]], head: str, words: Lexicon) -> int | None:
    """Return after how many words the subject begins; None where the name is at its end."""
    first = found[0].group()
    low = first.lower()
    if low == "between":
        return _after_parties(text, found, words)
    if first in words.banning and head not in words.doubtful:
        return 1
    opens = low in words.about or _may_open(low, found, head, words)
    against = low == "against" and head in NOT_AGAINST
    issuer = head in words.issued and _names_issuer(found, words)
    if not opens or against or issuer:
        return None
    dated = low == "of" and len(found) > 1 and YEAR.fullmatch(found[1].group())
    if dated and len(found) > 2 and found[2].group() in words.about - {"of", "to"}:  # noqa: PLR2004
        return 3
    return 1


def _past_number(text: str, end: int) -> int:
    """Take in the number of one of several: "Protocol II", "Protocol No. 4"."""
    number = NUMBER.match(text, end)
    return number.end() if number else end


def _after_parties(text: str, found: list[re.Match[str]], words: Lexicon) -> int | None:
    """Return where the subject begins in "Treaty between … and … on the Limitation of …"."""
    for at, word in enumerate(found[1:FEW_BEFORE_SUBJECT], 1):
        if not _open(text, found[at - 1].end(), word) and not LIST_GAP.match(
            text[found[at - 1].end() : word.start()]
        ):
            return None
        low = word.group().lower()
        if low in words.about - {"of", "against"}:
            ahead = found[at + 1 : at + 3]
            ahead = ahead[1:] if ahead and ahead[0].group() == "the" else ahead
            named = bool(ahead) and _belongs(text, ahead[0], words)
            return at + 1 if at > 2 and named else None  # noqa: PLR2004
        if not is_capitalised(word.group()) and low not in words.glue:
            return None
    return None


def _may_open(opening: str, found: list[re.Match[str]], head: str, words: Lexicon) -> bool:
    """Whether a word opens a subject after some heads: "Convention to Combat Desertification"."""
    if opening == "in":
        return head in words.doubtful
    return opening == "to" and len(found) > 1 and found[1].group() in words.purposes


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
    """Whether "of the …" says who issued it: "Declaration of the Heads of State"."""
    if found[0].group().lower() != "of" or len(found) < 3:  # noqa: PLR2004
        return False
    at = 2 if found[1].group().lower() == "the" else 1
    named = found[at].group().lower()
    return at == 2 and named not in words.subjects | words.contents  # noqa: PLR2004


def _belongs(text: str, found: re.Match[str], words: Lexicon) -> bool:
    word, low = found.group(), found.group().lower()
    if not is_capitalised(word) or DAY.match(text, found.start()):
        return False
    part = PART.match(text, found.start()) is not None
    return low not in words.outside or low in words.inside or part


def _capital_subject(text: str, found: list[re.Match[str]], at: int, words: Lexicon) -> int:
    """Walk on over capitalised words and what joins them; a place ends the walk at "and"."""
    end = found[at].end()
    if found[at].group().endswith(("’", "'", "’s", "'s")) and at + 1 == len(found):
        return end
    at += 1
    while at < len(found):
        step = _past_joints(text, found, at, words)
        if step is None or not _belongs(text, found[step], words):
            break
        if step > at and _another_name(text, found, at, step, words):
            break
        end = found[step].end()
        at = step + 1
    return end


def _past_joints(text: str, found: list[re.Match[str]], at: int, words: Lexicon) -> int | None:
    """Return the next word that is no joint; None where the name is at its end."""
    gap = text[found[at - 1].end() : found[at].start()]
    listed = bool(LIST_GAP.match(gap)) and _listed(found, at, text, words)
    if not listed and not _open(text, found[at - 1].end(), found[at]):
        return None
    step = at
    if found[at].group() in DETERMINERS and found[at - 1].group()[0].isupper():
        return None
    while (
        step + 1 < len(found)
        and step - at < 3  # noqa: PLR2004
        and _is_joint(found, step, words)
        and _open(text, found[step].end(), found[step + 1])
    ):
        step += 1
    return step


def _is_joint(found: list[re.Match[str]], at: int, words: Lexicon) -> bool:
    low, ahead = found[at].group().lower(), found[at + 1].group()
    if low == "at":
        return ahead in AT
    if low == "with":
        return ahead.lower() in WITH and ahead[0].isupper()
    if low in ("among", "concerning", "relating", "regarding"):
        return ahead[0].isupper() or ahead in ("to", "the")
    return low in words.glue


def _listed(found: list[re.Match[str]], at: int, text: str, words: Lexicon) -> bool:
    """Whether a comma goes on inside a title: "Friendship, Cooperation and Mutual Assistance"."""
    word = found[at].group()
    if word in ("and", "&"):
        return at + 1 < len(found) and found[at + 1].group().lower() in words.subjects
    if not word[0].isupper() or not _subject_before(found, at, words):
        return False
    return any(
        each.group() in ("and", "&")
        # ", San Pedro Sula, 15 December 1995": where and when it was signed
        or (text[each.end() : each.end() + 1] == "," and not DATE_AFTER.match(text, each.end()))
        for each in found[at + 1 : at + 5]
    )


def _run(text: str, ahead: list[re.Match[str]]) -> Iterator[str]:
    """Yield the capitalised words that follow without a break, "on" among them."""
    for at, word in enumerate(ahead):
        if not (word.group()[0].isupper() or word.group() == "on"):
            return
        if at and not _open(text, ahead[at - 1].end(), word):
            return
        yield word.group()


def _another_name(
    text: str, found: list[re.Match[str]], at: int, step: int, words: Lexicon
) -> bool:
    """Whether a joint begins another name rather than going on with this one."""
    joints = [each.group().lower() for each in found[at:step]]
    if not {"and", "or", "to"} & set(joints):
        return False
    run = list(_run(text, found[step : step + 6]))
    heads = [words.heads.get(word.lower()) for word in run]
    if any(head and head not in words.doubtful for head in heads) or run[:1] in PLANS:
        return True
    said = _subject_before(found, at, words)
    if "the" in joints and "and" in joints and joints.index("and") < joints.index("the"):
        return not said or len(run) > 1
    # After "on" or "for" stands a subject, after "of" often a place, which ends the name.
    first = found[0].group()
    about = first in words.banning or first.lower() in words.about - {"of", "against"}
    return not said and not about and not any(word.lower() in words.subjects for word in run)


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
