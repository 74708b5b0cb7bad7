"""What a quotation is: speech, a fragment of speech, or a term in quotation marks."""

import re

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.sentences import FILLER
from docanalyze.annotation.quotations.speakers import AUTHOR

__all__ = ["is_sentence", "is_title", "kind_of"]

# From so many words on, unattributed words in the author's sentence are somebody's.
QUOTED_WORDS = 5
TITLE_WORDS = 14
SMALL_WORDS = 3
TERM_WORDS = 2
WORD = re.compile(r"[^\W\d_][\w\u2019'-]*")
REPORTED = re.compile(r"\b(?:that|because|whether),?[ \t\n]*$")
FOLLOWING_WORD = re.compile(r"[ \t\n]+([a-z][\w-]*)")


def kind_of(context: Context, attribution: Attribution | None) -> str:
    """Decide the kind of a quotation.

    Args:
        context: The quotation in its sentence.
        attribution: What ties it to a speaker, if anything does.

    Returns:
        ``direct``, ``mixed`` or ``scare``.
    """
    if attribution is None:
        return _unattributed(context)
    inside, speaker = context.inside, attribution.speaker
    length = len(WORD.findall(inside))
    own_term = speaker is AUTHOR and length < QUOTED_WORDS
    if attribution.manner == "term" or (own_term and attribution.manner != "document"):
        return "scare"
    if attribution.manner == "lead":
        return _announced(context, length)
    if attribution.manner == "after":
        return "direct" if _opens_sentence(context) or _is_speech(inside) else "mixed"
    return "scare" if _is_term(context, attribution, length) else "mixed"


def _announced(context: Context, length: int) -> str:
    """The kind of what a colon or comma opens."""
    inside = context.inside
    if is_title(inside) and length > 1 and inside[-1:] not in ".?!":
        return "scare"
    long = context.left.rstrip().endswith(":") and length > QUOTED_WORDS
    return "direct" if long or _is_speech(inside) else "mixed"


def _is_term(context: Context, attribution: Attribution, length: int) -> bool:
    """Whether a fragment is a term that the sentence only uses."""
    if attribution.manner == "document":
        return length <= 1 or is_title(context.inside)
    if attribution.manner == "object" and length <= TERM_WORDS:
        nobody = attribution.speaker is None and length <= 1
        if nobody or _is_attributive(context):
            return True
    return attribution.manner in {"object", "clause"} and is_title(context.inside)


def is_sentence(context: Context) -> bool:
    """Whether the quotation stands as a sentence of its own."""
    own = context.own.before(context.closing).replace(FILLER, "").strip()
    return not own and not context.right.strip(" \t\n.,")


def is_title(inside: str) -> bool:
    """Whether words are written as a name or title: capitals on all that carry meaning."""
    found = WORD.findall(inside)
    long = [word for word in found if len(word) > SMALL_WORDS]
    if not found or len(found) > TITLE_WORDS:
        return False
    capitals = all(word[0].isupper() for word in long) and found[0][0].isupper()
    return capitals and (len(found) > 1 or not inside.endswith(("!", "?")))


def _is_speech(inside: str) -> bool:
    found = WORD.findall(inside)
    if not found:
        return False
    first = inside.lstrip("[(….'\"“\u2018 ")[:1]
    if first.isupper() or first.isdigit():
        return len(found) > SMALL_WORDS or inside[-1:] in ".?!," or not is_title(inside)
    return len(found) > QUOTED_WORDS and inside[-1:] in ".?!"


def _opens_sentence(context: Context) -> bool:
    return not context.own.before(context.opening).strip(" \t\n—\u2013-")


def _is_attributive(context: Context) -> bool:
    """Whether a noun follows, as in ``its FILLER logic``."""
    following = FOLLOWING_WORD.match(context.right)
    return following is not None and following.group(1) not in words("after_closing")


def _unattributed(context: Context) -> str:  # noqa: PLR0911 -- one case after another
    inside = context.inside
    length = len(WORD.findall(inside))
    if is_title(inside):
        return "scare"
    if is_sentence(context) and length > SMALL_WORDS and inside[-1:] in ".?!…,":
        return "direct"
    if context.left.rstrip().endswith(":") and length > SMALL_WORDS and _is_speech(inside):
        return "direct" if inside[-1:] in ".?!…" else "mixed"
    # A name for a document or a theme begins with a capital and ends without a full stop.
    if inside[:1].isupper() and context.left.strip() and inside[-1:] not in ".?!…":
        return "scare"
    if length > 1 and REPORTED.search(context.left):
        return "mixed"
    if length >= QUOTED_WORDS and not _is_attributive(context):
        return "mixed"
    return "scare"
