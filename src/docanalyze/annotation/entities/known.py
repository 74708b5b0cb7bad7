"""Mentions of what the register knows under a name that needs no context."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Span

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.wordlists import peoples, shared_names, words
from docanalyze.annotation.names import surface_variants
from docanalyze.annotation.records import NameMatch
from docanalyze.register import Entry, Organisation, Period, Place, Register, State

__all__ = ["NOTHING", "known_mentions", "people_words"]

# Of two candidates of equal length, the one that is earlier here wins.
RANKS = {
    kind: rank
    for rank, kind in enumerate(
        ("person", "period", "state", "organisation", "place", "demonym", "prefix")
    )
}
EVENTS = frozenset({"war", "crisis", "conference", "revolution", "disaster"})
HYPHENS = frozenset({"-", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}"})
KEEP_ARTICLE = frozenset({"hague", "gambia"})
LONGEST_ACRONYM = 5
FEWEST_MORE = 2
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
    for match in names:
        kinds = by_span.setdefault((match["start"], match["end"]), {})
        kinds.setdefault(match["kind"], []).append(match["identifier"])
    at: dict[int, set[str]] = {}
    for (start, _), kinds in by_span.items():
        at.setdefault(start, set()).update(one for ids in kinds.values() for one in ids)
    single = [
        mention
        for (start, end), kinds in by_span.items()
        if not _is_doubtful(doc, start, end, context)
        for mention in _decide(doc[start:end], kinds, register, context, at)
    ]
    single += _group_words(doc, context)
    chains = list(_chains(doc, single))
    firm = [mention for mention in single if mention.rank != RANKS["prefix"]]
    return [
        mention
        for mention in firm + chains
        if context.within_passage(mention.start, mention.end)
        and not any(context.in_treaty[mention.start : mention.end])
    ]


def _decide(
    span: Span,
    kinds: Mapping[str, list[str]],
    register: Register,
    context: TextContext,
    names: Mapping[int, set[str]],
) -> Iterator[Mention]:
    """Yield the candidate for one phrase: the kind of thing that ranks first."""
    start = _without_article(span)
    latest = max(context.all_years(), default=None)
    for kind in sorted(RANKS.keys() & kinds.keys(), key=RANKS.__getitem__):
        ids = _at_the_time(kind, kinds[kind], register, context.years_near(start))
        if kind == "period" and latest is not None:
            ids = tuple(one for one in ids if not _is_later(register.periods[one], latest))
        if not ids:
            continue
        label, name = _label_and_name(kind, ids, register)
        if kind == "period" and label is None and span[-1].lower_ == "war":
            label = "EVENT"
        if kind == "period" and label is None and register.periods[ids[0]].kind == "era":
            label = NOTHING
        if label == "EVENT" and _goes_on(span):
            return
        if label is not None:
            sure = len(ids) == 1 and not _is_another(span.text, context)
            if kind == "organisation" and _is_organ_of_another(span, ids, names, register):
                sure = False
            linked = ids if sure else ()
            yield Mention(start, span.end, label, linked, name, "register", RANKS[kind])
            return


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
    first = span[0]
    if first.lower_ == "the" and len(span) > 1 and span[1].lower_ not in KEEP_ARTICLE:
        return span.start + 1
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
    kind: str, ids: list[str], register: Register, years: list[int]
) -> tuple[str, ...]:
    """Keep of several namesakes those that existed in the years the passage speaks of."""
    if len(ids) == 1 or kind not in {"state", "demonym", "prefix", "organisation"}:
        return tuple(ids)
    entries = [_table(kind, register)[identifier] for identifier in ids]
    alive = [entry.id for entry in entries if _existed(entry, years)]
    if len(alive) != 1:
        alive = [entry.id for entry in entries if _existed(entry, None)]
    return tuple(alive) if len(alive) == 1 else tuple(ids)


def _existed(entry: Entry, years: list[int] | None) -> bool:
    """Whether something existed in one of the years; None: whether it still does."""
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


def _is_organ_of_another(
    span: Span, ids: Iterable[str], names: Mapping[int, set[str]], register: Register
) -> bool:
    """Whether ``of …`` behind an organ names another bearer than the one whose organ is known."""
    place = span.end
    while place < len(span.doc) and span.doc[place].text in {"of", "the"}:
        place += 1
    parents = {register.organisations[identifier].parent for identifier in ids}
    bearers = names.get(place, set())
    return (
        place > span.end and bool(bearers) and None not in parents and bearers.isdisjoint(parents)
    )


def _is_another(surface: str, context: TextContext) -> bool:
    """Whether the text is about something else of that name, as Georgia is a state of the USA."""
    against, speaks_for = shared_names().get(surface, (frozenset(), frozenset()))
    return not context.words.isdisjoint(against) and context.words.isdisjoint(speaks_for)


def _is_later(period: Period, latest: int) -> bool:
    """Whether something happened after the latest year that the text speaks of."""
    start = period.earliest or ""
    return start[:4].isdigit() and int(start[:4]) > latest


def _label_and_name(
    kind: str, ids: tuple[str, ...], register: Register
) -> tuple[str | None, str | None]:
    entries = [_table(kind, register)[identifier] for identifier in ids]
    name = entries[0].name if len(entries) == 1 else None
    if kind == "period":
        wars = any(getattr(entry, "kind", "") in EVENTS for entry in entries)
        return ("EVENT" if wars else None), name
    if kind == "place":
        first = entries[0]
        return (first.label if isinstance(first, Place) else None), name
    labels = {"person": "PERSON", "state": "GPE", "organisation": "ORG"}
    return labels.get(kind, "NORP"), name


@cache
def people_words() -> dict[tuple[str, ...], str]:
    """Return the words for groups as tuples of tokens, in every spelling."""
    return {
        tuple(form.replace("-", " - ").split()): surface
        for surface in peoples()
        for form in surface_variants(surface)
    }


def _group_words(doc: Doc, context: TextContext) -> Iterator[Mention]:
    """Yield adjectives of continents, faiths and peoples: NORP without a link."""
    phrases = people_words()
    longest = max(map(len, phrases))
    firsts = {phrase[0] for phrase in phrases}
    for token in doc:
        if token.text not in firsts or context.is_accident(token):
            continue
        for length in range(min(longest, len(doc) - token.i), 0, -1):
            words_here = tuple(other.text for other in doc[token.i : token.i + length])
            if words_here in phrases:
                end = token.i + length
                yield Mention(
                    token.i, end, "NORP", (), phrases[words_here], "register", RANKS["demonym"]
                )
                break


def _chains(doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield chains: states joined by hyphens, and peoples of a state (``Bosnian Serb``)."""
    links = {
        mention.start: mention
        for mention in sorted(mentions, key=lambda one: one.length)
        if mention.label in {"GPE", "NORP"}
    }
    used: set[int] = set()
    for start in sorted(links):
        if start in used:
            continue
        chain = [links[start]]
        while following := _next_link(doc, chain[-1], links):
            chain.append(following)
        used.update(link.start for link in chain)
        if len(chain) > 1:
            yield _merged(chain)


def _next_link(doc: Doc, link: Mention, links: dict[int, Mention]) -> Mention | None:
    end = link.end
    if end + 1 >= len(doc) or (doc[end - 1].whitespace_ and doc[end].text in HYPHENS):
        return None
    joined = doc[end].text in HYPHENS and not doc[end].whitespace_
    if joined and end + 1 in links:
        return links[end + 1]
    if link.label == "NORP" and doc[end].text in words("ethnic_heads"):
        return links.get(end)
    return None


def _merged(chain: list[Mention]) -> Mention:
    label = "NORP" if any(link.label == "NORP" for link in chain) else "GPE"
    ids = tuple(dict.fromkeys(identifier for link in chain for identifier in link.ids))
    names = [link.name for link in chain if link.name]
    name = "; ".join(names) if len(names) == len(chain) else None
    return Mention(chain[0].start, chain[-1].end, label, ids, name, "register", 0)
