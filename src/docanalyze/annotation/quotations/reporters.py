"""Who reports: the subject of a verb with a clause, ``I`` and ``they``, participles, passives."""

import re

from docanalyze.annotation.quotations.following import subject_after
from docanalyze.annotation.quotations.lexicon import Cue, words
from docanalyze.annotation.quotations.plain_subjects import head_subject, plain_subject
from docanalyze.annotation.quotations.pronouns import group_of_pronoun
from docanalyze.annotation.quotations.reports import HAD_TO, NOBODY, QUOTED_AS, SURE
from docanalyze.annotation.quotations.speakers import AUTHOR, Place, Speaker
from docanalyze.annotation.quotations.subjects import subject_before

__all__ = ["is_subject", "reporter"]

IMPERSONAL = re.compile(
    r"\b[Ii]t(?:[ \t\n]+(?:is|was|has been|had been|is being|was being))?(?:[ \t\n]+\w+ly"
    r"|[ \t\n]+(?:also|often|later|then|sometimes))?[ \t\n]+$"
)
# `the treaty that Egypt said it would leave`: what is said is no clause of its own.
RELATIVE = re.compile(
    r"\b(?:which|that(?![ \t\n]+(?:night|day|morning|evening|week|month|year|afternoon)\b)|whom"
    r"|what|who)[ \t\n]+[^,;:]{1,50}$"
)
# `a brave man who would deny that`: nobody does.
MIGHT = re.compile(r"\bwho[ \t\n]+(?:would|might|could|should)[ \t\n]+(?:\w+[ \t\n]+)?$")
# `Zilber's warning that`, `the friendly warning that`, `the Assembly's demands that`
NOUN_BEFORE = re.compile(
    r"(?:['\u2019]s?|\b(?:the|an?|his|her|its|their|no|any|this|that))[ \t\n]+(?:[\w-]+[ \t\n]+)?$"
)
# `the envoys, having protested that`
HAVING = re.compile(r",[ \t\n]+having[ \t\n]+$")
# `was told that`
TOLD = re.compile(
    r"(?:\b(?:am|is|was|were|are|be|been|being)|['\u2019](?:m|s|re)"
    # `was received and informed that`
    r"|\b(?:was|were)[ \t\n]+[a-z]+ed\b[^,;:]{0,50}\band)[ \t\n]+(?:\w+[ \t\n]+)?$"
)
# `asked what the clerk supposed that`
WHAT = re.compile(r"\b(?:what|whom)[ \t\n]+[^,;:]{1,50}$")
# `may have hoped that`
PERHAPS = re.compile(
    r"\b(?:may|might|could|would|must|should)[ \t\n]+(?:have[ \t\n]+)?(?:\w+ly[ \t\n]+)?$"
)
# `were not asked whether`
PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being)[ \t\n]+(?:(?:not|never|also|often|\w+ly)[ \t\n]+)*$"
)
AGENT = re.compile(r"[ \t\n]+(?:\w+[ \t\n]+)?by\b")
IT_ALONE = re.compile(r"[Ii]t[ \t\n]+$")
HEARD_IT = re.compile(r"\b(?:heard|hear|hears)[ \t\n]+it[ \t\n]+$")
PERSONAL = re.compile(r"\b(I|[Tt]hey)(?:[ \t\n]+(?:have|had|then|also))?[ \t\n]+$")
DECLARATION = re.compile(r"Declaration|Communiqu[eé]|Statement|Report|Manifesto|Memorandum")
AS_SAID = re.compile(r"(?:^|,)[ \t\n]*[Aa]s[ \t\n]+[^,]{1,60}$")
# `, adding`, `spent years arguing`: the subject stands further ahead.
PARTICIPIAL = re.compile(
    r"(?:,|\b(?:and|but|by|while|before|after|without|years?|days?|life|career|months|decades?"
    r"|time|\w+day))[ \t\n]+(?:also[ \t\n]+|\w+ly[ \t\n]+)?$"
)
JOINED = re.compile(
    r"\b(?:and|but|then)[ \t\n]+(?:(?:also|later|then|\w+ly|has|have|had)[ \t\n]+)*$"
)
# `some say`
SOME = re.compile(
    r"(?:^|[.;,:]|\b(?:but|and|while|that))[ \t\n]*([Ss]ome|[Mm]any|[Oo]thers|[Mm]ost)[ \t\n]+$"
)


def reporter(
    place: Place, piece: str, match: re.Match[str], cue: Cue, *, that: bool
) -> Speaker | None:
    """Find who reports a clause.

    Args:
        place: The sentence.
        piece: Its text, quotations blanked.
        match: The verb in it.
        cue: What the list says of the verb.
        that: Whether the clause begins with ``that``.

    Returns:
        The speaker, without text where nobody in particular reports; None where nobody is sure,
        or where the clause is none.
    """
    ahead = piece[max(0, match.start() - 60) : match.start()]
    if (match.group() == "warning" or match.group() in words("noun_or_verb")) and (
        NOUN_BEFORE.search(ahead)
    ):
        return None
    if (
        MIGHT.search(ahead)
        or AS_SAID.search(ahead)
        or ((not that or cue.frame == "ruling") and RELATIVE.search(ahead))
        or (cue.frame == "thought" and WHAT.search(ahead))
        or _is_nobodys(match.group(), cue, ahead)
    ):
        return None
    if cue.verb in words("telling") and TOLD.search(ahead):
        return _teller(place, piece, match)
    if match.group() in words("impersonal") and _is_impersonal(ahead):
        return NOBODY
    quoted = QUOTED_AS.search(ahead)
    if cue.form == "ing" and quoted is None:
        return _of_participle(place, match, ahead)
    return _of_finite(place, match, cue, ahead)


