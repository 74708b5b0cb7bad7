"""Articles that are copies of one another: exact, near (edited, cut) and rewritten."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from docanalyze.collection.candidates import candidate_pairs
from docanalyze.collection.signatures import Signature

__all__ = ["DocumentSignature", "Duplicate", "DuplicateKind", "group_duplicates"]

DuplicateKind = Literal["exact", "near", "rewritten"]

# Share of the shorter text's three-word shingles that stand in the longer one. Where an editor has
# changed one word in eight, 0.5 to 0.7; a rewrite keeps 0.15 to 0.45.
NEAR = 0.5
# The same of five-word shingles: a text cut out of another, with much put around it.
NEAR_LONG = 0.5
# Of 5,000 speeches and 300 histories, unrelated ones share less than one five-word shingle in a
# hundred; a rewrite keeps one in eight.
REWRITTEN_LONG = 0.05
REWRITTEN = 0.14
# Who rewrites breaks up what was said: of the shingles of three words that stay, fewer than these
# stay with five. One quotation in common stays whole, and must be as long as this, in words.
BROKEN = 0.8
LONG_QUOTATION = 120
# A copy of the middle of a group need not be like all others of it: a rewrite is hardly like
# another rewrite, nor the front of an article like its end. A digest is like many that are nothing
# to one another, and much longer.
MEMBERS_ASKED = 4
FEWEST_ASSENTS = 0.5
COMPARABLE_SIZE = 0.6
# Of a large group, later members are compared with so many of the earlier ones.
MEMBERS_COMPARED = 32


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
        copy_of: ``doc_id`` of the earliest article of the group of which it is an exact or near
            copy; None if there is none before it.
    """

    group: str
    kind: DuplicateKind
    similarity: float
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class _Link:
    other: int
    kind: DuplicateKind
    similarity: float
    size_ratio: float


def group_duplicates(
    documents: Sequence[DocumentSignature], folder: Path | None = None
) -> dict[str, Duplicate]:
    """Return the duplicates by ``doc_id``; an article without any has no entry.

    The earliest of a group is the first published; without dates, the first in the order of the
    sources. Time grows with the number of articles, not with the number of pairs.

    Args:
        documents: In the order of the sources.
        folder: Where numbers are laid aside for the time being; None: where the system does that.
    """
    exact = _exact_groups(documents)
    firsts = [group[0] for group in exact]
    copies = {group[0].doc_id: group for group in exact}
    found: dict[str, Duplicate] = {}
    for group in _groups(firsts, _links(firsts, folder)):
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


def _links(documents: Sequence[DocumentSignature], folder: Path | None) -> dict[int, list[_Link]]:
    """Return the copies of each document, by its number."""
    links: dict[int, list[_Link]] = defaultdict(list)
    sketches = [document.signature.long.hashes for document in documents]
    for pair in candidate_pairs(sketches, folder):
        one, other = documents[pair.one], documents[pair.other]
        kind, similarity = _relation(one, other)
        # What is alike in formulas only was made from one form, not from one another.
        own = pair.n_own / pair.n_shared * _long(one, other) >= REWRITTEN_LONG
        if kind == "near" or (kind and own):
            ratio = _size_ratio(one, other)
            links[pair.one].append(_Link(pair.other, kind, similarity, ratio))
            links[pair.other].append(_Link(pair.one, kind, similarity, ratio))
    return links


def _groups(
    documents: Sequence[DocumentSignature], links: Mapping[int, Sequence[_Link]]
) -> list[list[DocumentSignature]]:
    """Gather the copies around the document of each group that is most like all others."""
    middles = sorted(range(len(documents)), key=lambda number: (-_weight(links, number), number))
    placed: set[int] = set()
    groups = []
    for middle in middles:
        if middle not in placed:
            group = [middle]
            for link in sorted(links.get(middle, ()), key=_closeness):
                if link.other not in placed and _belongs(documents, group, link):
                    group.append(link.other)
            placed.update(group)
            groups.append([documents[number] for number in group])
    return groups


def _closeness(link: _Link) -> tuple[float, int]:
    return -link.similarity, link.other


def _weight(links: Mapping[int, Sequence[_Link]], number: int) -> float:
    return sum(link.similarity * link.size_ratio for link in links.get(number, ()))


def _belongs(documents: Sequence[DocumentSignature], group: Sequence[int], link: _Link) -> bool:
    """Whether a copy of the middle of a group is one of the group, not of a digest."""
    if link.size_ratio >= COMPARABLE_SIZE:
        return True
    asked = group[:MEMBERS_ASKED]
    related = [_relation(documents[number], documents[link.other])[0] for number in asked[1:]]
    assents = 1 + sum(kind is not None for kind in related)
    return assents >= FEWEST_ASSENTS * len(asked)


def _describe(members: Sequence[DocumentSignature]) -> Mapping[str, Duplicate]:
    """Say how each member relates to the earliest, and of which member it is a copy."""
    earliest, *others = members
    found: dict[str, Duplicate] = {}
    kept = [earliest]
    for other in others:
        kind, similarity = _relation(earliest, other)
        copied = _first_like(kept[:MEMBERS_COMPARED], other)
        if copied is None:
            kept.append(other)
        found[other.doc_id] = Duplicate(
            earliest.doc_id, kind or "rewritten", similarity, copied.doc_id if copied else None
        )
    closest = max(found.values(), key=lambda duplicate: duplicate.similarity)
    found[earliest.doc_id] = Duplicate(earliest.doc_id, closest.kind, 1.0)
    return found


def _first_like(
    members: Sequence[DocumentSignature], other: DocumentSignature
) -> DocumentSignature | None:
    """Return the first of which a document is an exact or near copy."""
    close = ("exact", "near")
    return next((member for member in members if _relation(member, other)[0] in close), None)


def _relation(
    one: DocumentSignature, other: DocumentSignature
) -> tuple[DuplicateKind | None, float]:
    """Return what two articles are to one another, and how much the shorter has of the other."""
    if one.signature.words == other.signature.words:
        return "exact", 1.0
    similarity = one.signature.short.contained(other.signature.short)
    long = _long(one, other)
    if similarity > NEAR or long >= NEAR_LONG:
        return "near", similarity
    alike = long >= REWRITTEN_LONG and similarity >= REWRITTEN
    n_shared = similarity * min(one.signature.short.size, other.signature.short.size)
    broken = long <= BROKEN * similarity or n_shared >= LONG_QUOTATION
    return ("rewritten" if alike and broken else None), similarity


def _long(one: DocumentSignature, other: DocumentSignature) -> float:
    return one.signature.long.contained(other.signature.long)


def _size_ratio(one: DocumentSignature, other: DocumentSignature) -> float:
    sizes = one.signature.long.size, other.signature.long.size
    return min(sizes) / max(*sizes, 1)
