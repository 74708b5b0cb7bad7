"""What a quotation is: speech, a fragment of speech, or a term in quotation marks."""

import re

from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.lexicon import words
from docanalyze.annotation.quotations.sentences import FILLER, last_sign
from docanalyze.annotation.quotations.speakers import AUTHOR

__all__ = ["is_attributive", "is_sentence", "is_single_term", "is_title", "kind_of"]

# From so many words on, unattributed words in the author's sentence are somebody's.
QUOTED_WORDS = 5
TITLE_WORDS = 14
SMALL_WORDS = 3
TERM_WORDS = 2
WORD = re.compile(r"[^\W\d_][\w\u2019'-]*")
REPORTED = re.compile(r"\b(?:that|because|whether),?[ \t\n]*$")
# `a promise not to FILLER`: words of an undertaking; `FILLER were the words`: somebody's.
PROMISED = re.compile(
    r"\b(?:promis|pledg|undertak|undertook|commit|oblig|dut(?:y|ies)\b|agree|vow|requir|bound\b)"
    r"[^,;:.]{0,60}\bto[ \t\n]+$"
)
WERE_THE_WORDS = re.compile(
    r"[ \t\n]+(?:were|was|are|is)[ \t\n]+(?:the|his|her|their|its)[ \t\n]+(?:\w+[ \t\n]+)?"
    r"(?:words?|phrase|answer|reply|message|verdict|response)\b"
)
# `FILLER, I said`: how the author speaks, and not what they only call something.
OWN_SPEECH = frozenset(("after", "lead", "document"))
OPENERS = "[(….'\"“\u2018 "
POSSESSIVE = re.compile(r"['\u2019]s?[ \t\n]+$")
NEXT_SENTENCE = re.compile(r"[ \t\n]+[A-Z]")
FOLLOWING_WORD = re.compile(r"[ \t\n]+([a-z][\w-]*)")


def kind_of(context: Context, attribution: Attribution | None) -> str:
    """Decide the kind of a quotation.

    Args:
        context: The quotation in its sentence.
        attribution: What ties it to a speaker, if anything does.

    Returns:
        ``direct``, ``mixed`` or ``scare``.
    """
    if attribution is None and WERE_THE_WORDS.match(context.right):
        return "mixed"
    if attribution is None:
        return _unattributed(context)
    inside, speaker = context.inside, attribution.speaker
    length = len(WORD.findall(inside))
    own_term = speaker is AUTHOR and length < QUOTED_WORDS
    if attribution.manner == "term" or (own_term and attribution.manner not in OWN_SPEECH):
        return "scare"
    if attribution.manner == "lead":
        return _announced(context, length)
    if attribution.manner == "after":
        return "direct" if _opens_sentence(context) or _is_speech(inside) else "mixed"
    return "scare" if _is_term(context, attribution, length) else "mixed"


def _announced(context: Context, length: int) -> str:
    """The kind of what a colon or comma opens."""
    inside = context.inside
    if is_title(inside) and length > 1 and last_sign(inside) not in ".?!":
        return "scare"
    long = context.left.rstrip().endswith(":") and length > QUOTED_WORDS
    # `Paris, he said, FILLER`: a small letter goes on with the author's sentence.
    goes_on = context.left.rstrip().endswith(",") and _first_letter(inside).islower()
    return "direct" if long or (_is_speech(inside) and not goes_on) else "mixed"


def _first_letter(inside: str) -> str:
    return inside.lstrip(OPENERS)[:1]


def _is_term(context: Context, attribution: Attribution, length: int) -> bool:
    """Whether a fragment is a term that the sentence only uses."""
    if attribution.manner == "document":
        return length <= 1 or is_title(context.inside)
    if attribution.manner == "wording":
        return False
    if attribution.manner == "clause" and length <= TERM_WORDS:
        return POSSESSIVE.search(context.left) is not None or is_title(context.inside)
    if attribution.manner == "object" and length <= TERM_WORDS:
        nobody = attribution.speaker is None and length <= 1
        if nobody or is_attributive(context):
            return True
    return attribution.manner in {"object", "clause"} and is_title(context.inside)


def is_sentence(context: Context) -> bool:
    """Whether the quotation stands as a sentence of its own."""
    own = context.own.before(context.closing).replace(FILLER, "").strip()
    return not own and not context.right.strip(" \t\n.,")


def is_single_term(context: Context) -> bool:
    """Whether words in marks are one term of the author's sentence, whoever is reported in it."""
    length = len(WORD.findall(context.inside))
    attributive = length <= TERM_WORDS and is_attributive(context)
    return length <= 1 or attributive or is_title(context.inside)


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
    first = _first_letter(inside)
    if first.isupper() or first.isdigit():
        return len(found) > SMALL_WORDS or last_sign(inside) in ".?!," or not is_title(inside)
    return len(found) > QUOTED_WORDS and last_sign(inside) in ".?!"


def _opens_sentence(context: Context) -> bool:
    return not context.own.before(context.opening).strip(" \t\n—\u2013-")


def is_attributive(context: Context) -> bool:
    """Whether a noun follows, as in ``its FILLER logic``."""
    if last_sign(context.inside) in ",.;:!?":
        return False
    following = FOLLOWING_WORD.match(context.right)
    return following is not None and following.group(1) not in words("after_closing")


def _is_utterance(context: Context, length: int) -> bool:
    """Whether words stand as a sentence that somebody speaks; a few of them may be a term."""
    sign = last_sign(context.inside)
    if not sign or sign not in ".?!…":
        return False
    setting = context.own.setting
    fills = not setting.text.replace(FILLER, "").strip(" \t\n\u2014\u2013-")
    asks = sign in "?!" and not context.own.before(context.opening).strip()
    asks = asks and NEXT_SENTENCE.match(context.right) is not None
    return asks or (is_sentence(context) and (fills or length > SMALL_WORDS or sign in "?!"))


def _unattributed(context: Context) -> str:  # noqa: PLR0911 -- one case after another
    inside = context.inside
    length = len(WORD.findall(inside))
    if _is_utterance(context, length):
        return "direct"
    if is_title(inside):
        return "scare"
    if is_sentence(context) and length > SMALL_WORDS and last_sign(inside) == ",":
        return "direct"
    if context.left.rstrip().endswith(":") and length > SMALL_WORDS and _is_speech(inside):
        return "direct" if last_sign(inside) in ".?!…" else "mixed"
    # A name for a document or a theme begins with a capital and ends without a full stop.
    if inside[:1].isupper() and context.left.strip() and last_sign(inside) not in ".?!…":
        return "scare"
    if length > 1 and (REPORTED.search(context.left) or PROMISED.search(context.left)):
        return "mixed"
    if length >= QUOTED_WORDS and not is_attributive(context):
        return "mixed"
    return "scare"
