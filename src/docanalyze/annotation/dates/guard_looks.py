"""What guards look at: words beside a match, lists of words, capitals."""

from collections.abc import Mapping

from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.lexicon import load_context

__all__ = ["captured", "ends_clause", "is_alone", "is_capital", "is_named", "listed", "meanings"]


def listed(word: str, name: str) -> bool:
    """Whether a word stands in a list of ``context.toml``."""
    return word in load_context(name)


def is_capital(text: str) -> bool:
    """Whether a word begins with a capital."""
    return text[:1].isupper()


def is_named(text: str) -> bool:
    """Whether a word begins a name, or goes on with one; ``I`` does not."""
    return text.isalpha() and is_capital(text) and text != "I"


def captured(found: Found, name: str) -> str:
    """Return the text of a capture; empty if it took no part."""
    node = found.node(name)
    return found.tokens.text[node.start : node.end] if node else ""


def meanings(found: Found, name: str) -> Mapping[str, object]:
    """Return the meanings of a capture; none if it took no part."""
    node = found.node(name)
    return node.meanings if node else {}


def is_alone(found: Found) -> bool:
    """The whole passage is the time: a line of dates, a cell of a table."""
    return not found.before and not found.after


def ends_clause(found: Found) -> bool:
    """Nothing follows that the words could govern: ``the year before``, not ``before the war``."""
    return listed(found.after, "clause_ends")
