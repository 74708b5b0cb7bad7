"""Text into tokens, in time that grows with its length only, and back.

spaCy takes prefixes and suffixes off a stretch without blanks one by one, looking at the whole rest
each time: a stretch of 100,000 characters takes minutes. Longer ones than any word are cut first.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

__all__ = ["LONGEST_STRETCH", "make_doc", "whole_text"]

# Code points without a blank. The longest words and web addresses are shorter.
LONGEST_STRETCH = 500
_TOO_LONG = re.compile(rf"\S{{{LONGEST_STRETCH + 1}}}")


def make_doc(nlp: Language, text: str) -> Doc:
    """Return the text as a ``Doc`` of tokens, ``doc.text == text``.

    Args:
        nlp: The pipeline, for its tokeniser and vocabulary.
        text: Any text.
    """
    if _TOO_LONG.search(text) is None:
        return nlp.make_doc(text)
    docs = [nlp.make_doc(piece) for piece in _pieces(text)]
    joined: Doc = Doc.from_docs(docs, ensure_whitespace=False)
    return joined


@lru_cache(maxsize=1)
def whole_text(doc: Doc) -> str:
    """Return ``doc.text``, which spaCy joins from the tokens each time it is asked.

    The components of a pipeline ask one after the other, of the same ``Doc``, which is kept until
    they ask of the next.

    Args:
        doc: Its text does not change, however its tokens are cut anew.
    """
    return doc.text


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces, cut inside every stretch that is too long."""
    start = 0
    for match in re.finditer(rf"\S{{{LONGEST_STRETCH}}}(?=\S)", text):
        yield text[start : match.end()]
        start = match.end()
    if start < len(text):
        yield text[start:]
