"""From phrases and register names to candidates: what stretch, and what it could mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.phrases import Phrase, find_phrases, year_around
from docanalyze.annotation.treaties.scanning import WORD
from docanalyze.annotation.treaties.scene import Named, Scene
from docanalyze.text import unaccented

__all__ = ["Candidate", "find_candidates"]

JOINT = re.compile(r"(.+?)\s+(?:and|&)\s+(?:the\s+)?(.+)", re.DOTALL)
SIBLING = re.compile(r"(?:,\s+|\s+(?:and|or)\s+|/)((?:II|III|I)\b|(?:2|3)\b)")
STATE_PREFIX = re.compile(
    r"(?<![\w-])((?:[A-Z][\w.]*[-\N{EN DASH}]){0,3}[A-Z][\w.]*[-\N{EN DASH}][A-Z][\w.]*)\s\Z"
)
OWNED = re.compile(r"(?i)\b(?:jay|pinckney|emperor|gentlemen|gentleman|people|citizen)s?\Z")
BRACKETED = re.compile(r"\s\((?:the\s)?[“\"]?([A-Z][A-Za-z-]*[A-Z])[”\"]?\)")
SECOND = re.compile(r"\b[Ss]econd\s\Z")
SIGNED_IN = re.compile(r"\s+(?:in|at)\s+\Z")
LISTED = re.compile(r"(?:,\s|,?\s(?:and|&)\s)(?:the\s)?")
# What makes another name of a register name: "Status of Visiting Forces Agreement".
OPENED = re.compile(r"\b(?:Status|Law|Prevention|Use|Rights|Community) of (?:the )?\Z")
FURTHER = re.compile(r" and [A-Z][a-z]+\b")
OUTER_HEADS = frozenset({"protocol", "agreement", "memorandum"})
LOWER_MODIFIERS = re.compile(r"(?:[\w-]+\s)?(?:[a-z-]+\s){1,3}\Z")
OF_YEAR = re.compile(r" of \d{4}")
WIDEST_PREFIX = 60
MOST_CUTS = 6
FOLLOWING = re.compile(r"[ \n]([A-Z0-9][\w]*|nominat\w+|delegates|floor\b)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch and the treaties of the register it may name.

    Args:
        start: First character.
        end: One past the last.
        identifiers: Treaty ids; empty: no register knows it.
        exact: Whether the register has the very name, not only one alike.
        year: The year tight beside it.
        phrase: How it is built; None for a name without a head noun.
        bare: The head noun alone: ``the Treaty``.
        name: The full name where the stretch shares a head with another, or else None.
    """

    start: int
    end: int
    identifiers: frozenset[str]
    exact: bool
    year: int | None
    phrase: Phrase | None
    bare: bool = False
    name: str | None = None


