"""Reports by an aside: ``The pact is dead, the minister said``, ``The pact, he said, is dead``."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docanalyze.annotation.quotations.clauses import STOP, clause_end, is_clause
from docanalyze.annotation.quotations.following import subject_after
from docanalyze.annotation.quotations.lexicon import Cue, cue_verbs, words
from docanalyze.annotation.quotations.plain_subjects import plain_subject
from docanalyze.annotation.quotations.reports import (
    FORMS,
    METHOD_BEFORE,
    PLURAL,
    SURE,
    Clause,
    dateline_end,
)
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.speakers import Place, Speaker
from docanalyze.annotation.quotations.subjects import subject_before

__all__ = ["clauses_by_aside", "stands_alone"]

# A comma, and what may be an attribution after it.
COMMA = re.compile(rf",[ \t\n]+(?=[^,;:{FILLER}]{{2,}})")
GAP = re.compile(r",[ \t\n]+")
WORD = re.compile(r"\b[a-z]+\b")
BROKEN = re.compile(rf"[,;:{FILLER}]")
LONGEST_ASIDE = 110
# `or so their agents submitted`
OPENS = re.compile(r"(?:or so|or at least so|so)[ \t\n]+")
LINKED = re.compile(
    r"\b(?:and|but|as|which|who|whom|whose|that|when|while|if|because|what|where)\b"
)
FINITE = re.compile(
    r"\b(?:{})\b".format("|".join(sorted(words("finite") - {"has", "had", "have"})))
)
# `an allegation Oslo denies`, `no more claims`: no subject of an aside.
INDEFINITE = re.compile(r"\b(?:an?|any|every|this|that)\b", re.IGNORECASE)
NO_SUBJECT = re.compile(r"(?:no|more|such|these|those|all|other|new|old|less)\b")
OUT = re.compile(r"[ \t\n]+out\b")
# What may follow the verb of an aside: when, where and to whom.
TAIL = re.compile(
    r"(?:[ \t\n]+(?:{}|the|a|an|\w+ly)\b[^,;:{}]{{0,80}}?)?"
    r"[ \t\n]*(?=[.,;]|$|[ \t\n][—\u2013])".format(
        "|".join(sorted(words("reporting_adverbial") | words("addressee"))), FILLER
    )
)
# `said Norway`, `said Paulo Rego, who chairs the committee`
SUBJECT_END = re.compile(
    r"[.,;]|$|[ \t\n][—\u2013]|[ \t\n](?:in|on|at|to|last|after|during)[ \t\n]"
)
# `, asked the court to rule` tells what was wanted.
AFTER_SUBJECT = re.compile(r"(?![ \t\n]+to[ \t\n]+[a-z])[^,;]{0,80}?(?=[,;.]|$)")
# `, says Australia is ready`: the subject of what is said.
SAID_CLAUSE = re.compile(r"[,;]|[ \t\n](?:who|({}))\b".format("|".join(sorted(words("finite")))))
NO_CLAUSE = frozenset(("According", "Asked", "Pressed", "Questioned", "Told"))
FEWEST_WORDS, FEWEST_WITH_PRONOUN = 4, 3
PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|I|[Tt]here)\b")
PREDICATE = re.compile(
    r"(?:(?:also|never|only|now|already|\w+ly)[ \t\n]+)?"
    r"(?:{}|[a-z]{{3,}}ed|[a-z]{{2,}}s)\b".format(
        "|".join(sorted(words("finite") | words("past_verb")))
    )
)
# `An official, who asked not to be named`: a subject whose verb is still to come.
WHO = re.compile(r",[ \t\n]+(?:who|which|whose|whom)\b[^,]*(?:,|$)")
ABOUT = re.compile(
    r"^(?:About|Up to|At least|More than|Fewer than|Over|Nearly|Under)[ \t\n]+(?=\d)"
)
# `an agreement that, it says, was never carried out`
RELATIVES = frozenset(("that", "which", "who", "whom", "what"))
FILLS_SUBJECT = 14
# `…, said Nina Aho, who sells grain near the bridge.`
APPOSED = re.compile(r",[ \t\n]+(?:who|an?|the|of|from|at)[ \t\n][^;:]*$")


def clauses_by_aside(place: Place, piece: str) -> Iterator[Clause]:
    """Yield what is reported before an aside, or around it.

    Args:
        place: The sentence.
        piece: Its text, quotations blanked.
    """
    begin = dateline_end(piece)
    for comma in COMMA.finditer(piece):
        if comma.start() < begin:
            continue
        found = _aside(place, piece, comma)
        if found is None:
            continue
        cue, speaker, end = found
        inverted = piece.find(cue, comma.end()) == comma.end() + len(piece[comma.end() :]) - len(
            piece[comma.end() :].lstrip()
        )
        clause = _reported(piece, begin, comma.start(), end, inverted=inverted)
        if clause is None:
            continue
        start, stop = clause
        yield Clause(place.start + start, place.start + stop, speaker, cue, METHOD_BEFORE)
        begin = max(end, stop)


def _aside(place: Place, piece: str, comma: re.Match[str]) -> tuple[str, Speaker, int] | None:
    """The verb, the speaker and the end of an attribution between commas."""
    opens = OPENS.match(piece, comma.end())
    begin = opens.end() if opens else comma.end()
    for match in WORD.finditer(piece, begin, begin + LONGEST_ASIDE):
        between = piece[begin : match.start()]
        if BROKEN.search(between):
            return None
        cue = _cue(piece, match)
        if cue is not None:
            inverted = not between.strip()
            return _inverted(place, match, cue) if inverted else _plain(place, begin, match, cue)
    return None


def _plain(
    place: Place, begin: int, verb: re.Match[str], cue: Cue
) -> tuple[str, Speaker, int] | None:
    """``the minister said on Friday``, ``she points out``."""
    piece = verb.string
    if LINKED.search(piece, begin, verb.start()) or FINITE.search(piece, begin, verb.start()):
        return None
    out = OUT.match(piece, verb.end())
    tail = TAIL.match(piece, out.end() if out else verb.end())
    if tail is None or _is_object(tail.group(), cue):
        return None
    speaker = _subject(place, begin, verb.start(), cue)
    return (verb.group(), speaker, tail.end()) if speaker else None


def _is_object(tail: str, cue: Cue) -> bool:
    """Whether a thing follows the verb, as in ``, Peru has maintained a foreign policy,``."""
    pieces = tail.split()
    opens = pieces[:1] in (["the"], ["a"], ["an"])
    when = not words("time_word").isdisjoint(pieces)
    return opens and not when and cue.verb not in words("telling")


def _cue(piece: str, match: re.Match[str]) -> Cue | None:
    """The verb, if it can stand in an aside; ``points out`` is one, ``points`` is none."""
    if match.group() in {"points", "pointed"} and OUT.match(piece, match.end()):
        return Cue("point", "speech", "past")
    cue = cue_verbs().get(match.group())
    if cue is None or not _says(cue.verb, cue.frame, cue.form):
        return None
    plural = cue.form == "base" and PLURAL.search(piece[: match.start()])
    return cue if cue.form in FORMS or plural else None


def _subject(place: Place, begin: int, verb: int, cue: Cue) -> Speaker | None:
    between = place.before(place.start + verb)[begin:]
    if NO_SUBJECT.match(between):
        return None
    near = place if PRONOUN.match(between) else replace(place, start=place.start + begin)
    position = place.start + verb
    speaker = subject_before(near, position) or plain_subject(near, position)
    if speaker is None or speaker.how not in SURE:
        return None
    lead = place.voices.text[place.start + begin : max(place.start + begin, speaker.start)]
    loose = speaker.how != "pronoun" and INDEFINITE.search(lead) is not None
    plural = speaker.gender == "several" or cue.form != "base"
    return speaker if plural and not loose else None


def _says(verb: str, frame: str, form: str) -> bool:
    if verb in words("no_report") or verb == "deny":
        return False
    held = frame == "thought" and form in {"present", "base"} and verb in words("held_view")
    return frame in {"speech", "clause"} or held


def _inverted(place: Place, verb: re.Match[str], cue: Cue) -> tuple[str, Speaker, int] | None:
    """``said Norway``, ``writes Lady Ashcombe in May``, ``points out the minister``."""
    piece = verb.string
    if (cue.frame != "speech" and cue.verb != "explain") or cue.verb in words("telling"):
        return None
    out = OUT.match(piece, verb.end())
    begin = out.end() if out else verb.end()
    end = SUBJECT_END.search(piece, begin)
    if end is None or not piece[begin : end.start()].strip():
        return None
    verb_of_clause = SAID_CLAUSE.search(piece, begin, end.start())
    if verb_of_clause is not None and verb_of_clause.group(1):
        return None
    speaker = subject_after(place, place.start + begin, place.start + end.start())
    tail = AFTER_SUBJECT.match(piece, end.start())
    if speaker is None or speaker.how not in SURE or tail is None:
        return None
    return verb.group(), speaker, tail.end()


def _reported(
    piece: str, begin: int, comma: int, end: int, *, inverted: bool
) -> tuple[int, int] | None:
    """What an aside reports: the clause before it, or the one that it interrupts."""
    start = _clause_head(piece, begin, comma)
    ahead = piece[start:comma]
    open_ended = ahead.split()[-1:] and ahead.split()[-1] in words("finite")
    apposed = inverted and APPOSED.match(piece, end) is not None
    last = apposed or not piece[end:].strip(" .\t\n")
    alone = stands_alone(ahead) or (last and start == begin and _is_headline(ahead))
    relative = ahead.split()[-1:] and ahead.split()[-1] in RELATIVES
    if FILLER not in ahead and not open_ended and not relative and alone:
        return start, comma
    last_word = ahead.split()[-1:] or [""]
    if ahead.strip().lower() in words("no_subject") or last_word[0] in RELATIVES:
        return None
    if piece[end : end + 1] != "," or not piece[start:comma].strip():
        return None
    following = GAP.match(piece, end)
    if following is None or len(piece[start:comma].split()) > FILLS_SUBJECT:
        return None
    predicate = PREDICATE.match(piece, following.end())
    if not open_ended and predicate is None and not is_clause(piece, following.end(), STOP):
        return None
    stop = clause_end(piece, following.end())
    return (following.end(), stop) if stop is not None else None


def _clause_head(piece: str, begin: int, comma: int) -> int:
    """Where the clause before an aside begins: after a semicolon, or where the sentence does."""
    marks = [piece.rfind(mark, begin, comma) for mark in (";", ":", " — ", " \u2013 ")]
    start = max(begin, max(marks) + 1) if max(marks) >= 0 else begin
    while start < comma and not (piece[start].isalnum() or piece[start] == FILLER):
        start += 1
    return start


def _is_headline(clause: str) -> bool:
    """Whether all before the last ``, X said.`` can be what X said, though no verb is known."""
    pieces = WHO.sub(" ", clause).split()
    first = pieces[0] if pieces else ""
    opens_other = first in words("subordinator") or first.lower() in words("no_clause")
    joined = ", " in clause or first.endswith(("ing", "ed"))
    return len(pieces) >= FEWEST_WORDS and not opens_other and not joined


def stands_alone(clause: str) -> bool:
    """Whether a piece of a sentence is a main clause that can be said by itself.

    Args:
        clause: The piece, quotations blanked.
    """
    clause = ABOUT.sub("", clause)
    pieces = clause.split()
    fewest = FEWEST_WITH_PRONOUN if PRONOUN.match(clause) else FEWEST_WORDS
    if len(pieces) < fewest or pieces[0] in words("subordinator") | NO_CLAUSE:
        return False
    if pieces[0].endswith("ing") and pieces[1] in words("no_clause") | words("article"):
        return False
    clause = WHO.sub(" ", clause)
    return is_clause(clause[:1].lower() + clause[1:] if PRONOUN.match(clause) else clause, 0, STOP)
