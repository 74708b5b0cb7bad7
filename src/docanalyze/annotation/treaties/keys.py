"""One key for the many orders in which a name can be written.

"Treaty of Lisbon" and "Lisbon Treaty", "UN Charter" and "Charter of the United Nations", "Mutual
Defense Treaty between the United States and the Republic of Korea" and "US-South Korea Mutual
Defence Treaty" have the same key: the set of their telling words, with states as codes.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.parts import (
    EMPTY,
    SMALL,
    TOKEN,
    from_heads,
    head_of,
    names_of,
    places_of,
    state_codes,
    words_of,
)
from docanalyze.annotation.treaties.titles import Titles
from docanalyze.register import Register, Treaty
from docanalyze.text import unaccented

__all__ = ["Key", "NameIndex", "plain_name"]

Key = frozenset[str]

RESPELT = (
    ("co-operat", "cooperat"),
    ("non-proliferation", "nonproliferation"),
    ("non-aggression", "nonaggression"),
    ("defense", "defence"),
    ("organization", "organisation"),
    ("test-ban", "test ban"),
)
# "U.N.", "U.S.S.R.", "I.N.F."
DOTTED = re.compile(r"(?<![a-z])(?:[a-z]\.){2,}")
ALIKE = {"un": ("united", "nations"), "defensive": ("defence",)}
PLURAL = re.compile(
    r"(?i)\b(?:treaties|pacts|accords|agreements|conventions|protocols|declarations|covenants)\b"
)
LONGEST_STATE = 6
MOST_PARTIES = 5
MOST_KEYS = 4096
HUB = 3
PLAIN = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-") | {"’": "'", "‘": "'"})
# Words of a title that, with the year, tell it from others.
LONG_TITLE = 4
# Of a name that leaves out the end of a title.
FEWEST_TELLING, MOST_LEFT_OUT = 2, 2
# Kinds that a common word of a name decides: "peace treaty", "boundary treaty".
DECISIVE = frozenset({"peace", "trade", "boundary", "environment", "arms_control"})


class NameIndex:
    """Treaties of a register by key.

    Args:
        register: Its states give the codes, its treaties the names.
    """

    def __init__(self, register: Register) -> None:
        self._states = state_codes(register)
        self._state_openers = frozenset(tokens[0] for tokens in self._states)
        # The same names come again and again in an article.
        self._remembered_key = lru_cache(MOST_KEYS)(self._key)
        exact: dict[Key, set[str]] = defaultdict(set)
        loose: dict[Key, set[str]] = defaultdict(set)
        self._words: dict[str, frozenset[str]] = {}
        by_parties: dict[tuple[frozenset[str], int], list[Treaty]] = defaultdict(list)
        self.heads: dict[str, frozenset[str]] = {}
        self._years = {treaty.id: treaty.year for treaty in register.treaties.values()}
        self._by_year: dict[tuple[int, str], set[str]] = defaultdict(set)
        self._with_word: dict[str, list[tuple[str, Key]]] = defaultdict(list)
        for treaty in register.treaties.values():
            for name in names_of(treaty):
                key = self._key(name)
                exact[key].add(treaty.id)
                loose[self.loosened(key)].add(treaty.id)
                for word in key:
                    self._with_word[word].append((treaty.id, key))
            self.heads[treaty.id] = frozenset(head_of(name) for name in names_of(treaty))
            for head in self.heads[treaty.id]:
                self._by_year[treaty.year, head].add(treaty.id)
            if 1 < len(treaty.parties) <= MOST_PARTIES:
                by_parties[frozenset(treaty.parties), treaty.year].append(treaty)
            self._words[treaty.id] = words_of(treaty)
        self._plural = frozenset(
            treaty.id
            for treaty in register.treaties.values()
            if any(PLURAL.search(name) for name in names_of(treaty))
        )
        self.places = places_of(register)
        self._place_openers = frozenset(re.split(r"[ -]", place)[0] for place in self.places) | {
            place.split()[0] for place in self.places
        }
        self.titles = Titles(from_heads(register))
        self._treaties = register.treaties
        self._head_nouns = frozenset(lexicon().heads.values()) | lexicon().of_only
        self._after: dict[Key, frozenset[str]] = {}
        self._by_parties: Mapping[tuple[frozenset[str], int], list[Treaty]] = by_parties
        self._exact: Mapping[Key, set[str]] = exact
        self._loose: Mapping[Key, set[str]] = {key: ids for key, ids in loose.items() if key}

    def key(self, name: str) -> Key:
        """Return the key of a name."""
        return self._remembered_key(name)

    def _key(self, name: str) -> Key:
        text = unaccented(name).lower().replace("’", "'")
        for old, new in RESPELT:
            text = text.replace(old, new)
        text = DOTTED.sub(lambda dotted: dotted.group().replace(".", "") + " ", text)
        tokens = [token for token in TOKEN.findall(text) if token not in EMPTY]
        return frozenset(self._coded(tokens))

    def _coded(self, tokens: list[str]) -> Iterable[str]:
        heads = lexicon().heads
        at = 0
        while at < len(tokens):
            longest = min(LONGEST_STATE, len(tokens) - at)
            for length in range(longest if tokens[at] in self._state_openers else 0, 0, -1):
                code = self._states.get(tuple(tokens[at : at + length]))
                if code:
                    yield code
                    at += length
                    break
            else:
                yield from ALIKE.get(tokens[at], (heads.get(tokens[at], tokens[at]),))
                at += 1

    @staticmethod
    def loosened(key: Key) -> Key:
        """Return a key without the heads that writers swap, and without "peace"."""
        rest = key - lexicon().interchangeable - {"peace"}
        return rest if rest - lexicon().generic else frozenset()

    def find(self, name: str) -> tuple[set[str], bool]:
        """Return the ids a name may mean, and whether the name itself is in the register.

        Args:
            name: As the text writes it.
        """
        key = self.key(name)
        if key in self._exact:
            return self._exact[key], True
        if len(key) > 1 and key & lexicon().interchangeable:
            loose = self.loosened(key)
            # States alone are party to much: "the Germano-Soviet treaty" could be any.
            if "peace" not in key and all(word.startswith("STATE:") for word in loose):
                return set(), False
            return self._loose.get(loose, set()), False
        return set(), False

    def about(self, identifiers: Iterable[str], complement: str) -> set[str]:
        """Return those treaties whose names or subjects have a telling word of a complement.

        Args:
            identifiers: Treaty ids.
            complement: What follows a name that they share: "on Diplomatic Relations".
        """
        words = self.key(complement) - lexicon().heads.keys() - SMALL
        return {each for each in identifiers if not words.isdisjoint(self._words[each])}

    def titled(self, name: str, year: int) -> str | None:
        """Return the one treaty of a year whose title has all words of a long common name.

        Args:
            name: "Treaty of Friendship, Alliance and Mutual Assistance".
            year: Of signature.
        """
        key = self.key(name)
        if len(key) < LONG_TITLE:
            return None
        found = {
            treaty
            for treaty, title in self._with_rarest(key)
            if key <= title and self._years[treaty] == year
        }
        return next(iter(found)) if len(found) == 1 else None

    def _with_rarest(self, key: Key) -> Sequence[tuple[str, Key]]:
        """Return the treaties, with the key of a name, that have the rarest word of a key."""
        return min((self._with_word.get(word, ()) for word in key), key=len)

    def shortened(self, name: str) -> str | None:
        """Return the one treaty of whose title a long name leaves out a word or two.

        Args:
            name: "Treaty on Conventional Armed Forces", without "in Europe".
        """
        key = self.key(name)
        if len(key - lexicon().generic) < FEWEST_TELLING or len(key) < LONG_TITLE:
            return None
        left_out = {
            treaty: len(title - key)
            for treaty, title in self._with_rarest(key)
            if key < title and len(title - key) <= MOST_LEFT_OUT
        }
        fewest = min(left_out.values(), default=0)
        found = [treaty for treaty, words in left_out.items() if words == fewest]
        return found[0] if len(found) == 1 else None

    def of_year(self, year: int, head: str) -> set[str]:
        """Return the treaties of a year that can be called by a head noun alone."""
        return set(self._by_year.get((year, head), ()))

    def called_after(self, town: str) -> set[str]:
        """Return the treaties whose names are a town and a head noun."""
        key = self.key(town) - self._head_nouns
        if key not in self._after:
            named = [self._exact.get(key | {head}, ()) for head in self._head_nouns] if key else []
            self._after[key] = frozenset(treaty for ids in named for treaty in ids)
        return set(self._after[key])

    def has_plural(self, treaty: str) -> bool:
        """Return whether one of its names is a plural: "Oslo Accords"."""
        return treaty in self._plural

    def opens_place(self, word: str) -> bool:
        """Return whether the name of a place begins with a word, after which a treaty is called."""
        return (word if word.isascii() else unaccented(word)).lower() in self._place_openers

    def is_hub(self, name: str) -> bool:
        """Return whether a name is of a town where many treaties were made, and of no more."""
        return len(self.called_after(name)) >= HUB

    def between(
        self, name: str, head: str, parties: frozenset[str], year: int | None, kind: str
    ) -> str | None:
        """Return the one treaty of a common name between some parties; None if not just one.

        Args:
            name: "Peace Treaty", "Treaty of Friendship".
            head: Its head noun.
            parties: ISO codes.
            year: Of signature; None if the text gives none.
            kind: What the name's words speak of.
        """
        swapped = lexicon().interchangeable if head in lexicon().interchangeable else {head}
        fitting = {
            treaty.id
            for treaty in self._made_by(parties, year, name)
            if not swapped.isdisjoint(self.heads[treaty.id])
            and (kind not in DECISIVE or kind == treaty.kind)
        }
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _made_by(self, parties: frozenset[str], year: int | None, name: str) -> Iterable[Treaty]:
        """Return what states made in a year; without one, what they made under a name."""
        if year is not None:
            return self._by_parties.get((parties, year), ())
        called = self._exact.get(self.key(name) | {f"STATE:{code}" for code in parties}, ())
        made = map(self._treaties.__getitem__, called)
        return [treaty for treaty in made if parties and frozenset(treaty.parties) == parties]


def plain_name(name: str) -> str:
    """Return a name in lower case, with plain spaces, hyphens and apostrophes.

    Args:
        name: As a text writes it.
    """
    return " ".join(name.split()).lower().translate(PLAIN)
