"""Words whose verb stands only once, before others: ``X spoke of FILLER, Y of FILLER``."""

import re

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.lexicon import cues_in
from docanalyze.annotation.quotations.mentions import PERSON
from docanalyze.annotation.quotations.reach import manner_of
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.speakers import of_mention

__all__ = ["gapped"]

LINK = re.compile(rf"{FILLER}[,;]?[ \t\n]+(?:(?:and|but|while|or)[ \t\n]+)?(?:the[ \t\n]+)?")
# What may stand between who speaks and what they say: `Tehran of Qatar's FILLER`, `Doha a FILLER`.
REST = re.compile(
    r",?(?:[ \t\n]+(?:of|a|an|the|as|it|its|his|her|their|about|for|one|simply|merely|only|to)\b"
    r"|[ \t\n]+[\w-]+['\u2019]s?){0,4}[ \t\n:]*"
)
SPEAKERS = frozenset(("ORG", "GPE", PERSON))


def gapped(context: Context) -> Attribution | None:
    """Find who is given words after others, by a verb that is not repeated.

    Args:
        context: The quotation in its sentence.
    """
    left, place = context.left, context.place
    last = left.rfind(FILLER)
    link = LINK.match(left, last) if last >= 0 else None
    mention = place.voices.starting_at(place.start + link.end()) if link is not None else None
    if mention is None or mention.label not in SPEAKERS:
        return None
    if REST.fullmatch(left, mention.end - place.start) is None:
        return None
    begin = len(left[: last + 1].rstrip(FILLER))
    for match, cue in list(cues_in(left[:begin]))[::-1]:
        manner = manner_of(cue, left[match.end() : begin], context.inside)
        if manner is not None:
            return Attribution(of_mention(place.voices, mention), match.group(), manner, "gapped")
    return None
