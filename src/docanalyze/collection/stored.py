"""Signatures of a large collection, laid aside on the disk while its copies are looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO, Self

import numpy as np
from numpy.typing import NDArray

from docanalyze.collection.duplicates import DocumentSignature
from docanalyze.collection.signatures import Signature, Sketch

__all__ = ["LaidAside"]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of a document besides the hashes of its two sketches."""

    doc_id: str
    published: str | None
    words: int
    sizes: tuple[int, int]
    counts: tuple[int, int]


class LaidAside:
    """Signatures in a file, from which the system fetches what is looked at.

    Args:
        path: Of the file; it is made anew, and whoever named it deletes it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: list[_Kept] = []
        self._file: BinaryIO

    def __enter__(self) -> Self:
        self._file = self._path.open("wb")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, doc_id: str, published: str | None, signature: Signature) -> None:
        """Lay a document's signature aside.

        Args:
            doc_id: The document's.
            published: EDTF; None if unknown.
            signature: Of its text.
        """
        sketches = (signature.short, signature.long)
        for sketch in sketches:
            sketch.hashes.tofile(self._file)
        sizes, counts = zip(*((each.size, len(each.hashes)) for each in sketches), strict=True)
        self._kept.append(_Kept(doc_id, published, signature.words, sizes, counts))

    def documents(self) -> list[DocumentSignature]:
        """Return the documents in the order in which they were added."""
        self._file.flush()
        empty = not any(sum(kept.counts) for kept in self._kept)
        hashes = np.empty(0, np.uint64) if empty else _mapped(self._path)
        return list(_documents(self._kept, hashes))


def _mapped(path: Path) -> NDArray[np.uint64]:
    """Return what is in a file, as a plain array: slices of a `memmap` take more memory."""
    with path.open("rb") as file:
        return np.frombuffer(mmap(file.fileno(), 0, access=ACCESS_READ), np.uint64)


def _documents(kept: Sequence[_Kept], hashes: NDArray[np.uint64]) -> Iterator[DocumentSignature]:
    end = 0
    for position, each in enumerate(kept):
        sketches = []
        for size, count in zip(each.sizes, each.counts, strict=True):
            start, end = end, end + count
            sketches.append(Sketch(size, hashes[start:end]))
        signature = Signature(each.words, *sketches)
        yield DocumentSignature(each.doc_id, each.published, position, signature)
