"""Embed each distinct word of a text once: what a word is embedded as depends on nothing else."""

from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import NORM, ORTH  # type: ignore[import-not-found]
from spacy.tokens import Doc
from thinc.api import Model

__all__ = ["WordVectors"]

EXTRACTOR = "extract_features"
# Layers that make of each word the same, whatever stands beside it.
WORD_BY_WORD = frozenset(
    {
        EXTRACTOR,
        "static_vectors",
        "ints-getitem",
        "hashembed",
        "maxout",
        "layernorm",
        "dropout",
        "list2ragged",
        "ragged2list",
    }
)
# Words whose neighbours are looked at together: the arrays of more leave the processor's cache.
BLOCK = 2000
# To tell words apart by several numbers at once; any large odd number does.
MIXER = np.uint64(0x9E3779B97F4A7C15)


class WordVectors:
    """The shared layer of a pipeline, whose embedding sees only distinct words.

    Args:
        model: Of a ``tok2vec`` component, for which :meth:`suits` is true.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        self._embed = model.get_ref("embed")
        self._encode = model.get_ref("encode")
        columns = {NORM}
        for node in self._embed.walk():
            if node.name == EXTRACTOR:
                columns.update(node.attrs["columns"])
        self._columns = [ORTH, *sorted(columns - {ORTH}, key=str)]

    @staticmethod
    def suits(model: Model[Any, Any]) -> bool:
        """Whether a layer embeds words by their attributes, and then looks at their neighbours."""
        if not (model.has_ref("embed") and model.has_ref("encode")):
            return False
        embed = model.get_ref("embed")
        parts = {node.name for node in embed.walk() if not node.layers}
        return EXTRACTOR in parts and parts <= WORD_BY_WORD

    def __call__(self, doc: Doc) -> npt.NDArray[np.float32]:
        """Return the vector of each word, a row each.

        Args:
            doc: At least one word.
        """
        columns = doc.to_array(self._columns)
        keys = columns[:, 0]
        for column in columns.T[1:]:
            keys = keys * MIXER + column
        _, places, back = np.unique(keys, return_index=True, return_inverse=True)
        (embedded,) = self._embed.predict([_DistinctWords(doc, places)])
        return np.asarray(self._encoded(embedded[back]), dtype=np.float32)

    def _encoded(self, embedded: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Return the vectors of words among their neighbours, some words at a time."""
        # As far as a layer looks: with so many words more on each side, a block is as in the whole.
        reach = self._encode.attrs.get("pad", 0)
        step = BLOCK if reach else len(embedded)
        blocks = []
        for start in range(0, len(embedded), step):
            low = max(0, start - reach)
            (vectors,) = self._encode.predict([embedded[low : start + step + reach]])
            blocks.append(vectors[start - low : start - low + step])
        return blocks[0] if len(blocks) == 1 else np.concatenate(blocks)


class _DistinctWords:
    """As much of a ``Doc`` as an embedding reads, with some of its words only."""

    def __init__(self, doc: Doc, places: npt.NDArray[np.int64]) -> None:
        self.vocab = doc.vocab
        self._doc = doc
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def to_array(self, attributes: int | str | list[int | str]) -> npt.NDArray[Any]:
        return np.asarray(self._doc.to_array(attributes)[self._places])
