"""What happened when, as far as an article tells it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from docanalyze.summaries.sentences import Sentences
from docanalyze.summaries.times import in_time

__all__ = ["timeline_of"]

Row = Mapping[str, Any]
Summary = dict[str, Any]

TELLING_KINDS = frozenset({"title", "heading", "caption", "paragraph", "list_item", "quote"})
PROSE_KINDS = frozenset({"paragraph", "list_item", "quote"})
# "That was in June." tells nothing without the sentence before.
SHORTEST = 5
# A whole century or millennium is no place in time.
CENTURY = re.compile(r"-?\d*XX")
SUPPOSED = re.compile(r"\W*(?:If|Suppose|Were|Had|Should)\b")


def timeline_of(
    dates: Sequence[Row], passages: Sequence[Row], sentences: Sentences, published: str | None
) -> list[Summary]:
    """Return the dates of an article of which it tells something, earliest first.

    Args:
        dates: Its rows of ``dates``.
        passages: Its rows of ``passages``.
        sentences: Its sentences.
        published: When it was; the line that says so tells nothing else.

    Returns:
        The dates whose place in time is known, each with its sentence, a short one with the one
        before; but not those of a whole century, of what is only supposed, and of a few words with
        which a passage begins. A byline or header has no sentence.
    """
    kinds = {row["passage_id"]: row["kind"] for row in passages}
    found = []
    for row in sorted(_known(dates), key=lambda row: (*in_time(row), row["start"])):
        kind = kinds.get(row["passage_id"])
        if kind not in PROSE_KINDS and published and row["edtf"] == published:
            continue
        sentence = sentences.of(row) if kind in TELLING_KINDS else None
        if sentence is not None and kind in PROSE_KINDS:
            if row["anchor"] == "publication" and SUPPOSED.match(sentence.text):
                continue
            if len(sentence.text.split()) < SHORTEST:
                sentence = sentences.with_the_one_before(sentence)
                if sentence is None:
                    continue
        found.append(
            {name: row[name] for name in ("text", "start", "end", "passage_id")}
            | {name: row[name] for name in ("edtf", "earliest", "latest", "treaty_id")}
            | {"sentence": None if sentence is None else sentence.as_dict()}
        )
    return found


def _known(dates: Sequence[Row]) -> list[Row]:
    return [
        row
        for row in dates
        if (row["earliest"] or row["latest"]) and not CENTURY.fullmatch(row["edtf"] or "")
    ]
