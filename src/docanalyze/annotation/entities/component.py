"""The component ``docanalyze_entities``: the register and a model together name who is named."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.confidence import precision_of
from docanalyze.annotation.entities.context import read_context
from docanalyze.annotation.entities.known import NOTHING, known_mentions
from docanalyze.annotation.entities.mentions import Mention, choose, without_overlap
from docanalyze.annotation.entities.people import People, titled_people
from docanalyze.annotation.entities.recognised import recognised_mentions
from docanalyze.annotation.entities.short_forms import (
    agreed_labels,
    introduced_acronyms,
    repeated_names,
    short_forms,
)
from docanalyze.annotation.entities.wordlists import words
from docanalyze.annotation.extensions import register_extensions
from docanalyze.annotation.names import ensure_names
from docanalyze.annotation.records import EntityRecord
from docanalyze.register import Register, load_register

PLACES = frozenset({"GPE", "LOC"})
PREPOSITIONS = frozenset({"in", "on", "at", "to", "from", "by", "against", "between", "under"})

__all__ = ["EntityMarker", "create_entities"]


class EntityMarker:
    """Sets ``doc._.entities``.

    The register decides what a name is, the model and the context whether it is meant. Of
    overlapping candidates the longest wins.

    Args:
        nlp: The pipeline.
        register: Who and what is known.
    """

    def __init__(self, nlp: Language, register: Register) -> None:
        self._nlp = nlp
        self._register = register
        self._people = People(register)

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.entities``, ordered by start, without overlaps."""
        names = ensure_names(doc, self._nlp, self._register)
        context = read_context(doc, names)
        known = known_mentions(doc, names, self._register, context)
        recognised = [
            self._people.linked(doc, mention)
            for mention in recognised_mentions(doc, context, self._labels())
        ]
        recognised = _without_swallowers(doc, recognised, known)
        people = [one for one in [*known, *recognised] if one.label == "PERSON"]
        titled = [self._people.linked(doc, one) for one in titled_people(doc, context)]
        titled = without_overlap(titled, [*known, *people])
        decided = choose([*known, *titled, *without_overlap(recognised, titled)])
        acronyms = introduced_acronyms(doc, decided, context)
        decided = choose(decided + acronyms)
        short = choose(short_forms(doc, names, decided, self._register, context))
        firm = [one for one in decided if one.ids or one.length > 1]
        short = without_overlap(short, firm)
        decided = [*without_overlap(decided, short), *short]
        decided += choose(repeated_names(doc, decided, context), decided)
        decided.sort(key=lambda mention: mention.start)
        decided = self._people.resolve(doc, names, decided, context)
        decided = agreed_labels(doc, decided)
        doc._.entities = [_record(doc, mention) for mention in decided if mention.label != NOTHING]
        return doc

    def _labels(self) -> frozenset[str]:
        return frozenset(label for labels in self._nlp.pipe_labels.values() for label in labels)


def _without_swallowers(
    doc: Doc, recognised: Iterable[Mention], known: list[Mention]
) -> list[Mention]:
    """Drop what a model joined from several names, or from a name and what stands beside it."""
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
        if not _swallows(doc, mention, inside):
            kept.append(mention)
    return kept


def _swallows(doc: Doc, mention: Mention, inside: list[Mention]) -> bool:
    shorter = [other for other in inside if other.length < mention.length]
    if not shorter:
        return False
    if any(other.label == "PERSON" and other.length > 1 for other in shorter):
        return True
    if mention.label == "PERSON":
        return any(other.length > 1 for other in shorter)
    if any(
        _is_office_of(doc, mention, other) or _is_within(doc, mention, other) for other in shorter
    ):
        return True
    outer = choose(shorter)
    if mention.label in PLACES and len(outer) > 1:
        return True
    joints = {
        doc[one.end].lower_
        for one in outer
        if one.end < mention.end and any(other.start == one.end + 1 for other in outer)
    }
    return bool(joints & {"and", ",", "/", "-", "\N{EN DASH}"})


def _is_office_of(doc: Doc, mention: Mention, inside: Mention) -> bool:
    """Whether a state's name with ``government``, ``delegation``, ``in …`` beside it is all."""
    before = [token for token in doc[mention.start : inside.start] if not token.is_space]
    after = [token for token in doc[inside.end : mention.end] if not token.is_space]
    plain = words("generic_heads") | words("connectors")
    return all(token.lower_ in plain for token in (*before, *after)) or (
        len(before) == 0 and after[0].text in PREPOSITIONS
    )


def _is_within(doc: Doc, mention: Mention, place: Mention) -> bool:
    """Whether a place where the name's bearer is was taken for a part of the name."""
    ends = place.end == mention.end and place.start > mention.start
    return ends and place.label in PLACES and doc[place.start - 1].text in {"in", "at"}


def _record(doc: Doc, mention: Mention) -> EntityRecord:
    span = doc[mention.start : mention.end]
    return {
        "start": span.start_char,
        "end": span.end_char,
        "text": span.text,
        "label": mention.label,
        "entity_id": mention.entity_id,
        "entity_ids": list(mention.ids),
        "name": mention.name,
        "method": mention.method,
        "confidence": precision_of("entities", mention.method),
    }


@Language.factory(
    "docanalyze_entities",
    default_config={"register": []},
    assigns=["doc._.entities"],
)
def create_entities(nlp: Language, name: str, register: list[str]) -> EntityMarker:  # noqa: ARG001
    """Create the component ``docanalyze_entities``.

    Args:
        nlp: The pipeline it joins; an entity recogniser before it is used, none is needed.
        name: Its name there.
        register: Folders of a user's own register files, over the shipped ones.

    Raises:
        UsageError: A register folder cannot be used.
    """
    register_extensions()
    return EntityMarker(nlp, load_register(tuple(register)))
