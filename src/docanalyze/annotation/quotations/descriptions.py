"""Speakers told by what they are: ``the prime minister``, ``an official``, ``my mother``."""

import re
from collections.abc import Sequence

from docanalyze.annotation.quotations.lexicon import roles, words
from docanalyze.annotation.quotations.speakers import AUTHOR, DOCUMENT, Place, Speaker

__all__ = ["description_after", "description_before", "description_opening"]

LONGEST_ROLE = 4
# Between a determiner and the role: `a senior Philippine defense official`.
DETERMINER = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|our|my|one|another|this|no)|['\u2019]s?)[ \t\n]+"
    r"(?:[\w\u2019'.-]+[ \t\n]+){0,4}$",
    re.IGNORECASE,
)
INNER_DETERMINER = re.compile(
    r"(?:\b(?:the|an?|its|his|her|their|our|my|one|another|this|no)|(['\u2019]s?))[ \t\n]+",
    re.IGNORECASE,
)
LAST_WORD = re.compile(r"([\w\u2019'.-]+)[ \t\n]+$")
FIRST_PERSON_OWNER = re.compile(r"(?:my|our)\b", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:an?|one|another|no)\b", re.IGNORECASE)
# `our delegation` speaks for the author, `our embassy` for itself.
OWN_VOICE = frozenset(("delegation", "government", "administration"))
AFTER_VERB = re.compile(
    r"[ \t\n]+(?:the|an?|its|his|her|their|my|our|one|this|that|another)[ \t\n]+"
    r"((?:[\w\u2019'-]+[ \t\n]*){1,6})",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"[\"“'\u2018 \t\n]*(?:But|And|Yet)?[ \t\n]*"
    r"((?:The|An?|My|Our|One|His|Her|Its|Their|This|That)[ \t\n]+"
    r"(?:[\w\u2019'-]+[ \t\n]*){1,6})",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"\b(?:of|for|from|to|in|by|with|on|at|about|and)\b")
DEPENDS = re.compile(r"[ \t\n]+(?:of|for|from|at)[ \t\n]+$")
# `one of the officials`
SOME_OF = re.compile(r"\b(?:one|another|an?other|two|three|some|most|several|many)$", re.IGNORECASE)
QUANTIFIED = re.compile(
    r"\b(?:{})[ \t\n]+(?:[\w\u2019'-]+[ \t\n]+){{0,3}}$".format(
        "|".join(sorted(words("quantifier")))
    ),
    re.IGNORECASE,
)
GOVERNS = re.compile(r"\b(?:on|in|within|inside|against|with|near|behind|over|under)[ \t\n]+$")
# `The Senate also disputed lawmakers`
CLAUSE_INSIDE = re.compile(
    r"\b(?:also|is|are|was|were|has|have|had|did|will|would)\b|\b[A-Z]\w+[ \t\n]+[a-z]+ed[ \t\n]"
)
HANGS = re.compile(r"\b(?:with|by|against|from|to|on|at|over|under|near|behind|through)[ \t\n]+$")
# `the President of my country`, `the President of the Assembly`: not any president.
OF_ANOTHER = re.compile(r"[ \t\n]+of[ \t\n]+(?:my|our|his|her|their|this|that|the)[ \t\n]")
GENDERS = ("male", "female")


def description_before(place: Place, left: str, end: int | None = None) -> Speaker | None:
    """Read the description that ends a piece of a sentence.

    Args:
        place: The sentence.
        left: The sentence up to the verb.
        end: Where the phrase ends with what depends on it, as in ``the king of Norway``.

    Returns:
        The person whom the article gives that office, or else the words of the description.
    """
    bare = left.rstrip()
    pieces = bare.split()[-LONGEST_ROLE:]
    for size in range(len(pieces), 0, -1):
        role = _singular(" ".join(pieces[-size:]).lower())
        if role is None:
            continue
        begin = bare.lower().rfind(pieces[-size].lower())
        plural = " ".join(pieces[-size:]).lower() != role
        start = _start(place, bare, begin, plural=plural)
        if start is None:
            return None
        ahead = bare[: start - place.start]
        if end is None and not plural and GOVERNS.search(ahead):
            # `the top Democrat on the committee`
            return None
        of = DEPENDS.search(ahead)
        if of is not None and end is None:
            some = SOME_OF.search(bare, 0, of.start())
            if some is not None:
                start = place.start + some.start()
                return _described(place, role, start, place.start + len(bare), plural=False)
            # `the chairman of the committee`
            return description_before(place, bare[: of.start()], place.start + len(bare))
        return _described(place, role, start, end or place.start + len(bare), plural=plural)
    return None


