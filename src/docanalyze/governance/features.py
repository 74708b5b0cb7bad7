"""Turn a passage and its heading into numbers: its words, and what its terms stand for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from docanalyze.governance.lexicon import Lexicon
from docanalyze.governance.tokens import SENTENCE_END, words

__all__ = [
    "IN_HEADING",
    "MOST_TERMS",
    "Features",
    "Vector",
    "least_passages",
    "ngrams",
    "rounded_idf",
]

MOST_TERMS = 20_000
# Below this many passages a word that stands in one only is still kept.
LARGE_COLLECTION = 200
WEIGHT_OF_TYPES = 0.5
NEGATED = "not "
IN_HEADING = "heading: "
LENGTH, NO_TERM = "length", "no term"


@dataclass(frozen=True, slots=True)
class Vector:
    """A passage as numbers.

    Args:
        indices: Columns that are not zero, each once.
        values: Their values.
        surfaces: For columns of typed features, the terms of the text behind them.
        borders: Where those of typed features begin, and those of common words.
    """

    indices: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]
    surfaces: Mapping[int, tuple[str, ...]]
    borders: tuple[int, int]


class Features:
    """TF-IDF of words and pairs of words, counts of typed terms, and common words by rarity.

    Args:
        lexicon: The terms that have a type.
        idf: By word or pair of words, its inverse document frequency, in the order of columns.
        rarity: By common word, whether labelled passages held it or not, how much it counts.
    """

    def __init__(
        self, lexicon: Lexicon, idf: Mapping[str, float], rarity: Mapping[str, float]
    ) -> None:
        self.lexicon = lexicon
        self.terms = tuple(idf)
        self.idf = np.array(list(idf.values()), dtype=np.float64)
        self._columns = {term: column for column, term in enumerate(self.terms)}
        # Pairs of words by the first and then by the second: most pairs of a text need not be
        # written out to see that they have no column.
        self._pairs: dict[str, dict[str, int]] = {}
        for term, column in self._columns.items():
            first, _, second = term.partition(" ")
            if second and not term.startswith(IN_HEADING):
                self._pairs.setdefault(first, {})[second] = column
        named = [f"{mark}{name}" for mark in ("", NEGATED, IN_HEADING) for name in lexicon.features]
        self.types = (*named, LENGTH, NO_TERM)
        self._types = {name: len(self.terms) + place for place, name in enumerate(self.types)}
        self.common = tuple(rarity)
        self.rarity = np.array(list(rarity.values()), dtype=np.float64)
        self._common = {word: place for place, word in enumerate(self.common)}

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.width_of_own + len(self.common)

    @property
    def width_of_own(self) -> int:
        """Number of columns before those of common words."""
        return len(self.terms) + len(self.types)

    def term_of(self, column: int) -> str | None:
        """Return the word or pair of words that a column counts; None if it counts a type."""
        if column < len(self.terms):
            return self.terms[column]
        return self.common[column - self.width_of_own] if column >= self.width_of_own else None

    def vector(self, text: str, heading: str | None) -> Vector:
        """Return one passage as numbers.

        Args:
            text: The passage.
            heading: The heading under which it stands.
        """
        text_words, heading_words = words(text), words(heading or "")
        indices, values = _weighed(self._columns_of(text_words, heading_words), self.idf)
        surfaces: dict[int, list[str]] = {}
        typed = self._types_block(text_words, heading_words, surfaces)
        common, weights = _weighed(map(self._common.get, text_words), self.rarity)
        return Vector(
            np.concatenate(
                [indices, np.fromiter(typed, np.int64, len(typed)), common + self.width_of_own]
            ),
            np.concatenate([values, np.fromiter(typed.values(), np.float64, len(typed)), weights]),
            {column: tuple(dict.fromkeys(names)) for column, names in surfaces.items()},
            (len(indices), len(indices) + len(typed)),
        )

    def _columns_of(
        self, text_words: Sequence[str], heading_words: Sequence[str]
    ) -> list[int | None]:
        """Return the column of each term that :func:`ngrams` gives, None for one without."""
        column_of = self._columns.get
        columns = [column_of(word) for word in text_words if word != SENTENCE_END]
        columns += [
            seconds.get(word)
            for previous, word in pairwise(text_words)
            if (seconds := self._pairs.get(previous))
        ]
        columns += [
            column_of(f"{IN_HEADING}{word}") for word in heading_words if word != SENTENCE_END
        ]
        return columns

    def matrix(self, texts: Sequence[str], headings: Sequence[str | None]) -> Any:
        """Return passages as a sparse matrix, a row each.

        Args:
            texts: The passages.
            headings: The heading of each, or None.
        """
        from scipy.sparse import csr_matrix

        vectors = [
            self.vector(text, heading) for text, heading in zip(texts, headings, strict=True)
        ]
        lengths = [len(vector.indices) for vector in vectors]
        columns = np.concatenate([vector.indices for vector in vectors])
        values = np.concatenate([vector.values for vector in vectors])
        borders = np.concatenate([[0], np.cumsum(lengths)])
        return csr_matrix((values, columns, borders), shape=(len(vectors), self.width))

    def _types_block(
        self,
        text_words: Sequence[str],
        heading_words: Sequence[str],
        surfaces: dict[int, list[str]],
    ) -> dict[int, float]:
        counts: Counter[int] = Counter()
        for found in self.lexicon.find(text_words):
            surface = " ".join(text_words[found.start : found.end])
            for name in found.features:
                column = self._types[f"{NEGATED if found.negated else ''}{name}"]
                counts[column] += 1
                surfaces.setdefault(column, []).append(surface)
        for found in self.lexicon.find(heading_words):
            counts.update(self._types[f"{IN_HEADING}{name}"] for name in found.features)
        values = {
            column: WEIGHT_OF_TYPES * _log_of_one_more(count) for column, count in counts.items()
        }
        values[self._types[LENGTH]] = WEIGHT_OF_TYPES * _log_of_one_more(len(text_words)) / 4
        if not counts:
            values[self._types[NO_TERM]] = WEIGHT_OF_TYPES
        return values


@lru_cache(maxsize=1024)
def _log_of_one_more(count: int) -> float:
    return float(np.log1p(count))


def _weighed(
    columns: Iterable[int | None], weights: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Count the columns of terms, None for one without, weigh them, and scale to a length of 1."""
    counts = Counter(columns)
    del counts[None]
    places = np.array(list(counts), dtype=np.int64)
    times = np.array(list(counts.values()), dtype=np.float64)
    values = (1 + np.log(times)) * weights[places] if len(counts) else times
    norm = float(np.sqrt(values @ values))
    return places, values / norm if norm else values


def least_passages(count: int) -> int:
    """Return in how many of so many passages a word must stand to count."""
    return 2 if count >= LARGE_COLLECTION else 1


def rounded_idf(count: int, frequencies: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Return inverse document frequencies, rounded as they are saved.

    Args:
        count: Number of passages.
        frequencies: In how many of them each term stands.
    """
    return np.asarray(np.round(np.log((1 + count) / (1 + frequencies)) + 1, 6), dtype=np.float64)


def ngrams(text_words: Sequence[str], heading_words: Sequence[str]) -> list[str]:
    """Return the words and pairs of words of a passage, and the words of its heading apart."""
    terms = [word for word in text_words if word != SENTENCE_END]
    terms += [
        f"{previous} {word}"
        for previous, word in pairwise(text_words)
        if previous != SENTENCE_END != word
    ]
    terms += [f"{IN_HEADING}{word}" for word in heading_words if word != SENTENCE_END]
    return terms
