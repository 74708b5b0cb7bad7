"""Who says it: the subject of a cue verb, before it or after it."""

import re
from dataclasses import replace

from docanalyze.annotation.quotations.descriptions import (
    description_before,
    description_opening,
)
from docanalyze.annotation.quotations.heads import is_plural, kind_of_phrase
from docanalyze.annotation.quotations.lexicon import is_number, roles, words
from docanalyze.annotation.quotations.mentions import NAME, PERSON, TREATY, Mention, last_role
from docanalyze.annotation.quotations.pronouns import (
    body_of_pronoun,
    group_of_pronoun,
    person_of_pronoun,
)
from docanalyze.annotation.quotations.speakers import (
    AUTHOR,
    DOCUMENT,
    Place,
    Speaker,
    of_mention,
)

__all__ = ["subject_before", "subject_of_sentence", "unlisted_name"]

MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
AUXILIARY = "|".join(sorted(words("auxiliary")))
# What may stand between a subject and its verb.
ADVERBS = re.compile(
    r"(?<!\b[Tt]he[ \t\n])(?:(?:\bon[ \t\n]+\w+day\b"
    r"|\b(?:this|last)[ \t\n]+\w+\b|\bin[ \t\n]+\d{4}\b"
    rf"|\b(?:{AUXILIARY})\b"
    r"|\b(?!(?:[Aa]ssembly|[Ff]amily|[Rr]eply|[Ss]upply|[Rr]ally|[Mm]onopoly|July|Italy|[Aa]lly)\b)"
    r"\w+ly\b"
    rf"|\b(?:on|in|since|by)[ \t\n]+(?:the[ \t\n]+)?(?:{DAY}[ \t\n]+(?:of[ \t\n]+)?)?{MONTH}"
    rf"(?:[ \t\n]+{DAY})?(?:,?[ \t\n]+\d{{4}})?(?!\w)"
    r"|\b(?:is|are|was|were)[ \t\n]+(?:supposed|said|reported|alleged|reputed|rumou?red|known"
    r"|believed)[ \t\n]+to[ \t\n]+have\b"
    r"|\([^()]*\)|,(?=[ \t]+\w+ly\b)|(?<=ly),)[ \t\n]*)+$"
)
# Where adverbs and auxiliaries before a verb are looked for, in characters.
LONGEST_ADVERBS = 90
# Titles and appositions between a name and its verb, and what opens a sentence before its subject.
LONGEST_APPOSITION = 200
LONGEST_OPENING = 40
WORD_AT_END = re.compile(r"([\w\u2019'.éè-]+)$")
OF_BEFORE = re.compile(r"[ \t\n]+(?:of|for|from|at|with)[ \t\n]+(?:the[ \t\n]+)?$")
RELATIVE = re.compile(r",?[ \t\n]+who$")
# `a brave man who would deny`: nobody has.
MIGHT = re.compile(r"\b(?:would|might|could|should)[ \t\n]*$")
# `the foreign minister, Ms Hana Kovac,` but not `delivered by the minister, Ms Hana Kovac,`.
NAMED_LAST = re.compile(r",[ \t\n]+(?:[A-Z][\w.-]*[ \t\n]+){0,4}$")
GIVEN_BY = re.compile(
    r"\b(?:by|to|with|from|against)[ \t\n]+(?:[\w\u2019'-]+[ \t\n]+){0,6}[\w\u2019'-]+,[^,]*$"
)
# `a statement issued on Friday said`
ISSUED = re.compile(
    r"[ \t\n]+(?:issued|released|published|adopted|dated|seen|obtained|circulated|made public)\b"
    r"[^,;:.]{0,60}$"
)
# `A diplomat who attended the talks`, at the head of a sentence, no other clause behind it.
WHO_CLAUSE = re.compile(
    r"^[ \t\n]*(?:[\w\u2019'-]+[ \t\n]+){0,5}[\w\u2019'-]+(?P<who>[ \t\n]+who[ \t\n]+"
    r"(?:(?!(?:that|he|she|they|it|I|we|and|but|whom|what)\b)[\w\u2019'-]+(?:[ \t\n]+|$)){1,9})$"
)
# `The Commission in Brussels`
SEATED = re.compile(r"[ \t\n]+(?:in|at)[ \t\n]+((?:[A-Z][\w-]*[ \t]*){1,3})$")
LONGEST_THE, LONGEST_HEAD = 5, 5
DEPENDENT = re.compile(
    r"(?<=\w)[ \t\n]+(?:for|of|from|at)[ \t\n]+(?:(?:the|an?|his|her|its|their)[ \t\n]+)?"
    r"(?:(?!(?:is|was|are|were|has|had|have|and)\b)[\w\u2019'-]+[ \t\n]+){0,2}"
    r"(?!and$)[\w\u2019'-]+$"
)
APPOSITION_START = re.compile(r"[ \t]*(?:and|but|or|when|while|if|because|as|that|which)\b")
# `Greece, which owns the ships,` at the head of a sentence.
WHICH = re.compile(r"[ \t\n]+which\b")
PRONOUNS = words("male") | words("female")
FIRST_PERSON = frozenset(("i", "we", "you"))
# Things that cannot speak for anybody in particular.
VAGUE = frozenset(("they", "it", "this", "that", "which", "what", "one", "some", "many", "others"))


