"""What a noun phrase can be: somebody, a body or paper that speaks, or a mere thing."""

import re
from collections.abc import Sequence

from docanalyze.annotation.quotations.lexicon import roles, words

__all__ = ["is_plural", "kind_of_phrase"]

ANIMATE = re.compile(r".{3,}(?:(?:er|or|ist|ian|ant|ee|ite)s?|ents|[mM][ae]n|people|ese)")
# Who needs no article before them.
BARE_PEOPLE = re.compile(r".*(?:men|people)")
DETERMINERS = (
    words("article") | words("quantifier") | {"our", "my", "one", "another", "no", "every"}
)
OWNED_BODIES = frozenset(("office", "team", "group", "party", "side", "people", "family", "camp"))
OWNER = ("'s", "\u2019s", "s'", "s\u2019")


def kind_of_phrase(core: str, *, bare: bool = False, sure: bool = False) -> str | None:
    """Tell whether the head of a phrase can speak.

    Args:
        core: The phrase up to its head.
        bare: Whether a head that no list knows may stand without anything before it.
        sure: Whether a verb of speech by quoted words leaves no doubt that somebody speaks: a head
            that no list knows is somebody if only an article or owner stands before it.

    Returns:
        ``role`` for somebody, ``institution`` for a body or paper, None for what cannot speak.
    """
    *before, last = core.split()
    head = last.strip(".").lower()
    if head.startswith(("i'", "i\u2019")):
        return None
    if head in words("pro_person"):
        # `The second`, `the four`
        return "role" if [each.lower() for each in before] == ["the"] else None
    single = head.removesuffix("ies") + "y" if head.endswith("ies") else head.removesuffix("s")
    role = roles().get(head) or roles().get(single)
    paper = {head, single} & words("document_head")
    if _is_silent(head, role, paper=bool(paper)) or not _opens(core):
        return None
    known_person = bool(words("person_head") & {head, single, head.rsplit("-", 1)[-1]})
    if role == "person" or (known_person and (_is_determined(before) or head != single)):
        return "role"
    if role is not None or paper or _is_body(before, last):
        return "institution" if before else None
    determined = _is_determined(before)
    known = bare or BARE_PEOPLE.fullmatch(head) or determined
    animate = ANIMATE.fullmatch(head) and head not in words("no_animate")
    return "role" if (known and animate) or (sure and determined) else None


def is_plural(core: str) -> bool:
    """Whether a phrase up to its head stands for several."""
    if core.rsplit(maxsplit=1)[-1] in words("pro_group"):
        return True
    one = core.endswith("ss") or core.split(maxsplit=1)[0].lower() in {"a", "an", "one", "another"}
    return not one and core.endswith(("s", "men", "people"))


def _is_silent(head: str, role: str | None, *, paper: bool) -> bool:
    things = words("no_subject") | words("no_speaker_head") | words("time_word")
    return head in things or (role == "document" and not paper)


def _is_determined(before: Sequence[str]) -> bool:
    owned = any(piece.endswith(OWNER) for piece in before)
    return owned or (bool(before) and before[0].lower() in DETERMINERS)


def _opens(core: str) -> bool:
    """Whether a phrase can stand as it is: one small word only in the plural."""
    return " " in core or core[0].isupper() or core.endswith(("s", "men", "people"))


def _is_body(before: Sequence[str], last: str) -> bool:
    owned = any(piece.endswith(("'s", "\u2019s")) for piece in before)
    head = last.lower()
    body = last in words("body") or head in words("institution_head")
    return body or (owned and head in OWNED_BODIES)
