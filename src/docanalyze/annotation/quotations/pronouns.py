"""Whom ``he``, ``she`` and ``it`` stand for before a verb of saying."""

import re
from dataclasses import replace

from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.mentions import PERSON, Mention
from docanalyze.annotation.quotations.salience import UNKNOWN, Focus, foci, shown, subject_here
from docanalyze.annotation.quotations.speakers import Place, Speaker, of_mention

__all__ = ["body_of_pronoun", "group_of_pronoun", "person_of_pronoun"]

# What stands before a name that is the subject of its clause, titles apart.
CLAUSE_HEAD = re.compile(
    r"(?:^|,|\b(?:{}|(?:seemed|appeared|occurred|was)[ \t\n]to))[ \t\n]*"
    r"(?:[A-Z][\w.-]*[ \t\n]+){{0,4}}$".format(
        "|".join(sorted(words("clause_link") | {each.title() for each in words("clause_link")}))
    )
)


OPENING = re.compile(
    r"[ \t\n]*(?:\d+\.[ \t]+)?(?:[A-Z][\w-]*,?[ \t\n]+(?:[\w-]+,?[ \t\n]+){0,3})?|.*;[ \t\n]"
)
AND = re.compile(r",?[ \t\n]+and[ \t\n]+(?:[A-Z][\w.-]*[ \t\n]+){0,2}$")
WHEN = re.compile(r"\b(?:when|where|as|in which|to which)[ \t\n]+$")
# How far back in a passage it is looked who else is named, in characters.
FARTHEST = 4000
OTHER = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
# `the delegate of Chile`, but not `the Secretary of State`
OF_SOMETHING = re.compile(r" of (?!(?:State|Staff|Foreign|Defen[cs]e)\b)")
# `an officer assured her that …, and she`: not the officer.
HEARER = {
    "male": re.compile(r"\bhim\b"),
    "female": re.compile(r"\bher(?=[ \t\n]+(?:that|to|in|on|at|by|with|of|and|as|for)\b|[,.;])"),
}


def person_of_pronoun(place: Place, word: str, position: int) -> Speaker:
    """Find whom ``he`` or ``she`` stands for.

    The subject of an earlier clause, or of the sentences before; whoever has spoken in one counts
    as its subject. In an article about one person a new paragraph returns to them.

    Args:
        place: The sentence.
        word: The pronoun, lower case.
        position: Where it stands.

    Returns:
        The speaker, without text where nobody is sure.
    """
    wanted = "female" if word in words("female") else "male"
    floor = place.voices.presenting(position)
    if floor is not None and _may_be(place, floor, wanted) and _opens(place, position):
        return _of_person(place, floor)
    mention = _in_sentence(place, wanted, position)
    if mention is not None:
        return _of_person(place, mention)
    spoken_to = HEARER[wanted].search(place.before(position)) is not None
    for _, said in place.spoken.before(position, place.start):
        if _fits(said, wanted) and not spoken_to:
            return replace(said, how="pronoun")
    beside = None if spoken_to else _beside(place, wanted, position)
    if beside is not None:
        return _of_person(place, beside)
    here = None if spoken_to else subject_here(place, position)
    if here is not None and _fits(here, wanted):
        return replace(here, how="pronoun")
    found = _from_before(place, wanted) or _only_one(place, wanted, position)
    found = found or (_state_before(place) if wanted == "female" else None)
    return found or Speaker(None, None, None, None, "pronoun", position)


def _opens(place: Place, position: int) -> bool:
    """Whether a pronoun is the subject with which its sentence opens."""
    return OPENING.fullmatch(place.before(position)) is not None


def _state_before(place: Place) -> Speaker | None:
    """``Brazil replied at once. She declared``: the state with which the sentence before opens."""
    around = place.voices.within(place.previous, place.start)
    named = place.voices.within(min(place.setting.start, place.previous), place.start)
    if not around or any(each.label == PERSON for each in named):
        return None
    if next(place.spoken.before(place.start, place.setting.start), None) is not None:
        return None
    first = around[0]
    opens = first.start == place.previous and first.label == "GPE"
    states = {each.text for each in around if each.label == "GPE"}
    return of_mention(place.voices, first) if opens and len(states) == 1 else None


