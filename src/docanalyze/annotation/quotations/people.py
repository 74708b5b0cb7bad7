"""Who is mentioned where: people and bodies that can speak, and what pronouns stand for."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from spacy.tokens import Doc

from docanalyze.annotation.quotations.lexicon import cue_verbs, roles, words
from docanalyze.annotation.records import NameMatch

__all__ = ["Mention", "Person", "Voices"]

PERSON = "PERSON"
STATES = frozenset(("GPE", "NORP"))
BODIES = frozenset(("ORG", "GPE"))
LABEL_OF_NAME: Mapping[str, str] = {
    "person": PERSON,
    "surname": PERSON,
    "organisation": "ORG",
    "short_form": "ORG",
    "state": "GPE",
    "demonym": "NORP",
    "place": "GPE",
}
# Where both are possible, what a phrase most often is.
ORDER = ("person", "organisation", "state", "demonym", "short_form", "place", "surname")
NAME_WORD = r"(?:[A-Z][\w’'-]*[a-z][\w’-]*|[A-Z]\.(?:-?[A-Z]\.)*|[A-Z](?=\s))"
NAME = re.compile(
    rf"{NAME_WORD}(?:[ \t]+(?:(?:de|del|della|di|da|dos|du|van|von|der|den|bin|ibn|al|el|la|ter)"
    rf"[ \t]+)*{NAME_WORD}){{0,4}}"
)
ROLE_BEFORE = re.compile(r"((?:[\w’'.-]+[ \t]+){1,8})$")
APPOSITION = re.compile(
    r",[ \t]+(?:the[ \t]+|a[ \t]+|an[ \t]+)?((?:[\w’'.-]+[ \t]+){0,7}?[\w’'-]+)"
    r"(?=,|[ \t]+of\b|[ \t]+for\b|[ \t]+at\b|[ \t]+who\b)"
)
NAME_HEAD = re.compile(r"[ \t]*([\w’'.-]*)[ \t]*")
SAYING_AFTER = re.compile(
    r",?[ \t\n]+(?:(?:has|had|have|also|later|then|once|recently|who)[ \t\n]+){0,2}([a-z]+)\b"
)
SAYING_BEFORE = re.compile(r"\b([a-z]+)[ \t\n]+$")
OF_STATE = re.compile(r"[ \t]+(?:of|for)[ \t]+(?:the[ \t]+)?")
POSSESSIVE = ("'s", "’s", "'", "’")


@dataclass(slots=True)
class Person:
    """Somebody the article names, with what it says about them."""

    name: str
    identifier: str | None = None
    role: str | None = None
    state: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text."""

    start: int
    end: int
    text: str
    label: str
    identifier: str | None


