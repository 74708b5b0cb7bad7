"""The treaty of a body: what founded it, what is called after it, what it calls its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.mentions import Instrument
from docanalyze.annotation.treaties.scene import Named
from docanalyze.register import Register

__all__ = [
    "LEAGUE",
    "OF_NOUN",
    "PRINCIPAL_ORGANS",
    "UNITED_NATIONS",
    "Founding",
    "founded_by",
    "founders",
]

UNITED_NATIONS, LEAGUE = "org:united-nations", "org:league-of-nations"
PRINCIPAL_ORGANS = frozenset(
    {
        "org:united-nations-security-council",
        "org:united-nations-general-assembly",
        "org:united-nations-economic-and-social-council",
        "org:united-nations-trusteeship-council",
        "org:united-nations-secretariat",
    }
)
UNITED_NATIONS_LAW = re.compile(
    r"\b(?:Chapter VI{1,3}|Articles? (?:2\s?\(4\)|[3-9]\d|1[01]\d) of the Charter|"
    r"Article 2\s?\(4\)|Security Council|General Assembly|[Rr]esolution \d{3,4})\b"
)
# Where states go to law with one another, though the court is only "the judges at The Hague".
WORLD_COURT = re.compile(
    r"\b(?:World\sCourt|The\sHague|compulsory\sjurisdiction|[Oo]ptional\s[Cc]lause)\b"
)
COURT_STATUTE = "statute-of-the-international-court-of-justice-1945"
OWN = re.compile(
    r"(?:\b(?:its|their|whose)(?P<own>\s+(?:own|very\sown|new|original))?|[’']s|s[’'])\s+\Z",
    re.IGNORECASE,
)
# A body named before and now by its noun alone: "the Court … its Statute".
NOUNS = "Court|Tribunal|Agency|Organi[sz]ation|League|Union|Community|Bank|Fund"
GENERIC = re.compile(rf"\b(?:[Tt]he)\s({NOUNS})\b")
OF_NOUN = re.compile(rf"(?:Charter|Statute|Covenant|Pact|Treaty)\sof\sthe\s({NOUNS})")
ACTING = re.compile(r",?\s(?:had|has|was|were|is|did|could|would|never|[a-z]{3,}ed)\b")
FAR, SENTENCE, PRONOUN = 9000, 200, 16


_FOUNDED: dict[str, Mapping[str, str]] = {}


def founded_by(register: Register) -> Mapping[str, str]:
    """Return the founding treaty of each organisation, by id.

    Args:
        register: Organisations name their treaty, or treaties what they found.
    """
    if register.digest not in _FOUNDED:
        founded = {
            treaty.founds: treaty.id for treaty in register.treaties.values() if treaty.founds
        }
        for organisation in register.organisations.values():
            if organisation.founding_treaty in register.treaties:
                founded[organisation.id] = str(organisation.founding_treaty)
        _FOUNDED[register.digest] = founded
    return _FOUNDED[register.digest]


_FOUNDERS: dict[str, Mapping[str, str]] = {}


def founders(register: Register) -> Mapping[str, str]:
    """Return the organisation that each founding treaty founded, by id.

    Args:
        register: As for :func:`founded_by`.
    """
    if register.digest not in _FOUNDERS:
        _FOUNDERS[register.digest] = {treaty: body for body, treaty in founded_by(register).items()}
    return _FOUNDERS[register.digest]


class Founding:
    """Knows the treaties of the bodies that an article names.

    Args:
        article: The article and what is known.
    """

    def __init__(self, article: Article) -> None:
        scene = article.scene
        self._article = article
        self._scene, self._register, self._index = scene, article.register, article.index
        self.organisations = frozenset(
            name for each in scene.organisations for name in each.identifiers
        )

    @cached_property
    def speaks_of_united_nations(self) -> bool:
        """Whether the article names the United Nations, an organ of theirs, or their law."""
        return (
            not self.organisations.isdisjoint({UNITED_NATIONS, *PRINCIPAL_ORGANS})
            or UNITED_NATIONS_LAW.search(self._scene.text) is not None
        )

    def united_nations_before(self, at: int) -> bool:
        """Return whether the United Nations, an organ or a law of theirs stand before a character.

        Args:
            at: The character.
        """
        return self._first_of_united_nations < at

    @cached_property
    def _first_of_united_nations(self) -> int:
        bodies = {UNITED_NATIONS, *PRINCIPAL_ORGANS}
        named = (
            each.start
            for each in self._scene.organisations
            if not bodies.isdisjoint(each.identifiers)
        )
        law = UNITED_NATIONS_LAW.search(self._scene.text)
        never = len(self._scene.text)
        return min(next(named, never), law.start() if law else never)

    def instrument(self, treaty: str | None) -> Instrument | None:
        """Return a treaty of the register; None if it has no such."""
        if treaty is None or treaty not in self._register.treaties:
            return None
        return self._article.instrument(treaty)

    def of_organisation(self, organisation: str) -> Instrument | None:
        """Return the founding treaty of an organisation, None if it has none."""
        return self.instrument(founded_by(self._register).get(organisation))

    def all(self) -> Iterator[Instrument]:
        """Yield the founding treaties of all bodies that the article names."""
        for organisation in sorted(self.organisations):
            instrument = self.of_organisation(organisation)
            if instrument:
                yield instrument

    def only(self, head: str) -> Instrument | None:
        """Return the one founding treaty of the bodies that the article names, if it has one.

        Args:
            head: "statute", as none is called that only belongs to a body.
        """
        called = {each.treaty_id: each for each in self.all() if head in each.heads}
        return next(iter(called.values())) if len(called) == 1 else None

    def of_world_court(self, head: str) -> Instrument | None:
        """Return the Statute by which states are judged, where no other body has one.

        Args:
            head: "statute".
        """
        own = any(head in each.heads for each in self.all())
        meant = head == "statute" and not own and WORLD_COURT.search(self._scene.text)
        return self.instrument(COURT_STATUTE) if meant else None

    def last_named(self, head: str, low: int, high: int) -> Instrument | None:
        """Return the founding treaty of the body last named, if it can be called so.

        Args:
            head: "charter".
            low: From this character.
            high: Before this one.
        """
        return self._of(self._scene.near(self._scene.organisations, low, high), head)

    def acting(self, head: str, low: int, high: int) -> Instrument | None:
        """Return the founding treaty of the last body that does or is something: "CENTO had …".

        Args:
            head: "treaty".
            low: From this character.
            high: Before this one.
        """
        text = self._scene.text
        named = self._scene.near(self._scene.organisations, low, high)
        return self._of([each for each in named if ACTING.match(text, each.end)], head)

    def of_noun(self, head: str, noun: str, start: int) -> Instrument | None:
        """Return the treaty of the body that a noun means: "the Statute of the Court".

        Args:
            head: "statute".
            noun: "Court".
            start: Where the name begins.
        """
        return self._of(self._with_noun(noun, start), head)

    def owned(self, head: str, start: int, end: int) -> Instrument | None:
        """Return the treaty of the body just named: "the Court … its Statute".

        Args:
            head: The head noun that stands alone.
            start: Where it begins.
            end: One past it.
        """
        scene = self._scene
        low, _ = scene.sentence(start, end)
        own = OWN.search(scene.text, max(low, start - PRONOUN), start)
        if not own:
            return None
        bodies = scene.near(scene.organisations, low, start - 1)
        if not bodies:
            bodies = self._generic(low, start)
        if not bodies and not own["own"]:
            bodies = self._sentence_before(low, start)
        return self._of(bodies, head) or (
            self._made_at_town(head, low, start) if own["own"] else None
        )

    def _generic(self, low: int, start: int) -> Sequence[Named]:
        """Return the bodies named before that a noun of the sentence means: "the Court"."""
        generic = GENERIC.search(self._scene.text, low, start)
        if not generic:
            return []
        return self._with_noun(generic.group(1), low)

    def _with_noun(self, noun: str, before: int) -> Sequence[Named]:
        named = self._scene.near(self._scene.organisations, max(0, before - FAR), before)
        return [each for each in named if noun in self._scene.text[each.start : each.end]]

    def _sentence_before(self, low: int, start: int) -> Sequence[Named]:
        """Return the bodies of the sentence before, where this one names nobody before "its"."""
        scene = self._scene
        if scene.near(scene.states, low, start - 1):
            return []
        opening, _ = scene.passage(start)
        return scene.near(scene.organisations, max(opening, low - SENTENCE), low)

    def _made_at_town(self, head: str, low: int, start: int) -> Instrument | None:
        """Return what bears the name of a town of the sentence: "at Addis Ababa … its Charter"."""
        scene = self._scene
        found = {
            treaty
            for town in scene.near(scene.towns, low, start)
            for treaty in self._index.called_after(scene.text[town.start : town.end])
            if head in self._index.heads[treaty]
        }
        return self.instrument(found.pop()) if len(found) == 1 else None

    def _of(self, bodies: Sequence[Named], head: str) -> Instrument | None:
        for named in reversed(bodies):
            for organisation in named.identifiers:
                instrument = self.of_organisation(organisation)
                if instrument and head in instrument.heads:
                    return instrument
            own = self._called_after(self._scene.text[named.start : named.end], head)
            if own:
                return own
        return None

    def _called_after(self, body: str, head: str) -> Instrument | None:
        """Return what is called after a body: the "ASEAN Charter", though another founded it."""
        found, exact = self._index.find(f"{body} {head}")
        if not exact or len(found) != 1:
            return None
        return self.instrument(next(iter(found)))
