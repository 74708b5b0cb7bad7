"""Reports whose source is told by a phrase: ``according to X``, ``in her view``."""

import re
from collections.abc import Iterator

from docanalyze.annotation.quotations.asides import stands_alone
from docanalyze.annotation.quotations.clauses import STOP, clause_end, is_clause
from docanalyze.annotation.quotations.following import subject_after
from docanalyze.annotation.quotations.plain_subjects import plain_phrase
from docanalyze.annotation.quotations.pronouns import group_of_pronoun, person_of_pronoun
from docanalyze.annotation.quotations.reports import METHOD_SOURCE, SURE, Clause, dateline_end
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.speakers import AUTHOR, Place, Speaker
from docanalyze.annotation.quotations.subjects import subject_before

__all__ = ["clauses_by_source"]

AHEAD = re.compile(
    r"(?:^|;)[ \t\n]*(?:(?:But|And|Yet|Still|However|Meanwhile),?[ \t\n]+)?"
    r"([Aa]ccording to)(?=([ \t\n][^,;:]{2,90}),[ \t\n]+)"
)
BEHIND = re.compile(r",?[ \t\n]+(according to)(?=([ \t\n][^,;:]{2,110}?)(?:[,;]|\.?[ \t\n]*$))")
GAP = re.compile(r",[ \t\n]+")
# `according to plan`: by a measure, not by somebody's words.
NO_SOURCE = re.compile(
    r"[ \t\n]+(?:(?:the|an?|his|her|its|their|international|strict|prior)[ \t\n]+)*"
    r"(?:instructions?|plans?|schedule|laws?|rules?|customs?|tradition|size|needs?|terms|treat(?:y|ies)"
    r"|principles?|articles?|timetable|procedures?|calendar|quotas?|ability|merit|whether|how|what"
    r"|circumstances|agreements?|conditions|wishes|population|income|type|age|rank)\b"
)
# `according to some in the Gulf`
SOME = re.compile(
    r"[ \t\n]+((?:some|many|others|most|several)(?:[ \t\n]+(?:in|of|at)[ \t\n][^,;:]{2,40})?)$"
)
VIEWS = (
    "view", "opinion", "words", "telling", "account", "judgment", "judgement", "estimation",
    "reading", "version",
)  # fmt: skip
VIEW = re.compile(
    r"(?:^|[;,])[ \t\n]*(?:(?:But|And|Yet|Still)[ \t\n]+)?([Ii]n[ \t\n]+"
    r"(?:(?P<own>his|her|their)|(?P<name>[^,;:]{{2,60}}?)['\u2019]s?)[ \t\n]+(?:own[ \t\n]+)?"
    r"(?:{})),[ \t\n]+".format("|".join(VIEWS))
)
VIEW_OF = re.compile(
    r"(?:^|[;,])[ \t\n]*([Ii]n the (?:view|opinion|words|judge?ment) of)"
    r"(?=([ \t\n][^,;:]{2,70}),[ \t\n]+)"
)


def clauses_by_source(place: Place, piece: str) -> Iterator[Clause]:
    """Yield the clauses of a sentence that somebody is given as the source of.

    Args:
        place: The sentence.
        piece: Its text, quotations blanked.
    """
    according = "ccording to" in piece
    viewed = any(noun in piece for noun in VIEWS)
    for pattern, fits in ((AHEAD, according), (VIEW_OF, viewed)):
        for match in pattern.finditer(piece) if fits else ():
            speaker = _source(place, match.end(1), match.end(2))
            yield from _ahead(place, piece, match, match.end(2), speaker)
    for match in VIEW.finditer(piece) if viewed else ():
        yield from _ahead(place, piece, match, match.end(1), _owner(place, match))
    if not according:
        return
    begin = dateline_end(piece)
    for match in BEHIND.finditer(piece):
        if AHEAD.search(piece, 0, match.end()):
            continue
        start = max(begin, max(piece.rfind(mark, 0, match.start()) for mark in ";:") + 1)
        start += len(piece[start:]) - len(piece[start:].lstrip())
        speaker = _source(place, match.end(1), match.end(2))
        clause = piece[start : match.start()]
        if speaker is None or FILLER in clause or clause.split()[-1:] == ["that"]:
            continue
        if stands_alone(clause):
            yield _clause(place, (start, match.start()), speaker, match.group(1))


def _ahead(
    place: Place, piece: str, match: re.Match[str], limit: int, speaker: Speaker | None
) -> Iterator[Clause]:
    gap = GAP.match(piece, limit)
    start = gap.end() if gap else limit
    end = clause_end(piece, start) if is_clause(piece, start, STOP) else None
    if end is not None and speaker is not None and speaker.how in SURE:
        yield _clause(place, (start, end), speaker, match.group(1))


def _clause(place: Place, span: tuple[int, int], speaker: Speaker, cue: str) -> Clause:
    cue = " ".join(cue.lower().split())
    return Clause(place.start + span[0], place.start + span[1], speaker, cue, METHOD_SOURCE)


def _source(place: Place, start: int, end: int) -> Speaker | None:
    start, end = place.start + start, place.start + end
    if NO_SOURCE.match(place.setting.between(start, end)):
        return None
    vague = SOME.match(place.setting.between(start, end))
    if vague is not None:
        begin = start + vague.start(1)
        return Speaker(vague.group(1), None, None, None, "role", begin, "several")
    speaker = subject_after(place, start, end)
    if speaker is AUTHOR:
        return None
    if speaker is None or speaker.how not in SURE:
        return plain_phrase(place, start, end)
    return speaker


def _owner(place: Place, match: re.Match[str]) -> Speaker | None:
    own = match.group("own")
    position = place.start + match.start(1)
    if own == "their":
        return group_of_pronoun(place, position)
    if own:
        return person_of_pronoun(place, "he" if own == "his" else "she", position)
    return subject_before(place, place.start + match.end("name"))
