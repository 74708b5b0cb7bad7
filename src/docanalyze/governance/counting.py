"""Count the words of all labelled passages once, so that each fold only selects and weighs them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from docanalyze.governance.features import (
    MOST_TERMS,
    Features,
    least_passages,
    ngrams,
    rounded_idf,
)
from docanalyze.governance.knowledge import Knowledge
from docanalyze.governance.likeness import Projection, fit_projection
from docanalyze.governance.linear import Array
from docanalyze.governance.tokens import words

__all__ = ["CountedPassages", "Weighing"]

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weighing:
    """Which words and pairs of words count for a model, and how much.

    Args:
        columns: Their places among all that were counted, in the order of the words.
        idf: The inverse document frequency of each.
    """

    columns: Rows
    idf: Array


@dataclass(frozen=True, slots=True)
class CountedPassages:
    """Passages as counts; the same numbers as :class:`Features` gives, many folds at a time.

    Args:
        knowledge: What is known of words before any passage is labelled.
        terms: The words and pairs of words, in order.
        counts: Passages by terms, sparse.
        known: Passages by what no fold changes, sparse; None: it is left out.
        encoded: Passages by dimensions, what an encoder makes of them; None: there is none.
    """

    knowledge: Knowledge
    terms: tuple[str, ...]
    counts: Any
    known: Any
    encoded: Array | None = None

    @classmethod
    def count(
        cls,
        texts: Sequence[str],
        headings: Sequence[str | None],
        knowledge: Knowledge,
    ) -> "CountedPassages":
        """Count passages.

        Args:
            texts: The passages.
            headings: The heading of each, or None.
            knowledge: What is known of words before any passage is labelled.
        """
        terms, counts = _count_terms(texts, headings)
        return cls(knowledge, terms, counts, _known_columns(texts, headings, knowledge))

    @property
    def width_encoded(self) -> int:
        """Number of columns that the encoder fills, the last ones."""
        return 0 if self.encoded is None else self.encoded.shape[1]

    def with_encoded(self, encoded: Array | None) -> "CountedPassages":
        """Return the same passages with what an encoder makes of them; None: of none."""
        return replace(self, encoded=encoded)

    def words_alone(self) -> "CountedPassages":
        """Return the same passages without what is known of words, for comparison."""
        return replace(self, known=None, encoded=None)

    def weigh(self, rows: Rows) -> Weighing:
        """Learn from some passages which words count, and how much."""
        frequencies = np.asarray((self.counts[rows] > 0).sum(axis=0)).ravel()
        kept = np.flatnonzero(frequencies >= least_passages(len(rows)))
        if len(kept) > MOST_TERMS:
            # The terms are in their order, so of those as frequent the first by name stay.
            most_frequent = np.argsort(-frequencies[kept], kind="stable")[:MOST_TERMS]
            kept = np.sort(kept[most_frequent])
        return Weighing(kept, rounded_idf(len(rows), frequencies[kept]))

    def matrix(self, rows: Rows, weighing: Weighing) -> Any:
        """Return passages as a sparse matrix, a row each.

        Args:
            rows: The passages.
            weighing: Which words count.
        """
        from scipy.sparse import csr_matrix, hstack

        blocks = [self._weighed(rows, weighing)]
        if self.known is not None:
            blocks.append(self.known[rows])
        if self.encoded is not None:
            blocks.append(csr_matrix(self.encoded[rows]))
        return hstack(blocks).tocsr()

    def projection(self, rows: Rows, weighing: Weighing, seed: int) -> Projection | None:
        """Learn from some passages how to make points of them; None: from words alone it is not.

        Args:
            rows: The passages.
            weighing: Which words count.
            seed: Of the decomposition.
        """
        if self.known is None:
            return None
        vectors = self.knowledge.embedding.vectors
        return fit_projection(self._weighed(rows, weighing), vectors, seed)

    def points(self, rows: Rows, weighing: Weighing, projection: Projection) -> Array:
        """Return passages as points, a row each.

        Args:
            rows: The passages.
            weighing: Which words count.
            projection: As :meth:`projection` gives it.
        """
        known = self.known[rows].toarray()
        border = known.shape[1] - self.knowledge.embedding.vectors.shape[1]
        topics = np.asarray(self._weighed(rows, weighing) @ projection.topics)
        return projection.points(topics, known[:, :border], known[:, border:])

    def _weighed(self, rows: Rows, weighing: Weighing) -> Any:
        from scipy.sparse import diags

        counts = self.counts[rows][:, weighing.columns].astype(np.float64)
        counts.data = 1 + np.log(counts.data)
        weighed = counts @ diags(weighing.idf)
        norms = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
        return diags(1 / np.where(norms > 0, norms, 1)) @ weighed

    def features(self, weighing: Weighing) -> Features:
        """Return the features that give single passages the same numbers."""
        idf = {
            self.terms[column]: float(value)
            for column, value in zip(weighing.columns, weighing.idf, strict=True)
        }
        return Features(self.knowledge.lexicon, idf, self.knowledge.embedding.rarity)


def _count_terms(
    texts: Sequence[str], headings: Sequence[str | None]
) -> tuple[tuple[str, ...], Any]:
    """Return the terms in their order, and passages by terms."""
    from scipy.sparse import csr_matrix

    places: dict[str, int] = {}
    columns: list[int] = []
    values: list[int] = []
    borders = [0]
    for text, heading in zip(texts, headings, strict=True):
        counts = Counter(ngrams(words(text), words(heading or "")))
        columns += [places.setdefault(term, len(places)) for term in counts]
        values += counts.values()
        borders.append(len(columns))
    terms = sorted(places)
    order = np.empty(len(terms), dtype=np.int64)
    order[[places[term] for term in terms]] = np.arange(len(terms))
    ordered = order[np.array(columns, dtype=np.int64)] if columns else np.zeros(0, dtype=np.int64)
    shape = (len(texts), len(terms))
    counted = csr_matrix((np.array(values, dtype=np.int32), ordered, borders), shape=shape)
    counted.sort_indices()
    return tuple(terms), counted


def _known_columns(
    texts: Sequence[str],
    headings: Sequence[str | None],
    knowledge: Knowledge,
) -> Any:
    """Return what no fold changes: typed terms, and common words as their vectors."""
    from scipy.sparse import csr_matrix, hstack

    bare = Features(knowledge.lexicon, {}, knowledge.embedding.rarity)
    matrix = bare.matrix(texts, headings)
    own = bare.width_of_own
    blocks = [matrix[:, :own]]
    if len(knowledge.embedding.rarity):
        blocks.append(csr_matrix(matrix[:, own:] @ knowledge.embedding.vectors))
    return hstack(blocks).tocsr()
