"""Subjects that no list knows, before a verb that surely reports: ``critics``, ``a poll``.

A clause with ``that`` after ``argue`` or ``say`` has somebody before it. The phrase that stands
there is taken as the text has it, where its head can speak and nothing else can be meant.
"""

import re
from dataclasses import replace

from docanalyze.annotation.quotations.following import apposed_name
from docanalyze.annotation.quotations.heads import is_plural, kind_of_phrase
from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.mentions import PERSON
from docanalyze.annotation.quotations.pronouns import (
    body_of_pronoun,
    group_of_pronoun,
    person_of_pronoun,
)
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.speakers import Place, Speaker
from docanalyze.annotation.quotations.subjects import ADVERBS, LONGEST_ADVERBS, subject_before

__all__ = ["head_subject", "plain_phrase", "plain_subject"]

# Where a clause begins, seen from its verb.
CLAUSE_HEAD = re.compile(
    rf"(?:[;:!?—\u2013{FILLER}]|,[ \t\n]+(?:and|but|while|although|though|yet|so|or|as|because|if"
    r"|when|whereas)\b|\b(?:after|before|because|while|although|though|if|when|that)\b"
    r"|(?<=\w)[ \t\n]+(?:and|but)(?=[ \t\n]+(?:the|an?|his|her|its|their)\b)|[ \t\n]-[ \t\n])"
)
LEAD_IN = re.compile(
    r"[ \t\n]*(?:(?:As|But|And|Yet|Still|Even|So|Or|Then|However|Meanwhile|Instead|Nevertheless"
    r"|Nonetheless|Today|Yesterday|Later|Here|There)\b,?[ \t\n]+)?"
    r"(?:(?:In|On|At|By|For|To|After|Before|During|From|Since|Under|With|Last|This|Earlier|Late"
    r"|Asked|Pressed|Speaking|Addressing|Reading|Writing|Responding|Replying)\b"
    r"[^,]{1,60},[ \t\n]+)?"
    r"(?:(?:In|On|At|By|Last|This|That)[ \t\n]+(?:\w+[ \t\n]+){1,3}"
    r"(?=(?:the|an?|his|her|its|their)[ \t\n]))?"
)
OPENS_PHRASE = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Oo]ne|[Ss]ome|[Mm]any|[Mm]ost"
    r"|[Ss]everal|[Oo]ther|[Aa]nother|[Ff]ew|[Bb]oth|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Tt]hose"
    r"|[Aa]ll|[A-Z][\w\u2019'-]+|[a-z]{3,}s)(?=[ \t\n]|$)"
)
NAME_WORD = r"[\w\u2019'.&-]+"
# Its head with what stands before it, what it is of, and what else hangs on it.
PHRASE = re.compile(
    rf"(?P<core>{NAME_WORD}(?:[ \t\n]+(?!(?:of|for|from|at|in|by|on|with|near|beside|among|behind"
    rf"|against|inside|to|who|whom|which|that|and|or|but|as|than|then)\b){NAME_WORD}){{0,6}})"
    r"(?P<of>[ \t\n]+(?:of|for|from|at)(?:[ \t\n]+(?!(?:who|which|that|and|by|in|on|to)\b"
    rf"|[a-z]+ed\b){NAME_WORD}){{1,6}})?"
    r"(?P<aside>[ \t\n]+(?:in|by|on|with|near|beside|among|behind|against|inside|who|[a-z]+ed|seen"
    r"|shown|taken|written|sent|speaking|working|living|standing|close)\b"
    rf"(?:[ \t\n]+{NAME_WORD}){{1,9}})?"
)
TRAILING_ASIDE = re.compile(r",[ \t\n]+[^,;:]{2,90},[ \t\n]*$")
# `captains discovered in April what labourers could have`: another clause, nothing that hangs on
# the head.
ANOTHER_CLAUSE = re.compile(r"\b(?:what|which|that|whom|where|when|why|how)\b")
RELATIVE = re.compile(r",[ \t\n]+(?:who|which|that|whom)[ \t\n]+$")
PERSONS = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)$")
VERBS = "|".join(sorted(words("finite") | words("past_verb")))
INNER_VERB = re.compile(rf"\b(?:{VERBS})\b")
FINITE = re.compile(rf"\b(?:{VERBS}|[a-z]{{3,}}ed)\b")
FINITE_NOW = re.compile(
    rf"\b(?:{VERBS}|[a-z]{{3,}}ed|(?!(?:as|its|his|this|us|always|perhaps)\b)[a-z]{{3,}}(?<!s)s)\b"
)
# `X told us that it rained, and insisted`
LAST_LINK = re.compile(
    r"[,;]?[ \t\n]+(?:and|but|then)[ \t\n]+(?:(?:also|later|then|\w+ly|has|have|had)[ \t\n]+)*$"
)
LIST_LINK = re.compile(r",[ \t\n]+and[ \t\n]+(?:the[ \t\n]+)?")
# `Fishermen interviewed in Oslo`: what follows the head.
PAST_AT_END = re.compile(r"(?<=\w)[ \t\n]+[a-z]{3,}(?:ed|wn|ken|ten)$")
DETERMINED = re.compile(r",[ \t\n]+((?:the|an?|his|her|its|their|one)[ \t\n][^,;:]*)$")
# `A schoolmaster there`, `said an aide on Friday`
HERE = re.compile(r"[ \t\n]+(?:there|here|then|himself|herself|itself|themselves)$")
WHEN = re.compile(
    r"[ \t\n]+(?:when|while|after|before|during|as|and|but|with|who|whose|by|late|early|yesterday"
    r"|today|again|here|there|last|this|later|once|\w+ly|(?:[A-Z]\w+|to)day)\b"
)
LINK = re.compile(r"[ \t\n,;:—\u2013]*(?:(?:and|but)[ \t\n]+)?")
GENDERS = ("male", "female")
LONGEST, MOST_HEADS = 180, 2
WHO = re.compile(r"\bwho\b")
# `one of its drafters`
ONE = frozenset(("one", "another", "each", "a few"))
SOME = ONE | words("quantifier")
SOURCES = words("source_head") | words("document_head") | words("institution_head")


