"""Somebody who speaks, and the place in a text where they are looked for."""

from dataclasses import dataclass

from docanalyze.annotation.quotations.mentions import PERSON, Mention
from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.sentences import Setting

__all__ = ["AUTHOR", "DOCUMENT", "Place", "Speaker", "of_mention"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, and by what it was known: ``name``, ``pronoun``, ``role``, ``institution``."""

    text: str | None
    identifier: str | None
    role: str | None
    state: str | None
    how: str
    start: int = -1


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
    """

    voices: Voices
    setting: Setting
    start: int
    previous: int

    def before(self, position: int) -> str:
        """Return the sentence up to an offset."""
        return self.setting.between(self.start, position)


def of_mention(voices: Voices, mention: Mention, how: str = "name") -> Speaker:
    """Make a speaker of a mention."""
    if mention.label == PERSON:
        person = voices.person(mention)
        identifier = mention.identifier or person.identifier
        return Speaker(mention.text, identifier, person.role, person.state, how, mention.start)
    state = mention.identifier if (mention.identifier or "").startswith("state:") else None
    return Speaker(mention.text, mention.identifier, None, state, "institution", mention.start)
