"""Cut a text into tokens and pick out the runs in which a time may stand.

Most words mean nothing to the grammar: they become one symbol and are never looked at again. A run is
a stretch of words that the grammar knows with a word among them that can begin a time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docanalyze.annotation.dates.lexicon import OTHER, Lexicon, Meanings
from docanalyze.annotation.dates.nodes import Node
from docanalyze.annotation.dates.numerals import DASHES, NUMERAL_CATEGORIES, read_glued, read_numeral

__all__ = ["Scanner", "Tokens"]

_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_TOKEN = re.compile(
    rf"""
    (?P<word>[^\W\d_]+(?:\d\w*)?)
  | (?P<large>\d{{1,3}}(?:,\d{{3}})+(?!\d)\w*)
  | (?P<glued>\d+(?:(?:['\N{{RIGHT SINGLE QUOTATION MARK}}]s)\b|[A-Za-z_]\w*))
  | (?P<short>(?<!\w)[{_APOSTROPHES}]\d\d(?:s\b|(?!\w)))
  | (?P<number>\d+(?:[{DASHES}./:]\d+)*)
  | (?P<era>[BA]\.\s?[CD]\.(?:\s?E\.)?)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_DASH = re.compile(f"[{DASHES}]")
# A point after one of these belongs to it.
ABBREVIATED = ("MON", "WDAY", "APPROX")
_LETTERS_AND_DIGITS = re.compile(r"([^\W\d_]+)(\d+)")
_DIGITS_AND_LETTERS = re.compile(r"(\d+)([^\W\d_]+)")
TRIGGERS = (
    "MONTH MON WEEKDAY WDAY WEEKDAYS SEASON UNIT UNITS NIGHTS YEAR ISODATE NUMDATE YEARRANGE YEARMONTH DECADE "
    "SHORTDECADE APOSYEAR QUARTERCODE HALFCODE FISCALYEAR CENTURYCODE BCE CE DAYWORD NOW FREQUENCY "
    "REFERENCE TENSWORD HOLIDAY DAYYEAR SLASHED TEENS PHRASE"
).split()


@dataclass(slots=True)
class Tokens:
    """The tokens of one passage, in parallel lists."""

    text: str
    starts: list[int]
    ends: list[int]
    symbols: list[str]
    meanings: list[Meanings | None]

    def word(self, index: int) -> str:
        """Return a token's text in lower case; empty beyond the passage."""
        if 0 <= index < len(self.starts):
            return self.text[self.starts[index] : self.ends[index]].lower()
        return ""

    def surface(self, index: int) -> str:
        """Return a token's text as written; empty beyond the passage."""
        if 0 <= index < len(self.starts):
            return self.text[self.starts[index] : self.ends[index]]
        return ""


class Scanner:
    """Cuts passages.

    Args:
        lexicon: The words of time.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        for categories in NUMERAL_CATEGORIES:
            lexicon.symbol(categories)
        self._cache: dict[str, tuple[str, Meanings] | None] = {}
        triggers = "".join(sorted({char for name in TRIGGERS for char in lexicon.symbols_of(name)}))
        # Two steps, each linear: a run of known words, then whether it has a trigger.
        self._run = re.compile(f"[^{OTHER}]+")
        self._trigger = re.compile(f"[{re.escape(triggers)}]")

    def scan(self, text: str, start: int, end: int) -> Tokens:
        """Cut ``text[start:end]`` into tokens; offsets are those of the text."""
        tokens = Tokens(text, [], [], [], [])
        known = self._cache
        for match in _TOKEN.finditer(text, start, end):
            kind = match.lastgroup
            piece = match.group()
            if kind == "word":
                entry = known[piece] if piece in known else self._word(piece)
                if entry is None and piece[-1].isdigit():
                    self._glued_word(tokens, match)
                    continue
            else:
                entry = None
            self._append(tokens, match, kind, piece, entry)
        return tokens

    def _append(
        self,
        tokens: Tokens,
        match: re.Match[str],
        kind: str | None,
        piece: str,
        entry: tuple[str, Meanings] | None,
    ) -> None:
        begin, finish = match.span()
        if kind == "word":
            if entry and tokens.text[finish : finish + 1] == "." and _is_abbreviation(entry[1]):
                finish += 1
        elif kind == "mark":
            entry = self._word("-") if _DASH.match(piece) else self._word(piece)
            if piece == "." and tokens.ends and tokens.ends[-1] > begin:
                return
        elif kind == "number":
            read = read_numeral(piece)
            if read:
                finish = begin + read[0]
                entry = (self._lexicon.symbol(read[1]), read[1])
        elif kind == "era":
            entry = self._word("BC" if piece[0] == "B" else "AD")
        elif kind in {"glued", "short"}:
            meanings = read_glued(piece)
            if meanings is None:
                self._split(tokens, match, _DIGITS_AND_LETTERS)
                return
            entry = (self._lexicon.symbol(meanings), meanings)
        tokens.starts.append(begin)
        tokens.ends.append(finish)
        tokens.symbols.append(entry[0] if entry else OTHER)
        tokens.meanings.append(entry[1] if entry else None)

    def _word(self, piece: str) -> tuple[str, Meanings] | None:
        if piece not in self._cache:
            if len(self._cache) > CACHE_SIZE:
                self._cache.clear()
            self._cache[piece] = self._lexicon.look_up(piece)
        return self._cache[piece]

    def _glued_word(self, tokens: Tokens, match: re.Match[str]) -> None:
        """Append a word that ends in digits: ``Q1`` and ``ca1860`` are time, ``G20`` is not."""
        meanings = read_glued(match.group())
        if meanings:
            tokens.starts.append(match.start())
            tokens.ends.append(match.end())
            tokens.symbols.append(self._lexicon.symbol(meanings))
            tokens.meanings.append(meanings)
        else:
            self._split(tokens, match, _LETTERS_AND_DIGITS)

    def _split(self, tokens: Tokens, match: re.Match[str], shape: re.Pattern[str]) -> None:
        """Append a word and a number written together, or, if they are nothing, one unknown word."""
        parts = shape.fullmatch(match.group())
        pieces = [self._part(part) for part in parts.groups()] if parts else [None]
        if all(pieces) and parts:
            for number, entry in enumerate(pieces, start=1):
                assert entry is not None  # noqa: S101 - `all` has seen to it
                tokens.starts.append(match.start() + parts.start(number))
                tokens.ends.append(match.start() + parts.end(number))
                tokens.symbols.append(entry[0])
                tokens.meanings.append(entry[1])
            return
        tokens.starts.append(match.start())
        tokens.ends.append(match.end())
        tokens.symbols.append(OTHER)
        tokens.meanings.append(None)

    def _part(self, part: str) -> tuple[str, Meanings] | None:
        if part[0].isdigit():
            read = read_numeral(part)
            return (self._lexicon.symbol(read[1]), read[1]) if read else None
        entry = self._word(part)
        glues = entry and any(category in entry[1] for category in GLUED)
        return entry if glues else None

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
            Node(
                tokens.starts[i], tokens.ends[i], tokens.symbols[i], tokens.meanings[i] or {}, i, i + 1
            )
            for i in range(start, end)
        ]


# Words may be written onto a number: `15Sep`, `ca1860`, `10days`.
GLUED = ("MON", "APPROX", "UNITS", "CE", "BCE")
CACHE_SIZE = 200_000


def _is_abbreviation(meanings: Meanings) -> bool:
    return any(category in meanings for category in ABBREVIATED)
