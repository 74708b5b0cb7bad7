"""What office somebody holds, by the words before the name."""

import re
from functools import cache

from docanalyze.packaged import rows_of

__all__ = ["office_before"]

LONGEST = 4
PIECE = re.compile(r"[\w\u2019'.-]+")
# As far back as an office may begin.
BEFORE = 60


def office_before(text: str, start: int) -> str | None:
    """Return the longest office that ends where a name begins: ``Secretary of State``.

    Args:
        text: The document text.
        start: Where the name begins.
    """
    before = text[max(start - BEFORE, 0) : start]
    if not before[-1:].isspace():
        return None
    pieces = PIECE.findall(before)[-LONGEST:]
    for first in range(len(pieces)):
        office = " ".join(pieces[first:])
        if (
            office[:1].isupper()
            and office.lower() in _offices()
            and before.rstrip().endswith(pieces[-1])
        ):
            return office
    return None


@cache
def _offices() -> frozenset[str]:
    rows = rows_of("docanalyze.annotation.quotations", "roles.csv")
    return frozenset(row["role"] for row in rows if row["kind"] == "person")
