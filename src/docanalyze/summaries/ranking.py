"""What speaks for a sentence: what it shares with the rest, where it stands, what it is like."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from docanalyze.governance.labels import NO_MODEL
from docanalyze.packaged import toml_of
from docanalyze.summaries.sentences import Sentence

__all__ = ["FEATURES", "features_of", "likeness_of", "text_rank"]

DAMPING = 0.85
ITERATIONS = 30

SPOKEN = re.compile(r"\w+")
SHORTEST = 3
WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
CAPITALISED = re.compile(r"[^\W\d_a-z]\w")
DIGIT = re.compile(r"\d")
LOWER = frozenset("abcdefghijklmnopqrstuvwxyz")
MARKS = ('"', "\N{LEFT DOUBLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}")

FEATURES = (
    *("shares", "shares_with_title", "length", "names", "digits", "quotes"),
    *("claims", "contrasts", "leans", "speaks_for_itself", "argues_a_model"),
    *("opens_article", "in_first_passage", "in_last_passage", "closes_article"),
    *("opens_passage", "closes_passage", "how_far", "in_first_fifth"),
)

Matrix = NDArray[np.float64]


def features_of(sentences: Sequence[Sentence], title: str | None, likeness: Matrix) -> Matrix:
    """Return a row for each sentence and a column for each of ``FEATURES``.

    Args:
        sentences: In the order of the article.
        title: The article's, if it is known.
        likeness: Of all pairs of them.
    """
    rank = text_rank(likeness)
    rank = rank / rank.max() if len(rank) else rank
    title_words = set(_words(title or ""))
    rows = [
        (float(rank[place]), *_own(sentence, title_words), *_place(sentences, place))
        for place, sentence in enumerate(sentences)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(sentences), len(FEATURES))


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    lists = toml_of("docanalyze.summaries", "words.toml")
    return {name: frozenset(words.split()) for name, words in lists.items()}


def _own(sentence: Sentence, title_words: set[str]) -> tuple[float, ...]:
    spoken = _spoken(sentence.text) or [""]
    words, lists = set(spoken), _lists()
    shared = len(title_words.intersection(_words(sentence.text)))
    return (
        shared / math.sqrt(len(title_words)) if title_words else 0.0,
        min(len(spoken), 45) / 45,
        min(_names(sentence.text) / len(spoken), 0.4),
        float(DIGIT.search(sentence.text) is not None),
        float(sentence.text.startswith(MARKS)) + float(any(m in sentence.text for m in MARKS)),
        float(not words.isdisjoint(lists["claim"])),
        float(not words.isdisjoint(lists["contrast"])),
        float(spoken[0] in lists["leaning"]),
        float(not words.isdisjoint(lists["own"])),
        float(sentence.governance_model not in {None, NO_MODEL}),
    )


def _names(text: str) -> int:
    """Return how many words, but the first, have a capital."""
    capitals = [word for word in text.split()[1:] if word[0] not in LOWER]
    return len(list(filter(CAPITALISED.match, capitals)))


def _place(sentences: Sequence[Sentence], place: int) -> tuple[float, ...]:
    here, last = sentences[place].passage_id, len(sentences) - 1
    far = place / max(last, 1)
    return (
        float(place == 0),
        float(here == sentences[0].passage_id),
        float(here == sentences[last].passage_id),
        float(place == last),
        float(place == 0 or sentences[place - 1].passage_id != here),
        float(place == last or sentences[place + 1].passage_id != here),
        far,
        float(far <= 1 / 5),
    )


@lru_cache(maxsize=1024)
def _spoken(text: str) -> list[str]:
    return SPOKEN.findall(text.lower())


@lru_cache(maxsize=1024)
def _words(text: str) -> Mapping[str, int]:
    frequent = _lists()["frequent"]
    found: list[str] = []
    for word in _spoken(text):
        if not word.isalpha():
            # "1949a", "no_name": their letters.
            found += WORD.findall(word)
        elif len(word) >= SHORTEST:
            found.append(word)
    return Counter([word for word in found if word not in frequent])


def likeness_of(sentences: Sequence[Sentence]) -> Matrix:
    """Return the cosine likeness of all pairs, words weighted by how rare they are here."""
    bags = [_words(sentence.text) for sentence in sentences]
    frequency = Counter(chain.from_iterable(bags))
    column = {word: index for index, word in enumerate(sorted(frequency))}
    rarity = np.log(1 + len(bags) / np.array([frequency[word] for word in column], dtype=float))
    rows = np.repeat(np.arange(len(bags)), list(map(len, bags)))
    columns = np.array([column[word] for bag in bags for word in bag], dtype=int)
    counts = np.array([count for bag in bags for count in bag.values()], dtype=float)
    vectors = np.zeros((len(bags), len(column)))
    vectors[rows, columns] = counts * rarity[columns]
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors /= np.where(lengths > 0, lengths, 1.0)
    likeness: Matrix = vectors @ vectors.T
    np.fill_diagonal(likeness, 0.0)
    return likeness


def text_rank(likeness: Matrix) -> Matrix:
    """Return how much each sentence shares with the rest (TextRank, Mihalcea and Tarau 2004)."""
    sums = likeness.sum(axis=0)
    flow = likeness / np.where(sums > 0, sums, 1.0)
    rank = np.full(len(likeness), 1.0)
    for _ in range(ITERATIONS):
        rank = (1 - DAMPING) + DAMPING * (flow @ rank)
    return rank
