"""How a quotation hangs on a speaker: cue verbs and frames before it, after it and around it."""

import re
from dataclasses import replace

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.following import subject_after
from docanalyze.annotation.quotations.gapped import gapped
from docanalyze.annotation.quotations.lexicon import Cue, cues_in, frames, words
from docanalyze.annotation.quotations.mentions import PERSON
from docanalyze.annotation.quotations.phrases import phrase_before, words_wanted
from docanalyze.annotation.quotations.plain_subjects import head_subject, plain_subject
from docanalyze.annotation.quotations.pronouns import person_of_pronoun
from docanalyze.annotation.quotations.reach import DETERMINER_ONLY, manner_of
from docanalyze.annotation.quotations.sentences import FILLER, last_sign
from docanalyze.annotation.quotations.speakers import AUTHOR, Place, Speaker, of_mention
from docanalyze.annotation.quotations.subjects import subject_before, subject_of_sentence
from docanalyze.annotation.quotations.trailing import (
    SPOKEN,
    attribution_after,
    attribution_by_tail,
)
from docanalyze.annotation.quotations.wordings import words_by

__all__ = ["attribute"]

# So many verbs before a quotation are tried, the nearest first.
TRIED = 4
# `used to say`, `would turn round and add`
HABIT = re.compile(
    r"\b(?:(?:liked|likes|loved|loves|used|had|has|came|went on|goes on|wont)[ \t\n]+to"
    r"|would|could|can|did|will)[ \t\n]+(?:\w+ly[ \t\n]+|also[ \t\n]+|often[ \t\n]+)?$"
)
# How far after an inverted verb its subject may go.
LONGEST_SUBJECT = 200
BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)[ \t\n]+(?:(?:\w+ly|so|often|also|once|sometimes|now|then"
    r"|later|best|still|just)[ \t\n]+)*$"
)
# `was received and informed that FILLER`
AND_TOLD = re.compile(r"\b(?:was|were)[ \t\n]+[a-z]+ed\b[^,;:]{0,50}\band[ \t\n]+$")
# `the line commonly called FILLER`, but not `Oslo commonly called it FILLER`
ADVERB = re.compile(
    r"\b(?:so|commonly|widely|often|generally|usually|popularly|sometimes|erroneously)[ \t\n]+$"
)
# What a base form needs before it to be a verb: `to warn`, `they warn`, `officials warn`.
# `Seven states wanted`: a noun.
NOUNS_IN_ING = frozenset(("warn", "say", "write", "greet", "feel", "understand", "find", "rule"))
COUNTED = re.compile(
    r"\b(?:{}|\d+|these|those|such|many|most|several|some|few|both|all|other)[ \t\n]+$".format(
        "|".join(sorted(each for each in words("number") if not each.isupper()))
    ),
    re.IGNORECASE,
)
# `five Andean states`: forms that are plural nouns as often as verbs.
COUNTED_NOUN = re.compile(
    COUNTED.pattern.removesuffix("$") + r"(?:[\w-]+[ \t\n]+){1,2}$", re.IGNORECASE
)
BASE_AFTER = re.compile(
    r"(?:\bwould\b[^,;:]{1,40}\band|\b(?:to|would|can|will|could|may|might|must|should|did|does|do|not|I|we|We|They|they|who"
    r"|[A-Z]?[a-z]+s)|,)[ \t\n]+(?:\w+ly[ \t\n]+|also[ \t\n]+)?$"
)
PRONOUN_AFTER = re.compile(r"[^,;:.]{0,60},?[ \t\n]+(he|she)[ \t\n]")
SENTENCE_ENDS = frozenset(".?!…")
SHOUTS = frozenset("?!…")
SAID = re.compile(
    r"\b(?:said|says|asked|asks|replied|replies|answered|answers|cried|shouted|told|wrote|went|goes|go"
    r"|say|ask|answer)(?:[ \t\n]+(?:me|him|her|us|them|to[ \t\n]+\w+))?,$"
)
MODAL = re.compile(
    r"\b(?:would|will|could|can|may|might|should|must|shall)[ \t\n]+(?:\w+ly[ \t\n]+)?$"
)
BY = re.compile(r"[ \t\n]+by\b")
# `Calling it FILLER, Kovacs left`
OPENS_SENTENCE = re.compile(
    r"[ \t\n]*(?:\d+\.[ \t]+)?(?:(?:But|And|Yet|Still|Later),?[ \t\n]+)?"
    r"(?:(?:[Ii]n|[Bb]y|[Ww]hile|[Aa]fter"
    r"|[Bb]efore|[Oo]n|[Ww]hen)[ \t\n]+)?"
)
MAIN_SUBJECT = re.compile(
    r"[^,;:.]{0,60},[ \t\n]+(?:(?:[A-Z][\w.]*|the)[ \t\n]+){0,3}?(?=[A-Z])|,?[ \t\n]+(?=[A-Z])"
)
OWNED = re.compile(r"['\u2019]s?[ \t\n]+(?:own[ \t\n]+)?$")
# `a friendly warning that`
NOUN_BEFORE = re.compile(r"\b(?:the|an?|his|her|its|their)[ \t\n]+[\w-]+[ \t\n]+$", re.IGNORECASE)
DETERMINED = re.compile(r"\b(?:the|an?|this|that|its|their|our|his|her|of)[ \t\n]+$", re.IGNORECASE)
TERM = re.compile(
    r"\b(?:{})(?:[ \t\n,:]|[ \t\n]of)*(?:[ \t\n]*\b(?:the|an?))?[ \t\n]*$".format(
        "|".join(re.escape(frame) for frame in frames("term_before"))
    ),
    re.IGNORECASE,
)
# `called the book FILLER`: what it is called, no title.
CALLED_THE = re.compile(
    r"\b(?:call|label|dub|term|brand|deem)\w*[ \t\n]+(?:the|this|that|his|her|its|their)[ \t\n]+"
    r"[\w-]+[ \t\n]*$"
)
SO_CALLED = re.compile(r"\bso[- ]called\b[^,.;]{0,25}$", re.IGNORECASE)
QUOTED_AS = re.compile(
    r"\b(?:is|was|were|been|are)[ \t\n]+(?:\w+[ \t\n]+)?(?:quoted|reported|cited)[ \t\n]+as$"
)


def attribute(context: Context) -> Attribution | None:
    """Find whose words a quotation is.

    Args:
        context: The quotation in its sentence.

    Returns:
        The attribution; None where the sentence gives none.
    """
    wanted = words_wanted(context)
    if wanted is not None:
        return wanted
    term = TERM.search(context.left[-60:]) and not CALLED_THE.search(context.left[-60:])
    if term or SO_CALLED.search(context.left[-60:]):
        return Attribution(None, None, "term", "term")
    found = _announced(context) or attribution_after(context) or _before(context)
    found = found or attribution_by_tail(context)
    if found is not None and found.speaker is not None and found.speaker.how == "document":
        return replace(found, manner="document")
    return found


def _announced(context: Context) -> Attribution | None:
    """``Vergennes asked: "You?" Jefferson replied``: what leads to words tells more than the rest.

    So does a comma after a verb of saying: ``She said, "You?" I said, "Me."``
    """
    sign, bare = last_sign(context.inside), context.left.rstrip()
    colon = bare.endswith(":") and sign in SENTENCE_ENDS
    comma = bare.endswith(",") and sign in SHOUTS and SAID.search(bare) is not None
    if not colon and not comma:
        return None
    found = _before(context)
    sure = found is not None and found.manner == "lead" and found.speaker is not None
    return found if sure else None


def _before(context: Context) -> Attribution | None:
    left = context.left
    announced = words_by(context)
    if announced is not None:
        return announced
    nearer: Attribution | None = None
    for match, cue in list(cues_in(left))[: -TRIED - 1 : -1]:
        found = _by_verb(context, match, cue, left[match.end() :])
        if found is None:
            continue
        if nearer is not None and (found.manner != "clause" or found.speaker is None):
            break
        if nearer is None and cue.form == "base" and MODAL.search(left, 0, match.start()):
            # `She supposed that they would write FILLER`: her words, if anybody's.
            nearer = found
            continue
        phrase = (
            phrase_before(context) if found.speaker is None and found.manner == "lead" else None
        )
        return phrase if phrase is not None and phrase.speaker is not None else found
    return nearer or phrase_before(context) or gapped(context)


def _by_verb(  # noqa: C901, PLR0911 -- one case after another
    context: Context, match: re.Match[str], cue: Cue, gap: str
) -> Attribution | None:
    manner = manner_of(cue, gap, context.inside)
    if manner is None:
        return None
    place, position = context.place, context.place.start + match.start()
    ahead = context.left[: match.start()]
    quoted = QUOTED_AS.search(ahead.rstrip())
    if quoted is not None:
        position = place.start + quoted.start()
    elif cue.form == "past" and _is_passive(cue, ahead, gap):
        return _passive(context, cue, match.group(), manner)
    noun = match.group() in words("noun_or_verb") and COUNTED_NOUN.search(ahead)
    if noun or not _is_verb(cue, ahead):
        return None
    speaker = _subject(place, position, match, cue, gap)
    if speaker is None and cue.form == "ing" and OPENS_SENTENCE.fullmatch(ahead):
        speaker = _main_subject(context)
    finite = cue.form in {"past", "present"} or HABIT.search(ahead) is not None
    named = cue.frame == "naming" or manner != "object"
    if speaker is None and cue.frame in SPOKEN | {"naming"} and finite and named:
        speaker = plain_subject(place, position, sure=manner == "lead")
    if speaker is None and not _stands_alone(cue, manner, ahead):
        return None
    if cue.frame == "document" and not _writes(speaker, cue):
        return None
    rules = cue.frame == "ruling" and manner == "object"
    if rules and (speaker is None or speaker.how != "institution"):
        return None
    if manner == "name" and (speaker is None or speaker is AUTHOR):
        return Attribution(None, None, "term", "term")
    return Attribution(speaker, match.group(), manner, f"verb_{manner}")


def _main_subject(context: Context) -> Speaker | None:
    """``Calling it FILLER, Kovacs left``: who does what the sentence goes on to say."""
    start = context.closing
    for match in MAIN_SUBJECT.finditer(context.right):
        mention = context.voices.starting_at(start + match.end())
        if mention is not None and mention.label in {PERSON, "ORG", "GPE"}:
            return of_mention(context.voices, mention)
        break
    pronoun = PRONOUN_AFTER.match(context.right)
    if pronoun is None:
        return None
    return person_of_pronoun(context.own, pronoun.group(1), start + pronoun.start(1))


def _is_passive(cue: Cue, ahead: str, gap: str) -> bool:
    named_at_once = cue.frame == "naming" and DETERMINER_ONLY.fullmatch(gap) is not None
    apart = ADVERB.search(ahead) is not None or ahead.rstrip().endswith(",")
    if BY.match(gap):
        return True
    if cue.verb in words("telling") and AND_TOLD.search(ahead):
        return True
    return BE.search(ahead) is not None or (named_at_once and apart)


def _writes(speaker: Speaker | None, cue: Cue) -> bool:
    """Whether a text does what texts do; anybody may speak `of` something."""
    if speaker is None:
        return False
    return speaker.how == "document" or (cue.verb == "speak" and speaker is not AUTHOR)


def _is_verb(cue: Cue, ahead: str) -> bool:
    """Whether a word that can be a noun is a verb here: ``the claim``, ``her warning`` are not."""
    if OWNED.search(ahead) or DETERMINED.search(ahead) or COUNTED.search(ahead):
        return False
    if cue.form == "ing" and cue.verb in NOUNS_IN_ING and NOUN_BEFORE.search(ahead):
        return False
    return cue.form != "base" or BASE_AFTER.search(ahead) is not None


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
            told = cue.verb in words("telling") or cue.frame == "naming"
            if ahead.endswith((",", FILLER)) and not told:
                verb_end = place.start + match.end()
                return subject_after(place, verb_end, verb_end + LONGEST_SUBJECT)
    joined = re.search(
        rf"(?:[,{FILLER}]|\b(?:and|but|then|by|in|while|before|after|to))[ \t\n]*$",
        place.before(position),
    )
    if cue.form == "ing":
        return head_subject(place, position) or subject_of_sentence(place, position)
    if not joined:
        return None
    if joined.group().startswith(","):
        # `A schoolmaster, whom I asked, answered`
        aside = plain_subject(place, position, sure=True)
        if aside is not None:
            return aside
    found = head_subject(place, position)
    if found is None and cue.form == "present":
        found = head_subject(place, position, present=True)
    return found or subject_of_sentence(place, position)


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
    agent = BY.match(gap)
    if agent is not None:
        position = context.opening - len(gap) + agent.end()
        speaker = subject_after(context.place, position, context.opening)
        return Attribution(speaker, verb, manner, f"verb_{manner}") if speaker else None
    after = BY.match(context.right)
    if after is not None and manner == "name":
        position = context.closing + after.end()
        speaker = subject_after(context.own, position, context.sentence_end)
        return Attribution(speaker, verb, manner, f"verb_{manner}") if speaker else None
    if manner == "name":
        return Attribution(None, None, "term", "term")
    return Attribution(None, verb, manner, f"verb_{manner}") if cue.frame == "speech" else None
