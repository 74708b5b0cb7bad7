"""Capitalised nouns that point at a body: ``the Commission``, ``this Assembly``.

They mean the body that the article named last with that word; in a speech before the United
Nations its own organs; in an article on the years between the wars the League of Nations. Else it
is a body, and nobody knows which.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Doc

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.wordlists import words

__all__ = ["implied_bodies", "pointed_at", "pointed_bodies", "pointer_before"]

POINTERS = frozenset({"the", "this", "our", "its"})
GENITIVES = frozenset({"'s", "\N{RIGHT SINGLE QUOTATION MARK}s"})
UNITED_NATIONS = "org:united-nations"
ORGANS = (
    UNITED_NATIONS,
    "org:united-nations-general-assembly",
    "org:united-nations-security-council",
    "org:united-nations-secretariat",
)
LEAGUE_AND_ORGANS = (
    "org:league-of-nations",
    "org:league-of-nations-council",
    "org:league-of-nations-assembly",
)
LEAGUE_YEARS = range(1919, 1947)
# Words of whom speaks of the League of Nations and calls it the League.
OF_THE_LEAGUE = frozenset({"Covenant", "Geneva", "Council", "Mandate", "mandate", "mandates"})
# Too many bodies are called so: only their short forms in the register link.
UNTELLING = frozenset({"Organisation", "Organization"})
# Bodies whose names often go on with "on".
ON_SUBJECTS = frozenset({"Conference", "Commission", "Committee"})
PAIR = 2
# What a delegate says, and nobody else.
SPOKEN = (
    ("this", "assembly"),
    ("mr.", "president"),
    ("madam", "president"),
    ("my", "delegation"),
    ("general", "debate"),
    ("this", "organization"),
    ("our", "organization"),
)


def implied_bodies(decided: Iterable[Mention], context: TextContext) -> tuple[str, ...]:
    """Return the ids of bodies whose short forms need no full name before them.

    Args:
        decided: The mentions so far.
        context: What surrounds each token.
    """
    named = {identifier for one in decided for identifier in one.ids}
    if UNITED_NATIONS in named or not named.isdisjoint(ORGANS):
        pairs = set(pairwise(map(str.lower, context.texts)))
        if not pairs.isdisjoint(SPOKEN):
            return ORGANS
    leagues = {one.name for one in decided if one.label == "ORG" and "League" in (one.name or "")}
    between_wars = any(year in LEAGUE_YEARS for year in context.all_years)
    if between_wars and not leagues and not context.words.isdisjoint(OF_THE_LEAGUE):
        return LEAGUE_AND_ORGANS if "League" in context.words else LEAGUE_AND_ORGANS[:1]
    return ()


def pointed_at(doc: Doc, start: int, end: int, context: TextContext) -> bool:
    """Whether ``the`` stands before a short form and nothing after makes it a longer name.

    Args:
        doc: The text.
        start: First token.
        end: One past the last.
        context: What surrounds each token.
    """
    if context.in_heading[start] or any(context.in_treaty[start:end]):
        return False
    if not doc[start].text[0].isupper() or pointer_before(doc, start) not in POINTERS:
        return False
    following = doc[end : end + 2]
    if not len(following):
        return True
    if following[0].text == "of":
        return len(following) == 1 or not following[1].text[0].isupper()
    if following[0].text == "on" and doc[start].text in ON_SUBJECTS:
        # "the Conference on international Economic Co-operation" is another one's name.
        return not any(token.text[0].isupper() for token in doc[end + 1 : end + 1 + PAIR])
    return following[0].text in GENITIVES or not following[0].text[0].isupper()


def pointer_before(doc: Doc, index: int) -> str:
    """Return the word before a token in lower case, blanks passed over; empty at the start."""
    index -= 1
    while index >= 0 and doc[index].is_space:
        index -= 1
    return doc[index].lower_ if index >= 0 else ""


def pointed_bodies(doc: Doc, decided: list[Mention], context: TextContext) -> Iterator[Mention]:
    """Yield ``the Commission`` and its like, linked to the body named last with that noun.

    Where none was named before, it is the one that is named later, if that is only one.

    Args:
        doc: The text.
        decided: The mentions so far, by position.
        context: What surrounds each token.
    """
    called: dict[str, list[Mention]] = defaultdict(list)
    for mention in decided:
        if mention.label == "ORG" and mention.length > 1:
            for noun in _nouns(mention, doc):
                called[noun].append(mention)
    nouns = words("bodies")
    for index, text in enumerate(context.texts):
        if text in nouns and pointed_at(doc, index, index + 1, context):
            bodies = [] if text in UNTELLING else called[text]
            meant = _meant(bodies, index)
            ids, name = (meant.ids, meant.name) if meant else ((), text)
            yield Mention(index, index + 1, "ORG", ids, name, "alias", 6)


def _meant(bodies: list[Mention], index: int) -> Mention | None:
    before = [body for body in bodies if body.start < index]
    if before:
        return before[-1]
    return bodies[0] if len({(body.ids, body.name) for body in bodies}) == 1 else None


def _nouns(mention: Mention, doc: Doc) -> set[str]:
    """Return the nouns by which a body can be called for short."""
    written = doc[mention.start : mention.end].text
    return {word for name in (written, mention.name or "") for word in name.split()} & words(
        "bodies"
    )
