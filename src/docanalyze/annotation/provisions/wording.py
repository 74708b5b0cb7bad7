"""What the words around a citation say of whose it is: its subject, a noun that follows, a year."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, MutableMapping, Sequence

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import (
    Subject,
    knowledge,
    known_alone,
    with_number,
)
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.mentions import Mentions
from docanalyze.annotation.provisions.model import is_instrument
from docanalyze.annotation.provisions.references import A_YEAR, Reference, base_of, has_number
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.word_starts import KEY

__all__ = ["Wording", "is_famous", "subject_of"]

Features = MutableMapping[str, float]

AROUND = 260
# Numbers that few instruments have: there the words around are enough.
HIGH = 60
# Words that are everywhere in the article tell little of a provision.
EVERYWHERE, PER_CHARACTERS = 4, 600
YEAR = 4
# So many letters of an adjective tell: "defens" of "the defensive alliance".
STEM = 6
# How many citations before and after are looked at with one.
REACH = 3
MOST_BEFORE, MOST_AFTER = 40, 12
REACH_OF_PROVERB = 24
WORD = re.compile(r"\w+")
CLOSE = frozenset({"said_beside", "said_in_sentence"})


class Wording:
    """The words around the citations of one article.

    Args:
        text: The document text.
        mentions: What is named.
        layout: Its sentences and passages.
        citations: All of the article, ordered by start.
    """

    def __init__(
        self, text: str, mentions: Mentions, layout: Layout, citations: Sequence[Citation]
    ) -> None:
        self._text = text
        self._layout = layout
        self._mentions = mentions
        self._named = {each.treaty_id for each in mentions.references}
        self._begins = sorted({each.group_start for each in citations})
        self._ends = sorted({each.group_end for each in citations})
        self._common: dict[Subject, bool] = {}
        self._citations = citations
        self._at = {each: index for index, each in enumerate(citations)}
        self._places: dict[Citation, dict[str, str]] = {}

    def _with_number(self, citation: Citation, near: str) -> Collection[str]:
        """Return whose provision of that number may be spoken of, by how the words near begin."""
        by_start = with_number(citation.unit, base_of(citation.number))
        if not by_start:
            return ()
        starts = {"", *(each[:KEY] for each in WORD.findall(near.lower()))}
        return {name for start in starts for name in by_start.get(start, ())}

    def add_known_alone(
        self, found: MutableMapping[str, Features], citation: Citation, known: Collection[str]
    ) -> None:
        """Add what is known by the number, be it named in the article or not.

        Args:
            found: The features of each candidate, to which they are added.
            citation: Without an instrument beside it.
            known: What the article names, or what is linked already.
        """
        names = known_alone(citation.unit, base_of(citation.number))
        if _is_high(citation):
            names |= self.said(citation).keys()
        for name in names:
            subject = subject_of(name, citation)
            if subject is None or not has_number(name, citation):
                continue
            if self._is_known_alone(name, subject, citation):
                found[name][f"known_{subject.alone or 'high'}"] = 1.0
                if name not in known:
                    found[name]["absent"] = 1.0
            if subject.alone and self._is_proverbial(citation):
                found[name]["proverbial"] = 1.0
                if name not in known:
                    found[name]["absent"] = 1.0

    def said(self, citation: Citation) -> Mapping[str, str]:
        """Return where the words around are those of a provision of that number, by instrument.

        An instrument that has none whose words stand anywhere near is left out.
        """
        if citation not in self._places:
            near = self._near(citation)
            self._places[citation] = {
                name: place
                for name in self._with_number(citation, *near["said_near"])
                if (subject := subject_of(name, citation)) and (place := _place(subject, near))
            }
        return self._places[citation]

    def _near(self, citation: Citation) -> Mapping[str, Sequence[str]]:
        """Return what stands around a citation, the widest first, the nearest last."""
        low, high = self._layout.bounds(citation.start)
        passage = self._layout.passage(citation.start)
        least = max(low - AROUND, self._layout.opening(passage))
        most = min(high + AROUND, self._layout.closing(passage))
        at = bisect_right(self._ends, citation.group_start) - 1
        begin = max(low, self._ends[at]) if at >= 0 else low
        at = bisect_left(self._begins, citation.group_end)
        end = min(high, self._begins[at]) if at < len(self._begins) else high
        return {
            "said_near": (self._text[least:most],),
            "said_in_sentence": (self._text[low:high],),
            "said_beside": (
                self._text[begin : citation.group_start],
                self._text[citation.group_end : end],
            ),
        }

    def add_neighbours(
        self, found: Mapping[str, Features], citation: Citation, linked: Mapping[int, str]
    ) -> None:
        """Add whether the words fit the provisions that are cited near by, too.

        Args:
            found: The features of each candidate, to which they are added.
            citation: Without an instrument beside it.
            linked: What is linked already, by where it begins.
        """
        at = self._at[citation]
        passage = self._layout.passage(citation.start)
        near = [
            each
            for each in self._citations[max(0, at - REACH) : at + REACH + 1]
            if each.group_start != citation.group_start
            and abs(self._layout.passage(each.start) - passage) <= 1
        ]
        for name, features in found.items():
            fitting = impossible = 0
            for each in near:
                if linked.get(each.start, name) == name:
                    fitting += self.said(each).get(name) in CLOSE
                    impossible += not has_number(name, each)
            if fitting:
                features["neighbours_said"] = min(2, fitting) / 2
            if impossible:
                features["neighbours_impossible"] = 1.0

    def _is_proverbial(self, citation: Citation) -> bool:
        """Whether it is a word for what it brings: "no Article 5", "an Article 5-style pledge"."""
        before = self._text[max(0, citation.group_start - REACH_OF_PROVERB) : citation.group_start]
        return bool(
            knowledge().proverbial.search(before)
            or knowledge().likened.match(self._text, citation.group_end)
        )

    def _is_known_alone(self, name: str, subject: Subject, citation: Citation) -> bool:
        """Whether the number and the words around tell the instrument, be it named or not."""
        if not subject.alone:
            return _is_high(citation) and self.said(citation).get(name) in CLOSE
        # Where the article speaks of no other instrument, the number needs no further sign.
        if subject.alone == "always" or self._named == {name}:
            return True
        return subject.is_in(self._text[max(0, citation.start - AROUND) : citation.end + AROUND])

    def add_subjects(
        self,
        found: MutableMapping[str, Features],
        citation: Citation,
        spoken: Counter[str],
    ) -> None:
        """Add how well the words fit what the provision of that number says.

        Args:
            found: The features of each candidate, to which they are added.
            citation: Without an instrument beside it.
            spoken: How often each instrument was named or cited.
        """
        high = _is_high(citation)
        most = max(spoken.values(), default=0)
        for name, features in found.items():
            subject = subject_of(name, citation)
            said = self.said(citation).get(name) if subject else None
            if subject is None or said is None:
                if (
                    subject is None
                    and name not in knowledge().plausible
                    and high
                    and is_instrument(name)
                ):
                    features["seldom_cited"] = 1.0
                continue
            # What the article does not name needs its words; what it names, less.
            by = "absent_" if "absent" in features else ""
            features[by + said] = 1.0
            features.update(self._telling(subject, citation, by))
            if spoken[name] < most and self._is_common(subject):
                # The words of the article's own topic are everywhere, and tell none the less.
                features["said_everywhere"] = 1.0

    def _telling(self, subject: Subject, citation: Citation, by: str) -> dict[str, float]:
        """Return how telling the words are: "force" is said of many provisions, "Kiel" of one."""
        low, high = self._layout.bounds(citation.start)
        words = subject.found_in(self._text[max(0, low - AROUND) : high])
        rare = max((knowledge().rarity[each] for each in words), default=0.0)
        unusual = max((knowledge().unusual.get(each, 1.0) for each in words), default=0.0)
        return {
            f"{by}said_rarity": rare,
            f"{by}said_unusual": unusual,
            f"{by}said_twice": float(len(words) > 1),
        }

    def _is_common(self, subject: Subject) -> bool:
        """Whether the words of a provision are all over the article; looked up once for each."""
        if subject not in self._common:
            found = subject.count_in(self._text)
            self._common[subject] = found > max(EVERYWHERE, len(self._text) / PER_CHARACTERS)
        return self._common[subject]

    def add_kind(
        self, found: MutableMapping[str, Features], none: Features, citation: Citation
    ) -> None:
        """Add what the noun that follows says: "Article 4 of the treaty"."""
        match = knowledge().kind.match(self._text, citation.group_end)
        if not match:
            return
        head, year = match.group("head").lower().rstrip("s"), match.group("year")
        at = bisect_left(self._mentions.starts, citation.start)
        around = self._mentions.references[max(0, at - MOST_BEFORE) : at + MOST_AFTER]
        fitting = {
            each.treaty_id
            for each in around
            if (each.treaty_id.endswith(year) if year else self._is_called(each, head))
        }
        which = match.group("which") or ""
        of_which = {
            each.treaty_id
            for each in around
            if which.islower() and self._is_called(each, which[:STEM])
        }
        for name, features in found.items():
            if of_which:
                features["of_that_kind" if name in of_which else "of_another_kind"] = 1.0
            elif fitting and which.islower():
                features["of_that_head" if name in fitting else "of_another_kind"] = 1.0
            elif fitting:
                features["of_that_kind" if name in fitting else "of_another_kind"] = 1.0
        if which.islower() and not of_which:
            none["nothing_so_described"] = 1.0
        if not fitting:
            special = which or head not in lexicon().interchangeable
            none["nothing_of_that_kind" if special else "nothing_so_called"] = 1.0

    def _is_called(self, reference: Reference, head: str) -> bool:
        """Whether a noun is of a kind with the name of what is mentioned."""
        return head in self._text[reference.start : reference.end].lower() or (
            head in reference.treaty_id
        )

    def add_anachronism(self, found: Mapping[str, Features], citation: Citation) -> None:
        """Add what is of a later year than the last one that the passage has told by then."""
        low = self._layout.opening(self._layout.passage(citation.start))
        told = [int(each) for each in A_YEAR.findall(self._text, low, citation.group_start)]
        for name, features in found.items() if told else ():
            year = name[-YEAR:]
            if year.isdigit() and int(year) > told[-1]:
                features["later_than_told"] = 1.0
                if int(year) > max(told):
                    features["later_than_all_told"] = 1.0

    def add_year(self, found: MutableMapping[str, Features], citation: Citation) -> None:
        """Add whose year stands around, if it is that of one alone."""
        low, high = self._layout.bounds(citation.start)
        passage = self._layout.passage(citation.start)
        opening, closing = self._layout.opening(passage), self._layout.closing(passage)
        around = {
            "year_before": (max(opening, low - AROUND // 2), citation.group_start),
            "year_behind": (citation.group_end, min(closing, high + AROUND // 2)),
        }
        for place, (begin, end) in around.items():
            years = {
                match.group()
                for match in A_YEAR.finditer(self._text, begin, end)
                if not self._mentions.covers(match.start())
            }
            of_year = [
                name for name in found.keys() | self._named if years and name[-YEAR:] in years
            ]
            if len(of_year) == 1:
                found[of_year[0]][place] = 1.0


def _place(subject: Subject, near: Mapping[str, Sequence[str]]) -> str | None:
    """Return the nearest place with words of a subject; what is wider has those of it too."""
    found = None
    for place, texts in near.items():
        if not any(subject.is_in(text) for text in texts):
            break
        found = place
    return found


def _is_high(citation: Citation) -> bool:
    """Whether few instruments have an article of that number."""
    base = base_of(citation.number)
    return base.isdigit() and int(base) >= HIGH


def is_famous(citation: Citation) -> bool:
    """Whether the number alone tells the instrument: "Article 2(4)"."""
    known, number = knowledge().subjects, citation.number or ""
    return any(
        (subject := known.get((name, citation.unit, number))) and subject.alone == "always"
        for name in knowledge().numbered.get((citation.unit, base_of(number)), ())
    )


def subject_of(treaty_id: str, citation: Citation) -> Subject | None:
    """Return what a provision of an instrument is about, if that is known."""
    known, number = knowledge().subjects, citation.number or ""
    return known.get((treaty_id, citation.unit, number)) or known.get(
        (treaty_id, citation.unit, base_of(number))
    )
