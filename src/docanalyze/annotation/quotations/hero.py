"""The one person an article is about: the dead of an obituary, the guest of an interview."""

import re
from collections.abc import Sequence

from docanalyze.annotation.quotations.mentions import PERSON, Mention

__all__ = ["gender_of_hero", "hero_of"]

# Where an article tells what it is, in characters.
HEAD = 500
ABOUT_ONE = re.compile(
    r"\b(?:obituar(?:y|ies)|dies|died|dead at|in memoriam|interview(?:s|ed)?|in conversation"
    r"|a conversation with|a profile|talks to|speaks to|\(?(?:18|19)\d\d ?[-\u2013] ?"
    r"(?:19|20)\d\d\)?)",
    re.IGNORECASE,
)
DEAD = re.compile(r",?[ \t\n]+(?:who[ \t\n]+)?(?:(?:has|had)[ \t\n]+)?(?:died|dies)\b")
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
        The person whom the title, its first line, names, or else the one whose death is told at
        once; None if the article is of another kind.
    """
    if ABOUT_ONE.search(text[:HEAD]) is None:
        return None
    title = text.find("\n", len(text) - len(text.lstrip()))
    people = [each for each in mentions if each.label == PERSON and each.start < HEAD]
    named = {each.text.split()[-1]: each for each in people if each.end <= title}
    if len(named) == 1:
        surname = next(iter(named))
        return next((each for each in people if each.text.split()[-1] == surname), None)
    dead = (each for each in people if not named and DEAD.match(text, each.end))
    return next(dead, None)


def gender_of_hero(text: str) -> str | None:
    """The gender that most pronouns of an article about one person have."""
    told = QUOTED.sub(" ", text)
    male = len(re.findall(r"\b(?:he|his|him)\b", told, re.IGNORECASE))
    female = len(re.findall(r"\b(?:she|her|hers)\b", told, re.IGNORECASE))
    if male >= max(AT_LEAST, CLEARLY * female):
        return "male"
    return "female" if female >= max(AT_LEAST, CLEARLY * male) else None
