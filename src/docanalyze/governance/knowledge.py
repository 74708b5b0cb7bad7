"""What is known of words before any passage is labelled."""

from dataclasses import dataclass

from docanalyze.governance.embedding import Embedding, load_embedding
from docanalyze.governance.lexicon import Lexicon, build_lexicon
from docanalyze.register import load_register

__all__ = ["Knowledge"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Terms with their types, and words with their vectors."""

    lexicon: Lexicon
    embedding: Embedding

    @classmethod
    def shipped(cls) -> "Knowledge":
        """Return the shipped register, cue lists and word vectors."""
        return cls(build_lexicon(load_register()), load_embedding())
