"""The one person an article is about: the dead, the guest, the author of a book reviewed."""

import re
from collections.abc import Sequence

from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.mentions import NAME, PERSON, Mention

__all__ = ["gender_of_hero", "hero_of", "is_interview"]

# Where an article tells what it is, in characters.
HEAD = 500
ABOUT_ONE = re.compile(
    r"\b(?:obituar(?:y|ies)|dies|died|dead at|in memoriam|interview(?:s|ed)?|in conversation"
    r"|a conversation with|a profile|talks to|speaks to|\(?(?:18|19)\d\d ?[-\u2013] ?"
    r"(?:19|20)\d\d\)?)",
    re.IGNORECASE,
)
DEAD = re.compile(r",?[ \t\n]+(?:who[ \t\n]+)?(?:(?:has|had)[ \t\n]+)?(?:died|dies)\b")
# A family name may stand in capitals: `TRAN Dinh Khai, who has died`.
ANY_NAME = r"(?:(?:[A-Z][\w\u2019'-]*|[A-Z]\.)[ \t]+){1,4}[A-Z][\w\u2019'-]+"
DEAD_PERSON = re.compile(
    rf"({ANY_NAME}),?[ \t\n]+(?:who[ \t\n]+)?(?:(?:has|had)[ \t\n]+)?(?:died|dies)\b"
)
GUEST = re.compile(
    rf"\bInterview(?:[ \t]+with|:)[ \t]+({ANY_NAME})"
    rf"|({ANY_NAME})[ \t][^.\n]{{5,160}}\.[ \t\n]+(?:He|She)[ \t]+(?:talks|speaks|spoke|talked)"
    r"[ \t]+(?:to|with)\b"
)
TALK = re.compile(r"\binterview(?:s|ed)?\b|\b(?:talks|speaks) to\b|in conversation", re.IGNORECASE)
# `by Nina Aho. Saltmarsh, 512 pp., $38.`, `Nina Aho's The Cable (Two Rivers Press, £25)`
PUBLISHED = r"(?:\d ?pp\b|\d pages\b|[\u00a3$\u20ac]\d|\bPress\b|\bBooks\b|\bVerlag\b)"
BOOK_BY = re.compile(rf"\b[Bb]y[ \t]+({ANY_NAME})[.,;][^\n]{{0,90}}?{PUBLISHED}")
BOOK_OF = re.compile(rf"({ANY_NAME})['\u2019]s[ \t][^()\n]{{4,120}}\([^()\n]{{0,80}}?{PUBLISHED}")
LONGEST_HEAD = 1500
# What others say of somebody does not count.
QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d]{0,600}[\"\u201d]")
# A pronoun tells the gender of a hero if it is so many times as frequent as the other.
CLEARLY, AT_LEAST = 2, 3


def hero_of(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """Find whom an obituary, a profile or an interview is about.

    Args:
        text: The document text.
        mentions: The names in it, in order.

    Returns:
        The person whose death is told at once, or else whom the title, its first line, names;
        None if the article is of another kind.
    """
    told = _told_at_once(text)
    if told is not None:
        return _of_match(text, told, mentions)
    if ABOUT_ONE.search(text[:HEAD]) is None and DEAD_PERSON.search(text[:HEAD]) is None:
        return None
    return _of_head(text, mentions)


def _told_at_once(text: str) -> re.Match[str] | None:
    """The author of a book reviewed, or the guest of an interview."""
    reviewed = BOOK_BY.search(text, 0, LONGEST_HEAD) or BOOK_OF.search(text, 0, LONGEST_HEAD)
    if reviewed is not None or ABOUT_ONE.search(text[:HEAD]) is None:
        return reviewed
    return GUEST.search(text[: HEAD * 2])


def _of_head(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The dead, or else the one whom the title names."""
    title = text.find("\n", len(text) - len(text.lstrip()))
    head = text[: HEAD * 2]
    dead = next((each for each in NAME.finditer(head) if DEAD.match(head, each.end())), None)
    if dead is not None:
        return _of_name(text, dead, mentions)
    shouted = DEAD_PERSON.search(head)
    if shouted is not None:
        return _of_match(text, shouted, mentions)
    people = [each for each in mentions if each.label == PERSON and each.start < HEAD]
    named = {each.text.split()[-1]: each for each in people if each.end <= title}
    if named:
        return next(iter(named.values())) if len(named) == 1 else None
    again = [
        each
        for each in NAME.finditer(text[: max(0, title)])
        if " " in each.group() and text.count(each.group().split()[-1]) > 1
    ]
    return _of_name(text, again[0], mentions) if len(again) == 1 else None


def is_interview(text: str) -> bool:
    """Whether an article tells at its head that somebody is interviewed."""
    return TALK.search(text[:HEAD]) is not None


def _of_match(text: str, match: re.Match[str], mentions: Sequence[Mention]) -> Mention | None:
    """The person of a name of any spelling; as it stands elsewhere where it is in capitals here."""
    group = 1 if match.group(1) else 2
    start, name = match.start(group), match.group(group)
    pieces = name.split()
    while len(pieces) > 1 and pieces[0].strip(".").title() in words("title") | words("not_name"):
        start += len(pieces.pop(0)) + 1
    here = next((each for each in mentions if start <= each.start < match.end(group)), None)
    if here is not None and here.label == PERSON and here.text.split()[-1] == pieces[-1]:
        return here
    if words("body").intersection(pieces) or (here is not None and here.identifier is not None):
        return None
    name = " ".join(pieces)
    if name.isupper():
        again = re.search(re.escape(name.title()), text)
        start, name = (again.start(), again.group()) if again else (start, name)
    return Mention(start, start + len(name), name, PERSON, None)


def _of_name(text: str, name: re.Match[str], mentions: Sequence[Mention]) -> Mention | None:
    """The person of a name, also where no model took it for one."""
    here = next((each for each in mentions if name.start() <= each.start < name.end()), None)
    if here is not None and here.label == PERSON:
        return here
    pieces = name.group().split()
    while pieces and pieces[0].strip(".") in words("title") | words("not_name"):
        pieces.pop(0)
    known = here is not None and here.identifier is not None
    if not pieces or known or words("body").intersection(pieces):
        return None
    start = name.end() - len(" ".join(pieces))
    return Mention(start, name.end(), text[start : name.end()], PERSON, None)


def gender_of_hero(text: str) -> str | None:
    """The gender that most pronouns of an article about one person have.

    In an interview they are others: there only ``She talks to us`` tells it.
    """
    guest = GUEST.search(text[: HEAD * 2])
    if guest is not None:
        talks = re.search(r"\b(He|She)[ \t]+(?:talks|speaks|spoke|talked)\b", guest.group())
        return {"He": "male", "She": "female"}[talks.group(1)] if talks else None
    told = QUOTED.sub(" ", text)
    male = len(re.findall(r"\b(?:he|his|him)\b", told, re.IGNORECASE))
    female = len(re.findall(r"\b(?:she|her|hers)\b", told, re.IGNORECASE))
    if male >= max(AT_LEAST, CLEARLY * female):
        return "male"
    return "female" if female >= max(AT_LEAST, CLEARLY * male) else None
