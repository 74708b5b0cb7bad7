"""What is known about provisions, read once from ``words.toml`` and the tables beside it.

``subjects.csv`` has what the provisions of well-known instruments are about, by words that an
article would use of them, and ``lengths.csv`` how many articles an instrument has: language models
wrote both from what they remember of the texts, and others read most of it again. ``bodies.csv``
has the instrument that is meant where a body is named, if that is not the treaty that founded it.
``subject_rates.csv`` says in how many passages on world order words of ``subjects.csv`` stand:
``scripts/make_subject_rates.py``.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from docanalyze.annotation.word_starts import KEY, word_starts
from docanalyze.packaged import rows_of, toml_of

__all__ = [
    "Knowledge",
    "Subject",
    "alternatives",
    "knowledge",
    "known_alone",
    "stands_in",
    "with_number",
    "without_paragraph",
]


# Letters with which a pattern must begin: none of them may be left out.
LETTERS = re.compile(rf"[a-z]{{{KEY}}}(?![?*{{])")
# What begins every match of a pattern, as far as that is plain.
PLAIN = re.compile(r"[A-Za-z\- ]*(?![?*{])")
# So many patterns that were needed last are kept: all 18,000 would take some 40 MB.
PATTERNS_KEPT = 2048
COVERED = 12
# The share of passages below which a word counts as never standing there.
LEAST_SHARE = 0.0005
DIGITS = range(1, 10)
PACKAGE = "docanalyze.annotation.provisions"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a provision is about.

    Args:
        words: A pattern of the words that an article would use of it.
        alone: Whether its number is so well known that the instrument need not be named:
            ``always``, by the ``words`` around, or not (empty).
    """

    words: str
    alone: str

    def is_in(self, text: str) -> bool:
        """Whether a text has such words."""
        return any(stands_in(each, text) for each in alternatives(self.words))

    def found_in(self, text: str) -> list[str]:
        """Return which of its words a text has, as the table has them."""
        return [each for each in alternatives(self.words) if stands_in(each, text)]

    def count_in(self, text: str) -> int:
        """Return how often the text of an article has such words."""
        if not self.words:
            return 0
        return word_starts(text).count(_compiled(self.words), _first_letters(self.words))


def stands_in(words: str, text: str) -> bool:
    """Whether a text has words of a pattern; most patterns need not be compiled to say no."""
    return _opening(words) in _lowered(text) and _compiled(words).search(text) is not None


@cache
def _opening(words: str) -> str:
    """Return the letters, in small, with which every match of a pattern begins."""
    plain = PLAIN.match(words)
    return plain.group().lower() if plain else ""


@lru_cache(maxsize=64)
def _lowered(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=PATTERNS_KEPT)
def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


@cache
def alternatives(words: str) -> tuple[str, ...]:
    """Cut a pattern at the bars that stand in no brackets."""
    if "(" not in words:
        return tuple(filter(None, words.split("|")))
    found, depth = [""], 0
    for letter in words:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            found.append("")
        else:
            found[-1] += letter
    return tuple(each for each in found if each)


@cache
def with_number(unit: str, base: str) -> Mapping[str, frozenset[str]]:
    """Return the instruments with a provision of that number, by how words said of it begin.

    Args:
        unit: Of the provision.
        base: Its number, without paragraphs.

    Returns:
        By the first letters of a word in small; by none, those of which some words begin otherwise.
    """
    found: dict[str, set[str]] = {}
    for treaty, subjects in knowledge().numbered.get((unit, base), {}).items():
        for subject in subjects:
            for key in _first_letters(subject.words) or ("",):
                found.setdefault(key, set()).add(treaty)
    return {key: frozenset(names) for key, names in found.items()}


@cache
def known_alone(unit: str, base: str) -> frozenset[str]:
    """Return the instruments whose provision of that number needs no name, at least by its words.

    Args:
        unit: Of the provision.
        base: Its number, without paragraphs.
    """
    return frozenset(
        treaty
        for treaty, subjects in knowledge().numbered.get((unit, base), {}).items()
        if any(subject.alone for subject in subjects)
    )


@cache
def _first_letters(words: str) -> frozenset[str] | None:
    """Return with which letters a pattern can begin; None where it does not say so many."""
    keys = set()
    for each in alternatives(words):
        plain = LETTERS.match(each.lower())
        if plain is None:
            return None
        keys.add(plain.group())
    return frozenset(keys)


