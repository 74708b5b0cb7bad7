"""What the names of a register's treaties and states are made of."""

import re
from collections.abc import Iterator

from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.register import Register, Treaty
from docanalyze.text import unaccented

__all__ = [
    "EMPTY",
    "LEFT_OUT",
    "OCCASIONS",
    "SMALL",
    "TOKEN",
    "from_heads",
    "head_of",
    "names_of",
    "places_of",
    "state_codes",
    "words_of",
]

TOKEN = re.compile(r"[a-z0-9+]+")
EMPTY = frozenset(
    {
        *(
            "of",
            "the",
            "and",
            "on",
            "for",
            "in",
            "to",
            "a",
            "an",
            "between",
            "with",
            "its",
            "s",
            "de",
            "o",
        )
    }
)
SMALL = frozenset(
    ["concerning", "relating", "regarding", "against", "international", "or", "by", "from"]
)
# Words before a title that writers leave out or add.
LEFT_OUT = frozenset({"International", "United Nations", "UN", "U.N."})
# Where it was made, and no place: "Protocol of the Yalta Conference".
OCCASIONS = frozenset({"conference", "congress", "summit", "meeting", "talks"})

# "Protocol No. 6 to the European Convention": the head of a title stands before its preposition.
BEFORE_PREPOSITION = re.compile(
    r"[\w\s'’-]*?\b(\w+)(?:\s+no\.?\s*\d+|\s+[ivx]+)?\s+"
    r"(?:of|on|for|against|between|to|concerning|relating|regarding|respecting|supplementing)\b"
)


def names_of(treaty: Treaty) -> list[str]:
    """Return all that a treaty is called: its name, the others, and in full."""
    official = [treaty.official_title] if treaty.official_title else []
    return [treaty.name, *treaty.aliases, *official]


def head_of(name: str) -> str:
    """Return the head noun of a name: the first before a preposition, or its last."""
    heads = lexicon().heads
    found = [heads[word] for word in re.findall(r"\w+", name.lower()) if word in heads]
    if not found:
        return ""
    first = BEFORE_PREPOSITION.match(name.lower())
    return heads[first.group(1)] if first and first.group(1) in heads else found[-1]


def words_of(treaty: Treaty) -> frozenset[str]:
    """Return the telling words of a treaty's names and subjects."""
    text = unaccented(" ".join((*names_of(treaty), *treaty.subjects))).lower()
    return frozenset(TOKEN.findall(text)) - EMPTY - SMALL


def places_of(register: Register) -> frozenset[str]:
    """Return what stands after "Treaty of" and is a place: no word of what treaties are about."""
    words = lexicon()
    heads = "|".join(sorted({*words.heads, *words.of_only}, key=len, reverse=True))
    of_place = re.compile(
        rf"(?i:\b(?:{heads}) of )([A-Z][\w’'-]+(?: (?:[A-Z]|de |do |la )[\w’' -]+)?)\Z"
    )
    about = words.subjects | words.generic | words.contents | words.before_of | OCCASIONS
    found = (
        of_place.search(name) for treaty in register.treaties.values() for name in names_of(treaty)
    )
    places = {unaccented(match.group(1)).lower() for match in found if match}
    return frozenset(each for each in places if about.isdisjoint(re.split(r"[\s-]", each)))


def from_heads(register: Register) -> Iterator[tuple[str, str, int]]:
    """Yield the names that go on after their head noun, and where that stands in them.

    Before it may stand only what writers leave out: "International", or the town of a convention.
    """
    heads = "|".join(sorted(map(re.escape, lexicon().heads), key=len, reverse=True))
    goes_on = re.compile(
        rf"(?i)\b(?:{heads})(?=\s(?:on|for|against|concerning|relating|under|of|to|banning|prohibiting)\b)"
    )
    towns = {place.name for place in register.places.values() if place.label == "GPE"}
    for treaty in register.treaties.values():
        for name in names_of(treaty):
            head = goes_on.search(name)
            before = name[: head.start()].strip() if head else ""
            town = before in towns and head is not None and head.group().lower() == "convention"
            if head and (not before or before in LEFT_OUT or town):
                yield name, treaty.id, head.start()


def state_codes(register: Register) -> dict[tuple[str, ...], str]:
    """Return the code of each state by the words of its names."""
    codes: dict[tuple[str, ...], str] = {}
    for state in register.states.values():
        for name in (state.name, *state.aliases, *state.demonyms, *state.prefixes):
            tokens = tuple(
                t
                for t in TOKEN.findall(unaccented(name).lower().replace("u.s.", "us "))
                if t not in EMPTY
            )
            if tokens:
                codes.setdefault(tokens, state.id.upper())
    return codes
