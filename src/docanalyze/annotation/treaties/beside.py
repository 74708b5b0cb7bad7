"""What stands beside a name and speaks for an instrument: partners, places, verbs, articles."""

import re

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.dating import year_of
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.treaties.unregistered import parties_of, states_in

__all__ = [
    "AFTER_BODY",
    "BOUND_BY",
    "CONCLUDED",
    "DETERMINED",
    "PAIR",
    "follows",
    "has_cue",
    "has_partner",
    "has_place",
    "is_concluded",
    "is_told",
    "names_article",
    "of_body",
]

CUE_REACH = 60
# Heads that "the" and a capitalised modifier make a name, and those that say so in lower case.
BOUND_BY = frozenset({"treaty", "pact", "accord"})
DETERMINED = re.compile(
    r"\b(?:[Tt]he|(?:day|week|month|year|spring|summer|autumn|winter)[’']s)\s(?:[a-z][a-z-]+\s)?\Z"
)
# "the Taft–Katsura agreement": two names that are of no state.
PAIR = re.compile(r"\b(?:[A-Z][a-z]+\s)?[A-Z][a-z]+[-\N{EN DASH}][A-Z][a-z]+\s\Z")
# "the Trade Protocol" of a body that is named before, with its acronym in brackets
AFTER_BODY = re.compile(r"\([A-Z][A-Za-z]{1,6}[A-Z]\)\s\Z")
PARTNER = re.compile(r"\s(?:with|between)\s(?:the\s)?\Z")
CONCLUDED = re.compile(
    r"\b(?:sign|conclu|ratif|initial|denounc|renew|terms of|under|violat|breach|parties to)\w*\s"
    r"(?:of\s|to\s)?(?:an?\s|the\s)?(?:[a-z-]+\s){0,2}\Z",
    re.IGNORECASE,
)
SIGNED_AFTER = re.compile(
    r",?\s(?:which\s|that\s)?(?:was|were|is|are|has been|had been)?\s?"
    r"(?:signed|concluded|ratified|denounced|abrogated|initialled|renewed)\b"
)
# ", whose Article 6 promises"
WHOSE = re.compile(
    r",?\s(?:whose|under)\s(?:the\s)?(?:\w+\s)?(?:[Aa]rticles?|[Pp]reamble|[Cc]hapters?)\b"
    # "An Additional Convention … . Its first article …"
    r"|[^.;\n]{0,90}\.\s(?:(?:In|By|Under)\s)?[Ii]ts\s(?:\w+\s)?[Aa]rticle\b"
)


def follows(pattern: re.Pattern[str], candidate: Candidate, scene: Scene) -> bool:
    """Return whether what stands before a name ends with a pattern.

    Args:
        pattern: What it ends with.
        candidate: The name.
        scene: The article.
    """
    before = scene.text[max(0, candidate.start - CUE_REACH) : candidate.start]
    return pattern.search(before) is not None


def is_concluded(candidate: Candidate, scene: Scene) -> bool:
    """Return whether the words beside a name say that it was made, not only wished for."""
    after = SIGNED_AFTER.match(scene.text, candidate.end) is not None
    return after or follows(CONCLUDED, candidate, scene)


def is_told(candidate: Candidate, scene: Scene) -> bool:
    """Return whether the text gives its parties or its year."""
    return len(parties_of(candidate, scene) or ()) > 1 or year_of(candidate, scene) is not None


def has_cue(candidate: Candidate, scene: Scene) -> bool:
    """Return whether a word of signing, breaking or citing stands near it."""
    words, text = lexicon(), scene.text
    before = text[max(0, candidate.start - CUE_REACH) : candidate.start]
    after = text[candidate.end : candidate.end + CUE_REACH // 2]
    return bool(words.cues_before.search(before) or words.cues_after.search(after))


def has_partner(candidate: Candidate, scene: Scene) -> bool:
    """Return whether it was made with the one that follows: "a Special Agreement with Iraq"."""
    for named in (scene.states, scene.organisations):
        after = scene.near(named, candidate.end, candidate.end + 14)
        if after and PARTNER.match(scene.text[candidate.end : after[0].start]):
            return True
    return False


def has_place(candidate: Candidate, scene: Scene) -> bool:
    """Return whether it is called after a place or a state."""
    inside = scene.near(scene.places, candidate.start, candidate.end)
    return any(each.end <= candidate.end for each in inside) or bool(states_in(candidate, scene))


def of_body(candidate: Candidate, scene: Scene) -> bool:
    """Return whether an organisation stands in the name."""
    inside = scene.near(scene.organisations, candidate.start, candidate.end)
    return any(each.end < candidate.end for each in inside)


def names_article(candidate: Candidate, scene: Scene) -> bool:
    """Return whether an article of it is named after it: ", whose Article 6 promises"."""
    return WHOSE.match(scene.text, candidate.end) is not None
