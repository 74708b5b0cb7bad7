"""Mentions of what the register knows under a name that needs no context."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.groups import (
    bodies_of_places,
    chains,
    group_words,
    halves_of_countries,
    organs_in_full,
)
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.people import in_office
from docanalyze.annotation.entities.wordlists import head_labels, provinces, shared_names, words
from docanalyze.annotation.records import NameMatch
from docanalyze.register import (
    Entry,
    Organisation,
    Period,
    Person,
    Place,
    Register,
    State,
)

__all__ = ["NOTHING", "known_mentions"]

# Of two candidates of equal length, the one that is earlier here wins.
RANKS = {
    kind: rank
    for rank, kind in enumerate(
        ("person", "period", "state", "organisation", "place", "demonym", "prefix")
    )
}
LABELS = {"person": "PERSON", "state": "GPE", "organisation": "ORG"}
EVENTS = frozenset({"war", "crisis", "conference", "revolution", "disaster"})
# Number of the text as a whole, among those of its passages.
TEXT = -2
CITATIONS = frozenset({"Article", "Chapter", "Section"})
KEEP_ARTICLE = frozenset({"hague", "gambia"})
LONGEST_ACRONYM = 5
FEWEST_MORE = 2
THINGS = frozenset({"FAC", "ORG", "LOC"})
# A body may be spoken of while it is being planned.
YEARS_BEFORE_FOUNDING = 5
# Words of a province's name, with the comma before it: ", New South Wales".
LONGEST_PROVINCE = 4
# A text may speak of what came a few years after the last year it names.
YEARS_AHEAD = 10
# The label of what keeps its words from being anything else, such as the name of an era.
NOTHING = ""


def known_mentions(
    doc: Doc, names: Iterable[NameMatch], register: Register, context: TextContext
) -> list[Mention]:
    """Return candidates for mentions, chains of states included; they may overlap.

    Args:
        doc: The text.
        names: Every phrase of the register in it.
        register: Who and what is known.
        context: What surrounds each token.
    """
    by_span: dict[tuple[int, int], dict[str, list[str]]] = {}
    starting: dict[int, set[str]] = {}
    for match in names:
        kinds = by_span.setdefault((match["start"], match["end"]), {})
        kinds.setdefault(match["kind"], []).append(match["identifier"])
        starting.setdefault(match["start"], set()).add(match["identifier"])
    decision = Decision(register, context, starting, _states_named(starting, register, context))
    single = [
        mention
        for (start, end), kinds in by_span.items()
        if not _is_doubtful(doc, start, end, context)
        and (mention := decision.about(doc[start:end], kinds)) is not None
    ]
    single += group_words(doc, context, register)
    firm = [mention for mention in single if mention.rank != RANKS["prefix"]]
    return [
        mention
        for mention in [
            *firm,
            *chains(doc, single),
            *organs_in_full(doc, firm, register),
            *halves_of_countries(doc, firm, register),
            *bodies_of_places(doc, firm, context),
        ]
        if context.within_passage(mention.start, mention.end)
        and not any(context.in_treaty[mention.start : mention.end])
    ]


@dataclass(frozen=True, slots=True)
class Decision:
    """Decides what one phrase of the register is in a text.

    Args:
        register: Who and what is known.
        context: What surrounds each token.
        starting: The ids of all phrases that start at a token.
        states: Those that each passage names; under ``TEXT`` those that the text names most.
    """

    register: Register
    context: TextContext
    starting: Mapping[int, set[str]]
    states: Mapping[int, Collection[str]]

    def about(self, span: Span, kinds: Mapping[str, list[str]]) -> Mention | None:
        """Return the candidate: the kind of thing that ranks first; None if it is nothing."""
        for kind in sorted(RANKS.keys() & kinds.keys(), key=RANKS.__getitem__):
            years = self.context.years_near(span.start)
            ids = _at_the_time(kind, kinds[kind], self.register, years)
            if kind == "period":
                ids = self._until_now(ids)
            label = self._label(kind, ids, span) if ids else None
            if label is None:
                continue
            if (label == "EVENT" and _goes_on(span)) or _is_citation(span):
                return None
            if label == "PERSON" and _names_a_thing(span):
                return None
            entry = _table(kind, self.register)[ids[0]]
            sure = len(ids) == 1 and not self._is_another(span, entry)
            start, linked = _without_article(span), (ids if sure else ())
            name = entry.name if len(ids) == 1 else None
            return Mention(start, span.end, label, linked, name, "register", RANKS[kind])
        return None

    def _until_now(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Drop what happened long after the latest year that the text speaks of."""
        latest = self.context.latest_year
        if latest is None:
            return ids
        starts = {one: (self.register.periods[one].earliest or "")[:4] for one in ids}
        return tuple(
            one
            for one, start in starts.items()
            if not start.isdigit() or int(start) <= latest + YEARS_AHEAD
        )

    def _label(self, kind: str, ids: tuple[str, ...], span: Span) -> str | None:
        entry = _table(kind, self.register)[ids[0]]
        if isinstance(entry, Place):
            return entry.label
        if isinstance(entry, Period):
            if entry.kind in EVENTS or span[-1].lower_ == "war":
                return "EVENT"
            return NOTHING if entry.kind == "era" else None
        return LABELS.get(kind, "NORP")

    def _is_another(self, span: Span, entry: Entry) -> bool:
        """Whether the text is about something else of that name.

        Georgia may be a state of the USA, and Paris a town in Texas; the Security Council of the
        Arctic League is none of the United Nations; the European Commission of 1870 is that of the
        Danube.
        """
        if isinstance(entry, Place) and _is_in_a_province(span, entry):
            return True
        against, speaks_for = shared_names().get(span.text, (frozenset(), frozenset()))
        if not self.context.words.isdisjoint(against):
            return self.context.words.isdisjoint(speaks_for)
        if not isinstance(entry, Organisation):
            return False
        published = self.context.published
        unborn = published is not None and (entry.start or 0) > published + YEARS_BEFORE_FOUNDING
        return unborn or (entry.parent is not None and self._is_anothers_organ(span, entry.parent))

    def _is_anothers_organ(self, span: Span, parent: str) -> bool:
        """Whether an organ's name is followed by another body, or the text is about another."""
        if span.text in words("shared_organs"):
            number = self.context.passage[span.start]
            return parent not in (self.states.get(number) or self.states[TEXT])
        place = span.end
        while place < len(span.doc) and span.doc[place].text in {"of", "the"}:
            place += 1
        bearers = self.starting.get(place, set())
        return place > span.end and bool(bearers) and parent not in bearers


