"""The words by which quotations are told: cue verbs, frames, roles and word lists."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from docanalyze.packaged import lines_of, rows_of

__all__ = [
    "Cue",
    "cue_of",
    "cue_pattern",
    "cue_verbs",
    "cues_in",
    "frames",
    "gender_of_name",
    "is_number",
    "roles",
    "words",
]


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb by which words are given to a speaker.

    Args:
        verb: Its base form.
        frame: ``speech`` (takes words or a clause), ``clause`` (takes a clause; with a mere thing
            it means something else), ``thought`` (the same, of thinking), ``request`` (a
            clause, or somebody `to` do something), ``manner`` (how words are spoken that stand
            beside it: ``laughed``), ``naming`` (takes a
            thing and a name for it), ``document`` (what treaties and reports do) or ``ruling``
            (what bodies do: with a clause only).
        form: ``base``, ``present``, ``past`` or ``ing``.
    """

    verb: str
    frame: str
    form: str


@cache
def _rows(name: str) -> list[dict[str, str]]:
    return rows_of("docanalyze.annotation.quotations", name)


@cache
def cue_verbs() -> Mapping[str, Cue]:
    """Return the cue verbs by the form in which they stand in a text, lower case."""
    return {row["cue"]: Cue(row["verb"], row["frame"], row["form"]) for row in _rows("cues.csv")}


@cache
def cue_pattern() -> re.Pattern[str]:
    """Return what finds a cue verb with its particle, ``pointed out``, or else any word."""
    phrases = sorted((cue for cue in cue_verbs() if " " in cue), key=len, reverse=True)
    return re.compile(
        r"\b(?:{})\b|[^\W\d_]+(?:-[^\W\d_]+)*".format(
            "|".join(phrase.replace(" ", r"[ \t\n]+") for phrase in phrases)
        )
    )


def cue_of(match: re.Match[str]) -> Cue | None:
    """Return the cue verb that a match of :func:`cue_pattern` is, if it is one."""
    return cue_verbs().get(" ".join(match.group().split()))


def cues_in(piece: str) -> Iterator[tuple[re.Match[str], Cue]]:
    """Yield the cue verbs of a piece of text with where they stand.

    Args:
        piece: Any text.
    """
    for match in cue_pattern().finditer(piece):
        cue = cue_of(match)
        if cue is None and match.group().endswith("ing"):
            # `Calling it a truce, he left`
            cue = cue_verbs().get(match.group().lower())
        if cue is not None:
            yield match, cue


@cache
def roles() -> Mapping[str, str]:
    """Return what speakers are called, with ``person``, ``institution`` or ``document``."""
    return {row["role"]: row["kind"] for row in _rows("roles.csv")}


@cache
def words(group: str) -> frozenset[str]:
    """Return a list of words.

    Args:
        group: Its name in ``words.csv``.
    """
    found = [row["words"] for row in _rows("words.csv") if row["group"] == group]
    return frozenset(found[0].split(";"))


@cache
def _given_names(gender: str) -> frozenset[str]:
    shipped = lines_of("docanalyze.annotation.quotations", f"given_names_{gender}.txt")
    return words(f"{gender}_name") | shipped


def gender_of_name(name: str) -> str | None:
    """Tell ``male`` or ``female`` by a given name.

    Args:
        name: As written.

    Returns:
        None where the name is not known or borne by both.
    """
    found = [gender for gender in ("male", "female") if name in words(f"{gender}_name")]
    found = found or [gender for gender in ("male", "female") if name in _given_names(gender)]
    return found[0] if len(found) == 1 else None


def is_number(word: str) -> bool:
    """Whether a word is a number with a capital: ``Ten``, ``Thirty-eight``, ``IV``.

    Args:
        word: As written.
    """
    return word.split("-", maxsplit=1)[0] in words("number")


@cache
def frames(kind: str) -> tuple[str, ...]:
    """Return the frames of a kind, the longest first.

    Args:
        kind: As in ``frames.csv``.
    """
    grouped: dict[str, list[str]] = defaultdict(list)
    for row in _rows("frames.csv"):
        grouped[row["frame"]].append(row["pattern"])
    return tuple(sorted(grouped[kind], key=len, reverse=True))
