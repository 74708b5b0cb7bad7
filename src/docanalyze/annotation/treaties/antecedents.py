"""What a noun alone takes up: "the Charter", "its Covenant", "the Conventions"."""

from collections.abc import Sequence

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.focus import Focus
from docanalyze.annotation.treaties.founding import LEAGUE, UNITED_NATIONS, Founding
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import (
    Instrument,
    Mention,
    mentions_before,
    only_instrument,
)
from docanalyze.annotation.treaties.phrases import Phrase
from docanalyze.annotation.treaties.places import Places

__all__ = ["OF_BODIES", "Antecedents"]

FAR, SAME_HEAD, HIDING, OTHER_CHARTER = 9000, 3000, 600, 600
# Heads of the constitutions of bodies, by which a body that was just named is meant.
OF_BODIES = frozenset({"statute", "pact", "covenant"})


class Antecedents:
    """Knows what an article named, or plainly presupposes, when it says "the Charter".

    Args:
        article: The article and what is known.
        founding: The treaties of the bodies that it names.
        named: Mentions, ordered by start; it may grow.
        places: Knows what was made where.
    """

    def __init__(
        self, article: Article, founding: Founding, named: Sequence[Mention], places: Places
    ) -> None:
        self._scene = article.scene
        self._founding = founding
        self._named = named
        self._places = places
        self._focus = Focus(article, named)
        # Where a title stands that nobody knows, with its head.
        self._others: list[tuple[int, str]] = []

    def meant(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        """Return the instrument that a noun alone means here; None if it is not clear.

        Args:
            candidate: "the Convention".
            phrase: How it is built.
        """
        instrument = self._found(candidate, phrase)
        if instrument:
            self._focus.call(phrase.head, instrument)
        return instrument

    def hide(self, start: int, head: str) -> None:
        """Remember a title that nobody knows: it may be what is meant next.

        Args:
            start: Where it begins.
            head: Its head noun.
        """
        self._others.append((start, head))

    def _found(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        if phrase.plural:
            return self._latest(candidate, phrase, plural=True)
        if phrase.head == "charter":
            return self.charter(candidate, phrase)
        return (
            self._latest(candidate, phrase)
            or self._covenant(phrase)
            or (self._of_body(candidate, phrase) if phrase.head in OF_BODIES else None)
            or (self._founding.only(phrase.head) if phrase.head in OF_BODIES else None)
            or self._founding.of_world_court(phrase.head)
            or self._places.made_there(phrase.head, candidate.start, candidate.end)
        )

    def _latest(
        self, candidate: Candidate, phrase: Phrase, *, plural: bool = False
    ) -> Instrument | None:
        """Return the instrument last named with this head, or that can be called so."""
        head, text = phrase.head, self._scene.text
        called = [
            m
            for m in mentions_before(self._named, candidate.start, FAR)
            if head in m.instrument.heads
            or head == m.head
            or (head == "act" and " act" in m.instrument.title.lower())
        ]
        if plural:
            endings = ("s", "a")
            called = [m for m in called if text[m.start : m.end].split(" of ")[0].endswith(endings)]
        same = [m for m in called if m.head == head and candidate.start - m.end < SAME_HEAD]
        # Another noun than it was named by: of what the same passage speaks of.
        opening, _ = self._scene.passage(candidate.start)
        called = [m for m in called if m.head in ("", head) or m.start >= opening]
        if same or called:
            if self._is_hidden((same or called)[0], candidate.start, head):
                return None
            return self._focus.of(same or called, called, candidate).instrument
        if plural:
            return None
        return self._swapped(candidate, head) or self._ahead(head)

    def _ahead(self, head: str) -> Instrument | None:
        """Return the one instrument of the article that can be called so, named later."""
        return only_instrument(m for m in self._named if head in (m.head, *m.instrument.heads))

    def _swapped(self, candidate: Candidate, head: str) -> Instrument | None:
        """Return the one instrument before of which writers swap the noun: "the Agreement"."""
        nouns = lexicon().interchangeable
        if head not in nouns:
            return None
        near = [
            mention
            for mention in mentions_before(self._named, candidate.start, SAME_HEAD)
            if mention.head in nouns
        ]
        if near and any(near[0].end < start and of == head for start, of in self._others):
            return None
        return only_instrument(near)

    def _is_hidden(self, last: Mention, at: int, head: str) -> bool:
        """Whether a title that nobody knows stands nearer than what was named last."""
        near = [start for start, of in self._others if of == head and 0 < at - start < HIDING]
        return any(last.start < start for start in near)

    def charter(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        """Return whose Charter is meant: the last named nearby, else that of the United Nations.

        Args:
            candidate: "the Charter".
            phrase: How it is built.
        """
        united_nations = self._founding.of_organisation(UNITED_NATIONS)
        latest = self._latest(candidate, phrase)
        others = [
            m
            for m in mentions_before(self._named, candidate.start, OTHER_CHARTER)
            if m.head == "charter"
        ]
        if united_nations is None or (others and others[0].instrument != united_nations):
            return latest
        own = self._of_body(candidate, phrase)
        if (
            own
            and own != united_nations
            and not self._founding.united_nations_before(candidate.start)
        ):
            return own
        if self._founding.speaks_of_united_nations or latest == united_nations:
            return united_nations
        return latest or own or self._places.made_there(phrase.head, candidate.start, candidate.end)

    def _of_body(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        """Return the founding treaty of the body last named, if it can be called so."""
        low = max(0, candidate.start - OTHER_CHARTER)
        return self._founding.last_named(phrase.head, low, candidate.start)

    def _covenant(self, phrase: Phrase) -> Instrument | None:
        if phrase.head == "covenant" and LEAGUE in self._founding.organisations:
            return self._founding.of_organisation(LEAGUE)
        return None