def _states_named(
    starting: Mapping[int, set[str]], register: Register, context: TextContext
) -> dict[int, set[str]]:
    """Return the states of each passage, and those that the text names most; places count too."""
    counts: Counter[str] = Counter()
    named: dict[int, set[str]] = {}
    for start, identifiers in starting.items():
        places = (register.places.get(identifier) for identifier in identifiers)
        states = identifiers & register.states.keys()
        states |= {place.state for place in places if place is not None and place.state}
        counts.update(states)
        named.setdefault(context.passage[start], set()).update(states)
    most = max(counts.values(), default=0)
    named[TEXT] = {state for state, count in counts.items() if count == most}
    return named


def _is_in_a_province(span: Span, place: Place) -> bool:
    """Whether a province of another state is named behind a comma: ``Paris, Texas``."""
    behind = [token.text for token in span.doc[span.end : span.end + LONGEST_PROVINCE]]
    if behind[:1] != [","]:
        return False
    return any(
        state != place.state
        for end in range(2, len(behind) + 1)
        if (state := provinces().get(" ".join(behind[1:end])))
    )


def _is_citation(span: Span) -> bool:
    """Whether an organisation's name is the number of an article here (``Article 19``)."""
    first, last = span[0], span[-1]
    return first.text in CITATIONS and last.like_num and len(span) > 1


def _names_a_thing(span: Span) -> bool:
    """Whether somebody's name is that of a doctrine, a street, a college (``Truman Doctrine``)."""
    following = span.doc[span.end] if span.end < len(span.doc) else None
    if following is None or not following.is_title:
        return False
    idea = len(span) == 1 and following.lower_ in words("ideas")
    return idea or head_labels().get(("last", following.lower_)) in THINGS


def _is_doubtful(doc: Doc, start: int, end: int, context: TextContext) -> bool:
    """Whether a name of one word is more likely an ordinary one here."""
    token = doc[start]
    if end - start > 1:
        return False
    if context.in_capitals[start] and token.is_upper and len(token) <= LONGEST_ACRONYM:
        return context.is_common(token)
    return context.is_accident(token)


def _without_article(span: Span) -> int:
    """Return the first token without ``the``, which only few names keep."""
    first, *rest = (token for token in span if not token.is_space)
    if first.lower_ == "the" and rest and rest[0].lower_ not in KEEP_ARTICLE:
        return rest[0].i
    if span.start and first.nbor(-1).text == "The" and first.lower_ in KEEP_ARTICLE:
        return span.start - 1
    return span.start


def _table(kind: str, register: Register) -> Mapping[str, Entry]:
    tables: Mapping[str, Mapping[str, Entry]] = {
        "person": register.people,
        "period": register.periods,
        "organisation": register.organisations,
        "place": register.places,
    }
    return tables.get(kind, register.states)


def _at_the_time(
    kind: str, ids: list[str], register: Register, years: Sequence[int]
) -> tuple[str, ...]:
    """Keep of several namesakes the one that existed in the years the passage speaks of."""
    if len(ids) == 1:
        return tuple(ids)
    entries = [_table(kind, register)[identifier] for identifier in dict.fromkeys(ids)]
    alive = [entry.id for entry in entries if _existed(entry, years)]
    if len(alive) != 1:
        alive = [entry.id for entry in entries if _existed(entry, None)]
    return tuple(alive) if len(alive) == 1 else tuple(entry.id for entry in entries)


def _existed(entry: Entry, years: Sequence[int] | None) -> bool:
    """Whether something existed in one of the years; None: whether it still does."""
    if isinstance(entry, Person):
        return years is not None and in_office(entry, years)
    if not isinstance(entry, State | Organisation):
        return True
    if years is None:
        return entry.end is None
    return any((entry.start or 0) <= year <= (entry.end or year) for year in years)


def _goes_on(span: Span) -> bool:
    """Whether an event's name is longer than the register's: ``World Summit for Children``."""
    following = span.doc[span.end : span.end + 3]
    if len(following) < FEWEST_MORE or following[0].text not in {"for", "on", "of", "against"}:
        return False
    rest = (
        following[2]
        if following[1].text == "the" and len(following) > FEWEST_MORE
        else following[1]
    )
    return rest.text[0].isupper()
