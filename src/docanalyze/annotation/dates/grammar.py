"""Read the grammar and run it: layers of rules over a string of symbols.

Every rule is a bounded pattern and every layer passes once over a run of words, so the time is
linear in the length of the text, whatever the text.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from docanalyze.annotation.dates.lexicon import OTHER, Lexicon, load_lexicon
from docanalyze.annotation.dates.nodes import Node
from docanalyze.annotation.dates.scanner import Scanner, Tokens
from docanalyze.packaged import toml_of

__all__ = ["NO_TIME", "Found", "Grammar", "Rule", "load_grammar"]

LAYERS = (
    "absolute",
    "partial",
    "relative",
    "within",
    "combined",
    "modified",
    "interval",
    "recurrence",
)
_PIECE = re.compile(
    r"""\s*(?:(?P<capture>[a-z]\w*):(?!//))?
        (?:(?P<atom>(?:"[^"]+"|[A-Za-z]+|~)(?:/(?:"[^"]+"|[A-Za-z]+|~))*)|(?P<op>[()|?<>]))""",
    re.VERBOSE,
)
Builder = Callable[["Found"], object]
Guard = Callable[["Found"], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, ready to run.

    Args:
        name: Goes into the ``method`` of rows.
        pattern: Over symbols.
        captures: Name in the pattern to its categories, in the order in which they are tried.
        build: Reads a match; None from it means that the rule does not hold.
        guard: Whether the neighbours allow it.
        makes: Categories of the result.
    """

    name: str
    pattern: re.Pattern[str]
    captures: Mapping[str, tuple[str, ...]]
    build: Builder
    guard: Guard | None
    makes: tuple[str, ...]


class Found:
    """A match of a rule, for builders and guards to look at."""

    __slots__ = ("_match", "nodes", "rule", "tokens")

    def __init__(self, rule: Rule, match: re.Match[str], nodes: list[Node], tokens: Tokens) -> None:
        self.rule = rule
        self.nodes = nodes
        self.tokens = tokens
        self._match = match

    def node(self, name: str) -> Node | None:
        """Return the node of a capture; None if it took no part."""
        if name not in self.rule.captures:
            return None
        index = self._match.start(name)
        return self.nodes[index] if index >= 0 else None

    def value(self, name: str) -> object:
        """Return the value of a capture under the first of its categories; None if absent."""
        node = self.node(name)
        if node is None:
            return None
        for category in self.rule.captures[name]:
            if category in node.meanings:
                return node.meanings[category]
        return None

    def category(self, name: str) -> str | None:
        """Return the category under which a capture was found."""
        node = self.node(name)
        if node is None:
            return None
        return next((c for c in self.rule.captures[name] if c in node.meanings), None)

    def number(self, name: str) -> int | None:
        """Return the value of a capture if it is a whole number."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def words(self) -> list[str]:
        """Return the matched words in lower case."""
        return [self.tokens.word(i) for i in range(self.left, self.right)]

    @property
    def span(self) -> tuple[int, int]:
        """First node and the one behind the last, of the span that the rule marks."""
        groups = self.rule.pattern.groupindex
        start, end = self._match.span()
        if "begin_" in groups and self._match.start("begin_") >= 0:
            start = self._match.start("begin_")
        if "end_" in groups and self._match.start("end_") >= 0:
            end = self._match.start("end_")
        return start, end

    @property
    def left(self) -> int:
        """Index of the first token of the whole match."""
        return self.nodes[self._match.start()].left

    @property
    def right(self) -> int:
        """Index behind the last token of the whole match."""
        return self.nodes[self._match.end() - 1].right

    @property
    def before(self) -> str:
        """The word in front of the match."""
        return self.tokens.word(self.left - 1)

    @property
    def after(self) -> str:
        """The word behind it."""
        return self.tokens.word(self.right)

    @property
    def text(self) -> str:
        """The matched text."""
        return self.tokens.text[
            self.tokens.spans[self.left][0] : self.tokens.spans[self.right - 1][1]
        ]


@dataclass(frozen=True, slots=True)
class _Source:
    name: str
    pieces: list[tuple[str | None, str | None, str | None]]
    build: str
    guard: str | None
    makes: tuple[str, ...]


@cache
def _sources() -> dict[str, list[_Source]]:
    table = toml_of("docanalyze.annotation.dates", "grammar.toml")
    return {
        layer: [
            _Source(
                row["name"],
                _pieces(row["pattern"]),
                row["build"],
                row.get("guard"),
                tuple(row["makes"]),
            )
            for row in table[layer]
        ]
        for layer in LAYERS
    }


def _pieces(pattern: str) -> list[tuple[str | None, str | None, str | None]]:
    pieces, at = [], 0
    while pattern[at:].strip():
        match = _PIECE.match(pattern, at)
        if match is None:
            raise ValueError(f"grammar.toml: cannot read {pattern[at:]!r} in {pattern!r}")
        pieces.append((match["capture"], match["atom"], match["op"]))
        at = match.end()
    return pieces


def _literals() -> set[str]:
    """Every word that a rule names itself."""
    names = {
        part.strip('"')
        for sources in _sources().values()
        for source in sources
        for _, atom, _ in source.pieces
        if atom
        for part in _parts(atom)
    }
    return {name for name in names if not name.isupper() or not name.isalpha()}


def _parts(atom: str) -> list[str]:
    return re.findall(r'"[^"]+"|[A-Za-z]+|~', atom)


class Grammar:
    """The rules over a lexicon.

    Args:
        builders: By name: what reads a match.
        guards: By name: what looks at its neighbours.
        made: Further sets of categories, made outside the rules (numbers in words).
    """

    def __init__(
        self,
        builders: Mapping[str, Builder],
        guards: Mapping[str, Guard],
        made: tuple[tuple[str, ...], ...],
    ) -> None:
        self.lexicon: Lexicon = load_lexicon(_literals())
        self.scanner = Scanner(self.lexicon)
        for categories in made:
            self.lexicon.symbol(categories)
        for sources in _sources().values():
            for source in sources:
                self.lexicon.symbol(source.makes)
        self._layers = [
            self._by_symbol([self._rule(source, builders, guards) for source in sources])
            for sources in _sources().values()
        ]

    def _rule(
        self, source: _Source, builders: Mapping[str, Builder], guards: Mapping[str, Guard]
    ) -> Rule:
        captures: dict[str, tuple[str, ...]] = {}
        parts = []
        for capture, atom, op in source.pieces:
            if op in {"<", ">"}:
                parts.append("(?P<begin_>)" if op == "<" else "(?P<end_>)")
            elif op:
                parts.append({"(": "(?:"}.get(op, op))
            elif atom:
                categories = tuple(_category(part) for part in _parts(atom))
                symbols = "".join(self.lexicon.symbols_of(category) for category in categories)
                if not symbols:
                    raise ValueError(f"grammar.toml: nothing is {atom!r} in rule {source.name!r}")
                name = capture if capture not in captures else None
                if capture:
                    captures[capture] = categories
                parts.append(f"(?P<{name}>[{symbols}])" if name else f"[{symbols}]")
        return Rule(
            source.name,
            re.compile("".join(parts)),
            captures,
            builders[source.build],
            guards[source.guard] if source.guard else None,
            source.makes,
        )

    def _by_symbol(self, rules: list[Rule]) -> dict[str, list[Rule]]:
        """Index the rules of a layer by the symbols with which they can begin."""
        index: dict[str, list[Rule]] = {}
        for rule in rules:
            for symbol in _first_symbols(rule.pattern.pattern):
                index.setdefault(symbol, []).append(rule)
        return index

    def parse(self, nodes: list[Node], tokens: Tokens) -> list[Node]:
        """Run every layer over the nodes of one run of words."""
        for layer in self._layers:
            nodes = list(self._apply(layer, nodes, tokens))
        return nodes

    def _apply(
        self, layer: Mapping[str, list[Rule]], nodes: list[Node], tokens: Tokens
    ) -> Iterator[Node]:
        code = "".join(node.symbol for node in nodes)
        at = 0
        while at < len(nodes):
            rules = layer.get(code[at])
            made = self._best(rules, code, at, nodes, tokens) if rules else None
            if made is None:
                yield nodes[at]
                at += 1
            else:
                node, begin, at_next = made
                yield from nodes[at:begin]
                yield node
                at = at_next

    def _dead(self, first: Node, last: Node) -> Node:
        return Node(first.start, last.end, OTHER, {}, first.left, last.right)

    def _best(
        self, rules: list[Rule], code: str, at: int, nodes: list[Node], tokens: Tokens
    ) -> tuple[Node, int, int] | None:
        matches = [(rule, match) for rule in rules if (match := rule.pattern.match(code, at))]
        matches.sort(key=lambda pair: -pair[1].end())
        for rule, match in matches:
            found = Found(rule, match, nodes, tokens)
            if rule.guard and not rule.guard(found):
                continue
            value = rule.build(found)
            if value is None:
                continue
            begin, end = found.span
            if value is NO_TIME:
                return self._dead(nodes[begin], nodes[end - 1]), begin, end
            first, last = nodes[begin], nodes[end - 1]
            meanings = dict.fromkeys(rule.makes, value)
            symbol = self.lexicon.symbol(rule.makes)
            node = Node(first.start, last.end, symbol, meanings, first.left, last.right, rule.name)
            return node, begin, end
        return None


# A builder returns it for words that look like a time and are none: nothing else is in them.
NO_TIME = object()


def _category(part: str) -> str:
    """The lexicon keeps a word that the grammar names under the word with a quote before it."""
    bare = part.strip('"')
    return bare if bare.isupper() and bare.isalpha() and not part.startswith('"') else f"'{bare}"


def _first_symbols(pattern: str) -> set[str]:
    """Return the symbols with which a pattern can match: all up to the first that must come."""
    symbols, _ = _leading_of(pattern, 0)
    return {symbol for symbol in symbols if symbol >= "\ue000"}


def _leading_of(source: str, at: int) -> tuple[set[str], int]:
    """Return what a group can begin with, and where it ends; an empty way adds OTHER's place."""
    total: set[str] = set()
    branch_open = True
    empty = False
    while at < len(source) and source[at] != ")":
        char = source[at]
        if char == "|":
            empty = empty or branch_open
            branch_open = True
            at += 1
            continue
        if source.startswith(("(?P<begin_>)", "(?P<end_>)"), at):
            at = source.index(")", at) + 1
            continue
        if char == "(":
            at = source.index(":" if source.startswith("(?:", at) else ">", at) + 1
            inner, at = _leading_of(source, at)
            at += 1
        else:
            close = source.index("]", at)
            inner = set(source[at + 1 : close])
            at = close + 1
        optional = at < len(source) and source[at] == "?"
        at += optional
        if branch_open:
            total |= inner - {""}
            skippable = optional or "" in inner
            branch_open = skippable
    if branch_open or empty:
        total.add("")
    return total, at


@cache
def load_grammar() -> Grammar:
    """Return the shipped grammar; built once."""
    from docanalyze.annotation.dates.builders import BUILDERS
    from docanalyze.annotation.dates.guards import GUARDS
    from docanalyze.annotation.dates.number_words import MADE

    return Grammar(BUILDERS, GUARDS, MADE)
