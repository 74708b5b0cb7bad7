"""What a model was trained on, in hashes: so that it is not tested on it unawares."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from docanalyze.governance.grouping import group_passages, shingles
from docanalyze.governance.label_files import LabelledPassage

__all__ = ["SKETCH", "Seen"]

# So many of the smallest hashes of a text's shingles stand for it.
SKETCH = 8
# Texts that share so many of them are nearly alike.
ALIKE = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """The passages and articles that a model has seen.

    Args:
        texts: A hash of each passage.
        articles: A hash of each article and group by its name.
        sketches: For each passage, the smallest hashes of its shingles (A. Broder, "On the
            resemblance and containment of documents", 1997); 0 where there are not so many.
    """

    texts: npt.NDArray[np.uint64]
    articles: npt.NDArray[np.uint64]
    sketches: npt.NDArray[np.uint32]

    @classmethod
    def of(cls, passages: Sequence[LabelledPassage]) -> "Seen":
        """Take down what passages there are."""
        articles = sorted({name for passage in passages for name in _articles(passage)})
        return cls(
            np.array([_hash_of_text(passage.text) for passage in passages], dtype=np.uint64),
            np.array(articles, dtype=np.uint64),
            np.array([_sketch(passage.text) for passage in passages], dtype=np.uint32),
        )

    def has_text(self, texts: Iterable[str]) -> list[bool]:
        """Return for each text whether it is one of them."""
        known = set(self.texts.tolist())
        return [_hash_of_text(text) in known for text in texts]

    def has_article(self, passages: Sequence[LabelledPassage]) -> list[bool]:
        """Return for each passage whether its article, its like or another of its group was seen.

        Args:
            passages: Also those that stand in one article, or are nearly alike, hang together.
        """
        articles = set(self.articles.tolist())
        texts = self.has_text(passage.text for passage in passages)
        alike = self._has_like([passage.text for passage in passages])
        groups = group_passages(passages)
        met = {
            group
            for group, passage, *known in zip(groups, passages, texts, alike, strict=True)
            if any(known) or articles.intersection(_articles(passage))
        }
        return [group in met for group in groups]

    def has_like(self, texts: Sequence[str]) -> list[bool]:
        """Return for each text whether it, or one nearly alike, is among them."""
        same = self.has_text(texts)
        return [one or other for one, other in zip(same, self._has_like(texts), strict=True)]

    def _has_like(self, texts: Sequence[str]) -> list[bool]:
        holders: dict[int, list[int]] = defaultdict(list)
        for place, sketch in enumerate(self.sketches.tolist()):
            for value in filter(None, sketch):
                holders[value].append(place)
        found = []
        for text in texts:
            shared = Counter(
                place for value in _sketch(text) if value for place in holders.get(value, ())
            )
            found.append(max(shared.values(), default=0) >= ALIKE)
        return found


def _articles(passage: LabelledPassage) -> list[int]:
    named = (("group", passage.group), ("doc_id", passage.doc_id))
    return [_hash(f"{kind} {name}", 8) for kind, name in named if name is not None]


def _hash_of_text(text: str) -> int:
    return _hash(" ".join(text.casefold().split()), 8)


def _sketch(text: str) -> list[int]:
    hashes = sorted({_hash(" ".join(shingle), 4) for shingle in shingles(text)})[:SKETCH]
    return hashes + [0] * (SKETCH - len(hashes))


def _hash(text: str, size: int) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=size).digest()
    return int.from_bytes(digest, "big")