def plain_subject(place: Place, position: int, *, sure: bool = False) -> Speaker | None:
    """Read the phrase before a reporting verb as its speaker.

    Args:
        place: The sentence.
        position: Where the verb begins.
        sure: Whether quoted words leave no doubt that somebody speaks.

    Returns:
        The phrase, without id; None where its head is no speaker's.
    """
    left = place.before(position).rstrip()
    cut = max(0, len(left) - LONGEST_ADVERBS)
    left = (left[:cut] + ADVERBS.sub("", left[cut:] + " ")).rstrip()
    left = TRAILING_ASIDE.sub("", left).rstrip()
    heads = [head.end() for head in CLAUSE_HEAD.finditer(left, max(0, len(left) - LONGEST))]
    heads = [*reversed(heads), 0][:MOST_HEADS]
    # `on the night of Sunday, Aug. 13, the junta`
    determined = DETERMINED.search(left)
    for begin in [*heads, *([determined.start(1)] if determined else [])]:
        several = _several_people(place, begin, position)
        found = None if several else _phrase(place, left, begin, sure=sure)
        if found is not None:
            return found
    return None


def _several_people(place: Place, begin: int, position: int) -> bool:
    """Whether a clause names two people: either may be the one who speaks."""
    around = place.voices.within(place.start + begin, position)
    return len({each.text for each in around if each.label == PERSON}) > 1


def plain_phrase(place: Place, start: int, end: int, *, sure: bool = False) -> Speaker | None:
    """Read the phrase that follows ``according to`` or ``by``: papers and figures are sources, too.

    Args:
        place: The sentence.
        start: Where the phrase begins in the document text.
        end: Where it ends at the latest.
        sure: Whether it follows a verb of speech by quoted words, as in ``said her sister``.
    """
    piece = place.setting.between(start, end)
    named = apposed_name(place, start, piece) if sure else None
    if named is not None:
        return named
    when = WHEN.search(piece) if sure else None
    piece = piece[: when.start()] if when else piece
    space = len(piece) - len(piece.lstrip())
    phrase = PHRASE.match(piece, space)
    if phrase is None or OPENS_PHRASE.match(piece, space) is None:
        return None
    _, *others = pieces = phrase.group("core").split()
    head = pieces[-1].lower()
    source = not sure and {head, head.removesuffix("s")} & SOURCES
    core = phrase.group("core")
    how = "institution" if source else kind_of_phrase(core, bare=True, sure=sure)
    if how is None and phrase.group("of") and core.lower() in SOME:
        how = _kind_of_many(phrase.group("of"), sure=sure)
    if how is None or FINITE.search(" ".join(others)):
        return None
    offset = start - place.start
    span = offset + space, offset + phrase.end("of" if phrase.group("of") else "core")
    return _speaker(place, span, how, None)


