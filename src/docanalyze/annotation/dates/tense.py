"""Whether a sentence looks back or ahead, from the words nearest to a time."""

from docanalyze.annotation.dates.lexicon import load_context
from docanalyze.annotation.dates.scanner import Tokens

__all__ = ["tense_of"]

REACH = 14
SHORTEST_PAST = 5


def _direction(word: str) -> int:
    if word in load_context("future_words"):
        return 1
    past = word in load_context("past_words") or (
        len(word) >= SHORTEST_PAST
        and word.endswith("ed")
        and word not in load_context("no_past_verbs")
    )
    return -1 if past else 0


def tense_of(tokens: Tokens, left: int, right: int) -> int:
    """Return -1 where the sentence tells of the past, 1 of the future, 0 where it does not say.

    Args:
        tokens: The passage.
        left: Index of the first token of the time.
        right: Index behind its last.
    """
    at_left, at_right = left - 1, right
    for _ in range(REACH):
        for place in (at_left, at_right):
            word = tokens.word(place)
            if word and (found := _direction(word)):
                return found
        if tokens.word(at_left) not in load_context("sentence_ends"):
            at_left -= 1
        if tokens.word(at_right) not in load_context("sentence_ends"):
            at_right += 1
    return 0
