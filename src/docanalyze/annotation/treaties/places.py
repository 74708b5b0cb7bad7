"""Places that stand for what was made there: "since Dayton", "the Locarno guarantee".

A place is an instrument's name where it is used as a rule, a time or a text, and a place where
somebody is, goes or comes from. Which instrument it means is what the article named in full, or
else the one that is known by the place, or the one of which the article speaks.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import Instrument, Mention, only_instrument
from docanalyze.annotation.treaties.parts import OCCASIONS
from docanalyze.annotation.treaties.resolving import Resolver
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.treaties.uses import DATED, Use, use_of, year_told
from docanalyze.register import Treaty
from docanalyze.text import unaccented
from docanalyze.vocabulary import common_words

__all__ = ["Places"]

# Inside of a word only after "post-" and "pre-".
WORD = re.compile(r"[A-Z](?:(?<![\w-][A-Z])|(?<=\b[Pp]ost-[A-Z])|(?<=\b[Pp]re-[A-Z]))[\w-]*")
FURTHER = re.compile(r"[ \n]([A-Z][\w-]+)")
MOST_WORDS = 3
# "Treaty of Marrakech", "Oslo Accords"
OF_TOWN = re.compile(
    r"\b(?:of|at)\s([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\Z|^([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s[A-Z]?[a-z]+\Z"
)
# Points that the text must give a treaty for a place to be where "the Treaty" was made.
WELL_TOLD = 3.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the text, and the treaties that are called after it."""

    start: int
    end: int
    name: str
    treaties: frozenset[str]

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end


