"""What a user may choose about reading."""

from dataclasses import dataclass

__all__ = ["MOST_SECONDS", "ReadingOptions"]

MOST_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How inputs are chosen and read.

    Args:
        text_column: Column of tables and key of JSON lines that holds the article; None: guessed.
        any_language: Whether articles in other languages than English are read, too.
        max_seconds_per_file: Seconds that the parser of a PDF, a web page or an Office file may
            take for one article.
        include: Patterns as for the shell; a file must match one of them, if there are any.
        exclude: Patterns; a file that matches one of them is passed over.
    """

    text_column: str | None = None
    any_language: bool = False
    max_seconds_per_file: float = MOST_SECONDS
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
