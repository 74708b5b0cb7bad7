"""Read numbers in words: ``twenty-five``, ``two thousand and fifteen``, ``nineteen forty-five``."""

from collections.abc import Sequence

from docanalyze.annotation.dates.lexicon import Lexicon
from docanalyze.annotation.dates.nodes import Node

__all__ = ["MADE", "join_number_words"]

# The sets of categories that this module makes.
MADE = (
    ("NUM",),
    ("NUM", "DAY"),
    ("NUM", "YEARCARD"),
    ("ORD", "DAY"),
    ("ORD",),
    ("NUM", "YEAR"),
)
LONGEST_MONTH = 31
EARLIEST, LATEST = 1000, 2199
STARTERS = ("ONES", "TEENS", "TENS", "ORDWORD")


def _value(node: Node | None, category: str) -> int | None:
    value = node.meanings.get(category) if node else None
    return value if isinstance(value, int) else None


class _Reader:
    """Reads one number from a place in a list of nodes."""

    def __init__(self, nodes: Sequence[Node], at: int) -> None:
        self.nodes = nodes
        self.at = at

    def peek(self, ahead: int = 0) -> Node | None:
        place = self.at + ahead
        return self.nodes[place] if place < len(self.nodes) else None

    def is_literal(self, word: str, ahead: int = 0) -> bool:
        node = self.peek(ahead)
        return node is not None and f"'{word}" in node.meanings

    def below_hundred(self) -> tuple[int, bool] | None:
        """Read ``seven``, ``forty-five``, ``forty-fifth``: the number, and if ordinal."""
        if (tens := _value(self.peek(), "TENS")) is not None:
            self.at += 1
            ahead = 1 if self.is_literal("-") else 0
            if (ones := _value(self.peek(ahead), "ONES")) is not None:
                self.at += ahead + 1
                return tens + ones, False
            ordinal = _value(self.peek(ahead), "ORDWORD")
            if ordinal is not None and ordinal < 10:  # noqa: PLR2004
                self.at += ahead + 1
                return tens + ordinal, True
            return tens, False
        if _is_a_scale(self.nodes, self.at):
            self.at += 1
            return 1, False
        for category in ("TEENS", "ONES", "ORDWORD"):
            if (number := _value(self.peek(), category)) is not None:
                self.at += 1
                return number, category == "ORDWORD"
        return None

    def cardinal(self) -> tuple[int, bool] | None:
        """Read up to some thousands, ``and`` where English has it."""
        first = self.below_hundred()
        if first is None or first[1]:
            return first
        total, group = 0, first[0]
        while (scale := _value(self.peek(), "SCALES")) is not None:
            self.at += 1
            total, group = total + group * scale, 0
            ahead = 1 if self.is_literal("and") else 0
            here = self.at
            self.at += ahead
            more = self.below_hundred()
            if more is None:
                self.at = here
                break
            group = more[0]
            if more[1]:
                return total + group, True
        return total + group, False

    def year(self) -> int | None:
        """Read ``nineteen forty-five``, ``seventeen hundred``."""
        start = self.at
        century = self.below_hundred()
        if century and not century[1] and 10 <= century[0] <= 21:  # noqa: PLR2004
            if _value(self.peek(), "SCALES") == 100:  # noqa: PLR2004
                self.at += 1
                self.at += self.is_literal("and")
                rest = self.below_hundred()
                return century[0] * 100 + (rest[0] if rest and not rest[1] else 0)
            self.at += self.is_literal("-")
            rest = self.below_hundred()
            if rest and not rest[1] and rest[0] >= 10:  # noqa: PLR2004
                return century[0] * 100 + rest[0]
        self.at = start
        return None


def join_number_words(nodes: list[Node], lexicon: Lexicon) -> list[Node]:
    """Return the nodes with each number in words made one."""
    joined: list[Node] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        if not _starts(nodes, at):
            joined.append(node)
            at += 1
            continue
        number, at = _join(nodes, at, lexicon)
        joined.append(number)
    return joined


def _starts(nodes: Sequence[Node], at: int) -> bool:
    """A word for a number, or ``a`` before ``hundred``."""
    if any(category in nodes[at].meanings for category in STARTERS):
        return True
    return _is_a_scale(nodes, at)


def _is_a_scale(nodes: Sequence[Node], at: int) -> bool:
    behind = at + 1 < len(nodes) and "SCALES" in nodes[at + 1].meanings
    return behind and nodes[at].meanings.get("ART") == 1


def _join(nodes: list[Node], at: int, lexicon: Lexicon) -> tuple[Node, int]:
    reader = _Reader(nodes, at)
    year = reader.year()
    if year is not None:
        return _made(nodes, at, reader.at, {"NUM": year, "YEAR": year}, lexicon), reader.at
    read = reader.cardinal()
    if read is None:
        return nodes[at], at + 1
    number, ordinal = read
    day = {"DAY": number} if 1 <= number <= LONGEST_MONTH else {}
    if ordinal:
        meanings = {"ORD": number} | day
    elif EARLIEST <= number <= LATEST and number != EARLIEST:
        meanings = {"NUM": number, "YEARCARD": number}
    else:
        meanings = {"NUM": number} | day
    return _made(nodes, at, reader.at, meanings, lexicon), reader.at


def _made(nodes: list[Node], at: int, end: int, meanings: dict[str, int], lexicon: Lexicon) -> Node:
    first, last = nodes[at], nodes[end - 1]
    symbol = lexicon.symbol(meanings)
    return Node(first.start, last.end, symbol, meanings, first.left, last.right)
