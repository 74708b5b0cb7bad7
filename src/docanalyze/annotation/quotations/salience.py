"""Who is spoken of, sentence by sentence: with whom a later ``he`` or ``she`` goes on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from docanalyze.annotation.quotations.descriptions import description_opening
from docanalyze.annotation.quotations.heads import is_plural, kind_of_phrase
from docanalyze.annotation.quotations.lexicon import roles, words
from docanalyze.annotation.quotations.mentions import PERSON, Mention, last_role
from docanalyze.annotation.quotations.sentences import FILLER, Sentence, Setting
from docanalyze.annotation.quotations.speakers import Place, Speaker, of_mention

__all__ = ["UNKNOWN", "Focus", "foci", "shown", "subject_here"]

# How many sentences back, and over how many paragraph breaks, somebody is still spoken of.
FARTHEST_SENTENCE, FARTHEST_PASSAGE = 6, 2
MARKS = rf"[\"\u201c\u201d'\u2018\u2019 \t\n{FILLER}]*"
# `But`, `Later,`, `In 1958`, `At the end of May, however,` before a subject.
OPENER = re.compile(
    rf"{MARKS}(?:(?:But|And|Yet|Then|Later|Still|So|Now)\b,?[ \t\n]+)?"
    r"(?:(?:In|On|At|By|After|Before|During|From|Since|Under|For|With|Asked|Reading|Speaking"
    r"|Addressing|Writing|\w+ing|\w+ly)\b[^,;:]{0,80},[ \t\n]+"
    r"|(?:In|On|By|Since)[ \t\n]+(?:[A-Z]\w+[ \t\n]+)?\d{4}[ \t\n]+)?"
)
PRONOUN = re.compile(
    r"(?:(he|she)|(?:they|it|we|I|there|this|that|nobody|everyone))\b", re.IGNORECASE
)
# `In a letter of 3 May she assured`: what stands before has no verb.
LATE_PRONOUN = re.compile(
    r"(?:In|On|At|By|From|After|Before|During|To|With|Two|Three|A|That|The)[ \t\n][^,;:]{2,50}?"
    r"[ \t\n](he|she)[ \t\n]"
)
NAMED_BEHIND = re.compile(r"[^,;:]{0,80},[ \t\n]+(?:[A-Z][\w.]*[ \t\n]+){0,4}$")
SHOWN = re.compile(
    r"\b(?:statues?|portraits?|busts?|photographs?|photos?|pictures?|paintings?|effig\w+|images?"
    r"|graves?|tombs?|memory|death|bronze|likeness|biograph\w+|writings|works|life|name"
    r"|street|square|avenue|hall|museum|library|school|airport|hospital|hotel|bridge|room)"
    r"[ \t\n]+(?:of|to|named after|called after|about|called)[ \t\n]+"
    r"(?:(?:the|his|her|King|Queen|President|General|Sir|St|late)[ \t\n]+)*$",
    re.IGNORECASE,
)
# `Mandela Square`, `the Truman Doctrine`
NAMES_A_THING = re.compile(
    r"(?:['\u2019]s)?[ \t]+(?:[A-Z]\w+[ \t]+)?(?:Square|Street|Avenue|Road|Hall|House|Hotel|Bridge"
    r"|Airport|University|College|Institute|Foundation|Centre|Center|Library|Museum|School|Doctrine"
    r"|Plan|Line|Prize|Medal|Treaty|Palace|Bay|Island|Islands|Hospital|Archive|Archives|Act)\b"
)
OPENS_ANIMATE = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y|[Oo]ne|[Aa]nother)[ \t\n]+"
    r"(?:(?!(?:of|for|from|in|at|on|to|and|or)\b)[\w\u2019'-]+[ \t\n]+){{0,4}}?"
    r"[\w\u2019'-]+)(?:,[^,;:]{{2,90}},)?[ \t\n]+(?:\w+ly[ \t\n]+)?(?:{}|[a-z]{{3,}}ed)\b".format(
        "|".join(sorted(words("finite") | words("past_verb") | words("plain_past")))
    )
)
# `I asked the ferryman`, `I put it to Ingela Stenkumla`, `I took the phrase back to the official`
ASKED = re.compile(
    r"(?:I|[Ww]e)[ \t\n]+(?:then[ \t\n]+|once[ \t\n]+)?"
    r"(?:(?:asked|rang|called|told|phoned|met|visited|saw|found|reminded|thanked|pressed|interviewed)|(?:put|took|sent|showed|said|read|wrote|spoke"
    r"|talked|turned|went|returned)\b[^,;:.]{0,40}?[ \t\n](?:to|with))[ \t\n]+"
)
ASKED_PHRASE = re.compile(
    r"(?:the|an?|my|our|his|her)[ \t\n]+"
    r"(?:(?:old|young|same|other|retired|former|senior)[ \t\n]+)*[\w-]+"
)
GENDERS = ("male", "female")
OBJECTS = {"male": "him|he", "female": "her|she"}
POSSESSIVE = ("'s", "\u2019s")
FINITE = re.compile(
    r"\b(?:{}|[a-z]{{3,}}ed)\b".format("|".join(sorted(words("finite") | words("past_verb"))))
)
UNLISTED = re.compile(
    r"(?:(?:{})\.?[ \t\n]+)*((?:D['\u2019]|O['\u2019]|Mc)?[A-Z][a-z\u00e0-\u017f]+(?:-[A-Z]\w+)?)"
    r"(?:,[ \t\n]+who[^,;:]+,)?[ \t\n]+(?:{}|[a-z]{{3,}}ed)\b".format(
        "|".join(sorted(words("title"))),
        "|".join(sorted(words("past_verb") | {"was", "had", "did"})),
    )
)
VERB_AFTER = re.compile(
    r"[ \t\n]+(?:\w+ly[ \t\n]+|also[ \t\n]+)?(?:{}|[a-z]{{3,}}ed|says|tells|writes)\b".format(
        "|".join(sorted(words("finite") | words("past_verb") | words("plain_past")))
    )
)
SUBORDINATE = re.compile(
    r"(?:When|While|After|Before|As|Once|Until|If|Although|Though|Since)\b"
    r"[^,;:]{2,90},[ \t\n]+(?=\w)"
)
OPENS_SUBORDINATE = re.compile(
    r"(?:When|While|After|Before|As|Once|Until|If|Although|Though|Since)\b"
)
PHRASE_AHEAD = re.compile(
    r"(?:(?:Back|In|On|At|By|From|After|Before|During|Over|Under|For|With|Outside|Inside|Across)\b"
    r"|(?:Last|This|That|One|Two|Three|The next|The following|A)\b)[^,;:]{{2,60}}?"
    r"(?<!\b(?:of|to|by))(?<!\b(?:for|and))(?<!\bwith)(?<!\bfrom)[ \t\n]+"
    r"(?:(?:{})\.?[ \t\n]+)*".format("|".join(sorted(words("title"))))
)
CLAUSE_BREAK = re.compile(r"(?:;|,[ \t\n]+(?:and|but|so|when|while|then)\b|,)[ \t\n]*$")
UNKNOWN = Speaker(None, None, None, None, "unknown")
RELATIVE = re.compile(r",?[ \t\n]+who\b[^,]*,")
OWNED = re.compile(
    r"\b(his|her)[ \t\n]+(?:[\w\u2019'-]+[ \t\n]+){0,5}[\w-]+,[ \t\n]+(?:[\w.]+[ \t]+){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Focus:
    """Of whom a sentence speaks.

    Args:
        subject: The person who is its subject or who speaks in it; None if there is none.
        pronoun: ``he`` or ``she`` where that is the subject.
        others: People it names besides.
        object_of: Genders of the pronouns in it that stand for somebody else.
        same_passage: Whether it stands in the passage of the pronoun.
        start: Where the sentence begins.
        speaks: Whether the subject is said to speak in it.
    """

    subject: Speaker | None
    pronoun: str | None
    others: tuple[Mention, ...]
    object_of: frozenset[str]
    same_passage: bool
    start: int = 0
    speaks: bool = False


def foci(place: Place) -> Iterator[Focus]:
    """Yield of whom the sentences before a place speak, the nearest first.

    Args:
        place: The sentence with the pronoun.
    """
    for setting, sentence in islice(_backwards(place), FARTHEST_SENTENCE):
        here = replace(place, setting=setting, start=sentence.start, previous=sentence.start)
        yield _focus(here, sentence, same=setting is place.setting)


def _backwards(place: Place) -> Iterator[tuple[Setting, Sentence]]:
    for sentence in reversed(place.setting.sentences):
        if sentence.end <= place.start:
            yield place.setting, sentence
    if place.setting.inside is None:
        for setting in list(place.earlier)[-FARTHEST_PASSAGE:][::-1]:
            for sentence in reversed(setting.sentences):
                yield setting, sentence


def _focus(place: Place, sentence: Sentence, *, same: bool) -> Focus:
    said = next((each for _, each in place.spoken.before(sentence.end, sentence.start)), None)
    people = [
        each for each in place.voices.within(sentence.start, sentence.end) if _acts(place, each)
    ]
    subject, pronoun = _subject(place, sentence, people)
    speaks = False
    if said is not None and said.how != "institution" and said.gender != "several":
        same_one = subject is not None and (said.text or "") in (subject.text or "")
        gender = said.gender or (subject.gender if subject is not None and same_one else None)
        subject, pronoun = replace(said, gender=gender), None
        speaks = True
    others = tuple(each for each in people if subject is None or each.start != subject.start)
    text = place.setting.between(sentence.start, sentence.end)
    objects = frozenset(
        gender
        for gender in ("male", "female")
        if re.search(rf"\b(?:{OBJECTS[gender]})\b", text, re.IGNORECASE)
    )
    return Focus(subject, pronoun, others, objects, same, sentence.start, speaks)


def subject_here(place: Place, position: int) -> Speaker | None:
    """Return the subject of the sentence in a later clause of which a pronoun stands.

    Args:
        place: The sentence.
        position: Where the pronoun stands.
    """
    if CLAUSE_BREAK.search(place.before(position)) is None:
        return None
    whole = replace(place, previous=place.start)
    sentence = Sentence(place.start, position)
    people = [each for each in place.voices.within(place.start, position) if _acts(place, each)]
    return _subject(whole, sentence, people)[0]


def shown(place: Place, mention: Mention) -> bool:
    """Whether a name only serves a thing: a statue, a square, what somebody owns; or is quoted."""
    text = place.voices.text
    quoted = FILLER in place.setting.between(mention.start, mention.end)
    # `the Cabinet`, `the Regent`: hardly a name.
    lead = text[max(0, mention.start - 5) : mention.start]
    thing = " " not in mention.text and re.fullmatch(r"[ \n]the[ \n]", lead) is not None
    owns = text[mention.end : mention.end + 2] in POSSESSIVE
    return (
        quoted
        or owns
        or thing
        or NAMES_A_THING.match(text, mention.end) is not None
        or SHOWN.search(text, max(0, mention.start - 60), mention.start) is not None
    )


def _acts(place: Place, mention: Mention) -> bool:
    return mention.label == PERSON and not shown(place, mention)


def _subject(
    place: Place, sentence: Sentence, people: list[Mention]
) -> tuple[Speaker | None, str | None]:
    text = place.setting.between(sentence.start, sentence.end)
    opener = OPENER.match(text)
    start = opener.end() if opener else 0
    pronoun = PRONOUN.match(text, start) or LATE_PRONOUN.match(text, start)
    if pronoun is not None:
        asked = ASKED.match(text, start)
        if asked is not None:
            return _asked(place, text, sentence.start + asked.end()), None
        return None, (pronoun.group(1) or "").lower() or None
    for mention in people:
        lead = RELATIVE.sub("", text[start : max(start, mention.start - sentence.start)])
        acts = VERB_AFTER.match(text, mention.end - sentence.start) is not None
        if acts and "," in lead and OPENS_SUBORDINATE.match(lead):
            # `As talks went on, Indian Foreign Minister Asha Rao announced`
            lead = lead[lead.rfind(",") + 1 :].lstrip()
        if FINITE.search(lead) or _depends(lead, acts=acts):
            break
        return _known(place, mention), None
    described = description_opening(place, sentence.start + start, sentence.end)
    described = described or _animate(place, text, sentence.start + start)
    late = SUBORDINATE.match(text) if described is None and not people else None
    if late is not None:
        # `When I was young, a Chilean colleague, a kind man, stopped the lift`
        described = _animate(place, text, sentence.start + late.end())
    return described or _unlisted(place, sentence.start + start), None


def _asked(place: Place, text: str, start: int) -> Speaker | None:
    """``I asked the ferryman whether``: he is the one who answers."""
    mention = place.voices.starting_at(start)
    if mention is not None:
        return _known(place, mention) if mention.label == PERSON else None
    phrase = ASKED_PHRASE.match(text, start - place.start)
    if phrase is None or kind_of_phrase(phrase.group()) != "role":
        return None
    return Speaker(phrase.group(), None, None, None, "role", start, None)


def _animate(place: Place, text: str, start: int) -> Speaker | None:
    """``The brigadier, asked about it, looked away``: somebody whom no list knows."""
    found = OPENS_ANIMATE.match(text, start - place.start)
    if found is None or kind_of_phrase(found.group(1)) != "role":
        return None
    phrase = found.group(1)
    if phrase.rsplit(maxsplit=1)[-1] in words("pro_person"):
        # `The second, of 20 November, was practical`: a thing as well as somebody.
        return None
    state = place.voices.state_of_phrase(start, start + len(phrase))
    last = phrase.rsplit(maxsplit=1)[-1].lower()
    gender = next((each for each in GENDERS if last in words(f"{each}_role")), None)
    gender = "several" if is_plural(phrase) else gender
    return Speaker(phrase, None, None, state, "role", start, gender)


def _unlisted(place: Place, start: int) -> Speaker | None:
    """``Shuvalov passed it on``: a name that no model knows.

    Nobody is sure of it where the name does not come again; yet the pronoun goes no further back.
    """
    text = place.voices.text
    found = UNLISTED.match(text, start)
    mention = place.voices.starting_at(start)
    if found is None or (mention is not None and mention.identifier is not None):
        return None
    name = found.group(1)
    common = name in words("not_name") or name.endswith("ing")
    if common or name.lower().rstrip("s") in roles() or re.search(rf"\b{name.lower()}\b", text):
        return None
    if mention is not None or re.search(rf"[a-z,][ \n]{name}\b", text) is None:
        return UNKNOWN
    return of_mention(place.voices, Mention(found.start(1), found.end(1), name, PERSON, None))


def _depends(lead: str, *, acts: bool) -> bool:
    """Whether a name hangs on what stands before it: ``the delegation of Peter Odhiambo``.

    Not so where it acts after a phrase: ``Back at the hotel Odhiambo recalled``.
    """
    if acts and PHRASE_AHEAD.fullmatch(lead):
        return False
    return (
        bool(lead.strip())
        and not NAMED_BEHIND.fullmatch(lead)
        and lead.rsplit(maxsplit=1)[-1].islower()
        and last_role(lead)[0] is None
    )


def _known(place: Place, mention: Mention) -> Speaker | None:
    """A person; nobody of unknown gender who is introduced as ``her predecessor, X``."""
    speaker = of_mention(place.voices, mention)
    person = place.voices.person(mention)
    owned = OWNED.search(place.before(mention.start))
    if owned is not None and speaker.gender is None:
        other = "male" if owned.group(1).lower() == "her" else "female"
        return replace(speaker, text=person.name, gender=other)
    return replace(speaker, text=person.name)
