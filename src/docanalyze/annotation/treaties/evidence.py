"""Whether a phrase that no register knows names an instrument of states."""

import re

from docanalyze.annotation.treaties.beside import (
    AFTER_BODY,
    BOUND_BY,
    CONCLUDED,
    DETERMINED,
    PAIR,
    follows,
    has_cue,
    has_partner,
    has_place,
    is_concluded,
    is_told,
    names_article,
    of_body,
)
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.lower_names import is_lower_name
from docanalyze.annotation.treaties.phrases import Phrase
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.treaties.unregistered import states_in
from docanalyze.vocabulary import common_words

__all__ = ["is_instrument"]

# Set phrases whose head noun is of no instrument between states.
FOREIGN_SUBJECT = re.compile(
    r"(?i)\bof (?:accession|ratification|faith|intent|conversation|limitations|rights of man)\b|"
    r"\bdeclarations? of (?:war|independence|(?:state )?sovereignty)\b|"
    r"\blaw of treaties\Z|\bpeace of mind\b|"
    r"\b(?:great|royal|people[’']s) charter\b|"
    # What ends as a law does is one: "Statute of Westminster Adoption Act".
    r"\b(?<!final )(?<!general )(?<!founding )act\Z"
)
BRACKET_YEAR = re.compile(r"\s\((?:1[5-9]|20)\d\d\)")
COLLECTIVE = re.compile(r"\sof\sthe\s")
# "the Convention and its Optional Protocol"
OF_ANOTHER = re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|two|three)\s(?:[a-z][a-z-]+\s)?\Z")
OWNED = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he\s[a-z-]+[’']s?)\s\Z")
# ", a treaty that brought Spain into the war"
APPOSED = re.compile(r",\san?\s(?:[a-z-]+\s){0,2}(?:treaty|pact|agreement|alliance|accord)\b")
# "an alliance known as the Family Compact"
KNOWN_AS = re.compile(
    r"\b(?:treaty|pact|agreement|alliance|accord|convention)\s(?:that\sis\s|later\s|better\s|now\s)?"
    r"(?:known|called|styled)\s(?:as\s)?the\s\Z"
)
# Inside a sentence; at its beginning "The" is said of what was described as much as of a name.
WITHIN = re.compile(DETERMINED.pattern.replace("[Tt]he", "the"))
# Of what is only wished for or worked on: "negotiating an Association Agreement".
PROSPECTIVE = re.compile(
    r"\b(?:negotiat\w+(?:\s(?:on|for|of|towards?))?|seek\w*|propos\w+(?:\sfor)?|want\w*|hop(?:e|es|ed|ing)\sfor|"
    r"call\w*\sfor|work\w*\s(?:on|towards?)|towards?|need\w*|draft\w*|possible|future|consider\w*|talks\son)\s"
    r"(?:an?|any|some)\s(?:[\w-]+\s)?\Z",
    re.IGNORECASE,
)
# Of one that does not exist: "a future Treaty of the Oceans".
UNMADE = re.compile(
    r"\b(?:an?|any|some|no)\s(?:possible|future|proposed|draft|eventual|hypothetical)\s\Z",
    re.IGNORECASE,
)
# ", a newspaper of the coast"
OTHERWISE = re.compile(
    r",\san?\s(?:[\w-]+\s){0,2}(?:newspaper|paper|weekly|magazine|journal|ship|boat|hotel|inn|film|novel|"
    r"song|band|company|church|school|car|horse)\b"
)
_FIRMS = (
    r"(?:companies|firms|shareholders|studios|airlines|carmakers|publishers|retailers|employers|"
    r"trade\sunions?|[Gg]uilds?|clubs|players|teams)\b"
)
FIRMS = re.compile(rf"\b{_FIRMS}")
MADE_BY_FIRMS = re.compile(
    r"\b(?:(?:signed|struck|concluded|made|reached)\s(?:in\s\d{4}\s)?(?:between|among|by)|between|with)\s"
    rf"(?:the\s)?(?:[\w-]+,?\s){{0,6}}{_FIRMS}"
)
AIR_SERVICES = re.compile(r"\bair (?:transport )?services?\b")
# "Article 4 of the Kilimani Convention": what has articles and the name of an instrument is one.
ARTICLE_OF = re.compile(
    r"\b(?:Articles?|Arts?\.|Annex|Chapter)\s[\w()., ]{1,24}?\s(?:of|to|in)\s(?:the|its|their)\s\Z"
    r"|\b[a-z-]+\sarticle\sof\sthe\s\Z"
)
WORDS = re.compile(r"[^\W\d_]{4,}")
LONGEST_HEADLINE, CAPITALS_OF_HEADLINE = 120, 0.7
NAMED_BY = BOUND_BY | {"agreement", "protocol", "declaration", "communique", "armistice"}
OWN_TEXT = frozenset({"statute", "charter", "covenant"})
# Heads whose "of" is followed by a place.
OF_PLACE = frozenset({"treaty", "pact", "accord", "peace", "truce"})
# What an organisation's name makes an instrument: "UN Watercourses Convention".
OF_BODY = frozenset({"charter", "covenant", "statute", "convention", "protocol", "treaty"})


def is_instrument(candidate: Candidate, scene: Scene) -> bool:
    """Return whether a phrase that no register knows names an instrument of states.

    Args:
        candidate: With a phrase and no identifier.
        scene: The article.
    """
    phrase, words = candidate.phrase, lexicon()
    if phrase is None or candidate.bare or _is_collective(candidate, scene):
        return False
    name = scene.text[candidate.start : candidate.end]
    left = scene.text[candidate.start : phrase.head_start]
    foreign = _modifiers(candidate, phrase, scene) & words.foreign
    other = FOREIGN_SUBJECT.search(name) or OTHERWISE.match(scene.text, candidate.end)
    if foreign or other or _is_of_firms(candidate, scene):
        return False
    joint = phrase.head_start == phrase.head_end
    if joint or (follows(ARTICLE_OF, candidate, scene) and any(map(str.isupper, left))):
        return True
    if not phrase.capital:
        return is_lower_name(candidate, phrase, left, scene)
    if phrase.head in words.doubtful:
        return _is_presented(candidate, scene)
    none = _is_organisation(candidate, scene) or name.isupper()
    return not none and _has_evidence(candidate, phrase, scene)


def _is_of_firms(candidate: Candidate, scene: Scene) -> bool:
    """Whether it was made by companies or unions: "the Basic Agreement with the studios"."""
    low, high = scene.sentence(candidate.start, candidate.end)
    if not FIRMS.search(scene.text, low, high):
        return False
    made_by = MADE_BY_FIRMS.search(scene.text, candidate.end, high) is not None
    return made_by or not scene.states_named(low, high)


def _modifiers(candidate: Candidate, phrase: Phrase, scene: Scene) -> set[str]:
    """Return the words before the head, without those of a state's name."""
    at, left = candidate.start, ""
    for state in scene.near(scene.states, candidate.start, phrase.head_start):
        left += scene.text[at : state.start]
        at = state.end
    left += scene.text[at : max(at, phrase.head_start)]
    # Between states; a "Services Agreement" is between firms.
    low = AIR_SERVICES.sub("", left.lower().replace("’", "'"))
    return set(re.findall(r"[\w'-]+", low))


def _is_collective(candidate: Candidate, scene: Scene) -> bool:
    """Whether many are spoken of at once: "Treaties of the Pacific"."""
    phrase = candidate.phrase
    if phrase is None or not phrase.plural or candidate.year is not None:
        return False
    # "Indian Treaties and the Removal of …"
    bare = len(states_in(candidate, scene)) == 1 and not follows(DETERMINED, candidate, scene)
    return bare or COLLECTIVE.match(scene.text, phrase.head_end) is not None


def _is_organisation(candidate: Candidate, scene: Scene) -> bool:
    around = scene.near(scene.organisations, candidate.start - 80, candidate.end)
    head = candidate.phrase.head_start if candidate.phrase else candidate.start
    return any(each.start <= head < each.end for each in around)


def _is_presented(candidate: Candidate, scene: Scene) -> bool:
    """Whether a "Cooperation" is presented as concluded: by a year, or by being called a treaty."""
    name = scene.text[candidate.start : candidate.end]
    if APPOSED.match(scene.text, candidate.end) and follows(CONCLUDED, candidate, scene):
        return True
    if follows(KNOWN_AS, candidate, scene):
        return True
    if candidate.phrase and candidate.phrase.head in lexicon().settled:
        about = candidate.end > candidate.phrase.head_end
        called = candidate.phrase.head == "armistice" and follows(DETERMINED, candidate, scene)
        placed = has_place(candidate, scene) and follows(DETERMINED, candidate, scene)
        if about or called or candidate.year is not None or placed:
            return not _is_organisation(candidate, scene)
    if len(name.split()) < 3 or _is_organisation(candidate, scene):  # noqa: PLR2004
        return False
    if re.search(r"(?i)organi[sz]ation|council|conference|forum|fund|agency", name):
        return False
    # "concluded the Mutual Sea Transit Arrangement in 2011"
    concluded = is_concluded(candidate, scene) and is_told(candidate, scene)
    return concluded or BRACKET_YEAR.match(scene.text, candidate.end) is not None


def _has_evidence(candidate: Candidate, phrase: Phrase, scene: Scene) -> bool:
    words, text = lexicon(), scene.text
    tokens = [
        token.lower() for token in re.findall(r"[\w'’-]+", text[candidate.start : candidate.end])
    ]
    rest = [token for token in tokens if token not in words.heads and token not in words.glue]
    about = phrase.end > phrase.head_end
    if names_article(candidate, scene) or (
        phrase.head in OF_BODY and follows(AFTER_BODY, candidate, scene)
    ):
        return True
    unmade = follows(PROSPECTIVE, candidate, scene) or follows(UNMADE, candidate, scene)
    if candidate.year is None and unmade:
        return False
    if not rest:
        # "Agreement on the Communiqué was hard": nouns of instruments alone name none.
        return is_told(candidate, scene)
    plain = all(token in words.generic | words.subjects | words.about for token in rest)
    if candidate.year is not None or len(states_in(candidate, scene)) > 1:
        return True
    if plain and not about and not has_partner(candidate, scene):
        return is_told(candidate, scene) or (
            bool(rest)
            and (
                _is_determined(candidate, phrase, scene)
                or (len(rest) > 1 and follows(OWNED, candidate, scene))
            )
        )
    return (
        (about and len(rest) > 1)
        or any(token in words.subjects for token in rest)
        or has_partner(candidate, scene)
        or _is_determined(candidate, phrase, scene)
        or has_place(candidate, scene)
        or (phrase.head in OF_BODY and of_body(candidate, scene))
        or _is_of_pair(text[candidate.start : phrase.head_start])
        or has_cue(candidate, scene)
        or is_told(candidate, scene)
    )


def _is_of_pair(left: str) -> bool:
    """Whether two people's names stand before the head: "Hay–Pauncefote", not "Comic-Con"."""
    pair = PAIR.search(left)
    parts = re.findall(r"\w+", pair.group().lower()) if pair else []
    return bool(parts) and not all(part in common_words() for part in parts)


def _is_determined(candidate: Candidate, phrase: Phrase, scene: Scene) -> bool:
    """Whether "the" stands before a name with capitals that can be little else: "the X Accord"."""
    # A description has a state for its adjective: "The Soviet Treaty went further."
    whole = phrase.end == phrase.head_end or phrase.head in OF_PLACE
    named = not states_in(candidate, scene) and whole
    opened = OF_ANOTHER if phrase.head == "protocol" else DETERMINED if named else WITHIN
    return (
        (phrase.head in NAMED_BY or (named and phrase.head in OWN_TEXT))
        and follows(opened, candidate, scene)
        and not _in_headline(candidate, scene)
    )


def _in_headline(candidate: Candidate, scene: Scene) -> bool:
    """Whether it stands where nearly all words have capitals, so that they say nothing."""
    low, high = scene.passage(candidate.start)
    if high - low > LONGEST_HEADLINE or scene.text[low:high].rstrip().endswith("."):
        return False
    words = WORDS.findall(scene.text, low, high)
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) > CAPITALS_OF_HEADLINE * len(words)
