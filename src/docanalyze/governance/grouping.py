"""Which passages must not be split between training and testing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from docanalyze.governance.label_files import LabelledPassage
from docanalyze.governance.tokens import SENTENCE_END, words

__all__ = ["group_passages", "group_texts", "shingles"]

SHINGLE = 4
# Two passages of which the shorter has this share of its shingles in the other are one text.
CONTAINED = 0.5
# A shingle that so many passages share is a formula, not a sign of copying.
COMMON = 50


class _Groups:
    """Disjoint sets of whole numbers."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, member: int) -> int:
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member

    def join(self, one: int, other: int) -> None:
        one, other = sorted((self.find(one), self.find(other)))
        self._above[other] = one


def group_passages(passages: Sequence[LabelledPassage]) -> list[int]:
    """Return the number of the group of each passage.

    Passages of one ``group``, of one ``doc_id``, or nearly alike are together.

    Args:
        passages: The passages.

    Returns:
        Numbers from 0 in the order in which the groups appear.
    """
    groups = _Groups(len(passages))
    first: dict[tuple[str, str], int] = {}
    for place, passage in enumerate(passages):
        for kind, name in (("group", passage.group), ("doc_id", passage.doc_id)):
            if name is not None:
                groups.join(first.setdefault((kind, name), place), place)
    return _joined(groups, [passage.text for passage in passages])


def group_texts(texts: Sequence[str]) -> list[int]:
    """Return the number of the group of each text: those that are nearly alike are together."""
    return _joined(_Groups(len(texts)), texts)


def _joined(groups: _Groups, texts: Sequence[str]) -> list[int]:
    for one, other in _near_duplicates(texts):
        groups.join(one, other)
    numbers: dict[int, int] = {}
    return [numbers.setdefault(groups.find(place), len(numbers)) for place in range(len(texts))]


def _near_duplicates(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    cut = [shingles(text) for text in texts]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, own in enumerate(cut):
        for shingle in own:
            holders[shingle].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in holders.values():
        if len(places) <= COMMON:
            for position, other in enumerate(places):
                for one in places[:position]:
                    shared[one, other] += 1
    for (one, other), count in shared.items():
        if count >= CONTAINED * min(len(cut[one]), len(cut[other])):
            yield one, other


def shingles(text: str) -> set[tuple[str, ...]]:
    """Return the runs of four words of a text; all its words, if there are fewer."""
    cut = [word for word in words(text) if word != SENTENCE_END]
    if len(cut) <= SHINGLE:
        return {tuple(cut)}
    return {tuple(cut[at : at + SHINGLE]) for at in range(len(cut) - SHINGLE + 1)}
