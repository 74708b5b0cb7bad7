"""What speaks for nobody: a term, a title, a few words without anybody near."""

import re

from docanalyze.annotation.quotations.candidates import NEAR, Candidates
from docanalyze.annotation.quotations.context import Attribution, Context
from docanalyze.annotation.quotations.kinds import is_attributive, is_title
from docanalyze.annotation.quotations.lexicon import cues_in
from docanalyze.annotation.quotations.model import NOBODY
from docanalyze.annotation.quotations.sentences import FILLER, last_sign

__all__ = ["add_nobody", "size_of"]

WORD = re.compile(r"[^\W\d_][\w\u2019'-]*")
LENGTHS = ((1, "1"), (3, "3"), (6, "6"), (12, "12"))
BEFORE = re.compile(r"([A-Za-z]+|[:,;(—\u2013])[ \t\n]*$")
# Words right before a quotation that tell what it is to the sentence.
SMALL = frozenset(
    ("the", "a", "an", "of", "as", "to", "in", "that", "his", "her", "its", "their", "for", "with",
     "and", "or", "was", "is", "by", "on", "this", "what", "not", "be")
)  # fmt: skip


def size_of(inside: str) -> str:
    """Return about how many words a quotation has, as a feature is called.

    Args:
        inside: What stands between its marks.
    """
    length = len(WORD.findall(inside))
    return next((name for most, name in LENGTHS if length <= most), "long")


def add_nobody(
    found: Candidates, context: Context, kind: str, attribution: Attribution | None
) -> None:
    """Add what speaks for nobody.

    Args:
        found: The candidates, all others among them.
        context: The quotation in its sentence.
        kind: What the rules take it for.
        attribution: What the rules say of it.
    """
    inside, sign = context.inside, last_sign(context.inside)
    names = [
        "none",
        f"none.words{size_of(inside)}",
        f"none.{kind}",
        f"none.ends{sign if sign in '.?!,' else ''}",
        f"none.before.{_word_before(context)}",
    ]
    if attribution is not None:
        names += [f"none.{attribution.method}", f"none.{attribution.manner}"]
    there = (features for key, features in found.features.items() if key not in found.silent)
    for name, holds in (
        ("none.title", is_title(inside)),
        ("none.small", inside[:1].islower()),
        ("none.attributive", is_attributive(context)),
        ("none.cue_before", any(True for _ in cues_in(context.left))),
        ("none.lonely", all(NEAR.isdisjoint(features) for features in there)),
        ("none.after_another", FILLER in context.left),
    ):
        if holds:
            names.append(name)
    for name in names:
        found.add_own(NOBODY, name)


def _word_before(context: Context) -> str:
    before = BEFORE.search(context.left[-30:])
    if before is None:
        return "?" if context.left.strip() else "^"
    word = before.group(1).lower()
    return word if word in SMALL or not word.isalpha() else "word"
