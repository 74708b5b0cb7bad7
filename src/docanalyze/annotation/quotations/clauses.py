"""Where a reported clause begins after its verb, and where it ends."""

import re
from collections.abc import Sequence
from itertools import pairwise

from docanalyze.annotation.quotations.lexicon import Cue, cue_verbs, words
from docanalyze.annotation.quotations.sentences import FILLER

__all__ = [
    "STOP",
    "clause_end",
    "clause_reach",
    "clause_start",
    "is_clause",
    "whether_start",
]

WORD = re.compile(r"[^\W\d_][\w\u2019'-]*")
THAT = re.compile(r",?[ \t\n]+that[ \t\n]+(?=[^\s,])")
# How far after its verb `that` is looked for, in characters, and where the search stops.
FARTHEST_THAT = 130
STOP = re.compile(rf"[;:.?!()]|{FILLER}| [—\u2013]")
# A relative clause may stand between a subject and its verb.
STOP_OR_COMMA = re.compile(rf"{STOP.pattern}|,(?![ \t\n]+(?:which|who|where)\b)(?<!\d,)")
ASIDE = re.compile(r",[^,]{3,90}(?:,[^,]{3,60})?,$")
# `proposed to Mr. Rush, the American minister, that`
TO_SOMEBODY = re.compile(
    r"[ \t\n]+(?:us|me|him|her|them)(?:,[^,;:]{2,40},)?"
    r"|[ \t\n]+to[ \t\n]+(?:all|anyone|everyone|anybody|everybody|those)"
    r"(?:[ \t\n]+who[^,;:]{3,40})?"
    r"|[ \t\n]+to[ \t\n]+(?:(?:Mr|Mrs|Ms|Dr|M|Gen|Sen)\.[ \t\n]+)?(?:[A-Z][\w-]*[ \t\n]*){1,3}"
    r"(?:,[^,]{2,60},)?"
)
MOST_ADDRESSED, MOST_BETWEEN, MOST_OF_TIME = 8, 9, 4
# What may stand between `said` and a clause without `that`.
WHEN_SAID = re.compile(
    r"(?:[ \t\n]+(?:(?:on|late|early)[ \t\n]+)?\w+day\b|[ \t\n]+(?:yesterday|today|later|again|also"
    r"|flatly|recently)\b|[ \t\n]+(?:last|this)[ \t\n]+\w+\b"
    r"|[ \t\n]+in[ \t\n]+an?[ \t\n]+(?:statement|letter|speech|interview|report)\b)?[ \t\n]+"
)
# `told the Senate it would`: whom it is told, and a subject that cannot belong to them.
ADDRESSED = re.compile(
    r"[ \t\n]+(?:(?:the|an?|his|her|its|their)[ \t\n]+)?(?:[\w\u2019'-]+[ \t\n]+){1,4}?"
    r"(?=(?:he|she|it|they|there|we|I|you|the|an?|his|her|its|their|no)[ \t\n])"
)
ADDRESSEE = re.compile(r"[ \t\n]+(\w+)(?=[ \t\n])")
SUBJECT_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|I|there|you)[ \t\n]+(?!(?:again|upon|to|in|on|at|all|with|for|out|aloud"
    r"|loud|best|better|first|as|well|so|by|himself|herself|and|or|but|after|before|from|over|under"
    r"|near|off|into|onto|against|between|during|once|twice|down|up)\b)\w"
)
# `says while it is late, the ports must open`, `says when he saw it he was ill`
WHILE_CLAUSE = re.compile(
    r"(?:when|while|if|although|unless|once|because|despite|since)[ \t\n](?:[^,.;:]{3,90},[ \t\n]+"
    rf"|[^,.;:{FILLER}]{{3,60}}[ \t\n])"
    r"(?=(?:he|she|it|they|there|we|the|his|her|its|their|[A-Z][\w-]+)[ \t\n])"
    r"[^,.;:]{2,60}\b(?:is|are|was|were|will|would|can|could|has|have|had|must|should|may|did|do)\b"
)
# `said Egypt FILLER`
QUOTES = re.compile(
    rf"(?:(?:the|its|his|her|their)[ \t\n]+[\w-]+|[A-Z][\w-]+)[ \t\n]+{FILLER}{{12}}"
)
# `said no and left`
# `asked the clerk whether`, `wondered if`
WHETHER = re.compile(
    r"[ \t\n]+(?:(?:[\w\u2019'-]+[ \t\n]+){0,4}?)"
    r"((?:whether|if|why|how)[ \t\n]+(?!to\b|many\b|much\b)\w"
    r"|(?:who|what|when|where|which)[ \t\n]+(?:[\w-]+[ \t\n]+){0,4}?"
    r"(?:would|will|had|has|was|were|is|are|could|should|might|did)\b)"
)
ANSWER = re.compile(r"(?:no|yes)(?:[ \t\n]+(?:and|but|to|in|on|at)\b|[,.;])")
# A short subject with an auxiliary: `denied Moscow had`, but not `announced a plan that would`.
SURE_CLAUSE = re.compile(
    r"([\w\u2019'-]+)(?:[ \t\n]+(?!(?:that|which|who|to|by|of|for|and)\b)[\w\u2019'-]+){{0,5}}"
    r"[ \t\n]+(?:{})\b".format("|".join(sorted(words("finite"))))
)
# How many words a clause without `that` may have before its verb.
LONGEST_SUBJECT = 14
PAST = re.compile(r"[a-z]{3,}ed")
SHORTEST, FEWEST_BEFORE_COLON, FEWEST_OF_THAT = 2, 4, 3
CLAUSE_MARK = re.compile(r"[;.:]")
# Of a clause that is still reported: words around what is quoted in it, and its share.
FEWEST_AROUND, FEWEST_AROUND_SEVERAL, MOST_QUOTED = 2, 4, 0.6
BE_AT_END = re.compile(r"\b(?:is|are|was|were|be|been|being)[ \t\n]+(?:an?[ \t\n]+|the[ \t\n]+)?$")

ENDS = re.compile(
    r"[ \t\n]+and[ \t\n]+(?:also[ \t\n]+|then[ \t\n]+)?"
    r"(?:said|says|added|adds|warned|told|insisted|urged)\b"
    r"|,[ \t\n]+(?:(?:and|but)[ \t\n]+(?:he|she|they|it|I|we|then|added|said)\b|according to\b"
    r"|prompting\b|(?:\w+[ \t\n]+){0,2}(?:hours?|days?|weeks?|months?|minutes|years?)"
    r"[ \t\n]+(?:after|before)\b)|(?<!,)[ \t\n]+and[ \t\n]+that[ \t\n]"
    r"|,[ \t\n]+(?:[\w.\u2019'-]+[ \t\n]+){1,6}(?:said|says|added|adds)\b"
    r"(?![ \t\n]+that\b)|[;:]|[ \t\n]+[—\u2013]|—"
    r"|[ \t\n]+\(|[ \t\n]+--"
)
COMMA_VERB = re.compile(r",[ \t\n]+(?:(and|but|then|before|after|by)[ \t\n]+)?([a-z]+)\b")
# `…, while Bonn said`: another's report. `…, whereas prices fell` is still the first one's.
CONTRASTS = frozenset(("while", "whereas", "although", "though"))
CONTRASTED = re.compile(
    r"[^,;:]{{1,60}}\b(?:{})\b".format(
        "|".join(
            sorted(
                form
                for form, cue in cue_verbs().items()
                if cue.frame == "speech"
                and cue.form in {"past", "present"}
                and form not in words("noun_or_verb")
            )
        )
    )
)
# `When Oslo announced that it would leave, Nina Aho was at sea`: reported up to the comma.
SUBORDINATE = re.compile(
    r"[\W_]*(?:(?:But|And|Yet|Even)[ \t\n]+)?"
    r"(?:[Ww]hen|[Aa]fter|[Aa]s|[Ww]hile|[Aa]lthough|[Tt]hough|Because|Since|If|Once|Before|Until)\b[^,;]*$"
)
MAIN_CLAUSE = re.compile(
    r",[ \t\n]+(?=(?:(?:the|an?|his|her|its|their|our|my|he|she|it|they|we|I|there|no|some|many)"
    r"[ \t\n]|[A-Z][\w.-]*[ \t\n]+(?:[A-Z][\w.-]*[ \t\n]+)*[a-z]+\b))"
)
# `having said that it was late, left`
LONE_VERB = re.compile(r",[ \t\n]+[a-z]{3,}ed$")
PARTICIPLE = re.compile(
    r",[ \t\n]+(?:which|who|where|\w+ed|\w+ing|made|held|given|taken|written)\b"
)


def clause_start(piece: str, cue: Cue, position: int) -> int | None:
    """Find where a reported clause begins.

    Args:
        piece: A sentence, quotations blanked.
        cue: The verb.
        position: Where it ends in the sentence.

    Returns:
        The first character of the clause, ``that`` left out; None if none follows.
    """
    that = THAT.search(piece, position, position + FARTHEST_THAT)
    if that is not None and _joins(piece[position : that.start() + 1], cue):
        following = WORD.match(piece, that.end())
        if following is not None and following.group() == "to":
            # `believes that to be its duty`, but `believes that to be strong it must be`
            reach = clause_reach(piece, that.end())
            if not any(_is_verb(word) for word in piece[that.end() : reach].split()[1:]):
                return None
        if following is None or not _is_finite(following.group()):
            # `says that every spring` has `that` for its object.
            few = (
                len(CLAUSE_MARK.split(piece[that.end() :], maxsplit=1)[0].split()) < FEWEST_OF_THAT
            )
            return None if few and not is_clause(piece, that.end()) else that.end()
        # `said that was wrong` has `that` for its subject; `the bill that had passed` is no report.
        bare = cue.verb in words("bare_clause") and not piece[position : that.start()].strip()
        return that.start() + that.group().index("that") if bare and cue.verb != "tell" else None
    return None if cue.frame == "request" else _bare_start(piece, cue, position)


def _joins(between: str, cue: Cue) -> bool:
    """Whether what stands between verb and ``that`` is whom it is told, when or where."""
    between = between.rstrip(" \t\n")
    if not between or between == "," or TO_SOMEBODY.fullmatch(between):
        return True
    if STOP.search(between) or ASIDE.fullmatch(between):
        return STOP.search(between) is None
    between = between.strip(" \t\n,")
    pieces = between.split()
    told = cue.verb in words("telling")
    if cue.verb in words("addressing") and pieces[0] in words("article"):
        # `promised his children that`
        told = len(pieces) <= MOST_ADDRESSED // 2
    if pieces[-1] in {"by", "with", "of", "about"}:
        # `was told by that office`
        return False
    if "," in between or len(pieces) > (MOST_ADDRESSED if told else MOST_BETWEEN):
        return False
    if told and not any(piece in words("finite") for piece in pieces):
        return pieces[-1] not in {"and", "or", "but"} and "about" not in pieces
    first = pieces[0]
    opens = first in words("reporting_adverbial") or first.endswith("ly")
    opens = opens or (len(pieces) <= MOST_OF_TIME and pieces[-1] in words("time_word"))
    inner = pieces[1:] if first in words("reporting_adverbial") else pieces
    infinitive = first == "to" and len(pieces) > 1 and _is_infinitive(pieces[1])
    return (
        opens
        and not infinitive
        and not _names_a_thing(pieces)
        and not any(_is_verb(piece) for piece in inner)
    )


def _is_infinitive(word: str) -> bool:
    """Whether ``to`` and a word are no addressee: ``proposed to enlarge that body``."""
    return word.islower() and word not in words("article") | words("quantifier") | words(
        "addressee"
    )


def _names_a_thing(pieces: Sequence[str]) -> bool:
    """Whether ``that`` belongs to a noun, as in ``stressed in his report the duty that``."""
    for before, piece in pairwise(pieces):
        if piece in {"the", "those"} and before.islower() and before not in words("preposition"):
            return True
    return pieces[-1] in {"and", "or", "but"} or (
        pieces[-1].removesuffix("s") in words("report_noun") and pieces[0] == "to"
    )


def _is_verb(word: str) -> bool:
    cue = cue_verbs().get(word)
    return word in words("finite") or (cue is not None and cue.form == "past")


def _bare_start(piece: str, cue: Cue, position: int) -> int | None:
    """The start of a clause without ``that``, as in ``said talks would resume``."""
    plain = cue.verb in words("bare_clause")
    if not plain and cue.verb not in words("bare_after_any"):
        return None
    told = _told(piece, position) if cue.verb in words("telling") else None
    if told is not None or (cue.verb in words("telling") and cue.verb != "warn"):
        return told
    gap = WHEN_SAID.match(piece, position)
    if gap is None:
        return None
    if cue.verb == "say" and (
        WHILE_CLAUSE.match(piece, gap.end()) or QUOTES.match(piece, gap.end())
    ):
        return gap.end()
    opens = is_clause(piece, gap.end()) if plain else _is_sure_clause(piece, gap.end())
    return gap.end() if opens else None


def whether_start(piece: str, cue: Cue, position: int) -> int | None:
    """Find where what is asked begins, ``whether`` included, as in ``asked whether it rained``.

    Args:
        piece: A sentence, quotations blanked.
        cue: The verb.
        position: Where it ends in the sentence.
    """
    asked = WHETHER.match(piece, position) if cue.verb in words("asking") else None
    return asked.start(1) if asked is not None else None


def _told(piece: str, position: int) -> int | None:
    """The start of a clause after whom it is told, as in ``told the Senate it would``."""
    known = ADDRESSEE.match(piece, position)
    if known is not None and known.group(1) in words("addressee"):
        gap = WHEN_SAID.match(piece, known.end())
        return gap.end() if gap is not None and is_clause(piece, gap.end()) else None
    named = ADDRESSED.match(piece, position)
    if known is not None and known.group(1) in words("no_clause") | words("clause_link"):
        return None
    if named is None or named.group().split()[-1] in words("preposition"):
        return None
    return named.end() if is_clause(piece, named.end()) else None


def _is_sure_clause(piece: str, start: int) -> bool:
    """Whether a clause stands after a verb that may have a mere thing as its object."""
    if SUBJECT_PRONOUN.match(piece, start):
        return True
    sure = SURE_CLAUSE.match(piece, start)
    return sure is not None and not _opens_no_clause(sure.group(1))


def is_clause(piece: str, start: int, stop: re.Pattern[str] = STOP_OR_COMMA) -> bool:
    """Whether a subject and a finite verb stand at a place in a sentence.

    Args:
        piece: A sentence, quotations blanked.
        start: The place.
        stop: What may not stand between them.
    """
    if SUBJECT_PRONOUN.match(piece, start):
        return True
    if ANSWER.match(piece, start):
        return False
    count, position = 0, start
    while count < LONGEST_SUBJECT:
        word = WORD.search(piece, position)
        if word is None or stop.search(piece, position, word.start()):
            return False
        text = word.group()
        if count and _is_finite(text):
            return True
        if count == 0 and _opens_no_clause(text):
            return False
        count, position = count + 1, word.end()
    return False


def _is_finite(word: str) -> bool:
    return (
        word in words("finite")
        or word in words("plain_past")
        or word in words("plain_present")
        or (word in words("past_verb") and word not in cue_verbs())
        or PAST.fullmatch(word) is not None
    )


def _opens_no_clause(word: str) -> bool:
    gerund = word.endswith("ing") and word not in words("indefinite_thing")
    return word.lower() in words("no_clause") or (gerund and word.islower())


def clause_reach(piece: str, start: int) -> int:
    """Find how far a reported clause reaches, quotations in it included.

    Args:
        piece: A sentence, quotations blanked.
        start: Where the clause begins.
    """
    cut = ENDS.search(piece, start)
    end = cut.start() if cut is not None else len(piece)
    for comma in COMMA_VERB.finditer(piece, start, end):
        if _starts_another(comma):
            end = comma.start()
            break
    main = MAIN_CLAUSE.search(piece, start, end) if SUBORDINATE.match(piece[:start]) else None
    return main.start() if main is not None else end


def clause_end(piece: str, start: int) -> int | None:
    """Find where a reported clause ends, its full stop left out.

    Args:
        piece: A sentence, quotations blanked.
        start: Where the clause begins.

    Returns:
        None if it is too short, a question, or much of it stands in quotation marks.
    """
    end = clause_reach(piece, start)
    if piece[end : end + 1] == ":" and len(piece[start:end].split()) < FEWEST_BEFORE_COLON:
        return None
    end = _without_quoted(piece, start, end)
    lone = LONE_VERB.search(piece[start:end].rstrip(" .\t\n"))
    end = start + lone.start() if lone else end
    clause = piece[start:end].rstrip().rstrip(".").rstrip().rstrip(",")
    if len(clause.split()) < SHORTEST or clause[-1:] in "?:":
        return None
    return start + len(clause)


def _starts_another(comma: re.Match[str]) -> bool:
    """Whether a comma ends the clause: the sentence's own verb goes on after it."""
    link, word = comma.groups()
    if link is None and word in CONTRASTS:
        return CONTRASTED.match(comma.string, comma.end()) is not None
    cue = cue_verbs().get(word)
    if link in {"before", "after", "by"}:
        return word.endswith("ing")
    if link is None:
        return cue is not None and cue.form == "ing"
    return PAST.fullmatch(word) is not None or word in words("past_verb")


def _without_quoted(piece: str, start: int, end: int) -> int:
    """Cut a clause before what is largely quoted; its own start where nothing is left."""
    quoted = piece.find(FILLER, start, end)
    if quoted < 0:
        return end
    own = piece[start:end].replace(FILLER, "").split()
    runs = re.findall(f"{FILLER}+", piece[start:end])
    share = sum(map(len, runs)) / (end - start)
    if quoted == start:
        # `that FILLER stood ready to march`
        kept = share <= MOST_QUOTED and len(own) >= FEWEST_AROUND_SEVERAL
    elif share <= MOST_QUOTED:
        kept = len(own) >= (FEWEST_AROUND if len(runs) == 1 else FEWEST_AROUND_SEVERAL)
    else:
        # `that the list FILLER`, but not `that it was FILLER`
        lexical = [word for word in own if word.lower() not in words("small_word")]
        kept = len(runs) == 1 and bool(lexical) and BE_AT_END.search(piece[start:quoted]) is None
    if kept:
        cut = PARTICIPLE.search(piece, start, quoted)
        return cut.start() if cut else end
    cut = PARTICIPLE.search(piece, start, quoted)
    return cut.start() if cut else start
