"""How a verb reaches a quotation over the words that stand between them."""

import re

from docanalyze.annotation.quotations.lexicon import Cue, roles
from docanalyze.annotation.quotations.sentences import FILLER, last_sign

__all__ = ["DETERMINER_ONLY", "manner_of"]

# So many words after a verb a comma no longer opens what is said.
FARTHEST_COMMA = 6
LONGEST_LEAD, LONGEST_CLAUSE, LONGEST_OBJECT, LONGEST_NAMING = 220, 260, 90, 150
NAMED_AS = re.compile(r"\bas(?:[ \t\n]+(?:an?|the|its|his|her|their|being|one of the))?[ \t\n]*$")
NAMING_VERBS = frozenset(
    ("call", "label", "dub", "term", "brand", "deem", "christen", "nickname", "style", "declare")
)
AS_NAMED = frozenset(("describe", "characterise", "characterize", "portray", "depict", "view"))
# What joins two quoted fragments that hang on one verb.
DETERMINER_ONLY = re.compile(r"[ \t\n]*(?:an?|the)?[ \t\n]*")
JOINED = re.compile(
    r"[,\s]*(?:(?:and|or|but|nor|to|an?|the|as|its|of|not|also|only|then)\b[,\s]*)*"
)
REPORTED = re.compile(
    rf"(?:[ \t\n]+(?:\S+[ \t\n]+){{0,4}}?|[ \t\n]+to[ \t\n]+[^;:{FILLER}]{{2,90}}?[ \t\n]"
    r"|,[^,;:]{1,90}(?:,[^,;:]{1,60})?,[ \t\n]+)that\b"
)
CALLS_FOR = re.compile(r"[ \t\n]+(?:for|on|upon)\b")
# `called off an exercise, FILLER`
CALLS_OFF = re.compile(r"[ \t\n]+(?:off|up|out|back|in|into|together|at|round|down|away|over)\b")
# `added a secret protocol about the FILLER`
TEXT_OBJECT = re.compile(
    r"[ \t\n]+(?:an?|another)[ \t\n]+(?:[\w-]+[ \t\n]+){{0,2}}(?:{})\b".format(
        "|".join(sorted(role for role, kind in roles().items() if kind == "document"))
    )
)
# What is decided is a text's words, and nobody's.
DECISIONS = frozenset(("decide",))
LIKENED = frozenset(("compare", "liken"))
LIKENED_TO = re.compile(r"\b(?:to|with)(?:[ \t\n]+(?:an?|the|its|his|her|their))?[ \t\n]*$")
# `instructed Davis to greet the king FILLER`, `demanded the kingdom's FILLER`
TO_DO = re.compile(r"\bto[ \t\n]+(?!(?:the|an?|his|her|its|their|all|this|that)\b)[a-z]+\b")
DEMANDS = frozenset(("demand", "propose", "recommend"))
# Quoted words of a sentence's length are a clause even without a capital.
CLAUSE_WORDS = 4
# `found FILLER`: a body's words from so many on.
RULED_WORDS = 3


def manner_of(cue: Cue, gap: str, inside: str) -> str | None:  # noqa: C901, PLR0911 -- case after case
    """Tell how a verb reaches a quotation.

    Args:
        cue: The verb.
        gap: What stands between it and the opening mark, other quotations blanked.
        inside: What stands between the marks.

    Returns:
        ``lead`` (a colon or comma opens the words), ``clause`` (they stand in a reported clause),
        ``object`` (they are part of what is said), ``name`` (what something is called); None if
        the verb does not reach them.
    """
    bare = gap.strip()
    if bare == ";" and inside[:1].isupper():
        # A semicolon at the end of a paragraph, before its quotation.
        return "lead" if cue.frame == "speech" else None
    if ";" in gap or (":" in bare[:-1]) or cue.verb in DECISIONS:
        return None
    if cue.verb == "go":
        # `She goes, FILLER`, and nothing else that goes.
        return "lead" if bare == "," else None
    if cue.frame == "naming":
        return _naming(cue, gap) if _is_joined(gap) and not bare.endswith(":") else None
    if _is_reported(gap, bare):
        return "clause"
    if cue.frame == "ruling":
        return "object" if not bare and len(inside.split()) >= RULED_WORDS else None
    if not _is_joined(gap):
        return None
    if bare.endswith(":"):
        return "lead" if len(gap) <= LONGEST_LEAD else None
    if cue.frame == "manner":
        return "lead" if bare in {"", ","} else None
    if cue.verb in NAMING_VERBS and bare and not bare.endswith(","):
        named = _naming(cue, gap)
        # To declare a state of emergency is no way of speaking.
        performed = cue.verb == "declare" and DETERMINER_ONLY.fullmatch(gap)
        return None if performed else named or _saying(cue, gap, inside)
    return _saying(cue, gap, inside)


def _is_joined(gap: str) -> bool:
    """Whether nothing else has been said in between, or only what hangs on the same verb."""
    return FILLER not in gap or JOINED.fullmatch(gap[gap.rfind(FILLER) + 1 :]) is not None


def _is_reported(gap: str, bare: str) -> bool:
    if bare.endswith(("that", "that,", "that:")) and len(gap) <= LONGEST_NAMING:
        return True
    opens = REPORTED.match(gap) is not None and not (bare.endswith(":") and _is_joined(gap))
    return opens and len(gap) <= LONGEST_CLAUSE


def _saying(cue: Cue, gap: str, inside: str) -> str | None:
    bare = gap.strip()
    clause = _is_clause(inside)
    if bare.endswith(","):
        far = len(gap.split()) > FARTHEST_COMMA and inside[:1].islower()
        fits = clause and len(gap) <= LONGEST_LEAD
        return ("clause" if far else "lead") if fits else None
    if clause and not bare:
        return "lead"
    # Few words are a name for what is asked: `proposed a FILLER`, `urged them to save the FILLER`.
    worded = len(inside.split()) >= CLAUSE_WORDS
    wanted = TO_DO.search(gap) is not None or cue.verb in DEMANDS
    asked = cue.frame == "request" and (bare.endswith("to") or (worded and wanted))
    if TEXT_OBJECT.match(gap):
        return None
    fits = len(gap) <= LONGEST_OBJECT and (asked or cue.frame in {"speech", "document"})
    return "object" if fits else None


def _naming(cue: Cue, gap: str) -> str | None:  # noqa: PLR0911 -- case after case
    if len(gap) > LONGEST_NAMING:
        return None
    if cue.verb in LIKENED:
        return "name" if LIKENED_TO.search(gap) else None
    if NAMED_AS.search(gap):
        return "name"
    if cue.verb == "call" and CALLS_OFF.match(gap):
        return None
    near = len(gap) <= LONGEST_OBJECT
    if CALLS_FOR.match(gap):
        return "object" if near else None
    if cue.verb in NAMING_VERBS:
        aside = "," in gap and FILLER not in gap and not near
        return None if aside else "name"
    return "object" if near and "," not in gap and cue.verb not in AS_NAMED else None


def _is_clause(inside: str) -> bool:
    first = inside.lstrip("[(….'\"“\u2018 ")[:1]
    return first.isupper() or len(inside.split()) >= CLAUSE_WORDS or last_sign(inside) in "?!"
