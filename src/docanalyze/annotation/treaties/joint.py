"""Instruments that share a head noun: "the Treaties of Utrecht and Baden", "INF and ABM pacts"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.phrases import Phrase
from docanalyze.annotation.treaties.scene import Scene

__all__ = ["sharing_head"]

PLACE = r"[A-Z][\w’'-]+(?:[ \n](?:[A-Z]|d[eo]l?\s|la\s)[\w’'-]*){0,2}"
PLACES = re.compile(rf"\s+of\s+({PLACE}(?:,\s{PLACE})*,?\s+and\s+{PLACE})")
ONE = re.compile(PLACE)
BEFORE_AND = re.compile(r"((?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+) and (?:the )?\Z")
REACH = 60


def sharing_head(phrase: Phrase, scene: Scene, index: NameIndex) -> list[Phrase]:
    """Return the phrases of the instruments that share a plural head; none if it is of one name.

    Args:
        phrase: With a plural head.
        scene: The article.
        index: The register's treaties by key.
    """
    return list(_of_places(phrase, scene, index)) or list(_before_head(phrase, scene, index))


def _of_places(phrase: Phrase, scene: Scene, index: NameIndex) -> Iterator[Phrase]:
    """Split "the Treaties of Utrecht, Rastatt and Baden"."""
    text = scene.text
    listed = PLACES.match(text, phrase.head_end)
    if not listed or phrase.start < phrase.head_start:
        return
    if index.find(text[phrase.start : max(phrase.end, listed.end())])[0]:
        return
    places = list(ONE.finditer(text, *listed.span(1)))
    head = phrase.head.capitalize()
    known = [bool(index.find(f"{head} of {place.group()}")[0]) for place in places]
    # In lower case they could be of anything: "the treaties of Russia and Austria".
    if not (any(known) if phrase.capital else all(known)) or _is_of_others(places, scene):
        return
    yield replace(phrase, end=places[0].end(), capital=True, plural=False)
    for place in places[1:]:
        yield _sharing(phrase, *place.span())


def _before_head(phrase: Phrase, scene: Scene, index: NameIndex) -> Iterator[Phrase]:
    """Split "the Brussels and North Atlantic Treaties"; the walk to the left stopped at "and"."""
    text = scene.text
    if phrase.start == phrase.head_start:
        return
    offset = max(0, phrase.start - REACH)
    before = BEFORE_AND.search(text[offset : phrase.start])
    if not before:
        return
    parts = before.group(1).split(" ")
    for skip in range(len(parts)):
        name = " ".join(parts[skip:])
        start = offset + before.start(1) + len(" ".join(parts[:skip])) + bool(skip)
        end = offset + before.end(1)
        known = index.find(f"{name} {phrase.head}")[0] or (
            phrase.capital and _is_place(start, end, scene)
        )
        if parts[skip].lower() not in lexicon().outside and known:
            yield _sharing(phrase, start, end)
            yield phrase
            return


def _sharing(phrase: Phrase, start: int, end: int) -> Phrase:
    at = start if start > phrase.head_end else end
    return Phrase(start, end, phrase.head, at, at, plural=False, capital=True)


def _is_of_others(places: Sequence[re.Match[str]], scene: Scene) -> bool:
    """Whether they are of states, or of what they are about: "Treaties of Peace and Amity"."""
    words = lexicon()
    about = words.subjects | words.generic | words.contents
    if any(word.lower() in about for place in places for word in place.group().split()):
        return True
    return all(scene.near(scene.states, place.start(), place.start()) for place in places)


def _is_place(start: int, end: int, scene: Scene) -> bool:
    return any(each.end == end for each in scene.near(scene.towns, start, start))
