"""Whether a sentence looks back or ahead, from the words nearest to a time."""

from docanalyze.annotation.dates.lexicon import load_context
from docanalyze.annotation.dates.scanner import Tokens

__all__ = ["had_been", "is_participle", "tense_of"]

PLANNED = 2
REACH = 14
SHORTEST_PAST = 5
REACH_OF_LIMIT = 6
# Words before a time that opens its sentence (`On the morning of`).
OPENING = 5
ADVERBS = frozenset({"already", "not", "never", "now", "just", "also", "all", "long", "ever"})


def _is_only_planned(tokens: Tokens, at: int) -> bool:
    """``never took the oath, due on 10 January``: when it was, the main clause does not say."""
    return tokens.word(at) in load_context("participles_of_plans") and tokens.word(at - 1) == ","


def _has_own_verb(tokens: Tokens, left: int) -> bool:
    """``who takes office on 25 February,``: the verb of another clause says nothing of this one."""
    for distance in range(1, REACH):
        word = tokens.word(left - distance)
        if not word or word in load_context("sentence_ends"):
            return False
        if word == ",":
            return tokens.word(left - distance + 1) in {"who", "which"}
    return False


def _is_noun(tokens: Tokens, at: int) -> bool:
    """``of the next year``, ``under the plan``: nothing in them looks ahead."""
    known = tokens.word(at) in load_context("no_future_behind_the")
    return known and tokens.word(at - 1) in load_context("determiners")


def _direction(word: str) -> int:
    if word in load_context("future_words") or word in load_context("scheduled_verbs"):
        return 1
    past = word in load_context("past_words") or (
        len(word) >= SHORTEST_PAST
        and word.endswith("ed")
        and word not in load_context("no_past_verbs")
    )
    return -1 if past else 0


def is_participle(word: str) -> bool:
    """Whether a word has the form of a past participle, or of a past (``taken``, ``agreed``).

    Args:
        word: In small letters.
    """
    odd = word in load_context("odd_participles") or word in load_context("past_words")
    return odd or (len(word) >= SHORTEST_PAST and word.endswith(("ed", "en")))


def _is_perfect(tokens: Tokens, at: int) -> bool:
    """``have taken four cities``: it is done, whatever the form of its verb."""
    if tokens.word(at) not in load_context("perfect_auxiliaries"):
        return False
    behind = at + 1 + (tokens.word(at + 1).endswith("ly") or tokens.word(at + 1) in ADVERBS)
    return is_participle(tokens.word(behind))


def had_been(tokens: Tokens, left: int) -> bool:
    """Whether the clause before a time stands in the pluperfect (``had met in May``).

    Args:
        tokens: The passage.
        left: Index of the first token of the time.
    """
    for distance in range(1, REACH_OF_LIMIT):
        word = tokens.word(left - distance)
        if not word or word in load_context("clause_marks"):
            return False
        if word == "had":
            behind = left - distance + 1
            behind += tokens.word(behind).endswith("ly") or tokens.word(behind) in ADVERBS
            return behind < left and is_participle(tokens.word(behind))
    return False


def _is_purpose(tokens: Tokens, left: int) -> bool:
    """``a plan to meet again on Sunday``: still to come, whatever became of it."""
    for distance in range(1, REACH_OF_LIMIT + 1):
        word = tokens.word(left - distance)
        if not word or word in load_context("clause_marks"):
            return False
        if word == "to":
            verb = tokens.surface(left - distance + 1)
            is_verb = verb.islower() and verb not in load_context("determiners")
            named = tokens.word(left - distance - 1) in load_context("intentions")
            return is_verb and named and distance > 1
    return False


def _of_participle(tokens: Tokens, at: int) -> int | None:
    """Return what the auxiliary before a participle says (``to be held``); None without one."""
    place = at - 1 - tokens.word(at - 1).endswith("ly")
    auxiliary = tokens.word(place)
    if auxiliary == "be":
        before = tokens.word(place - 1)
        return 1 if before == "to" or before in load_context("future_words") else 0
    return 0 if auxiliary in {"is", "are", "being"} else None


