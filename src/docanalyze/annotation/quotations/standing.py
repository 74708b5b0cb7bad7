"""How a name or a description stands in its clause: who acts, who speaks, whose words they are."""

import re

from docanalyze.annotation.quotations.lexicon import cue_verbs, words
from docanalyze.annotation.quotations.sentences import FILLER

__all__ = ["standing_of"]

# How much before and after a name tells how it stands, in characters.
BEFORE, AFTER = 70, 170
OWNS = re.compile(r"['\u2019]s?(?=[ \t\n])")
OWNED = re.compile(r"['\u2019]s?((?:[ \t\n]+[\w-]+){1,4})")
APPOSITION = re.compile(
    rf",[^,.;:{FILLER}]{{2,90}}(?:,[^,.;:{FILLER}]{{2,60}})?,|[ \t\n]*\([^()]{{2,60}}\)"
)
WHO = re.compile(r",?[ \t\n]+who[ \t\n]+")
ADVERBS = re.compile(
    r"(?:[ \t\n]+(?:has|had|have|was|were|is|are|would|will|could|can|did|do|does|not|also|then"
    r"|later|once|never|still|just|now|only|always|often|himself|herself|itself|themselves|been"
    r"|again|both|all|even|soon|first|long|at[ \t\n]first|at[ \t\n]last|\w+ly)\b,?)*"
)
WORD = re.compile(r"[ \t\n]+([a-z]+(?:-[a-z]+)*)\b")
BE = re.compile(r"\b(?:was|were|is|are|been)\b")
# What may stand between a name and what governs it.
TITLE = re.compile(r"[A-Z][\w.\u2019-]*")
IN_TITLES = frozenset(("the", "a", "an", "of", "then", "former", "our", "my", "his", "her"))
OF = frozenset(("of", "from", "by", "to", "quoting"))
LAST_WORD = re.compile(r"([A-Za-z\u2019'-]+)$")
SOURCE = re.compile(
    r"\b(?:according[ \t\n]to|quoting|(?:words|phrase|language|opinion|view|telling)[ \t\n]of)"
    r"[ \t\n]+$",
    re.IGNORECASE,
)
OF_WORDS = re.compile(
    r"\b(?:{})[ \t\n]+(?:\w+[ \t\n]+)?(?:of|from|by)[ \t\n]+$".format(
        "|".join(sorted(words("wording_noun") | words("report_noun") | words("document_head")))
    )
)
ASKED = frozenset(("asked", "pressed", "questioned", "told", "reminded", "quoted", "cited"))
TO_OTHERS = frozenset(
    ("tell", "ask", "remind", "inform", "assure", "warn", "answer", "address", "thank", "urge",
     "quote", "cite", "interview", "press", "question")
)  # fmt: skip
# What somebody wants or holds: `Kovac's goal was FILLER`.
AIMS = frozenset(
    ("goal", "aim", "purpose", "objective", "policy", "position", "stance", "ambition", "motto",
     "line", "formula", "letter", "note", "diary", "speech", "message", "cable", "word", "slogan",
     "plan", "idea", "vision", "voice", "mandate", "instruction", "instructions", "memoirs")
)  # fmt: skip
SAID_OR_AIMED = words("report_noun") | words("wording_noun") | words("document_head") | AIMS
VERBS = (
    words("finite")
    | words("past_verb")
    | words("plain_past")
    | words("plain_present")
    | words("matrix_verb")
)
PAST = re.compile(r"[a-z]{2,}ed")
HAS = re.compile(r"\b(?:was|were|is|are|has|had)\b")
OPENERS = words("clause_link") | {"that", "than", "so", "yet"}
CLAUSE_END = ".;:!?\u2014" + FILLER
PREPOSITIONS = words("preposition") | {"for", "like", "than", "toward", "towards", "via", "upon"}


def standing_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """Tell how what stands between two places of a text stands in its clause.

    Args:
        text: A passage, quotations blanked.
        start: Where the name or description begins in it.
        end: Where it ends.

    Returns:
        Some of ``speaks``, ``acts``, ``owner``, ``owner_words`` (of words or an aim), ``source``,
        ``told``, ``asked``, ``governed`` (by a preposition), ``closes`` (what stands after is the
        end of the sentence), ``inverted`` (after a verb of saying).
    """
    after = text[end : end + AFTER]
    before = text[max(0, start - BEFORE) : start]
    found = [*_by_what_follows(after), *_by_what_stands_before(before)]
    return tuple(found) or ("bare",)


def _by_what_follows(after: str) -> list[str]:
    if OWNS.match(after):
        owned = OWNED.match(after)
        nouns = {
            each.removesuffix("s") for each in (owned.group(1).lower() if owned else "").split()
        }
        return ["owner" if SAID_OR_AIMED.isdisjoint(nouns) else "owner_words"]
    found = _by_verb(after)
    if found:
        return found
    aside = APPOSITION.match(after)
    if aside is not None:
        found = _by_verb(after[aside.end() :])
        if found:
            return found
    who = WHO.match(after)
    if who is not None:
        return [f"who_{each}" for each in _by_verb(" " + after[who.end() :])]
    return []


def _by_verb(after: str) -> list[str]:
    adverbs = ADVERBS.match(after)
    skipped = adverbs.end() if adverbs else 0
    word = WORD.match(after, skipped)
    auxiliaries = after[:skipped]
    if word is None:
        return ["acts"] if HAS.search(auxiliaries) else []
    verb = word.group(1)
    cue = cue_verbs().get(verb)
    passive = BE.search(auxiliaries) is not None
    if passive and verb in ASKED:
        return ["asked"]
    finite = cue is not None and (cue.form in {"past", "present"} or auxiliaries.strip())
    if cue is not None and finite and cue.form != "ing" and not passive:
        asks = ["asks"] if cue.verb in {"ask", "inquire", "enquire", "wonder"} else []
        return ["speaks", f"speaks_{cue.frame}", *asks]
    acts = auxiliaries.strip() or verb in VERBS or PAST.fullmatch(verb) is not None
    return ["acts"] if acts else []


def _by_what_stands_before(before: str) -> list[str]:
    pieces = before.split()
    if not before[-1:].isspace():
        pieces = []
    while pieces and (pieces[-1] in IN_TITLES or TITLE.fullmatch(pieces[-1])):
        if pieces[-1] in OF and (SOURCE.search(before) or OF_WORDS.search(before)):
            return ["source" if SOURCE.search(before) else "of_words"]
        before = before[: before.rindex(pieces.pop())]
    last = pieces[-1] if pieces else ""
    if last in OF and SOURCE.search(before):
        return ["source"]
    if last in OF and OF_WORDS.search(before):
        return ["of_words"]
    word = LAST_WORD.search(last)
    if word is None:
        return ["opens"] if before.strip()[-1:] in CLAUSE_END else []
    return _by_word_before(word.group(1), before[: before.rindex(last)].rstrip())


def _by_word_before(word: str, ahead: str) -> list[str]:
    """How somebody stands after a word, by what that follows."""
    cue = cue_verbs().get(word)
    if cue is not None and cue.form in {"past", "present", "ing"}:
        if cue.verb in TO_OTHERS:
            return ["told"]
        return ["inverted"] if ahead[-1:] in {FILLER, ","} else ["object"]
    small = word.lower()
    if small == "by":
        return ["by"]
    if small in PREPOSITIONS:
        return ["to" if small in {"to", "with"} else "governed"]
    return ["opens"] if small in OPENERS else []