def _from_before(place: Place, wanted: str) -> Speaker | None:
    hero = _hero(place, wanted)
    pronoun = "he" if wanted == "male" else "she"
    for focus in foci(place):
        if hero is not None and (not focus.same_passage or focus.pronoun == pronoun):
            break
        if focus.pronoun is not None:
            continue
        if focus.subject is UNKNOWN:
            return None
        if focus.subject is not None and _fits(focus.subject, wanted):
            return _subject(place, focus, hero, wanted)
        others = [each for each in focus.others if _may_be(place, each, wanted)]
        certain = [each for each in others if place.voices.person(each).gender == wanted]
        guessed = others if wanted == "male" and focus.same_passage else []
        if focus.same_passage and _spoke_here(place, wanted, focus.start):
            continue
        for group in (certain, guessed):
            if len({place.voices.person(each).name for each in group}) == 1:
                return _of_person(place, group[-1])
        if others:
            return None
    return hero


def _only_one(place: Place, wanted: str, position: int) -> Speaker | None:
    """The only person named so far in the passage, who acts in it."""
    start = max(min(place.setting.start, place.previous), position - FARTHEST)
    if place.setting.inside is not None:
        return None
    if any(focus.subject is not None for focus in foci(place) if focus.same_passage):
        return None
    named = [
        each
        for each in place.voices.within(start, position)
        if each.label == PERSON and _may_be(place, each, wanted) and not shown(place, each)
    ]
    people = {place.voices.person(each).name for each in named}
    sure = any(" " in name for name in people) or any(
        each.identifier or place.voices.person(each).role for each in named
    )
    sure = sure or all(place.voices.person(each).gender == wanted for each in named)
    if len(people) != 1 or not sure or next(place.spoken.before(position, start), None) is not None:
        return None
    return _of_person(place, named[-1])


def _spoke_here(place: Place, wanted: str, before: int) -> bool:
    """Whether somebody who fits has spoken in the passage.

    It goes on with them, not with a name that only stands by (``in the days of Napoleon``).
    """
    said = next((each for _, each in place.spoken.before(before, place.setting.start)), None)
    return said is not None and _fits(said, wanted)


def _subject(place: Place, focus: Focus, hero: Speaker | None, wanted: str) -> Speaker | None:
    """The subject of a sentence, unless somebody else fits as well."""
    subject = focus.subject
    if subject is None:
        return None
    # Who speaks is who goes on, unless a woman is looked for and another one is named.
    sure = focus.speaks and wanted == "male"
    rivals = not sure and any(place.voices.person(each).gender == wanted for each in focus.others)
    if subject.gender is None and (rivals or (wanted == "female" and hero is not None)):
        return None if rivals else hero
    definite = (subject.text or "").lower().startswith("the ")
    if definite and hero is not None and subject.gender is None:
        return hero
    unnamed = _unnamed(place, subject, wanted) if definite else []
    if unnamed:
        # `Dualeh wanted a map. FILLER, the diplomat said`: one and the same, if nobody else is.
        only = focus.speaks and len({each.text for each in unnamed}) == 1
        return _of_person(place, unnamed[-1]) if only else None
    if hero is not None and wanted in focus.object_of and not _same(subject, hero):
        return None
    return replace(subject, how="pronoun")


def _same(one: Speaker, other: Speaker) -> bool:
    """Whether two names end in one surname."""
    return (one.text or "").split()[-1:] == (other.text or "").split()[-1:]


def _unnamed(place: Place, speaker: Speaker, wanted: str) -> list[Mention]:
    """Whom of those named without office ``the Secretary of State`` may be."""
    if OF_SOMETHING.search(speaker.text or ""):
        return []
    start = max(place.setting.start, speaker.start - FARTHEST)
    return [
        mention
        for mention in place.voices.within(start, speaker.start)
        if mention.label == PERSON
        and place.voices.person(mention).role is None
        and _may_be(place, mention, wanted)
    ]


