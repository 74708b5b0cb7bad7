"""Speakers that are only described: ``the minister``, ``a senior official``, ``the communiqué``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docanalyze.annotation.quotations.heads import kind_of_phrase
from docanalyze.annotation.quotations.lexicon import Cue, cue_verbs, roles, words

__all__ = ["Description", "descriptions_in"]

# Or the owner before it: `Ratna's deputy`.
DETERMINER = re.compile(
    r"(?P<owns>['\u2019]s?)[ \t\n]+(?=[a-z])"
    r"|(?<![\w\u2019'-])(?:the|an?|his|her|its|their|our|my|one|another|some|several|many|two|three"
    r"|this|that)[ \t\n]+(?=\w)",
    re.IGNORECASE,
)
TOKEN = re.compile(
    r"([\w][\w\u2019'.-]*?)(['\u2019]s|s['\u2019])?(?=[\s,;:.!?()\u2014\u2013\ufffc\"]|$)([ \t\n]*)"
)
# Words in a description up to its head.
MOST = 6
# `another said simply`, `whispered one`: somebody whom only the verb beside makes one.
SOME = re.compile(
    r"(?<![\w\u2019'-])(?:one|two|three|another|others|somebody|someone|some|the[ \t\n]+other"
    r"|a[ \t\n]+(?:second|third))(?:[ \t\n]+of[ \t\n]+(?:them|us|those))?"
    r"(?=[.,;]|[ \t\n]+(?:\w+ly[ \t\n]+)?(?P<verb>\w+))",
    re.IGNORECASE,
)
SAYS_BEFORE = re.compile(r"([a-z]+)[ \t\n]+\Z")
LONGEST_VERB = 20
LINK = re.compile(r"[ \t\n]+(of|for|from|at|in)[ \t\n]+")
STOP = (
    words("preposition")
    | words("clause_link")
    | words("finite")
    | words("past_verb")
    | words("article")
    | {"one", "another", "some", "this", "that", "my", "our", "what", "where", "itself", "last"}
    | {"himself", "herself", "themselves", "next", "yesterday", "today", "here", "there", "i", "he"}
    | {"she", "it", "we", "they", "you"}
    | {"and", "or", "who", "which", "that", "to", "of", "is", "not", "than", "as", "for"}
)
VERBS = words("plain_past") | words("plain_present") | words("matrix_verb")
PAST = re.compile(r"[a-z]{2,}ed")
# What speaks although nobody is named.
NEXT = re.compile(r"[ \t\n]+([a-z]+)\b")
ADVERBS = frozenset(
    ("again", "also", "still", "never", "then", "later", "once", "now", "just", "only", "always",
     "often", "himself", "herself", "itself", "themselves", "both", "ever", "too", "alone", "soon",
     "because", "nor", "whose", "whom", "worth", "like")
)  # fmt: skip
VOICES = frozenset(("voice", "voices", "heckler"))
NO_HEADS = frozenset(
    ("better", "other", "others", "worse", "summer", "winter", "two", "three", "four")
)
PAPERS = words("document_head") | words("paper_head")


@dataclass(frozen=True, slots=True)
class Description:
    """A description of somebody or of a paper that speaks.

    Args:
        start: Where it begins, its determiner included.
        end: Where its head ends.
        whole: Where it ends with what it is of.
        head: The head, lower case.
        kind: ``person``, ``institution``, ``document``, or ``law`` (whose words are nobody's).
        definite: Whether it points at somebody known.
    """

    start: int
    end: int
    whole: int
    head: str
    kind: str
    definite: bool


def descriptions_in(text: str, start: int, end: int) -> Iterator[Description]:
    """Yield the descriptions in a stretch of text.

    Args:
        text: Quotations blanked.
        start: Where to begin.
        end: Where to stop.
    """
    for match in DETERMINER.finditer(text, start, end):
        found = _read(text, match, end)
        if found is not None:
            yield found
    for match in SOME.finditer(text, start, end):
        if _is_said(text, match):
            yield Description(match.start(), match.end(), match.end(), "one", "person", False)


def _is_said(text: str, some: re.Match[str]) -> bool:
    """Whether ``one`` or the like stands beside a verb of saying."""
    verb = some.group("verb")
    if verb is None:
        before = SAYS_BEFORE.search(text[max(0, some.start() - LONGEST_VERB) : some.start()])
        verb = before.group(1) if before else ""
    cue = cue_verbs().get(verb)
    return verb == "by" or (
        cue is not None and cue.frame in {"speech", "naming"} and cue.form in {"past", "present"}
    )


def _read(text: str, determiner: re.Match[str], limit: int) -> Description | None:
    position = determiner.end()
    best: tuple[int, str, str] | None = None
    for _ in range(MOST):
        token = TOKEN.match(text, position, limit)
        if token is None:
            break
        word, owner, space = token.groups()
        lower = word.lower().rstrip(".")
        cue = cue_verbs().get(word)
        if lower in STOP and word.islower():
            break
        if word.islower() and position > determiner.end() and _is_verb(lower, cue):
            break
        kind = _kind(lower)
        if lower in words("pro_person") and position > determiner.end():
            kind = None
        if kind is not None:
            best = (token.end(1), lower, kind)
        if owner and best is not None and best[0] == token.end(1):
            break
        position = token.end()
        if not space:
            break
    if best is None or _qualifies(text, best[0], limit):
        return None
    stop, head, kind = best
    owns = determiner.group("owns")
    start = determiner.end("owns") if owns else determiner.start()
    first = "" if owns else determiner.group().strip().lower()
    definite = first in {"", "the", "this", "that", "his", "her", "its", "their", "our", "my"}
    return Description(start, stop, _whole(text, stop, limit), head, kind, definite)


def _qualifies(text: str, end: int, limit: int) -> bool:
    """Whether a noun follows, as in ``her chief aim``: then nobody is described."""
    following = NEXT.match(text, end, limit)
    if following is None:
        return False
    word = following.group(1)
    return (
        word not in STOP | ADVERBS
        and not word.endswith(("ly", "ing", "ed"))
        and not _is_verb(word, cue_verbs().get(word))
    )


def _whole(text: str, end: int, limit: int) -> int:
    """Where a description ends with what its head is of, or where."""
    link = LINK.match(text, end, limit)
    if link is None:
        return end
    position, reached = link.end(), end
    determiner = DETERMINER.match(text, position, limit)
    if determiner is not None and not determiner.group("owns"):
        position = determiner.end()
    for _ in range(MOST):
        token = TOKEN.match(text, position, limit)
        if token is None:
            break
        word, lower = token.group(1), token.group(1).lower()
        if link.group(1) == "in" and reached == end and not word[0].isupper():
            return end
        cue = cue_verbs().get(word)
        if word.islower() and (lower in STOP or (reached > end and _is_verb(lower, cue))):
            break
        position = token.end()
        if token.group(2):
            continue
        reached = token.end(1)
        if not token.group(3):
            break
    return reached


def _is_verb(word: str, cue: Cue | None) -> bool:
    """Whether a word after another is rather a verb: ``the embassy issued``."""
    if word in VERBS:
        return True
    spoken = cue is not None and cue.form in {"past", "present"}
    return (spoken or PAST.fullmatch(word) is not None) and _kind(word) is None


@cache
def _kind(head: str) -> str | None:
    if head in NO_HEADS:
        return None
    if head in VOICES:
        return "person"
    single = head.removesuffix("ies") + "y" if head.endswith("ies") else head.removesuffix("s")
    if {head, single} & PAPERS:
        return "document"
    role = roles().get(head) or roles().get(single)
    if role == "document":
        return "law"
    if role is not None:
        return role
    kind = kind_of_phrase(f"the {head}")
    return {"role": "person", "institution": "institution"}.get(kind or "")
