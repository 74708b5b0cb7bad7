"""What a name alone says of the treaty that it means."""

from collections.abc import Mapping
from functools import cache

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.keys import Key, plain_name
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.packaged import rows_of
from docanalyze.register import Treaty

__all__ = ["Namesakes"]

# First words of towns' names.
OF_PLACES = frozenset({"san", "santa", "saint", "st", "new", "el", "la", "los", "al", "addis"})
WORDS_OF_PLACE_NAME = 2


@cache
def _famous() -> Mapping[str, str]:
    """Return the instrument that a name means where nothing else is said, by lower-case name."""
    rows = rows_of("docanalyze.annotation.treaties", "namesakes.csv")
    return {plain_name(row["name"]): row["treaty"] for row in rows}


class Namesakes:
    """Reads the names of candidates.

    Args:
        article: The article and what is known.
    """

    def __init__(self, article: Article) -> None:
        self._text = article.scene.text
        self._index = article.index

    def key(self, candidate: Candidate) -> Key:
        """Return the key of a candidate's name."""
        return self._index.key(self._name(candidate))

    def is_common(self, candidate: Candidate) -> bool:
        """Return whether all words of the name are common in names of instruments."""
        return not self.key(candidate) - lexicon().generic

    def is_of_place(self, candidate: Candidate) -> bool:
        """Return whether the name is no more than a place and a head noun, as many others are."""
        return len(self.key(candidate) - OF_PLACES) <= WORDS_OF_PLACE_NAME

    def is_of_hub(self, candidate: Candidate) -> bool:
        """Return whether the name is of a town where many treaties were made."""
        return self._index.is_hub(self._name(candidate))

    def is_famous(self, candidate: Candidate, treaty: Treaty) -> bool:
        """Return whether the name means a treaty where nothing else is said.

        Args:
            candidate: The name.
            treaty: One it may mean.
        """
        return _famous().get(plain_name(self._name(candidate))) == treaty.id

    def _name(self, candidate: Candidate) -> str:
        return candidate.name or self._text[candidate.start : candidate.end]
