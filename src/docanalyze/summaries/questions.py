"""Which of the questions of an article it leaves open."""

import re
from collections.abc import Sequence
from itertools import pairwise

from docanalyze.summaries.sentences import Sentence
from docanalyze.text import asks

__all__ = ["open_questions"]

# "And the pacts?" leads on; it asks nothing by itself.
SHORTEST = 4
# The turns of an interview: "Q. Who is it?", "A. Nobody.", "EDITOR: Who is it?"
TURN = re.compile(r"(?:Q|A|[A-Z][\w.'\u2019-]*(?:\s[A-Z][\w.'\u2019-]*){0,4})\s?[.:]\s")
# "I put the question", "That question is not answered yet."
QUESTION = re.compile(r"\bquestions?\b", re.IGNORECASE)
# Asked of nobody: "Who would have believed it?", "Need I say more?"
SAID_BY_ASKING = re.compile(
    r"\W*(?:(?:and|but)\s+)?(?:who|what)\s+(?:would|could)\s+have\s+(?:thought|believed|imagined"
    r"|guessed|predicted)\b|\W*who\s+knows\b|\W*need\s+(?:i|we|one)\b|\W*(?:is|was|does|did)n['\u2019]t"
    r"\s|\W*(?:what|who)\s+could\s+(?:be\s+)?more\b",
    re.IGNORECASE,
)


def open_questions(prose: Sequence[Sentence]) -> list[Sentence]:
    """Return the questions with which a passage ends, or which the text itself calls one.

    Left out are those that the next sentence answers or leads on from, those of an interviewer,
    those too short to be understood, and those that only look like questions.

    Args:
        prose: The sentences of the article's prose, in order.
    """
    answered = _answered_turns(prose)
    found: list[Sentence] = []
    still_open = False
    next_passage, next_text = None, ""
    for sentence in reversed(prose):
        if asks(sentence.text):
            ends = next_passage != sentence.passage_id
            still_open = ends or still_open or QUESTION.search(next_text) is not None
            in_words = not sentence.text.rstrip().endswith("?")
            if (still_open or in_words) and sentence.passage_id not in answered:
                found.append(sentence)
        else:
            still_open = False
        next_passage, next_text = sentence.passage_id, sentence.text
    return [each for each in reversed(found) if _can_be_asked(each.text)]


def _can_be_asked(text: str) -> bool:
    return len(text.split()) >= SHORTEST and SAID_BY_ASKING.match(text) is None


def _answered_turns(prose: Sequence[Sentence]) -> set[str]:
    """Return the passages that end by asking, where the next one is the turn of another."""
    firsts: dict[str, str] = {}
    lasts: dict[str, str] = {}
    for sentence in prose:
        firsts.setdefault(sentence.passage_id, sentence.text)
        lasts[sentence.passage_id] = sentence.text
    answered = set()
    for (key, text), (_, next_text) in pairwise(firsts.items()):
        turn, answer = TURN.match(text), TURN.match(next_text)
        if turn and answer and turn.group() != answer.group() and asks(lasts[key]):
            answered.add(key)
    return answered
