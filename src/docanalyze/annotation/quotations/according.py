"""Reports by ``according to``: before a clause, or after it."""

import re
from collections.abc import Iterator

from docanalyze.annotation.quotations.clauses import STOP, clause_end, is_clause
from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.speakers import Place, Speaker
from docanalyze.annotation.quotations.subjects import subject_after

__all__ = ["CUE", "reports_according_to"]

CUE = "according to"
AHEAD = re.compile(r"[ \t\n]*According to(?=([ \t\n][^,;:]{2,90}),[ \t\n]+)")
BEHIND = re.compile(r",[ \t\n]+according to(?=[ \t\n][^,;:]{2,110}\.?[ \t\n]*$)")
FEWEST_WORDS = 4


def reports_according_to(place: Place, piece: str) -> Iterator[tuple[int, int, Speaker]]:
    """Yield start and end, in the sentence, of a clause that somebody is given as source of.

    Args:
        place: The sentence.
        piece: Its text, quotations blanked.
    """
    ahead = AHEAD.match(piece)
    behind = BEHIND.search(piece)
    if ahead is not None:
        limit = ahead.end(1)
        gap = re.match(r",[ \t\n]+", piece[limit:])
        start = limit + (gap.end() if gap else 0)
        end = clause_end(piece, start) if is_clause(piece, start, STOP) else None
        verb_end = ahead.end()
    elif behind is not None:
        start, end, limit, verb_end = 0, behind.start(), len(piece), behind.end()
        if not _stands_alone(piece[:end]):
            return
    else:
        return
    speaker = subject_after(place, place.start + verb_end, place.start + limit)
    if end is not None and speaker is not None and speaker.how in {"name", "role", "institution"}:
        yield start, end, speaker


def _stands_alone(clause: str) -> bool:
    pieces = clause.split()
    if len(pieces) < FEWEST_WORDS or FILLER in clause or pieces[0] in words("subordinator"):
        return False
    return is_clause(clause, 0, STOP)
