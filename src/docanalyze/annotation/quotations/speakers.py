"""Somebody who speaks, and the place in a text where they are looked for."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docanalyze.annotation.quotations.mentions import PERSON, Mention
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.sentences import Setting

__all__ = [
    "AUTHOR",
    "DOCUMENT",
    "Claim",
    "Place",
    "Speaker",
    "Spoken",
    "named",
    "of_mention",
    "without_title",
]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and by what it was known: ``name``, ``pronoun``, ``role``, ``institution``.

    ``author`` is the article's own voice, ``document`` a treaty or the like.
    """

    text: str | None
    identifier: str | None
    role: str | None
    state: str | None
    how: str
    start: int = -1
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """How far in the author's words reaches what somebody is reported to say."""

    start: int
    end: int
    speaker: Speaker
    cue: str


# Between the end of a clause and the mark of what goes on from it: a comma and a space.
ADJOINS = 2


@dataclass(slots=True)
class Spoken:
    """Who has spoken so far in the article, for the ``he added`` that follows."""

    _found: list[tuple[int, Speaker]] = field(default_factory=list)
    _claims: list[Claim] = field(default_factory=list)

    def remember(self, position: int, speaker: Speaker) -> None:
        """Note that somebody speaks.

        Args:
            position: Where.
            speaker: Passed over where nobody in particular.
        """
        if speaker.text is not None and speaker.how not in {"author", "document"}:
            insort(self._found, (position, speaker), key=_position)

    def claim(self, claim: Claim) -> None:
        """Note that a stretch of the author's own words reports what somebody says."""
        insort(self._claims, claim, key=_start)

    def claiming(self, position: int) -> Claim | None:
        """Return what is reported where a quotation opens, or right before it.

        Args:
            position: Where its mark stands.
        """
        index = bisect_right(self._claims, position, key=_start) - 1
        claim = self._claims[index] if index >= 0 else None
        return claim if claim is not None and position <= claim.end + ADJOINS else None

    def before(self, position: int, since: int) -> Iterator[tuple[int, Speaker]]:
        """Yield who speaks between two offsets, the last first."""
        last = bisect_left(self._found, position, key=_position)
        for index in range(last - 1, -1, -1):
            if self._found[index][0] < since:
                return
            yield self._found[index]


def _start(claim: Claim) -> int:
    return claim.start


def _position(found: tuple[int, Speaker]) -> int:
    return found[0]


STYLE = re.compile(
    r"(?:(?:Miss|Mme|Mlle|Madame|Madam|Monsieur|Herr|Frau|Signora?|Se\u00f1ora?|Do\u00f1a|Don|Begum|Sheikh|Comrade"
    r"|Sir|Dame|Mr|Mrs|Ms|Dr|Rev)\.?[ \t\n]+)+(?=\w)"
)
AUTHOR = Speaker(None, None, None, None, "author")
DOCUMENT = Speaker(None, None, None, None, "document")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a subject is looked for.

    Args:
        voices: The article's people.
        setting: The passage or quotation.
        start: Start of the sentence in the document text.
        previous: Start of the sentence before it.
        spoken: Who has spoken before.
        earlier: The passages before it.
    """

    voices: Voices
    setting: Setting
    start: int
    previous: int
    spoken: Spoken
    earlier: Sequence[Setting] = ()

    def before(self, position: int) -> str:
        """Return the sentence up to an offset."""
        return self.setting.between(self.start, position)

    def cut(self, start: int) -> "Place":
        """Return what begins in the sentence at an offset."""
        return replace(self, start=start)


def named(voices: Voices, speaker: Speaker, position: int) -> Speaker:
    """Return the narrator for the article's own ``I``; anybody else as they are.

    Args:
        voices: The article's people.
        speaker: Somebody.
        position: Where they speak.
    """
    if speaker.text is not None and "\n" in speaker.text:
        return replace(speaker, text=" ".join(speaker.text.split()))
    if speaker is not AUTHOR:
        return speaker
    turn = voices.answering(position)
    return replace(speaker, text=voices.person(turn).name if turn else voices.narrator)


def without_title(name: str) -> str:
    """Return a name without ``Miss`` or the like before it.

    Args:
        name: As written.
    """
    return STYLE.sub("", name) or name


def of_mention(voices: Voices, mention: Mention, how: str = "name") -> Speaker:
    """Make a speaker of a mention."""
    if mention.label == PERSON:
        person = voices.person(mention)
        identifier = mention.identifier or person.identifier
        name, whole = without_title(mention.text), without_title(person.name)
        # `Sir Aubrey`, of `Aubrey Tennant`
        name = name if name.split()[-1] == whole.split()[-1] else whole
        return Speaker(
            name, identifier, person.role, person.state, how, mention.start, person.gender
        )
    state = mention.identifier if (mention.identifier or "").startswith("state:") else None
    return Speaker(mention.text, mention.identifier, None, state, "institution", mention.start)
