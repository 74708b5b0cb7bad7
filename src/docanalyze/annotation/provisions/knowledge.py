"""What is known about provisions, read once from ``words.toml`` and ``famous.csv``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from docanalyze.packaged import rows_of, toml_of

__all__ = ["Famous", "Knowledge", "knowledge"]


@dataclass(frozen=True, slots=True)
class Famous:
    """A provision that is known by its number: of which treaty, and by which words around it."""

    treaty: str
    cue: re.Pattern[str] | None


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
    passing: re.Pattern[str]
    aside: re.Pattern[str]
    subject: re.Pattern[str]
    attribute: re.Pattern[str]
    presenting: re.Pattern[str]
    introduced: re.Pattern[str]
    pointing: re.Pattern[str]
    kind: re.Pattern[str]
    plausible: Mapping[str, int]
    famous: Mapping[tuple[str, str], Famous]


def _after(words: list[str]) -> re.Pattern[str]:
    """Match one of the words at the end of a short noun phrase: "of the French Penal Code"."""
    return re.compile(rf"(?:[\w'’.-]+\s+){{0,5}}?(?:{'|'.join(words)})s?\b", re.IGNORECASE)


def _famous(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Famous]:
    return {
        (row["unit"], row["number"]): Famous(
            row["treaty"], re.compile(row["cue"], re.IGNORECASE) if row["cue"] else None
        )
        for row in rows
    }


@cache
def knowledge() -> Knowledge:
    """Return the word lists."""
    data = toml_of("docanalyze.annotation.provisions", "words.toml")
    law = data["law"]
    return Knowledge(
        units={form: unit for unit, forms in data["units"].items() for form in forms},
        cardinals=data["numbers"]["words"],
        ordinals=data["numbers"]["ordinals"],
        domestic=_after(law["domestic"]),
        unnamed=_after(law["unnamed"]),
        writing=_after(law["writing"]),
        law=re.compile(law["names"]),
        **{name: re.compile(pattern) for name, pattern in data["discourse"].items()},
        plausible=data["plausible"],
        famous=_famous(rows_of("docanalyze.annotation.provisions", "famous.csv")),
    )
