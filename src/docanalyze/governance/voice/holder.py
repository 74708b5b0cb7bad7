"""Whose claim it is that a passage makes: the author's, or that of one who is quoted."""

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["AUTHOR", "holder_of"]

AUTHOR = "author"
# A passage of which so much is reported speech says what its speaker says; one with less than so
# little says what its author says; in between nobody can be named.
MOSTLY, HARDLY = 0.5, 0.25
# A term in quotation marks, or a fragment in the author's own sentence, is the author's claim.
SPEECH = frozenset({"direct", "indirect"})

Row = Mapping[str, Any]


def holder_of(passage: Row, quotations: Sequence[Row]) -> str | None:
    """Return ``author``, the id of the one speaker whose words the passage reports, or None.

    Args:
        passage: Its row: ``start`` and ``end``.
        quotations: The rows of quotations that lie in it.
    """
    reported = [row for row in quotations if row["kind"] in SPEECH]
    share = _covered(reported) / max(passage["end"] - passage["start"], 1)
    if share < HARDLY:
        return AUTHOR
    speakers: set[str | None] = {row["speaker_id"] for row in reported}
    if share >= MOSTLY and len(speakers) == 1:
        return next(iter(speakers))
    return None


def _covered(rows: Sequence[Row]) -> int:
    covered, reached = 0, 0
    for start, end in sorted((row["start"], row["end"]) for row in rows):
        covered += max(end - max(start, reached), 0)
        reached = max(reached, end)
    return covered