def _singular(role: str) -> str | None:
    """The role as the list has it; plurals of persons are read, too."""
    if role in roles():
        return role
    single = role.removesuffix("s")
    return single if single != role and roles().get(single) == "person" else None


def _start(place: Place, left: str, begin: int, *, plural: bool) -> int | None:
    """Where a description begins: its determiner or owner; None where it has none."""
    ahead = DETERMINER.search(left[:begin])
    if ahead is not None and CLAUSE_INSIDE.search(left, ahead.start(), begin) is None:
        inner = list(INNER_DETERMINER.finditer(left, ahead.start(), begin))
        return _determined(place, left, inner, begin) if inner else None
    if plural:
        first = _first_qualifier(left, begin)
        # `filling with refugees`: the phrase hangs on something else.
        return None if HANGS.search(left[:first]) else place.start + first
    return place.start + begin if left[begin].isupper() else None


def _determined(place: Place, left: str, inner: Sequence[re.Match[str]], begin: int) -> int | None:
    last = inner[-1]
    if PREPOSITION.search(left, last.end(), begin):
        return None
    if last.group(1) is None:
        return place.start + last.start()
    owner = place.voices.ending_at(place.start + last.start()) or place.voices.ending_at(
        place.start + last.end(1)
    )
    if owner is not None:
        return owner.start
    # `the report's authors`
    return place.start + (inner[-2].start() if len(inner) > 1 else last.end())


def _first_qualifier(left: str, begin: int) -> int:
    """Where ``senior Polish officials`` or ``some occupation officials`` begins."""
    quantified = QUANTIFIED.search(left[:begin])
    if quantified is not None:
        return quantified.start()
    while (word := LAST_WORD.search(left[:begin])) is not None and _qualifies(word.group(1)):
        begin = word.start(1)
    return begin


def _qualifies(word: str) -> bool:
    if word.lower() in words("description_adjective"):
        return True
    # `Q. Critics say`: a single letter is none.
    return word[0].isupper() and len(word.strip(".")) > 1 and word not in words("not_name")


def _described(place: Place, role: str, start: int, end: int, *, plural: bool) -> Speaker | None:
    kind = roles()[role]
    if kind == "document":
        return DOCUMENT
    phrase = place.voices.text[start:end].strip()
    if kind == "institution" and FIRST_PERSON_OWNER.match(phrase) and role in OWN_VOICE:
        return AUTHOR
    state = place.voices.state_of_phrase(start, end)
    elsewhere = state is None and OF_ANOTHER.match(place.voices.text, start + len(phrase))
    if kind == "person" and not plural and not INDEFINITE.match(phrase) and not elsewhere:
        mention = place.voices.holder(role, state, start)
        if mention is not None:
            person = place.voices.person(mention)
            return Speaker(
                person.name, person.identifier, person.role, person.state, "role",
                mention.start, person.gender,
            )  # fmt: skip
    how = "role" if kind == "person" else "institution"
    speaks_for = state if role in {"government", "administration"} else None
    last = role.rsplit(maxsplit=1)[-1]
    gender = (
        "several"
        if plural
        else next((each for each in GENDERS if last in words(f"{each}_role")), None)
    )
    return Speaker(phrase, speaks_for, None, state, how, start, gender)


def description_after(place: Place, position: int, right: str) -> Speaker | None:
    """Read the description that follows a verb, as in ``said an Egyptian official``.

    Args:
        place: The sentence.
        position: Where the verb ends.
        right: What follows it.
    """
    match = AFTER_VERB.match(right)
    return _within(place, position + match.start(1), match.group(1)) if match else None


def description_opening(place: Place, start: int, limit: int) -> Speaker | None:
    """Read the description with which a sentence opens, ``The French foreign minister``.

    Args:
        place: The sentence.
        start: Where it begins.
        limit: Where to stop looking.
    """
    match = OPENING.match(place.setting.between(start, limit))
    if match is None:
        return None
    phrase = PREPOSITION.split(match.group(1), maxsplit=1)[0]
    return _within(place, start + match.start(1), phrase)


def _within(place: Place, start: int, piece: str) -> Speaker | None:
    """The first description in a piece of text, read from the longest role on."""
    ends = [match.end() for match in re.finditer(r"\S+", piece)]
    found: Speaker | None = None
    for end in ends:
        here = description_before(place, place.setting.between(place.start, start + end))
        if here is None and found is not None:
            return found
        found = here
    return found
