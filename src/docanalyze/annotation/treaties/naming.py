"""From phrases and register names to candidates: what stretch, and what it could mean."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.cutting import cut_phrase
from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.matching import (
    bracketed,
    full_name,
    is_bare,
    look_up,
    lowered,
    of_place,
    shares_head,
    shorter,
    titled,
    with_states,
)
from docanalyze.annotation.treaties.phrases import Phrase, find_phrases, year_around
from docanalyze.annotation.treaties.scanning import WORD
from docanalyze.annotation.treaties.scene import Named, Scene
from docanalyze.text import unaccented

__all__ = ["find_candidates"]

SIBLING = re.compile(r"(?:,\s+|\s+(?:and|or)\s+|/)((?:II|III|I)\b|(?:2|3)\b)")
BRACKETED = re.compile(r"\s\((?:the\s)?[“\"]?([A-Z][A-Za-z-]*[A-Z])[”\"]?\)")
SECOND = re.compile(r"\b[Ss]econd\s\Z")
# What makes another name of a register name: "Status of Visiting Forces Agreement".
OPENED = re.compile(r"\b(?:Status|Law|Prevention|Use|Rights|Community) of (?:the )?\Z")
FURTHER = re.compile(r" and [A-Z][a-z]+\b")
OUTER_HEADS = frozenset({"protocol", "agreement", "memorandum"})
# "the Montreal protocol for treating burns"
TREATING = re.compile(r"\sfor\s(?:treating|handling|testing|measuring|training)\b")
SHIP = re.compile(
    r"\b(?:HMS|USS|SS|MV|RMS|ship|tanker|vessel|frigate|ferry|steamer|yacht|schooner|brig|liner|"
    r"destroyer|cruiser|trawler)\s\Z"
)
OF_YEAR = re.compile(r" of \d{4}")
FOLLOWING = re.compile(r"[ \n]([A-Z0-9][\w]*|nominat\w+|delegates|floor\b)")


def find_candidates(scene: Scene, index: NameIndex) -> list[Candidate]:
    """Return candidates that do not overlap, ordered by start.

    Args:
        scene: The article.
        index: The register's treaties by key.
    """
    phrases = [
        phrase
        for found in find_phrases(scene.text)
        for phrase in cut_phrase(found, scene, index)
        if not _is_followed(scene.text, phrase)
    ]
    registered = [
        named
        for named in scene.treaties
        if not _inside_organisation(named, scene)
        and not _precedes(scene.text, named.end)
        and not TREATING.match(scene.text, named.end)
    ]
    phrases = list(_outermost(phrases))
    found = list(_from_phrases(phrases, registered, scene, index))
    taken = [(each.start, each.end) for each in found]
    found += [
        _from_name(named, scene, index)
        for named in registered
        if not any(start < named.end and named.start < end for start, end in taken)
    ]
    found += list(_siblings(found, scene, index))
    found = [_numbered(_spelt(each, scene, index), scene, index) for each in found]
    return _without_overlaps(found)


def _outermost(phrases: list[Phrase]) -> Iterator[Phrase]:
    """Leave out bare heads before the head of a phrase: "Trade and Cooperation Agreement"."""
    for at, phrase in enumerate(phrases):
        following = phrases[at + 1] if at + 1 < len(phrases) else None
        inside = following is not None and following.start <= phrase.start
        if not (inside and is_bare(phrase)):
            yield phrase


def _spelt(candidate: Candidate, scene: Scene, index: NameIndex) -> Candidate:
    """Know a name by the acronym after it: "Treaty on anti-ballistic missiles (ABM)"."""
    if candidate.identifiers or candidate.phrase is None or candidate.bare:
        return candidate
    bracket = BRACKETED.match(scene.text, candidate.end)
    acronym = bracket.group(1) if bracket else ""
    names = (acronym, f"{acronym} {candidate.phrase.head}") if acronym else ()
    found = next((ids for ids in (index.find(name)[0] for name in names) if ids), set[str]())
    if len(found) != 1 or candidate.phrase.head not in index.heads[next(iter(found))]:
        return candidate
    return replace(candidate, identifiers=frozenset(found), exact=True)


def _numbered(candidate: Candidate, scene: Scene, index: NameIndex) -> Candidate:
    """Know "a second SALT agreement" by its number."""
    if not candidate.identifiers or not SECOND.search(
        scene.text, max(0, candidate.start - 10), candidate.start
    ):
        return candidate
    name = candidate.name or scene.text[candidate.start : candidate.end]
    second, _ = index.find(re.sub(r"\s+I\b", "", name) + " II")
    return replace(candidate, identifiers=frozenset(second)) if second else candidate


def _without_overlaps(found: list[Candidate]) -> list[Candidate]:
    ranked = sorted(found, key=lambda each: (each.start, not each.identifiers, -each.end))
    kept: list[Candidate] = []
    for each in ranked:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.identifiers and not kept[-1].identifiers:
            kept[-1] = each
    return kept


def _is_followed(text: str, phrase: Phrase) -> bool:
    """Whether the head noun is not that of an instrument: "Articles of Agreement"."""
    if text[phrase.start : phrase.end].lower() == "law of treaties":
        return True
    if SHIP.search(text, max(0, phrase.start - 16), phrase.start):
        return True
    if TREATING.match(text, phrase.end):
        return True
    return _precedes(text, phrase.end) or text.startswith("Articles of ", phrase.start - 12)


def _precedes(text: str, end: int) -> bool:
    """Whether a name is only the beginning of another: "Trade Agreements Act"."""
    match = FOLLOWING.match(text, end)
    return match is not None and match.group(1).lower() in lexicon().followers


def _inside_organisation(named: Named, scene: Scene) -> bool:
    """Whether a name only begins an organisation's: "North Atlantic Treaty Organization"."""
    around = scene.near(scene.organisations, max(0, named.start - 80), named.start)
    return any(
        each.end > named.end and not OF_YEAR.fullmatch(scene.text, named.end, each.end)
        for each in around
        if each.start <= named.start
    )


