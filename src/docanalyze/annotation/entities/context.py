"""What surrounds each token: its passage, headings, sentence starts, treaties, dates, years."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Token

from docanalyze.annotation.entities.acronyms import abbreviates, acronym_behind, initials_of
from docanalyze.annotation.entities.wordlists import ordinary_words
from docanalyze.annotation.records import NameMatch
from docanalyze.annotation.tokens import token_texts
from docanalyze.annotation.treaties.lexicon import lexicon

__all__ = ["TextContext", "read_context"]

# What may stand between a full stop and the next sentence: quotation marks, brackets, bullets.
OPENERS = frozenset("\"'`([{*-\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb\u2022\u2013\u2014")
STOPS = frozenset(".!?:;…")
YEAR = re.compile(r"(?:1[0-9]|20)[0-9]{2}")
DIGITS_OF_A_YEAR = 4
# A line is in Title Case if this share of its longer words has a capital.
TITLE_CASE_SHARE = 0.6
SHORTEST_WORD = 4
LONGEST_HEADING = 30
HEADINGS = frozenset({"title", "heading"})
# A passage with at least so many longer words may be a heading.
FEWEST_WORDS = 1


# "US-Japan", "Anglo–French"
PAIR = re.compile(r"\w[-\N{EN DASH}][A-Z]")


@dataclass(frozen=True, slots=True)
class TextContext:
    """What is known about each token of a text, by its index.

    Args:
        texts: The tokens as written: reading them from here is much faster than from the ``Doc``.
        passage: Number of the passage; -1 between passages.
        in_heading: Whether it stands in a line in Title Case or capitals, where capitals say
            nothing about names.
        in_capitals: Whether it stands in a line in capitals.
        starts_sentence: Whether a capital is due to its place.
        in_treaty: Whether it is part of the name of an instrument.
        in_date: Whether it is part of a date.
        years: The different years that each passage names.
        all_years: Those of the text; where it names none, that of its publication, if known.
        published: The year of its publication, if known.
        words: Every word of the text, as written.
        lower_words: Those in small letters.
    """

    texts: Sequence[str]
    passage: list[int]
    in_heading: list[bool]
    in_capitals: list[bool]
    starts_sentence: list[bool]
    in_treaty: list[bool]
    in_date: list[bool]
    years: Mapping[int, Sequence[int]]
    all_years: Sequence[int]
    published: int | None
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

    def years_in_sentence(self, index: int) -> Sequence[int]:
        """Return the years between the full stops or semicolons around a token."""
        first = last = index
        passage = self.passage[index]
        while first and self.passage[first - 1] == passage and self.texts[first - 1] not in STOPS:
            first -= 1
        while (
            last + 1 < len(self.texts)
            and self.passage[last] == passage
            and self.texts[last] not in STOPS
        ):
            last += 1
        return [int(text) for text in self.texts[first : last + 1] if YEAR.fullmatch(text)]

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
    texts = token_texts(doc)
    passage = _passages(doc, texts)
    in_heading, in_capitals = _headings(doc, texts, passage)
    years = _years(texts, passage)
    year = str(doc._.published or "")[:4]
    published = int(year) if year.isdigit() else None
    publication = [published] if published is not None else []
    written = frozenset(texts)
    return TextContext(
        texts=texts,
        passage=passage,
        in_heading=in_heading,
        in_capitals=in_capitals,
        starts_sentence=_sentence_starts(doc, texts, passage),
        in_treaty=_covered(doc, _treaty_names(doc, texts, names)),
        in_date=_covered(doc, doc._.dates or []),
        years=years,
        all_years=sorted({year for named in years.values() for year in named}) or publication,
        published=published,
        words=written,
        lower_words=frozenset(word for word in written if word.islower() and word.isalpha()),
    )


def _treaty_names(
    doc: Doc, texts: Sequence[str], names: Iterable[NameMatch]
) -> list[Mapping[str, Any]]:
    """Return where instruments are named; back references such as ``the pact`` name nothing.

    Nor does ``the US-Japan security treaty``, which tells by its parties which it is.
    """
    if doc._.treaties is not None:
        named = [
            row
            for row in doc._.treaties
            if row["method"] != "coreference" and not _only_describes(row["text"])
        ]
        return [*named, *_acronyms(doc, texts, named)]
    organisations = {(one["start"], one["end"]) for one in names if one["kind"] == "organisation"}
    spans = {(one["start"], one["end"]) for one in names if one["kind"] == "treaty"}
    return [
        {"start": span.start_char, "end": span.end_char}
        for span in (doc[start:end] for start, end in spans - organisations)
    ]


def _only_describes(name: str) -> bool:
    """Whether it is parties and a noun without a capital: "US-Japan security treaty"."""
    *words, noun = name.split()
    return noun in lexicon().heads and PAIR.search(" ".join(words)) is not None


def _acronyms(
    doc: Doc, texts: Sequence[str], named: Iterable[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
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
        {"start": doc[index].idx, "end": doc[index].idx + len(text)}
        for index, text in enumerate(texts)
        if text in acronyms
    ]


def _covered(doc: Doc, rows: Iterable[Mapping[str, Any]]) -> list[bool]:
    covered = [False] * len(doc)
    for row in rows:
        span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
        for token in span or ():
            covered[token.i] = True
    return covered


def _passages(doc: Doc, texts: Sequence[str]) -> list[int]:
    """Number the passages; where none are known, blank lines part them."""
    if doc._.passages:
        numbers = [-1] * len(doc)
        for number, row in enumerate(doc._.passages):
            span = doc.char_span(row["start"], row["end"], alignment_mode="expand")
            if span is not None:
                numbers[span.start : span.end] = [number] * len(span)
        return numbers
    numbers = []
    number = 0
    for text in texts:
        numbers.append(number)
        number += text.count("\n") > 1
    return numbers


def _headings(doc: Doc, texts: Sequence[str], passage: list[int]) -> tuple[list[bool], list[bool]]:
    lines: dict[int, list[str]] = {}
    for number, text in zip(passage, texts, strict=True):
        lines.setdefault(number, []).append(text)
    kinds = [row["kind"] for row in doc._.passages or []]
    headings, capitals = set(), set()
    for number, line in lines.items():
        longer = [word for word in line if len(word) >= SHORTEST_WORD and word.isalpha()]
        marked = 0 <= number < len(kinds) and kinds[number] in HEADINGS
        if _is_title_case(line, longer, is_heading=line[0].startswith("#") or marked):
            headings.add(number)
        if len(longer) >= FEWEST_WORDS and all(map(str.isupper, longer)):
            capitals.add(number)
    return (
        [number in headings or number in capitals for number in passage],
        [number in capitals for number in passage],
    )


def _is_title_case(line: Sequence[str], longer: Sequence[str], *, is_heading: bool) -> bool:
    if not FEWEST_WORDS <= len(longer) <= LONGEST_HEADING:
        return False
    last = next((word for word in reversed(line) if not word.isspace()), None)
    ends_sentence = last == "." and not is_heading
    capitalised = sum(not word.islower() for word in longer)
    return not ends_sentence and capitalised >= TITLE_CASE_SHARE * len(longer)


def _years(texts: Sequence[str], passage: list[int]) -> dict[int, list[int]]:
    years: dict[int, set[int]] = {}
    for number, text in zip(passage, texts, strict=True):
        if len(text) == DIGITS_OF_A_YEAR and YEAR.fullmatch(text):
            years.setdefault(number, set()).add(int(text))
    return {number: sorted(named) for number, named in years.items()}


def _sentence_starts(doc: Doc, texts: Sequence[str], passage: list[int]) -> list[bool]:
    # Without a parser or the like before us, only full stops tell where a sentence starts.
    told: Sequence[bool] = (
        (doc.to_array("SENT_START") == 1).tolist()
        if doc.has_annotation("SENT_START")
        else [False] * len(texts)
    )
    starts = []
    pending = True
    before = -1
    for text, number, starting in zip(texts, passage, told, strict=True):
        pending = pending or starting or number != before
        before = number
        starts.append(pending)
        if text in STOPS:
            pending = True
        elif text not in OPENERS and not text.isspace():
            pending = False
    return starts
