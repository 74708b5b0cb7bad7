"""A quotation in its sentence, and what ties it to a speaker."""

from dataclasses import dataclass

from docanalyze.annotation.quotations.people import Voices
from docanalyze.annotation.quotations.speakers import Place, Speaker

__all__ = ["Attribution", "Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one quotation.

    Args:
        place: The sentence in which it stands, or the one that announces it.
        own: The sentence in which it stands.
        opening: Where it begins, mark included, in the place; its end where it is announced by
            a sentence of the passage before.
        closing: Where it ends, mark included.
        sentence_end: End of the sentence.
        inside: What stands between the marks.
    """

    place: Place
    own: Place
    opening: int
    closing: int
    sentence_end: int
    inside: str

    @property
    def left(self) -> str:
        """What stands before it in the sentence."""
        return self.place.before(self.opening)

    @property
    def right(self) -> str:
        """What stands after it in the sentence."""
        return self.own.setting.between(self.closing, self.sentence_end)

    @property
    def voices(self) -> Voices:
        """The article's people."""
        return self.place.voices


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is given the words, by what.

    Args:
        speaker: None if nobody can be told.
        cue: The verb or phrase as written.
        manner: ``after``, ``lead`` (colon, comma), ``clause`` (``that``), ``object`` (a part of
            what is said), ``wording`` (what a text ought to say), ``name`` (what a thing is
            called), ``document``, ``term``.
        method: The rule.
    """

    speaker: Speaker | None
    cue: str | None
    manner: str
    method: str
