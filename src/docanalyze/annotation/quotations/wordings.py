"""Words that a phrase gives to somebody: ``the words of X:``, ``as stated by X,``."""

import re

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.following import subject_after
from docanalyze.annotation.quotations.lexicon import cue_pattern, cue_verbs, words
from docanalyze.annotation.quotations.plain_subjects import plain_phrase, plain_subject
from docanalyze.annotation.quotations.speakers import AUTHOR, Speaker
from docanalyze.annotation.quotations.subjects import subject_before

__all__ = ["as_somebody_said", "words_by"]

# How far a phrase may stand before the words that it opens.
LONGEST_LEAD = 260
LONGEST_AS = 110
# `the words of X`, `a letter from X`, `the idea expressed by X`
BY = re.compile(
    r"\b(?:(?:{nouns})\b(?:[ \t\n]+(?:\w+ly|made|uttered|spoken|given|written))*[ \t\n]+"
    r"(?:of|by|from)"
    r"|(?:{participles})(?:[ \t\n]+(?:\w+ly|first|once|also))*[ \t\n]+by)\b(?=[ \t\n])".format(
        nouns="|".join(sorted(words("wording_noun"))),
        participles="|".join(sorted(words("worded"))),
    ),
    re.IGNORECASE,
)
# `As stated by X in his report, FILLER`
AS = re.compile(
    r"\b[Aa]s(?:[ \t\n]+(?:was|were|has been|is))?(?:[ \t\n]+(?:so|\w+ly|also))*[ \t\n]+$"
)
RIGHT_AFTER = re.compile(r"as[ \t\n]+(?=\w)")
PERSONAL = re.compile(r"(?:he|she)[ \t\n]")
CLAUSE_BREAK = re.compile(r";|:(?=[ \t\n]*\S)")


def words_by(context: Context) -> Attribution | None:
    """Find whose words a noun or a participle announces.

    ``the words of Bossuet: FILLER``, ``as stated by the minister, FILLER``, ``the idea expressed by
    President Kennedy in his address: FILLER``.

    Args:
        context: The quotation in its sentence.
    """
    left, place = context.left, context.place
    bare = left.rstrip()
    for match in list(BY.finditer(left))[::-1][:2]:
        if len(left) - match.end() > LONGEST_LEAD or CLAUSE_BREAK.search(left, match.end()):
            return None
        as_said = AS.search(left, 0, match.start()) is not None
        if not bare.endswith(":") and not (as_said and bare.endswith((",", ", that"))):
            continue
        speaker = _somebody(context, place.start + match.end())
        if speaker is not None:
            return Attribution(speaker, None, "lead", "phrase")
    return None


def _somebody(context: Context, start: int) -> Speaker | None:
    found = subject_after(context.place, start, context.opening)
    found = found or plain_phrase(context.place, start, context.opening, sure=True)
    if found is None or found is AUTHOR or found.how not in {"name", "role", "institution"}:
        return None
    return found


def as_somebody_said(context: Context, rest: str, position: int) -> Attribution | None:
    """Read what follows a quotation, ``FILLER, as the minister rightly noted in May``.

    Args:
        context: The quotation in its sentence.
        rest: What follows it, commas and dashes left out.
        position: Where that begins.
    """
    opens = RIGHT_AFTER.match(rest)
    if opens is None:
        return None
    for match in cue_pattern().finditer(rest, opens.end(), LONGEST_AS):
        cue = cue_verbs().get(" ".join(match.group().split()))
        if (
            cue is None
            or cue.form not in {"past", "present"}
            or cue.frame not in {"speech", "clause"}
        ):
            continue
        place = context.own.cut(position + opens.end())
        where = context.own if PERSONAL.match(rest, opens.end()) else place
        speaker = subject_before(where, position + match.start())
        speaker = speaker or plain_subject(place, position + match.start(), sure=True)
        if speaker is None or speaker is AUTHOR:
            return None
        return Attribution(speaker, match.group(), "after", "phrase")
    return None
