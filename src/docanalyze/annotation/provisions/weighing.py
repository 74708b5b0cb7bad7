"""Weigh the instruments of an article as what a citation without one beside it is of.

What is spoken of at a place is a matter of degrees: what the sentence named, what the last one was
about, what the last citation was of, what the number is known for. Each instrument gets points for
each; it is chosen only where it is clearly ahead, else the citation stays open.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.layout import Layout

__all__ = ["DOMESTIC", "Linked", "Reference", "Weigher", "base_of"]

# The id of what is domestic law: it competes, and where it wins there is no instrument.
DOMESTIC = ""
# Points by sentences between a mention and the citation; the last goes for all farther ones.
BEFORE = (7.5, 5.0, 3.5, 2.5, 1.5)
AFTER = (3.0, 2.0, 1.4, 1.0, 0.7)
CHAIN = (6.0, 5.5, 4.5, 3.5, 2.5)
EARLIER_PASSAGE = ((3.0, 2.2, 1.6, 1.2, 0.8), (1.0, 0.6))
EARLIER_CHAIN = (3.2, 1.5, 1.0)
UNDER_HEADING = 2.5
SUBJECT, OPENING, PASSING, ORGANISATION, RESET, MAIN = 1.3, 1.2, 0.4, 0.6, 0.35, 1.0
SECOND, NAMED_LATER = 0.5, 2.0
SHARE, TOPIC, IN_TITLE, SAME_NUMBER, SAME_PLACE, FAMOUS = 1.5, 1.0, 1.0, 5.0, 0.25, 3.5
SAME_NUMBER_OF_MANY, TELLING, SPOKEN, ALOUD = 1.5, 9, 3.6, 6.0
ENOUGH, MARGIN = 2.8, 1.0
FEW, OF_THAT_KIND, SAID = 3, 3.0, 2.0
MOST_BEFORE, MOST_AFTER = 40, 12
JOINED = re.compile(r"(?:\s\([^)\n]{1,30}\))?\s(?:and|or)\s(?:the\s|of\s|of\sthe\s)?")
OWNED = re.compile(r"\b(?:[Ii]ts|whose)\s\Z")


@dataclass(frozen=True, slots=True)
class Reference:
    """Something named that has provisions.

    Args:
        start: First character.
        end: One past the last.
        treaty_id: The instrument; ``DOMESTIC`` for a constitution or an Act.
        organisation: Whether it is a body, whose founding treaty may be meant.
        political: Whether it is of a kind that has no articles as a rule.
    """

    start: int
    end: int
    treaty_id: str
    organisation: bool
    political: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """A citation that is linked already; ``nested`` where another was the sentence's topic."""

    start: int
    treaty_id: str
    nested: bool


def base_of(number: str | None) -> str:
    """Return the article of a number: ``5`` of ``5(2)``."""
    return re.split(r"[(.\s]", number or "", maxsplit=1)[0]


