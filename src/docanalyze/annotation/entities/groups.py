"""Mentions made of words: groups that are no state's people, chains of states, organs of a body."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from spacy.tokens import Doc

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.wordlists import head_labels, peoples, words
from docanalyze.annotation.names import surface_variants
from docanalyze.register import Place, Register

__all__ = [
    "bodies_of_places",
    "chains",
    "group_words",
    "halves_of_countries",
    "organs_in_full",
]

HYPHENS = frozenset({"-", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}"})
# A group's name gives way to a register's name of the same words.
GROUP_RANK = 7
SIDES = frozenset(
    {
        *("North", "South", "East", "West", "Central"),
        *("Northern", "Southern", "Eastern", "Western"),
    }
)
PAIR = 2


@cache
def _phrases() -> dict[tuple[str, ...], str]:
    """Return the words for groups as tuples of tokens, in every spelling."""
    return {
        tuple(form.replace("-", " - ").split()): surface
        for surface in peoples()
        for form in surface_variants(surface)
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def group_words(doc: Doc, context: TextContext, register: Register) -> Iterator[Mention]:
    """Yield adjectives of continents, faiths and peoples: NORP, linked only to a place.

    Args:
        doc: The text.
        context: What surrounds each token.
        register: Its places.
    """
    phrases, firsts = _phrases(), _first_words()
    longest = max(map(len, phrases))
    for start, text in enumerate(context.texts):
        if text not in firsts or context.is_accident(doc[start]):
            continue
        for end in range(min(start + longest, len(doc)), start, -1):
            words_here = tuple(context.texts[start:end])
            if words_here in phrases:
                ids, name = _linked(phrases[words_here], register)
                yield Mention(start, end, "NORP", ids, name, "register", GROUP_RANK)
                break


def _linked(surface: str, register: Register) -> tuple[tuple[str, ...], str]:
    place = register.places.get(peoples()[surface])
    return ((place.id,), place.name) if place is not None else ((), surface)


def chains(doc: Doc, mentions: list[Mention]) -> Iterator[Mention]:
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


def organs_in_full(doc: Doc, mentions: Iterable[Mention], register: Register) -> Iterator[Mention]:
    """Yield organs with the body they belong to: ``Congress of the United States``.

    Args:
        doc: The text.
        mentions: What the register knows in it.
        register: Its organisations tell whose organ each is.
    """
    by_start = {one.start: one for one in sorted(mentions, key=lambda one: one.length)}
    for organ in by_start.values():
        organisation = register.organisations.get(organ.entity_id or "")
        if organisation is None or organisation.parent is None:
            continue
        place = organ.end
        if place < len(doc) and doc[place].text == "of":
            place += 1
            while place < len(doc) and (doc[place].text == "the" or doc[place].is_space):
                place += 1
            body = by_start.get(place)
            if body is not None and body.ids == (organisation.parent,):
                yield replace(organ, end=body.end)


def halves_of_countries(
    doc: Doc, mentions: Iterable[Mention], register: Register
) -> Iterator[Mention]:
    """Yield the first half in ``North and South Korea``, which shares the name of the second.

    Args:
        doc: The text.
        mentions: What the register knows in it.
        register: Its states and places.
    """
    for whole in mentions:
        start = whole.start - PAIR
        if not (
            start >= 0
            and whole.length > 1
            and doc[whole.start].text in SIDES
            and doc[start + 1].text in {"and", "or"}
            and doc[start].text in SIDES
        ):
            continue
        name = f"{doc[start].text} {doc[whole.start + 1 : whole.end].text}"
        countries = chain(register.states.values(), register.places.values())
        half = next((one for one in countries if name in (one.name, *one.aliases)), None)
        if half is not None:
            label = half.label if isinstance(half, Place) else "GPE"
            yield Mention(start, start + 1, label, (half.id,), half.name, "alias", 0)


def bodies_of_places(
    doc: Doc, mentions: Iterable[Mention], context: TextContext
) -> Iterator[Mention]:
    """Yield bodies that are named after a river or a sea: ``Loire Basin Commission``.

    Args:
        doc: The text.
        mentions: What the register knows in it.
        context: What surrounds each token.
    """
    for place in mentions:
        if place.label != "LOC" or context.in_heading[place.start]:
            continue
        end = place.end
        while end < min(len(doc), place.end + PAIR) and doc[end].is_title and doc[end].is_alpha:
            end += 1
            if head_labels().get(("last", doc[end - 1].lower_)) == "ORG":
                name = doc[place.start : end].text
                yield Mention(place.start, end, "ORG", (), name, "model", GROUP_RANK)
                break
