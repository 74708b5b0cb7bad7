"""Cut a text into tokens and pick out the runs in which a time may stand.

Most words mean nothing to the grammar: they become one symbol and are never looked at again. A
run is a stretch of words that the grammar knows with a word among them that can begin a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docanalyze.annotation.dates.lexicon import OTHER, Lexicon, Meanings
from docanalyze.annotation.dates.nodes import Node
from docanalyze.annotation.dates.numerals import (
    DASHES,
    NUMERAL_CATEGORIES,
    read_glued,
    read_numeral,
)

__all__ = ["Scanner", "Tokens"]

_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_TOKEN = re.compile(
    rf"""
    (?P<era>\b[BA]\.\s?[CD]\.(?:\s?E\.)?)
  | (?P<word>[^\W\d_]++(?!\d))
  | (?P<code>[^\W\d_]+\d\w*)
  | (?P<large>\d{{1,3}}(?:,\d{{3}})+(?!\d)\w*)
  | (?P<glued>\d*0['\N{{RIGHT SINGLE QUOTATION MARK}}]s\b|\d+[A-Za-z_]\w*)  # `1960's`, no `1923's`
  | (?P<short>(?<!\w)[{_APOSTROPHES}]\d\d(?:s\b|(?!\w)))
  | (?P<number>\d+(?:[{DASHES}./:]\d+)*)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
SLASHED = {"SLASHED", "NUMDATE"}
_DASH = re.compile(f"[{DASHES}]")
# A point after one of these belongs to it.
ABBREVIATED = ("MON", "WDAY", "APPROX", "INST")
_LETTERS_AND_DIGITS = re.compile(r"([^\W\d_]+)(\d\w*)")
_DIGITS_AND_LETTERS = re.compile(r"(\d+)([^\W\d_]+)")
TRIGGERS = [
    "MONTH",
    "MON",
    "WEEKDAY",
    "WDAY",
    "WEEKDAYS",
    "SEASON",
    "UNIT",
    "UNITS",
    "NIGHTS",
    "DAYPART",
    "YEAR",
    "ISODATE",
    "NUMDATE",
    "YEARRANGE",
    "YEARMONTH",
    "DECADE",
    "SHORTDECADE",
    "APOSYEAR",
    "QUARTERCODE",
    "HALFCODE",
    "FISCALYEAR",
    "CENTURYCODE",
    "BCE",
    "CE",
    "DAYWORD",
    "NOW",
    "FREQUENCY",
    "REFERENCE",
    "TENSWORD",
    "HOLIDAY",
    "DAYYEAR",
    "SLASHED",
    "TEENS",
    "SCALES",
    "ORD",
    "ENDCODE",
    "FEAST",
    "MOVABLE",
    "'kippur",
    "'hashanah",
    "'eid",
    "HOLYWEEK",
    "PHRASE",
    "'birthday",
    "'age",
    "'aged",
    "'morrow",
]


@dataclass(slots=True)
class Tokens:
    """The tokens of one passage.

    Args:
        text: The document text.
        spans: Start and end of each token in it.
        symbols: One for each token.
        meanings: Of the tokens that the lexicon knows, by index.
    """

    text: str
    spans: list[tuple[int, int]]
    symbols: list[str]
    meanings: dict[int, Meanings]

    def word(self, index: int) -> str:
        """Return a token's text in lower case; empty beyond the passage."""
        return self.surface(index).lower()

    def surface(self, index: int) -> str:
        """Return a token's text as written; empty beyond the passage."""
        if 0 <= index < len(self.spans):
            start, end = self.spans[index]
            return self.text[start:end]
        return ""

    def add(self, start: int, end: int, symbol: str, meanings: Meanings | None) -> None:
        """Append a token."""
        if meanings is not None:
            self.meanings[len(self.spans)] = meanings
        self.spans.append((start, end))
        self.symbols.append(symbol)


Entry = tuple[str, Meanings | None]
_UNKNOWN: Entry = (OTHER, None)


class Scanner:
    """Cuts passages.

    Args:
        lexicon: The words of time.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        for categories in NUMERAL_CATEGORIES:
            lexicon.symbol(categories)
        self._cache: dict[str, Entry] = {}
        # Words that a full stop may belong to.
        self._abbreviations: set[str] = set()
        triggers = "".join(sorted({char for name in TRIGGERS for char in lexicon.symbols_of(name)}))
        # Two steps, each linear: a run of known words, then whether it has a trigger.
        self._run = re.compile(f"[^{OTHER}]+")
        self._trigger = re.compile(f"[{re.escape(triggers)}]")

    def scan(self, text: str, start: int, end: int) -> Tokens:
        """Cut ``text[start:end]`` into tokens; offsets are those of the text."""
        tokens = Tokens(text, [], [], {})
        cache, word = self._cache, self._word
        add_span, add_symbol = tokens.spans.append, tokens.symbols.append
        for match in _TOKEN.finditer(text, start, end):
            piece = match.group()
            entry = cache.get(piece) or word(piece)
            if match.lastindex == PLAIN and piece not in self._abbreviations:
                # Nearly every word: nothing more to look at.
                if entry is not _UNKNOWN:
                    tokens.meanings[len(tokens.spans)] = entry[1] or {}
                add_span(match.span())
                add_symbol(entry[0])
            else:
                self._known(tokens, match, piece, entry)
        return tokens

    def _known(self, tokens: Tokens, match: re.Match[str], piece: str, entry: Entry) -> None:
        begin, finish = match.span()
        kind = match.lastgroup
        if kind in {"word", "mark"}:
            if tokens.spans and tokens.spans[-1][1] > begin:
                return  # the point of an abbreviation
            is_short = piece in self._abbreviations
            finish += is_short and match.string[finish : finish + 1] == "."
        elif kind == "number":
            read = read_numeral(piece)
            if read is None and self._slashed_range(tokens, begin, piece):
                return
            if read:
                finish = begin + read[0]
                entry = (self._lexicon.symbol(read[1]), read[1])
        elif kind == "era":
            entry = self._word("BC" if piece[0] == "B" else "AD")
        else:
            self._glued(tokens, match, piece)
            return
        tokens.add(begin, finish, *entry)

    def _slashed_range(self, tokens: Tokens, begin: int, piece: str) -> bool:
        """Cut ``10/1-11/7`` into two dates and what joins them; false if it is none."""
        dash = _DASH.search(piece)
        if dash is None:
            return False
        parts = (piece[: dash.start()], piece[dash.end() :])
        read = [read_numeral(part) for part in parts]
        if not all(one and SLASHED.intersection(one[1]) for one in read):
            return False
        symbol, meanings = self._word("-")
        at = begin + dash.start()
        for start, part, one in ((begin, parts[0], read[0]), (at + 1, parts[1], read[1])):
            if start > begin:
                tokens.add(at, at + 1, symbol, meanings)
            if one:
                tokens.add(start, start + len(part), self._lexicon.symbol(one[1]), one[1])
        return True

    def _word(self, piece: str) -> Entry:
        if len(self._cache) > CACHE_SIZE:
            self._cache.clear()
        key = "-" if _DASH.fullmatch(piece) else piece
        entry = self._lexicon.look_up(key) or _UNKNOWN
        self._cache[piece] = entry
        if entry[1] and any(category in entry[1] for category in ABBREVIATED):
            self._abbreviations.add(piece)
        return entry

    def _glued(self, tokens: Tokens, match: re.Match[str], piece: str) -> None:
        """Append letters and digits written together: ``Q1`` is a time, ``G20`` is not."""
        meanings = _large(piece) if match.lastgroup == "large" else read_glued(piece)
        if meanings:
            tokens.add(*match.span(), self._lexicon.symbol(meanings), meanings)
            return
        parts = _LETTERS_AND_DIGITS.fullmatch(piece) or _DIGITS_AND_LETTERS.fullmatch(piece)
        entries = [self._part(part) for part in parts.groups()] if parts else []
        if parts and entries and _UNKNOWN not in entries:
            for number, entry in enumerate(entries, start=1):
                begin, end = parts.span(number)
                tokens.add(match.start() + begin, match.start() + end, *entry)
        else:
            tokens.add(*match.span(), *_UNKNOWN)

    def _part(self, part: str) -> Entry:
        if part[0].isdigit():
            read = read_numeral(part)
            meanings = read[1] if read else read_glued(part)
            return (self._lexicon.symbol(meanings), meanings) if meanings else _UNKNOWN
        entry = self._word(part)
        glues = entry[1] and any(category in entry[1] for category in GLUED)
        return entry if glues else _UNKNOWN

    def runs(self, tokens: Tokens) -> Iterator[tuple[int, int]]:
        """Yield the first and last-but-one index of each run in which a time may stand."""
        code = "".join(tokens.symbols)
        for run in self._run.finditer(code):
            if self._trigger.search(code, run.start(), run.end()):
                yield run.span()

    @staticmethod
    def nodes(tokens: Tokens, start: int, end: int) -> list[Node]:
        """Return the tokens of a run as nodes."""
        return [
            Node(*tokens.spans[i], tokens.symbols[i], tokens.meanings.get(i, {}), i, i + 1)
            for i in range(start, end)
        ]


def _large(piece: str) -> Meanings | None:
    """Read ``2,000`` as a number, for `2,000 years ago`."""
    digits = piece.replace(",", "")
    return {"NUM": int(digits)} if digits.isdecimal() and len(digits) <= LONGEST_NUMBER else None


# Words may be written onto a number: `15Sep`, `ca1860`, `10days`.
GLUED = ("MON", "APPROX", "UNITS", "CE", "BCE")
CACHE_SIZE = 200_000
LONGEST_NUMBER = 7
# The group of the token pattern that needs no reading if the lexicon does not know it.
PLAIN = _TOKEN.groupindex["word"]
