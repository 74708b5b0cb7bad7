"""Register names in and around a phrase: in lower case, without its first words or complement."""

import re
from dataclasses import replace

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.parts import LEFT_OUT
from docanalyze.annotation.treaties.phrases import Phrase, year_around
from docanalyze.annotation.treaties.scene import Named, Scene

__all__ = [
    "bracketed",
    "full_name",
    "is_bare",
    "look_up",
    "lowered",
    "of_place",
    "shares_head",
    "shorter",
    "titled",
    "with_states",
]

STATE_PREFIX = re.compile(
    r"(?<![\w-])((?:[A-Z][\w.]*[-\N{EN DASH}]){0,3}[A-Z][\w.]*[-\N{EN DASH}][A-Z][\w.]*)\s\Z"
)
LOWER_MODIFIERS = re.compile(r"(?<![\w-])(?:[\w-]+\s)?(?:[a-z-]+\s){1,3}\Z")
# Capitalised words, joined by small ones, and the acronym of the name in brackets.
SPELT = re.compile(
    r"(?<![\w-])((?:[A-Z][\w-]+\s(?:(?:in|of|on|and|for|the)\s){0,2}){1,6})\(([A-Z][A-Za-z]{1,6}[A-Z])\)\s\Z"
)
# "of Portsmouth", "of San Stefano"
OF_PLACE = re.compile(r"\sof\s([A-Z][\w’'-]+)(\s[A-Z][\w’'-]+)?")
BY_PLACE = frozenset({"treaty", "convention", "pact"})
WIDEST_PREFIX, WIDEST_NAME = 60, 90
MOST_CUTS = 6


def is_bare(phrase: Phrase) -> bool:
    """Return whether a phrase is its head noun alone."""
    return phrase.start == phrase.head_start and phrase.end == phrase.head_end


def full_name(text: str, phrase: Phrase) -> str:
    """Return a phrase in one line, with the head that it shares with another, in the singular."""
    # A word cut at the end of a line: "Non-" and "Proliferation".
    name = re.sub(r"-\s+", "-", " ".join(text[phrase.start : phrase.end].split()))
    if phrase.head_start == phrase.head_end:
        return f"{phrase.head.capitalize()} of {name}"
    if shares_head(text, phrase):
        return phrase.head.capitalize() + name[phrase.head_end - phrase.start :]
    return name


def shares_head(text: str, phrase: Phrase) -> bool:
    """Return whether a phrase has its head, or the plural of it, together with another.

    Args:
        text: The document text.
        phrase: As it was cut.
    """
    if phrase.head_start == phrase.head_end:
        return True
    form = text[phrase.head_start : phrase.head_end].lower()
    return not phrase.plural and form.endswith("s") and " " not in form and form in lexicon().heads


def titled(phrase: Phrase, over: list[Named], scene: Scene, index: NameIndex) -> Candidate | None:
    """Know a title that goes on in lower case: "Convention on the law of the sea"."""
    before = scene.text[phrase.start : phrase.head_start].strip()
    if phrase.head_start == phrase.head_end or (phrase.capital and before not in {"", *LEFT_OUT}):
        return None
    if not phrase.capital and not _is_the(scene.text, phrase.head_start):
        return None
    _, stop = scene.passage(phrase.head_start)
    title = index.titles.longest(scene.text, phrase.head_start, stop)
    if title is None or title[0] <= max([phrase.end, *(each.end for each in over)]):
        return None
    end, ids = title
    start = phrase.start if phrase.capital else phrase.head_start
    year = year_around(scene.text, start, end)
    longer = replace(phrase, start=start, end=end)
    return Candidate(start, end, ids, exact=True, year=year, phrase=longer)


