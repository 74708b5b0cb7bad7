"""The names in a text that can matter to who speaks: listed ones, and ones no list knows."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import cast

from spacy.tokens import Doc

from docanalyze.annotation.quotations.lexicon import (
    cue_verbs,
    gender_of_name,
    is_number,
    roles,
    words,
)
from docanalyze.annotation.records import NameMatch
from docanalyze.annotation.tokens import whole_text

__all__ = ["NAME", "PERSON", "TREATY", "Mention", "find_mentions", "last_role"]

TREATY = "TREATY"
PERSON = "PERSON"
LABEL_OF_NAME: Mapping[str, str] = {
    "person": PERSON,
    "surname": PERSON,
    "organisation": "ORG",
    "short_form": "ORG",
    "state": "GPE",
    "demonym": "NORP",
    "place": "GPE",
}
PARTY = re.compile(r",?[ \t]*\(?[DRI]-[A-Z][\w. -]*\)?$")
PLACES = frozenset(("GPE", "LOC", "FAC", "ORG"))
# Where both are possible, what a phrase most often is.
ORDER = ("person", "organisation", "state", "demonym", "short_form", "place")
# `I'm`, `He'd` are no names.
NAME_WORD = (
    r"(?:(?!(?:I|He|She|It|We|They|You|That|There|Who|What)['\u2019])"
    r"[A-Z][\w\u2019'-]*[a-z][\w\u2019-]*|[A-Z]\.(?:-?[A-Z]\.)*|[A-Z](?=\s))"
)
NAME = re.compile(
    rf"(?<!\w){NAME_WORD}(?:[ \t]+"
    rf"(?:(?:de|del|della|di|da|dos|du|van|von|der|den|bin|ibn|al|el|la|ter)"
    rf"[ \t]+)*(?:(?:al|el|ul|ud|as|ad|an|ar|az|ash)-)?{NAME_WORD}){{0,4}}"
)
FIRST_NAME = re.compile(r"(?<!\w)([A-Z][a-z]+)[ \t]$")
INTRODUCED = re.compile(r",[ \t\n]+(?:who\b|\d\d,)")
FARTHEST_FIRST_NAME = 24
NAME_HEAD = re.compile(r"[ \t]*([\w\u2019'.-]*)[ \t]*")
SAYING_AFTER = re.compile(
    r",?[ \t\n]+(?:(?:has|had|have|also|later|then|once|recently|who)[ \t\n]+){0,2}([a-z]+)\b"
)
APPOSED = re.compile(
    r",[ \t]+(?=the\b|an?\b|[a-z]|[\w\u2019-]+['\u2019]s\b)"
    r"((?:[\w\u2019'-]+[ \t]+){0,6}?[\w\u2019'-]+)"
    r"(?=[,.;]|[ \t]+(?:of|for|at|who|from|in|to)\b)"
)
SAYING_BEFORE = re.compile(r"\b([a-z]+)[ \t\n]+$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text."""

    start: int
    end: int
    text: str
    label: str
    identifier: str | None


def find_mentions(doc: Doc, names: Sequence[NameMatch]) -> list[Mention]:
    """Find the people, bodies, states and treaties that an article names.

    Args:
        doc: Its entities are read, where known.
        names: Candidates of the register, used where no entities are known.

    Returns:
        Mentions in order, none overlapping.
    """
    entities, text = doc._.entities, whole_text(doc)
    found = _from_names(doc, names) if entities is None else _from_entities(entities)
    read = _without_overlaps(chain(_instruments(doc, names), found))
    listed = list(_with_surnames(text, read, _places(doc, names)))
    every = [
        _with_given_name(text, each)
        for each in _without_overlaps(chain(listed, _unlisted(text, listed)))
    ]
    bylines = [row for row in doc._.passages or [] if row["kind"] == "byline"]
    return [mention for mention in every if not _signs(mention, bylines)]


def _with_given_name(text: str, mention: Mention) -> Mention:
    """``Rudo Chirwa``, of whom only the surname was found."""
    if mention.label != PERSON or mention.identifier or " " in mention.text:
        return mention
    before = FIRST_NAME.search(text, max(0, mention.start - FARTHEST_FIRST_NAME), mention.start)
    name = before.group(1) if before else None
    if name is None or name in words("title") | words("not_name") | words("number"):
        return mention
    introduced = INTRODUCED.match(text, mention.end) is not None
    if name.lower() in roles() or not (introduced or gender_of_name(name)):
        return mention
    start = mention.start - len(name) - 1
    return replace(mention, start=start, text=text[start : mention.end])


