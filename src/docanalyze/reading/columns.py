"""Which column of a table holds the article."""

from collections.abc import Iterable, Sequence
from statistics import fmean

__all__ = ["DELIMITERS", "guess_text_column", "key_of", "names_text_column"]

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


def guess_text_column(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str | None:
    """Return the column that holds the articles; None if none is plainly it.

    Args:
        names: Of the columns.
        rows: Some rows, each with a value for each column.
    """
    by_key = {key_of(name): name for name in reversed(names)}
    for known in NAMES:
        if known in by_key:
            return by_key[known]
    sample = list(rows)
    lengths = sorted(
        ((_mean_words(row[place] for row in sample), name) for place, name in enumerate(names)),
        reverse=True,
    )
    if not sample or not lengths or lengths[0][0] < FEWEST_WORDS:
        return None
    if len(lengths) > 1 and lengths[0][0] < HOW_MUCH_LONGER * lengths[1][0]:
        return None
    return lengths[0][1]


def _mean_words(values: Iterable[object]) -> float:
    counts = [len(value.split()) if isinstance(value, str) else 0 for value in values]
    return fmean(counts) if counts else 0.0
