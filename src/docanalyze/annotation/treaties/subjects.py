"""Whether a text speaks of what a treaty is about."""

import re
from collections.abc import Iterable
from functools import cache

from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.word_starts import word_starts
from docanalyze.register import Treaty

__all__ = ["SpokenOf", "subjects_in"]


@cache
def _opening(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)


def subjects_in(subjects: Iterable[str], text: str) -> int:
    """Return how many of some words a text has, as they are or with an ending.

    Args:
        subjects: Words that tell a treaty from its namesakes.
        text: A stretch of an article.
    """
    low = text.lower()
    return sum(word.lower() in low and _opening(word).search(text) is not None for word in subjects)


class SpokenOf:
    """Knows of which treaties an article has a subject; each is looked up once.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self._words = word_starts(scene.text)
        self._known: dict[str, bool] = {}

    def __call__(self, treaty: Treaty) -> bool:
        """Return whether the article has a word of what a treaty is about."""
        if treaty.id not in self._known:
            self._known[treaty.id] = any(map(self._words.has, treaty.subjects))
        return self._known[treaty.id]