def _signs(mention: Mention, bylines: Sequence[Mapping[str, int]]) -> bool:
    """Whether somebody is named as the author: no pronoun of the text stands for them."""
    inside = any(row["start"] <= mention.start < row["end"] for row in bylines)
    return mention.label == PERSON and inside


def _places(doc: Doc, names: Sequence[NameMatch]) -> frozenset[int]:
    """Where names begin that are also places'."""
    known = cast("Sequence[NameMatch]", doc._.names or names)
    return frozenset(doc[name["start"]].idx for name in known if name["kind"] in {"place", "state"})


def _with_surnames(
    text: str, listed: Iterable[Mention], places: frozenset[int]
) -> Iterator[Mention]:
    """Read a place beside a verb of saying as the person whose surname it is.

    After ``Samir Alexandria`` has been named, ``Alexandria said`` is he; since the surname alone
    misleads, his full name is given.
    """
    full: dict[str, str] = {}
    for mention in listed:
        pieces = mention.text.split()
        if mention.label == PERSON and len(pieces) > 1:
            full[pieces[-1]] = mention.text
        elif mention.label in PLACES and (person := _with_first_name(text, mention)) is not None:
            full[person.text.split()[-1]] = person.text
            yield person
            continue
        elif mention.text in full and _is_surname(text, mention, places):
            yield replace(mention, text=full[mention.text], label=PERSON, identifier=None)
            continue
        yield mention


def _is_surname(text: str, mention: Mention, places: frozenset[int]) -> bool:
    if mention.label == PERSON:
        return mention.identifier is None and mention.start in places
    return mention.label in PLACES and _speaks(text, mention)


def _with_first_name(text: str, mention: Mention) -> Mention | None:
    """``Samir Alexandria, who``: a place that is the surname of somebody introduced."""
    introduced = INTRODUCED.match(text, mention.end) is not None
    if " " in mention.text:
        unknown = mention.identifier is None and introduced
        return replace(mention, label=PERSON) if unknown else None
    before = FIRST_NAME.search(text, max(0, mention.start - FARTHEST_FIRST_NAME), mention.start)
    if before is None or before.group(1) in words("title") | words("not_name") | words("number"):
        return None
    given = before.group(1) in words("male_name") | words("female_name")
    if not (given and _speaks(text, mention)) and not introduced:
        return None
    start = before.start(1)
    return Mention(start, mention.end, text[start : mention.end], PERSON, None)


def _from_entities(entities: Sequence[Mapping[str, object]]) -> Iterator[Mention]:
    for row in entities:
        # `Sen. Nina Aho, D-Ohio`: the party is no part of the name.
        name = PARTY.sub("", str(row["text"])) if row["label"] == PERSON else str(row["text"])
        if not name:
            continue
        yield Mention(
            int(str(row["start"])),
            int(str(row["start"])) + len(name),
            name,
            str(row["label"]),
            str(row["entity_id"]) if row["entity_id"] else None,
        )