WHAT_THEY = re.compile(
    r"(?:^|[;:,—\u2013]|\b(?:that|and|but|when|while|because|as))[ \t\n]*"
    r"((?:(?!(?:that|which|who|to|in|on|by|with|it|he|she|they|is|was)\b)"
    r"[\w\u2019'-]+[ \t\n]+){0,4}"
    r"[\w\u2019'-]*[^\Wus]s)[ \t\n]+(?:(?:still|also|often|now|\w+ly|have|had)[ \t\n]+)*"
    r"(?:[a-z]{3,}ed|took|hid|spoke|made|gave|left|saw|found|had|held|kept|drew|want|fear|face|reject"
    r"|denounce|protest)\b[^,;:]{0,80}\bwhat[ \t\n]+they$"
)
SOMEBODY = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Oo]ur|[Mm]y|[Oo]ne|[Aa]nother)[ \t\n]+"
    r"(?:[\w-]+[ \t\n]+){0,3}[\w-]+$"
)
BRACKETS = re.compile(r"[ \t\n]*\([^()]{2,60}\)$")
WHO_IS = re.compile(r",[ \t\n]+(?:who|whose|an?|the)\b")
LISTED = frozenset(("GPE", "ORG", "PERSON", "NORP"))
# `Mali, Chad and the Niger`, `Tony Blair and US President George Bush`
JOINT = re.compile(
    r"(?:,?[ \t\n]+and[ \t\n]+(?:the[ \t\n]+)?(?:[A-Z][\w.]*[ \t\n]+){0,3}"
    r"|,[ \t\n]+(?:the[ \t\n]+)?)$"
)
GOVERNED = re.compile(
    r"\b(?:in|at|to|from|with|against|(?<![,;] )and|near"
    r"|outside|by|on|over|between|before|after|under|through|of|for|about|like)[ \t\n]+"
    r"(?:the[ \t\n]+)?$"
)
# `after a week in Oslo`
AFTER_PREPOSITION = re.compile(
    r"\b(?:{})[ \t\n]+(?:[^\s,]+[ \t\n]+){{0,3}}$".format("|".join(sorted(words("preposition")))),
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"\b(?:articles?|paragraphs?|chapters?|sections?|principles?|resolutions?|rules?)"
    r"[ \t\n]+[\dIVXLC.()]+(?:[ \t\n]*\([^()]*\))?$",
    re.IGNORECASE,
)


