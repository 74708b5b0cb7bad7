"""The component ``docanalyze_quotations``: rows for everything in quotation marks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.names import ensure_names
from docanalyze.annotation.quotations.attribution import attribute
from docanalyze.annotation.quotations.choosing import Chosen, choices
from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.continuation import Reading, carry_over, follow_context
from docanalyze.annotation.quotations.indirect import reported_clauses
from docanalyze.annotation.quotations.kinds import is_single_term, kind_of
from docanalyze.annotation.quotations.marks import Stretch, find_stretches
from docanalyze.annotation.quotations.model import RULE, Model, model
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.sentences import Setting, settings
from docanalyze.annotation.quotations.speakers import AUTHOR, Speaker, Spoken, named
from docanalyze.annotation.quotations.surroundings import PassageReading
from docanalyze.annotation.records import QuotationRecord
from docanalyze.annotation.tokens import whole_text
from docanalyze.register import Register, load_register

__all__ = ["QuotationFinder", "create_quotations"]

LINE = re.compile(r"\S(?:[^\n]*\S)?")
# How much of a sentence is read for reported clauses, from its end.
LONGEST_SENTENCE = 1500
# How many passages back a pronoun may reach.
PASSAGES_KEPT = 3
# Decimal places of a probability.
PLACES = 3


class QuotationFinder:
    """Sets ``doc._.quotations``.

    Args:
        nlp: The pipeline, for finding names where no component has.
        register: Tells names where the article's entities are not known.
    """

    def __init__(self, nlp: Language, register: Register) -> None:
        self._nlp = nlp
        self._register = register

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotations of an article and who speaks."""
        reading, passages, clauses = self.read(doc)
        rows = _rows(reading, choices(reading, passages, model()))
        doc._.quotations = sorted([*rows, *clauses], key=lambda row: (row["start"], -row["end"]))
        return doc

    def choices(self, doc: Doc, fitted: Model) -> Iterator[tuple[Stretch, Chosen, Speaker | None]]:
        """Yield the quotations of an article with what a model chooses, and whom a row would name.

        Args:
            doc: The article.
            fitted: The weights to choose by.
        """
        reading, passages, _ = self.read(doc)
        for each in choices(reading, passages, fitted):
            yield reading.stretches[each.index], each, _named(reading, each)

    def read(self, doc: Doc) -> tuple[Reading, Sequence[PassageReading], Sequence[QuotationRecord]]:
        """Return the quotations with what the rules say, their passages, and reported clauses."""
        text = whole_text(doc)
        passages = _passages(doc)
        stretches = find_stretches(text, passages)
        names = ensure_names(doc, self._nlp, self._register) if doc._.entities is None else []
        voices = Voices(doc, names)
        spoken = Spoken()
        contexts: dict[int, Context] = {}
        attributions: dict[int, Attribution | None] = {}
        clauses: list[QuotationRecord] = []
        earlier: list[Setting] = []
        read: list[PassageReading] = []
        for setting in settings(text, stretches, passages):
            reading = PassageReading(
                text, stretches, setting, earlier[-PASSAGES_KEPT:], voices, spoken
            )
            read.append(reading)
            for number in range(len(setting.sentences)):
                for index in reading.quoted.get(number, ()):
                    contexts[index] = reading.context(index)
                    attributions[index] = _attributed(contexts[index], spoken)
                if setting.inside is None:
                    clauses.extend(_clauses(reading, number))
            if setting.inside is None:
                earlier.append(setting)
        for index, stretch in enumerate(stretches):
            if stretch.parent is None:
                attributions[index] = _reported(contexts[index], attributions[index], spoken)
        return _settled(text, stretches, contexts, attributions), read, clauses


def _attributed(context: Context, spoken: Spoken) -> Attribution | None:
    found = attribute(context)
    if found is not None and found.speaker is not None and context.own.setting.inside is None:
        spoken.remember(context.closing, found.speaker)
    return found


def _reported(
    context: Context, attribution: Attribution | None, spoken: Spoken
) -> Attribution | None:
    """What a sentence says of a quotation; where that is nobody, who reports the clause."""
    if attribution is None:
        return _claimed(context, spoken)
    if attribution.speaker is not None or attribution.manner != "clause":
        return attribution
    claim = spoken.claiming(context.opening)
    known = claim is not None and claim.cue == attribution.cue and claim.speaker.text is not None
    return replace(attribution, speaker=claim.speaker) if claim and known else attribution


