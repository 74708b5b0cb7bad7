"""Where a phrase is cut: at an owner, a list of states, a passage, or between two names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.phrases import Phrase
from docanalyze.annotation.treaties.scene import Scene

__all__ = ["cut_phrase"]

OWNED = re.compile(r"(?i)\b(?:jay|pinckney|emperor|gentlemen|gentleman|people|citizen)s?\Z")
SIGNED_IN = re.compile(r"\s+(?:in|at)\s+\Z")
LISTED = re.compile(r"(?:,\s|,?\s(?:and|&)\s)(?:the\s)?")
WIDEST_LIST = 60


def cut_phrase(phrase: Phrase, scene: Scene, index: NameIndex) -> Iterator[Phrase]:
    """Yield a phrase, or its halves where two instruments share a head.

    Args:
        phrase: As it was found.
        scene: The article.
        index: The register's treaties by key.
    """
    if phrase.plural:
        halves = list(_halves(phrase, scene, index))
        if halves:
            yield from halves
            return
    yield _trimmed(phrase, scene)


def _trimmed(phrase: Phrase, scene: Scene) -> Phrase:
    """Leave out an owner, the place of signature, and what lies beyond the passage."""
    low, high = scene.passage(phrase.head_start)
    phrase = replace(phrase, start=max(low, phrase.start), end=min(high, phrase.end))
    phrase = _without_list(phrase, scene)
    for place in scene.near(scene.towns, phrase.head_end, phrase.end):
        signed = SIGNED_IN.search(scene.text, phrase.head_end, place.start)
        if signed and place.end >= phrase.end:
            phrase = replace(phrase, end=signed.start())
    owner = scene.text[phrase.start : phrase.head_start]
    cut = max(owner.rfind(mark) for mark in ("’s ", "'s ", "s’ ", "s' "))
    if cut <= 0 or OWNED.search(owner[:cut]):
        return phrase
    return replace(phrase, start=phrase.start + cut + 3)


def _without_list(phrase: Phrase, scene: Scene) -> Phrase:
    """Leave out the last of a list of states: "India, Japan, and the Republic of … Pact"."""
    first = next(iter(scene.near(scene.states, phrase.start, phrase.start)), None)
    if first is None or first.end >= phrase.head_start or scene.text[first.end] != " ":
        return phrase
    before = scene.near(scene.states, phrase.start - WIDEST_LIST, phrase.start - 1)
    if before and LISTED.fullmatch(scene.text, before[-1].end, phrase.start):
        return replace(phrase, start=first.end + 1)
    return phrase


def _halves(phrase: Phrase, scene: Scene, index: NameIndex) -> Iterator[Phrase]:
    text = scene.text
    head = phrase.head.capitalize()
    right = text[phrase.head_end : phrase.end]
    match = re.match(r"(\s+of\s+)(.+?)(\s+and\s+)(.+)\Z", right, re.DOTALL)
    if match and phrase.start == phrase.head_start:
        first, second = (f"{head} of {match.group(at)}" for at in (2, 4))
        whole = index.find(text[phrase.start : phrase.end])[0]
        if not whole and index.find(first)[0] and index.find(second)[0]:
            middle = phrase.head_end + match.end(2)
            yield replace(phrase, end=middle)
            begin = phrase.head_end + match.start(4)
            yield Phrase(begin, phrase.end, phrase.head, begin, begin, plural=False, capital=True)
        return
    yield from _left_halves(phrase, scene, index)


def _left_halves(phrase: Phrase, scene: Scene, index: NameIndex) -> Iterator[Phrase]:
    """Split "the Brussels and North Atlantic Treaties"; the walk to the left stopped at "and"."""
    text = scene.text
    if phrase.start == phrase.head_start:
        return
    before = re.search(
        r"((?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+) and (?:the )?\Z",
        text[max(0, phrase.start - 60) : phrase.start],
    )
    if not before:
        return
    offset = max(0, phrase.start - 60)
    parts = before.group(1).split(" ")
    for skip in range(len(parts)):
        name = " ".join(parts[skip:])
        start = offset + before.start(1) + len(" ".join(parts[:skip])) + bool(skip)
        end = offset + before.end(1)
        known = index.find(f"{name} {phrase.head}")[0] or (
            phrase.capital and _is_place(start, end, scene)
        )
        if parts[skip].lower() not in lexicon().outside and known:
            yield Phrase(start, end, phrase.head, end, end, plural=False, capital=True)
            yield phrase
            return


def _is_place(start: int, end: int, scene: Scene) -> bool:
    return any(each.end == end for each in scene.near(scene.towns, start, start))
