"""Places that stand for what was made there: "since Dayton", "the Locarno guarantee".

A place is an instrument's name where it is used as a rule, a time or a text, and a place where
somebody is, goes or comes from. Which instrument it means is what the article named in full, or
else the one that is known by the place, or the one of which the article speaks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import Instrument, Mention, only_instrument
from docanalyze.annotation.treaties.resolving import Resolver
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.register import Treaty
from docanalyze.text import unaccented
from docanalyze.vocabulary import common_words

__all__ = ["Places"]

WORD = re.compile(r"(?:(?<![\w-])|(?<=\b[Pp]ost-)|(?<=\b[Pp]re-))[A-Z][\w-]*")
FURTHER = re.compile(r"[ \n]([A-Z][\w-]+)")
MOST_WORDS = 3
# "Treaty of Marrakech", "Oslo Accords"
OF_TOWN = re.compile(
    r"\b(?:of|at)\s([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\Z|^([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s[A-Z]?[a-z]+\Z"
)
DATED = re.compile(r"\s\(((?:1[5-9]|20)\d\d)\)")
# "Jeddah 1927 is …", "Jeddah of June 2000": told apart by the year, where nobody is or goes.
YEARED = re.compile(
    r"\s(?:of\s)?(?:[A-Z][a-z]{2,8}\s)?((?:1[5-9]|20)\d\d)(?=\s(?:[a-z]+s|[a-z]+ed|gave|had|did)\b|[,;.)])"
)
# After these a place can hardly be one, if an instrument was named after it.
RULE = re.compile(
    r"\b(?:under|(?:spirit|letter|logic|terms|text|promises?|ghosts?|legacy|provisions|breach|"
    r"violations?|signator(?:y|ies)|parties|guarantors?|architects|clauses|sense|meaning)\s(?:of|to))\s\Z",
    re.IGNORECASE,
)
CITED = re.compile(r"\b(?:[Aa]rticles?|[Cc]hapters?|[Aa]nnex)\s[\w().]{1,8}\sof\s\Z")
# What an instrument has, and a town or its government may have too.
OF_IT = re.compile(
    r"\b(?:(?:the|its)\s(?:line|lines|frontiers?|order|system|settlement|peace|formula|compromise|bargain|"
    r"principles?|framers|drafters|negotiators|wording|language|failure|collapse|lessons?|shame|humiliation)|"
    r"critics|opponents|supporters|defenders)\sof\s\Z",
    re.IGNORECASE,
)
# One more of its kind: "a second Versailles".
ANOTHER = re.compile(
    r"\b(?:an?\s(?:second|third|new|fresh|modern)|another|no\s(?:more|second|new))\s\Z",
    re.IGNORECASE,
)
TIME = re.compile(r"(?:\b(?:since|until|after|before)\s|\b(?:post|pre)[-\s])\Z", re.IGNORECASE)
SINCE = re.compile(r"\b[Ss]ince\s\Z")
LOCATED = re.compile(
    r"\b(?:in|at|near|to|from|into|outside|around|via|for|of|through|left|reached|visited)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
COMPOUND = re.compile(r"([\w-])-\Z|\b([A-Z][\w-]*)\s\Z")
CITING = re.compile(
    r"[’']s\s(?:\w+\s)?(?:[Aa]rticle|[Cc]hapter|[Pp]reamble|[Cc]lause)\b"
    r"|[^.;:\n]{0,60}\b(?:in|by|under)\sits\s(?:[\w-]+\s)?(?:[Aa]rticle|[Pp]reamble|[Cc]lause)\b"
)
GOES_ON = re.compile(r"[\w-]|[’']s\b|\s(?!I\s)[A-Z(]|,\s[A-Z]")
# "Under Dayton, Bosnia has two halves", but not "since Dayton, Ohio, was founded".
COMMA = re.compile(r",\s(?![A-Z][\w-]+(?:,|\s[A-Z]))")
REACH = 30
# Points that the text must give a treaty for a place to be where "the Treaty" was made.
WELL_TOLD = 3.0


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(lexicon().place_attributes)})\b")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(lexicon().place_verbs)})\b")


@cache
def _loose_verb() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(lexicon().place_loose_verbs)})\b")


@cache
def _action() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon().place_actions)})\s\Z")


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
        for found in WORD.finditer(self._scene.text):
            if found.start() < edge or not self._may_open(found) or self._is_named(found.start()):
                continue
            for end in reversed(self._ends(found)):
                name = " ".join(self._scene.text[found.start() : end].split())
                treaties = self._called_after(name, found.start())
                if treaties or name in self._own:
                    yield _Place(found.start(), end, name, treaties)
                    edge = end
                    break

    def _may_open(self, word: re.Match[str]) -> bool:
        """Whether a place's name could begin with a word."""
        first = word.group()
        return not first.isupper() and (
            word.start() in self._towns
            or first in self._openers
            or unaccented(first).lower() in self._index.place_openers
        )

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
        town = start in self._towns
        if town or name in lexicon().places or unaccented(name).lower() in self._index.places:
            return frozenset(self._index.called_after(name))
        return frozenset()

    def _is_named(self, at: int) -> bool:
        """Whether a place stands in the name of an instrument."""
        last = bisect_left(self._starts, at + 1) - 1
        return last >= 0 and at < self._named[last].end

    def _meant(self, place: _Place) -> Instrument | None:
        text = self._scene.text
        before = text[max(0, place.start - REACH) : place.start]
        located = LOCATED.search(before) is not None
        year = DATED.match(text, place.end) or (not located and YEARED.match(text, place.end))
        told = self._of_year(place, int(year.group(1))) if year else None
        if told or DATED.match(text, place.end):
            return told
        owning = CITING.match(text, place.end) and not self._is_seat(place)
        cited = CITED.search(before) is not None or (owning is not None and not located)
        ruled = cited or RULE.search(before) is not None
        timed = TIME.search(before) is not None
        since = ruled or SINCE.search(before) is not None
        whole = cited or (since and COMMA.match(text, place.end) is not None)
        if not whole and GOES_ON.match(text, place.end):
            return None
        if ruled:
            return self._known(place) or self._famous(place) or self._evident(place)
        return self._at_time(place, before) if timed else self._otherwise(place, before)

    def _otherwise(self, place: _Place, before: str) -> Instrument | None:
        """Return the instrument of "a second Versailles", "the line of Rio", "Taif ended it"."""
        if ANOTHER.search(before):
            return self._known(place) or self._famous(place) or self._unmistakable(place)
        if OF_IT.search(before) and not self._is_seat(place):
            return self._known(place) or self._sure(place) or self._unmistakable(place)
        return None if _is_compound(before) else self._used(place, before)

    def _at_time(self, place: _Place, before: str) -> Instrument | None:
        """Return the instrument that "since Dayton" or "post-Versailles" dates by."""
        usual = place.name in lexicon().places or SINCE.search(before)
        known = self._known(place) if usual else None
        return known or self._sure(place)

    def _used(self, place: _Place, before: str) -> Instrument | None:
        """Return the instrument of "they tore up Trianon", "the Locarno guarantee"."""
        text = self._scene.text
        done = _action().search(before) is not None
        if done or _attribute().match(text, place.end):
            meant = self._known(place) or self._sure(place)
            return meant or (self._unmistakable(place) if done else None)
        if LOCATED.search(before):
            return None
        loose = place.name not in lexicon().strict_places and not self._is_seat(place)
        if _verb().match(text, place.end) or (loose and _loose_verb().match(text, place.end)):
            return self._known(place)
        return self._famous(place) if place.name in lexicon().only_places else None

    def _is_seat(self, place: _Place) -> bool:
        """Whether it is a capital, which acts as a government does."""
        return bool(self._scene.near(self._scene.seats, place.start, place.start))

    def _sure(self, place: _Place) -> Instrument | None:
        """Return what a place means of which little else is told."""
        return None if place.name in lexicon().strict_places else self._famous(place)

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


def _is_compound(before: str) -> bool:
    """Whether another part of a name stands before: "New", but not a word that opens a sentence."""
    compound = COMPOUND.search(before)
    if not compound:
        return False
    word = compound.group(2)
    return word is None or word.lower() not in lexicon().outside


def _own_names(scene: Scene, named: Sequence[Mention]) -> dict[str, tuple[int, Instrument]]:
    """Return the places after which the article itself names an instrument, and where it does."""
    after: dict[str, tuple[int, Instrument]] = {}
    for mention in named:
        match = OF_TOWN.search(scene.text[mention.start : mention.end])
        if match:
            after.setdefault(match.group(1) or match.group(2), (mention.end, mention.instrument))
    towns = {scene.text[town.start : town.end] for town in scene.towns}
    return {name: told for name, told in after.items() if name in towns}
