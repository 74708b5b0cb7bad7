"""The component ``docanalyze_entities``: the register and a model together name who is named."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.confidence import precision_of
from docanalyze.annotation.entities.agreement import (
    agreed_labels,
    agreed_links,
    shortened_names,
)
from docanalyze.annotation.entities.bylines import authors_named
from docanalyze.annotation.entities.context import TextContext, read_context
from docanalyze.annotation.entities.known import NOTHING, known_mentions
from docanalyze.annotation.entities.longer import judge_longer
from docanalyze.annotation.entities.mentions import Mention, choose, without_overlap
from docanalyze.annotation.entities.organs import pointed_bodies
from docanalyze.annotation.entities.people import People
from docanalyze.annotation.entities.recognised import recognised_mentions
from docanalyze.annotation.entities.short_forms import (
    introduced_acronyms,
    repeated_names,
    short_forms,
)
from docanalyze.annotation.entities.titles import namesakes_of_places, titled_people
from docanalyze.annotation.names import ensure_names
from docanalyze.annotation.records import EntityRecord
from docanalyze.register import Register, load_register

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
        known += [self._people.linked(doc, author) for author in authors_named(doc)]
        known += namesakes_of_places(doc, known, context)
        recognised = [
            self._people.linked(doc, mention)
            for mention in recognised_mentions(doc, context, self._labels())
        ]
        decided = self._merged(doc, context, known, judge_longer(doc, recognised, known))
        decided = choose(decided + introduced_acronyms(doc, decided, self._register, context))
        decided = _with_short_forms(
            decided, short_forms(doc, names, decided, self._register, context)
        )
        decided = shortened_names(decided, context)
        decided = _with_short_forms(decided, list(pointed_bodies(doc, decided, context)))
        decided = _with_repeated(decided, repeated_names(doc, decided, context))
        called = frozenset(
            one.start for one in recognised if one.label == "PERSON" and one.length == 1
        )
        decided = self._people.resolve(doc, names, decided, called, context)
        decided = agreed_links(agreed_labels(decided, context), context)
        doc._.entities = [_record(doc, mention) for mention in decided if mention.label != NOTHING]
        return doc

    def _merged(
        self, doc: Doc, context: TextContext, known: list[Mention], recognised: list[Mention]
    ) -> list[Mention]:
        """Choose among the register's names, the model's, and those behind a title."""
        people = [one for one in [*known, *recognised] if one.label == "PERSON"]
        # Behind a title that the model took for a name, nothing is left.
        titled = [one for one in titled_people(doc, context) if one.length]
        # Behind "Secretary of State" the model may see only half of a name.
        halves = [one for one in people if not one.ids and any(_is_part(one, of) for of in titled)]
        titled = without_overlap(titled, [*known, *(one for one in people if one not in halves)])
        linked = [self._people.linked(doc, one) for one in titled]
        return choose([*known, *linked, *without_overlap(recognised, linked)])

    def _labels(self) -> frozenset[str]:
        return frozenset(label for labels in self._nlp.pipe_labels.values() for label in labels)


def _is_part(mention: Mention, longer: Mention) -> bool:
    inside = longer.start <= mention.start and mention.end <= longer.end
    return inside and mention.length < longer.length


def _with_short_forms(decided: list[Mention], short: list[Mention]) -> list[Mention]:
    """Add short forms; they win over what only the model says about the same word."""
    firm = [one for one in decided if one.ids or one.length > 1]
    short = without_overlap(choose(short), firm)
    return sorted([*without_overlap(decided, short), *short], key=lambda one: one.start)


def _with_repeated(decided: list[Mention], repeated: Iterable[Mention]) -> list[Mention]:
    """Add names that the model overlooked; they win over shorter ones that it marked instead."""
    loose = [one for one in decided if not one.ids and one.method == "model"]
    firm = [one for one in decided if one.ids or one.method != "model"]
    chosen = choose([*loose, *without_overlap(repeated, firm)])
    return sorted([*firm, *chosen], key=lambda one: one.start)


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
    return EntityMarker(nlp, load_register(tuple(register)))
