"""Reports by a noun: ``his warning that the peace would fail``, ``the claim by Oslo that``."""

import re
from collections.abc import Iterator

from docanalyze.annotation.quotations.clauses import clause_end, is_clause
from docanalyze.annotation.quotations.following import subject_after
from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.plain_subjects import head_subject, plain_phrase
from docanalyze.annotation.quotations.pronouns import (
    body_of_pronoun,
    group_of_pronoun,
    person_of_pronoun,
)
from docanalyze.annotation.quotations.reports import METHOD_NOUN, SURE, Clause
from docanalyze.annotation.quotations.speakers import Place, Speaker
from docanalyze.annotation.quotations.subjects import subject_before

__all__ = ["clauses_by_noun"]

NOUN = re.compile(
    r"(?:\b(?P<own>[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)|(?P<of>['\u2019]s?)"
    r"|(?P<with>\b(?:with|made|makes|issued|issues|gave|gives|repeated|repeats|added|offered"
    r"|voiced)[ \t\n]+)?"
    r"\b(?:[Tt]he|[Aa]n?))[ \t\n]+(?:[\w-]+[ \t\n]+){{0,2}}?(?P<noun>{})"
    r"(?P<by>[ \t\n]+(?:by|from|of)(?=[ \t\n][^,;:]{{2,60}}?(?<!\bof)[ \t\n]that[ \t\n]))?"
    r"(?(by)[ \t\n][^,;:]{{2,60}}?),?[ \t\n]+that[ \t\n]+(?=\w)".format(
        "|".join(sorted(words("report_noun"), key=len, reverse=True))
    )
)
# The verb of the sentence after a noun that is its subject: `his claim that X may fall is old`.
VERB = re.compile(
    r"[ \t\n](?:{})\b".format(
        "|".join(sorted(words("finite") | words("matrix_verb") | words("past_verb")))
    )
    + r"|[ \t\n](?!(?:been|be|being)\b)[a-z]{3,}ed[ \t\n]+(?:by|to|in|on|with|at|from|the|a|an)\b"
)
LINK_BEFORE = re.compile(
    r"\b(?:and|or|but|that|which|who|what|if|when|because|while|not|never|also|{})$".format(
        "|".join(sorted(words("finite")))
    )
)
# `the view of my delegation`
OWN = re.compile(r"[ \t\n]+(?:my|our)\b")
# Words between an owner and `that`, or before them: `by the minister, Ms Kovac,`.
MOST_BETWEEN = 3
PRONOUN = re.compile(r"(?:he|she|it|they|we|I|you)[ \t\n]+(?:(?:never|not|\w+ly)[ \t\n]+)?\w+")
# A noun at the head of its sentence, or of a clause: the sentence's verb is still to come.
AT_HEAD = re.compile(
    r"(?:^|[;:]|,[ \t\n]+(?:and|but))[ \t\n]*(?:But|And|Yet)?[ \t\n]*[^,;:]{0,40}$"
)
HAS_VERB = re.compile(
    r"\b(?:{}|[a-z]{{3,}}ed|[a-z]{{3,}}s|to|with|by|on|against)\b".format(
        "|".join(sorted(words("finite") | words("past_verb")))
    )
)


def clauses_by_noun(place: Place, piece: str) -> Iterator[Clause]:
    """Yield the clauses that hang on a noun of saying with an owner.

    Args:
        place: The sentence.
        piece: Its text, quotations blanked.
    """
    if "that" not in piece:
        return
    for match in NOUN.finditer(piece):
        if not is_clause(piece, match.end()):
            continue
        end = clause_end(piece, match.end())
        if end is None:
            continue
        if _is_subject(piece, match):
            end = _before_verb(piece, match.end(), end)
        speaker = _owner(place, match) if end is not None else None
        if end is None or speaker is None or speaker.how not in SURE:
            continue
        yield Clause(
            place.start + match.end(), place.start + end, speaker, match.group("noun"), METHOD_NOUN
        )


def _is_subject(piece: str, match: re.Match[str]) -> bool:
    ahead = piece[: match.start()]
    return AT_HEAD.search(ahead) is not None and HAS_VERB.search(ahead) is None


def _before_verb(piece: str, start: int, end: int) -> int | None:
    """Where a clause stops because the verb of the sentence follows; None where it is not seen."""
    verbs = [
        verb.start()
        for verb in VERB.finditer(piece, start, end)
        if not LINK_BEFORE.search(piece[start : verb.start()].rstrip())
    ]
    if len(verbs) > 1:
        return verbs[1]
    # `his claim that he never read is contradicted`: after a pronoun its own verb comes at once.
    own = PRONOUN.match(piece, start)
    return verbs[0] if own is not None and verbs and verbs[0] > own.end() else None


def _owner(place: Place, match: re.Match[str]) -> Speaker | None:
    position = place.start + match.start()
    own = (match.group("own") or "").lower()
    if own in {"his", "her"}:
        return person_of_pronoun(place, "he" if own == "his" else "she", position)
    if own:
        return (body_of_pronoun if own == "its" else group_of_pronoun)(place, position)
    if match.group("of"):
        return subject_before(place, position)
    if match.group("by"):
        start, end = place.start + match.end("by"), place.start + match.end()
        end -= len(match.group()) - match.group().rindex("that")
        found = subject_after(place, start, end) or plain_phrase(place, start, end)
        if OWN.match(place.setting.between(start, end)):
            return None
        # `the pledge of sovereigns against a danger that they do not name`: no report.
        words_between = place.setting.between(start, end).split()
        extra = len(words_between) - len((found.text or "").split()) if found else 0
        return found if extra <= MOST_BETWEEN else None
    return head_subject(place, position) if match.group("with") else None