@dataclass(slots=True)
class Voices:
    """The people, bodies and states of one article, by place.

    Args:
        doc: Whose entities, or else names, are read.
        names: Candidates of the register, used where no entities are known.
    """

    doc: Doc
    names: Sequence[NameMatch]
    text: str = field(init=False)
    mentions: list[Mention] = field(init=False)
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)
    _people: dict[str, Person] = field(init=False)
    _surnames: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.doc.text
        entities = self.doc._.entities
        found = _from_names(self.doc, self.names) if entities is None else _from_entities(entities)
        listed = list(_without_overlaps(chain(_instruments(self.doc, self.names), found)))
        self.mentions = list(_without_overlaps(chain(listed, _unlisted(self.text, listed))))
        self._starts = [mention.start for mention in self.mentions]
        self._ends = [mention.end for mention in self.mentions]
        self._people = {}
        self._surnames = defaultdict(list)
        for mention in self.mentions:
            if mention.label == PERSON:
                self._meet(mention)

    # -- where names stand -------------------------------------------------------------------

    def ending_at(self, position: int) -> Mention | None:
        """Return the mention that ends at an offset."""
        index = bisect_left(self._ends, position)
        if index < len(self._ends) and self._ends[index] == position:
            return self.mentions[index]
        return None

    def starting_at(self, position: int) -> Mention | None:
        """Return the mention that starts at an offset."""
        index = bisect_left(self._starts, position)
        if index < len(self._starts) and self._starts[index] == position:
            return self.mentions[index]
        return None

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that start between two offsets."""
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end - 1)
        return [mention for mention in self.mentions[low:high] if mention.end <= end]

    # -- who they are ------------------------------------------------------------------------

    def person(self, mention: Mention) -> Person:
        """Return what the article knows about a person it mentions."""
        return self._people.get(self._key(mention)) or self._meet(mention)

    def named(self, mention: Mention) -> bool:
        """Whether the person is a known one of this article."""
        return self._key(mention) in self._people

    def _key(self, mention: Mention) -> str:
        if mention.identifier:
            return mention.identifier
        parts = mention.text.split()
        known = self._surnames.get(parts[-1].lower(), [])
        if len(known) == 1 and (len(parts) == 1 or _agrees(self._people[known[0]].name, parts)):
            return known[0]
        return " ".join(parts).lower()

    def _meet(self, mention: Mention) -> Person:
        key = self._key(mention)
        person = self._people.get(key)
        if person is None:
            person = self._people[key] = Person(mention.text, mention.identifier)
            self._surnames[mention.text.split()[-1].lower()].append(key)
        if len(mention.text.split()) > len(person.name.split()):
            person.name = mention.text
        role, state, title = self._office(mention)
        person.role = person.role or role
        person.state = person.state or state
        person.gender = person.gender or _gender(person.name, title)
        return person

    def _office(self, mention: Mention) -> tuple[str | None, str | None, str]:
        """Role, state and the words of the title that stand by a name."""
        before = ROLE_BEFORE.search(self.text, max(0, mention.start - 90), mention.start)
        title = before.group(1) if before else ""
        role, offset = _last_role(title)
        if role is not None:
            begin = mention.start - len(title) + offset
            former = re.search(r"\b(former|ex)[ \t-]+(?:[\w’'.]+[ \t]+){0,3}$", title[:offset])
            state = self._state_before(begin) or self._state_after(mention.end)
            return (f"former {role}" if former else role), state, title
        return (*self._apposition(mention), title)

    def _apposition(self, mention: Mention) -> tuple[str | None, str | None]:
        match = APPOSITION.match(self.text, mention.end, mention.end + 120)
        if match is None:
            return None, None
        role, offset = _last_role(match.group(1) + " ")
        if role is None:
            return None, None
        begin = match.start(1) + offset
        return role, self._state_before(begin) or self._state_after(match.end(1))

    def _state_before(self, position: int) -> str | None:
        """The state whose name or adjective ends just before, as in ``Canada's prime minister``."""
        stripped = self.text[max(0, position - 40) : position].rstrip()
        end = position - (min(40, position) - len(stripped))
        for tail in POSSESSIVE:
            if stripped.endswith(tail):
                found = self.ending_at(end - len(tail)) or self.ending_at(end)
                return _state(found)
        return _state(self.ending_at(end))

    def _state_after(self, position: int) -> str | None:
        """The state after ``of``, as in ``the president of France``."""
        match = OF_STATE.match(self.text, position)
        return _state(self.starting_at(match.end())) if match else None

    def state_of_phrase(self, start: int, end: int) -> str | None:
        """Return the one state named in a stretch of text."""
        found = {_state(mention) for mention in self.within(start, end)} - {None}
        return found.pop() if len(found) == 1 else None

    # -- what pronouns and titles stand for --------------------------------------------------

    def holder(self, role: str, state: str | None, before: int) -> Mention | None:
        """Return the one person before an offset who holds a role, and of that state.

        Args:
            role: Lower case, such as ``prime minister``.
            state: Id of the state, None if the text does not say.
            before: Where the title stands.
        """
        found: dict[str, Mention] = {}
        for mention in self.within(max(0, before - 6000), before):
            if mention.label != PERSON:
                continue
            person = self.person(mention)
            if _fits(person, role, state):
                found[self._key(mention)] = mention
        return next(iter(found.values())) if len(found) == 1 else None

    def antecedent(self, pronoun: str, before: int, since: int, subject: int) -> Mention | None:
        """Return whom ``he`` or ``she`` stands for, None where two people are as likely.

        Args:
            pronoun: Lower case.
            before: Where it stands.
            since: How far back to look.
            subject: Start of the sentence before, whose first name is its likeliest subject.
        """
        wanted = "female" if pronoun in words("female") else "male"
        near = [
            mention
            for mention in self.within(since, before)
            if mention.label == PERSON
            and self.person(mention).gender in {wanted, None}
            and self.text[mention.end : mention.end + 2] not in {"'s", "’s"}
        ]
        if not near:
            return None
        keys = {self._key(mention) for mention in near}
        if len(keys) == 1:
            return near[-1]
        certain = [mention for mention in near if self.person(mention).gender == wanted]
        if len({self._key(mention) for mention in certain}) == 1:
            return certain[-1]
        opening = [mention for mention in near if mention.start >= subject]
        return opening[0] if opening and self._heads(opening[0], subject) else None

    def _heads(self, mention: Mention, sentence: int) -> bool:
        """Whether a name opens its sentence, titles apart."""
        lead = self.text[sentence : mention.start].strip(" \t\"“'‘")
        return all(word[:1].isupper() or word.lower() in {"the", "former"} for word in lead.split())


