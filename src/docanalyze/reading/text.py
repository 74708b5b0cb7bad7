"""Reader for plain text: the text is the file, decoded."""

from docanalyze.reading.article import Article
from docanalyze.reading.assembly import Metadata, assemble
from docanalyze.reading.decoding import decode

__all__ = ["read_text"]


def read_text(data: bytes, name: str) -> Article:
    """Read a ``.txt`` file.

    Args:
        data: Its bytes.
        name: For messages.

    Raises:
        UnreadableInputError: It is empty, blank or binary.
    """
    decoded = decode(data, name)
    return assemble(
        data,
        decoded.text,
        format_name="txt",
        encoding=decoded.encoding,
        metadata=Metadata(warnings=decoded.warnings),
    )
