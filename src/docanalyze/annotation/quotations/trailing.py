"""Who is named after a quotation: ``FILLER, said X``, ``FILLER, X said``."""

import re

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.following import subject_after
from docanalyze.annotation.quotations.lexicon import (
    Cue,
    cue_of,
    cue_pattern,
    cue_verbs,
    cues_in,
    words,
)
from docanalyze.annotation.quotations.phrases import phrase_after
from docanalyze.annotation.quotations.plain_subjects import plain_phrase, plain_subject
from docanalyze.annotation.quotations.sentences import FILLER, last_sign
from docanalyze.annotation.quotations.subjects import subject_before

__all__ = ["SPOKEN", "attribution_after", "attribution_by_tail"]

# Verbs by which words are spoken that stand beside them, and what also may follow words.
SPOKEN = frozenset(("speech", "manner"))
CLOSING = SPOKEN | {"clause", "request"}
LEAD = re.compile(r"[ \t\n,—\u2013-]*")
LONGEST_TAG = 160
# `he would add`, but not `Lindqvist did not reply`
WOULD = re.compile(
    r"\b(?:would|will|can|could|may|might|[Ii]|[Tt]hey|[Ww]e|[a-z]+s|to)[ \t\n]+"
    r"(?:(?:\w+ly|often|always)[ \t\n]+)?$"
)
# `FILLER, he supplemented this when he said`: the verb belongs to what follows.
LINKED = re.compile(r"(?<!,)[ \t\n](?:when|while|because|that|which)\b")
# A verb so near after a quotation makes it speech, whoever its subject is.
NEAR_SUBJECT = 40
TAIL = re.compile(r",[ \t\n]+(?=([^,;]{2,80}?)[ \t\n]+([a-z]+)\b)")
SUBJECT = re.compile(
    r"[A-Z]|(?:the|an?|one|its|his|her|their|our|my|he|she|it|they)[ \t\n]"
    # `FILLER, ministry spokesman Juma Mwinyi said`
    r"|(?!(?:and|but|or|which|who|while|as|when|because|that|with|in|of|for|to|by|from|on|at|if"
    r"|although|though|whose|where|so|than|is|was|are|were|has|had)\b)"
    r"(?:[a-z][\w-]*[ \t\n]+){1,4}[A-Z]"
)
PERSONAL = re.compile(r"(?:he|she)[ \t\n]")
# What may follow a verb that closes a quotation: no object.
AFTER_CUE = re.compile(
    r"[ \t\n]+(?:an?|\w+)[ \t\n]+(?:\w+[ \t\n]+)?(?:hours?|days?|weeks?|months?|years?|minutes?)"
    r"[ \t\n]+(?:earlier|later|before|ago|afterwards?)\b|"
    rf"[ \t\n]*(?:[.,;:!?—\u2013)]|$|{FILLER})"
    r"|[ \t\n]+(?:in|on|at|to|of|during|after|before|when|as|while"
    r"|last|this|yesterday|today|earlier|later|from|with|about|by phone|through|via|following|upon"
    r"|afterwards?|again|recently|bluntly|late|outside|inside|and|but|without|once|\w+ly|\w+day)\b"
)
# `FILLER? I told him that it was late`: words of its own.
ANOTHER_REPORT = re.compile(
    rf"(?:[ \t\n]+[\w\u2019'-]+){{0,5}}?[ \t\n]+(?:that|whether|if|what|how|why|where|when|who|to)"
    rf"[ \t\n]+(?!{FILLER})\w"
)
NO_SUBJECT = re.compile(
    r"(?:and|but|or|which|who|while|as|when|because|that|with|in|of|for|to|by|from|on|at|if|"
    r"although|though|whose|where|so|than|is|was|are|were|has|had)\b"
)


def attribution_after(context: Context) -> Attribution | None:
    """Find who is named right after a quotation.

    Args:
        context: The quotation in its sentence.
    """
    right = context.right
    lead = LEAD.match(right)
    skipped = lead.end() if lead else 0
    position, rest = context.closing + skipped, right[skipped:]
    phrase = phrase_after(context, rest, position)
    if phrase is not None:
        return phrase
    if "," not in right[:skipped] and last_sign(context.inside) not in {*",?!…—\u2013"}:
        return None
    return _inverted(context, rest, position) or _plain(context, rest, position)


def _inverted(context: Context, rest: str, position: int) -> Attribution | None:
    """``FILLER, said the minister``."""
    first = cue_pattern().match(rest)
    cue = cue_of(first) if first is not None else None
    if first is None or cue is None or not _speaks(cue):
        return None
    start = position + first.end()
    speaker = subject_after(context.own, start, context.sentence_end)
    speaker = speaker or plain_phrase(context.own, start, context.sentence_end, sure=True)
    if speaker is None and context.left.strip():
        return None
    return Attribution(speaker, first.group(), "after", "verb_after")


def _speaks(cue: Cue) -> bool:
    return cue.frame in SPOKEN and cue.form in {"past", "present"}


def _plain(context: Context, rest: str, position: int) -> Attribution | None:
    """``FILLER, the minister said``."""
    if SUBJECT.match(rest) is None:
        return None
    near = context.own.cut(position)
    for match, verb in cues_in(rest[:LONGEST_TAG]):
        if verb.frame not in CLOSING or verb.form == "ing":
            continue
        if verb.form == "base" and not WOULD.search(rest, 0, match.start()):
            continue
        told = verb.verb in words("telling") or verb.verb == "ask"
        if not told and not AFTER_CUE.match(rest, match.end()):
            continue
        another = told and ANOTHER_REPORT.match(rest, match.end()) is not None
        if another or LINKED.search(rest, 0, match.start()):
            return None
        if rest[match.end() : match.end() + 1] == ":" and context.left.strip():
            # `In his book FILLER, Kovac said: FILLER`
            return None
        where = context.own if PERSONAL.match(rest) else near
        speaker = subject_before(where, position + match.start())
        if speaker is None and verb.frame in SPOKEN:
            speaker = plain_subject(near, position + match.start(), sure=True)
        told = verb.frame in SPOKEN and verb.form == "past" and match.start() <= NEAR_SUBJECT
        if speaker is None and not told:
            return None
        return Attribution(speaker, match.group(), "after", "verb_after")
    return None


def attribution_by_tail(context: Context) -> Attribution | None:
    """Read ``The talks were FILLER and fair, the minister said``.

    Args:
        context: The quotation in its sentence.
    """
    right = context.right
    for comma in TAIL.finditer(right):
        verb = cue_verbs().get(comma.group(2))
        if verb is None or verb.frame != "speech" or verb.form not in {"past", "present"}:
            continue
        if NO_SUBJECT.match(comma.group(1)):
            continue
        start = context.closing + comma.end()
        cue_start = context.closing + comma.start(2)
        speaker = subject_before(context.own.cut(start), cue_start)
        if speaker is not None and re.match(r"[^,;:]{0,60}[.,]?$", right[comma.end(2) :]):
            return Attribution(speaker, comma.group(2), "object", "verb_after")
    return _according(context)


def _according(context: Context) -> Attribution | None:
    of = re.search(r",[ \t\n]+(according to)\b", context.right)
    if of is None:
        return None
    speaker = subject_after(context.own, context.closing + of.end(), context.sentence_end)
    return Attribution(speaker, of.group(1), "object", "phrase") if speaker else None
