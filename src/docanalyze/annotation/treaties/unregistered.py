"""What the text says of an instrument that no register has: parties, year, kind."""

import re
from collections.abc import Iterable

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.scanning import YEAR
from docanalyze.annotation.treaties.scene import Named, Scene
from docanalyze.text import slugify

__all__ = [
    "JOINT",
    "SIGNING",
    "binding_of",
    "identifier_for",
    "kind_of",
    "parties_of",
    "run_of_states",
    "states_in",
    "undated",
]

DATED = re.compile(rf"(?:\bof\s)?{YEAR.pattern}")
LIST_REACH = 140
BETWEEN = re.compile(
    r"(?:,?\s+(?:which was|that was|was|were|is|has been|first|formally|jointly))*"
    r"(?:,?\s*(?:signed|concluded|agreed|reached|adopted|negotiated)?[^.;]{0,60}?)\s(?:between|among|by)\s(?:the\s)?"
)
SIGNING = re.compile(r"\b(?:sign|conclu|adopt|reach|agree|initial)\w*\b", re.IGNORECASE)
# What parties do with what is theirs.
PARTY_VERB = re.compile(
    r"\b(?:sign|conclu|adopt|reach|agree|initial|renew|ratif|extend|denounc|abrogat|revis|annul)\w*\b",
    re.IGNORECASE,
)
# "that Belgium and Greece had signed"
RELATIVE = re.compile(r",?\s(?:which|that)\s(?:the\s)?")
DONE = re.compile(
    r"\s(?:had\s|have\s|both\s)*(?:signed|concluded|made|agreed|initialled|reached)\b"
)
JOINT = re.compile(r"(?:,|\s|and|&|the|of|former|then|both|its|-|\N{EN DASH})*\Z")


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
    for told in (_relative(candidate, scene), _signers(candidate, scene)):
        if len(told | own) > 1:
            return sorted(told | own)
    return None


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


def _relative(candidate: Candidate, scene: Scene) -> set[str]:
    """Read "the Convention that Belgium and Greece signed"."""
    opened = RELATIVE.match(scene.text, candidate.end)
    if not opened:
        return set()
    named = scene.near(scene.states, opened.end(), opened.end() + LIST_REACH)
    codes = run_of_states(named, scene, opened.end())
    last = max((each.end for each in named if each.identifiers[0] in codes), default=None)
    return codes if last and DONE.match(scene.text, last) else set()


def _signers(candidate: Candidate, scene: Scene) -> set[str]:
    """Read "India and Pakistan signed the …": a list of states, then the verb, then the name."""
    low, _ = scene.sentence(candidate.start, candidate.end)
    before = scene.text[low : candidate.start]
    verbs = list(PARTY_VERB.finditer(before))
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


def kind_of(name: str) -> str:
    """Return the kind that a name's words speak of; ``other`` if none does."""
    for kind, pattern in lexicon().kinds:
        if pattern.search(name):
            return kind
    return "other"


def binding_of(candidate: Candidate) -> str | None:
    """Return whether the head noun is one of treaties or of political texts; None if of either."""
    return lexicon().bindings.get(candidate.phrase.head) if candidate.phrase else None


def undated(name: str) -> str:
    """Return a name without the years in it.

    Args:
        name: As a text writes it.
    """
    return DATED.sub(" ", name)


def identifier_for(name: str, year: int | None) -> str:
    """Return the provisional id of an instrument that no register has."""
    slug = slugify(undated(name))
    return f"unregistered:{slug}-{year}" if year else f"unregistered:{slug}"
