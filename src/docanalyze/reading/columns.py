"""Which column of a table holds the article."""

from collections.abc import Iterable, Sequence
from statistics import fmean

from docanalyze.errors import UnreadableInputError

__all__ = ["DELIMITERS", "key_of", "names_text_column", "text_column"]

DELIMITERS = ",;\t|"

# As exports and scrapers name it, the surest first.
NAMES = (
    *("text", "full_text", "fulltext", "article_text", "body", "body_text", "article_body"),
    *("maintext", "main_text", "plain_text", "clean_text", "content", "contents", "article"),
    *("story", "document", "transcript", "speech", "paragraphs", "hit_sentence"),
)
# A column of another name is the article only if it is prose, and much longer than all others.
FEWEST_WORDS = 20
HOW_MUCH_LONGER = 3
LONGEST_NAME = 40


def key_of(name: str) -> str:
    """Return the form of a column's name in which names are compared: ``Full Text`` is full_text.

    Args:
        name: As written.
    """
    return "_".join(name.casefold().replace("-", " ").replace("_", " ").split())


def names_text_column(cells: Sequence[str]) -> bool:
    """Whether a line is a header, with several columns and the text among them.

    Args:
        cells: Of the line.
    """
    keys = [key_of(cell) for cell in cells]
    short = all(len(key) <= LONGEST_NAME for key in keys)
    return len(keys) > 1 and short and any(key in NAMES for key in keys)


def text_column(
    names: Sequence[str], rows: Sequence[Sequence[object]], name: str, named: str | None
) -> str:
    """Return the column of a table, or the key of a JSON object, that holds the articles.

    Args:
        names: Of the columns.
        rows: Some rows, each with a value for each column.
        name: Of the file or record, for messages.
        named: As the user named it; None: guessed.

    Raises:
        UnreadableInputError: There is none of that name, or none is plainly it.
    """
    if named is None:
        chosen = _guess(names, rows)
    else:
        chosen = next((one for one in names if key_of(one) == key_of(named)), None)
    if chosen is None:
        missing = f"nothing called {named!r}" if named else "nothing that is plainly the text"
        raise UnreadableInputError(
            f"{name} has {missing}; name the text with --text-column. It has: {', '.join(names)}.",
            code="no_text_column",
        )
    return chosen


def _guess(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str | None:
    by_key = {key_of(name): name for name in reversed(names)}
    for known in NAMES:
        if known in by_key:
            return by_key[known]
    lengths = sorted(
        ((_mean_words(row[place] for row in rows), name) for place, name in enumerate(names)),
        reverse=True,
    )
    if not lengths or lengths[0][0] < FEWEST_WORDS:
        return None
    if len(lengths) > 1 and lengths[0][0] < HOW_MUCH_LONGER * lengths[1][0]:
        return None
    return lengths[0][1]


def _mean_words(values: Iterable[object]) -> float:
    counts = [len(value.split()) if isinstance(value, str) else 0 for value in values]
    return fmean(counts) if counts else 0.0
