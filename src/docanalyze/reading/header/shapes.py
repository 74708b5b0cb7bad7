"""What a block looks like: caption, furniture of the page, heading, prose."""

import re
from functools import cache
from typing import Any

from docanalyze.packaged import toml_of

__all__ = [
    "AUTHOR_NOTE",
    "is_address",
    "is_author_note",
    "is_caption",
    "is_furniture",
    "is_heading_shaped",
    "is_kicker",
    "is_letterhead",
    "is_navigation",
    "is_prose",
    "is_role",
    "is_speech_opening",
    "is_title_case",
    "is_unfinished",
    "load_patterns",
]

NAME = (
    r"(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|da|van|von|der|den|bin|al|el|la|and|di|du)){0,6}"
)
# The names in front of a note about authors.
AUTHOR_NOTE = re.compile(
    rf"(?P<names>(?:[A-Z][a-z]+\.? )??{NAME}),? (?:is|was|are|were|teaches|serves|works|writes"
    r"|has|served|worked|holds|directs|leads|edits)\b"
)
FINAL_STOP = re.compile(r"[.,;!…][\"'”’»)\]*_]*$|(?<=[a-z])\.\d{1,2}$")
SENTENCE_INSIDE = re.compile(r"(?<!\bv)(?<!\b[A-Z])[a-z0-9)”\"]\.[\"'”’)]*\s+[\"“‘']?[A-Z]")
PROSE_WORDS = 25
NUMBERING_WIDTH = 4
SHORT_PROSE_WORDS = 7
SHORT_ADDRESS_WORDS = 3
MOST_KICKER_WORDS = 6
YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–—]\s?\d{2,4})?\Z")
UNFINISHED = re.compile(
    r"\b(?:a|an|and|as|of|or|that|the|which|its|their|our|has|have|be|will|to|is|are|was"
    r"|were|by|from|with|at|my|his|her|not|such|these|some|between|continue)\Z"
)
UNFINISHED_CAPITALS = re.compile(r"\b(?:A|AN|AND|AT|BY|FOR|FROM|OF|THE|TO|WITH)\Z")
SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on"}
    | {"or", "over", "per", "than", "the", "to", "under", "up", "upon", "v", "via", "vs", "with"}
)


@cache
def load_patterns(name: str) -> dict[str, Any]:
    """Return one of this folder's pattern files.

    Args:
        name: File name without ``.toml``.
    """
    return toml_of("docanalyze.reading.header", f"{name}.toml")


@cache
def _compiled(section: str, key: str) -> re.Pattern[str]:
    alternatives = "|".join(f"(?:{pattern})" for pattern in load_patterns("shapes")[section][key])
    flags = re.NOFLAG if key.endswith("_exact") else re.IGNORECASE
    return re.compile(alternatives.replace("%NAME%", NAME), flags)


@cache
def _compiled_end(section: str) -> re.Pattern[str]:
    alternatives = "|".join(load_patterns("shapes")[section]["ends"])
    return re.compile(f"(?:{alternatives})$", re.IGNORECASE)


def is_caption(block: str) -> bool:
    """Whether a block is the caption or the credit of a picture."""
    if len(block) > load_patterns("shapes")["caption"]["longest"]:
        return False
    return bool(
        _compiled("caption", "starts").match(block)
        or _compiled_end("caption").search(block, max(0, len(block) - 110))
    )


def is_furniture(block: str) -> bool:
    """Whether a block belongs to the page, not to the article: a rule, a legal line, a menu."""
    if len(block) > load_patterns("shapes")["author_note"]["longest"]:
        return block.startswith("|")
    return bool(
        _compiled("furniture", "whole").fullmatch(block)
        or _compiled("furniture", "whole").fullmatch(block.strip("()[]*_ "))
        or _compiled("furniture", "starts").match(block)
    )


def is_address(block: str) -> bool:
    """Whether a short line speaks to somebody: ``Mr. President,``."""
    words = len(block.split())
    if words > load_patterns("shapes")["address"]["most_words"]:
        return False
    if _compiled("address", "plain").match(block):
        return True
    spoken = block[-1] in ",:!." or words <= SHORT_ADDRESS_WORDS
    return spoken and bool(_compiled("address", "starts").match(block))