def _hero(place: Place, wanted: str) -> Speaker | None:
    hero = place.voices.hero
    # Who answers does not call themselves `he`.
    if hero is None or place.voices.answering(place.start) is not None:
        return None
    if place.voices.person(hero).gender != wanted:
        return None
    return _of_person(place, hero)


def _may_be(place: Place, mention: Mention, wanted: str) -> bool:
    return place.voices.person(mention).gender in {wanted, None}


def _fits(speaker: Speaker, wanted: str) -> bool:
    known = speaker.how in {"name", "pronoun", "role"} and bool(speaker.text)
    return known and speaker.gender in {wanted, None}


def _of_person(place: Place, mention: Mention) -> Speaker:
    person = place.voices.person(mention)
    return Speaker(
        person.name, person.identifier, person.role, person.state, "pronoun",
        mention.start, person.gender,
    )  # fmt: skip


def _in_sentence(place: Place, wanted: str, position: int) -> Mention | None:
    """The one person who is the subject of an earlier clause of the sentence."""
    fitting = [
        mention
        for mention in place.voices.within(place.start, position)
        if mention.label == PERSON and _may_be(place, mention, wanted) and not shown(place, mention)
    ]
    heads = [
        each
        for each in fitting
        if CLAUSE_HEAD.search(place.before(each.start)) and not _is_coordinated(place, each)
    ]
    if len({place.voices.person(mention).name for mention in heads}) != 1:
        return None
    return heads[-1]


def _beside(place: Place, wanted: str, position: int) -> Mention | None:
    """``It came from Riad in a talk in Paris, when he said``: the only one in the sentence."""
    named = [
        each
        for each in place.voices.within(place.start, position)
        if each.label == PERSON and _may_be(place, each, wanted) and not shown(place, each)
    ]
    if len({place.voices.person(each).name for each in named}) != 1:
        return None
    ahead = place.before(named[0].start)
    between = place.before(position)[named[-1].end - place.start :]
    other = OTHER.search(ahead) is not None or OTHER.search(between) is not None
    return named[-1] if WHEN.search(between) and not other else None


def _is_coordinated(place: Place, mention: Mention) -> bool:
    """``with Malik and Razak``: the second of two names is no subject."""
    link = AND.search(place.before(mention.start))
    return link is not None and place.voices.ending_at(place.start + link.start()) is not None


def body_of_pronoun(place: Place, position: int) -> Speaker | None:
    """Find the body for which ``it`` stands: the one that spoke in the sentence before.

    Args:
        place: The sentence.
        position: Where the pronoun stands.
    """
    for _, speaker in place.spoken.before(position, place.previous):
        return speaker if speaker.how == "institution" else None
    return _opening_body(place, place.start, position) or _opening_body(
        place, place.previous, place.start
    )


def _opening_body(place: Place, start: int, end: int) -> Speaker | None:
    """``Kenya left in May; it announced``: the one body with which a sentence opens."""
    bodies = [each for each in place.voices.within(start, end) if each.label in {"GPE", "ORG"}]
    if not bodies or len({each.identifier or each.text for each in bodies}) != 1:
        return None
    lead = place.voices.text[start : bodies[0].start].strip()
    return of_mention(place.voices, bodies[0]) if lead in {"", "The"} else None


def group_of_pronoun(place: Place, position: int) -> Speaker | None:
    """Find the group for which ``they`` stands: the one that spoke in the sentence before.

    Args:
        place: The sentence.
        position: Where the pronoun stands.
    """
    for _, speaker in place.spoken.before(position, place.previous):
        return speaker if speaker.gender == "several" else None
    nearest = next(foci(place), None)
    subject = nearest.subject if nearest is not None and nearest.same_passage else None
    return subject if subject is not None and subject.gender == "several" else None