def _from_names(doc: Doc, names: Sequence[NameMatch]) -> Iterator[Mention]:
    """Register names as mentions; a phrase with several readings of a kind keeps no id."""
    spans: dict[tuple[int, int], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in names:
        if name["kind"] in LABEL_OF_NAME:
            spans[name["start"], name["end"]][name["kind"]].add(name["identifier"])
    full = {identifier for readings in spans.values() for identifier in readings.get("person", ())}
    for (first, last), readings in spans.items():
        known = readings.pop("surname", set()) & full
        if known and not _is_last_name_of_another(doc, first):
            readings["person"] |= known
        if not readings:
            continue
        kind = next(kind for kind in ORDER if kind in readings)
        identifiers = readings[kind]
        span = doc[first:last]
        only = next(iter(identifiers)) if len(identifiers) == 1 else None
        yield Mention(span.start_char, span.end_char, span.text, LABEL_OF_NAME[kind], only)


def _is_last_name_of_another(doc: Doc, first: int) -> bool:
    """Whether a first name stands before a surname: another bearer, or another spelling."""
    if first == 0 or not doc[first - 1].text[:1].isupper() or not doc[first - 1].whitespace_:
        return False
    before = doc[first - 1].text.strip(".")
    return before not in words("title") and before not in words("not_name") and before.isalpha()


def _instruments(doc: Doc, names: Sequence[NameMatch]) -> Iterator[Mention]:
    """Treaties: their words are nobody's."""
    for row in doc._.treaties or []:
        yield Mention(row["start"], row["end"], row["text"], TREATY, None)
    for name in names:
        if name["kind"] == "treaty":
            span = doc[name["start"] : name["end"]]
            yield Mention(span.start_char, span.end_char, span.text, TREATY, None)


def _unlisted(text: str, listed: Sequence[Mention]) -> Iterator[Mention]:
    """People no list and no model knows: a name by its title, or beside a verb of saying."""
    taken = [(mention.start, mention.end) for mention in listed]
    ends = [end for _, end in taken]
    surnames = {
        mention.text.split()[-1] for mention in listed if mention.label == PERSON and mention.text
    }
    single: list[Mention] = []
    for match in NAME.finditer(text):
        found = _trimmed_name(text, match, taken, ends)
        if found is None:
            continue
        if " " in found.text or _titled(text, found):
            given = found.text.split()[0] in words("male_name") | words("female_name")
            if given or _titled(text, found) or _speaks(text, found) or _apposed(text, found):
                surnames.add(found.text.split()[-1])
                yield found
        else:
            single.append(found)
            if found.text.lower().rstrip("s") not in roles() and _speaks(text, found, "past"):
                surnames.add(found.text)
    yield from (mention for mention in single if mention.text in surnames)


def _trimmed_name(
    text: str, match: re.Match[str], taken: Sequence[tuple[int, int]], ends: Sequence[int]
) -> Mention | None:
    """A capitalised sequence without the titles and known names at its head."""
    start, end = match.start(), match.end()
    index = bisect_right(ends, start)
    while index < len(taken) and taken[index][0] < end:
        if taken[index][0] > start:
            return None
        start = taken[index][1]
        index += 1
    while (word := NAME_HEAD.match(text, start, end)) is not None:
        plain = word.group(1).strip(".")
        if not word.group() or (plain and plain not in words("title") | words("not_name")):
            break
        start = word.end()
    name = text[start:end].removesuffix("'s").removesuffix("\u2019s").rstrip()
    name = name.rstrip("\u2019'")
    if PARTY.fullmatch(name):
        return None
    if not name or not name[0].isupper() or words("body").intersection(name.split()):
        return None
    if is_number(name.split()[0]):
        return None
    return Mention(start, start + len(name), name, PERSON, None)


def _titled(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 40) : mention.start]
    if not before.endswith(" "):
        return False
    last = before.split()[-1:] or [""]
    return last[0].strip(".") in words("title") or last_role(before)[0] is not None


def _apposed(text: str, mention: Mention) -> bool:
    """Whether what somebody is follows: ``Barnaby Kirkwell, the islands' minister for trade``."""
    apposition = APPOSED.match(text, mention.end)
    if apposition is None:
        return False
    pieces = [piece.lower() for piece in apposition.group(1).split()]
    return any(roles().get(each) == "person" or each in words("person_head") for each in pieces)


def _speaks(text: str, mention: Mention, *forms: str) -> bool:
    after = SAYING_AFTER.match(text, mention.end)
    before = SAYING_BEFORE.search(text[max(0, mention.start - 20) : mention.start])
    for match in (after, before):
        cue = cue_verbs().get(match.group(1)) if match else None
        if (
            cue is not None
            and cue.frame not in {"document", "ruling"}
            and cue.form in (forms or ("past", "present"))
        ):
            return True
    return text[max(0, mention.start - 13) : mention.start].lower() == "according to "


def _without_overlaps(found: Iterable[Mention]) -> Iterator[Mention]:
    end = -1
    for mention in sorted(found, key=lambda each: (each.start, -each.end)):
        if mention.start >= end:
            end = mention.end
            yield mention


def last_role(phrase: str) -> tuple[str | None, int]:
    """The longest role at the end of a phrase, as written, and where it begins there."""
    pieces = phrase.split()
    for size in range(min(4, len(pieces)), 0, -1):
        candidate = " ".join(pieces[-size:])
        if roles().get(candidate.lower()) == "person":
            return candidate, phrase.rstrip().rfind(candidate)
    return None, 0