def subject_before(place: Place, position: int) -> Speaker | None:
    """Find the subject that ends right before a verb.

    Args:
        place: The sentence.
        position: Where the verb begins.

    Returns:
        The speaker; None if there is no sure one.
    """
    left = place.before(position).rstrip()
    left = _without_adverbs(left)
    relative = RELATIVE.search(left)
    if relative and MIGHT.search(place.before(position)):
        return None
    if relative:
        left = left[: relative.start()]
        return _phrase(place, left.rstrip(" ,"))
    if left.endswith(","):
        return _before_apposition(place, left)
    return _phrase(place, left) or _with_dependents(place, left)


def _without_adverbs(left: str) -> str:
    """What stands before a verb, its adverbs and auxiliaries taken off."""
    if not left:
        return left
    cut = max(0, len(left) - LONGEST_ADVERBS)
    adverbs = ADVERBS.search(left[cut:] + " ")
    if adverbs is None:
        return left
    bare = left[: cut + adverbs.start()].rstrip()
    # `Castro, my brother, rightly said`: the comma closes an apposition.
    closes = adverbs.group().startswith(",") and "," in bare
    return bare + "," if closes else bare


def _with_dependents(place: Place, left: str) -> Speaker | None:
    """``a statement issued on Friday``, ``lawyers for the islanders``, ``an aide who left``."""
    who = WHO_CLAUSE.search(left) if "who" in left else None
    if who is not None:
        return description_before(place, left[: who.start("who")])
    seated = SEATED.search(left)
    if seated is not None and place.voices.starting_at(place.start + seated.start(1)):
        body = place.voices.ending_at(place.start + seated.start())
        head = left[: seated.start()]
        if body is not None and body.label == "ORG" and body.start - place.start <= LONGEST_THE:
            return of_mention(place.voices, body)
        return description_before(place, head) if len(head.split()) <= LONGEST_HEAD else None
    issued = ISSUED.search(left)
    if issued is not None:
        return description_before(place, left[: issued.start()])
    dependent = DEPENDENT.search(left)
    if dependent is None:
        return None
    return description_before(place, left[: dependent.start()], place.start + len(left))


def _before_apposition(place: Place, left: str) -> Speaker | None:
    """The name before ``, the foreign minister,`` or ``, speaking in Davos,``."""
    end = len(left) - 1
    named = place.voices.ending_at(place.start + end)
    if named is not None and named.label == PERSON:
        lead = left[: max(0, named.start - place.start)]
        given = GIVEN_BY.search(lead)
        if NAMED_LAST.search(lead) and (given is None or last_role(lead[: given.start()])[0]):
            return of_mention(place.voices, named)
    for _ in range(3):
        comma = left.rfind(",", 0, end)
        if comma < 0 or len(left) - comma > LONGEST_APPOSITION:
            return None
        # `Mr. KOVAC (Slovenia), speaking on a point of order,`
        bare = BRACKETS.sub("", left[:comma])
        if bare != left[:comma]:
            named = place.voices.ending_at(place.start + len(bare))
            return of_mention(place.voices, named) if named and named.label == PERSON else None
        mention = place.voices.ending_at(place.start + comma)
        heads = mention is not None and mention.start == place.start
        which = heads and WHICH.match(left, comma + 1)
        if mention is not None and (which or not APPOSITION_START.match(left, comma + 1)):
            found = _phrase(place, left[:comma])
            opens = left[: max(0, mention.start - place.start)].strip() in {"", "The"}
            if found is not None and (mention.label == PERSON or found.how == "role" or opens):
                return found
        found = description_before(place, left[:comma])
        if found is not None:
            return found
        end = comma
    return None


