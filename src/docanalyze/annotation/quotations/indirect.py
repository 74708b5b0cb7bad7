"""Reported clauses without marks: ``the minister warned that the pact would fail``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docanalyze.annotation.confidence import precision_of
from docanalyze.annotation.quotations.according import CUE, reports_according_to
from docanalyze.annotation.quotations.clauses import STOP, clause_end, clause_start, is_clause
from docanalyze.annotation.quotations.lexicon import Cue, cue_verbs, words
from docanalyze.annotation.quotations.pronouns import group_of_pronoun
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.speakers import Place, Speaker
from docanalyze.annotation.quotations.subjects import subject_after, subject_before
from docanalyze.annotation.records import QuotationRecord

__all__ = ["reported_clauses"]

WORD = re.compile(r"\b[a-z]+\b")
FRAMES = frozenset(("speech", "clause", "ruling"))
FORMS = frozenset(("past", "present"))
HAD_TO = re.compile(
    r"[ \t\n]+(?:(?:had|has|have|went on)[ \t\n]+to|did)[ \t\n]+(?:\w+ly[ \t\n]+)?$"
)
IMPERSONAL = re.compile(
    r"\b[Ii]t(?:[ \t\n]+(?:is|was|has been|had been))?(?:[ \t\n]+\w+ly"
    r"|[ \t\n]+(?:also|often|later|then|sometimes))?[ \t\n]+$"
)
# `the treaty that Egypt said it would leave`: what is said is no clause of its own.
RELATIVE = re.compile(r"\b(?:which|that|whom|what|who)[ \t\n]+[^,;:]{1,50}$")
# `was quoted as saying that`, `was told that`
QUOTED_AS = re.compile(
    r"[ \t\n]+(?:is|was|were|has been|had been)[ \t\n]+(?:\w+[ \t\n]+)?(?:quoted|reported|cited)"
    r"(?:[ \t\n]+[^,;:]{1,30})?[ \t\n]+as[ \t\n]+$"
)
TOLD = re.compile(
    r"(?:\b(?:am|is|was|were|are|be|been|being)|['’](?:m|s|re))[ \t\n]+(?:\w+[ \t\n]+)?$"
)
AGENT = re.compile(r"[ \t\n]+(?:\w+[ \t\n]+)?by\b")
HEARD_IT = re.compile(r"\b(?:heard|hear|hears)[ \t\n]+it[ \t\n]+$")
PERSONAL = re.compile(r"\b(I|[Tt]hey)(?:[ \t\n]+(?:have|had|then|also))?[ \t\n]+$")
DECLARATION = re.compile(r"Declaration|Communiqu[eé]|Statement|Report|Manifesto|Memorandum")
THAT_BEFORE = re.compile(r"\bthat[ \t\n]+")
AS_SAID = re.compile(r"(?:^|,)[ \t\n]*[Aa]s[ \t\n]+[^,]{1,60}$")
TAIL_END = re.compile(
    r"(?:[ \t\n]+(?:{}|the|a|an|\w+ly)\b[^,;:]{{0,60}})?[ \t\n]*\.?[ \t\n]*$".format(
        "|".join(sorted(words("reporting_adverbial") | words("addressee")))
    )
)
FINITE = re.compile(
    r"\b(?:{})\b".format("|".join(sorted(words("finite") - {"has", "had", "have"})))
)
LINKED = re.compile(r"\b(?:and|but|as|which|who|whom|whose|that|when|while|if|because|what)\b")
TAIL_WORDS, TAIL_LENGTH = 4, 110
ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "this"))
METHOD, TAIL_METHOD, SOURCE_METHOD = "clause", "clause_before", "clause_source"
SURE = frozenset(("name", "pronoun", "role", "institution"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A reported clause: offsets in the document text."""

    start: int
    end: int
    speaker: Speaker
    cue: str
    method: str


def reported_clauses(place: Place, end: int) -> Iterator[QuotationRecord]:
    """Yield a row for each reported clause of a sentence whose end is clear.

    Args:
        place: The sentence; who speaks is noted in it.
        end: Where it ends.
    """
    piece = place.setting.between(place.start, end)
    found = (
        list(_after_verbs(place, piece))
        or list(_before_verb(place, piece))
        or [
            Clause(place.start + start, place.start + stop, speaker, CUE, SOURCE_METHOD)
            for start, stop, speaker in reports_according_to(place, piece)
        ]
    )
    text = place.voices.text
    for clause in found:
        place.spoken.remember(clause.start, clause.speaker)
        yield _row(text, clause)


def _after_verbs(place: Place, piece: str) -> Iterator[Clause]:
    done = 0
    for match in WORD.finditer(piece):
        cue = cue_verbs().get(match.group())
        if cue is None or match.start() < done or not _reports(cue):
            continue
        if cue.form not in FORMS and not _serves(piece, match, cue):
            continue
        start = clause_start(piece, cue, match.end())
        end = clause_end(piece, start) if start is not None else None
        if start is None or end is None:
            continue
        that = THAT_BEFORE.search(piece, match.end(), start) is not None
        speaker = _speaker(place, piece, match, cue, that=that)
        if speaker is None:
            continue
        done = end
        yield Clause(place.start + start, place.start + end, speaker, match.group(), METHOD)


