"""Which database an export is from, and where one article ends and the next begins."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article
from docanalyze.reading.decoding import decode
from docanalyze.reading.exports.factiva import LAST_LINE, factiva_fields
from docanalyze.reading.exports.fields import Fields, article_of
from docanalyze.reading.exports.lexisnexis import lexisnexis_fields, nexis_uni_fields
from docanalyze.reading.exports.proquest import proquest_fields

__all__ = ["EXPORT_READERS", "split_export"]


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of export.

    Args:
        kind: Of its records.
        border: What stands between, before or after articles.
        proof: What must stand in a block that is an article.
        after: Whether the border belongs to the block before it.
    """

    kind: str
    border: re.Pattern[str]
    proof: re.Pattern[str]
    after: bool = False


FORMS = (
    _Form(
        "lexisnexis",
        re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS?[ \t]*$", re.MULTILINE),
        re.compile(r"^(?:LENGTH|BODY|LOAD-DATE|HEADLINE):", re.MULTILINE),
    ),
    _Form(
        "nexis_uni",
        re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE),
        re.compile(r"^(?:Length: *\d|Load-Date:|Body[ \t]*$)", re.MULTILINE),
        after=True,
    ),
    _Form(
        "factiva",
        LAST_LINE,
        re.compile(r"^[ \t]*(?:WC[ \t]+)?[\d,.]+ words?[ \t]*$|^HD\b", re.MULTILINE),
        after=True,
    ),
    _Form(
        "proquest",
        re.compile(r"^_{40,}[ \t]*$", re.MULTILINE),
        re.compile(r"^(?:ProQuest document ID|Publication title|Document URL): ", re.MULTILINE),
    ),
)
# All that the borders have in common, in bytes of any encoding but UTF-16.
HINT = re.compile(
    rb"\d of \d+ DOCUMENT|^[ \t]*End of Document|Document [A-Za-z0-9]{16}|ProQuest document ID",
    re.MULTILINE,
)
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def split_export(content: bytes, name: str) -> list[tuple[str, bytes]] | None:
    """Return the kind and the block of each article of an export; None if it is none.

    Args:
        content: A text file.
        name: For messages.
    """
    if not HINT.search(content) and not content.startswith(UTF16):
        return None
    try:
        text = decode(content, name).text
    except UnreadableInputError:
        return None
    for form in FORMS:
        blocks = _blocks(text, form)
        if blocks:
            return [(form.kind, block.encode()) for block in blocks]
    return None


def _blocks(text: str, form: _Form) -> list[str]:
    borders = [match.span() for match in form.border.finditer(text)]
    if not borders:
        return []
    if form.after:
        # The border is an article's last line; what stands behind the last is the list of searches.
        starts = [0, *(end for _, end in borders[:-1])]
        pieces = [text[start:end] for start, (_, end) in zip(starts, borders, strict=True)]
    else:
        starts = [0, *(start for start, _ in borders)]
        ends = [*(start for start, _ in borders), len(text)]
        pieces = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return [piece.strip() for piece in pieces if form.proof.search(piece)]


def _reader(
    kind: str, parse: Callable[[str], Fields]
) -> Callable[[bytes, str, Mapping[str, str]], Article]:
    def read(content: bytes, name: str, _hints: Mapping[str, str]) -> Article:
        """Read the block of one article.

        Raises:
            UnreadableInputError: It has no text.
        """
        return article_of(content, parse(content.decode()), name, kind)

    return read


EXPORT_READERS = {
    "lexisnexis": _reader("lexisnexis", lexisnexis_fields),
    "nexis_uni": _reader("lexisnexis", nexis_uni_fields),
    "factiva": _reader("factiva", factiva_fields),
    "proquest": _reader("proquest", proquest_fields),
}