def _is_nobodys(form: str, cue: Cue, ahead: str) -> bool:
    """Whether nobody surely holds it: ``may have hoped``, ``were not asked``, ``it was clear``."""
    perhaps = cue.frame == "thought" and PERHAPS.search(ahead) is not None
    was_asked = cue.verb in words("asking") and PASSIVE.search(ahead) is not None
    plain = form.startswith(("is ", "was ", "are ", "were ")) and IT_ALONE.search(ahead)
    return perhaps or was_asked or bool(plain)


def _is_impersonal(ahead: str) -> bool:
    """``it was said``, ``I hear it said``; ``it said`` is a body."""
    passive = IMPERSONAL.search(ahead) and not IT_ALONE.search(ahead)
    return bool(passive) or HEARD_IT.search(ahead) is not None


def _of_finite(place: Place, match: re.Match[str], cue: Cue, ahead: str) -> Speaker | None:
    quoted = QUOTED_AS.search(ahead)
    if quoted is not None:
        return _subject(place, place.start + match.start() - (len(ahead) - quoted.start()))
    some = SOME.search(ahead) if match.group() not in words("noun_or_verb") else None
    if some is not None:
        start = place.start + match.start() - (len(ahead) - some.start(1))
        return Speaker(some.group(1), None, None, None, "role", start, "several")
    personal = PERSONAL.search(ahead)
    if personal is not None:
        return _plain_pronoun(place, personal.group(1), place.start + match.start(), cue)
    return _of_verb(place, match, cue, ahead)


def is_subject(piece: str, match: re.Match[str], cue: Cue) -> bool:
    """Whether who reports is the subject of the verb: not so in ``he was told by the envoy``."""
    ahead = piece[max(0, match.start() - 60) : match.start()]
    return cue.verb not in words("telling") or TOLD.search(ahead) is None


def _teller(place: Place, piece: str, match: re.Match[str]) -> Speaker | None:
    """``was told by the envoy that``; without the envoy nobody in particular tells."""
    agent = AGENT.match(piece, match.end())
    if agent is None:
        return NOBODY
    end = place.start + len(piece)
    speaker = subject_after(place, place.start + agent.end(), end)
    return speaker if speaker is not None and speaker.how in SURE else NOBODY


def _plain_pronoun(place: Place, word: str, position: int, cue: Cue) -> Speaker | None:
    """``I`` and ``they``: no name, unless a group has just spoken."""
    group = group_of_pronoun(place, position) if word != "I" else None
    if group is not None:
        return group
    told = cue.form == "past" and cue.frame == "speech"
    return (AUTHOR if word == "I" else NOBODY) if told else None


def _of_verb(place: Place, match: re.Match[str], cue: Cue, ahead: str) -> Speaker | None:
    had_to = HAD_TO.search(ahead) if cue.form == "base" else HAVING.search(ahead)
    back = len(ahead) - had_to.start() if had_to else 0
    speaker = _subject(place, place.start + match.start() - back)
    plural = speaker is not None and speaker.gender == "several"
    if cue.form == "base" and had_to is None and not plural:
        return None
    rules = cue.frame == "ruling" and cue.verb != "hold"
    if speaker is None or (rules and speaker.how != "institution"):
        return None
    return speaker


def _subject(place: Place, position: int) -> Speaker | None:
    """A known subject; else, before a verb that surely reports, the phrase as it stands."""
    speaker = subject_before(place, position)
    if speaker is not None and speaker.how == "document":
        return _declaration(place, speaker) or _paper(place, position)
    if speaker is None and JOINED.search(place.before(position)):
        speaker = head_subject(place, position)
    speaker = speaker or plain_subject(place, position)
    return speaker if speaker is not None and speaker.how in SURE else None


def _of_participle(place: Place, match: re.Match[str], ahead: str) -> Speaker | None:
    """``X left, saying that``: who has spoken in the sentence, or else its subject."""
    position = place.start + match.start()
    if PARTICIPIAL.search(ahead):
        said = next((each for _, each in place.spoken.before(position, place.start)), None)
        found = said or head_subject(place, position)
    else:
        found = subject_before(place, position)
    return found if found is not None and found.how in SURE else None


def _declaration(place: Place, speaker: Speaker) -> Speaker | None:
    """A declaration or report says what its authors say; an article of a treaty provides."""
    mention = place.voices.starting_at(speaker.start)
    if mention is None or not DECLARATION.search(mention.text):
        return None
    return Speaker(mention.text, mention.identifier, None, None, "document", mention.start)


def _paper(place: Place, position: int) -> Speaker | None:
    """A report, a letter or a poll says what it says; a treaty does not speak."""
    found = plain_subject(place, position)
    return found if found is not None and found.how == "institution" else None