def lowered(phrase: Phrase, scene: Scene, index: NameIndex) -> Candidate | None:
    """Find a register name whose modifiers have no capitals: "the chemical weapons convention"."""
    if phrase.end > phrase.head_end:
        return None
    before = LOWER_MODIFIERS.search(
        scene.text, max(0, phrase.head_start - WIDEST_PREFIX), phrase.head_start
    )
    words = list(re.finditer(r"[\w-]+", before.group())) if before else []
    small = lexicon().small
    for word in words:
        if word.group().lower() in lexicon().outside:
            continue
        start = phrase.head_start - len(words[-1].string) + word.start()
        ids, exact = index.find(scene.text[start : phrase.end])
        if not ids or not exact:
            continue
        telling = index.key(scene.text[start : phrase.head_start]) - lexicon().generic
        named = any(map(str.isupper, scene.text[start : phrase.end]))
        known = telling and all(
            each.group().lower() in small for each in words if each.start() > word.start()
        )
        if (named and known) or (len(telling) > 1 and _is_the(scene.text, start)):
            year = year_around(scene.text, start, phrase.end)
            longer = replace(phrase, start=start)
            return Candidate(start, phrase.end, frozenset(ids), exact, year, longer)
    return None


def of_place(phrase: Phrase, scene: Scene, index: NameIndex) -> Candidate | None:
    """Know a name whose head has no capital by its place: "the treaty of Portsmouth"."""
    if phrase.capital or phrase.plural or phrase.end > phrase.head_end:
        return None
    named = OF_PLACE.match(scene.text, phrase.head_end)
    ends = (named.end(2), named.end(1)) if named and phrase.head in BY_PLACE else ()
    for end in ends:
        name = scene.text[phrase.head_start : end]
        ids, exact = index.find(name) if end > 0 else (set[str](), False)
        if exact and index.key(name) - lexicon().generic:
            year = year_around(scene.text, phrase.start, end)
            longer = replace(phrase, end=end)
            return Candidate(phrase.start, end, frozenset(ids), exact, year, longer)
    return None


def bracketed(phrase: Phrase, scene: Scene, index: NameIndex) -> Candidate | None:
    """Know a name by the acronym inside it: "Conventional Forces in Europe (CFE) treaty"."""
    floor = max(0, phrase.head_start - WIDEST_NAME)
    spelt = SPELT.search(scene.text, floor, phrase.head_start)
    if spelt is None or phrase.end > phrase.head_end:
        return None
    ids, exact = index.find(f"{spelt.group(2)} {phrase.head}")
    if not exact or len(ids) != 1:
        return None
    start = spelt.start(1)
    year = year_around(scene.text, start, phrase.end)
    return Candidate(start, phrase.end, frozenset(ids), exact, year, replace(phrase, start=start))


def _is_the(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower() == "the "


def shorter(phrase: Phrase, scene: Scene, index: NameIndex) -> Candidate | None:
    """Find a register name in the phrase without its complement, or without its first words."""
    text = scene.text
    words = re.finditer(r"(?<=\s)\S", text[phrase.start : phrase.head_start])
    starts = [phrase.start, *(phrase.start + word.start() for word in words)][:MOST_CUTS]
    for end in dict.fromkeys((phrase.end, phrase.head_end)):
        for start in starts:
            if is_bare(replace(phrase, start=start, end=end)):
                continue
            name = " ".join(text[start:end].split())
            ids, exact = index.find(name)
            if ids and exact and index.key(name) - lexicon().generic:
                begin = with_states(start, scene) if start > phrase.start else start
                year = year_around(text, begin, end)
                cut = replace(phrase, start=begin, end=end)
                return Candidate(begin, end, frozenset(ids), exact, year, cut)
    return None


def look_up(name: str, index: NameIndex) -> tuple[set[str], bool]:
    """Find a name that has a capital somewhere: "nuclear test ban treaty" is a kind of treaty."""
    return index.find(name) if any(map(str.isupper, name)) else (set(), False)


def with_states(start: int, scene: Scene) -> int:
    """Take in states joined by hyphens before a name: "Anglo-Chinese Treaty of Nanjing"."""
    before = STATE_PREFIX.search(scene.text, max(0, start - WIDEST_PREFIX), start)
    if not before:
        return start
    inside = scene.near(scene.states, before.start(1), before.end(1))
    return before.start(1) if len(inside) > 1 else start
