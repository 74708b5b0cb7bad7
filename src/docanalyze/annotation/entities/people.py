"""Who is meant by a surname: somebody named in full in the article, or somebody in office then."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.surnames import Surname, with_article
from docanalyze.annotation.entities.titles import head_of_title, title_before
from docanalyze.annotation.entities.wordlists import words
from docanalyze.annotation.records import NameMatch
from docanalyze.register import Office, Person, Register
from docanalyze.text import unaccented

__all__ = ["People", "in_office"]

# Somebody is spoken of some years before office and after it.
YEARS_BEFORE = 3
YEARS_AFTER = 8
# Of a monarch; it is no surname.
NUMBER = re.compile(r"[IVX]+")

# Who governs is meant by a surname rather than others in office then, and they before the rest.
GOVERNING = frozenset(
    {
        *("president", "prime minister", "chancellor", "premier", "leader", "supreme leader"),
        *("king", "queen", "emperor", "sultan", "tsar", "shah", "pope", "general secretary"),
        "secretary-general",
    }
)
MINOR = frozenset(
    {
        *("senator", "spokesman", "spokeswoman", "governor", "administrator"),
        *("director of the CIA", "chair of the Federal Reserve", "attorney general"),
        *("director of national intelligence", "chairman of the Joint Chiefs of Staff"),
    }
)
ABROAD = frozenset({"foreign minister", "foreign secretary", "secretary of state"})

Place = tuple[int, int]


class People:
    """Resolves surnames and names with initials.

    Args:
        register: Whose people are known.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._by_ends: dict[tuple[str, str], set[str]] = defaultdict(set)
        for person in register.people.values():
            for name in (person.name, *person.aliases):
                parts = unaccented(name).split()
                if len(parts) > 1 and not NUMBER.fullmatch(parts[-1]):
                    self._by_ends[parts[0], parts[-1]].add(person.id)

    def linked(self, doc: Doc, mention: Mention) -> Mention:
        """Link a model's PERSON whose first and last name are those of one known person."""
        if mention.label != "PERSON" or mention.length == 1:
            return mention
        first, last = doc[mention.start].text, doc[mention.end - 1].text
        ids = self._by_ends.get((unaccented(first), unaccented(last)), set())
        if len(ids) != 1:
            return mention
        identifier = next(iter(ids))
        name = self._register.people[identifier].name
        return replace(mention, ids=(identifier,), name=name, method="register")

    def resolve(
        self,
        doc: Doc,
        names: Iterable[NameMatch],
        decided: list[Mention],
        called: frozenset[int],
        context: TextContext,
    ) -> list[Mention]:
        """Return the mentions with surnames added and linked, by position.

        Args:
            doc: The text.
            names: Every phrase of the register in it.
            decided: Mentions without overlap.
            called: Tokens that the model takes for the start of a person's name.
            context: What surrounds each token.
        """
        in_full = _named_in_full(doc, decided, self._register, context)
        candidates = _candidates(doc, names)
        at = {token: one for one in decided for token in range(one.start, one.end)}
        affine = self._bodies_named(decided)
        others = _named_otherwise(decided, context)
        result = dict.fromkeys(decided)
        for start, end in sorted({*candidates, *_occurrences(in_full, context)}, key=_longest):
            inside = {at[token] for token in range(start, end) if token in at}
            if any(one.start < start or one.end > end for one in inside):
                continue
            surname = tuple(context.texts[start:end])
            word = Surname(
                doc[start:end],
                at.get(start),
                title_before(doc, start),
                start in called,
                surname in others,
                context,
            )
            resolved = self._one(
                word, in_full.get(surname), candidates.get((start, end), ()), affine
            )
            if resolved is not None:
                for one in inside:
                    result.pop(one, None)
                at |= dict.fromkeys(range(start, end), resolved)
                result[resolved] = None
        return sorted(result, key=lambda one: one.start)

    def _bodies_named(self, decided: Iterable[Mention]) -> frozenset[str]:
        """Return the states and organisations that the text names, or of which it names a place."""
        named = {identifier for one in decided for identifier in one.ids}
        places = (self._register.places.get(identifier) for identifier in tuple(named))
        named.update(place.state for place in places if place is not None and place.state)
        return frozenset(named)

    def _one(
        self,
        word: Surname,
        known: Mention | None,
        candidates: Sequence[str],
        affine: frozenset[str],
    ) -> Mention | None:
        if not word.is_free():
            return None
        span = word.span
        if known is not None:
            if not word.means_the_named_one():
                return None
            ids, name = self._bearer_then(known, candidates, word, affine)
            return Mention(span.start, span.end, "PERSON", ids, name, "alias")
        if not word.means_somebody():
            return None
        fitting = self._fitting(candidates, word, affine)
        if fitting is None:
            return word.unlinked()
        return Mention(span.start, span.end, "PERSON", (fitting.id,), fitting.name, "alias")

    def _bearer_then(
        self, known: Mention, candidates: Iterable[str], word: Surname, affine: frozenset[str]
    ) -> tuple[tuple[str, ...], str | None]:
        """Return who bears the surname of somebody named in full, in the years of this sentence.

        ``Bush`` in 1991 is not the son, though only he is named in full, if the years of the
        sentence are those of another's office. Where both were in office, and the full name comes
        only later, nobody knows.
        """
        person = self._register.people.get(known.entity_id or "")
        years = word.context.years_in_sentence(word.span.start)
        named_later = word.span.start < known.start
        if person is None or not (person.offices or named_later):
            return known.ids, known.name
        states = affine | {office.state for office in person.offices}
        people = [self._register.people[identifier] for identifier in dict.fromkeys(candidates)]
        rivals = [
            one
            for one in people
            if one is not person
            and _in_term(one, years)
            and not states.isdisjoint(office.state for office in one.offices)
        ]
        if not rivals or (_in_term(person, years) and not named_later):
            return known.ids, known.name
        if len(rivals) == 1 and not _in_term(person, years):
            return (rivals[0].id,), rivals[0].name
        return (), None

    def _fitting(
        self, candidates: Iterable[str], word: Surname, affine: frozenset[str]
    ) -> Person | None:
        """Return the one person of that surname whose title, time and state all fit.

        A title that tells an office makes up for a state that the article does not name. The years
        of the sentence count before those of the passage and of the article: only if nobody was in
        office then are the others asked.
        """
        people = [self._register.people[identifier] for identifier in dict.fromkeys(candidates)]
        head = head_of_title(word.title)
        fitting = [
            person
            for person in people
            if _held_office(person, head)
            or (
                _is_plain(head)
                and not affine.isdisjoint(
                    office.state for office in person.offices if not _is_minor(office)
                )
            )
        ]
        start, context = word.span.start, word.context
        near = (context.years_in_sentence(start), context.years_near(start), context.all_years)
        for years in near:
            then = [person for person in fitting if in_office(person, years)]
            if then:
                return _foremost(then, years)
        return None


