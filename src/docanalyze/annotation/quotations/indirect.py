"""Reported clauses without marks: ``the minister warned that the pact would fail``."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from docanalyze.annotation.confidence import precision_of
from docanalyze.annotation.quotations.according import clauses_by_source
from docanalyze.annotation.quotations.asides import clauses_by_aside
from docanalyze.annotation.quotations.clauses import (
    clause_end,
    clause_reach,
    clause_start,
    whether_start,
)
from docanalyze.annotation.quotations.lexicon import Cue, cue_verbs, frames, words
from docanalyze.annotation.quotations.noun_reports import clauses_by_noun
from docanalyze.annotation.quotations.reporters import is_subject, reporter
from docanalyze.annotation.quotations.reports import (
    FORMS,
    HAD_TO,
    METHOD,
    METHOD_BEFORE,
    PLURAL,
    QUOTED_AS,
    Clause,
)
from docanalyze.annotation.quotations.speakers import Claim, Place, Speaker, named
from docanalyze.annotation.records import QuotationRecord

__all__ = ["reported_clauses"]

WORD = re.compile(r"\b[a-z]+\b")
FRAMES = frozenset(("speech", "clause", "ruling", "request"))
# With a mere object these mean something else.
WITH_THAT_ONLY = frozenset(("request", "thought"))
THAT_BEFORE = re.compile(r"\bthat[ \t\n]+")
FURTHER = re.compile(r";?[ \t\n]+(?:and[ \t\n]+)?that[ \t\n]+(?!(?:is|was|were|are|has)\b)(?=\w)")


def reported_clauses(place: Place, end: int) -> Iterator[QuotationRecord]:
    """Yield a row for each reported clause of a sentence whose end is clear.

    Args:
        place: The sentence; who speaks is noted in it.
        end: Where it ends.
    """
    piece = place.setting.between(place.start, end)
    text = place.voices.text
    found: list[Clause] = []
    for reader in READERS:
        for clause in reader(place, piece):
            if all(clause.end <= each.start or each.end <= clause.start for each in found):
                found.append(clause)
                _claim(place, piece, clause)
                if clause.remembered:
                    place.spoken.remember(clause.start, clause.speaker)
    for clause in found:
        yield _row(text, clause, named(place.voices, clause.speaker, clause.start))


def _claim(place: Place, piece: str, clause: Clause) -> None:
    end = clause.end
    if clause.method != METHOD_BEFORE:
        end = max(end, place.start + clause_reach(piece, clause.start - place.start))
    place.spoken.claim(Claim(clause.start, end, clause.speaker, clause.cue))


def _after_verbs(place: Place, piece: str) -> Iterator[Clause]:
    done = 0
    for match in _cues(piece):
        cue = _cue(match.group())
        if match.start() < done or not _reports(cue) or not _serves(piece, match, cue):
            continue
        start = clause_start(piece, cue, match.end())
        asked = whether_start(piece, cue, match.end()) if start is None else None
        start = start if asked is None else asked
        end = clause_end(piece, start) if start is not None else None
        if start is None:
            continue
        that = THAT_BEFORE.search(piece, match.end(), start) is not None
        if not that and asked is None and cue.frame in WITH_THAT_ONLY:
            continue
        speaker = reporter(place, piece, match, cue, that=that)
        if speaker is None or (asked is not None and speaker.text is None):
            continue
        if end is None:
            # All that is reported stands in quotation marks.
            reach = place.start + clause_reach(piece, start)
            place.spoken.claim(Claim(place.start + start, reach, speaker, match.group()))
            continue
        for first, last in _with_further(piece, start, end):
            span = place.start + first, place.start + last
            yield Clause(*span, speaker, match.group(), METHOD, is_subject(piece, match, cue))
            done = last


def _cues(piece: str) -> Iterator[re.Match[str]]:
    """The words and phrases that report, in order."""
    done = 0
    for word in WORD.finditer(piece):
        if word.start() < done:
            continue
        text = word.group()
        phrase = _phrases()[text].match(piece, word.start()) if text in _phrases() else None
        if phrase is not None:
            done = phrase.end()
            yield phrase
        elif text in cue_verbs():
            yield word


@cache
def _phrases() -> Mapping[str, re.Pattern[str]]:
    """The phrases that report, by their first words."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for phrase in frames("clause_cue"):
        grouped[phrase.split(maxsplit=1)[0]].append(phrase)
    return {
        first: re.compile(r"(?:{})\b".format("|".join(found))) for first, found in grouped.items()
    }


def _cue(text: str) -> Cue:
    """A verb of the list; a phrase such as ``made it clear`` takes a clause with ``that``."""
    return cue_verbs().get(text) or Cue(text, "clause", "past")


def _with_further(piece: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A clause and those that go on from it: ``that X and that Y``, ``that X; that Y``."""
    yield start, end
    while (further := FURTHER.match(piece, end)) is not None:
        stop = clause_end(piece, further.end())
        if stop is None:
            return
        yield further.end(), stop
        end = stop


def _reports(cue: Cue) -> bool:
    if cue.frame == "thought":
        present = cue.form in {"present", "base"} or cue.verb == "agree"
        held = cue.verb in words("held_view") and present
        return held or cue.verb in words("held_past") or cue.verb in words("asking")
    return cue.frame in FRAMES and cue.verb not in words("no_report")


def _serves(piece: str, match: re.Match[str], cue: Cue) -> bool:
    """Whether a form reports: ``had to admit``, ``was quoted as saying``, ``, adding``."""
    if cue.form in FORMS:
        return True
    if cue.form == "base":
        ahead = piece[max(0, match.start() - 40) : match.start()]
        return HAD_TO.search(ahead) is not None or PLURAL.search(ahead) is not None
    quoted = QUOTED_AS.search(piece[max(0, match.start() - 60) : match.start()]) is not None
    return quoted or match.group() in words("adding")


READERS = (_after_verbs, clauses_by_aside, clauses_by_source, clauses_by_noun)


def _row(text: str, clause: Clause, speaker: Speaker) -> QuotationRecord:
    return {
        "start": clause.start,
        "end": clause.end,
        "text": text[clause.start : clause.end],
        "kind": "indirect",
        "speaker": speaker.text,
        "speaker_id": speaker.identifier,
        "speaker_role": speaker.role,
        "speaker_state": speaker.state,
        "cue": clause.cue,
        "method": clause.method,
        "confidence": precision_of("quotations", clause.method),
    }
