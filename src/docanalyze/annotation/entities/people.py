"""Who is meant by a surname: somebody named in full in the article, or somebody in office then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.wordlists import words
from docanalyze.annotation.records import NameMatch
from docanalyze.reading.header.names import begins_with_given_name
from docanalyze.register import Office, Person, Register

__all__ = ["People", "in_office", "namesakes_of_places", "title_before", "titled_people"]

# Somebody is spoken of some years before office and after it.
YEARS_BEFORE = 3
YEARS_AFTER = 8
# Longest title read before a name, in words: "Deputy Prime Minister".
LONGEST_TITLE = 4
# Longest personal name behind a title, in tokens.
LONGEST_NAME = 5
SHORTEST_ACRONYM = 2
PAIR = 2
NAME_PARTICLES = frozenset({"de", "da", "al", "bin", "von", "van", "der", "ibn", "-", "el"})
# Titles that say nothing about the office.
PLAIN_TITLES = frozenset(
    {"", "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "general", "gen", "marshal", "comrade"}
)
PERSONAL_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
BEFORE_PLACES = frozenset(
    {"in", "at", "from", "to", "near", "of", "between", "and", "into", "the", "with", "across"}
)


def titled_people(doc: Doc, context: TextContext) -> list[Mention]:
    """Return the capitalised words behind a title (``Secretary of State Ada Boateng``) as people.

    Args:
        doc: The text.
        context: What surrounds each token.
    """
    found = []
    for index in _behind_titles(context):
        if not title_before(doc, index) or not _may_be_named(doc, index, context):
            continue
        token = doc[index]
        end = index + 1
        while (
            end < len(doc)
            and end - token.i < LONGEST_NAME
            and (_may_be_named(doc, end, context) or _is_particle(doc, end))
        ):
            end += 1
        while doc[end - 1].lower_ in NAME_PARTICLES:
            end -= 1
        ordinary = end - token.i == 1 and context.is_common(token)
        if not ordinary and context.within_passage(token.i, end):
            found.append(Mention(token.i, end, "PERSON", (), doc[token.i : end].text, "model", 7))
    return found


def _behind_titles(context: TextContext) -> Iterator[int]:
    """Yield the tokens behind a word that can be a title; few are, so looking first is cheap."""
    heads = words("title_heads")
    for index, text in enumerate(context.texts[:-1], start=1):
        if text[0].isupper() and text.lower().rstrip(".") in heads:
            yield index


def namesakes_of_places(doc: Doc, known: Iterable[Mention], context: TextContext) -> list[Mention]:
    """Return people whose surname is a place's name: a common given name stands before it.

    Args:
        doc: The text.
        known: What the register knows in it.
        context: What surrounds each token.
    """
    known = list(known)
    starts = {one.start for one in known}
    return [
        Mention(place.start - 1, place.end, "PERSON", (), None, "model", 6)
        for place in known
        if place.label in {"GPE", "LOC"}
        and place.length == 1
        and place.start - 1 not in starts
        and place.start
        and _is_given_name(doc[place.start - 1], context)
    ]


def _is_given_name(token: Token, context: TextContext) -> bool:
    index = token.i
    return (
        token.is_title
        and token.whitespace_ != ""
        and context.passage[index] == context.passage[index + 1]
        and not (context.in_heading[index] or context.is_common(token) or token.is_stop)
        and begins_with_given_name(token.text)
    )


def _is_particle(doc: Doc, index: int) -> bool:
    """Whether a word in small letters is part of a name: ``de``, or ``moon`` of Ban Ki-moon."""
    hyphen = doc[index].text == "-" and not doc[index].whitespace_
    behind_hyphen = doc[index - 1].text == "-" and not doc[index - 1].whitespace_
    return hyphen or behind_hyphen or doc[index].lower_ in NAME_PARTICLES


def _may_be_named(doc: Doc, index: int, context: TextContext) -> bool:
    """Whether a word can be part of a personal name."""
    token = doc[index]
    is_acronym = token.is_upper and token.is_alpha and len(token) > SHORTEST_ACRONYM
    if is_acronym and index and doc[index - 1].lower_.rstrip(".") in PERSONAL_TITLES:
        # "Mr. OKONKWO (Nigeria)": records set surnames in capitals.
        is_acronym = False
    return token.text[0].isupper() and not (
        is_acronym
        or context.in_treaty[index]
        or context.in_date[index]
        or context.in_heading[index]
        or token.lower_.rstrip(".") in words("title_words")
    )


def title_before(doc: Doc, index: int) -> str:
    """Return the title that stands before a token, in lower case; empty if none does."""
    title: list[str] = []
    while index > 0 and len(title) < LONGEST_TITLE:
        index -= 1
        word = doc[index].lower_.rstrip(".")
        wanted = "title_words" if title else "title_heads"
        if word not in words(wanted) or not doc[index].text[0].isupper():
            break
        title.insert(0, word)
    return " ".join(title)


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
                parts = name.split()
                if len(parts) > 1:
                    self._by_ends[parts[0], parts[-1]].add(person.id)

    def linked(self, doc: Doc, mention: Mention) -> Mention:
        """Link a model's PERSON whose first and last name are those of one known person."""
        first, last = doc[mention.start].text, doc[mention.end - 1].text
        ids = self._by_ends.get((first, last), set())
        if mention.label != "PERSON" or mention.length == 1 or len(ids) != 1:
            return mention
        identifier = next(iter(ids))
        name = self._register.people[identifier].name
        return _relabelled(mention, (identifier,), name, "register")

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
            called: Tokens that the model takes for a person's whole name.
            context: What surrounds each token.
        """
        in_full = _named_in_full(doc, decided, self._register, context)
        candidates: dict[int, list[str]] = defaultdict(list)
        for match in names:
            if match["kind"] == "surname" and match["end"] - match["start"] == 1:
                candidates[match["start"]].append(match["identifier"])
        at = {token: one for one in decided for token in range(one.start, one.end)}
        affine = self._bodies_named(decided)
        result = dict.fromkeys(decided)
        for index, text in enumerate(context.texts):
            if text not in in_full and index not in candidates:
                continue
            token = doc[index]
            word = Surname(
                token, at.get(token.i), title_before(doc, token.i), token.i in called, context
            )
            resolved = self._one(word, in_full.get(token.text), candidates[token.i], affine)
            if resolved is not None:
                result.pop(word.here, None)  # type: ignore[arg-type]
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
        word: "Surname",
        known: Mention | None,
        candidates: list[str],
        affine: frozenset[str],
    ) -> Mention | None:
        if not word.is_free():
            return None
        index = word.token.i
        if known is not None:
            meant = word.means_the_named_one()
            person = Mention(index, index + 1, "PERSON", known.ids, known.name, "alias")
            return person if meant else None
        if not word.means_somebody():
            return None
        fitting = self._fitting(candidates, word, affine)
        if fitting is None:
            return word.unlinked()
        return Mention(index, index + 1, "PERSON", (fitting.id,), fitting.name, "alias")

    def _fitting(
        self, candidates: list[str], word: "Surname", affine: frozenset[str]
    ) -> Person | None:
        """Return the one person of that surname whose title, time and state all fit.

        A title that tells an office makes up for a state that the article does not name.
        """
        people = [self._register.people[identifier] for identifier in dict.fromkeys(candidates)]
        years = word.context.years_near(word.token.i)
        fitting = [
            person
            for person in people
            if _held_title(person, word.title)
            and (
                word.title.rpartition(" ")[2] not in PLAIN_TITLES
                or not affine.isdisjoint(office.state for office in person.offices)
            )
            and in_office(person, years)
        ]
        return fitting[0] if len(fitting) == 1 else None


@dataclass(frozen=True, slots=True)
class Surname:
    """A word that is somebody's surname, and what speaks for and against its being meant as one.

    Args:
        token: The word.
        here: The mention decided so far that holds it.
        title: The title before it, in lower case.
        called: Whether the model takes it for a person's name.
        context: What surrounds each token.
    """

    token: Token
    here: Mention | None
    title: str
    called: bool
    context: TextContext

    def is_free(self) -> bool:
        """Whether the word stands alone: no part of a longer name, an instrument or a date."""
        index = self.token.i
        blocked = self.context.in_treaty[index] or self.context.in_date[index]
        longer = self.here is not None and self.here.length > 1
        following = self.token.nbor(1) if index + 1 < len(self.token.doc) else None
        idea = following is not None and following.is_title and following.lower_ in words("ideas")
        part = _ends_double_name(self.token)
        return not (blocked or longer or idea or part or self.context.passage[index] < 0)

    def means_the_named_one(self) -> bool:
        """Whether it is short for somebody whom the article names in full."""
        if self.here is not None and self.here.method == "register":
            acts = _speaks(self.token) or (self.called and _stands_alone(self.token))
            return bool(self.title) or acts
        if self.title or self.called:
            return True
        return not self.context.is_plain_accident(self.token)

    def means_somebody(self) -> bool:
        """Whether it is a person although the article names none in full."""
        if self.here is not None and self.here.method == "register" and not self.title:
            return False
        if self.title or self.called:
            return True
        return self.here is None and not self.context.is_common(self.token)

    def unlinked(self) -> Mention | None:
        """Return the person that a title before the word makes of it, without a link."""
        if not self.title or self.here is not None:
            return None
        index = self.token.i
        return Mention(index, index + 1, "PERSON", (), self.token.text, "alias")


def _named_in_full(
    doc: Doc, decided: list[Mention], register: Register, context: TextContext
) -> dict[str, Mention | None]:
    """Return who of the article has each surname; None where two people share it."""
    found: dict[str, Mention | None] = {}
    for mention in decided:
        if mention.label != "PERSON" or (mention.length == 1 and not mention.ids):
            continue
        if not mention.ids and context.is_common(doc[mention.end - 1]):
            continue
        person = register.people.get(mention.entity_id or "")
        surname = person.surname if person else doc[mention.end - 1].text
        if not surname[:1].isupper() or (surname in found and _differ(found[surname], mention)):
            found[surname] = None
        else:
            found.setdefault(surname, mention)
    return {surname: mention for surname, mention in found.items() if mention is not None}


def _differ(one: Mention | None, other: Mention) -> bool:
    return one is None or (one.ids, one.name) != (other.ids, other.name)


def _stands_alone(token: Token) -> bool:
    """Whether no preposition of place precedes and no capitalised word follows."""
    before = token.nbor(-1).lower_ if token.i else ""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return before not in BEFORE_PLACES and not (following is not None and following.is_title)


def _speaks(token: Token) -> bool:
    """Whether a word of saying stands beside a name."""
    beside = token.doc[max(0, token.i - 1) : token.i + 2]
    return any(other.text in words("reporting_verbs") for other in beside)


def _ends_double_name(token: Token) -> bool:
    """Whether a hyphen ties a surname to another that is no known person's (``Wolde-Berhan``)."""
    before = token.doc[max(0, token.i - 2) : token.i]
    return (
        len(before) == PAIR
        and before[1].text == "-"
        and not (before[0].whitespace_ or before[1].whitespace_)
        and before[0].is_title
    )


def _held_title(person: Person, title: str) -> bool:
    head = title.rpartition(" ")[2]
    return head in PLAIN_TITLES or any(head in office.role.lower() for office in person.offices)


def in_office(person: Person, years: Iterable[int]) -> bool:
    """Whether somebody held a known office in or around one of the years."""
    return any(_covers(office, year) for office in person.offices for year in years)


def _covers(office: Office, year: int) -> bool:
    start = _year(office.start)
    end = _year(office.end)
    if start is None:
        return False
    return start - YEARS_BEFORE <= year and (end is None or year <= end + YEARS_AFTER)


def _year(edtf: str | None) -> int | None:
    return int(edtf[:4]) if edtf and edtf[:4].isdigit() else None


def _relabelled(mention: Mention, ids: tuple[str, ...], name: str, method: str) -> Mention:
    return Mention(mention.start, mention.end, mention.label, ids, name, method, mention.rank)
