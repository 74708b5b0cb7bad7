"""Where a phrase is cut: at an owner, a list of states, a passage, or between two names."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docanalyze.annotation.treaties.joint import sharing_head
from docanalyze.annotation.treaties.keys import NameIndex
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
    several = sharing_head(phrase, scene, index) if phrase.plural else []
    yield from several or [_trimmed(phrase, scene)]


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
