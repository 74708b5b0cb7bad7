"""Find the terms of the register and of the cue lists in a text, in one pass."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import chain
from typing import Any

from docanalyze.governance.tokens import SENTENCE_END, words
from docanalyze.register import Register

__all__ = ["Found", "Lexicon", "build_lexicon", "keyword_rule"]

# So many words before a term a negation still speaks of it: "is not in any sense an alliance".
REACH_OF_NEGATION = 5
SHORTEST_LOWERED_ACRONYM = 4
# Memory stays bounded over a long run.
MOST_WORDS_REMEMBERED = 100_000
FEATURES = "="
Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A term found in a text: what it speaks for, where, and whether it is denied."""

    features: tuple[str, ...]
    start: int
    end: int
    negated: bool


class Lexicon:
    """Terms and the features they count for.

    Args:
        terms: By term, as words separated by blanks; a word that ends in ``*`` stands for all that
            begin so.
        negators: Words, or pairs of words, that deny what follows.
    """

    def __init__(self, terms: Mapping[str, Sequence[str]], negators: Iterable[str]) -> None:
        self.terms = {term: tuple(dict.fromkeys(features)) for term, features in terms.items()}
        self.negators = tuple(negators)
        self.features = tuple(sorted({name for names in self.terms.values() for name in names}))
        self._negators = frozenset(self.negators)
        # A pair is put together only at a word that ends one.
        self._ends_of_negators = frozenset(each.rpartition(" ")[2] for each in self.negators)
        self._root: Node = {}
        stems: set[str] = set()
        for term, names in self.terms.items():
            node = self._root
            for key in term.split(" "):
                node = node.setdefault(key, {})
                if key.endswith("*"):
                    stems.add(key)
            node[FEATURES] = names
        self._stems = frozenset(stems)
        self._lengths = tuple(sorted({len(stem) - 1 for stem in stems}))
        self._keys: dict[str, tuple[str, ...]] = {}
        self._starts: dict[str, tuple[Node, ...]] = {}

    def find(self, text_words: Sequence[str]) -> Iterator[Found]:
        """Yield the terms in a text from left to right, the longest at each place.

        Args:
            text_words: As :func:`docanalyze.governance.tokens.words` gives them.
        """
        negations: Sequence[int] | None = None
        reached = 0
        for at, nodes in enumerate(map(self._starts_of, text_words)):
            if not nodes or at < reached:
                continue
            end, features = self._longest(nodes, text_words, at)
            if end > at:
                if negations is None:
                    negations = self._negations(text_words)
                denied = at - negations[at] <= REACH_OF_NEGATION
                yield Found(features, at, end, denied)
                reached = end

    def _longest(
        self, nodes: tuple[Node, ...], text_words: Sequence[str], at: int
    ) -> tuple[int, tuple[str, ...]]:
        """Return where the longest term from a place on ends, and what it counts for."""
        end, features = at, ()
        while nodes:
            at += 1
            if matched := [node[FEATURES] for node in nodes if FEATURES in node]:
                end = at
                features = (
                    matched[0] if len(matched) == 1 else tuple(dict.fromkeys(chain(*matched)))
                )
            nodes = self._step(nodes, text_words[at]) if at < len(text_words) else ()
        return end, features

    def _starts_of(self, word: str) -> tuple[Node, ...]:
        nodes = self._starts.get(word)
        if nodes is None:
            if len(self._starts) >= MOST_WORDS_REMEMBERED:
                self._starts.clear()
            nodes = self._starts[word] = self._step((self._root,), word)
        return nodes

    def _step(self, nodes: Iterable[Node], word: str) -> tuple[Node, ...]:
        keys = self._keys.get(word)
        if keys is None:
            keys = self._keys[word] = self._keys_of(word)
        return tuple([node[key] for node in nodes for key in keys if key in node])

    def _keys_of(self, word: str) -> tuple[str, ...]:
        if len(self._keys) >= MOST_WORDS_REMEMBERED:
            self._keys.clear()
        stems = (f"{word[:length]}*" for length in self._lengths if length <= len(word))
        return (word, *(stem for stem in stems if stem in self._stems))

    def _negations(self, text_words: Sequence[str]) -> list[int]:
        """Return for each word where the last negation before it in its sentence ended."""
        none = -len(text_words) - REACH_OF_NEGATION
        if self._ends_of_negators.isdisjoint(text_words):
            return [none] * len(text_words)
        last, previous = none, ""
        places = []
        for place, word in enumerate(text_words):
            places.append(last)
            if word == SENTENCE_END:
                last = none
            elif word in self._ends_of_negators and (
                word in self._negators or f"{previous} {word}" in self._negators
            ):
                last = place
            previous = word
        return places


def build_lexicon(register: Register) -> Lexicon:
    """Put the register's names and the shipped cue lists into one lexicon.

    Args:
        register: Whose organisations, treaties, states and people are counted by their kinds.
    """
    terms: dict[str, list[str]] = {}
    rule = keyword_rule()
    for name, feature in (*_cues(), *_register_names(register)):
        if key := _key(name):
            model = rule.get(feature) or _model_of(feature)
            terms.setdefault(key, []).extend((feature, *([f"model:{model}"] if model else [])))
    return Lexicon(terms, [" ".join(words(row["term"])) for row in _table("negators")])


def keyword_rule() -> dict[str, str]:
    """Return the label that each cue list speaks for: a baseline that learns nothing."""
    return {row["feature"]: row["label"] for row in _table("keyword_rule")}


def _model_of(feature: str) -> str | None:
    """Return the governance model that a kind of name stands for, if it stands for one."""
    kind, _, model = feature.partition(":")
    return model if kind in ("organisation", "treaty") and model != "other" else None


def _table(name: str) -> Iterator[dict[str, str]]:
    source = resources.files("docanalyze.governance").joinpath("data", f"{name}.csv")
    yield from csv.DictReader(source.read_text(encoding="utf-8").splitlines())


def _key(term: str) -> str:
    """Write a term as the lexicon does: the words a text would be cut into, stars kept."""
    keys: list[str] = []
    for piece in term.replace("-", " ").split():
        cut = list(words(piece.rstrip("*")))
        if cut and piece.endswith("*"):
            cut[-1] += "*"
        keys += cut
    return " ".join(keys)


def _cues() -> Iterator[tuple[str, str]]:
    for row in _table("cues"):
        yield row["term"], row["feature"]


def _register_names(register: Register) -> Iterator[tuple[str, str]]:
    great_powers = {row["state"] for row in _table("great_powers")}
    for state in register.states.values():
        kind = "great_power" if state.id in great_powers else "other_state"
        yield from ((name, kind) for name in (state.name, *state.aliases, *state.demonyms))
    for person in register.people.values():
        yield from ((name, "person") for name in (person.name, *person.aliases))
    for organisation in register.organisations.values():
        features = [f"organisation:{organisation.governance_model or 'other'}"]
        if organisation.kind:
            features.append(f"organisation_kind:{organisation.kind}")
        for name in (organisation.name, *organisation.aliases, *organisation.short_forms):
            forms = [name]
            if name.isupper() and len(name) >= SHORTEST_LOWERED_ACRONYM:
                forms.append(name.lower())
            yield from ((form, feature) for form in forms for feature in features)
    for treaty in register.treaties.values():
        for name in (treaty.name, *treaty.aliases):
            yield name, f"treaty:{treaty.governance_model or 'other'}"
            yield name, f"treaty_kind:{treaty.kind}"
