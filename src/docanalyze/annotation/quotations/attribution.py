"""How a quotation hangs on a speaker: cue verbs and frames before it, after it and around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docanalyze.annotation.quotations.lexicon import Cue, cue_verbs, frames
from docanalyze.annotation.quotations.people import PERSON, Voices
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.subjects import (
    AUTHOR,
    Place,
    Speaker,
    of_mention,
    subject_after,
    subject_before,
    subject_of_sentence,
)

__all__ = ["Attribution", "Context", "attribute"]

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
PUT_IT = re.compile(
    r"\b[Aa]s[ \t\n]+[^,;]{1,90}?[ \t\n]+((?:put|puts|had|has|phrased|expressed|framed)[ \t\n]+it)\b"
)
WORDS_OF = re.compile(
    r"\b(?:in the (?:words|phrase|view|opinion) of|to quote|to borrow from|according to|quoting)\b",
    re.IGNORECASE,
)
WORDS_OF_CUE = frozenset(("according to", "quoting"))
IN_WORDS = re.compile(
    r"\b(?:in|to (?:use|borrow|quote))[ \t\n]+([^,;]{1,70}?)['’]s?[ \t\n]+(?:own[ \t\n]+)?"
    r"(?:\w+[ \t\n]+)?(?:words|phrase|formulation|expression|view|opinion)\b",
    re.IGNORECASE,
)
NOUN = re.compile(
    r"([\w.]+)['’]s?[ \t\n]+(?:own[ \t\n]+)?(?:\w+[ \t\n]+){{0,2}}?({})"
    r"(?:[ \t\n]+(?:that|of|to|as|for|about)\b[^,;:]{{0,60}}|[ \t\n,:]*)$".format(
        "|".join(frames("noun_cue"))
    )
)
DASH_NAME = re.compile(r"[ \t]*[—–―-]{1,2}[ \t]*(?=[A-Z])")
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


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one quotation.

    Args:
        place: The sentence in which it stands, or the one that announces it.
        opening: Where it begins, mark included, in the place; its end where it is announced by
            a sentence of the passage before.
        closing: Where it ends, mark included.
        sentence_end: End of the sentence.
        inside: What stands between the marks.
        after: Where its own sentence goes on; None if that is another passage's.
    """

    place: Place
    own: Place
    opening: int
    closing: int
    sentence_end: int
    inside: str

    @property
    def left(self) -> str:
        """What stands before it in the sentence."""
        return self.place.before(self.opening)

    @property
    def right(self) -> str:
        """What stands after it in the sentence."""
        return self.own.setting.between(self.closing, self.sentence_end)

    @property
    def voices(self) -> Voices:
        """The article's people."""
        return self.place.voices


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is given the words, by what.

    Args:
        speaker: None if nobody can be told.
        cue: The verb or phrase as written.
        manner: ``after``, ``lead`` (colon, comma), ``clause`` (``that``), ``object`` (a part of
            what is said), ``name`` (what a thing is called), ``document``, ``term``.
        method: The rule.
    """

    speaker: Speaker | None
    cue: str | None
    manner: str
    method: str


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
    phrase = _phrase_after(context, rest, position)
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
        speaker = subject_before(_from(context.own, position), position + match.start())
        if speaker is not None:
            return Attribution(speaker, match.group(), "after", "verb_after")
        break
    return None


def _phrase_after(context: Context, rest: str, position: int) -> Attribution | None:
    put = PUT_IT.match(rest)
    if put is not None:
        speaker = subject_before(_from(context.own, position + 2), position + put.start(1))
        return Attribution(speaker, put.group(1), "after", "phrase")
    own = IN_WORDS.match(rest)
    if own is not None:
        return _possessor(context.own, position + own.end(1), "after")
    of = WORDS_OF.match(rest)
    if of is not None:
        speaker = subject_after(context.own, position + of.end(), context.sentence_end)
        return Attribution(speaker, of.group().lower(), "after", "phrase")
    return None


def _possessor(place: Place, end: int, manner: str) -> Attribution | None:
    mention = place.voices.ending_at(end)
    if mention is not None and mention.label == PERSON:
        return Attribution(of_mention(place.voices, mention), None, manner, "phrase")
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
        speaker = subject_before(_from(context.own, start), cue_start)
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
    return _phrase_before(context)


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
                return subject_after(place, place.start + match.end(), place.start + 10**6)
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


def _phrase_before(context: Context) -> Attribution | None:
    left, place = context.left, context.place
    for put in PUT_IT.finditer(left):
        if len(left) - put.end() <= LONGEST_OBJECT:
            speaker = subject_before(
                _from(place, place.start + put.start() + 2), place.start + put.start(1)
            )
            return Attribution(speaker, put.group(1), "lead", "phrase")
    for of in WORDS_OF.finditer(left):
        speaker = subject_after(place, place.start + of.end(), context.opening)
        if speaker is not None and len(left) - of.end() <= LONGEST_CLAUSE:
            return Attribution(speaker, of.group().lower(), "lead", "phrase")
    own = IN_WORDS.search(left)
    if own is not None and len(left) - own.end() <= LONGEST_OBJECT:
        return _possessor(place, place.start + own.end(1), "lead")
    return _noun(context) or _name_and_colon(context)


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


# -- helpers -------------------------------------------------------------------------------------


def _cues(piece: str) -> Iterator[tuple[re.Match[str], Cue]]:
    for match in WORD.finditer(piece):
        cue = cue_verbs().get(match.group())
        if cue is not None:
            yield match, cue


def _from(place: Place, start: int) -> Place:
    return Place(place.voices, place.setting, start, place.previous)