def _reports(cue: Cue) -> bool:
    return cue.frame in FRAMES and cue.verb not in words("no_report")


def _serves(piece: str, match: re.Match[str], cue: Cue) -> bool:
    """Whether ``say`` or ``saying`` reports: ``had to admit``, ``was quoted as saying``."""
    if cue.form == "base":
        return _had_to(piece, match)
    return QUOTED_AS.search(piece[max(0, match.start() - 60) : match.start()]) is not None


def _had_to(piece: str, match: re.Match[str]) -> bool:
    return HAD_TO.search(piece[max(0, match.start() - 40) : match.start()]) is not None


def _speaker(
    place: Place, piece: str, match: re.Match[str], cue: Cue, *, that: bool
) -> Speaker | None:
    ahead = piece[max(0, match.start() - 60) : match.start()]
    if AS_SAID.search(ahead) or ((not that or cue.frame == "ruling") and RELATIVE.search(ahead)):
        return None
    quoted = QUOTED_AS.search(ahead)
    if quoted is not None:
        back = len(ahead) - quoted.start()
        speaker = subject_before(place, place.start + match.start() - back)
        return speaker if speaker is not None and speaker.how in SURE else None
    if cue.verb in words("telling") and TOLD.search(ahead):
        return _teller(place, piece, match)
    if match.group() in words("impersonal") and (
        (IMPERSONAL.search(ahead) and not re.search(r"[Ii]t[ \t\n]+$", ahead))
        or HEARD_IT.search(ahead)
    ):
        return Speaker(None, None, None, None, "nobody")
    personal = PERSONAL.search(ahead)
    if personal is not None:
        return _plain_pronoun(place, personal.group(1), place.start + match.start(), cue)
    return _subject(place, match, cue, ahead)


def _teller(place: Place, piece: str, match: re.Match[str]) -> Speaker | None:
    """``was told by the envoy that``; without the envoy nobody in particular tells."""
    agent = AGENT.match(piece, match.end())
    if agent is None:
        return Speaker(None, None, None, None, "nobody")
    end = place.start + len(piece)
    speaker = subject_after(place, place.start + agent.end(), end)
    known = speaker is not None and speaker.how in SURE
    return speaker if known else Speaker(None, None, None, None, "nobody")


def _plain_pronoun(place: Place, word: str, position: int, cue: Cue) -> Speaker | None:
    """``I`` and ``they``: themselves, unless a group has just spoken."""
    group = group_of_pronoun(place, position) if word != "I" else None
    if group is not None:
        return group
    told = cue.form == "past" and cue.frame == "speech"
    return Speaker(word, None, None, None, "author") if told else None


def _subject(place: Place, match: re.Match[str], cue: Cue, ahead: str) -> Speaker | None:
    had_to = HAD_TO.search(ahead) if cue.form == "base" else None
    position = match.start() - (len(ahead) - had_to.start() if had_to else 0)
    speaker = subject_before(place, place.start + position)
    if speaker is not None and speaker.how == "document":
        return _declaration(place, speaker)
    if speaker is None or speaker.how not in SURE:
        return None
    return speaker if cue.frame != "ruling" or speaker.how == "institution" else None


def _declaration(place: Place, speaker: Speaker) -> Speaker | None:
    """A declaration or report says what its authors say; an article of a treaty provides."""
    mention = place.voices.starting_at(speaker.start)
    if mention is None or not DECLARATION.search(mention.text):
        return None
    return Speaker(mention.text, mention.identifier, None, None, "document", mention.start)


def _before_verb(place: Place, piece: str) -> Iterator[Clause]:
    """Read ``The pact is dead, the minister said``."""
    comma = piece.rfind(",")
    tail = piece[comma + 1 :]
    if comma < 0 or FILLER in piece or len(tail) > TAIL_LENGTH or tail.rstrip()[-1:] != ".":
        return
    clause = piece[:comma]
    if len(clause.split()) < TAIL_WORDS or not _stands_alone(clause):
        return
    for match in WORD.finditer(tail):
        cue = cue_verbs().get(match.group())
        if cue is None or cue.frame != "speech" or cue.form not in FORMS:
            continue
        if not TAIL_END.match(tail, match.end()) or FINITE.search(tail, 0, match.start()):
            return
        speaker = _tail_speaker(place, tail, comma + 1, match)
        if speaker is not None and speaker.how in SURE:
            end = place.start + comma
            yield Clause(place.start, end, speaker, match.group(), TAIL_METHOD)
        return


def _stands_alone(clause: str) -> bool:
    first, second = clause.split(maxsplit=2)[:2]
    participle = first.endswith("ing") and second in words("no_clause") | ARTICLES
    return not participle and first not in words("subordinator") and is_clause(clause, 0, STOP)


def _tail_speaker(place: Place, tail: str, offset: int, match: re.Match[str]) -> Speaker | None:
    position = place.start + offset
    if not tail[: match.start()].strip():
        end = position + len(tail.rstrip().rstrip("."))
        return subject_after(place, position + match.end(), end)
    if LINKED.search(tail, 0, match.start()):
        return None
    near = replace(place, start=position)
    return subject_before(near, position + match.start())


def _row(text: str, clause: Clause) -> QuotationRecord:
    speaker = clause.speaker
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
