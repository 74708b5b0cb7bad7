"""What surrounds each token: its passage, headings, sentence starts, treaties, dates, years."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from docanalyze.annotation.entities.acronyms import abbreviates, acronym_behind, initials_of
from docanalyze.annotation.entities.wordlists import ordinary_words
from docanalyze.annotation.records import NameMatch

__all__ = ["TextContext", "read_context"]

# What may stand between a full stop and the next sentence: quotation marks, brackets, bullets.
OPENERS = frozenset("\"'`([{*-\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb\u2022\u2013\u2014")
STOPS = frozenset(".!?:;…")
YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
# A line is in Title Case if this share of its longer words has a capital.
TITLE_CASE_SHARE = 0.6
SHORTEST_WORD = 4
LONGEST_HEADING = 30
HEADINGS = frozenset({"title", "heading"})
# A passage with at least so many longer words may be a heading.
FEWEST_WORDS = 1


@dataclass(frozen=True, slots=True)
class TextContext:
    """What is known about each token of a text, by its index.

    Args:
        passage: Number of the passage; -1 between passages.
        in_heading: Whether it stands in a line in Title Case or capitals, where capitals say
            nothing about names.
        in_capitals: Whether it stands in a line in capitals.
        starts_sentence: Whether a capital is due to its place.
        in_treaty: Whether it is part of the name of an instrument.
        in_date: Whether it is part of a date.
        years: The different years that each passage names.
        all_years: Those of the text; where it names none, that of its publication, if known.
        words: Every word of the text, as written.
        lower_words: Those in small letters.
    """

    passage: list[int]
    in_heading: list[bool]
    in_capitals: list[bool]
    starts_sentence: list[bool]
    in_treaty: list[bool]
    in_date: list[bool]
    years: Mapping[int, Sequence[int]]
    all_years: Sequence[int]
    words: frozenset[str]
    lower_words: frozenset[str]

    def within_passage(self, start: int, end: int) -> bool:
        """Whether a stretch of tokens lies inside one passage."""
        first = self.passage[start]
        return first >= 0 and self.passage[end - 1] == first

    def is_common(self, token: Token) -> bool:
        """Whether a word is also an ordinary one: here, or in English as such."""
        return token.lower_ in self.lower_words or token.lower_ in ordinary_words()

    def is_plain_accident(self, token: Token) -> bool:
        """Whether the text itself also writes the word without a capital, which is due to place."""
        return self._has_capital_by_place(token) and token.lower_ in self.lower_words

    def is_accident(self, token: Token) -> bool:
        """Whether an ordinary word has its capital from its place only."""
        return self._has_capital_by_place(token) and self.is_common(token)

    def _has_capital_by_place(self, token: Token) -> bool:
        if token.is_upper and len(token) > 1:
            return self.in_capitals[token.i]
        return self.starts_sentence[token.i] or self.in_heading[token.i]

    def years_near(self, index: int) -> Sequence[int]:
        """Return the years that the passage of a token names; else those of the text.

        Where the text names none, it is the year of publication, if that is known.
        """
        return self.years.get(self.passage[index]) or self.all_years

    @property
    def latest_year(self) -> int | None:
        """The latest year the text names, or that of its publication."""
        return max(self.all_years, default=None)


def read_context(doc: Doc, names: Iterable[NameMatch]) -> TextContext:
    """Collect what the rules need to know about each token.

    Args:
        doc: A text, with whatever earlier components have written.
        names: Every phrase of the register in it.
    """
    passage = _passages(doc)
    in_heading, in_capitals = _headings(doc, passage)
    years = _years(doc, passage)
    published = str(doc._.published or "")[:4]
    publication = [int(published)] if published.isdigit() else []
    return TextContext(
        passage=passage,
        in_heading=in_heading,
        in_capitals=in_capitals,
        starts_sentence=_sentence_starts(doc, passage),
        in_treaty=_covered(doc, _treaty_names(doc, names)),
        in_date=_covered(doc, doc._.dates or []),
        years=years,
        all_years=sorted({year for named in years.values() for year in named}) or publication,
        words=frozenset(token.text for token in doc),
        lower_words=frozenset(token.text for token in doc if token.is_lower and token.is_alpha),
    )


def _treaty_names(doc: Doc, names: Iterable[NameMatch]) -> list[Mapping[str, Any]]:
    """Return where instruments are named; back references such as ``the pact`` name nothing."""
    if doc._.treaties is not None:
        named = [row for row in doc._.treaties if row["method"] != "coreference"]
        return [*named, *_acronyms(doc, named)]
    organisations = {(one["start"], one["end"]) for one in names if one["kind"] == "organisation"}
    spans = {(one["start"], one["end"]) for one in names if one["kind"] == "treaty"}
    return [
        {"start": span.start_char, "end": span.end_char}
        for span in (doc[start:end] for start, end in spans - organisations)
    ]


def _acronyms(doc: Doc, named: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return where the acronyms of instruments stand.

    They follow the name in brackets, or are the initials of all its words.
    """
    acronyms = {initials for row in named if (initials := initials_of(row["text"]))}
    for row in named:
        span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
        acronym = acronym_behind(doc, span.end) if span is not None else None
        if acronym and abbreviates(acronym, row["text"], from_the_first=False):
            acronyms.add(acronym)
    return [
        {"start": token.idx, "end": token.idx + len(token)}
        for token in doc
        if token.text in acronyms
    ]


