"""Turns of phrase by which a passage says what a thing is not, or where it falls short."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from docanalyze.packaged import toml_of

__all__ = ["PHRASES", "denies_a_kind", "falls_short", "has_no_equal", "phrases_of"]

# What models of governance are: `NATO is not a collective security system`.
_DENIED_KIND = re.compile(
    r"(?:(?:is|are|was|were|remains?)(?: not| never| neither)|(?:is|are|was|were)n't|rather than)"
    r" (?:\w+ ){0,2}?(?:an?|the) (?:[\w-]+ ){0,4}?(?:system|alliance|organi[sz]ation|institution"
    r"|government|parliament|court|union|coalition|concert|community|treaty|pact|league|club|bloc"
    r"|federation|forum|police|law|order|directorate|constitution)\b"
)
# No kind is denied without one of these; a pattern is slow where it never fits.
_DENYING = frozenset({"not", "never", "neither", "isn't", "aren't", "wasn't", "weren't", "rather"})
# From the negation to the kind, in words.
_REACH = 9
_CONCEDING = (["although"], ["though"], ["even", "if"])

PHRASES = ("denies a kind", "falls short", "has no equal", "concedes")
_MOST = 2


def denies_a_kind(words: Sequence[str]) -> bool:
    """Return whether a sentence says of something that it is no such thing, without more blame.

    Args:
        words: In lower case: ``although nato is not a collective security system it …``.
    """
    return _denied_kind(words) and not falls_short(words)


def _denied_kind(words: Sequence[str]) -> bool:
    if _DENYING.isdisjoint(words):
        return False
    places = [place for place, word in enumerate(words) if word in _DENYING]
    return any(
        _DENIED_KIND.search(" ".join(words[max(place - 1, 0) : place + _REACH])) is not None
        for place in places
    )


def falls_short(words: Sequence[str]) -> bool:
    """Return whether something is said not to do what it is for.

    Args:
        words: In lower case: ``the assembly is no substitute for a navy``.
    """
    return bool(_found("shortfalls", words)) and not has_no_equal(words)


def has_no_equal(words: Sequence[str]) -> bool:
    """Return whether nothing is said to be able to take the place of a thing.

    Args:
        words: In lower case: ``there is no substitute for the united nations``.
    """
    return bool(_found("unequalled", words))


def phrases_of(words: Sequence[str]) -> list[float]:
    """Return how often each of ``PHRASES`` is said, falling short up to twice, the others once.

    Args:
        words: Of a passage, in lower case.
    """
    unequalled = has_no_equal(words)
    short = 0 if unequalled else min(len(_found("shortfalls", words)), _MOST)
    concedes = any(list(words[: len(each)]) == each for each in _CONCEDING) or bool(
        _found("concessions", words)
    )
    return [float(_denied_kind(words)), float(short), float(unequalled), float(concedes)]


def _found(name: str, words: Sequence[str]) -> list[str]:
    """Return which of the listed phrases stand in the words."""
    by_word = _by_word(name)
    telling = by_word.keys() & words
    if not telling:
        return []
    joined = f" {' '.join(words)} "
    return [phrase for word in telling for phrase in by_word[word] if phrase in joined]


@cache
def _by_word(name: str) -> Mapping[str, Collection[str]]:
    """Return phrases of ``phrases.toml``, by the last of their longest words."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in toml_of("docanalyze.governance.voice", "phrases.toml")[name].strip().splitlines():
        words = line.split()
        found[max(reversed(words), key=len)].append(f" {' '.join(words)} ")
    return found
