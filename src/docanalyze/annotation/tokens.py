"""Text into tokens, in time that grows with its length only, and back.

spaCy takes prefixes and suffixes off a stretch without blanks one by one, looking at the whole rest
each time: a stretch of 100,000 characters takes minutes. Longer ones than any word are cut first.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

__all__ = ["LONGEST_STRETCH", "make_doc", "token_texts", "whole_text"]

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
        doc = nlp.make_doc(text)
    else:
        docs = [nlp.make_doc(piece) for piece in _pieces(text)]
        doc = Doc.from_docs(docs, ensure_whitespace=False)
    _LATEST.remember(doc, text)
    return doc


def whole_text(doc: Doc) -> str:
    """Return ``doc.text``, which spaCy joins from the tokens each time it is asked.

    The components of a pipeline ask one after the other, of the same ``Doc``, which is kept until
    they ask of the next.

    Args:
        doc: Its text does not change, however its tokens are cut anew.
    """
    return _LATEST.text_of(doc)


@lru_cache(maxsize=1)
def token_texts(doc: Doc) -> list[str]:
    """Return the text of each token, remembered as by :func:`whole_text`.

    Args:
        doc: Its tokens are not cut anew from now on.
    """
    return [token.text for token in doc]


class _Latest:
    """The last ``Doc`` and its text."""

    def __init__(self) -> None:
        self._doc: Doc | None = None
        self._text = ""

    def remember(self, doc: Doc, text: str) -> None:
        self._doc, self._text = doc, text

    def text_of(self, doc: Doc) -> str:
        if self._doc is not doc:
            self.remember(doc, doc.text)
        return self._text


_LATEST = _Latest()


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces, cut inside every stretch that is too long."""
    start = 0
    for match in re.finditer(rf"\S{{{LONGEST_STRETCH}}}(?=\S)", text):
        yield text[start : match.end()]
        start = match.end()
    if start < len(text):
        yield text[start:]