class Weigher:
    """Chooses instruments for the citations of one article.

    Args:
        text: The document text.
        references: What is named, ordered by start.
        layout: Its sentences and passages.
        nested: Those of them that own a citation within what is said of another.
    """

    def __init__(
        self,
        text: str,
        references: Sequence[Reference],
        layout: Layout,
        nested: Collection[Reference],
    ) -> None:
        self._text = text
        self._references = references
        self._layout = layout
        self._starts = [each.start for each in references]
        self._introduced = [each.start() for each in knowledge().introduced.finditer(text)]
        self._salience = self._saliences(nested)
        self._spoken = Counter(each.treaty_id for each in references if not each.organisation)
        self._titled = {each.treaty_id for each in references if layout.is_heading(each.start)}

    def choose(
        self,
        citation: Citation,
        chain: Sequence[Linked],
        numbers: Mapping[tuple[str, str], set[str]],
        famous: str | None,
    ) -> str | None:
        """Return the instrument that is clearly ahead, ``DOMESTIC``, or None.

        Args:
            citation: Without an instrument beside it.
            chain: Citations that are linked, ordered by start.
            numbers: What each unit and number of the article is linked to.
            famous: The instrument for which the number is known, if the words around fit.
        """
        scores = self._near(citation)
        linked = self._chained(citation, chain)
        for name in {*scores, *linked}:
            pair = sorted((scores.get(name, 0.0), linked.get(name, 0.0)))
            scores[name] = pair[1] + SECOND * pair[0]
        same = numbers.get((citation.unit, base_of(citation.number)), set())
        if len(same) == 1:
            for name in same:
                others = [scores.get(other, 0.0) for other in self._here(citation) - {name}]
                points = _of_same_number(citation, max(others, default=0.0))
                scores[name] = scores.get(name, 0.0) + points
        for name in list(scores):
            if not _has(name, citation):
                del scores[name]
        if famous:
            scores[famous] = scores.get(famous, 0.0) + FAMOUS
        for name in scores:
            scores[name] += IN_TITLE * (name in self._titled)
        self._add_shares(scores)
        for name in self._of_kind(citation) & set(scores):
            scores[name] += OF_THAT_KIND
        return _best(scores)

    def _of_kind(self, citation: Citation) -> set[str]:
        """Return what the text calls by the noun that follows: "Article 4 of the treaty"."""
        match = knowledge().kind.match(self._text, citation.group_end)
        if not match:
            return set()
        head = match.group("head").lower()
        return {
            each.treaty_id
            for each in self._around(citation)
            if head in self._text[each.start : each.end].lower()
        }

    def _around(self, citation: Citation) -> Sequence[Reference]:
        at = bisect_left(self._starts, citation.start)
        return self._references[max(0, at - MOST_BEFORE) : at + MOST_AFTER]

    def _here(self, citation: Citation) -> set[str]:
        """Return what is named in the same passage."""
        passage = self._layout.passage(citation.start)
        low, high = self._layout.opening(passage), self._layout.closing(passage)
        return {each.treaty_id for each in self._around(citation) if low <= each.start < high}

    def spoken_of(self, treaty_id: str) -> None:
        """Count a linked citation as one more mention of its instrument."""
        self._spoken[treaty_id] += 1

    def _add_shares(self, scores: dict[str, float]) -> None:
        """Add what an instrument gets for its share of the article, and for being its topic."""
        total = max(1, self._spoken.total())
        for name in scores:
            scores[name] += SHARE * self._spoken[name] / max(total, FEW)
        most = [*self._spoken.most_common(2), ("", 0), ("", 0)]
        if most[0][1] > max(1, most[1][1]) and most[0][0] in scores:
            scores[most[0][0]] += TOPIC

    def _near(self, citation: Citation) -> dict[str, float]:
        """Return the points that mentions give, the best of each instrument and some for more."""
        points: dict[str, list[float]] = defaultdict(list)
        at = bisect_left(self._starts, citation.start)
        owned = OWNED.search(self._text, max(0, citation.group_start - 8), citation.group_start)
        for index in range(max(0, at - MOST_BEFORE), min(len(self._starts), at + MOST_AFTER)):
            reference = self._references[index]
            if not self.possible(reference, citation):
                continue
            # What "its" points to stands in the same sentence or in the one before.
            far = self._layout.sentence(citation.start) - self._layout.sentence(reference.start)
            reach = PASSING if owned and not 0 <= far <= 1 else 1.0
            said = far == 0 and reference.start < citation.start and self._salience[index] >= MAIN
            points[reference.treaty_id].append(
                self._salience[index] * self._distance(reference, citation) * reach + SAID * said
            )
        return {
            name: max(each) + SAME_PLACE * min(3, sum(one > 1 for one in each) - 1)
            for name, each in points.items()
            if max(each) > 0
        }

    def _distance(self, reference: Reference, citation: Citation) -> float:
        layout = self._layout
        here, there = layout.passage(citation.start), layout.passage(reference.start)
        if here == there:
            between = layout.between(reference.start, citation.start)
            if reference.start > citation.start:
                points = AFTER[min(between, len(AFTER) - 1)]
                unnamed = self._is_reset(layout.opening(here), citation.start)
                return points + NAMED_LATER * unnamed
            reset = self._is_reset(reference.end, citation.start)
            return BEFORE[min(between, len(BEFORE) - 1)] * (RESET if reset else 1.0)
        if there > here:
            return 0.0
        if layout.is_heading(reference.start):
            return UNDER_HEADING if layout.prose_between(there, here) == 1 else 0.5
        gap = layout.prose_between(there, here)
        if gap > len(EARLIER_PASSAGE):
            return 0.0
        last = layout.sentence(layout.closing(there) - 1)
        steps = EARLIER_PASSAGE[gap - 1] if gap else EARLIER_PASSAGE[0]
        points = steps[min(last - layout.sentence(reference.start), len(steps) - 1)]
        reset = self._is_reset(layout.opening(here), citation.start)
        return points * (RESET if reset else 1.0)

    def _is_reset(self, start: int, end: int) -> bool:
        """Whether another instrument is introduced in between: "A second treaty, signed at …"."""
        at = bisect_left(self._introduced, start)
        return at < len(self._introduced) and self._introduced[at] < end

    def _saliences(self, nested: Collection[Reference]) -> list[float]:
        """Return how much each mention counts; what "and" joins counts alike."""
        found: list[float] = []
        before: Reference | None = None
        for each in self._references:
            if before and JOINED.fullmatch(self._text, before.end, each.start):
                found.append(found[-1])
            else:
                found.append(self._salience_of(each) * (PASSING if each in nested else 1.0))
            before = each
        return found

    def _salience_of(self, reference: Reference) -> float:
        """Return how much a mention makes its instrument what is spoken of."""
        low, high = self._layout.bounds(reference.start)
        before, after = self._text[low : reference.start], self._text[reference.end : high]
        weight = ORGANISATION if reference.organisation else MAIN
        if knowledge().passing.search(before[-80:]) or _is_quoted(before):
            return weight * PASSING
        if self._is_listed(reference):
            return weight * PASSING * 1.5
        if knowledge().subject.fullmatch(before) and not knowledge().attribute.match(after):
            return weight * SUBJECT
        if knowledge().presenting.search(before[-60:]):
            return weight * OPENING
        return weight

    def _is_listed(self, reference: Reference) -> bool:
        """Whether it stands in a list of three or more instruments."""
        at = bisect_left(self._starts, reference.start)
        near = [
            each
            for each in self._references[max(0, at - 3) : at + 4]
            if each.treaty_id != reference.treaty_id and not each.organisation
        ]
        joined = [
            each
            for each in near
            if re.fullmatch(
                r"(?:\s\([^)\n]{1,40}\))?(?:,|;|\s)\s?(?:and |or )?(?:of )?(?:the )?",
                self._text[min(each.end, reference.end) : max(each.start, reference.start)],
            )
        ]
        return len({each.treaty_id for each in joined}) > 1

    def _chained(self, citation: Citation, chain: Sequence[Linked]) -> dict[str, float]:
        """Return the points that the citation before gives."""
        at = bisect_left(chain, citation.start, key=lambda each: each.start)
        before = [each for each in chain[max(0, at - MOST_BEFORE) : at] if not each.nested]
        if not before:
            return {}
        last, layout = before[-1], self._layout
        here, there = layout.passage(citation.start), layout.passage(last.start)
        if here == there:
            between = layout.between(last.start, citation.start)
            points = CHAIN[min(between, len(CHAIN) - 1)]
            reset = self._is_reset(last.start, citation.start)
        else:
            gap = max(1, layout.prose_between(there, here))
            points = EARLIER_CHAIN[gap - 1] if gap <= len(EARLIER_CHAIN) else 0.0
            reset = self._is_reset(layout.opening(here), citation.start)
        return {last.treaty_id: points * (RESET if reset else 1.0)}

    @staticmethod
    def possible(reference: Reference, citation: Citation) -> bool:
        """Whether an instrument can have a provision of that kind and number."""
        if reference.treaty_id == DOMESTIC:
            return citation.unit in ("article", "section")
        if reference.treaty_id in knowledge().plausible and citation.unit == "article":
            return _has(reference.treaty_id, citation)
        return not reference.political


def _has(treaty_id: str, citation: Citation) -> bool:
    """Whether an instrument has so many articles, as far as that is known."""
    most = knowledge().plausible.get(treaty_id)
    leading = re.match(r"\d+", citation.number or "")
    if most is None or leading is None or citation.unit != "article":
        return True
    return int(leading.group()) <= most


def _of_same_number(citation: Citation, rival: float) -> float:
    """Return what it counts that the number is linked elsewhere: less where others are spoken of.

    Most instruments have an Article 4, few an Article 43.
    """
    base = base_of(citation.number)
    telling = not base.isdigit() or int(base) >= TELLING
    if rival >= (ALOUD if telling else SPOKEN):
        return SAME_NUMBER_OF_MANY
    return SAME_NUMBER + SAME_NUMBER_OF_MANY * telling


def _best(scores: Mapping[str, float]) -> str | None:
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN:
        return None
    return ranked[0][0]


def _is_quoted(before: str) -> bool:
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
