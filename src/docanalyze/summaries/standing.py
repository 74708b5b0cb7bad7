"""Which sentences can be understood where they stand alone."""

import re
from functools import cache

from docanalyze.packaged import toml_of

__all__ = ["is_courtesy", "stands_alone"]

SHORTEST, LONGEST = 6, 60
CLOSING = "\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})"
OPENING = r"\A[\"'\u201c\u2018(*_]*(?:[QA][.:]\s+)?"
VERB = (
    r"(?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|should|shall|does|did|do"
    r"|cannot|in\s+itself|of\s+(?:them|these|those))\b"
)
# "It is to be expected that", "It was the small states who": what is meant follows.
EXPLETIVE = (
    r"it(?:['\u2019]s|\s+(?:is|was|will\s+be|would\s+be|has\s+been|seems|appears|may\s+be|remains"
    r"|follows|takes))\b[^.;:]{0,60}\b(?:that|to|who|whether)\b"
)
# "If it fails, …", "In 1945, they …", "Unlike its predecessor, it …": who, was said before.
LATER = (
    r"(?:(?:if|when|while|although|though|as|since|once|until|unless|after|before|because)\s+"
    r"(?:on\s+the\s+other\s+hand,?\s+)?"
    r"|(?:unlike|like|in|on|at|by|under|to|from|for|through|during|despite|with|without)\s[^,;:]{2,60},\s+)"
    r"(?:he|she|they|it)\b"
)
ORDINAL = r"the\s+(?:first|second|third|fourth|last|latter|former|other|others|rest)"


def stands_alone(text: str) -> bool:
    """Return whether a sentence says something by itself.

    It does not if it is a fragment or a long list, lacks its end or that of what it quotes, opens
    by pointing at what stood before (``He``, ``That is why``, ``The second is that``), or is a
    courtesy.

    Args:
        text: The sentence.
    """
    n_words = len(text.split())
    return (
        SHORTEST <= n_words <= LONGEST
        and text.rstrip(CLOSING).endswith((".", "!"))
        and _leaning().match(text) is None
        and not is_courtesy(text)
        and _is_whole(text)
    )


def _is_whole(text: str) -> bool:
    """Whether all words quoted in it stand in it."""
    opened = text.count("\N{LEFT DOUBLE QUOTATION MARK}")
    return text.count('"') % 2 == 0 and opened == text.count("\N{RIGHT DOUBLE QUOTATION MARK}")


def is_courtesy(text: str) -> bool:
    """Return whether a sentence thanks, greets or congratulates, as speeches do.

    Args:
        text: The sentence.
    """
    return any(map(text.lower().__contains__, _courtesies()))


@cache
def _leaning() -> re.Pattern[str]:
    lists = {name: "|".join(words.split()) for name, words in _words().items()}
    return re.compile(
        rf"{OPENING}(?:(?:{lists['connectives']}),?\s+)?(?!{EXPLETIVE})"
        rf"(?:(?:{lists['pronouns']}|{lists['answers']}|because(?!\s[^,]+,\s))\b"
        rf"|(?!.{{0,70}}\b{EXPLETIVE}){LATER}"
        rf"|(?:{lists['pointers']}|{ORDINAL})\s+(?:{VERB}|(?:{lists['told']})\b))",
        re.IGNORECASE,
    )


@cache
def _courtesies() -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in _words()["courtesies"].split())


def _words() -> dict[str, str]:
    return dict(toml_of("docanalyze.summaries", "words.toml"))
