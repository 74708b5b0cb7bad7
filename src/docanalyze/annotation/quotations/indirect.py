"""Reported clauses without marks: ``the minister warned that the pact would fail``."""

import re
from collections.abc import Iterator

from docanalyze.annotation.confidence import precision_of
from docanalyze.annotation.quotations.lexicon import cue_verbs
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.sentences import FILLER, Sentence, Setting
from docanalyze.annotation.quotations.speakers import Place, Speaker
from docanalyze.annotation.quotations.subjects import subject_before
from docanalyze.annotation.records import QuotationRecord

__all__ = ["reported_clauses"]

REPORT = re.compile(
    r"\b([a-z]+)(?:[ \t\n]+(?:reporters|journalists|parliament|lawmakers|him|her|them|us))?"
    r",?[ \t\n]+that[ \t\n]+(?=\S)"
)
# Where the clause ends before its sentence does.
CLAUSE_END = re.compile(
    r",[ \t\n]+(?:(?:and|but)[ \t\n]+(?:he|she|they|then|added|said|that)\b|while\b|whereas\b"
    r"|although\b|though\b|adding\b|saying\b|stressing\b|noting\b|arguing\b|warning\b|insisting\b"
    r"|emphasi[sz]ing\b|pointing\b|according to\b|prompting\b)|;|[ \t\n]+—|[ \t\n]+\u2013"
)
SHORTEST = 3
METHOD = "clause"
SURE = frozenset(("name", "pronoun", "role", "institution"))


def reported_clauses(text: str, setting: Setting, voices: Voices) -> Iterator[QuotationRecord]:
    """Yield a row for each reported clause whose speaker and end are clear.

    Args:
        text: The document text.
        setting: A passage.
        voices: The article's people.
    """
    previous = setting.start
    for sentence in setting.sentences:
        start = max(sentence.start, sentence.end - 1500)
        yield from _in_sentence(text, setting, voices, Sentence(start, sentence.end), previous)
        previous = sentence.start


def _in_sentence(
    text: str, setting: Setting, voices: Voices, sentence: Sentence, previous: int
) -> Iterator[QuotationRecord]:
    piece = setting.between(sentence.start, sentence.end)
    done = 0
    for match in REPORT.finditer(piece):
        cue = cue_verbs().get(match.group(1))
        if match.start() < done or cue is None or cue.form not in {"past", "present"}:
            continue
        if cue.frame not in {"speech", "clause"}:
            continue
        place = Place(voices, setting, sentence.start, previous)
        speaker = subject_before(place, sentence.start + match.start())
        clause = _clause(piece, match.end())
        if speaker is None or not speaker.text or speaker.how not in SURE or clause is None:
            continue
        done = clause
        yield _row(
            text, sentence.start + match.end(), sentence.start + clause, speaker, match.group(1)
        )


def _clause(piece: str, start: int) -> int | None:
    """Where the clause ends, its full stop left out; None if it holds marks or is too short."""
    cut = CLAUSE_END.search(piece, start)
    end = cut.start() if cut else len(piece)
    clause = piece[start:end].rstrip().rstrip(".").rstrip()
    if FILLER in clause or len(clause.split()) < SHORTEST or clause[-1:] in "?:":
        return None
    return start + len(clause)


def _row(text: str, start: int, end: int, speaker: Speaker, cue: str) -> QuotationRecord:
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "kind": "indirect",
        "speaker": speaker.text,
        "speaker_id": speaker.identifier,
        "speaker_role": speaker.role,
        "speaker_state": speaker.state,
        "cue": cue,
        "method": METHOD,
        "confidence": precision_of("quotations", METHOD),
    }
