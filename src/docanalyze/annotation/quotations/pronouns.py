"""Whom ``he``, ``she`` and ``it`` stand for before a verb of saying."""

import re
from dataclasses import replace

from docanalyze.annotation.quotations.descriptions import description_opening
from docanalyze.annotation.quotations.lexicon import roles, words
from docanalyze.annotation.quotations.mentions import PERSON, Mention
from docanalyze.annotation.quotations.speakers import Place, Speaker

__all__ = ["body_of_pronoun", "group_of_pronoun", "person_of_pronoun"]

# How far back, in characters, a name or a speaker is looked for.
FARTHEST_NAME, FARTHEST_SPEAKER = 900, 700
TITLE_ONLY = re.compile(
    r"\b[Tt]he[ \t\n]+(?:[A-Z]\w+[ \t\n]+)?([\w-]+(?: [Mm]inister)?)(?=[ \t\n])"
)
SENTENCE_HEAD = re.compile(r"(?:^|[.?!…]['\"”\u2019]?[ \t\n]+|\n)(?:[A-Z][\w.-]*[ \t]+){0,4}$")
# What stands before a name that is the subject of its clause, titles apart.
CLAUSE_HEAD = re.compile(
    r"(?:^|,|\b(?:{}))[ \t\n]*(?:[A-Z][\w.-]*[ \t\n]+){{0,4}}$".format(
        "|".join(sorted(words("clause_link") | {each.title() for each in words("clause_link")}))
    )
)
LEAD = 60


def person_of_pronoun(place: Place, word: str, position: int) -> Speaker:
    """Find whom ``he`` or ``she`` stands for.

    The speaker of the sentence before goes on speaking unless somebody else has come up.

    Args:
        place: The sentence.
        word: The pronoun, lower case.
        position: Where it stands.

    Returns:
        The speaker, without text where nobody is sure.
    """
    mention = _in_sentence(place, word, position)
    if mention is not None:
        return _of_person(place, mention)
    said = _last_speaker(place, word, position)
    if said is not None:
        return replace(said, how="pronoun")
    mention = place.voices.antecedent(word, position, place.previous, place.previous)
    if mention is None:
        since = max(0, position - FARTHEST_NAME)
        mention = place.voices.antecedent(word, position, since, place.previous)
    if mention is not None and not _rivalled(place, mention, position):
        return _of_person(place, mention)
    described = _described(place, word, position) if mention is None else None
    return described or Speaker(None, None, None, None, "pronoun", position)


def _of_person(place: Place, mention: Mention) -> Speaker:
    person = place.voices.person(mention)
    return Speaker(
        person.name, person.identifier, person.role, person.state, "pronoun",
        mention.start, person.gender,
    )  # fmt: skip


def _in_sentence(place: Place, word: str, position: int) -> Mention | None:
    """The one person who is the subject of an earlier clause of the sentence."""
    wanted = "female" if word in words("female") else "male"
    fitting = [
        mention
        for mention in place.voices.within(place.start, position)
        if mention.label == PERSON
        and place.voices.person(mention).gender in {wanted, None}
        and place.voices.text[mention.end : mention.end + 2] not in {"'s", "\u2019s"}
    ]
    if len({place.voices.person(mention).name for mention in fitting}) != 1:
        return None
    lead = CLAUSE_HEAD.search(place.before(fitting[0].start))
    return fitting[0] if lead is not None else None


def body_of_pronoun(place: Place, position: int) -> Speaker | None:
    """Find the body for which ``it`` stands: the one that spoke in the sentence before.

    Args:
        place: The sentence.
        position: Where the pronoun stands.
    """
    for _, speaker in place.spoken.before(position, place.previous):
        return speaker if speaker.how == "institution" else None
    return None


def group_of_pronoun(place: Place, position: int) -> Speaker | None:
    """Find the group for which ``they`` stands: the one that spoke in the sentence before.

    Args:
        place: The sentence.
        position: Where the pronoun stands.
    """
    for _, speaker in place.spoken.before(position, place.previous):
        return speaker if speaker.gender == "several" else None
    return None


def _last_speaker(place: Place, word: str, position: int) -> Speaker | None:
    wanted = "female" if word in words("female") else "male"
    for said, speaker in place.spoken.before(position, max(0, position - FARTHEST_SPEAKER)):
        if speaker.how == "institution" or speaker.gender not in {wanted, None}:
            continue
        if _displaced(place, speaker, wanted, (said, position)) or _is_unnamed(place, speaker):
            return None
        return speaker
    return None


def _displaced(place: Place, speaker: Speaker, wanted: str, span: tuple[int, int]) -> bool:
    """Whether a sentence between opens with somebody else whom the pronoun fits."""
    voices = place.voices
    for mention in voices.within(*span):
        if mention.label != PERSON or not _heads(voices.text, mention):
            continue
        person = voices.person(mention)
        same = speaker.text in {person.name, mention.text}
        if not same and person.gender in {wanted, None}:
            return True
    return any(
        roles().get(title.group(1).lower()) == "person"
        and title.group(1).lower() not in f"{speaker.text} {speaker.role}".lower()
        and SENTENCE_HEAD.search(voices.text, max(0, title.start() - LEAD), title.start())
        for title in TITLE_ONLY.finditer(voices.text, *span)
    )


def _heads(text: str, mention: Mention) -> bool:
    return SENTENCE_HEAD.search(text, max(0, mention.start - LEAD), mention.start) is not None


def _is_unnamed(place: Place, speaker: Speaker) -> bool:
    """Whether ``the Secretary of State`` may be somebody whom the passage names without office."""
    if speaker.how != "role" or not (speaker.text or "").lower().startswith("the "):
        return False
    return any(
        mention.label == PERSON and place.voices.person(mention).role is None
        for mention in place.voices.within(place.setting.start, speaker.start)
    )


def _rivalled(place: Place, mention: Mention, position: int) -> bool:
    """Whether somebody named only by a title stands nearer to a pronoun."""
    held = (place.voices.person(mention).role or "").lower()
    between = place.voices.text[mention.end : position]
    return any(
        roles().get(title.group(1).lower()) == "person" and title.group(1).lower() not in held
        for title in TITLE_ONLY.finditer(between)
    )


def _fits(speaker: Speaker, wanted: str) -> bool:
    return speaker.how == "role" and bool(speaker.text) and speaker.gender in {wanted, None}


def _described(place: Place, word: str, position: int) -> Speaker | None:
    """The one person with whose description a sentence of the passage opens."""
    wanted = "female" if word in words("female") else "male"
    found: dict[str, Speaker] = {}
    for sentence in place.setting.sentences:
        if sentence.start >= position:
            break
        whole = replace(place, start=sentence.start)
        described = description_opening(whole, sentence.start, min(sentence.end, position))
        if described is not None and _fits(described, wanted):
            found[str(described.text).lower()] = described
    if len(found) != 1:
        return None
    return replace(next(iter(found.values())), how="pronoun")
