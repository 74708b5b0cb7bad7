"""Instruments that an article names and no register knows under that name."""

import re
from typing import TYPE_CHECKING

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.dating import year_of
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.matching import shares_head
from docanalyze.annotation.treaties.mentions import Instrument, Mention
from docanalyze.annotation.treaties.unregistered import (
    binding_of,
    identifier_for,
    kind_of,
    parties_of,
    undated,
)

if TYPE_CHECKING:
    from docanalyze.annotation.treaties.keys import Key

__all__ = ["Newcomers"]

TOWN = r"((?:Ste?\.\s)?[A-Z][\w’'-]+(?:\s(?:(?:de|la|el|al)\s)?[A-Z][\w’'-]+){0,2})"
SIGNED_AT = re.compile(
    rf"\b(?:signed|concluded|initialled)\s(?:at|in)\s{TOWN}(?:,?\son\s[^.;]{{3,30}}?)?,?\s"
    r"(?:an?|the|their|its)\s(?:[a-z-]+\s)?\Z"
)
AT = re.compile(rf",?\s(?:(?:which\s)?was\s)?(?:signed|concluded|initialled)\s(?:at|in)\s{TOWN}")
PARTNER = re.compile(r"\s(?:with|between it and)\s(?:the\s)?")
OWNER_REACH = 300
OWNED = re.compile(r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir)|[’']s?)\s\Z")


class Newcomers:
    """Makes instruments from what the text says of them, each once.

    Args:
        article: The article, and the register, where one that the text only describes may be
            after all.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._scene, self._index = article.scene, article.index
        # By name, in whatever order of words and with or without "the", and by year.
        self._made: dict[tuple[Key, int | None], Instrument] = {}

    def mention(
        self, candidate: Candidate, year: int | None = None, parties: list[str] | None = None
    ) -> Mention:
        """Return the mention of an instrument, made or found again.

        Args:
            candidate: Its name, or what stands for it.
            year: Known already; None: as the text gives it.
            parties: Known already; None: as the text gives them.
        """
        shared = candidate.phrase is None or shares_head(self._scene.text, candidate.phrase)
        text = self._scene.text[candidate.start : candidate.end]
        written = (candidate.name if shared else None) or text
        name = " ".join(written.split())
        head = candidate.head
        year = year or year_of(candidate, self._scene)
        parties = parties or parties_of(candidate, self._scene)
        known = (
            self._known(candidate, name, year, parties)
            or self._of_body(candidate, name, year)
            or self._made_at(candidate, year)
        )
        if known:
            return Mention(candidate.start, candidate.end, known, "alias", head)
        called = self._index.key(undated(name))
        made = self._made.get((called, year))
        if made is None:
            made = Instrument(
                identifier_for(name, year),
                name,
                year,
                kind_of(name),
                binding_of(candidate),
                tuple(parties) if parties else None,
                None,
                registered=False,
                heads=frozenset({head}),
            )
            self._made[called, year] = made
            self._made.setdefault((called, None), made)
        return Mention(candidate.start, candidate.end, made, "pattern", head)

    def _known(
        self, candidate: Candidate, name: str, year: int | None, parties: list[str] | None
    ) -> Instrument | None:
        """Find what the register knows between these parties: "Peace Treaty" of 1994 by two."""
        if not _is_plain(name):
            return None
        head = candidate.head
        found = self._index.titled(name, year) if year and not parties else None
        for pair in [parties] if parties else self._pairs(candidate):
            found = found or self._index.between(name, head, frozenset(pair), year, kind_of(name))
        return self._article.instrument(found) if found else None

    def _made_at(self, candidate: Candidate, year: int | None) -> Instrument | None:
        """Find what is called after the place and was signed there in that very month."""
        scene, head = self._scene, candidate.head
        low, high = scene.sentence(candidate.start, candidate.end)
        place = SIGNED_AT.search(scene.text, low, candidate.start) or AT.match(
            scene.text, candidate.end, high
        )
        if place is None:
            return None
        months = {f"{d.year}-{d.month:02}" for d in scene.near(scene.dates, low, high) if d.month}
        treaties = self._article.register.treaties
        found = [
            each
            for each in sorted(self._index.called_after(place.group(1)))
            if year in (None, treaties[each].year) and head in self._index.heads[each]
            if (treaties[each].signed or "")[:7] in months
        ]
        return self._article.instrument(found[0]) if len(found) == 1 else None

    def _pairs(self, candidate: Candidate) -> list[tuple[str, str]]:
        """Return the partner after the name with those who may own it: "its … with Egypt"."""
        scene = self._scene
        partner = PARTNER.match(scene.text, candidate.end)
        before = scene.text[max(0, candidate.start - 24) : candidate.start]
        if not partner or not OWNED.search(before):
            return []
        named = scene.near(scene.states, partner.end(), partner.end() + 1)
        low = max(scene.passage(candidate.start)[0], candidate.start - OWNER_REACH)
        owners = scene.near(scene.states, low, candidate.start)
        return [
            (owner.identifiers[0], named[0].identifiers[0])
            for owner in reversed(owners)
            if named and owner.identifiers[0] != named[0].identifiers[0]
        ][:1]

    def _of_body(self, candidate: Candidate, name: str, year: int | None) -> Instrument | None:
        """Find what is called after a body of the article: "the bloc's Mutual Defence Pact"."""
        before = self._scene.text[max(0, candidate.start - 24) : candidate.start]
        plain = name.removeprefix("Revised ")
        if not OWNED.search(before) or not _is_plain(plain):
            return None
        found: set[str] = set()
        # "the bloc's Revised Treaty" is its treaty, where no other is known.
        for body in self._scene.bodies:
            for each in dict.fromkeys((name, plain)):
                ids, exact = self._index.find(f"{body} {each}")
                found |= ids if exact and not (found and each == plain) else set()
        treaties = self._article.register.treaties
        fitting = [each for each in found if year in (None, treaties[each].year)]
        return self._article.instrument(fitting[0]) if len(fitting) == 1 else None


def _is_plain(name: str) -> bool:
    """Whether all its words are common in names of instruments."""
    words = lexicon()
    common = words.generic | words.subjects | words.glue | words.about | set(words.heads)
    return all(word in common for word in re.findall(r"[\w-]+", name.lower()))