def _from_entities(entities: Sequence[Mapping[str, object]]) -> Iterator[Mention]:
    for row in entities:
        yield Mention(
            int(str(row["start"])),
            int(str(row["end"])),
            str(row["text"]),
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
        kind = next(kind for kind in ORDER if kind in readings)
        identifiers = readings[kind]
        if kind == "surname":
            identifiers &= full
            if not identifiers:
                continue
        span = doc[first:last]
        only = next(iter(identifiers)) if len(identifiers) == 1 else None
        yield Mention(span.start_char, span.end_char, span.text, LABEL_OF_NAME[kind], only)


def _instruments(doc: Doc, names: Sequence[NameMatch]) -> Iterator[Mention]:
    """Treaties: their words are nobody's."""
    for row in doc._.treaties or []:
        yield Mention(row["start"], row["end"], row["text"], "TREATY", None)
    for name in names:
        if name["kind"] == "treaty":
            span = doc[name["start"] : name["end"]]
            yield Mention(span.start_char, span.end_char, span.text, "TREATY", None)


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
            if given or _titled(text, found) or _speaks(text, found):
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
    name = text[start:end].removesuffix("'s").removesuffix("’s").rstrip()
    name = name.rstrip("’'")
    if not name or not name[0].isupper() or words("body").intersection(name.split()):
        return None
    return Mention(start, start + len(name), name, PERSON, None)


def _titled(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 40) : mention.start]
    if not before.endswith(" "):
        return False
    last = before.split()[-1:] or [""]
    return last[0].strip(".") in words("title") or _last_role(before)[0] is not None


def _speaks(text: str, mention: Mention, *forms: str) -> bool:
    after = SAYING_AFTER.match(text, mention.end)
    before = SAYING_BEFORE.search(text[max(0, mention.start - 20) : mention.start])
    for match in (after, before):
        cue = cue_verbs().get(match.group(1)) if match else None
        if (
            cue is not None
            and cue.frame != "document"
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


def _agrees(name: str, parts: Sequence[str]) -> bool:
    """Whether two names with one surname can be one person's: no first names that differ."""
    known = name.split()
    return len(known) == 1 or known[0][:1] == parts[0][:1]


def _gender(name: str, title: str) -> str | None:
    forms = [word.strip(".,") for word in title.split()[-3:]]
    first = name.split()[0]
    for gender in ("male", "female"):
        if words(f"{gender}_title").intersection(forms) or first in words(f"{gender}_name"):
            return gender
    return None


def _last_role(phrase: str) -> tuple[str | None, int]:
    """The longest role at the end of a phrase, as written, and where it begins there."""
    pieces = phrase.split()
    for size in range(min(4, len(pieces)), 0, -1):
        candidate = " ".join(pieces[-size:])
        if roles().get(candidate.lower()) == "person":
            return candidate, phrase.rstrip().rfind(candidate)
    return None, 0


def _state(mention: Mention | None) -> str | None:
    if mention is None or mention.label not in STATES or mention.identifier is None:
        return None
    return mention.identifier if mention.identifier.startswith("state:") else None


def _fits(person: Person, role: str, state: str | None) -> bool:
    if state is not None and person.state not in {state, None}:
        return False
    if role == "leader":
        return state is not None and person.state == state
    if person.role is None:
        return False
    held = person.role.lower().removeprefix("former ")
    return held == role or held.endswith(" " + role)
