"""Where the terms that spoke for a passage's label stand in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from docanalyze.governance.features import IN_HEADING
from docanalyze.governance.tokens import word_places, words
from docanalyze.report.marking import EVIDENCE, Mark

__all__ = ["evidence_marks"]


def evidence_marks(text: str, terms: Iterable[str]) -> list[Mark]:
    """Return a mark for each place where a term stands, in the order of the text.

    Args:
        text: Of the passage.
        terms: Its ``evidence``: words as the classifier counts them, in lower case and without
            possessives. Those of its heading stand elsewhere and give no mark.
    """
    spelled = [term.split(" ") for term in terms if not term.startswith(IN_HEADING)]
    if not spelled:
        return []
    found = words(text)
    firsts = {parts[0] for parts in spelled}
    at: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(found):
        if word in firsts:
            at[word].append(position)
    if not at:
        return []
    places = word_places(text)
    spans = {
        (places[first][0], places[first + len(parts) - 1][1])
        for parts in spelled
        for first in at.get(parts[0], ())
        if len(parts) == 1 or found[first : first + len(parts)] == tuple(parts)
    }
    return [Mark(EVIDENCE, start, end) for start, end in _apart(sorted(spans))]


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join spans that overlap: ``balance of`` and ``of power`` are underlined once."""
    joined: tuple[int, int] | None = None
    for start, end in spans:
        if joined is not None and start < joined[1]:
            joined = (joined[0], max(joined[1], end))
            continue
        if joined is not None:
            yield joined
        joined = (start, end)
    if joined is not None:
        yield joined
