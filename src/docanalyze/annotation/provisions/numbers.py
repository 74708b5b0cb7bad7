"""What a number says of whose it is: where else it is cited, and who has so many."""

from collections import defaultdict
from collections.abc import MutableMapping, Sequence

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.echoes import Echoes
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.references import DOMESTIC, Linked, base_of

__all__ = ["Numbers"]

Features = MutableMapping[str, float]

# Few instruments have an article of such a number, and fewer still.
HIGH, VERY_HIGH = 60, 120
# How far beyond its highest number that is cited an instrument may well go.
FURTHER_ON = 1.3
# Most instruments have an Article 4, few an Article 43.
TELLING = 9
COUNTS_ON = 3
# Before that year most instruments were cited in Roman numerals, whatever they have themselves.
IN_FIGURES, YEAR = "1945", 4
NEAR, MOST_ECHOES, FULL_ECHO = 260, 8, 3


class Numbers:
    """The numbers that are linked in one article.

    Args:
        text: The document text.
        layout: Its sentences and passages.
    """

    def __init__(self, text: str, layout: Layout) -> None:
        self._echoes = Echoes(text, layout)
        self._linked: dict[tuple[str, str], list[Linked]] = defaultdict(list)
        self._numerals: dict[str, set[bool]] = defaultdict(set)
        self._highest: dict[str, int] = {}

    def know(self, citation: Citation, linked: Linked) -> None:
        """Take note of what a citation is linked to."""
        base = base_of(citation.number)
        for number in {base, citation.number or ""}:
            self._linked[citation.unit, number].append(linked)
        if citation.unit != "article":
            return
        self._numerals[linked.treaty_id].add(citation.roman)
        if base.isdigit():
            highest = self._highest.get(linked.treaty_id, 0)
            self._highest[linked.treaty_id] = max(highest, int(base))

    def add(
        self, found: MutableMapping[str, Features], citation: Citation, chain: Sequence[Linked]
    ) -> None:
        """Add what the number says of each instrument.

        Args:
            found: The features of each candidate, to which they are added.
            citation: Without an instrument beside it.
            chain: Citations that are linked, ordered by start.
        """
        self._add_same(found, citation)
        self._add_echoes(found, citation)
        for name, features in found.items():
            self._add_counting(features, name, citation, chain)
            if self.is_numbered_otherwise(name, citation):
                features["other_numerals"] = 1.0
            rare = self._rarity(name, citation)
            if rare:
                features[rare] = 1.0

    def _add_same(self, found: MutableMapping[str, Features], citation: Citation) -> None:
        """Add that the number is linked elsewhere: to one instrument, to several, to others."""
        base, whole = base_of(citation.number), citation.number or ""
        exactly = self._linked.get((citation.unit, whole), ()) if whole != base else ()
        same = exactly or self._linked.get((citation.unit, base), ())
        # "Article IV" is the one that was written so before, not an "Article 4".
        same = [each for each in same if each.roman == citation.roman] or same
        names = {each.treaty_id for each in same}
        telling = bool(exactly) or not base.isdigit() or int(base) >= TELLING
        for name in names:
            before = any(each.start < citation.start for each in same if each.treaty_id == name)
            features = found[name]
            if len(names) > 1:
                features["number_shared"] = 1.0
                continue
            features["number_before" if before else "number_after"] = 1.0
            if exactly:
                features["number_exactly"] = 1.0
            if telling:
                features["number_telling"] = 1.0
        known = {
            each.treaty_id
            for each in self._linked.get((citation.unit, base), ())
            if each.start < citation.start
        }
        for name in found.keys() - known if known else ():
            found[name]["number_of_others"] = 1.0

    def _add_echoes(self, found: MutableMapping[str, Features], citation: Citation) -> None:
        """Add what was said of the same number in the same rare words before."""
        before = [
            each
            for each in self._linked.get((citation.unit, base_of(citation.number)), ())
            if citation.start - each.start > NEAR
        ][-MOST_ECHOES:]
        for each in before:
            shared = min(FULL_ECHO, self._echoes.shared(each.start, citation.start)) / FULL_ECHO
            features = found[each.treaty_id]
            features["echo"] = max(features.get("echo", 0.0), shared)

    def _add_counting(
        self, features: Features, name: str, citation: Citation, chain: Sequence[Linked]
    ) -> None:
        """Add that it goes on counting: "Article 7" after its Article 6."""
        base = base_of(citation.number)
        last = next(
            (
                each
                for each in reversed(chain)
                if each.treaty_id == name and each.start < citation.start
            ),
            None,
        )
        if last is None or not base.isdigit() or not last.number.isdigit():
            return
        step = int(base) - int(last.number)
        if 0 < step <= COUNTS_ON:
            features["counts_on"] = 1.0
        elif step < 0:
            features["counts_back"] = 1.0

    def is_numbered_otherwise(self, name: str, citation: Citation) -> bool:
        """Whether the numerals are of another kind than the instrument's, here or in itself."""
        if citation.unit != "article":
            return False
        numerals = self._numerals.get(name)
        if numerals:
            return citation.roman not in numerals
        in_figures = name in knowledge().plausible and name not in knowledge().roman
        return citation.roman and in_figures and name[-YEAR:] >= IN_FIGURES

    def _rarity(self, name: str, citation: Citation) -> str | None:
        """Return whether few instruments whose length is unknown reach such a number."""
        base = base_of(citation.number)
        if citation.unit != "article" or not base.isdigit() or name in knowledge().plausible:
            return None
        number = int(base)
        if number < HIGH or number <= FURTHER_ON * self._highest.get(name, 0) or name == DOMESTIC:
            return None
        return "rarely_so_long" if number < VERY_HIGH else "very_rarely_so_long"
