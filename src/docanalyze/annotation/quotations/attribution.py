"""How a quotation hangs on a speaker: cue verbs and frames before it, after it and around it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.lexicon import Cue, cue_verbs, frames
from docanalyze.annotation.quotations.phrases import phrase_after, phrase_before, place_from
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.subjects import (
    AUTHOR,
    Place,
    Speaker,
    subject_after,
    subject_before,
    subject_of_sentence,
)

__all__ = ["attribute"]

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# So many verbs before a quotation are tried, the nearest first.
TRIED = 4
# So many words after a verb a comma no longer opens what is said.
FARTHEST_COMMA = 6
LONGEST_LEAD, LONGEST_CLAUSE, LONGEST_OBJECT, LONGEST_NAMING = 220, 260, 90, 150

BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|so|commonly|widely|often|generally|usually|popularly"
    r"|sometimes|erroneously|[\w]+ly)[ \t\n]+$"
)
NAMED_AS = re.compile(r"\bas(?:[ \t\n]+(?:an?|the|its|his|her|their|being|one of the))?[ \t\n]*$")
NAMING_VERBS = frozenset(
    ("call", "label", "dub", "term", "brand", "deem", "christen", "nickname", "style", "declare")
)
AS_NAMED = frozenset(("describe", "characterise", "characterize", "portray", "depict", "view"))
# What a base form needs before it to be a verb: `to warn`, `they warn`, `officials warn`.
BASE_AFTER = re.compile(
    r"(?:\b(?:to|would|can|will|could|may|might|must|should|did|does|do|not|I|we|We|They|they|who"
    r"|[A-Z]?[a-z]+s)|,)[ \t\n]+(?:\w+ly[ \t\n]+|also[ \t\n]+)?$"
)
OWNED = re.compile(r"['’]s?[ \t\n]+(?:own[ \t\n]+)?$")
DETERMINED = re.compile(r"\b(?:the|an?|this|that|its|their|our|his|her|of)[ \t\n]+$", re.IGNORECASE)
TERM = re.compile(
    r"\b(?:{})(?:[ \t\n,:]|[ \t\n]of)*(?:[ \t\n]*\b(?:the|an?))?[ \t\n]*$".format(
        "|".join(re.escape(frame) for frame in frames("term_before"))
    ),
    re.IGNORECASE,
)
SO_CALLED = re.compile(r"\bso[- ]called\b[^,.;]{0,25}$", re.IGNORECASE)
QUOTED_AS = re.compile(
    r"\b(?:is|was|were|been|are)[ \t\n]+(?:\w+[ \t\n]+)?(?:quoted|reported|cited)[ \t\n]+as$"
)
TAIL = re.compile(r",[ \t\n]+(?=([^,;]{2,80}?)[ \t\n]+([a-z]+)\b)")
# What joins two quoted fragments that hang on one verb.
DETERMINER_ONLY = re.compile(r"[ \t\n]*(?:an?|the)?[ \t\n]*")
JOINED = re.compile(
    r"[,\s]*(?:(?:and|or|but|nor|to|an?|the|as|its|of|not|also|only|then)\b[,\s]*)*"
)
SUBJECT = re.compile(r"[A-Z]|(?:the|an?|one|its|his|her|he|she|they)[ \t\n]")
# What may follow a verb that closes a quotation: no object.
AFTER_CUE = re.compile(
    rf"[ \t\n]*(?:[.,;:!?—–)]|$|{FILLER})|[ \t\n]+(?:in|on|at|to|of|during|after|before|when|as|while"
    r"|last|this|yesterday|today|earlier|later|from|with|about|by phone|through|via|following|upon|"
    r"afterwards?|again|recently|bluntly|late|outside|inside|and|but|without|once|\w+ly|\w+day)\b"
)
NO_SUBJECT = re.compile(
    r"(?:and|but|or|which|who|while|as|when|because|that|with|in|of|for|to|by|from|on|at|if|"
    r"although|though|whose|where|so|than|is|was|are|were|has|had)\b"
)


def attribute(context: Context) -> Attribution | None:
    """Find whose words a quotation is.

    Args:
        context: The quotation in its sentence.

    Returns:
        The attribution; None where the sentence gives none.
    """
    if TERM.search(context.left[-60:]) or SO_CALLED.search(context.left[-60:]):
        return Attribution(None, None, "term", "term")
    found = _after(context) or _before(context) or _tail(context)
    if found is not None and found.speaker is not None and found.speaker.how == "document":
        return replace(found, manner="document")
    return found


# -- after the quotation -------------------------------------------------------------------------


def _after(context: Context) -> Attribution | None:
    right = context.right
    lead = re.match(r"[ \t\n,—–-]*", right)
    skipped = lead.end() if lead else 0
    position = context.closing + skipped
    rest = right[skipped:]
    phrase = phrase_after(context, rest, position)
    if phrase is not None:
        return phrase
    closed = "," in right[:skipped] or context.inside[-1:] in ",?!…—–"
    first = WORD.match(rest)
    if first is None:
        return None
    cue = cue_verbs().get(first.group())
    if cue is not None and cue.frame == "speech" and cue.form in {"past", "present"} and closed:
        speaker = subject_after(context.own, position + first.end(), context.sentence_end)
        if speaker is not None or not context.left.strip():
            return Attribution(speaker, first.group(), "after", "verb_after")
    if not closed or not SUBJECT.match(rest):
        return None
    for match, verb in _cues(rest[:160]):
        if verb.frame not in {"speech", "clause", "request"} or verb.form == "ing":
            continue
        if verb.verb != "tell" and not AFTER_CUE.match(rest, match.end()):
            continue
        speaker = subject_before(place_from(context.own, position), position + match.start())
        if speaker is not None:
            return Attribution(speaker, match.group(), "after", "verb_after")
        break
    return None


def _tail(context: Context) -> Attribution | None:
    """``The talks were FILLER and fair, the minister said.``"""
    right = context.right
    for comma in TAIL.finditer(right):
        verb = cue_verbs().get(comma.group(2))
        if verb is None or verb.frame != "speech" or verb.form not in {"past", "present"}:
            continue
        if NO_SUBJECT.match(comma.group(1)):
            continue
        start = context.closing + comma.end()
        cue_start = context.closing + comma.start(2)
        speaker = subject_before(place_from(context.own, start), cue_start)
        if speaker is not None and re.match(r"[^,;:]{0,60}[.,]?$", right[comma.end(2) :]):
            return Attribution(speaker, comma.group(2), "object", "verb_after")
    of = re.search(r",[ \t\n]+(according to)\b", right)
    if of is not None:
        end = context.closing + of.end()
        speaker = subject_after(context.own, end, context.sentence_end)
        return Attribution(speaker, of.group(1), "object", "phrase") if speaker else None
    return None


# -- before the quotation ------------------------------------------------------------------------


def _before(context: Context) -> Attribution | None:
    left = context.left
    tried = 0
    for match, cue in reversed(list(_cues(left))):
        found = _by_verb(context, match, cue, left[match.end() :])
        if found is not None:
            return found
        tried += 1
        if tried == TRIED:
            break
    return phrase_before(context)


def _by_verb(context: Context, match: re.Match[str], cue: Cue, gap: str) -> Attribution | None:
    manner = _manner(cue, gap, context)
    if manner is None:
        return None
    place, position = context.place, context.place.start + match.start()
    ahead = context.left[: match.start()]
    quoted = QUOTED_AS.search(ahead.rstrip())
    if quoted is not None:
        position = place.start + quoted.start()
    elif BE.search(ahead) and cue.form == "past":
        return _passive(context, cue, match.group(), manner)
    if (
        OWNED.search(ahead)
        or DETERMINED.search(ahead)
        or (cue.form == "base" and not BASE_AFTER.search(ahead))
    ):
        return None
    speaker = _subject(place, position, match, cue, gap)
    if speaker is None and not _stands_alone(cue, manner, ahead):
        return None
    if cue.frame == "document" and (speaker is None or speaker.how != "document"):
        return None
    if manner == "name" and (speaker is None or speaker is AUTHOR):
        return Attribution(None, None, "term", "term")
    return Attribution(speaker, match.group(), manner, f"verb_{manner}")


def _manner(cue: Cue, gap: str, context: Context) -> str | None:
    """How a verb reaches the quotation over what stands between them."""
    bare = gap.strip()
    if ";" in gap or (":" in bare[:-1]):
        return None
    if FILLER in gap and not JOINED.fullmatch(gap[gap.rfind(FILLER) + 1 :]):
        # Another thing has been said in between: only a reported clause reaches as far.
        reported = re.match(r"[ \t\n]+(?:\S+[ \t\n]+){0,4}?that\b", gap)
        return "clause" if reported and len(gap) <= LONGEST_CLAUSE else None
    if bare.endswith("that:"):
        return "clause" if cue.frame != "naming" else None
    if bare.endswith(":") and cue.frame != "naming" and len(gap) <= LONGEST_LEAD:
        return "lead"
    if re.match(r"[ \t\n]+(?:\S+[ \t\n]+){0,4}?that\b", gap) and len(gap) <= LONGEST_CLAUSE:
        return "clause" if cue.frame != "naming" else None
    if bare.endswith(("that", "that,")) and len(gap) <= LONGEST_NAMING and cue.frame != "naming":
        return "clause"
    if cue.frame == "naming" or (cue.verb in NAMING_VERBS and bare and bare[-1] not in ",:"):
        named = _naming(cue, gap)
        if named or cue.frame == "naming":
            return named
    if bare.endswith(",") and len(gap) <= LONGEST_LEAD and _is_clause(context.inside):
        far = len(gap.split()) > FARTHEST_COMMA and context.inside[:1].islower()
        return "clause" if far else "lead"
    if cue.frame == "request" and bare.endswith("to") and len(gap) <= LONGEST_OBJECT:
        return "object"
    if cue.frame in {"clause", "thought", "request"}:
        return "lead" if not bare and _is_clause(context.inside) else None
    if not bare and _is_clause(context.inside):
        return "lead"
    return "object" if len(gap) <= LONGEST_OBJECT and bare[-1:] != "," else None


def _naming(cue: Cue, gap: str) -> str | None:
    if len(gap) > LONGEST_NAMING:
        return None
    if NAMED_AS.search(gap):
        return "name"
    if re.match(r"[ \t\n]+(?:for|on|upon)\b", gap):
        return "object" if len(gap) <= LONGEST_OBJECT else None
    if cue.verb in NAMING_VERBS:
        if cue.verb == "declare" and DETERMINER_ONLY.fullmatch(gap):
            return None
        return None if "," in gap and FILLER not in gap and len(gap) > LONGEST_OBJECT else "name"
    if cue.verb in AS_NAMED:
        return None
    return "object" if len(gap) <= LONGEST_OBJECT and "," not in gap else None


def _is_clause(inside: str) -> bool:
    first = inside.lstrip("[(….'\"“‘ ")[:1]
    return first.isupper() or len(inside.split()) >= 4 or inside[-1:] in "?!"


def _subject(
    place: Place, position: int, match: re.Match[str], cue: Cue, gap: str
) -> Speaker | None:
    if cue.form != "ing":
        found = subject_before(place, position)
        if found is not None:
            return found
        if re.match(r"[ \t\n]", gap):
            # `, argued Carney, must act because …`
            ahead = place.before(position).rstrip()
            if ahead.endswith(",") or ahead.endswith(FILLER):
                return subject_after(
                    place, place.start + match.end(), place.start + match.end() + 200
                )
    joined = re.search(
        r"(?:,|\b(?:and|but|then|by|in|while|before|after|to))[ \t\n]*$", place.before(position)
    )
    if cue.form == "ing" or joined:
        return subject_of_sentence(place, position)
    return None


def _stands_alone(cue: Cue, manner: str, ahead: str) -> bool:
    """Whether a verb without a known subject still tells that somebody speaks."""
    if cue.form == "base" and ahead[-2:-1] == "s":
        return cue.frame == "speech"
    if cue.form in {"base", "present"} and not re.search(
        r"\b(?:to|who|which|would|can|will)[ \t\n]+$", ahead
    ):
        return manner in {"lead", "clause"} and cue.form == "present"
    return manner in {"lead", "clause", "name"} or cue.form == "ing"


def _passive(context: Context, cue: Cue, verb: str, manner: str) -> Attribution | None:
    """``was described by X as FILLER``; without an agent it is what people call the thing."""
    gap = context.left[context.left.rfind(verb) + len(verb) :]
    agent = re.match(r"[ \t\n]+by\b", gap)
    if agent is not None:
        position = context.opening - len(gap) + agent.end()
        speaker = subject_after(context.place, position, context.opening)
        return Attribution(speaker, verb, manner, f"verb_{manner}") if speaker else None
    after = re.match(r"[ \t\n]+by\b", context.right)
    if after is not None and manner == "name":
        position = context.closing + after.end()
        speaker = subject_after(context.own, position, context.sentence_end)
        return Attribution(speaker, verb, manner, f"verb_{manner}") if speaker else None
    if manner == "name":
        return Attribution(None, None, "term", "term")
    return Attribution(None, verb, manner, f"verb_{manner}") if cue.frame == "speech" else None


# -- helpers -------------------------------------------------------------------------------------


def _cues(piece: str) -> Iterator[tuple[re.Match[str], Cue]]:
    for match in WORD.finditer(piece):
        cue = cue_verbs().get(match.group())
        if cue is not None:
            yield match, cue