def is_speech_opening(block: str) -> bool:
    """Whether a block begins as a speaker begins: ``Allow me to congratulate …``."""
    first_words = " ".join(block.split(None, PROSE_WORDS)[:PROSE_WORDS])
    return bool(_compiled("address", "openings").match(first_words.lstrip("0123456789.)*- ")))


def is_author_note(block: str) -> bool:
    """Whether a block says who the author is."""
    if len(block) > load_patterns("shapes")["author_note"]["longest"]:
        return False
    return bool(_compiled("author_note", "starts_exact").match(block))


def is_role(written: str) -> bool:
    """Whether a line is somebody's post: ``Professor of History``."""
    bare = written.strip(" .*_()")
    if len(bare) > load_patterns("shapes")["heading"]["most_characters"]:
        return False
    shaped = is_heading_shaped(bare[:1].upper() + bare[1:])
    return shaped and bool(_line_form("role").fullmatch(bare))


def is_kicker(block: str) -> bool:
    """Whether a block is only the name of a section or series: ``OPINION``, ``Brief No. 3``."""
    bare = block.strip(" :|*_#[]()").lower()
    if bare.removeprefix("in ") in _kickers():
        return True
    if bare[-1:].isdigit() and _line_form("series_number").sub("", bare) in _kickers():
        return True
    return _are_kickers(bare.split())


def _are_kickers(words: list[str]) -> bool:
    """Whether words are nothing but names of sections: ``opinion global economy``."""
    if len(words) > MOST_KICKER_WORDS:
        return False
    heads = (n for n in range(1, len(words)) if " ".join(words[:n]) in _kickers())
    return any(" ".join(words[n:]) in _kickers() or _are_kickers(words[n:]) for n in heads)


@cache
def _line_form(name: str) -> re.Pattern[str]:
    return re.compile(load_patterns("lines")["forms"][name], re.IGNORECASE)


@cache
def _kickers() -> frozenset[str]:
    return frozenset(load_patterns("shapes")["kicker"]["words"])


def is_letterhead(block: str) -> bool:
    """Whether a block names the body that issued a document: ``REPUBLIC OF …``."""
    return bool(_compiled("letterhead", "whole").fullmatch(block))


def is_navigation(block: str) -> bool:
    """Whether a block is a line of a site's menu: ``Skip to content``, ``Home | About``."""
    return bool(_compiled("navigation", "whole").fullmatch(block))


def is_unfinished(block: str) -> bool:
    """Whether a block breaks off at a word that needs another."""
    if block.isupper():
        return bool(UNFINISHED_CAPITALS.search(block))
    return bool(UNFINISHED.search(block, max(0, len(block) - 8)))


def is_prose(block: str) -> bool:
    """Whether a block is made of sentences."""
    words = len(block.split(None, PROSE_WORDS))
    if words >= PROSE_WORDS:
        return True
    return words >= SHORT_PROSE_WORDS and bool(FINAL_STOP.search(block, max(0, len(block) - 6)))


def is_heading_shaped(block: str, *, is_numbered: bool = False) -> bool:
    """Whether a block could stand over others: short, no stop at its end, a capital in front.

    Args:
        block: A block of the text.
        is_numbered: Whether a number shows that the line is whole, whatever its last word.
    """
    limits = load_patterns("shapes")["heading"]
    if len(block) > limits["most_characters"] or "\n" in block:
        return False
    words = block.split()
    if (
        not words
        or len(words) > limits["most_words"]
        or FINAL_STOP.search(block)
        or block.endswith(":")
    ):
        return False
    if YEARS.match(block):
        return True
    if (is_unfinished(block) and not is_numbered) or _is_clause(words):
        return False
    first = block.lstrip("*_#\"'“‘«([ ")[:1]
    if not first or (first.islower() and not is_title_case(words)):
        return False
    return any(character.isalpha() for character in block) and not SENTENCE_INSIDE.search(
        block, NUMBERING_WIDTH
    )


def _is_clause(words: list[str]) -> bool:
    """Whether a line is the beginning of a sentence: ``However, with our limited means``."""
    opens = words[0].strip(",").lower() in load_patterns("shapes")["clause"]["words"]
    return opens and any(word.endswith(",") for word in words) and not is_title_case(words)


def is_title_case(words: list[str]) -> bool:
    """Whether all words but the small ones are capitalised."""
    return all(word[:1].isupper() or word.lower() in SMALL_WORDS for word in words)
