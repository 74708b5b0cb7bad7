"""Names of instruments whose head has no capital: "the Riyadh accords", "the Ilo agreements"."""

import re

from docanalyze.annotation.treaties.beside import (
    BOUND_BY,
    DETERMINED,
    PAIR,
    follows,
    has_partner,
    is_concluded,
    is_told,
    names_article,
    of_body,
)
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.dating import year_of
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.phrases import Phrase
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.treaties.unregistered import states_in
from docanalyze.vocabulary import common_words

__all__ = ["is_lower_name"]

ACRONYM = re.compile(r"\b[A-Z]{3,8}(?:\s(?:I{1,3}|IV|[2-4]))?\s\Z")
# "the 2022 Kempir-Abad agreement"
DETERMINED_DATED = re.compile(
    DETERMINED.pattern.removesuffix(r"\Z") + r"(?:(?:1[5-9]|20)\d\d\s)?\Z"
)
AFTER_NAME = re.compile(r"(?:[A-Z][\w’'\N{EN DASH}-]+\s){1,2}")
LOWER = BOUND_BY | {"agreement", "protocol", "declaration", "armistice"}
CALLED_AFTER = LOWER | {"communique", "convention", "charter"}


def is_lower_name(candidate: Candidate, phrase: Phrase, left: str, scene: Scene) -> bool:
    """Return whether a name is one though its head has no capital.

    Args:
        candidate: The name.
        phrase: How it is built.
        left: What stands before its head.
        scene: The article.
    """
    if phrase.end > phrase.head_end:
        return is_told(candidate, scene) or is_concluded(candidate, scene)
    states = states_in(candidate, scene)
    pair = PAIR.search(left) is not None
    determined = follows(DETERMINED, candidate, scene)
    if len(states) == 1 and pair:
        return phrase.head in BOUND_BY and determined
    if states:
        concluded = phrase.head in BOUND_BY and is_concluded(candidate, scene)
        return len(states) > 1 and (candidate.year is not None or concluded)
    if _is_called_after(left, candidate, phrase, scene):
        return True
    return phrase.head in LOWER and determined and _is_short_name(candidate, phrase, left, scene)


def _is_short_name(candidate: Candidate, phrase: Phrase, left: str, scene: Scene) -> bool:
    """Whether an acronym, a town or two names stand before the head: "the Taft–Katsura pact"."""
    acronym = ACRONYM.search(left)
    if acronym:
        told = phrase.head in BOUND_BY or " " in acronym.group().strip()
        return told and not of_body(candidate, scene)
    towns = scene.near(scene.towns, candidate.start, candidate.end)
    beside = any(scene.text[each.end : phrase.head_start].isspace() for each in towns)
    return beside or (not phrase.plural and PAIR.search(left) is not None)


def _is_called_after(left: str, candidate: Candidate, phrase: Phrase, scene: Scene) -> bool:
    """Whether it is called after a place or a person that nobody knows: "the Ilo agreements".

    Only where the text tells more of it: its year, its partner, an article of it.
    """
    if phrase.head not in CALLED_AFTER or not AFTER_NAME.fullmatch(left):
        return False
    words = re.split(r"[\s\N{EN DASH}-]", left.strip().lower())
    known = lexicon().generic | lexicon().subjects | lexicon().foreign | lexicon().outside
    if any(word in known or word in common_words() for word in words):
        return False
    if of_body(candidate, scene) or not follows(DETERMINED_DATED, candidate, scene):
        return False
    told = candidate.year is not None or names_article(candidate, scene)
    return (
        told
        or has_partner(candidate, scene)
        or is_concluded(candidate, scene)
        or year_of(candidate, scene) is not None
    )
