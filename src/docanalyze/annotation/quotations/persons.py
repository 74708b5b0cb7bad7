"""Whom a pronoun may stand for, or who alone is there: among several persons near a quotation."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from docanalyze.annotation.quotations.candidates import ACTING, Candidates
from docanalyze.annotation.quotations.cast import Occurrence
from docanalyze.annotation.quotations.mentions import PERSON, Mention
from docanalyze.annotation.quotations.nearby import Seen
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.speakers import of_mention
from docanalyze.annotation.quotations.turns import Turn

__all__ = ["add_known", "add_persons"]

# How far back a pronoun is looked for: quotations, characters.
MOST_TURNS, FARTHEST = 12, 3000
PERSONAL = frozenset(("name", "pronoun", "role"))
SIDES = ("left", "right", "back1", "back2", "prior1", "next", "ahead1")
RANKED, RANKED_ACTING = 3, 2


def add_known(
    found: Candidates, voices: Voices, turns: Sequence[Turn], position: int, wanted: str
) -> None:
    """Add who of a gender spoke last, and who is named most up to there.

    Args:
        found: The candidates.
        voices: The article's people.
        turns: Those before the quotation.
        position: Where it opens.
        wanted: ``male`` or ``female``.
    """
    fitting = [
        each
        for each in turns[-MOST_TURNS:]
        if each.speaker.gender in {wanted, None} and each.speaker.how in PERSONAL
    ]
    known = [each for each in fitting if each.speaker.gender == wanted]
    for name, some in (("fitting", fitting), ("known", known)):
        if some:
            found.give(some[-1].key, some[-1].speaker)
            found.add(some[-1].key, f"last_{name}")
    counts: Counter[str] = Counter()
    named: dict[str, Mention] = {}
    for mention in voices.within(max(0, position - FARTHEST), position):
        if mention.label == PERSON and voices.person(mention).gender in {wanted, None}:
            key = voices.key_of(mention)
            counts[key] += 1
            named[key] = mention
    if not counts:
        return
    most = max(counts, key=lambda key: (counts[key], key))
    whole = replace(of_mention(voices, named[most]), text=voices.person(named[most]).name)
    found.give(most, whole)
    found.add(most, "main")
    if len(counts) == 1:
        found.add(most, "main_alone")


def add_persons(found: Candidates, seen: Iterable[Seen], wanted: str | None) -> None:
    """Add who is the only person somewhere, and who was the last.

    Args:
        found: The candidates.
        seen: Who is named around the quotation.
        wanted: The gender of a pronoun beside it; None: there is none.
    """
    fitting = [each for each in seen if _fits(found, each.occurrence, wanted)]
    word = "fit" if wanted else "any"
    for side in SIDES:
        keys = {each.occurrence.key for each in fitting if each.place == side}
        if len(keys) == 1:
            found.add(keys.pop(), f"{word}.only.{side}")
    before = [each.occurrence for each in fitting if each.place.startswith(("left", "back", "pri"))]
    ranked = _latest(before)
    for rank, key in enumerate(ranked[:RANKED]):
        found.add(key, f"{word}.last{rank + 1}")
    if len(ranked) == 1:
        found.add(ranked[0], f"{word}.only")
    acting = _latest(each for each in before if not ACTING.isdisjoint(each.standing))
    for rank, key in enumerate(acting[:RANKED_ACTING]):
        found.add(key, f"{word}.last_acting{rank + 1}")
    if wanted is not None:
        for key, speaker in found.speakers.items():
            same = "unknown" if speaker.gender is None else "other"
            found.add_own(key, f"gender_{'same' if speaker.gender == wanted else same}")


def _fits(found: Candidates, occurrence: Occurrence, wanted: str | None) -> bool:
    speaker = found.speakers.get(occurrence.key)
    person = occurrence.label in {PERSON, "person"} and occurrence.standing != ("within",)
    gender = speaker.gender if speaker is not None else None
    return person and (wanted is None or gender in {wanted, None})


def _latest(found: Iterable[Occurrence]) -> list[str]:
    """Keys, the one named last first."""
    ordered = sorted(found, key=lambda each: -each.start)
    return list(dict.fromkeys(each.key for each in ordered))
