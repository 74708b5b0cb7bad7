"""Who is there to speak: the names and descriptions of an article, and how each stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docanalyze.annotation.quotations.described import Description, descriptions_in
from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.mentions import PERSON, TREATY, Mention
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.pronouns import person_of_pronoun
from docanalyze.annotation.quotations.sentences import FILLER, Setting
from docanalyze.annotation.quotations.speakers import AUTHOR, Place, Speaker, of_mention
from docanalyze.annotation.quotations.standing import standing_of

__all__ = ["Cast", "Occurrence", "key_of_speaker"]

SPEAKERS = frozenset((PERSON, "ORG", "GPE", "NORP", "WORK_OF_ART", "LAW", TREATY))
# Whose words are nobody's.
LAWS = frozenset((TREATY, "LAW", "law"))
DESCRIBED = frozenset(("person", "institution", "document", "law"))
RULED = frozenset(("role", "institution"))
BEFORE_NAME = re.compile(r",?[ \t\n]+(?:(?:Mr|Mrs|Ms|Dr|Sir|Prof|M)\.?[ \t\n]+)?")
DETERMINER = re.compile(
    r"(?:the|an?|his|her|its|their|our|my|one|another|this|that)\s+", re.IGNORECASE
)
FIRST = re.compile(r"(?<![\w.\u2019'])I(?=[ \t\n])(?![ \t\n]+[A-Z])")
PERSONAL = re.compile(r"(?<![\w\u2019'-])([Hh]e|[Ss]he)(?=[ \t\n])")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where somebody who may speak is named or described.

    Args:
        start: Where it begins in the document text.
        end: Where it ends.
        key: Who it is.
        speaker: What a row would say.
        label: Of the name, or the kind of the description.
        standing: How it stands in its clause.
    """

    start: int
    end: int
    key: str
    speaker: Speaker
    label: str
    standing: tuple[str, ...]


