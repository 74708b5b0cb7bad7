"""Attribution without a verb of saying: ``in the words of X``, ``as X put it``, ``X's claim``."""

import re

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.following import subject_after
from docanalyze.annotation.quotations.lexicon import frames
from docanalyze.annotation.quotations.mentions import PERSON
from docanalyze.annotation.quotations.speakers import Place, of_mention
from docanalyze.annotation.quotations.subjects import subject_before, subject_of_sentence
from docanalyze.annotation.quotations.wordings import as_somebody_said, words_by

__all__ = ["phrase_after", "phrase_before", "words_wanted"]

LONGEST_LEAD, LONGEST_CLAUSE, LONGEST_OBJECT = 220, 260, 90
PUT_IT = re.compile(
    r"(?:^|(?<=[,;(—\u2013]))[ \t\n]*\b[Aa]s[ \t\n]+[^;:]{1,120}?[ \t\n]+"
    r"((?:(?:has|had|once|later|would)[ \t\n]+){0,2}(?:put|puts|had|has|phrased|expressed|framed)"
    r"[ \t\n]+it)\b"
)
WORDS_OF = re.compile(
    r"\b(?:in[ \t\n]+the[ \t\n]+(?:words|phrase|view|opinion)[ \t\n]+of|to[ \t\n]+quote"
    r"|to[ \t\n]+borrow[ \t\n]+from|according[ \t\n]+to|quoting)\b",
    re.IGNORECASE,
)
IN_WORDS = re.compile(
    r"\b(?:in|to (?:use|borrow|quote))[ \t\n]+([^,;]{1,70}?)['\u2019]s?[ \t\n]+(?:own[ \t\n]+)?"
    r"(?:\w+[ \t\n]+)?(?:words|phrase|formulation|expression|view|opinion)\b",
    re.IGNORECASE,
)
WANTED = re.compile(
    r"\b(want(?:s|ed)?|sought|seeks?|propose[sd]?|insert(?:s|ed)|add(?:s|ed)|demand(?:s|ed)"
    r"|reject(?:s|ed)|delete[sd]?|struck|accept(?:s|ed)|oppose[sd]|insist(?:s|ed) on|use[sd]|chose"
    r"|prefer(?:s|red))[ \t\n]+(?:to[ \t\n]+\w+[ \t\n]+)?the[ \t\n]+"
    r"(?:words?|phrase|wording|formula|formulation)[ \t\n]*$"
)
# `to Metternich it was FILLER`, `for Palmerston, the pact was little more than FILLER`
TO_ONE = re.compile(
    r"(?:^|[;:,(—\u2013][ \t\n]*|\b(?:and|but|while|that|because|since)[ \t\n]+)(?:[Tt]o|[Ff]or)"
    r"(?=[ \t\n]+([^,;:]{2,60}?),?[ \t\n]+"
    r"(?:it|this|that|they|these|he|she|(?:the|his|her|its|their|such)[ \t\n]+"
    r"(?:[\w\u2019'-]+[ \t\n]+){1,4}?)[ \t\n]*"
    r"(?:was|were|is|are|had been|has been|would be|will be|seemed|seems|remained|remains|looked"
    r"|looks|meant|means|amounted to|sounded)\b"
    r"(?:[ \t\n]+(?:\w+ly|not|no|more|less|than|little|nothing|but|like|a|an|the|as|still|always|at"
    r"|best|most|to|be|so|much|simply|just|now|already|both|all|one|another)\b)*[ \t\n:,]*$)"
)
NOUN = re.compile(
    r"([\w.]+)['\u2019]s?[ \t\n]+(?:own[ \t\n]+)?(?:[\w-]+[ \t\n]+){{0,3}}?({})"
    r"(?:[ \t\n]+(?:that|of|to|as|for|about|on|upon)\b[^,;:]{{0,60}}(?:,[ \t\n]*)?"
    r"|[ \t\n,:—\u2013]*)$".format("|".join(frames("noun_cue")))
)