def _phrase(place: Place, left: str) -> Speaker | None:  # noqa: PLR0911 -- case after case
    """The noun phrase at the end of a piece of a sentence."""
    end = place.start + len(left)
    last = WORD_AT_END.search(left)
    if last is None:
        return None
    word = last.group(1).lower()
    if word in FIRST_PERSON:
        guest = place.voices.asked(end) if word == "you" else None
        return of_mention(place.voices, guest) if guest is not None else AUTHOR
    if word == "it":
        return _body(place, left, end)
    if word == "they":
        return group_of_pronoun(place, end - len(word)) or _what_they(place, left)
    if word in VAGUE:
        return None
    if word in PRONOUNS and word not in {"him", "his"}:
        return person_of_pronoun(place, word, end - len(word))
    if NUMBERED.search(left[-60:]):
        return DOCUMENT
    mention = place.voices.ending_at(end)
    if mention is not None:
        return _of_name(place, left, mention)
    return description_before(place, left) or unlisted_name(place, left, end)


def _what_they(place: Place, left: str) -> Speaker | None:
    """``certain Powers hid behind what they called FILLER``: the plural that does it."""
    clause = WHAT_THEY.search(left)
    if clause is None or not is_plural(clause.group(1)):
        return None
    start = place.start + clause.start(1)
    text = clause.group(1)
    return Speaker(text, None, None, None, "role", start, "several")


def _body(place: Place, left: str, end: int) -> Speaker | None:
    """``it``: the subject of ``NATO did what it called``, or the body that has just spoken."""
    if re.search(r"\b(?:what|which)[ \t\n]+it$", left):
        found = _first_subject(place, end)
        return found if found is not None and found.how == "institution" else None
    return body_of_pronoun(place, end - 2)


def _of_name(place: Place, left: str, mention: Mention) -> Speaker | None:
    ahead = left[: max(0, mention.start - place.start)]
    if mention.label == TREATY:
        return replace(DOCUMENT, start=mention.start)
    if _is_joint(place, ahead):
        return _several(place, left, mention)
    of = OF_BEFORE.search(ahead)
    if mention.label == PERSON:
        # `a spokesman for Carney`, `a ferryman from Lindow`
        head = (
            description_before(place, ahead[: of.start()], place.start + len(left)) if of else None
        )
        head = head or (_somebody_of(place, left, ahead[: of.start()]) if of else None)
        return head or of_mention(place.voices, mention)
    if of:
        return _head(place, left, ahead)
    if mention.label in {"ORG", "GPE"} and not GOVERNED.search(ahead):
        return of_mention(place.voices, mention)
    return None


def _somebody_of(place: Place, left: str, ahead: str) -> Speaker | None:
    """``a ferryman from Lindow``: somebody whom no list of offices knows, and where they are of."""
    phrase = SOMEBODY.search(ahead)
    if phrase is None or kind_of_phrase(phrase.group()) != "role":
        return None
    start = place.start + phrase.start()
    text = place.voices.text[start : place.start + len(left)].strip()
    state = place.voices.state_of_phrase(start, place.start + len(left))
    return Speaker(text, None, None, state, "role", start)


def _several(place: Place, left: str, last: Mention) -> Speaker | None:
    """``Mali, Burkina Faso and Niger``: all of a list that opens its clause."""
    first, names = last, [last]
    while (joint := JOINT.search(place.before(first.start))) is not None:
        before = place.voices.ending_at(place.start + joint.start())
        if before is None or before.label != last.label:
            break
        first = before
        names.append(before)
    lead = place.before(first.start).rstrip()
    of = OF_BEFORE.search(place.before(first.start))
    if of is not None:
        # `the ministers of Mali, Chad and Niger`
        return description_before(place, lead[: of.start()], place.start + len(left))
    if len(names) == 1 or (lead and lead[-1].isalnum() and lead.rsplit(maxsplit=1)[-1].islower()):
        return None
    text = place.voices.text[first.start : place.start + len(left)].strip()
    return Speaker(" ".join(text.split()), None, None, None, "institution", first.start, "several")