class Places:
    """Finds the places of an article that mean an instrument.

    Args:
        article: The article and what is known.
        named: Mentions by name, ordered by start.
        resolver: Knows of what the article speaks.
    """

    def __init__(self, article: Article, named: Sequence[Mention], resolver: Resolver) -> None:
        scene = article.scene
        self._article = article
        self._scene, self._register, self._index = scene, article.register, article.index
        self._named = named
        self._resolver = resolver
        self._starts = [mention.start for mention in named]
        self._own = _own_names(scene, named)
        self._found: list[_Place] | None = None
        # What places meant before in the article.
        self._meant_before: dict[str, Instrument] = {}
        self._towns = {town.start for town in scene.towns}
        self._openers = {name.split()[0] for name in (*lexicon().places, *self._own)}
        self._ways: Mapping[Use, Sequence[Callable[[_Place], Instrument | None]]] = {
            Use.PLACE: (),
            Use.RULE: (self._known, self._famous, self._evident),
            Use.SINCE: (self._known, self._sure),
            Use.TIME: (self._usual, self._sure),
            Use.ANOTHER: (self._known, self._famous, self._unmistakable),
            Use.PART: (self._known, self._sure, self._unmistakable),
            Use.DONE: (self._known, self._sure, self._unmistakable),
            Use.SIGNED: (self._known, self._sure, self._only_one),
            Use.HAS: (self._known, self._sure),
            Use.DOES: (self._known, self._sure),
            Use.IS: (self._called_so,),
            Use.ALONE: (self._alone,),
        }

    def mentions(self) -> Iterator[Mention]:
        """Yield the mentions that places make."""
        for place in self._all():
            instrument = self._meant(place)
            if instrument:
                self._meant_before[place.name] = instrument
                yield Mention(place.start, place.end, instrument, "alias", "")

    def made_there(self, head: str, start: int, end: int) -> Instrument | None:
        """Return what was made at a place of the passage: "at Portsmouth … the Treaty".

        Args:
            head: The head noun that stands alone.
            start: Where it begins.
            end: One past it.
        """
        low, high = self._scene.passage(start)
        for first, last in ((low, high), (0, len(self._scene.text))):
            found = {
                treaty.id
                for place in self._all()
                if first <= place.start < last
                if (treaty := self._evident_for(place, head, (start, end)))
            }
            if found:
                return self._article.instrument(min(found)) if len(found) == 1 else None
        return None

    def _evident_for(self, place: _Place, head: str, span: tuple[int, int]) -> Treaty | None:
        called = [each for each in place.treaties if head in self._index.heads[each]]
        return self._resolver.evident(called, *span, least=WELL_TOLD)

    def _all(self) -> list[_Place]:
        if self._found is None:
            self._found = list(self._places())
        return self._found

    def _places(self) -> Iterator[_Place]:
        """Yield the places after which an instrument is called, outside of names."""
        edge = 0
        opens: dict[str, bool] = {}
        for found in WORD.finditer(self._scene.text):
            start, word = found.start(), found.group()
            if word not in opens:
                opens[word] = word in self._openers or self._index.opens_place(word)
            if not (opens[word] or start in self._towns) or word.isupper() or start < edge:
                continue
            if self._is_named(start):
                continue
            for end in reversed(self._ends(found)):
                name = " ".join(self._scene.text[start:end].split())
                treaties = self._called_after(name, start)
                if treaties or name in self._own:
                    yield _Place(start, end, name, treaties)
                    edge = end
                    break

    def _ends(self, word: re.Match[str]) -> list[int]:
        """Return where a name of one to three words ends that begins with this one."""
        ends = [word.end()]
        while len(ends) < MOST_WORDS:
            further = FURTHER.match(self._scene.text, ends[-1])
            if not further:
                break
            ends.append(further.end())
        return ends

    def _called_after(self, name: str, start: int) -> frozenset[str]:
        # "the Yalta Conference" is no more than where the leaders met.
        town = start in self._towns and name.rsplit(maxsplit=1)[-1].lower() not in OCCASIONS
        if town or name in lexicon().places or unaccented(name).lower() in self._index.places:
            return frozenset(self._index.called_after(name))
        return frozenset()

    def _is_named(self, at: int) -> bool:
        """Whether a place stands in the name of an instrument."""
        last = bisect_left(self._starts, at + 1) - 1
        return last >= 0 and at < self._named[last].end

    def _meant(self, place: _Place) -> Instrument | None:
        text = self._scene.text
        year = year_told(text, *place.span)
        told = self._of_year(place, year) if year else None
        if told or DATED.match(text, place.end):
            return told
        strict = place.name in lexicon().strict_places
        use = use_of(text, *place.span, seat=self._is_seat(place), strict=strict)
        for look_up in self._ways[use]:
            meant = look_up(place)
            if meant:
                return meant
        return None

    def _is_seat(self, place: _Place) -> bool:
        """Whether it is a capital, which acts as a government does."""
        return bool(self._scene.near(self._scene.seats, place.start, place.start))

    def _sure(self, place: _Place) -> Instrument | None:
        """Return what a place means of which little else is told."""
        return None if place.name in lexicon().strict_places else self._famous(place)

    def _alone(self, place: _Place) -> Instrument | None:
        """Return what a place means of which nothing else is told."""
        return self._famous(place) if place.name in lexicon().only_places else None

    def _usual(self, place: _Place) -> Instrument | None:
        """Return what the article named after a place that often stands for it."""
        return self._known(place) if place.name in lexicon().places else None

    def _called_so(self, place: _Place) -> Instrument | None:
        """Return what the article itself called after the place."""
        return self._known(place) if place.name in self._own else None

    def _only_one(self, place: _Place) -> Instrument | None:
        """Return the only one that is called after the place."""
        only = len(place.treaties) == 1 and not self._is_common(place)
        return self._article.instrument(min(place.treaties)) if only else None

    def _known(self, place: _Place) -> Instrument | None:
        """Return what the article named in full after the place: the last before it, else one."""
        own = self._own.get(place.name)
        called = [each for each in self._named if each.instrument.treaty_id in place.treaties]
        before = [each.instrument for each in called if each.start < place.start]
        if len({each.treaty_id for each in before}) > 1:
            # "The two Rios": of several the one of which the text around speaks.
            treaty = self._resolver.evident([each.treaty_id for each in before], *place.span)
            return self._article.instrument(treaty.id) if treaty else before[-1]
        if before:
            return before[-1]
        if own and own[0] <= place.start:
            return own[1]
        meant = self._meant_before.get(place.name)
        return meant if meant and meant.binding == "treaty" else only_instrument(called)

    def _unmistakable(self, place: _Place) -> Instrument | None:
        """Return what little else is told of a place than, if the text around speaks of that."""
        binding = [each for each in place.treaties if self._is_binding(each)]
        known = place.start in self._towns or self._scene.near(
            self._scene.states, place.start, place.start
        )
        if len(place.treaties) != 1 or not binding or known or self._is_common(place):
            return None
        return self._meant_before.get(place.name) or self._evident(place)

    def _is_binding(self, treaty: str) -> bool:
        """Whether it is law: of what was only declared, the meeting is as much spoken of."""
        return self._register.treaties[treaty].binding == "treaty"

    @staticmethod
    def _is_common(place: _Place) -> bool:
        """Whether its words are ordinary ones, or acronyms: "Steel", "SAARC"."""
        words = place.name.lower().split()
        return any(word in common_words() for word in words)

    def _famous(self, place: _Place) -> Instrument | None:
        """Return the instrument that the place alone means to any reader."""
        treaty = self._register.treaties.get(lexicon().places.get(place.name, ""))
        published = self._scene.published
        if treaty is None or (published and treaty.year > published):
            return None
        return self._article.instrument(treaty.id)

    def _evident(self, place: _Place) -> Instrument | None:
        """Return the one treaty called after the place of which the article speaks."""
        treaty = self._resolver.evident(place.treaties, place.start, place.end)
        return self._article.instrument(treaty.id) if treaty else None

    def _of_year(self, place: _Place, year: int) -> Instrument | None:
        """Return the one of "Lusaka (1999)"."""
        fitting = [each for each in place.treaties if self._register.treaties[each].year == year]
        return self._article.instrument(fitting[0]) if len(fitting) == 1 else None


def _own_names(scene: Scene, named: Sequence[Mention]) -> dict[str, tuple[int, Instrument]]:
    """Return the places after which the article itself names an instrument, and where it does."""
    after: dict[str, tuple[int, Instrument]] = {}
    for mention in named:
        match = OF_TOWN.search(scene.text[mention.start : mention.end])
        if match:
            after.setdefault(match.group(1) or match.group(2), (mention.end, mention.instrument))
    towns = {scene.text[town.start : town.end] for town in scene.towns}
    return {name: told for name, told in after.items() if name in towns}