def _from_name(named: Named, scene: Scene, index: NameIndex) -> Candidate:
    """Return what a register name may mean: all that bear it, in whatever order of words."""
    start = with_states(named.start, scene)
    year = year_around(scene.text, start, named.end)
    ids, exact = index.find(scene.text[named.start : named.end])
    known = frozenset(named.identifiers) | (ids if exact else frozenset())
    return Candidate(start, named.end, known, exact=True, year=year, phrase=None)


def _from_phrases(
    phrases: list[Phrase], registered: list[Named], scene: Scene, index: NameIndex
) -> Iterator[Candidate]:
    for phrase in phrases:
        over = [
            named
            for named in scene.near(registered, max(0, phrase.start - 200), phrase.end - 1)
            if named.end > phrase.start
        ]
        title = titled(phrase, over, scene, index)
        if title:
            yield title
            continue
        ids = look_up(full_name(scene.text, phrase), index)[0] if over else set()
        covered = len(over) == 1 and over[0].start <= phrase.start and over[0].end >= phrase.end
        if over and (not ids or is_bare(phrase)):
            yield from _over(phrase, over, scene, index)
        elif covered:
            # "the INF and Open Skies treaties": the acronym alone might be something else.
            name = full_name(scene.text, phrase) if shares_head(scene.text, phrase) else None
            yield replace(_from_name(over[0], scene, index), phrase=phrase, name=name)
        else:
            yield _alone(phrase, scene, index)


def _alone(phrase: Phrase, scene: Scene, index: NameIndex) -> Candidate:
    """Look a phrase up that has no register name inside."""
    spelt = bracketed(phrase, scene, index) or of_place(phrase, scene, index)
    if spelt:
        return spelt
    name = full_name(scene.text, phrase)
    bare = is_bare(phrase)
    ids, exact = (set[str](), False) if bare else look_up(name, index)
    year = year_around(scene.text, phrase.start, phrase.end)
    shared = name if shares_head(scene.text, phrase) else None
    if phrase.plural and not phrase.capital and not shared:
        # "European conventions" are not several of the one "European Convention".
        ids = {each for each in ids if index.has_plural(each) or _is_joined(phrase, scene.text)}
    own = Candidate(phrase.start, phrase.end, frozenset(ids), exact, year, phrase, bare, shared)
    if (bare or not ids) and not any(map(str.isupper, name[: phrase.head_start - phrase.start])):
        low = lowered(phrase, scene, index)
        if low:
            return low
    if ids or bare or not phrase.capital:
        return own
    whole = index.shortened(name) if phrase.end > phrase.head_end else None
    if whole:
        return replace(own, identifiers=frozenset({whole}), exact=True)
    return shorter(phrase, scene, index) or own


