"""What is known about the language of instruments, read once from ``words.toml``."""

import re
from dataclasses import dataclass
from functools import cache

from docanalyze.packaged import toml_of

__all__ = ["Lexicon", "lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists and patterns for finding instruments; see ``words.toml`` for what each holds."""

    heads: dict[str, str]
    of_only: frozenset[str]
    bindings: dict[str, str | None]
    interchangeable: frozenset[str]
    doubtful: frozenset[str]
    settled: frozenset[str]
    issued: frozenset[str]
    short_forms: frozenset[str]
    outside: frozenset[str]
    small: frozenset[str]
    before_of: frozenset[str]
    about: frozenset[str]
    glue: frozenset[str]
    joints: frozenset[str]
    stops: frozenset[str]
    inside: frozenset[str]
    banning: frozenset[str]
    purposes: frozenset[str]
    contents: frozenset[str]
    subjects: frozenset[str]
    generic: frozenset[str]
    foreign: frozenset[str]
    followers: frozenset[str]
    cues_before: re.Pattern[str]
    cues_after: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    place_verbs: tuple[str, ...]
    place_loose_verbs: tuple[str, ...]
    place_attributes: tuple[str, ...]
    place_actions: tuple[str, ...]
    places: dict[str, str]
    strict_places: frozenset[str]
    only_places: frozenset[str]
    known_acronyms: frozenset[str]
    dual_names: frozenset[str]
    dual_texts: frozenset[str]
    dual_acting: re.Pattern[str]
    dual_before: re.Pattern[str]
    dual_after: re.Pattern[str]
    dual_never: re.Pattern[str]


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _stems(stems: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)


def _words(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def lexicon() -> Lexicon:
    """Return the word lists."""
    data = toml_of("docanalyze.annotation.treaties", "words.toml")
    classes, walk, vocabulary = data["classes"], data["walk"], data["vocabulary"]
    cues, kinds, places, dual = data["cues"], data["kinds"], data["places"], data["dual"]
    return Lexicon(
        heads={
            form: head
            for head, row in data["heads"].items()
            if not row.get("of")
            for form in row["forms"]
        },
        of_only=frozenset(head for head, row in data["heads"].items() if row.get("of")),
        bindings={head: row.get("binding") for head, row in data["heads"].items()},
        interchangeable=frozenset(classes["interchangeable"]),
        doubtful=frozenset(classes["doubtful"]),
        settled=frozenset(classes["settled"]),
        issued=frozenset(classes["issued"]),
        short_forms=frozenset(classes["short_forms"]),
        outside=frozenset(walk["outside"]),
        small=frozenset(walk["small"]),
        before_of=frozenset(walk["before_of"]),
        about=frozenset(walk["about"]),
        glue=frozenset(walk["glue"]),
        joints=frozenset(walk["glue"]) | frozenset(walk["about"]),
        stops=frozenset(walk["stops"]),
        inside=frozenset(walk["inside"]),
        banning=frozenset(walk["banning"]),
        purposes=frozenset(walk["purposes"]),
        contents=frozenset(walk["contents"]),
        subjects=frozenset(vocabulary["subjects"]),
        generic=frozenset(vocabulary["generic"]),
        foreign=frozenset(vocabulary["foreign"]),
        followers=frozenset(vocabulary["followers"]),
        cues_before=_stems(cues["before"]),
        cues_after=_stems(cues["after"]),
        kinds=tuple((kind, _words(kinds[kind])) for kind in kinds["order"]),
        place_verbs=tuple(places["verbs"]),
        place_loose_verbs=tuple(places["loose_verbs"]),
        place_attributes=tuple(places["attributes"]),
        place_actions=tuple(places["actions"]),
        places=dict(places["treaties"]),
        strict_places=frozenset(places["strict"]["names"]),
        only_places=frozenset(places["only"]["names"]),
        known_acronyms=frozenset(data["acronyms"]["alone"]),
        dual_names=frozenset(dual["bodies"]),
        dual_texts=frozenset(dual["texts"]),
        dual_acting=_any_of(dual["acting"]),
        dual_before=_any_of(dual["before"]),
        dual_after=_any_of(dual["after"]),
        dual_never=_any_of(dual["never_after"]),
    )
