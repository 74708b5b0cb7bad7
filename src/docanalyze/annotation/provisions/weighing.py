"""Weigh the instruments of an article as what a citation without one beside it is of.

Three things speak for an instrument: that the article is speaking of it there (``focus``), that the
words around the citation say what its provision of that number says, and that the number is linked
to it elsewhere. It is chosen only where it is clearly ahead, else the citation stays open.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.echoes import Echoes
from docanalyze.annotation.provisions.focus import Focus
from docanalyze.annotation.provisions.knowledge import Subject, knowledge
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.references import (
    DOMESTIC,
    UNKNOWN,
    Linked,
    Reference,
    base_of,
    has_number,
)
from docanalyze.annotation.treaties.lexicon import lexicon

__all__ = ["Weigher"]

# Points for what the words say: in the citation's own clause, its sentence, near by, nowhere.
SAID_BESIDE, SAID_IN_SENTENCE, SAID_NEAR = 3.0, 2.0, 1.4
# What is left of the points where they say nothing of it, or where the numerals do not fit.
UNSAID, OTHER_NUMERALS = 0.6, 0.7
# Where nobody writes of that article of a well-known instrument, or few have so many articles.
UNLIKELY = 0.8
# And where the number is linked to the instrument elsewhere; the second where few could have it.
UNSAID_BUT_CITED = (0.8, 1.0)
AROUND = 260
# For what is known by its number, always or by the words around; and for a guess at what the
# article does not name, that has to fit the words the better the more is spoken of something else.
ALWAYS, ALONE = 4.0, 2.5
ABSENT, ABSENT_AMONG_OTHERS, SPOKEN = 2.0, 3.2, 5.0
# Numbers that few instruments have: there the words are enough.
HIGH, VERY_HIGH = 60, 120
# What is left for an instrument of unknown length with such a number, and where the number is known
# of others and the passage names none.
RARE, VERY_RARE, NUMBER_OF_OTHERS, COUNTS_ON, FURTHER_ON = 0.7, 0.3, 0.6, 3, 1.3
# Words that are everywhere in the article tell little of a provision.
EVERYWHERE, PER_CHARACTERS, OF_COMMON = 4, 600, 0.4
SAME_NUMBER, TELLING_NUMBER, TELLING, ALOUD, OF_RIVAL = 2.4, 3.0, 9, 4.5, 0.7
ONE_BREATH = 3.0
# For each rare word around that stood around the same number before, and for the year beside it.
ECHO, FULL_ECHO, MOST_ECHOES, OF_YEAR, YEAR = 1.5, 3, 8, 1.5, 4
SHARE, TOPIC, IN_TITLE, FEW = 1.2, 0.8, 0.8, 3
OF_THAT_KIND, OF_ANOTHER_KIND, NO_SUCH_KIND = 3.0, -2.0, 0.5
ENOUGH, MARGIN = 2.2, 0.6
# How near the second may come, as a share of the first: less where the passage names neither.
MARGIN_OPENED, MARGIN_ELSEWHERE, ENOUGH_ELSEWHERE = 0.9, 0.72, 3.0


class Weigher:
    """Chooses instruments for the citations of one article.

    Args:
        text: The document text.
        references: What is named, ordered by start.
        layout: Its sentences and passages.
        lowered: What is left of the weight of those that own a citation by the way.
        citations: All of the article, ordered by start.
    """

    def __init__(
        self,
        text: str,
        references: Sequence[Reference],
        layout: Layout,
        lowered: Mapping[Reference, float],
        citations: Sequence[Citation],
    ) -> None:
        self._text = text
        self._layout = layout
        self._focus = Focus(text, references, layout, lowered)
        self._begins = sorted({each.group_start for each in citations})
        self._ends = sorted({each.group_end for each in citations})
        self._spoken = Counter(
            each.treaty_id for each in references if not each.organisation and each.treaty_id
        )
        self._named = {each.treaty_id for each in references}
        self._numerals: dict[str, set[bool]] = {}
        self._highest: dict[str, int] = {}
        self._common: dict[Subject, bool] = {}
        self._echoes = Echoes(text, layout)
        self._titled = {each.treaty_id for each in references if layout.is_heading(each.start)}

    def choose(
        self,
        citation: Citation,
        chain: Sequence[Linked],
        numbers: Mapping[tuple[str, str], Sequence[Linked]],
    ) -> str | None:
        """Return the instrument that is clearly ahead, ``DOMESTIC``, or None.

        Args:
            citation: Without an instrument beside it.
            chain: Citations that are linked, ordered by start.
            numbers: What each unit and number of the article is linked to.
        """
        scores = self._focus.points(citation, chain)
        breath = self._in_one_breath(citation, chain)
        if breath:
            scores[breath] = scores.get(breath, 0.0) + ONE_BREATH
        self._add_echoes(scores, citation, numbers)
        self._add_year(scores, citation, chain)
        opened = self._focus.is_opened(citation)
        if not opened:
            self._keep_to_known_numbers(scores, citation, chain, numbers)
            self._keep_to_body(scores, citation, chain)
        same = self._add_same_number(scores, citation, numbers, opened=opened)
        absent = self._add_alone(scores, citation)
        for name in list(scores):
            if not has_number(name, citation):
                del scores[name]
        for name in scores:
            scores[name] += IN_TITLE * (name in self._titled)
        self._add_shares(scores)
        for name in set(scores) - absent:
            unsaid = UNSAID_BUT_CITED[same[1]] if same and same[0] == name else UNSAID
            scores[name] = self._fitting(name, scores[name], citation, unsaid)
            scores[name] *= self._plausibility(name, citation)
        self._keep_to_known_alone(scores, citation, absent)
        self._add_kind(scores, citation)
        leading = max(scores, key=lambda each: (scores[each], each), default="")
        at_hand = self._focus.is_at_hand(leading, citation, chain) or (same and same[0] == leading)
        few = ENOUGH_ELSEWHERE if citation.unit == "article" else ENOUGH
        if not at_hand and scores.get(leading, 0.0) < few:
            return None
        best = _best(scores, MARGIN_OPENED if at_hand else MARGIN_ELSEWHERE)
        return DOMESTIC if best and best.startswith(UNKNOWN) else best

    def spoken_of(self, treaty_id: str, citation: Citation) -> None:
        """Count a linked citation as one more mention of its instrument."""
        self._spoken[treaty_id] += 1
        base = base_of(citation.number)
        if citation.unit == "article" and base.isdigit():
            self._highest[treaty_id] = max(self._highest.get(treaty_id, 0), int(base))
        if citation.unit == "article":
            self._numerals.setdefault(treaty_id, set()).add(citation.roman)

    def _in_one_breath(self, citation: Citation, chain: Sequence[Linked]) -> str | None:
        """Return the instrument of a citation before it in the sentence, if none is named since."""
        at = bisect_left(chain, citation.start, key=lambda each: each.start) - 1
        low, _ = self._layout.bounds(citation.start)
        if at < 0 or chain[at].start < low:
            return None
        named = self._focus.is_named_between(chain[at].start, citation.start)
        return None if named else chain[at].treaty_id

    def _keep_to_known_numbers(
        self,
        scores: dict[str, float],
        citation: Citation,
        chain: Sequence[Linked],
        numbers: Mapping[tuple[str, str], Sequence[Linked]],
    ) -> None:
        """Lower what is spoken of only in other passages where others are known to have the number.

        What goes on counting ("Article 7" after its Article 6) stays.
        """
        base = base_of(citation.number)
        known = {
            each.treaty_id
            for each in numbers.get((citation.unit, base), ())
            if each.start < citation.start
        }
        if not known:
            return
        for name in scores.keys() - known:
            last = next((each for each in reversed(chain) if each.treaty_id == name), None)
            counts_on = (
                last is not None
                and last.start < citation.start
                and last.number.isdigit()
                and base.isdigit()
                and 0 < int(base) - int(last.number) <= COUNTS_ON
            )
            if not counts_on:
                scores[name] *= NUMBER_OF_OTHERS

    def _add_echoes(
        self,
        scores: dict[str, float],
        citation: Citation,
        numbers: Mapping[tuple[str, str], Sequence[Linked]],
    ) -> None:
        """Add points for what was said of the same number in the same words before."""
        before = [
            each
            for each in numbers.get((citation.unit, base_of(citation.number)), ())
            if citation.start - each.start > AROUND
        ][-MOST_ECHOES:]
        best: dict[str, int] = {}
        for each in before:
            shared = self._echoes.shared(each.start, citation.start)
            best[each.treaty_id] = max(best.get(each.treaty_id, 0), shared)
        for name, shared in best.items():
            scores[name] = scores.get(name, 0.0) + ECHO * min(FULL_ECHO, shared)

    def _add_year(
        self, scores: dict[str, float], citation: Citation, chain: Sequence[Linked]
    ) -> None:
        """Add points for what the passage does not name and whose year stands just before."""
        low, _ = self._layout.bounds(citation.start)
        opening = self._layout.opening(self._layout.passage(citation.start))
        before = self._text[max(opening, low - AROUND // 2) : citation.group_start]
        of_year = [
            name
            for name in scores.keys() | self._named
            if len(name) > YEAR and name[-YEAR:].isdigit() and name[-YEAR:] in before
        ]
        if len(of_year) == 1 and not self._focus.is_at_hand(of_year[0], citation, chain):
            scores[of_year[0]] = scores.get(of_year[0], 0.0) + OF_YEAR

    def _keep_to_body(
        self, scores: dict[str, float], citation: Citation, chain: Sequence[Linked]
    ) -> None:
        """Lower what is spoken of elsewhere where the passage names a body with an instrument."""
        here = {name for name in scores if self._focus.is_at_hand(name, citation, chain)}
        if max((scores[name] for name in here), default=0.0) >= OF_YEAR:
            for name in scores.keys() - here:
                scores[name] *= NUMBER_OF_OTHERS

    def _keep_to_known_alone(
        self, scores: dict[str, float], citation: Citation, absent: set[str]
    ) -> None:
        """Lower the rest where the words say what a high number is of: the guilt of Article 231."""
        base = base_of(citation.number)
        if not base.isdigit() or int(base) < HIGH:
            return
        told = [name for name in absent if (self._said(name, citation) or 0) >= SAID_IN_SENTENCE]
        for name in scores if told else ():
            if name not in absent and _subject(name, citation) is None:
                scores[name] *= VERY_RARE

    def _plausibility(self, name: str, citation: Citation) -> float:
        """Return what is left of points for a number that few instruments reach."""
        base = base_of(citation.number)
        if citation.unit != "article" or not base.isdigit() or name in knowledge().plausible:
            return 1.0
        number = int(base)
        if number < HIGH or number <= FURTHER_ON * self._highest.get(name, 0) or name == DOMESTIC:
            return 1.0
        return RARE if number < VERY_HIGH else VERY_RARE

    def _add_same_number(
        self,
        scores: dict[str, float],
        citation: Citation,
        numbers: Mapping[tuple[str, str], Sequence[Linked]],
        *,
        opened: bool,
    ) -> tuple[str, bool] | None:
        """Add what it counts that the number is linked elsewhere.

        Most instruments have an Article 4, few an Article 43; and what is spoken of aloud here is
        meant rather than what was spoken of there. Return that instrument, and whether the
        number is telling.
        """
        base, whole = base_of(citation.number), citation.number or ""
        exactly = numbers.get((citation.unit, whole), ()) if whole != base else ()
        same = exactly or numbers.get((citation.unit, base), ())
        # "Article IV" is the one that was written so before, not an "Article 4".
        same = [each for each in same if each.roman == citation.roman] or same
        if len({each.treaty_id for each in same}) != 1:
            return None
        name, known_before = same[0].treaty_id, any(each.start < citation.start for each in same)
        if self._is_numbered_otherwise(name, citation):
            return None
        known = _subject(name, citation)
        alone = bool(known and known.alone)
        fresh = known_before and not opened
        telling = exactly or not base.isdigit() or int(base) >= TELLING or alone
        points = (TELLING_NUMBER if telling else SAME_NUMBER) + ALONE * alone
        rival = max((each for other, each in scores.items() if other != name), default=0.0)
        high = base.isdigit() and int(base) >= HIGH
        if fresh and telling:
            points = max(points, OF_RIVAL * rival)
        elif rival >= ALOUD and not (alone or exactly or high):
            points = points / 2
        scores[name] = scores.get(name, 0.0) + points
        return name, bool(exactly or alone)

    def _add_alone(self, scores: dict[str, float], citation: Citation) -> set[str]:
        """Add what is known by the number; return what of it the article does not name."""
        absent = set()
        base = base_of(citation.number)
        for name in knowledge().numbered.get((citation.unit, base), ()):
            subject = _subject(name, citation)
            if subject is None or not self._is_known_alone(name, subject, citation):
                continue
            points = ALWAYS if subject.alone == "always" else ALONE
            if name in self._named:
                scores[name] = scores.get(name, 0.0) + points * bool(subject.alone)
                continue
            absent.add(name)
            among_others = max(scores.values(), default=0.0) >= SPOKEN
            said = (
                ABSENT_AMONG_OTHERS if among_others else ABSENT + (self._said(name, citation) or 0)
            )
            scores[name] = max(said, points) if subject.alone == "always" else said
            if self._is_numbered_otherwise(name, citation):
                scores[name] *= OTHER_NUMERALS
        return absent

    def _is_known_alone(self, name: str, subject: Subject, citation: Citation) -> bool:
        """Whether the number and the words around tell the instrument, be it named or not."""
        base = base_of(citation.number)
        if not subject.alone:
            high = base.isdigit() and int(base) >= HIGH
            return high and self._said(name, citation) in (SAID_BESIDE, SAID_IN_SENTENCE)
        # Where the article speaks of no other instrument, the number needs no further sign.
        if subject.alone == "always" or self._named == {name}:
            return True
        return subject.is_in(self._text[max(0, citation.start - AROUND) : citation.end + AROUND])

    def _fitting(self, name: str, points: float, citation: Citation, unsaid: float) -> float:
        """Return the points for an instrument when the words and the numerals are looked at."""
        said = self._said(name, citation)
        if said == 0.0:
            points *= unsaid
        base = base_of(citation.number)
        if _subject(name, citation) is None and (
            name in knowledge().covered
            or (name not in knowledge().plausible and base.isdigit() and int(base) >= HIGH)
        ):
            points *= UNLIKELY
        points += said or 0.0
        return points * (OTHER_NUMERALS if self._is_numbered_otherwise(name, citation) else 1.0)

    def _is_numbered_otherwise(self, name: str, citation: Citation) -> bool:
        """Whether the numerals are of another kind than the instrument's, here or in itself."""
        if citation.unit != "article":
            return False
        numerals = self._numerals.get(name)
        if numerals:
            return citation.roman not in numerals
        return citation.roman and name in knowledge().plausible and name not in knowledge().roman

    def _said(self, name: str, citation: Citation) -> float | None:
        """Return how well the words around fit what that provision says; None: it tells nothing."""
        subject = _subject(name, citation)
        if subject is None or subject.alone == "always":
            return None
        # The words of the article's own topic are everywhere in it, and tell none the less.
        vague = self._is_common(subject) and self._spoken[name] < max(self._spoken.values())
        return self._said_of(subject, citation) * (OF_COMMON if vague else 1.0)

    def _is_common(self, subject: Subject) -> bool:
        """Whether the words of a provision are all over the article; looked up once for each."""
        if subject not in self._common:
            found = subject.count_in(self._text)
            often = max(EVERYWHERE, len(self._text) / PER_CHARACTERS)
            self._common[subject] = found > often
        return self._common[subject]

    def _said_of(self, subject: Subject, citation: Citation) -> float:
        low, high = self._layout.bounds(citation.start)
        at = bisect_right(self._ends, citation.group_start) - 1
        begin = max(low, self._ends[at]) if at >= 0 else low
        at = bisect_left(self._begins, citation.group_end)
        end = min(high, self._begins[at]) if at < len(self._begins) else high
        if subject.is_in(self._text[begin : citation.group_start]) or subject.is_in(
            self._text[citation.group_end : end]
        ):
            return SAID_BESIDE
        if subject.is_in(self._text[low:high]):
            return SAID_IN_SENTENCE
        passage = self._layout.passage(citation.start)
        near = self._text[
            max(low - AROUND, self._layout.opening(passage)) : min(
                high + AROUND, self._layout.closing(passage)
            )
        ]
        return SAID_NEAR if subject.is_in(near) else 0.0

    def _add_shares(self, scores: dict[str, float]) -> None:
        """Add what an instrument gets for its share of the article, and for being its topic."""
        total = max(FEW, self._spoken.total())
        for name in scores:
            scores[name] += SHARE * self._spoken[name] / total
        most = [*self._spoken.most_common(2), ("", 0), ("", 0)]
        if most[0][1] > max(1, most[1][1]) and most[0][0] in scores:
            scores[most[0][0]] += TOPIC

    def _add_kind(self, scores: dict[str, float], citation: Citation) -> None:
        """Keep to what the text calls by the noun that follows: "Article 4 of the treaty"."""
        match = knowledge().kind.match(self._text, citation.group_end)
        if not match:
            return
        head, year = match.group("head").lower().rstrip("s"), match.group("year")
        fitting = {
            each.treaty_id
            for each in self._focus.around(citation)
            if (each.treaty_id.endswith(year) if year else self._is_called(each, head))
        }
        if not fitting and (match.group("which") or head not in lexicon().interchangeable):
            scores.clear()
        for name, points in list(scores.items()):
            if fitting:
                scores[name] = points + (OF_THAT_KIND if name in fitting else OF_ANOTHER_KIND)
            else:
                scores[name] = min(points + OF_ANOTHER_KIND, NO_SUCH_KIND * points)

    def _is_called(self, reference: Reference, head: str) -> bool:
        """Whether a noun is of a kind with the name of what is mentioned."""
        return head in self._text[reference.start : reference.end].lower() or (
            head in reference.treaty_id
        )


def _subject(treaty_id: str, citation: Citation) -> Subject | None:
    """Return what a provision of an instrument is about, if that is known."""
    known, number = knowledge().subjects, citation.number or ""
    return known.get((treaty_id, citation.unit, number)) or known.get(
        (treaty_id, citation.unit, base_of(number))
    )


def _best(scores: Mapping[str, float], share: float = 1.0) -> str | None:
    ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
    if not ranked or ranked[0][1] < ENOUGH:
        return None
    if len(ranked) > 1 and ranked[1][1] > min(ranked[0][1] - MARGIN, share * ranked[0][1]):
        return None
    return ranked[0][0]
