"""Who says it, after the verb: ``said the minister, Anna Kovacs``."""

import re
from functools import cache

from docanalyze.annotation.quotations.descriptions import description_after
from docanalyze.annotation.quotations.lexicon import roles, words
from docanalyze.annotation.quotations.mentions import NAME, PERSON, Mention, last_role
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.pronouns import person_of_pronoun
from docanalyze.annotation.quotations.speakers import (
    AUTHOR,
    DOCUMENT,
    Place,
    Speaker,
    of_mention,
)
from docanalyze.annotation.quotations.subjects import FIRST_PERSON, unlisted_name

__all__ = ["apposed_name", "subject_after"]

LONGEST_TITLE, FARTHEST_NAME = 90, 110
PRONOUN = re.compile(r"[ \t\n]+(he|she|I|we|they)\b")
TITLE = re.compile(r"[ \t\n]+(?:the[ \t\n]+)?(?:[A-Z][\w.]*[ \t\n]+){1,5}")
# `the Truman Doctrine`, `Canada's minister`: a name that only qualifies what follows.
QUALIFIES = re.compile(r"['\u2019]s? |[ \t]+[A-Za-z]")
# `the noted jurist Amadou Sarr`, `our poet Teuila Maka`
INTRODUCES = re.compile(
    r"[ \t\n]+(?:(?:the|an?|our|my|his|her|their)[ \t\n]+)?(?:[a-z][\w-]*[ \t\n]+){1,4}"
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Lord|Professor|President)\.?[ \t\n]+)?"
)
OF_AT_END = re.compile(r"[ \t\n]+(?:of|for|at|from)[ \t\n]+(?:the[ \t\n]+)?$")
APPOSED = re.compile(
    r"[ \t\n]+(?:[\w\u2019'-]+[ \t\n]+){1,9}?[\w\u2019'-]+,[ \t\n]+"
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lord|Lady|Her|His|Excellency|H\.E|Mme|M)\.?[ \t\n]+)*(?=[A-Z])"
)


def subject_after(place: Place, position: int, limit: int) -> Speaker | None:
    """Find the subject that follows a verb, as in ``said the minister, Anna Kovacs``.

    Args:
        place: The sentence.
        position: Where the verb ends.
        limit: Where to stop looking.
    """
    right = place.setting.between(position, limit)
    word = PRONOUN.match(right)
    if word is not None:
        return _of_pronoun(place, word.group(1).lower(), position + word.start(1))
    named = _named(place, position, limit, right)
    if named is not None:
        return named
    title = TITLE.match(right + " ")
    if title is not None:
        tail = title.group().split()[-1].lower().strip(".,")
        if roles().get(tail) == "document":
            return DOCUMENT
    described = description_after(place, position, right)
    if described is not None:
        return apposed_name(place, position, right) or described
    return _name_after(place, position, right)


def _of_pronoun(place: Place, pronoun: str, position: int) -> Speaker | None:
    if pronoun in FIRST_PERSON:
        return AUTHOR
    return None if pronoun == "they" else person_of_pronoun(place, pronoun, position)


def _named(place: Place, position: int, limit: int, right: str) -> Speaker | None:
    """The first name after a verb, if only titles stand between."""
    for mention in place.voices.within(position, min(limit, position + FARTHEST_NAME)):
        gap = right[: mention.start - position]
        person = mention.label == PERSON
        if not _is_title(gap) and not (person and INTRODUCES.fullmatch(gap)):
            return None
        if person:
            return (
                None if _is_adjective(place.voices, mention) else of_mention(place.voices, mention)
            )
        after = right[mention.end - position : mention.end - position + 3]
        if mention.label in {"ORG", "GPE"} and not QUALIFIES.match(after):
            return None if _names_person(gap) else of_mention(place.voices, mention)
    return None


def _names_person(gap: str) -> bool:
    """Whether a body only says whose somebody is: ``the President of the Council``."""
    ahead = OF_AT_END.sub("", gap)
    return ahead != gap and last_role(ahead)[0] is not None


def apposed_name(place: Place, position: int, right: str) -> Speaker | None:
    """Return the name after a description, ``said a lecturer at the university, Nina Aho``.

    Args:
        place: The sentence.
        position: Where the description begins.
        right: What stands there.
    """
    comma = APPOSED.match(right)
    if comma is None:
        return None
    mention = place.voices.starting_at(position + comma.end())
    name = NAME.match(right, comma.end()) if mention is None else None
    if name is not None and " " in name.group():
        start = position + name.start()
        mention = Mention(start, start + len(name.group()), name.group(), PERSON, None)
    if mention is None or mention.label != PERSON:
        return None
    following = right[mention.end - position :].lstrip(" \t\n")
    return of_mention(place.voices, mention) if following[:1] in {"", ",", ".", ";", ":"} else None


def _is_adjective(voices: Voices, mention: Mention) -> bool:
    """Whether a name only qualifies the next word, as in ``the Truman Doctrine``."""
    following = re.match(
        r"['\u2019]?s?[ \t]+([A-Z][a-z]+)", voices.text[mention.end : mention.end + 40]
    )
    return following is not None and following.group(1) in words("body")


@cache
def _words_of_titles() -> frozenset[str]:
    small = {"the", "a", "an", "of", "for", "former", "then", "country's", "country\u2019s"}
    return frozenset(piece for role in roles() for piece in role.split()) | small


def _is_title(gap: str) -> bool:
    """Whether only titles, roles and names stand between a verb and a name."""
    return len(gap) < LONGEST_TITLE and all(
        word[:1].isupper()
        or word.strip(",").lower() in _words_of_titles()
        or "-" in word
        or word in "'s\u2019s"
        for word in gap.split()
    )


def _name_after(place: Place, position: int, right: str) -> Speaker | None:
    match = re.match(r"[ \t\n]+", right)
    name = NAME.match(right, match.end()) if match else None
    if name is None:
        return None
    return unlisted_name(place, place.before(position + name.end()), position + name.end())