def _candidates(doc: Doc, names: Iterable[NameMatch]) -> dict[Place, list[str]]:
    """Return where surnames of known people stand, their Arabic article included."""
    found: dict[Place, list[str]] = defaultdict(list)
    for match in names:
        if match["kind"] == "surname":
            start = with_article(doc, match["start"])
            found[start, match["end"]].append(match["identifier"])
    return found


def _occurrences(
    in_full: Mapping[tuple[str, ...], Mention], context: TextContext
) -> Iterator[Place]:
    """Yield where surnames stand of people whom the article names in full."""
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for surname in in_full:
        by_first[surname[0]].append(surname)
    for start, text in enumerate(context.texts):
        for surname in by_first.get(text, ()):
            if tuple(context.texts[start : start + len(surname)]) == surname:
                yield start, start + len(surname)


def _longest(place: Place) -> tuple[int, int]:
    """Order shorter surnames first, so that a longer one takes their place."""
    return place[1] - place[0], place[0]


def _named_otherwise(decided: Iterable[Mention], context: TextContext) -> set[tuple[str, ...]]:
    """Return the names that the article has for places and bodies."""
    return {tuple(context.texts[one.start : one.end]) for one in decided if one.label != "PERSON"}


def _named_in_full(
    doc: Doc, decided: list[Mention], register: Register, context: TextContext
) -> dict[tuple[str, ...], Mention]:
    """Return who of the article has each surname; nobody where two people share it."""
    found: dict[tuple[str, ...], Mention | None] = {}
    for mention in decided:
        if mention.label != "PERSON" or (mention.length == 1 and not mention.ids):
            continue
        if not mention.ids and context.is_common(doc[mention.end - 1]):
            continue
        person = register.people.get(mention.entity_id or "")
        surname = _words_of(person.surname) if person else (doc[mention.end - 1].text,)
        if surname in found and _differ(found[surname], mention):
            found[surname] = None
        elif surname and surname[-1][:1].isupper():
            found.setdefault(surname, mention)
    return {surname: mention for surname, mention in found.items() if mention is not None}


def _words_of(surname: str) -> tuple[str, ...]:
    """Return a surname in words as the tokeniser cuts them: ``Boutros-Ghali`` is three."""
    return tuple(surname.replace("-", " - ").split())


def _differ(one: Mention | None, other: Mention) -> bool:
    return one is None or (one.ids, one.name) != (other.ids, other.name)


def _foremost(people: Sequence[Person], years: Iterable[int]) -> Person | None:
    """Return the one whom a bare surname means: before all who govern, then ministers abroad."""
    years = tuple(years)
    ranks = {person.id: _rank(person, years) for person in people}
    best = [person for person in people if ranks[person.id] == min(ranks.values())]
    return best[0] if len(best) == 1 else None


def _rank(person: Person, years: Sequence[int]) -> int:
    roles = {office.role for office in person.offices for year in years if _covers(office, year)}
    if not roles.isdisjoint(GOVERNING):
        return 0
    return 1 if not roles.isdisjoint(ABROAD) else 2


def _is_minor(office: Office) -> bool:
    """Whether an office is too small to tell whom a bare surname means."""
    return office.role in MINOR or office.role.startswith(("deputy ", "under-secretary"))


def _is_plain(title: str) -> bool:
    """Whether a title, or none, says nothing about the office."""
    return not title or title in words("plain_titles")


def _held_office(person: Person, title: str) -> bool:
    return not _is_plain(title) and any(title in office.role.lower() for office in person.offices)


def in_office(person: Person, years: Iterable[int]) -> bool:
    """Whether somebody held a known office in or around one of the years."""
    return any(_covers(office, year) for office in person.offices for year in years)


def _in_term(person: Person, years: Iterable[int]) -> bool:
    """Whether somebody held a known office in one of the years, and not only around it."""
    return any(_covers(office, year, 0, 0) for office in person.offices for year in years)


def _covers(
    office: Office, year: int, before: int = YEARS_BEFORE, after: int = YEARS_AFTER
) -> bool:
    start = _year(office.start)
    end = _year(office.end)
    if start is None:
        return False
    return start - before <= year and (end is None or year <= end + after)


def _year(edtf: str | None) -> int | None:
    return int(edtf[:4]) if edtf and edtf[:4].isdigit() else None
