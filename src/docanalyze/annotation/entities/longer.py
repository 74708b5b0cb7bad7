"""Names that a model marked and that hold names of the register."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from docanalyze.annotation.entities.mentions import Mention, choose
from docanalyze.annotation.entities.wordlists import words

__all__ = ["judge_longer"]

PLACES = frozenset({"GPE", "LOC"})
PREPOSITIONS = frozenset({"in", "on", "at", "to", "from", "by", "against", "between", "under"})
JOINTS = frozenset({"and", ",", "/", "-", "\N{EN DASH}", "the"})
DIRECTIONS = frozenset({"north", "south", "east", "west"})


def judge_longer(doc: Doc, recognised: Iterable[Mention], known: list[Mention]) -> list[Mention]:
    """Judge what a model took for one name although parts of it are names of their own.

    Args:
        doc: The text.
        recognised: What the model marked.
        known: What the register knows in the same text.

    Returns:
        The names without what was joined from several, or from a name and what stands beside it;
        official forms of a state's name (``Democratic Republic of …``) are that state.
    """
    by_token: dict[int, list[Mention]] = {}
    for mention in known:
        by_token.setdefault(mention.start, []).append(mention)
    kept = []
    for mention in recognised:
        inside = [
            other
            for token in range(mention.start, mention.end)
            for other in by_token.get(token, ())
            if other.end <= mention.end
        ]
        state = _state_in_full(doc, mention, inside)
        if state is not None:
            kept.append(state)
        elif not _swallows(doc, mention, inside):
            kept.append(mention)
    return kept


def _state_in_full(doc: Doc, mention: Mention, inside: list[Mention]) -> Mention | None:
    """Return the state whose short name ends the mention, behind words such as ``Republic of``."""
    for state in inside:
        before = [token for token in doc[mention.start : state.start] if not token.is_space]
        form = bool(before) and before[-1].lower_ in {"of", "the"}
        if (
            form
            and state.end == mention.end
            and (state.entity_id or "").startswith("state:")
            and all(token.lower_ in words("forms_of_state") for token in before)
            and mention.label in {"ORG", "GPE", "LOC"}
        ):
            return replace(state, start=mention.start)
    return None


def _swallows(doc: Doc, mention: Mention, inside: list[Mention]) -> bool:
    """Whether the model joined several names, or a name and what only stands beside it."""
    shorter = [other for other in inside if other.length < mention.length]
    if any(_is_office_of(doc, mention, one) or _is_within(doc, mention, one) for one in shorter):
        return True
    if any(other.label == "PERSON" and other.length > 1 for other in shorter):
        return True
    if mention.label == "PERSON":
        return any(other.length > 1 for other in shorter)
    outer = choose(shorter)
    return _has_joint(doc, outer) or (mention.label in PLACES and len(outer) > 1)


def _has_joint(doc: Doc, names: list[Mention]) -> bool:
    """Whether ``and``, a comma or a stroke stands between two of the names."""
    starts = {name.start for name in names}
    return any(name.end + 1 in starts and doc[name.end].lower_ in JOINTS for name in names)


def _is_office_of(doc: Doc, mention: Mention, inside: Mention) -> bool:
    """Whether a state's name with ``government``, ``delegation``, ``in …`` beside it is all."""
    before = [token for token in doc[mention.start : inside.start] if not token.is_space]
    after = [token for token in doc[inside.end : mention.end] if not token.is_space]
    plain = words("generic_heads", "connectors", "title_words")
    if before and before[0].lower_ in DIRECTIONS and before[-1].lower_ in {"of", "the"}:
        return not after
    return all(token.lower_ in plain for token in (*before, *after)) or (
        len(before) == 0 and after[0].text in PREPOSITIONS
    )


def _is_within(doc: Doc, mention: Mention, place: Mention) -> bool:
    """Whether a place where the name's bearer is was taken for a part of the name."""
    ends = place.end == mention.end and place.start > mention.start
    return ends and place.label in PLACES and doc[place.start - 1].text in {"in", "at"}