class Cast:
    """The occurrences of an article, read where there are quotations.

    Args:
        voices: The article's people and bodies.
    """

    def __init__(self, voices: Voices) -> None:
        self._voices = voices
        self._read: dict[tuple[int, int | None], Sequence[Occurrence]] = {}
        self._starting: dict[int, Occurrence] = {}
        # Whom a description has stood beside, by its head, and who was first described so.
        self._apposed: dict[str, set[str]] = {}
        self._described: dict[str, str] = {}

    def read(self, setting: Setting, spans: Iterable[tuple[int, int]]) -> None:
        """Read parts of a passage.

        Args:
            setting: The passage, or a quotation with others inside.
            spans: Starts and ends in the document text, in order, none overlapping.
        """
        found = [each for span in spans for each in self._occurrences(setting, span)]
        found.sort(key=_start)
        self._read[setting.start, setting.inside] = list(_without_dependents(found))
        for each in self._read[setting.start, setting.inside]:
            self._starting.setdefault(each.start, each)

    def between(self, setting: Setting, start: int, end: int) -> Sequence[Occurrence]:
        """Return what begins between two offsets of a passage, where it has been read.

        Args:
            setting: The passage, or a quotation with others inside.
            start: The first offset.
            end: The last.
        """
        found = self._read.get((setting.start, setting.inside), ())
        low = bisect_left(found, start, key=_start)
        return found[low : bisect_right(found, end - 1, key=_start)]

    def _occurrences(self, setting: Setting, span: tuple[int, int]) -> Iterator[Occurrence]:
        start, end = span
        offset, text = setting.start, setting.text
        names = [
            each
            for each in self._voices.within(start, end)
            if each.label in SPEAKERS and FILLER not in setting.between(each.start, each.end)
        ]
        phrases = [
            self._with_owner(setting, each)
            for each in descriptions_in(text, start - offset, end - offset)
        ]
        peoples: set[int] = set()
        beside = dict(self._beside(setting, phrases))
        introduced = {
            mention.start: each.start
            for each in phrases
            if each.start in beside and (mention := self._introduced(setting, each)) is not None
        }
        for phrase in phrases:
            if offset + phrase.end in beside.values() or phrase.start in beside:
                continue
            head = offset + phrase.end - len(phrase.head)
            over = [each for each in names if each.start <= head < each.end]
            if any(each.label != "NORP" for each in over) or (over and phrase.kind != "person"):
                continue
            # `the Frenchman`
            peoples.update(each.start for each in over)
            yield self._described_at(setting, phrase)
        for mention in names:
            if mention.start not in peoples:
                yield self._named_at(setting, mention, introduced.get(mention.start))
        for match in FIRST.finditer(text, start - offset, end - offset):
            at = offset + match.start()
            standing = standing_of(text, match.start(), match.end())
            yield Occurrence(at, at + 1, "author", AUTHOR, "author", standing)

    def _beside(
        self, setting: Setting, phrases: Sequence[Description]
    ) -> Iterator[tuple[int, int]]:
        """Yield the descriptions that a name stands beside, and note who is so described."""
        for phrase in phrases:
            start, stop = setting.start + phrase.start, setting.start + phrase.whole
            mention = self._introduced(setting, phrase)
            if mention is None:
                ahead = setting.text[max(0, phrase.start - 3) : phrase.start]
                before = ahead.rstrip(" \t\n")
                if before.endswith(","):
                    mention = self._voices.ending_at(start - (len(ahead) - len(before)) - 1)
            if mention is not None and mention.label == PERSON:
                self._apposed.setdefault(phrase.head, set()).add(self._voices.key_of(mention))
                yield phrase.start, stop

    def _with_owner(self, setting: Setting, phrase: Description) -> Description:
        """``Ratna's deputy``: with whose it is."""
        if not setting.text[phrase.start].isspace():
            return phrase
        for tail in (2, 1):
            owner = self._voices.ending_at(setting.start + phrase.start - tail)
            if owner is not None:
                return replace(phrase, start=owner.start - setting.start)
        return replace(phrase, start=phrase.start + 1)

    def _introduced(self, setting: Setting, phrase: Description) -> Mention | None:
        """Return the name right behind a description."""
        return self._name_behind(setting, phrase.end) or self._name_behind(setting, phrase.whole)

    def _name_behind(self, setting: Setting, end: int) -> Mention | None:
        gap = BEFORE_NAME.match(setting.text, end)
        return self._voices.starting_at(setting.start + gap.end()) if gap else None

    def _named_at(self, setting: Setting, mention: Mention, begins: int | None) -> Occurrence:
        start, end = mention.start - setting.start, mention.end - setting.start
        # `in the words of the chairman, Juma Mwinyi`: with what introduces the name.
        start = begins if begins is not None else start
        speaker = of_mention(self._voices, mention)
        key = self._voices.key_of(mention) if mention.label == PERSON else _bare_key(speaker)
        standing = standing_of(setting.text, start, end)
        return Occurrence(mention.start, mention.end, key, speaker, mention.label, standing)

    def _described_at(self, setting: Setting, phrase: Description) -> Occurrence:
        start, end = setting.start + phrase.start, setting.start + phrase.whole
        standing = standing_of(setting.text, phrase.start, phrase.end)
        if standing == ("bare",) or phrase.whole > phrase.end:
            standing = standing_of(setting.text, phrase.start, phrase.whole)
        speaker, key = self._who(setting, phrase)
        return Occurrence(start, end, key, speaker, phrase.kind, standing)

    def _who(self, setting: Setting, phrase: Description) -> tuple[Speaker, str]:
        start = setting.start + phrase.start
        text = " ".join(self._voices.text[start : setting.start + phrase.whole].split())
        state = self._voices.state_of_phrase(start, setting.start + phrase.whole)
        how = "role" if phrase.kind == "person" else "institution"
        gender = next(
            (each for each in ("male", "female") if phrase.head in words(f"{each}_role")), None
        )
        speaker = Speaker(text, None, None, state, how, start, gender)
        if phrase.definite and phrase.kind == "person":
            holder = self._voices.holder(phrase.head, state, start)
            known = self._apposed.get(phrase.head, set())
            if holder is not None:
                person = of_mention(self._voices, holder, "role")
                name = self._voices.person(holder).name
                return replace(person, text=name), self._voices.key_of(holder)
            if len(known) == 1:
                return speaker, next(iter(known))
        core = _bare_key(speaker)
        if phrase.definite and phrase.head in self._described:
            return speaker, self._described[phrase.head]
        self._described.setdefault(phrase.head, core)
        return speaker, core

    # -- pronouns ----------------------------------------------------------------------------

    def by_pronoun(self, place: Place, start: int, end: int) -> Iterator[tuple[Occurrence, str]]:
        """Yield whom the first ``he`` or ``she`` of a stretch of text stands for, and its gender.

        Args:
            place: The sentence.
            start: Where to begin in the document text.
            end: Where to stop.
        """
        text, offset = place.setting.text, place.setting.start
        match = PERSONAL.search(text, max(0, start - offset), max(0, end - offset))
        if match is None:
            return
        word = match.group(1).lower()
        position = offset + match.start()
        speaker = person_of_pronoun(place, word, position)
        standing = standing_of(text, match.start(), match.end())
        gender = "female" if word == "she" else "male"
        key = self.key_of(speaker) if speaker.text else ""
        yield Occurrence(position, position + len(word), key, speaker, "pronoun", standing), gender

    def at(self, speaker: Speaker) -> Occurrence | None:
        """Return the description that a rule has read, perhaps with more of it."""
        here = self._starting.get(speaker.start) if speaker.how in RULED else None
        if here is None or not speaker.text or not here.speaker.text:
            return None
        if here.label not in DESCRIBED and here.speaker.text != speaker.text:
            return None
        longer, shorter = here.speaker.text, speaker.text
        return here if longer.startswith(shorter) or shorter.startswith(longer) else None

    def key_of(self, speaker: Speaker) -> str:
        """Return the key of a speaker that a rule found."""
        here = self.at(speaker)
        if here is not None:
            return here.key
        return key_of_speaker(self._voices, speaker, self._described)


def key_of_speaker(
    voices: Voices, speaker: Speaker, described: Mapping[str, str] | None = None
) -> str:
    """Return under what key a speaker stands among the candidates.

    Args:
        voices: The article's people.
        speaker: Somebody; without words: nobody.
        described: Who was first described by a head.
    """
    if speaker is AUTHOR or speaker.how == "author":
        return "author"
    if speaker.text is None:
        return ""
    if speaker.how in {"name", "pronoun", "role"}:
        mention = Mention(0, 0, speaker.text, PERSON, speaker.identifier)
        if voices.named(mention):
            return voices.key_of(mention)
    bare = _bare_key(speaker)
    head = bare.rsplit(maxsplit=1)[-1] if bare else ""
    if described and DETERMINER.match(speaker.text) and head in described:
        return described[head]
    return bare


def _without_dependents(found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Mark what only tells whose somebody is or where: ``a reader in Gore``."""
    end, outer = -1, None
    for each in found:
        inner = each.start < end and outer is not None and each.end <= end and each is not outer
        yield replace(each, standing=("within",)) if inner else each
        if each.end > end:
            end, outer = each.end, each


def _bare_key(speaker: Speaker) -> str:
    if speaker.identifier:
        return speaker.identifier
    text = " ".join((speaker.text or "").split()).lower()
    determiner = DETERMINER.match(text)
    return text[determiner.end() :] if determiner else text


def _start(occurrence: Occurrence) -> int:
    return occurrence.start
