"""Who may have spoken each quotation of an article, with what speaks for them.

What speaks for somebody are *features*: what a rule says, where they are named and how they stand
in their clause (``nearby``), who spoke before and speaks next (``turns``), whom a pronoun may stand
for (``persons``), their part in the article. For nobody speak others (``nobody``). Their weights
are fitted to texts with right answers (``model``).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log1p

from docanalyze.annotation.quotations.candidates import Candidates
from docanalyze.annotation.quotations.cast import LAWS, Cast
from docanalyze.annotation.quotations.continuation import Reading
from docanalyze.annotation.quotations.mentions import PERSON
from docanalyze.annotation.quotations.model import NOBODY, RULE
from docanalyze.annotation.quotations.nearby import Nearby, Seen
from docanalyze.annotation.quotations.nobody import add_nobody, size_of
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.persons import add_known, add_persons
from docanalyze.annotation.quotations.sentences import Setting
from docanalyze.annotation.quotations.speakers import AUTHOR, Speaker, named, of_mention
from docanalyze.annotation.quotations.surroundings import PassageReading
from docanalyze.annotation.quotations.turns import Turn, Turns

__all__ = ["Weigher"]

HE = re.compile(r"[ \t\n,\u2014\u2013-]*(?:he|she)[ \t\n]")
# How much of a passage is read before a quotation and after it, in characters.
FAR, NEAR = 1000, 500
IT = re.compile(r"[ \t\n,\u2014\u2013-]*it[ \t\n]+[a-z]+[ \t\n]*(?:[.,;]|$|in\b|on\b|at\b)")
PERSONS = frozenset((PERSON, "person", "author"))
NO_PERSONS = frozenset(("GPE", "ORG", "NORP", "WORK_OF_ART", "institution", "document", *LAWS))
# Rules that give the speaker of the quotation before.
GOES_ON = frozenset(("continued", "broken"))
BESIDE = frozenset(("left", "right"))


class Weigher:
    """Weighs the candidates of the quotations of one article.

    Args:
        reading: The quotations with what the rules say of them.
        passages: Their passages, and those quotations that have others inside.
        voices: The article's people.
    """

    def __init__(
        self, reading: Reading, passages: Sequence[PassageReading], voices: Voices
    ) -> None:
        self._reading = reading
        self._voices = voices
        self._cast = Cast(voices)
        for setting, spans in _parts_near(reading, passages):
            self._cast.read(setting, spans)
        self._ruled = [
            self._cast.key_of(each.speaker) if each and each.speaker else ""
            for each in reading.attributions
        ]
        self._spoken = Counter(self._ruled)
        self._nearby = Nearby(reading, self._cast, passages)
        self._turns = Turns(reading, self._nearby, self._ruled)

    def settle(self, turn: Turn) -> None:
        """Take note of who speaks a quotation."""
        self._turns.note(turn)

    def candidates(self, index: int) -> Candidates:
        """Return who may have spoken a quotation.

        Args:
            index: Which; those before it are settled.
        """
        reading, context = self._reading, self._reading.contexts[index]
        found = Candidates(self._regime(index))
        self._add_rule(found, index)
        self._add_seen(found, index)
        if found.regime != "ruled":
            self._turns.add(found, index)
        self._add_hero(found)
        found.prune()
        self._add_standing(found, context.inside)
        if named(self._voices, AUTHOR, 0).text is None and "author" in found.features:
            found.silent.add("author")
        add_nobody(found, context, reading.kinds[index], reading.attributions[index])
        return found

    def _regime(self, index: int) -> str:  # noqa: PLR0911 -- one case after another
        """What the rules know of a quotation."""
        attribution = self._reading.attributions[index]
        speaker = attribution.speaker if attribution is not None else None
        if speaker is None and HE.match(self._reading.contexts[index].right):
            return "he_who"
        kind = self._reading.kinds[index]
        if attribution is None:
            return {"scare": "term", "direct": "line"}.get(kind, "woven")
        if attribution.method in GOES_ON:
            return "on"
        if IT.match(self._reading.contexts[index].right):
            return "it"
        if speaker is not None and speaker.how == "pronoun":
            return "he" if speaker.text else "he_who"
        if speaker is not None and (speaker.text or speaker is AUTHOR):
            return "ruled"
        return "term" if kind == "scare" else "cued"

    # -- the rules ---------------------------------------------------------------------------

    def _add_rule(self, found: Candidates, index: int) -> None:
        attribution, key = self._reading.attributions[index], self._ruled[index]
        if attribution is None or attribution.speaker is None or not key:
            return
        method, speaker = attribution.method, attribution.speaker
        before = self._turns.before(index)
        if method in GOES_ON and before and before[-1].index == index - 1:
            key, speaker = before[-1].key, before[-1].speaker
            if not before[-1].sure:
                found.add_own(key, "rule.unsure")
        key, speaker = self._resolved(index, key, speaker)
        here = self._cast.at(speaker)
        if here is not None and len(here.speaker.text or "") > len(speaker.text or ""):
            speaker = here.speaker
        found.give(key, speaker)
        found.add_own(key, RULE)
        size = size_of(self._reading.contexts[index].inside)
        for name in (
            method,
            f"{method}.{speaker.how}",
            f"{method}.words{size}",
            attribution.manner,
            speaker.how,
            self._reading.kinds[index],
            f"words{size}",
        ):
            found.add(key, f"{RULE}.{name}")

    def _resolved(self, index: int, key: str, speaker: Speaker) -> tuple[str, Speaker]:
        """Whom ``I`` stands for: in a quotation who speaks it, in a turn whose it is."""
        if key != "author":
            return key, speaker
        outer = self._turns.outer(index)
        if outer is not None:
            return outer.key, outer.speaker
        turn = self._voices.answering(self._reading.stretches[index].start)
        if turn is None:
            return key, speaker
        whole = replace(of_mention(self._voices, turn), text=self._voices.person(turn).name)
        return self._voices.key_of(turn), whole

    # -- names, descriptions, pronouns -------------------------------------------------------

    def _add_seen(self, found: Candidates, index: int) -> None:
        seen = [self._identified(index, each) for each in self._nearby.around(index)]
        if found.regime == "ruled":
            # What the sentence says plainly is not weighed against the story.
            seen = [each for each in seen if each.place in BESIDE]
        pronouns = list(self._nearby.pronouns(index))
        wanted = next((gender for place, _, gender in pronouns if place in BESIDE), None)
        personal = wanted is not None and found.regime.startswith("he")
        # `he said`: no state, no body; `it said`: nobody.
        others = NO_PERSONS if personal else PERSONS if found.regime == "it" else frozenset()
        for each in seen:
            if each.occurrence.key and each.occurrence.label not in others:
                self._add_occurrence(found, each)
                for name in self._nearby.gap(each, index):
                    found.add(each.occurrence.key, name)
        self._add_place_of_rule(found, index)
        for place, occurrence, _ in pronouns:
            if not occurrence.key:
                found.add(NOBODY, f"he_unknown.{place}")
                continue
            found.give(occurrence.key, occurrence.speaker)
            found.add(occurrence.key, f"he.{place}")
            for standing in occurrence.standing:
                found.add(occurrence.key, f"he.{place}.{standing}")
        if wanted is not None:
            opening = self._reading.stretches[index].opening
            add_known(found, self._voices, self._turns.before(index), opening, wanted)
        if wanted is not None or found.regime == "line":
            add_persons(found, seen, wanted)

    def _add_place_of_rule(self, found: Candidates, index: int) -> None:
        """Add where somebody stands whom only a rule has read: ``Mali, Chad and Niger``."""
        attribution, context = self._reading.attributions[index], self._reading.contexts[index]
        key = next((key for key, features in found.features.items() if RULE in features), None)
        if key is None or attribution is None or attribution.speaker is None:
            return
        start = attribution.speaker.start
        if any(name.startswith("at.") for name in found.features[key]):
            return
        if context.place.start <= start < context.opening:
            found.add_own(key, "at.left")
        elif context.closing <= start < context.sentence_end:
            found.add_own(key, "at.right")

    def _identified(self, index: int, seen: Seen) -> Seen:
        occurrence = seen.occurrence
        if occurrence.key != "author":
            return seen
        key, speaker = self._resolved(index, occurrence.key, occurrence.speaker)
        return replace(seen, occurrence=replace(occurrence, key=key, speaker=speaker))

    def _add_occurrence(self, found: Candidates, seen: Seen) -> None:
        occurrence, place = seen.occurrence, seen.place
        key = occurrence.key
        found.give(key, occurrence.speaker)
        if occurrence.label in LAWS:
            found.silent.add(key)
        if seen.first:
            found.add(key, f"first.{place}")
        found.add_own(key, f"at.{place}")
        found.add_own(key, f"is.{occurrence.label}")
        for standing in occurrence.standing:
            found.add_own(key, standing)
            found.add(key, f"{place}.{standing}")

    # -- the article -------------------------------------------------------------------------

    def _add_hero(self, found: Candidates) -> None:
        hero = self._voices.hero
        if hero is not None:
            key = self._voices.key_of(hero)
            whole = replace(of_mention(self._voices, hero), text=self._voices.person(hero).name)
            found.give(key, whole)
            found.add(key, "hero")

    def _add_standing(self, found: Candidates, inside: str) -> None:
        """Add the part each has in the article, and who is spoken of in the words themselves."""
        for key, speaker in found.speakers.items():
            found.add(key, "spoke", log1p(self._spoken[key]))
            if self._spoken[key]:
                found.add_own(key, "spoke_once")
            name = (speaker.text or "").rsplit(maxsplit=1)[-1:]
            if name and speaker.how in {"name", "pronoun"} and name[0] in inside:
                found.add(key, "named_inside")
            if speaker.gender == "several":
                found.add(key, "several")


def _parts_near(
    reading: Reading, passages: Sequence[PassageReading]
) -> Iterator[tuple[Setting, Sequence[tuple[int, int]]]]:
    """Yield the passages that have quotations or stand beside such, with what is near to one."""
    tops = [each.setting for each in passages if each.setting.inside is None]
    for at, setting in enumerate(tops):
        start, end = setting.start, setting.start + len(setting.text)
        spans: list[tuple[int, int]] = []
        if at and tops[at - 1].quoted:
            spans.append((start, min(end, start + NEAR)))
        for index in setting.quoted:
            stretch = reading.stretches[index]
            spans.append((max(start, stretch.opening - FAR), min(end, stretch.closing + NEAR)))
        if at + 1 < len(tops) and tops[at + 1].quoted:
            spans.append((max(start, end - FAR), end))
        if spans:
            yield setting, list(_merged(spans))
    for each in passages:
        setting = each.setting
        if setting.inside is not None:
            yield setting, [(setting.start, setting.start + len(setting.text))]


def _merged(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first, last = spans[0]
    for start, end in spans[1:]:
        if start > last:
            yield first, last
            first = start
        last = max(last, end)
    yield first, last
