"""Who is mentioned where: people and bodies that can speak, and what pronouns stand for."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from docanalyze.annotation.quotations.floor import Floor, floor_of
from docanalyze.annotation.quotations.hero import gender_of_hero, hero_of, is_interview
from docanalyze.annotation.quotations.lexicon import gender_of_name, words
from docanalyze.annotation.quotations.mentions import PERSON, Mention, find_mentions, last_role
from docanalyze.annotation.records import NameMatch
from docanalyze.annotation.tokens import whole_text

__all__ = ["Person", "Voices"]

STATES = frozenset(("GPE", "NORP"))
ROLE_BEFORE = re.compile(r"((?:[\w\u2019'.-]+[ \t]+){1,8})$")
APPOSITION = re.compile(
    r",[ \t]+(?:the[ \t]+|a[ \t]+|an[ \t]+)?((?:[\w\u2019'.-]+[ \t]+){0,7}?[\w\u2019'-]+)"
    r"(?=[,.;]|[ \t]+of\b|[ \t]+for\b|[ \t]+at\b|[ \t]+who\b)"
)
# `the Tanzanian minister, Juma Mwinyi`
ROLE_BEFORE_COMMA = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|['\u2019]s)[ \t]+"
    r"((?:[\w\u2019'-]+[ \t]+){0,6}?[\w-]+),[ \t]+(?:[A-Z][\w]*\.?[ \t]+){0,2}$"
)
# A rank is one with a capital: `major Powers` are no major's.
RANKS = frozenset(("general", "major", "captain", "colonel", "marshal", "admiral", "chief", "head"))
# `the Secretary-` at the end of a line, `General Ban Ki-moon` on the next.
BROKEN_ROLE = re.compile(r"\b(Secretary|Director|Under-Secretary)-[ \t]*\n[ \t]*$")
# `Juma Mwinyi, blamed the chairman for it`: no apposition.
VERB = re.compile(
    r"\b(?:{}|[a-z]{{3,}}ed)\b".format("|".join(sorted(words("finite") | words("past_verb"))))
)
OF_STATE = re.compile(r"[ \t]+(?:of|for)[ \t]+(?:the[ \t]+)?")
# How far back the holder of an office is looked for, in characters: near by, then anywhere.
HOLDER_WITHIN = (250, 6000)
# `his widow, Lena`
KIN_BEFORE = re.compile(r"\b([\w-]+),?[ \t\n]+$")
# `Arkady Semyonovich`
PATRONYMIC = re.compile(r"(?:ovich|evich|ovna|evna)\Z")
POSSESSIVE = ("'s", "\u2019s", "'", "\u2019")


@dataclass(slots=True)
class Person:
    """Somebody the article names, with what it says about them."""

    name: str
    identifier: str | None = None
    role: str | None = None
    state: str | None = None
    gender: str | None = None


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
    floor: Floor | None = field(init=False)
    hero: Mention | None = field(init=False)
    narrator: str | None = field(init=False)
    _starts: list[int] = field(init=False)
    _ends: list[int] = field(init=False)
    _people: dict[str, Person] = field(init=False)
    _surnames: dict[str, list[str]] = field(init=False)
    _given: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.text = whole_text(self.doc)
        self.mentions = find_mentions(self.doc, self.names)
        self._starts = [mention.start for mention in self.mentions]
        self._ends = [mention.end for mention in self.mentions]
        self._people = {}
        self._surnames = defaultdict(list)
        self._given = defaultdict(list)
        # Whole names first, so that parts of them are known.
        for whole in (True, False):
            for mention in self.mentions:
                if mention.label == PERSON and (" " in mention.text) is whole:
                    self._meet(mention)
        self.floor = floor_of(self.text, self.mentions)
        self.hero = self._guest() or hero_of(self.text, self.mentions)
        if self.hero is not None:
            person = self.person(self.hero)
            person.gender = person.gender or gender_of_hero(self.text)
        self.narrator = self._narrator()

    def _guest(self) -> Mention | None:
        """The one person who answers in an interview's turns."""
        if self.floor is None or self.floor.record:
            return None
        return self.floor.guest()

    def answering(self, position: int) -> Mention | None:
        """Return whose turn it is at an offset, where it is one of an interview."""
        floor = self.floor
        return floor.at(position) if floor is not None and not floor.record else None

    def asked(self, position: int) -> Mention | None:
        """Return the guest of an interview where it is not their own turn: ``you``."""
        guest = self._guest()
        own = guest is not None and self.answering(position) is guest
        return None if own else guest

    def presenting(self, position: int) -> Mention | None:
        """Return who has the floor at an offset of a summary record."""
        return self.floor.at(position) if self.floor is not None and self.floor.record else None

    def _narrator(self) -> str | None:
        """Whom ``I`` stands for: the guest of an interview, or else the one author."""
        if is_interview(self.text) or (self.floor is not None and self._guest() is not None):
            return self.person(self.hero).name if self.hero is not None else None
        authors = self.doc._.authors or []
        return authors[0] if len(authors) == 1 and authors[0] else None

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
        return self._people.get(self.key_of(mention)) or self._meet(mention)

    def named(self, mention: Mention) -> bool:
        """Whether the person is a known one of this article."""
        return self.key_of(mention) in self._people

    def key_of(self, mention: Mention) -> str:
        """Return under what key a person of this article is known."""
        if mention.identifier:
            return mention.identifier
        parts = mention.text.split()
        known = self._surnames.get(parts[-1].lower(), [])
        if len(known) == 1 and (len(parts) == 1 or _agrees(self._people[known[0]].name, parts)):
            return known[0]
        if not known and (len(parts) == 1 or PATRONYMIC.search(parts[-1])):
            called = self._given.get(parts[0].lower(), [])
            if len(called) == 1:
                return called[0]
        if not known and len(parts) > 1:
            # `Halima Deqow` of `Halima Deqow Isaaq`
            called = [
                key
                for key in self._given.get(parts[0].lower(), [])
                if set(parts) < set(self._people[key].name.split())
            ]
            if len(called) == 1:
                return called[0]
        return " ".join(parts).lower()

    def _meet(self, mention: Mention) -> Person:
        key = self.key_of(mention)
        person = self._people.get(key)
        if person is None:
            person = self._people[key] = Person(mention.text, mention.identifier)
            self._surnames[mention.text.split()[-1].lower()].append(key)
            if " " in mention.text:
                self._given[mention.text.split()[0].lower()].append(key)
        if len(mention.text.split()) > len(person.name.split()):
            person.name = mention.text
        role, state, title = self._office(mention)
        kin = KIN_BEFORE.search(self.text, max(0, mention.start - 40), mention.start)
        kind = next(
            (
                each
                for each in ("male", "female")
                if kin and kin.group(1).lower() in words(f"{each}_role")
            ),
            None,
        )
        person.role = person.role or role
        person.state = person.state or state
        person.gender = person.gender or kind or _gender(person.name, title)
        return person

    def _office(self, mention: Mention) -> tuple[str | None, str | None, str]:
        """Role, state and the words of the title that stand by a name."""
        before = ROLE_BEFORE.search(self.text, max(0, mention.start - 90), mention.start)
        title = before.group(1) if before else ""
        role, offset = last_role(title)
        if role is not None and not (role in RANKS and role.islower()):
            begin = mention.start - len(title) + offset
            broken = BROKEN_ROLE.search(self.text, max(0, begin - 20), begin)
            role = f"{broken.group(1)}-{role}" if broken is not None else role
            former = re.search(r"\b(former|ex)[ \t-]+(?:[\w\u2019'.]+[ \t]+){0,3}$", title[:offset])
            state = self._state_before(begin) or self._state_after(mention.end)
            return (f"former {role}" if former else role), state, title
        role, state = self._apposition(mention)
        return (role, state, title) if role else (*self._before_comma(mention), title)

    def _before_comma(self, mention: Mention) -> tuple[str | None, str | None]:
        match = ROLE_BEFORE_COMMA.search(self.text, max(0, mention.start - 90), mention.start)
        role, offset = last_role(match.group(1)) if match else (None, 0)
        if match is None or role is None:
            return None, None
        begin = match.start(1) + offset
        return role, self._state_before(begin)

    def _apposition(self, mention: Mention) -> tuple[str | None, str | None]:
        match = APPOSITION.match(self.text, mention.end, mention.end + 120)
        if match is None:
            return None, None
        role, offset = last_role(match.group(1) + " ")
        if role is None or VERB.search(match.group(1)):
            return None, None
        begin = match.start(1) + offset
        inside = self.state_of_phrase(match.start(1), match.end(1))
        return role, self._state_before(begin) or self._state_after(match.end(1)) or inside

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
        for reach in HOLDER_WITHIN:
            found: dict[str, Mention] = {}
            for mention in self.within(max(0, before - reach), before):
                if mention.label == PERSON and _fits(self.person(mention), role, state):
                    found[self.key_of(mention)] = mention
            if found:
                return next(iter(found.values())) if len(found) == 1 else None
        return None


def _agrees(name: str, parts: Sequence[str]) -> bool:
    """Whether two names with one surname can be one person's: no first names that differ."""
    known = name.split()
    return len(known) == 1 or known[0][:1] == parts[0][:1]


def _gender(name: str, title: str) -> str | None:
    forms = [word.strip(".,") for word in title.split()[-3:]]
    first = name.split(maxsplit=1)[0]
    for gender in ("male", "female"):
        if words(f"{gender}_title").intersection(forms):
            return gender
    return gender_of_name(first)


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
