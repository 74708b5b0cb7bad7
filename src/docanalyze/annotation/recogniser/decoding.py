"""Decide on all words of a text at once as spaCy's recogniser does on one after the other.

spaCy's recogniser reads a text from left to right. At each word it is outside of all entities, or
inside one that began at a certain word; it scores what can happen there (a word begins an entity,
goes on with it, ends it, is one by itself, or is outside) and takes the best that is allowed. What
it scores depends on the word, on the first word of the open entity and on the word before: nothing
else. So the scores of all words, as seen from outside, need one product of matrices, and those
inside of entities one for all second words, one for all third words, and so on. The way through
them is the same.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, SENT_START  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span

__all__ = ["Decoder"]

# What the recogniser looks at: the word, the first word of the open entity, the word before.
N_FEATURES = 3
# Where features stand for a word that is not there.
PADDING = 0
BEGINS, CONTINUES, ENDS, ALONE, OUTSIDE = "BILUO"
NEVER = -np.inf

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Decoder:
    """The choices of a trained ``ner`` component, made for a whole text.

    Args:
        ner: For which :meth:`suits` is true.
    """

    def __init__(self, ner: Any) -> None:
        self._word_vectors = ner.model.get_ref("tok2vec")
        self._features = ner.model.get_ref("lower")
        self._scores = ner.model.get_ref("upper")
        self._bias = self._features.get_param("b")
        # Not ``move_names``, which leaves one out.
        moves = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
        self._labels = [move.partition("-")[2] for move in moves]
        self._outside = moves.index(OUTSIDE)
        self._begins = np.array([move[0] == BEGINS for move in moves])
        names = self._begins | np.array([move[0] == ALONE for move in moves])
        names &= np.array([bool(label) for label in self._labels])
        self._names = names
        self._not_from_outside = ~names
        self._not_from_outside[self._outside] = False
        places = {move: number for number, move in enumerate(moves)}
        self._goes_on = np.array([places.get(f"{CONTINUES}-{label}", 0) for label in self._labels])
        self._ends = np.array([places.get(f"{ENDS}-{label}", 0) for label in self._labels])

    @staticmethod
    def suits(ner: Any) -> bool:
        """Whether a component chooses as this does: greedily, by three words and two layers."""
        model = ner.model
        lower = model.get_ref("lower")
        return (
            ner.cfg.get("beam_width", 1) == 1
            and model.attrs["has_upper"]
            and not model.attrs["unseen_classes"]
            and lower.get_dim("nF") == N_FEATURES
            and lower.get_dim("nP") > 1
        )

    def __call__(self, doc: Doc) -> list[Span]:
        """Return the entities of a text, in order.

        Args:
            doc: At least one word, with the borders of sentences, and vectors in ``doc.tensor`` if
                the recogniser listens to a shared layer.
        """
        features = self._features.predict(self._word_vectors.predict([doc]))
        is_space, last = _borders(doc)
        best = self._seen_from_outside(features, is_space, last)
        ends = self._ends_of(features, best, last)
        spans: list[Span] = []
        reached = 0
        for start in np.flatnonzero(best != self._outside).tolist():
            if start >= reached:
                reached = int(ends[start])
                spans.append(Span(doc, start, reached, label=self._labels[best[start]]))
        return spans

    def _seen_from_outside(self, features: Floats, is_space: Flags, last: Flags) -> Places:
        """Return what is best at each word if no entity is open there."""
        nothing = features[PADDING, 1] + features[PADDING, 2] + self._bias
        scores = self._scored(features[1:, 0] + nothing)
        scores[:, self._not_from_outside] = NEVER
        scores[np.ix_(is_space, self._names)] = NEVER
        scores[np.ix_(last, self._begins)] = NEVER
        return np.asarray(scores.argmax(axis=1), dtype=np.int64)

    def _ends_of(self, features: Floats, best: Places, last: Flags) -> Places:
        """Return where the entity would end that begins at each word, or after the word."""
        ends = np.arange(1, len(best) + 1)
        starts = np.flatnonzero(self._begins[best])
        moves = best[starts]
        at = starts + 1
        while len(starts):
            # The features of a word stand one place on, behind the padding.
            inside = features[at + 1, 0] + features[starts + 1, 1] + features[at, 2] + self._bias
            scores = self._scored(inside)
            rows = np.arange(len(starts))
            on, over = self._goes_on[moves], self._ends[moves]
            # Of two equal scores spaCy takes the move with the lower number.
            better = np.where(
                on < over,
                scores[rows, on] >= scores[rows, over],
                scores[rows, on] > scores[rows, over],
            )
            going = better & ~last[at]
            ends[starts[~going]] = at[~going] + 1
            starts, moves, at = starts[going], moves[going], at[going] + 1
        return ends

    def _scored(self, unmaxed: Floats) -> Floats:
        """Return the score of each move for each row of summed features."""
        hidden = unmaxed[..., 0]
        for piece in range(1, unmaxed.shape[-1]):
            hidden = np.maximum(hidden, unmaxed[..., piece])
        return np.asarray(self._scores.predict(hidden), dtype=np.float32)


def _borders(doc: Doc) -> tuple[Flags, Flags]:
    """Return which words are blanks, and which are the last of their sentence."""
    columns = doc.to_array([IS_SPACE, SENT_START])
    last = np.ones(len(doc), dtype=np.bool_)
    last[:-1] = columns[1:, 1] == 1
    return columns[:, 0] == 1, last