def find_candidates(scene: Scene, index: NameIndex) -> list[Candidate]:
    """Return candidates that do not overlap, ordered by start.

    Args:
        scene: The article.
        index: The register's treaties by key.
    """
    phrases = [
        phrase
        for found in find_phrases(scene.text)
        for phrase in _cut(found, scene, index)
        if not _is_followed(scene.text, phrase)
    ]
    registered = [
        named
        for named in scene.treaties
        if not _inside_organisation(named, scene) and not _precedes(scene.text, named.end)
    ]
    phrases = list(_outermost(phrases))
    found = list(_from_phrases(phrases, registered, scene, index))
    taken = [(each.start, each.end) for each in found]
    found += [
        _from_name(named, scene)
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
        if not (inside and _is_bare(phrase)):
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


def _from_name(named: Named, scene: Scene) -> Candidate:
    start = _with_states(named.start, scene)
    year = year_around(scene.text, start, named.end)
    return Candidate(start, named.end, frozenset(named.identifiers), True, year, None)


def _with_states(start: int, scene: Scene) -> int:
    """Take in states joined by hyphens before a name: "Anglo-Chinese Treaty of Nanjing"."""
    before = STATE_PREFIX.search(scene.text, max(0, start - WIDEST_PREFIX), start)
    if not before:
        return start
    inside = scene.near(scene.states, before.start(1), before.end(1))
    return before.start(1) if len(inside) > 1 else start


def _cut(phrase: Phrase, scene: Scene, index: NameIndex) -> Iterator[Phrase]:
    """Yield a phrase, or its halves where two instruments share a head."""
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
    before = scene.near(scene.states, phrase.start - WIDEST_PREFIX, phrase.start - 1)
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


def _from_phrases(
    phrases: list[Phrase], registered: list[Named], scene: Scene, index: NameIndex
) -> Iterator[Candidate]:
    for phrase in phrases:
        over = [
            named
            for named in scene.near(registered, max(0, phrase.start - 200), phrase.end - 1)
            if named.end > phrase.start
        ]
        ids = _look_up(_full_name(scene.text, phrase), index)[0] if over else set()
        covered = len(over) == 1 and over[0].start <= phrase.start and over[0].end >= phrase.end
        if over and (not ids or _is_bare(phrase)):
            yield from _over(phrase, over, scene, index)
        elif covered:
            # "the INF and Open Skies treaties": the acronym alone might be something else.
            name = _full_name(scene.text, phrase) if phrase.head_start == phrase.head_end else None
            yield replace(_from_name(over[0], scene), phrase=phrase, name=name)
        else:
            yield _alone(phrase, scene, index)


def _full_name(text: str, phrase: Phrase) -> str:
    # A word cut at the end of a line: "Non-" and "Proliferation".
    name = re.sub(r"-\s+", "-", " ".join(text[phrase.start : phrase.end].split()))
    if phrase.head_start == phrase.head_end:
        return f"{phrase.head.capitalize()} of {name}"
    return name


def _alone(phrase: Phrase, scene: Scene, index: NameIndex) -> Candidate:
    """Look a phrase up that has no register name inside."""
    name = _full_name(scene.text, phrase)
    bare = _is_bare(phrase)
    ids, exact = (set[str](), False) if bare else _look_up(name, index)
    year = year_around(scene.text, phrase.start, phrase.end)
    shared = name if phrase.head_start == phrase.head_end else None
    own = Candidate(phrase.start, phrase.end, frozenset(ids), exact, year, phrase, bare, shared)
    if bare and phrase.capital:
        return _lowered(phrase, scene, index) or own
    if ids or bare or not phrase.capital:
        return own
    return _shorter(phrase, scene, index) or own


def _lowered(phrase: Phrase, scene: Scene, index: NameIndex) -> Candidate | None:
    """Find a register name whose modifiers have no capitals: "the test ban Treaty"."""
    before = LOWER_MODIFIERS.search(scene.text, max(0, phrase.start - WIDEST_PREFIX), phrase.start)
    if not before:
        return None
    words = list(re.finditer(r"[\w-]+", before.group()))
    small = lexicon().small
    for at, word in enumerate(words):
        if not all(each.group().lower() in small for each in words[max(at, 1) :]):
            continue
        start = before.start() + word.start()
        if word.group().lower() not in small and word.group().islower():
            continue
        ids, exact = index.find(scene.text[start : phrase.end])
        if ids and exact:
            year = year_around(scene.text, start, phrase.end)
            longer = replace(phrase, start=start)
            return Candidate(start, phrase.end, frozenset(ids), exact, year, longer)
    return None


def _is_bare(phrase: Phrase) -> bool:
    return phrase.start == phrase.head_start and phrase.end == phrase.head_end


def _look_up(name: str, index: NameIndex) -> tuple[set[str], bool]:
    """Find a name that has a capital somewhere: "nuclear test ban treaty" is a kind of treaty."""
    return index.find(name) if any(map(str.isupper, name)) else (set(), False)


def _shorter(phrase: Phrase, scene: Scene, index: NameIndex) -> Candidate | None:
    """Find a register name in the phrase without its complement, or without its first words."""
    text = scene.text
    words = re.finditer(r"(?<=\s)\S", text[phrase.start : phrase.head_start])
    starts = [phrase.start, *(phrase.start + word.start() for word in words)][:MOST_CUTS]
    for end in dict.fromkeys((phrase.end, phrase.head_end)):
        for start in starts:
            if _is_bare(replace(phrase, start=start, end=end)):
                continue
            name = " ".join(text[start:end].split())
            ids, exact = index.find(name)
            if ids and exact and index.key(name) - lexicon().generic:
                begin = _with_states(start, scene) if start > phrase.start else start
                year = year_around(text, begin, end)
                cut = replace(phrase, start=begin, end=end)
                return Candidate(begin, end, frozenset(ids), exact, year, cut)
    return None


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
    unclear = common or len(first.identifiers) > 1
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
        yield replace(_from_name(named, scene), phrase=None)


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