def _direction_at(tokens: Tokens, at: int) -> int:
    """Return the direction of a verb with what stands before or behind it."""
    if _is_perfect(tokens, at):
        return -1
    word = tokens.word(at)
    if word == "let" and tokens.word(at + 1) not in {"us", "me"}:
        return 0  # `Rome let them know` is over
    found = _direction(word)
    told = _of_participle(tokens, at) if found < 0 else None
    return found if told is None else told


def _is_intended(tokens: Tokens, at: int, step: int) -> bool:
    """``was to take effect``, ``are to meet``: what is meant to be, said with a form of *be*."""
    if tokens.word(at) == "set":  # `set to begin`, `set for May`; alone it tells of the past
        return tokens.word(at + 1) in {"to", "for"}
    verb = tokens.surface(at + 2)
    follows = tokens.word(at + 1) == "to" and verb.lower() not in load_context("determiners")
    # `Agreed to meet in May` looks ahead; `in May they agreed to meet` does not.
    intends = step < 0 and verb.islower() and tokens.word(at) in load_context("intending")
    return follows and (intends or tokens.word(at) in load_context("forms_of_be"))


def _side(tokens: Tokens, at: int, step: int, stops: frozenset[str]) -> tuple[int, int]:
    """Return the direction of the first telling word on one side, and how far away it stands."""
    for distance in range(REACH):
        surface = tokens.surface(at + step * distance)
        word = surface.lower()
        if not word or word in stops:
            break
        if step > 0 and "," in stops and word in load_context("subordinators"):
            break  # `passed a bill on Monday that would delay it`
        if _is_noun(tokens, at + step * distance):
            continue
        if surface == "May":  # the month
            continue
        if _is_intended(tokens, at + step * distance, step):
            return 1, distance
        if _is_only_planned(tokens, at + step * distance):
            return PLANNED, distance
        found = _direction_at(tokens, at + step * distance)
        if found:
            return found, distance
    return 0, REACH


def tense_of(tokens: Tokens, left: int, right: int) -> int:
    """Return -1 where the sentence tells of the past, 1 of the future, 0 where it does not say.

    It is 2 where something is told of as planned, which may be for a day that is over by now.

    The verb of the time's own clause speaks first, then what stands before it in the sentence, and
    last what follows, which may be reported (``announced on 22 April that it would``).

    Args:
        tokens: The passage.
        left: Index of the first token of the time.
        right: Index behind its last.
    """
    if tokens.word(right) in load_context("present_copulas"):
        return 0
    if _is_prolonged(tokens, left) or _is_purpose(tokens, left):
        return 1
    for stops in (load_context("clause_marks"), load_context("sentence_ends")):
        before, after = _side(tokens, left - 1, -1, stops), _side(tokens, right, 1, stops)
        in_clause = "," in stops
        if not in_clause and _has_own_verb(tokens, left):
            return 0
        nearest = min(before, after, key=lambda side: side[1]) if in_clause else before
        if not in_clause and after[0] > 0 and not _opens_sentence(tokens, left):
            after = (0, REACH)  # what another clause intends
        if found := nearest[0] or before[0] or after[0]:
            return found
    return 0


def _is_prolonged(tokens: Tokens, left: int) -> bool:
    """``was extended until 31 October``: done in the past, to a day ahead."""
    if tokens.word(left - 1) not in load_context("limits"):
        return False
    words = {tokens.word(left - distance) for distance in range(2, REACH_OF_LIMIT)}
    return not words.isdisjoint(load_context("prolonging_verbs"))


def _opens_sentence(tokens: Tokens, left: int) -> bool:
    ends = load_context("sentence_ends")
    words = (tokens.word(left - 1 - distance) for distance in range(OPENING))
    return any(not word or word in ends for word in words)
