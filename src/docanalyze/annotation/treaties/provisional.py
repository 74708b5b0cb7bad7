"""Instruments that an article names and no register knows under that name."""

import re

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
)

__all__ = ["Newcomers"]

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
        self._made: dict[str, Instrument] = {}

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
        known = self._known(candidate, name, year, parties) or self._of_body(candidate, name, year)
        if known:
            return Mention(candidate.start, candidate.end, known, "alias", head)
        slug, key = identifier_for(name, None), identifier_for(name, year)
        made = self._made.get(key) or (self._made.get(slug) if year is None else None)
        if made is None:
            made = Instrument(
                key,
                name,
                year,
                kind_of(name),
                binding_of(candidate),
                tuple(parties) if parties else None,
                None,
                registered=False,
                heads=frozenset({head}),
            )
            self._made[key] = made
            self._made.setdefault(slug, made)
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
