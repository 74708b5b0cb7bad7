"""The word lists of the entities component, read once from its data files."""

from functools import cache

from docanalyze.packaged import lines_of, rows_of
from docanalyze.vocabulary import common_words

__all__ = [
    "head_labels",
    "label_map",
    "ordinary_words",
    "peoples",
    "provinces",
    "shared_names",
    "words",
]


PACKAGE = "docanalyze.annotation.entities"


@cache
def words(*names: str) -> frozenset[str]:
    """Return a list of words or phrases, one a line in ``data/NAME.txt``, or several together."""
    return frozenset().union(*(lines_of(PACKAGE, "data", f"{name}.txt") for name in names))


@cache
def ordinary_words() -> frozenset[str]:
    """Return words that English writes small, those that are names as well among them."""
    return common_words() | words("words_and_names")


@cache
def label_map() -> dict[str, str]:
    """Return which of our labels each label of a spaCy model means; what is missing is dropped."""
    return {row["model"]: row["ours"] for row in rows_of(PACKAGE, "data", "labels.csv")}


@cache
def head_labels() -> dict[tuple[str, str], str]:
    """Return what the ``first`` or ``last`` word of a name of several words makes of it."""
    rows = rows_of(PACKAGE, "data", "head_words.csv")
    return {(row["place"], row["word"]): row["label"] for row in rows}


@cache
def peoples() -> dict[str, str]:
    """Return adjectives and nouns for groups that are no state's people.

    With each the id of the place whose people it means; empty for faiths and the like.
    """
    rows = rows_of(PACKAGE, "data", "peoples.csv")
    return {row["surface"]: row["place"] for row in rows}


@cache
def provinces() -> dict[str, str]:
    """Return the id of the state to which each province of a large state belongs."""
    return {row["name"]: row["state"] for row in rows_of(PACKAGE, "data", "provinces.csv")}


@cache
def shared_names() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Return names of states that something else has too: words against the state, words for it."""
    rows = rows_of(PACKAGE, "data", "shared_names.csv")
    return {
        row["surface"]: (frozenset(row["against"].split(";")), frozenset(row["for"].split(";")))
        for row in rows
    }