def _claimed(context: Context, spoken: Spoken) -> Attribution | None:
    """Words in marks within what somebody is reported to say."""
    claim = spoken.claiming(context.opening)
    if claim is None or claim.speaker.text is None or claim.start < context.own.start:
        return None
    if is_single_term(context) or claim.cue.startswith("decid"):
        return None
    return Attribution(claim.speaker, claim.cue, "clause", "verb_clause")


def _clauses(reading: PassageReading, number: int) -> Iterator[QuotationRecord]:
    end = reading.setting.sentences[number].end
    return reported_clauses(reading.place(number, end - LONGEST_SENTENCE), end)


def _settled(
    text: str,
    stretches: Sequence[Stretch],
    contexts: Mapping[int, Context],
    attributions: Mapping[int, Attribution | None],
) -> Reading:
    kinds = [kind_of(contexts[index], attributions[index]) for index in range(len(stretches))]
    final = [attributions[index] for index in range(len(stretches))]
    reading = Reading(text, stretches, contexts, kinds, final)
    carry_over(reading)
    follow_context(reading)
    for index, stretch in enumerate(stretches):
        here = final[index]
        outer = final[stretch.parent] if stretch.parent is not None else None
        if here is not None and here.speaker is AUTHOR and outer is not None:
            # `"I rose. 'No,' I said," she told us`: her.
            final[index] = replace(here, speaker=outer.speaker)
    return reading


def _rows(reading: Reading, chosen: Iterable[Chosen]) -> Iterator[QuotationRecord]:
    for each in chosen:
        yield _row(reading, each)


def _named(reading: Reading, chosen: Chosen) -> Speaker | None:
    if chosen.speaker is None:
        return None
    context, stretch = reading.contexts[chosen.index], reading.stretches[chosen.index]
    return named(context.voices, chosen.speaker, stretch.start)


def _row(reading: Reading, chosen: Chosen) -> QuotationRecord:
    index = chosen.index
    stretch, kind = reading.stretches[index], reading.kinds[index]
    attribution = reading.attributions[index]
    speaker = _named(reading, chosen)
    if speaker is not None and kind == "scare":
        # Somebody's words after all.
        kind = "mixed"
    ruled = attribution is not None and RULE in chosen.candidates.features[chosen.choice.name]
    method = attribution.method if attribution and (ruled or speaker is None) else "unattributed"
    if speaker is not None and not ruled:
        method = "weighed"
    return {
        "start": stretch.start,
        "end": stretch.end,
        "text": reading.contexts[index].inside,
        "kind": kind,
        "speaker": speaker.text if speaker else None,
        "speaker_id": speaker.identifier if speaker else None,
        "speaker_role": speaker.role if speaker else None,
        "speaker_state": speaker.state if speaker else None,
        "cue": attribution.cue if attribution and kind != "scare" else None,
        "method": "term" if kind == "scare" else method,
        "confidence": round(chosen.choice.probability, PLACES),
    }


def _passages(doc: Doc) -> list[tuple[int, int]]:
    """Start and end of each passage; paragraphs where they are not known."""
    if doc._.passages:
        rows = cast("list[Mapping[str, int]]", doc._.passages)
        return [(row["start"], row["end"]) for row in rows]
    text = whole_text(doc)
    blocks = [(match.start(), match.end()) for match in LINE.finditer(text)]
    if not re.search(r"\n[ \t]*\n", text):
        return blocks
    joined: list[tuple[int, int]] = []
    for start, end in blocks:
        if joined and text.count("\n", joined[-1][1], start) == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@Language.factory(
    "docanalyze_quotations",
    default_config={"register": []},
    assigns=["doc._.quotations"],
)
def create_quotations(
    nlp: Language,
    name: str,  # noqa: ARG001
    register: list[str],
) -> QuotationFinder:
    """Create the component ``docanalyze_quotations``.

    Args:
        nlp: The pipeline it joins.
        name: Its name there.
        register: Folders of a user's own register files, over the shipped ones.

    Raises:
        UsageError: A register folder cannot be used.
    """
    return QuotationFinder(nlp, load_register(tuple(register)))
