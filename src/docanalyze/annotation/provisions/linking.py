"""Tie a citation to its instrument: by what is named beside it, by context, or by default."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge

__all__ = ["Link", "Linker", "Reference"]

Method = Literal["explicit", "organisation", "context", "default"]
DETERMINERS = (
    r"(?:(?:the|our|its|that|this|said|present|original|revised|same|amended|founding|both|their|"
    r"current|new|draft|(?:1[5-9]|20)\d\d)\s+)*"
)
AFTER = re.compile(rf"[”\"’']?,?\s+(?:common\s+)?(?:of|in|to|from|under)\s+{DETERMINERS}")
BESIDE = re.compile(r"\s")
OWNER = re.compile(r"[’']s?\s(?:(?:founding|own|famous|revised|original)\s)*\Z")
BEFORE = re.compile(
    r"(?:[’']s?)?\s?(?:\((?!\d{4}\)))?[,:(\N{EM DASH}\N{EN DASH}]?\s?"
    r"(?:(?:in|under|by|whose|its|and|see|the|famous|notably|especially|specifically|particularly|particular|"
    r"mutual|core|key|collective|defence|defense|vaunted|all-important|of|by|invokes?|e\.g\.)\s)"
    r"{0,3}\Z"
)
ISSUED = re.compile(
    r"(?i)\b(?:resolution|decision|report|statement|rules|regulations|declaration)s?\b"
)
CITED_OF_BODIES = frozenset({"article", "chapter"})
ALONGSIDE = re.compile(
    r",?\s+(?:and|or|as well as|with)(?:\s+(?:in|of|under|with|by|to))?(?:\s+the)?\s+\Z|,\s+\Z"
)
NO_MARKS = str.maketrans("", "", '“”"‘')
WIDEST_GAP = 34
JUST_BEFORE, RIVALS_BEFORE = 140, 400
AROUND = 260
ORGANISATION_TAIL = re.compile(r"\s\([A-Z]{2,6}\)")


@dataclass(frozen=True, slots=True)
class Reference:
    """Something named that has provisions: ``organisation`` where its founding treaty is meant."""

    start: int
    end: int
    treaty_id: str
    organisation: bool
    political: bool


@dataclass(frozen=True, slots=True)
class Link:
    """What a citation is of: None where nothing fits, or where it is domestic law."""

    treaty_id: str | None
    method: Method


class Linker:
    """Links the citations of one article.

    Args:
        text: The document text.
        references: Mentions of instruments and of organisations with one, ordered by start.
    """

    def __init__(self, text: str, references: Sequence[Reference]) -> None:
        self._text = text
        self._references = references
        self._known = {reference.treaty_id for reference in references}

    def beside(self, citation: Citation) -> Link | None:
        """Return the link that the words right beside a citation give; None if they give none."""
        after = self._after(citation)
        if after:
            return after
        if self.is_domestic(citation):
            return Link(None, "explicit")
        return self._before(citation)

    def _after(self, citation: Citation) -> Link | None:
        glue = AFTER.match(self._text, citation.group_end)
        places = [glue.end()] if glue else []
        if BESIDE.match(self._text, citation.group_end):
            places.append(citation.group_end + 1)
        for reference in self._references:
            if reference.start > citation.group_end + WIDEST_GAP:
                break
            if reference.start in places:
                return self._owned(reference) or self._of_body(reference, citation)
        return None

    def _of_body(self, reference: Reference, citation: Citation) -> Link | None:
        """Link what stands beside a name, unless a body's own text is meant."""
        if not reference.organisation:
            return _link(reference)
        if citation.unit not in CITED_OF_BODIES or ISSUED.search(self._of(citation)):
            return None
        return _link(reference)

    def _owned(self, reference: Reference) -> Link | None:
        """Prefer the instrument where an organisation owns it: "of NATO's founding treaty"."""
        if not reference.organisation:
            return None
        for other in self._references:
            gap = self._text[reference.end : other.start]
            if other.start > reference.end and OWNER.match(gap) and not other.organisation:
                return _link(other)
        return None

    def _before(self, citation: Citation) -> Link | None:
        for reference in reversed(self._references):
            if reference.end > citation.group_start:
                continue
            if citation.group_start - reference.end > WIDEST_GAP:
                return None
            if BEFORE.match(self._text, reference.end, citation.group_start):
                gap = self._text[reference.end : citation.group_start]
                if self._possible(reference, citation) and "\n\n" not in gap:
                    return _link(reference)
            return None
        return None

    def alongside(self, citation: Citation, following: Citation) -> bool:
        """Whether it shares the instrument named after the next: "Article 5 and Article 6 of"."""
        gap = self._text[citation.group_end : following.group_start]
        return citation.unit == following.unit and bool(ALONGSIDE.match(gap))

    def is_domestic(self, citation: Citation) -> bool:
        """Whether it is of a constitution or an Act."""
        words = self._of(citation)
        law = knowledge().domestic.match(words) if words else None
        unnamed = knowledge().unnamed.match(words) if words else None
        if law:
            return not unnamed or law.end() <= unnamed.end()
        before = self._text[max(0, citation.group_start - 30) : citation.group_start]
        return bool(re.search(r"(?i)\bconstitution(?:[’']s|\s\(|,)\s?\Z", before))

    def is_unnamed(self, citation: Citation) -> bool:
        """Whether it is of an instrument that the text does not name: "of the draft treaty"."""
        return bool(knowledge().unnamed.match(self._of(citation)))

    def is_writing(self, citation: Citation) -> bool:
        """Whether it is part of something to read: "chapter 3 of his book"."""
        words = self._of(citation)
        return bool(knowledge().writing.match(words)) and not self.is_unnamed(citation)

    def _of(self, citation: Citation) -> str:
        match = re.compile(r"\s+(?:of|in|to)\s+").match(self._text, citation.group_end)
        if not match:
            return ""
        words = self._text[match.end() : match.end() + 70].translate(NO_MARKS)
        return re.split(r"[.;:,\n]", words, maxsplit=1)[0]

    def by_context(
        self, citation: Citation, linked: Mapping[tuple[str, str | None], set[str | None]]
    ) -> Link:
        """Return the link that the rest of the article gives, or a famous default.

        Args:
            citation: Without a link beside it.
            linked: What the article ties a number to elsewhere, by unit and number.
        """
        famous = self._famous(citation)
        here = self._in_sentence(citation, famous)
        same = linked.get((citation.unit, citation.number), set())
        if here or len(same) == 1:
            return Link(here or next(iter(same)), "context")
        near = self._nearest(citation)
        if famous and (near is None or near.organisation or near.treaty_id == famous):
            if famous in self._known:
                return Link(famous, "context")
            if near is None and not self._rivals(citation):
                return Link(famous, "default")
        if citation.unit != "article" or near is None or near.organisation:
            return Link(None, "context")
        return Link(near.treaty_id, "context")

    def _in_sentence(self, citation: Citation, famous: str | None) -> str | None:
        """Return the instrument named last in the sentence, or the one the number is famous for."""
        if citation.unit != "article":
            return None
        low = max(self._text.rfind(mark, 0, citation.start) for mark in (". ", "? ", "! ", "\n\n"))
        here = [
            each
            for each in self._references
            if low < each.start and each.end <= citation.start and self._possible(each, citation)
        ]
        if any(each.treaty_id == famous for each in here):
            return famous
        named = [each for each in here if not each.organisation]
        return named[-1].treaty_id if named else self._just_before(citation)

    def _just_before(self, citation: Citation) -> str | None:
        """Return the instrument that ended the sentence before: "… has failed. Article 2 …"."""
        before = [each for each in self._references if each.end <= citation.start]
        if not before or before[-1].organisation or not self._possible(before[-1], citation):
            return None
        gap = self._text[before[-1].end : citation.start]
        rivals = {
            each.treaty_id
            for each in before
            if not each.organisation and citation.start - each.end < RIVALS_BEFORE
        }
        near = len(gap) < JUST_BEFORE and "\n\n" not in gap
        return before[-1].treaty_id if near and len(rivals) == 1 else None

    def is_owned(self, citation: Citation) -> bool:
        """Whether an instrument of the same sentence owns it: "by its seventh article"."""
        before = self._text[max(0, citation.start - 8) : citation.start]
        return bool(re.search(r"\b(?:its|whose)\s\Z", before)) and bool(
            self._in_sentence(citation, None)
        )

    def _famous(self, citation: Citation) -> str | None:
        known, number = knowledge().famous, citation.number or ""
        famous = known.get((citation.unit, number)) or known.get(
            (citation.unit, number.partition("(")[0])
        )
        if famous is None:
            return None
        around = self._text[max(0, citation.start - AROUND) : citation.end + AROUND]
        # Where the article speaks of no other instrument, the number needs no further sign.
        sure = not famous.cue or self._known == {famous.treaty} or famous.cue.search(around)
        return famous.treaty if sure else None

    def _rivals(self, citation: Citation) -> bool:
        return any(self._possible(each, citation) for each in self._references)

    def _nearest(self, citation: Citation) -> Reference | None:
        """Return the nearest reference that can have the provision, in the same paragraph."""
        low = self._text.rfind("\n\n", 0, citation.start) + 1
        high = self._text.find("\n\n", citation.end)
        high = high if high >= 0 else len(self._text)
        here = [
            each
            for each in self._references
            if low <= each.start and each.end <= high and self._possible(each, citation)
        ]
        before = [each for each in here if each.end <= citation.start and not each.organisation]
        after = [each for each in here if each.start >= citation.end and not each.organisation]
        if len({each.treaty_id for each in before or after}) > 1:
            return None
        if before or after:
            return (before or after)[-1]
        return here[-1] if here else None

    def _possible(self, reference: Reference, citation: Citation) -> bool:
        most = knowledge().plausible.get(reference.treaty_id)
        leading = re.match(r"\d+", citation.number or "")
        if most is None or leading is None:
            return not reference.political
        return int(leading.group()) <= most


def _link(reference: Reference) -> Link:
    return Link(reference.treaty_id, "organisation" if reference.organisation else "explicit")
