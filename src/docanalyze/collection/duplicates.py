"""Articles that are copies of one another: exact, near (edited, cut) and rewritten."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from docanalyze.collection.signatures import Signature

__all__ = ["DocumentSignature", "Duplicate", "DuplicateKind", "group_duplicates"]

DuplicateKind = Literal["exact", "near", "rewritten"]

# Share of the shorter text's five-word shingles that stand in the longer one. Of 5,000 speeches and
# 300 histories, unrelated ones share less than one in a hundred; a rewrite keeps one in eight.
NEAR = 0.5
REWRITTEN = 0.05
# Share of three-word shingles that a rewrite has besides: one long quotation in common gives less.
REWRITTEN_SHORT = 0.14
# Shingles in common, so that two short texts are not called copies for one formula.
FEWEST_SHARED = 8
# A shingle in more articles than this is a formula, or that of a large group of copies.
MOST_COMMON = 20


@dataclass(frozen=True, slots=True)
class DocumentSignature:
    """A document as far as finding its copies goes.

    Args:
        doc_id: The document's.
        published: EDTF; None if unknown.
        position: In the order of the sources.
        signature: Of its text.
    """

    doc_id: str
    published: str | None
    position: int
    signature: Signature


@dataclass(frozen=True, slots=True)
class Duplicate:
    """What ``documents`` says of a copy.

    Args:
        group: ``doc_id`` of the earliest article of the group.
        kind: How it relates to the earliest; for the earliest itself, its closest copy's kind.
        similarity: Share of the shorter text's three-word shingles that stand in the other, 0 to 1.
    """

    group: str
    kind: DuplicateKind
    similarity: float


def group_duplicates(documents: Sequence[DocumentSignature]) -> dict[str, Duplicate]:
    """Return the duplicates by ``doc_id``; an article without any has no entry.

    The earliest of a group is the first published; without dates, the first in the order of the
    sources. Time grows with the number of articles, not with the number of pairs.
    """
    exact = _exact_groups(documents)
    firsts = [group[0] for group in exact]
    groups = _stars(firsts, _links(firsts))
    copies = {group[0].doc_id: group for group in exact}
    found: dict[str, Duplicate] = {}
    for group in groups:
        members = [member for first in group for member in copies[first.doc_id]]
        if len(members) > 1:
            found |= _describe(sorted(members, key=_age))
    return found


def _age(document: DocumentSignature) -> tuple[bool, str, int]:
    return document.published is None, document.published or "", document.position


def _exact_groups(documents: Iterable[DocumentSignature]) -> list[list[DocumentSignature]]:
    groups: dict[int, list[DocumentSignature]] = defaultdict(list)
    for document in sorted(documents, key=_age):
        groups[document.signature.words].append(document)
    return list(groups.values())


def _links(documents: Sequence[DocumentSignature]) -> Iterator[tuple[int, int]]:
    """Yield pairs of positions in ``documents`` that are copies of one another."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, document in enumerate(documents):
        for shingle in document.signature.long:
            holders[shingle].append(index)
    own: dict[tuple[int, int], int] = defaultdict(int)
    formulas: dict[tuple[int, int], int] = defaultdict(int)
    for indices in holders.values():
        if len(indices) <= MOST_COMMON:
            for pair in combinations(indices, 2):
                own[pair] += 1
        else:
            # Compared with the earliest only, a large group of copies still hangs together.
            for index in indices[1:]:
                formulas[indices[0], index] += 1
    for pair in own.keys() | formulas.keys():
        one, other = documents[pair[0]], documents[pair[1]]
        n_shared = own[pair] + formulas[pair]
        kind = _kind(one, other) if n_shared >= FEWEST_SHARED else None
        # What is alike in formulas only was made from one form, not from one another.
        if kind == "near" or (kind and _long(one, other) * own[pair] / n_shared >= REWRITTEN):
            yield pair


def _stars(
    documents: Sequence[DocumentSignature], links: Iterable[tuple[int, int]]
) -> list[list[DocumentSignature]]:
    """Group each document with the earliest one of which it is a copy, never by way of a third."""
    copies: dict[int, list[int]] = defaultdict(list)
    for one, other in links:
        copies[min(one, other)].append(max(one, other))
    placed: set[int] = set()
    groups = []
    for index in range(len(documents)):
        if index not in placed:
            group = [index, *sorted(other for other in copies[index] if other not in placed)]
            placed.update(group)
            groups.append([documents[member] for member in group])
    return groups


def _describe(members: Sequence[DocumentSignature]) -> Mapping[str, Duplicate]:
    earliest, *others = members
    found: dict[str, Duplicate] = {}
    for other in others:
        kind = _kind(earliest, other) or "rewritten"
        found[other.doc_id] = Duplicate(earliest.doc_id, kind, _similarity(earliest, other))
    closest = max(found.values(), key=lambda duplicate: duplicate.similarity)
    found[earliest.doc_id] = Duplicate(earliest.doc_id, closest.kind, 1.0)
    return found


def _kind(one: DocumentSignature, other: DocumentSignature) -> DuplicateKind | None:
    if one.signature.words == other.signature.words:
        return "exact"
    long = _long(one, other)
    if long >= NEAR:
        return "near"
    alike = long >= REWRITTEN and _similarity(one, other) >= REWRITTEN_SHORT
    return "rewritten" if alike else None


def _long(one: DocumentSignature, other: DocumentSignature) -> float:
    return _containment(
        one.signature.long, one.signature.n_long, other.signature.long, other.signature.n_long
    )


def _similarity(one: DocumentSignature, other: DocumentSignature) -> float:
    if one.signature.words == other.signature.words:
        return 1.0
    return _containment(
        one.signature.short, one.signature.n_short, other.signature.short, other.signature.n_short
    )


def _containment(one: Sequence[int], n_one: int, other: Sequence[int], n_other: int) -> float:
    """Estimate the share of the smaller set that lies in the other, from bottom-k sketches.

    The smallest hashes of the union are a random sample of it (Broder 1997): the share of them that
    is in both estimates the Jaccard index, and with the sizes the containment.
    """
    smaller = min(n_one, n_other)
    if not smaller:
        return 0.0
    first, second = set(one), set(other)
    # Beyond the end of a sample, absence from it says nothing.
    complete = len(one) == n_one and len(other) == n_other
    size = None if complete else min(len(one), len(other))
    sample = sorted(first | second)[:size]
    jaccard = sum(1 for shingle in sample if shingle in first and shingle in second) / len(sample)
    return min(1.0, jaccard * (n_one + n_other) / (1 + jaccard) / smaller)