def _covered(doc: Doc, rows: Iterable[Mapping[str, Any]]) -> list[bool]:
    covered = [False] * len(doc)
    for row in rows:
        span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
        for token in span or ():
            covered[token.i] = True
    return covered


def _passages(doc: Doc) -> list[int]:
    """Number the passages; where none are known, blank lines part them."""
    if doc._.passages:
        numbers = [-1] * len(doc)
        for number, row in enumerate(doc._.passages):
            span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
            for token in span or ():
                numbers[token.i] = number
        return numbers
    numbers = []
    number = 0
    for token in doc:
        numbers.append(number)
        number += token.text.count("\n") > 1
    return numbers


def _headings(doc: Doc, passage: list[int]) -> tuple[list[bool], list[bool]]:
    tokens: dict[int, list[Token]] = {}
    for token in doc:
        tokens.setdefault(passage[token.i], []).append(token)
    kinds = [row["kind"] for row in doc._.passages or []]
    headings = {
        number
        for number, line in tokens.items()
        if _is_title_case(
            line,
            is_heading=line[0].text.startswith("#")
            or (0 <= number < len(kinds) and kinds[number] in HEADINGS),
        )
    }
    capitals = {number for number, line in tokens.items() if _is_in_capitals(line)}
    return (
        [number in headings or number in capitals for number in passage],
        [number in capitals for number in passage],
    )


def _is_title_case(line: list[Token], *, is_heading: bool) -> bool:
    longer = [token for token in line if token.is_alpha and len(token) >= SHORTEST_WORD]
    if not FEWEST_WORDS <= len(longer) <= LONGEST_HEADING:
        return False
    last = next((token for token in reversed(line) if not token.is_space), None)
    ends_sentence = last is not None and last.text == "." and not is_heading
    capitalised = sum(not token.is_lower for token in longer)
    return not ends_sentence and capitalised >= TITLE_CASE_SHARE * len(longer)


def _is_in_capitals(line: list[Token]) -> bool:
    longer = [token for token in line if token.is_alpha and len(token) >= SHORTEST_WORD]
    return len(longer) >= FEWEST_WORDS and all(token.is_upper for token in longer)


def _years(doc: Doc, passage: list[int]) -> dict[int, list[int]]:
    years: dict[int, set[int]] = {}
    for token in doc:
        if YEAR.fullmatch(token.text):
            years.setdefault(passage[token.i], set()).add(int(token.text))
    return {number: sorted(named) for number, named in years.items()}


def _sentence_starts(doc: Doc, passage: list[int]) -> list[bool]:
    starts = []
    pending = True
    before = -1
    for token in doc:
        pending = pending or bool(token.is_sent_start) or passage[token.i] != before
        before = passage[token.i]
        starts.append(pending)
        if token.text in STOPS:
            pending = True
        elif not token.is_space and token.text not in OPENERS:
            pending = False
    return starts
