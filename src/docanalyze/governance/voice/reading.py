"""A passage as numbers, for telling its stance."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from docanalyze.governance.voice.wording import PHRASES, phrases_of
from docanalyze.packaged import toml_of
from docanalyze.text import asks

__all__ = ["FEATURES", "Reading", "weighed_terms"]

# Unlike the words that the classifier counts, these keep their hyphens: `fig-leaf` is a cue.
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
TOKEN = re.compile(rf"{WORD.pattern}|[?;]")
# The same, several times as fast, where there is nothing but ASCII.
ASCII_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|[?;]")
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
MARKS = frozenset({"?", ";"})
MODALS = frozenset({"must", "should", "ought", "need", "needs", "let"})
OWN = frozenset({"we", "our", "us", "i", "my"})
NOT = frozenset({"not", "no", "never", "cannot", "nor", "neither", "nothing", "nobody", "without"})
# A cue so near after one of these says the contrary.
NEAR = 3
REMEMBERED = 65_536
LONGEST = 200

SIDES = ("supports", "criticises")
COUNTED = ("questions", "turns", "describes", "modals", "own", "not")
FEATURES = (
    *("supports", "denied supports", "criticises", "denied criticises"),
    *COUNTED,
    *("asks", "asks at the end", "supports at the end", "criticises at the end", "length"),
    *PHRASES,
)

Vector = NDArray[np.float64]


class Reading:
    """A passage, read for its stance.

    Args:
        text: The passage.
    """

    def __init__(self, text: str) -> None:
        plain = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        self._tokens = (ASCII_TOKEN if plain.isascii() else TOKEN).findall(plain)
        self._sentences = [each for each in SENTENCE.findall(plain) if WORD.search(each)]
        self.asking = [asks(each) for each in self._sentences]
        self.words = [token for token in self._tokens if token not in MARKS]

    @property
    def terms(self) -> list[str]:
        """The words, and the pairs of neighbours."""
        return [*self._tokens, *[f"{one} {other}" for one, other in pairwise(self._tokens)]]

    def features(self) -> Vector:
        """Return the numbers of ``FEATURES``."""
        words = self.words
        cues = list(map(_cues_of, words))
        n_last = len(WORD.findall(self._sentences[-1])) if self._sentences else 0
        counts, at_end = _counts(cues), _counts(cues[len(cues) - n_last :])
        n_asking = sum(self.asking)
        scale, end_scale = math.sqrt(len(words) or 1), math.sqrt(n_last or 1)
        by_length = [*_sides(words, cues), *map(counts.__getitem__, COUNTED)]
        return np.array(
            [
                *[count / scale for count in by_length],
                n_asking / (len(self.asking) or 1),
                float(n_asking and self.asking[-1]),
                *[at_end[name] / end_scale for name in SIDES],
                min(len(words), LONGEST) / LONGEST,
                *phrases_of(words),
            ]
        )


def weighed_terms(
    terms: Sequence[str], places: Mapping[str, int], rarity: Vector
) -> tuple[NDArray[np.int64], Vector]:
    """Return where the known terms stand, and how much each counts: TF-IDF of length 1.

    Args:
        terms: Of a passage.
        places: Of known terms.
        rarity: By place, the inverse document frequency.
    """
    counts = Counter(map(places.get, terms))
    counts.pop(None, None)
    found = np.fromiter(counts, dtype=np.int64, count=len(counts))
    times = np.fromiter(counts.values(), dtype=np.float64, count=len(counts))
    values = (1 + np.log(times)) * rarity[found]
    norm = math.sqrt(float(values @ values))
    return found, values / norm if norm else values


def _counts(cues: Iterable[frozenset[str]]) -> Counter[str]:
    """Return how many words are a cue of each kind."""
    return Counter(chain.from_iterable(cues))


def _sides(words: Sequence[str], cues: Sequence[frozenset[str]]) -> list[int]:
    """Return how often the passage supports and criticises, each plainly and denied."""
    counts = [0, 0, 0, 0]
    for place, kinds in enumerate(cues):
        if kinds and not kinds.isdisjoint(SIDES):
            denied = not NOT.isdisjoint(words[max(place - NEAR, 0) : place])
            for side, name in enumerate(SIDES):
                counts[2 * side + denied] += name in kinds
    return counts


@lru_cache(maxsize=REMEMBERED)
def _cues_of(word: str) -> frozenset[str]:
    """Return the kinds of cue that a word is."""
    listed = {name for name, pattern in _patterns().items() if pattern.fullmatch(word)}
    groups = {"modals": MODALS, "own": OWN, "not": NOT}
    return frozenset(listed | {name for name, group in groups.items() if word in group})


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(re.escape(cue).replace(r"\*", r"\w*") for cue in cues.split()))
        for name, cues in toml_of("docanalyze.governance.voice", "cues.toml").items()
    }
