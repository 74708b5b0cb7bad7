"""What the text says of an instrument that no register has: parties, year, kind."""

import re
from collections.abc import Iterable

from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.naming import Candidate
from docanalyze.annotation.treaties.phrases import IN_YEAR
from docanalyze.annotation.treaties.scanning import YEAR
from docanalyze.annotation.treaties.scene import Named, Scene
from docanalyze.text import slugify

__all__ = [
    "JOINT",
    "binding_of",
    "identifier_for",
    "kind_of",
    "parties_of",
    "run_of_states",
    "states_in",
    "year_of",
]

CUE_REACH = 60
DATED = re.compile(rf"(?:\bof\s)?{YEAR.pattern}")
LIST_REACH = 140
SIGNED_REACH = 1500
BETWEEN = re.compile(
    r"(?:,?\s+(?:which was|that was|was|were|is|has been|first|formally|jointly))*"
    r"(?:,?\s*(?:signed|concluded|agreed|reached|adopted|negotiated)?[^.;]{0,60}?)\s(?:between|among|by)\s(?:the\s)?"
)
SIGNING = re.compile(r"\b(?:sign|conclu|adopt|reach|agree|initial)\w*\b", re.IGNORECASE)
JOINT = re.compile(r"(?:,|\s|and|&|the|of|former|then|both|its|-|\N{EN DASH})*\Z")
DOC_DATE = re.compile(
    r"^\s*(?:,\s*)?(?:was\s|were\s)?(?:which\s(?:was|were)\s)?(?:signed|initialled|initialed|concluded|adopted|reached|agreed|opened\sfor\ssignature)[^.;]{0,110}"
)
BETWEEN_DATE = re.compile(
    r"\s(?:between|among|with)\s[^.;]{3,90}?\s(?:in|on|of)\s(?:\d\d?\s)?(?:[A-Z][a-z]{2,8},?\s)?(?:\d\d?,\s)?(?:1[5-9]|20)\d\d\b"
)
# "the signing of a … by both Governments on 31 August 1990"
SIGNING_OF = re.compile(r"\b(?:signing|signature|conclusion|adoption) of (?:an?|the) \Z")
ITS_DATE = re.compile(
    r"\s(?:by|in|at|on)\s[^.;,]{0,80}?\b(?:in|on)\s[^.;]{0,14}(?:1[5-9]|20)\d\d\b"
)
THAT_YEAR = re.compile(r"\s(?:of|in)\s(?:[A-Z][a-z]{2,8}\s)?(?:of\s)?(?:that|the\ssame)\syear\b")
DONE_IN = re.compile(
    r"\s[a-z]+(?:ed|t|d)\s(?:in|on)\s(?:\d\d?\s)?(?:[A-Z][a-z]{2,8}\s)?((?:1[5-9]|20)\d\d)\b"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SENTENCE_OPENING = re.compile(
    rf"^\W*(?:In|On|By)\s(?:(?:{MONTHS})\s)?(?:\d\d?,?\s)?(?:(?:{MONTHS}),?\s)?((?:1[5-9]|20)\d\d)\b"
)


def states_in(candidate: Candidate, scene: Scene) -> set[str]:
    """Return the codes of the states inside a name."""
    inside = scene.near(scene.states, candidate.start, candidate.end - 1)
    return {each.identifiers[0] for each in inside if each.end <= candidate.end}


def parties_of(candidate: Candidate, scene: Scene) -> list[str] | None:
    """Return the parties that the text gives an instrument, sorted; None if it gives none.

    Args:
        candidate: The mention.
        scene: The article.
    """
    own = states_in(candidate, scene)
    if len(own) > 1:
        return sorted(own)
    listed = _listed_before(candidate, scene) | own
    if len(listed) > 1:
        return sorted(listed)
    after = _between(candidate, scene) | own
    if len(after) > 1:
        return sorted(after)
    signers = _signers(candidate, scene) | own
    return sorted(signers) if len(signers) > 1 else None


def run_of_states(named: Iterable[Named], scene: Scene, at: int) -> set[str]:
    """Return the codes of a list of states that begins at a character.

    Args:
        named: States, ordered by start.
        scene: The article.
        at: Where the list begins.
    """
    codes: set[str] = set()
    for each in named:
        if not JOINT.match(scene.text[at : each.start]) or each.start - at > 30:  # noqa: PLR2004
            break
        codes.add(each.identifiers[0])
        at = each.end
    return codes


def _listed_before(candidate: Candidate, scene: Scene) -> set[str]:
    """Read "India, Japan, and the Republic of Moldova Harbour Pact"."""
    codes: set[str] = set()
    edge = candidate.start
    for each in reversed(scene.near(scene.states, candidate.start - LIST_REACH, candidate.start)):
        gap = scene.text[each.end : edge]
        if each.end > edge or not JOINT.match(gap) or (not codes and gap != " "):
            break
        codes.add(each.identifiers[0])
        edge = each.start
    return codes


def _between(candidate: Candidate, scene: Scene) -> set[str]:
    _, stop = scene.sentence(candidate.start, candidate.end)
    match = BETWEEN.match(scene.text, candidate.end, stop)
    if not match:
        return set()
    return run_of_states(scene.near(scene.states, match.end(), stop), scene, match.end())


def _signers(candidate: Candidate, scene: Scene) -> set[str]:
    """Read "India and Pakistan signed the …": a list of states, then the verb, then the name."""
    low, _ = scene.sentence(candidate.start, candidate.end)
    before = scene.text[low : candidate.start]
    verbs = list(SIGNING.finditer(before))
    if not verbs or len(before) - verbs[-1].end() > 25:  # noqa: PLR2004
        return set()
    edge = low + verbs[-1].start()
    states = [each for each in scene.near(scene.states, low, edge) if each.end <= edge]
    if not states or edge - states[-1].end > 25:  # noqa: PLR2004
        return set()
    codes, at = {states[-1].identifiers[0]}, states[-1].start
    for each in reversed(states[:-1]):
        if not JOINT.match(scene.text[each.end : at]):
            break
        codes.add(each.identifiers[0])
        at = each.start
    return codes


def year_of(candidate: Candidate, scene: Scene) -> int | None:
    """Return the year that the text gives an instrument; None if it gives none.

    Args:
        candidate: The mention.
        scene: The article.
    """
    if candidate.year is not None:
        return candidate.year
    beside = IN_YEAR.match(scene.text, candidate.end)
    if beside:
        return int(beside.group(1))
    low, high = scene.sentence(candidate.start, candidate.end)
    rest = scene.text[candidate.end : high]
    before = scene.text[low : candidate.start]
    after = DOC_DATE.match(rest) or BETWEEN_DATE.match(rest)
    after = after or (ITS_DATE.match(rest) if SIGNING_OF.search(before) else None)
    if after:
        years = YEAR.findall(after.group())
        return int(years[0]) if years else None
    told = _told_year(candidate, scene, rest)
    if told:
        return told
    opening = SENTENCE_OPENING.match(before)
    if opening and SIGNING.search(before):
        return int(opening.group(1))
    return None


def _told_year(candidate: Candidate, scene: Scene, rest: str) -> int | None:
    """Return a year told otherwise: "of May that year", "a Treaty … confirmed in 1904"."""
    if THAT_YEAR.match(rest):
        years = YEAR.findall(scene.text, max(0, candidate.start - CUE_REACH * 3), candidate.start)
        return int(years[-1]) if years else None
    introduced = re.search(
        r"\b[Aa]n?\s\Z", scene.text[max(0, candidate.start - 3) : candidate.start]
    )
    done = DONE_IN.match(rest) if introduced else None
    if done:
        return int(done.group(1))
    return _signed_there(candidate, scene)


def _signed_there(candidate: Candidate, scene: Scene) -> int | None:
    """Return the year of what was signed at the place of which the name is, in the same passage."""
    named = re.search(r"\bof ([A-Z]\w+)\Z", scene.text[candidate.start : candidate.end])
    if not named:
        return None
    low, high = scene.passage(candidate.start)
    low, high = max(low, candidate.start - SIGNED_REACH), min(high, candidate.end + SIGNED_REACH)
    place = re.escape(named.group(1))
    signed = re.search(
        rf"\b(?:signed|concluded|initialled|agreed)\s(?:at|in)\s{place}\s(?:on|in)\s[^.;,]{{0,20}}"
        rf"\b((?:1[5-9]|20)\d\d)\b",
        scene.text[low:high],
    )
    return int(signed.group(1)) if signed else None


def kind_of(name: str) -> str:
    """Return the kind that a name's words speak of; ``other`` if none does."""
    for kind, pattern in lexicon().kinds:
        if pattern.search(name):
            return kind
    return "other"


def binding_of(candidate: Candidate) -> str | None:
    """Return whether the head noun is one of treaties or of political texts; None if of either."""
    return lexicon().bindings.get(candidate.phrase.head) if candidate.phrase else None


def identifier_for(name: str, year: int | None) -> str:
    """Return the provisional id of an instrument that no register has."""
    slug = slugify(DATED.sub(" ", name))
    return f"unregistered:{slug}-{year}" if year else f"unregistered:{slug}"