def words_wanted(context: Context) -> Attribution | None:
    """Read words that a text is to have or has, as in ``Cairo wanted the words FILLER added``.

    Nobody speaks them: to want words is not to say them.

    Args:
        context: The quotation in its sentence.
    """
    match = WANTED.search(context.left)
    return Attribution(None, match.group(1), "wording", "phrase") if match else None


def phrase_after(context: Context, rest: str, position: int) -> Attribution | None:
    """Find a phrase of attribution right after a quotation.

    Args:
        context: The quotation in its sentence.
        rest: What follows it, commas and dashes left out.
        position: Where that begins.
    """
    put = PUT_IT.match(rest)
    if put is not None:
        speaker = subject_before(context.own.cut(position + 2), position + put.start(1))
        return Attribution(speaker, put.group(1), "after", "phrase")
    own = IN_WORDS.match(rest)
    if own is not None:
        return _possessor(context.own, position + own.end(1), "after")
    of = WORDS_OF.match(rest)
    if of is not None:
        speaker = subject_after(context.own, position + of.end(), context.sentence_end)
        return Attribution(speaker, " ".join(of.group().lower().split()), "after", "phrase")
    return as_somebody_said(context, rest, position)


def _possessor(place: Place, end: int, manner: str) -> Attribution | None:
    mention = place.voices.ending_at(end)
    if mention is not None and mention.label == PERSON:
        return Attribution(of_mention(place.voices, mention), None, manner, "phrase")
    return None


def phrase_before(context: Context) -> Attribution | None:
    """Find a phrase of attribution before a quotation.

    Args:
        context: The quotation in its sentence.
    """
    left, place = context.left, context.place
    for put in PUT_IT.finditer(left):
        if len(left) - put.end() <= LONGEST_OBJECT:
            speaker = subject_before(
                place.cut(place.start + put.start() + 2), place.start + put.start(1)
            )
            return Attribution(speaker, put.group(1), "lead", "phrase")
    for of in WORDS_OF.finditer(left):
        speaker = subject_after(place, place.start + of.end(), context.opening)
        if speaker is not None and len(left) - of.end() <= LONGEST_CLAUSE:
            return Attribution(speaker, " ".join(of.group().lower().split()), "lead", "phrase")
    own = IN_WORDS.search(left)
    if own is not None and len(left) - own.end() <= LONGEST_OBJECT:
        return _possessor(place, place.start + own.end(1), "lead")
    return _noun(context) or words_by(context) or _to_one(context) or _name_and_colon(context)


def _to_one(context: Context) -> Attribution | None:
    """``to Metternich it was FILLER``: what it is to a named person are that person's words.

    What it is to "the diplomats" or "the minister" is more often how the author sees them.
    """
    place = context.place
    found = TO_ONE.search(context.left)
    if found is None:
        return None
    start, end = place.start + found.end(), place.start + found.end(1)
    speaker = subject_after(place, start, end)
    if speaker is None or speaker.how != "name":
        return None
    return Attribution(speaker, None, "object", "phrase")


def _noun(context: Context) -> Attribution | None:
    match = NOUN.search(context.left)
    if match is None:
        return None
    mention = context.voices.ending_at(context.place.start + match.end(1))
    if mention is None or mention.label != PERSON:
        return None
    speaker = of_mention(context.voices, mention)
    return Attribution(speaker, match.group(2), "clause", "noun")


def _name_and_colon(context: Context) -> Attribution | None:
    bare = context.left.rstrip()
    if not bare.endswith(":") or len(bare) > LONGEST_LEAD:
        return None
    mention = context.voices.ending_at(context.place.start + len(bare) - 1)
    if mention is not None and mention.label == PERSON:
        return Attribution(of_mention(context.voices, mention), None, "lead", "colon")
    speaker = subject_of_sentence(context.place, context.opening)
    people = context.voices.within(context.place.start, context.opening)
    if speaker is None or sum(each.label == PERSON for each in people) > 1:
        return None
    if speaker.how not in {"name", "pronoun", "role"}:
        return None
    return Attribution(speaker, None, "lead", "colon")