def _kind_of_many(of: str, *, sure: bool) -> str | None:
    """What ``of its drafters`` and ``of them`` are."""
    many = of.split(maxsplit=1)[1]
    return "role" if many in {"them", "us", "these", "those"} else kind_of_phrase(many, sure=sure)


def _phrase(place: Place, left: str, begin: int, *, sure: bool) -> Speaker | None:
    lead = LEAD_IN.match(left, begin)
    start = lead.end() if lead else begin
    phrase = PHRASE.fullmatch(left, start)
    if phrase is None or OPENS_PHRASE.match(left, start) is None:
        return None
    core = HERE.sub("", PAST_AT_END.sub("", phrase.group("core")))
    first, *others = core.split()
    if first in words("subordinator") or INNER_VERB.search(" ".join(others)):
        return None
    if not words("plain_present").isdisjoint((phrase.group("of") or "").split()):
        return None
    aside = WHO.split(phrase.group("aside") or "", maxsplit=1)[0]
    if INNER_VERB.search(aside) or ANOTHER_CLAUSE.search(aside):
        return None
    mention = place.voices.ending_at(place.start + start + len(core))
    people = mention is not None and mention.label == "NORP" and core.endswith(("s", "sh", "ch"))
    how = "role" if people else kind_of_phrase(core, sure=sure)
    if how is None and phrase.group("of") and core.lower() in SOME:
        how = _kind_of_many(phrase.group("of"), sure=sure)
    of = phrase.group("of") and core == phrase.group("core")
    end = phrase.end("of") if of else start + len(core)
    several = how == "role" and (people or is_plural(core) or core.lower() in SOME - ONE)
    return _speaker(place, (start, end), how, "several" if several else None) if how else None


def _speaker(place: Place, span: tuple[int, int], how: str, gender: str | None) -> Speaker:
    start, end = place.start + span[0], place.start + span[1]
    text = place.voices.text[start:end].strip(" \t\n.")
    last = text.rsplit(maxsplit=1)[-1].lower()
    known = next((each for each in GENDERS if last in words(f"{each}_role")), None)
    state = place.voices.state_of_phrase(start, end)
    return Speaker(text, None, None, state, how, start, gender or known)


def _joins_names(place: Place, left: str, position: int) -> bool:
    """Whether ``, and`` only ends a list: ``Mali, Chad, and Niger``."""
    if position <= 0 or place.voices.ending_at(place.start + position) is None:
        return False
    after = LIST_LINK.match(left, position)
    return after is not None and place.voices.starting_at(place.start + after.end()) is not None


def head_subject(place: Place, position: int, *, present: bool = False) -> Speaker | None:
    """Return the subject of the first verb of the clause in which a later verb stands.

    Args:
        place: The sentence.
        position: Where the later verb begins: ``X met Y and said``, ``X met Y, adding``.
        present: Whether that verb is in the present: then the first one may be.
    """
    left = LAST_LINK.sub("", place.before(position))
    begin = max(left.rfind(mark) for mark in (", and ", ", but ", ";", " — ", " \u2013 ", ":"))
    if _joins_names(place, left, begin):
        begin = 0
    link = LINK.match(left, max(0, begin))
    begin = link.end() if link else max(0, begin)
    lead = LEAD_IN.match(left, begin)
    start = lead.end() if lead else begin
    for verb in (FINITE_NOW if present else FINITE).finditer(left, start):
        if RELATIVE.search(left, start, verb.start()) is None:
            if _several_people(place, start, place.start + verb.start()):
                return None
            return _subject_at(place, start, verb.start())
    return None


def _subject_at(place: Place, start: int, verb: int) -> Speaker | None:
    near = replace(place, start=place.start + start)
    word = PERSONS.match(place.before(place.start + verb)[start:].strip())
    if word is not None:
        pronoun = word.group().lower()
        offset = place.start + start
        if pronoun == "it":
            return body_of_pronoun(place, offset)
        if pronoun == "they":
            return group_of_pronoun(place, offset)
        return person_of_pronoun(place, pronoun, offset)
    return subject_before(near, place.start + verb) or plain_subject(near, place.start + verb)
