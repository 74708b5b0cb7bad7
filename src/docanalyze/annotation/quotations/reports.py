"""A reported clause, and what its readers share."""

import re
from dataclasses import dataclass

from docanalyze.annotation.quotations.speakers import Speaker

__all__ = [
    "FORMS",
    "HAD_TO",
    "METHOD",
    "METHOD_BEFORE",
    "METHOD_NOUN",
    "METHOD_SOURCE",
    "NOBODY",
    "PLURAL",
    "QUOTED_AS",
    "SURE",
    "Clause",
    "dateline_end",
]

METHOD, METHOD_BEFORE = "clause", "clause_before"
METHOD_SOURCE, METHOD_NOUN = "clause_source", "clause_noun"
SURE = frozenset(("name", "pronoun", "role", "institution"))
NOBODY = Speaker(None, None, None, None, "nobody")
# Forms that report by themselves; `say` and `saying` need what stands before them.
FORMS = frozenset(("past", "present"))
HAD_TO = re.compile(
    r"[ \t\n]+(?:(?:had|has|have|went on|used|liked|likes|loved|came|continued|continues"
    r"|was \w+ed|were \w+ed)"
    r"[ \t\n]+to|did|will|would|may|might)[ \t\n]+(?:(?:\w+ly|also|then|later)[ \t\n]+)?$"
)
# `Critics say`: a form without ending after a plural.
PLURAL = re.compile(
    r"(?<![\w\u2019'])(?!(?:is|was|has|does|this|its|his|always|perhaps|as|us)\b)"
    r"(?:[\w-]{2,}s|[\w-]*(?:men|women|people|police)|[Tt]hey|[Ss]ome|[Mm]any|[Mm]ost)"
    r"(?:[ \t\n]+(?:in|at|from|of|for|with|inside|near)(?:[ \t\n]+[\w-]+){1,4})?"
    r"(?:[ \t\n]+(?:also|often|now|still|\w+ly))?"
    r"[ \t\n]+$"
)
# `was quoted as saying that`
QUOTED_AS = re.compile(
    r"[ \t\n]+(?:is|are|was|were|(?:has|have|had)(?:[ \t\n]+(?:since|also|often))?[ \t\n]+been)"
    r"[ \t\n]+(?:\w+[ \t\n]+)?(?:quoted|reported|cited)"
    r"(?:[ \t\n]+[^,;:]{1,30})?[ \t\n]+as[ \t\n]+$"
)
# `GENEVA, June 3 (Lake Wire) - `
DATELINE = re.compile(
    r"[A-Z][^—\u2013;:!?\n]{2,60}?(?:\([^()]{2,40}\)[ \t]*|[ \t]+)(?:[—\u2013]|--?)[ \t\n]+"
    r"(?=[A-Z\"\u201c])"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reported clause: offsets in the document text.

    ``remembered`` tells whether a later ``he`` may go on with its speaker.
    """

    start: int
    end: int
    speaker: Speaker
    cue: str
    method: str
    remembered: bool = True


def dateline_end(piece: str) -> int:
    """Return where a sentence goes on after a dateline; 0 where it has none.

    Args:
        piece: The sentence.
    """
    match = DATELINE.match(piece)
    head = match.group().split(maxsplit=1)[0].strip(",") if match else ""
    dated = match is not None and (head.isupper() or "(" in match.group() or "," in match.group())
    return match.end() if match is not None and dated else 0