def _rarity(subjects: Iterable[Subject]) -> dict[str, float]:
    """Return how telling each word of the table is: from 0, if it were everywhere, to 1."""
    often = Counter(each for subject in subjects for each in alternatives(subject.words))
    whole = log(sum(often.values()))
    return {each: 1 - log(count) / whole for each, count in often.items()}


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Word lists: see the data files for what each holds."""

    units: Mapping[str, str]
    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    domestic: re.Pattern[str]
    unnamed: re.Pattern[str]
    writing: re.Pattern[str]
    law: re.Pattern[str]
    instrument: re.Pattern[str]
    articled: re.Pattern[str]
    passing: re.Pattern[str]
    aside: re.Pattern[str]
    subject: re.Pattern[str]
    attribute: re.Pattern[str]
    presenting: re.Pattern[str]
    introduced: re.Pattern[str]
    pointing: re.Pattern[str]
    kind: re.Pattern[str]
    proverbial: re.Pattern[str]
    likened: re.Pattern[str]
    plausible: Mapping[str, int]
    roman: Collection[str]
    subjects: Mapping[tuple[str, str, str], Subject]
    rarity: Mapping[str, float]
    unusual: Mapping[str, float]
    covered: Collection[str]
    fame: Mapping[str, int]
    chaptered: Collection[str]
    numbered: Mapping[tuple[str, str], Mapping[str, Sequence[Subject]]]
    bodies: Mapping[str, str]
    named_bodies: Mapping[
        str, tuple[re.Pattern[str], re.Pattern[str] | None, re.Pattern[str] | None]
    ]


def _after(words: list[str]) -> re.Pattern[str]:
    """Match one of the words at the end of a short noun phrase: "of the French Penal Code"."""
    return re.compile(rf"(?:[\w'’.-]+\s+){{0,5}}?(?:{'|'.join(words)})s?\b", re.IGNORECASE)


def _covered(subjects: Mapping[tuple[str, str, str], Subject]) -> frozenset[str]:
    """Return the instruments whose provisions that are written about are known."""
    rows = Counter(treaty for treaty, unit, _ in subjects if treaty and unit == "article")
    return frozenset(treaty for treaty, count in rows.items() if count >= COVERED)


def _numbered(
    subjects: Mapping[tuple[str, str, str], Subject],
) -> dict[tuple[str, str], dict[str, list[Subject]]]:
    """Return what is known of a provision and its paragraphs, by unit and number, by instrument."""
    found: dict[tuple[str, str], dict[str, list[Subject]]] = {}
    for (treaty, unit, number), subject in subjects.items():
        same = found.setdefault((unit, without_paragraph(number)), {})
        same.setdefault(treaty, []).append(subject)
    return found


def without_paragraph(number: str) -> str:
    """Return the article of a number: ``5`` of ``5(2)``."""
    return re.split(r"[(.\s]", number, maxsplit=1)[0]


def _ordinals(simple: Mapping[str, int], tens: Mapping[str, int]) -> dict[str, int]:
    """Return ordinals in words up to the hundredth: "ninety-ninth" too."""
    found = dict(simple)
    for ten, value in tens.items():
        found[f"{ten[:-1]}ieth"] = value
        found |= {
            f"{ten}-{one}": value + number for one, number in simple.items() if number in DIGITS
        }
    return found


@cache
def knowledge() -> Knowledge:
    """Return the word lists."""
    data = toml_of(PACKAGE, "words.toml")
    law = data["law"]
    subjects = {
        (row["treaty"], row["unit"], row["number"]): Subject(row["words"], row["alone"])
        for row in rows_of(PACKAGE, "subjects.csv")
    }
    return Knowledge(
        units={form: unit for unit, forms in data["units"].items() for form in forms},
        cardinals=data["numbers"]["words"],
        ordinals=_ordinals(data["numbers"]["ordinals"], data["numbers"]["tens"]),
        domestic=_after(law["domestic"]),
        unnamed=_after(law["unnamed"]),
        writing=_after(law["writing"]),
        law=re.compile(law["names"]),
        instrument=re.compile(data["instruments"]["names"]),
        articled=re.compile(data["instruments"]["articled"]),
        **{name: re.compile(pattern) for name, pattern in data["discourse"].items()},
        plausible={row["treaty"]: int(row["articles"]) for row in rows_of(PACKAGE, "lengths.csv")},
        roman=frozenset(data["numerals"]["roman"]),
        subjects=subjects,
        rarity=_rarity(subjects.values()),
        unusual={
            row["words"]: log(float(row["share"])) / log(LEAST_SHARE)
            for row in rows_of(PACKAGE, "subject_rates.csv")
        },
        covered=_covered(subjects),
        chaptered=frozenset(treaty for treaty, unit, _ in subjects if unit == "chapter"),
        fame=Counter(treaty for treaty, _, _ in subjects if treaty),
        numbered=_numbered(subjects),
        named_bodies={
            treaty: (
                re.compile(rf"\b(?:{body['names']})\b"),
                re.compile(body["unless"]) if "unless" in body else None,
                re.compile(body["needs"]) if "needs" in body else None,
            )
            for treaty, body in data["bodies"].items()
        },
        bodies={row["organisation"]: row["treaty"] for row in rows_of(PACKAGE, "bodies.csv")},
    )