def _is_joint(place: Place, ahead: str) -> bool:
    """Whether a name closes a list: ``Mali and Niger``, not ``In a letter to Oslo, Hull``."""
    joint = JOINT.search(ahead)
    before = place.voices.ending_at(place.start + joint.start()) if joint is not None else None
    if joint is None or before is None:
        return False
    lead = place.before(before.start)
    introduced = "and" not in joint.group() and lead.lstrip()[:1].isupper()
    return not (introduced and (GOVERNED.search(lead) or before.label not in LISTED))


def _head(place: Place, left: str, ahead: str) -> Speaker | None:
    """The head of ``the president of France``, ``a spokesman for the ministry``."""
    link = OF_BEFORE.search(ahead)
    if link is None:
        return None
    before = ahead[: link.start()]
    mention = place.voices.ending_at(place.start + len(before))
    if mention is not None:
        found = _of_name(place, before, mention)
        return found if found and (mention.label in {PERSON, TREATY}) else None
    return description_before(place, before, place.start + len(left))


def unlisted_name(place: Place, left: str, end: int) -> Speaker | None:
    """Read a capitalised name that no list and no model knows.

    Args:
        place: The sentence.
        left: The sentence up to the end of the name.
        end: Where that is in the document text.
    """
    tail = left[-80:]
    matches = list(NAME.finditer(tail))
    if not matches or matches[-1].end() != len(tail):
        return None
    pieces = matches[-1].group().split()
    while pieces and pieces[0].strip(".") in (words("title") | words("not_name")):
        pieces.pop(0)
    participle = len(pieces) == 1 and pieces[0].endswith("ing")
    if not pieces or participle or words("body").intersection(pieces) or is_number(pieces[-1]):
        return None
    if any(piece.lower().rstrip("s") in roles() or piece.lower() in roles() for piece in pieces):
        return None
    name = " ".join(pieces)
    start = end - len(name)
    ahead = left[: max(0, start - place.start)]
    if OF_BEFORE.search(ahead):
        return _head(place, left, ahead)
    if place.voices.text[start:end] != name:
        return None
    return of_mention(place.voices, Mention(start, end, name, PERSON, None))


def subject_of_sentence(place: Place, position: int) -> Speaker | None:
    """Return the subject of the sentence in which a participle or second verb stands.

    Args:
        place: The sentence.
        position: Where the verb begins.
    """
    left = place.before(position)
    clause = max(left.rfind(mark) for mark in (", and ", ", but ", "; ", " — ", " \u2013 "))
    if clause > 0:
        near = replace(place, start=place.start + clause + 2, previous=place.start)
        found = _first_subject(near, position)
        if found is not None:
            return found
    return _first_subject(place, position)


def _first_subject(place: Place, position: int) -> Speaker | None:
    left = place.before(position)
    for mention in place.voices.within(place.start, position):
        offset = mention.start - place.start
        lead = left[:offset]
        after = left[mention.end - place.start :]
        owns = re.match(r"['\u2019]s?\b|[ \t]+[A-Z]", after)
        if owns or AFTER_PREPOSITION.search(lead):
            continue
        if mention.label == PERSON:
            return of_mention(place.voices, mention)
        if (
            mention.label in {"ORG", "GPE"}
            and offset < LONGEST_OPENING
            and lead.strip() in {"", "The"}
        ):
            return of_mention(place.voices, mention)
    word = re.match(r"(?:[\w, ]{0,60}, )?(he|she)\b", left, re.IGNORECASE)
    if word is not None:
        return person_of_pronoun(place, word.group(1).lower(), place.start + word.start(1))
    return description_opening(place, place.start, position) or _introduced(place, left)


def _introduced(place: Place, left: str) -> Speaker | None:
    """``Mensah-Bonsu, who served in Monrovia``: a name that no model knows opens the sentence."""
    name = NAME.match(left)
    if name is None or WHO_IS.match(left, name.end()) is None:
        return None
    return unlisted_name(place, left[: name.end()], place.start + name.end())
