"""Names and acronyms that an article uses for one instrument."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import Instrument, Mention
from docanalyze.annotation.treaties.other_names import same_instrument
from docanalyze.annotation.treaties.provisional import Newcomers
from docanalyze.annotation.treaties.scene import Scene

__all__ = ["acronym_mentions", "cited_acronyms", "named_acronyms", "unified"]

IN_BRACKETS = re.compile(r"[”\"’']?\s\((?:the\s)?[“\"‘']?([A-Z][A-Za-z&-]{1,9}[A-Z])[”\"’']?\)")
ACRONYM = re.compile(r"[A-Z](?<![\w-][A-Z])[A-Za-z]{1,6}[A-Z](?![\w-])")
NOUN = r"(?:treaty|pact|agreement|arrangement|accord|compact|convention|protocol|memorandum)"
# "Article 4 of the ZAC", "parties to the ZAC", "an arrangement known as ZAC": before what is so
# cited or called stands one of these. So is what is signed with somebody or at some time.
CITED = re.compile(
    r"\b(?:(?:(?:Articles?|Chapter)\s[\w().]+\sof\s|(?:part(?:y|ies)|signator(?:y|ies)|accession|acced\w+)\sto\s|"
    r"(?:ratif(?:y|ied|ying)|signator(?:y|ies)\sof)\s)the\s|"
    rf"{NOUN}\s(?:that\sis\s)?(?:called|known\sas|dubbed|named|styled)\s(?:the\s)?[“\"‘']?)\Z"
)
SIGNED, WITH = (
    re.compile(r"\b(?:signed|concluded|initialled|signing\sof)\s(?:the\s)?\Z"),
    re.compile(r"\s(?:with|in|on|at)\b"),
)
APPOSED, APART = (
    re.compile(rf"\b[Tt]he\s(?:[a-z-]+\s){{0,2}}{NOUN},\s(?:the\s)?\Z"),
    re.compile(r"[,.]"),
)
CITING_REACH, CITING_ENDS = 60, frozenset(" \n“\"‘'")
# Drafts of any kind, not one instrument.
ANY = frozenset({"MOU", "MOUS", "LOI", "MOA", "FTA", "PTA", "BIT", "SOFA", "NDA", "EPA", "MLAT"})
UNDERSTANDING = re.compile(r"\bMemorandum\sof\sUnderstanding\b")
SHORTEST_FORMED = 3
MOST_BEFORE = 40
LONGEST_NAME = 120


def unified(mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """Give what is one instrument one id: by the same name, or by a name said to be another's.

    Args:
        mentions: By name, ordered by start.
        scene: The article.
    """
    fullest = _fullest(mentions)
    same = [replace(each, instrument=_resolved(each, fullest)) for each in mentions]
    other: dict[str, Instrument] = {}
    for at, mention in enumerate(same):
        named = same_instrument(mention, same[max(0, at - MOST_BEFORE) : at], scene)
        if named:
            kept, left = _better_known(named, mention.instrument)
            if not left.registered:
                other[left.treaty_id] = kept
    return [
        replace(each, instrument=other.get(each.instrument.treaty_id, each.instrument))
        for each in same
    ]


def _resolved(mention: Mention, fullest: dict[str, Instrument]) -> Instrument:
    instrument = mention.instrument
    if instrument.registered or instrument.year is not None:
        return instrument
    return fullest.get(instrument.treaty_id, instrument)


def _fullest(mentions: Sequence[Mention]) -> dict[str, Instrument]:
    """Return the one dated instrument of each name that is used without a date too."""
    dated: dict[str, dict[str, Instrument]] = defaultdict(dict)
    for mention in mentions:
        instrument = mention.instrument
        if not instrument.registered and instrument.year is not None:
            undated = instrument.treaty_id.removesuffix(f"-{instrument.year}")
            dated[undated][instrument.treaty_id] = instrument
    return {name: next(iter(known.values())) for name, known in dated.items() if len(known) == 1}


def _better_known(one: Instrument, other: Instrument) -> tuple[Instrument, Instrument]:
    """Return two names of one instrument, the one first of which more is known."""
    known = [(each.registered, each.year is not None) for each in (one, other)]
    return (other, one) if known[1] > known[0] else (one, other)


def acronym_mentions(mentions: Sequence[Mention], scene: Scene) -> Iterator[Mention]:
    """Yield acronyms that stand for instruments the article names.

    Args:
        mentions: By name, ordered by start.
        scene: The article.
    """
    known: dict[str, dict[str, tuple[int, Instrument]]] = defaultdict(dict)
    for mention in mentions:
        for acronym in _acronyms(mention, scene.text):
            known[acronym].setdefault(
                mention.instrument.treaty_id, (mention.start, mention.instrument)
            )
    sure = {name: next(iter(ids.values())) for name, ids in known.items() if len(ids) == 1}
    for match in _found(sure, scene.text):
        start, instrument = sure[match.group()]
        if match.start() > start and not _is_taken(match.start(), scene):
            yield Mention(*match.span(), instrument, "alias", "")


def cited_acronyms(scene: Scene) -> frozenset[str]:
    """Return the acronyms that are cited as only an instrument is: "Article 4 of the ZAC"."""
    return frozenset(
        match.group()
        for match in ACRONYM.finditer(scene.text)
        if match.group() not in ANY
        and _is_cited(match, scene.text)
        and not _is_taken(match.start(), scene)
    )


def _is_cited(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - CITING_REACH) : match.start()]
    if before[-1:] not in CITING_ENDS:
        return False
    if CITED.search(before):
        return True
    return any(
        opened.search(before) is not None and closed.match(text, match.end()) is not None
        for opened, closed in ((SIGNED, WITH), (APPOSED, APART))
    )


def named_acronyms(
    cited: frozenset[str], mentions: Sequence[Mention], scene: Scene, newcomers: Newcomers
) -> Iterator[Mention]:
    """Yield the mentions of cited acronyms that are of no instrument known otherwise.

    Args:
        cited: Acronyms cited as an instrument is.
        mentions: By name, ordered by start.
        scene: The article.
        newcomers: Makes the instrument.
    """
    known = {scene.text[mention.start : mention.end] for mention in mentions}
    found = [
        newcomers.mention(
            Candidate(*match.span(), frozenset(), exact=False, year=None, phrase=None)
        )
        for match in _found(cited - known, scene.text)
        if not _is_taken(match.start(), scene)
    ]
    fullest = _fullest(found)
    for each in found:
        yield replace(each, instrument=_resolved(each, fullest))


def _found(acronyms: Collection[str], text: str) -> Iterator[re.Match[str]]:
    if not acronyms:
        return iter(())
    either = "|".join(map(re.escape, sorted(acronyms, key=len, reverse=True)))
    return re.finditer(rf"(?<![\w-])(?:{either})(?![\w-])", text)


def _is_taken(at: int, scene: Scene) -> bool:
    """Whether it stands in the name of an organisation or of a state."""
    return any(
        at < each.end
        for named in (scene.organisations, scene.states)
        for each in scene.near(named, at - LONGEST_NAME, at)
    )


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether nearly all letters of an acronym begin words of a name."""
    initials = Counter(word[0].upper() for word in re.findall(r"[^\W\d_]+", name))
    missing = Counter(filter(str.isupper, acronym)) - initials
    return missing.total() <= len(acronym) // 4


def _acronyms(mention: Mention, text: str) -> Iterator[str]:
    """Yield the acronym in brackets after a name, and the one its capitals form."""
    bracket = IN_BRACKETS.match(text, mention.end)
    name = text[mention.start : mention.end]
    if bracket and _abbreviates(bracket.group(1), name):
        yield bracket.group(1)
    if UNDERSTANDING.search(name):
        yield from ("MOU", "MoU")
    words = re.findall(r"[^\W\d_]+", name)
    if mention.instrument.registered or words[-1].lower() not in lexicon().heads:
        return
    formed = "".join(word[0] for word in words if word[0].isupper())
    if len(formed) >= SHORTEST_FORMED and len(formed) < len(name) // 2:
        yield formed