def _is_joined(phrase: Phrase, text: str) -> bool:
    """Whether another name shares its head: "the INF and Open Skies treaties"."""
    return (
        re.search(r"\band (?:the )?\Z", text[max(0, phrase.start - 8) : phrase.start]) is not None
    )


def _over(phrase: Phrase, over: list[Named], scene: Scene, index: NameIndex) -> Iterator[Candidate]:
    """Decide between a phrase and the register names inside it."""
    first = over[0]
    common = not index.key(scene.text[first.start : first.end]) - lexicon().generic
    opened = OPENED.search(scene.text, phrase.start, max(phrase.start, first.start))
    another = opened or (phrase.head == "declaration" and first.end == phrase.head_end < phrase.end)
    longer = common and first.start == phrase.start and FURTHER.match(scene.text, first.end)
    if (
        another
        or longer
        or (common and phrase.start < first.start and first.end >= phrase.head_end)
    ):
        # "United Nations Declaration on …" is not the "United Nations Declaration", nor is a
        # "Strategic Mutual Defence Agreement" the "Mutual Defence Agreement" of others.
        year = year_around(scene.text, phrase.start, phrase.end)
        yield Candidate(phrase.start, phrase.end, frozenset(), False, year, phrase)
        return
    if (
        phrase.head in OUTER_HEADS
        and first.start >= phrase.head_end
        and re.search(r"\bto (?:the )?\Z", scene.text[phrase.head_end : first.start])
    ):
        year = year_around(scene.text, phrase.start, over[-1].end)
        yield Candidate(phrase.start, over[-1].end, frozenset(), False, year, phrase)
        return
    of_body = first.end == phrase.head_end and _is_of_body(first, scene)
    unclear = common or len(first.identifiers) > 1 or of_body
    if len(over) == 1 and unclear and _is_longer(phrase, first, scene.text):
        # "Vienna Convention on …" is of several only the one that is about this.
        about = index.about(first.identifiers, scene.text[first.end : phrase.end])
        year = year_around(scene.text, phrase.start, phrase.end)
        name = scene.text[first.start : first.end]
        yield Candidate(
            phrase.start, phrase.end, frozenset(about), len(about) == 1, year, phrase, name=name
        )
        return
    for named in over:
        yield replace(_from_name(named, scene, index), phrase=None)


def _is_of_body(named: Named, scene: Scene) -> bool:
    """Whether a name is that of a body and a head noun, as others of its treaties begin."""
    bodies = scene.near(scene.organisations, named.start, named.start)
    return any(each.end < named.end for each in bodies)


def _is_longer(phrase: Phrase, named: Named, text: str) -> bool:
    """Whether a phrase goes on after a register name, with what it is about."""
    if not (phrase.start <= named.start and phrase.head_end <= named.end < phrase.end):
        return False
    following = WORD.search(text, named.end, phrase.end)
    word = following.group() if following else ""
    return word.islower() or word in lexicon().banning or text[named.end] == ","


def _siblings(found: list[Candidate], scene: Scene, index: NameIndex) -> Iterator[Candidate]:
    """Yield the second of "SALT I and II"."""
    for each in found:
        name = scene.text[each.start : each.end]
        match = SIBLING.match(scene.text, each.end)
        if not match or not re.search(r"\bI\b", name):
            continue
        name = re.sub(r"\bI\b", match.group(1), unaccented(name))
        ids, exact = index.find(name)
        if ids:
            year = year_around(scene.text, *match.span(1))
            yield Candidate(*match.span(1), frozenset(ids), exact, year, None, name=name)
