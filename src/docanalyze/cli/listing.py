"""Tables on the terminal, readable at 100 columns."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from rich.table import Table as RichTable
from rich.text import Text

from docanalyze.cli.overview import counts_table
from docanalyze.cli.sentences import SentenceFinder
from docanalyze.cli.terminal import WIDTH, shortened, terminal
from docanalyze.errors import UsageError
from docanalyze.running import load

__all__ = ["print_groups", "print_table", "print_tables"]

# What is shown of each row, beside its text and its sentence.
SHOWN = {
    "documents": ("doc_id", "published", "n_words", "governance_model", "duplicate_kind"),
    "passages": (
        *("kind", "governance_model", "probability", "second_model", "uncertain"),
        *("holder", "stance"),
    ),
    "entities": ("label", "entity_id", "entity_ids", "method"),
    "treaties": ("treaty_id", "year", "kind", "parties", "method", "confidence"),
    "provisions": ("unit", "number", "treaty_id", "method", "confidence"),
    "dates": ("edtf", "earliest", "latest", "timex3", "kind", "anchor", "treaty_id"),
    "quotations": ("kind", "speaker", "speaker_id", "speaker_role", "cue"),
    "errors": ("stage", "code", "message"),
}
CONTEXT = 160
# What no value can be, since each is on one line.
UNKNOWN = "\n"

Row = Mapping[Hashable, Any]


def print_tables(output: Path) -> None:
    """Print each table's number of rows and its most frequent values.

    Raises:
        UsageError: The folder is not the output of a run.
    """
    result = load(output)
    counts = {name: len(frame) for name, frame in result.tables.items()}
    console = terminal()
    console.print(counts_table(output, counts, console.width))


def print_table(
    output: Path, name: str, *, article: str | None, where: str | None, limit: int
) -> None:
    """Print rows of one table.

    Args:
        output: The run's output folder.
        name: The table.
        article: Only documents whose id, path or title contains this, whatever the case.
        where: A pandas query over the table's columns.
        limit: Rows at most.

    Raises:
        UsageError: No such output, article or column, or a condition that cannot be read.
    """
    result = load(output)
    documents = result.documents
    frame = _of_article(result.tables[name], documents, name, article)
    frame = _where(frame, where)
    console = terminal()
    many = f", first {limit}" if len(frame) > limit else ""
    console.print(Text(f"{name}: {len(frame):,} rows{many}", style="bold"))
    paths = dict(zip(documents["doc_id"], documents["source"], strict=True))
    finder = SentenceFinder(result.passages)
    for row in frame.head(limit).to_dict("records"):
        console.print()
        console.print(_headline(row, name))
        console.print(Text(f"  {_facts(row, name)}"))
        if "doc_id" in row and name != "documents":
            console.print(Text(f"  {_place(row, paths)}", style="dim"))
        if "passage_id" in row and name != "passages":
            console.print(_in_sentence(row, finder))


def print_groups(  # noqa: PLR0913 what the user may choose
    output: Path,
    name: str,
    column: str,
    *,
    article: str | None,
    where: str | None,
    limit: int,
) -> None:
    """Print how many rows of a table, and how many articles, have each value of a column.

    Args:
        output: The run's output folder.
        name: The table.
        column: Of the table; of a list, each of its values counts.
        article: Only documents whose id, path or title contains this, whatever the case.
        where: A pandas query over the table's columns.
        limit: Values at most, the most frequent first.

    Raises:
        UsageError: No such output, article or column, or a condition that cannot be read.
    """
    result = load(output)
    frame = _where(_of_article(result.tables[name], result.documents, name, article), where)
    if column not in frame.columns:
        raise UsageError(
            f"--group-by {column!r}: {name} has no such column. "
            f"Columns: {', '.join(map(str, frame.columns))}."
        )
    counts = _counted(frame, column, "source" if name == "errors" else "doc_id")
    console = terminal()
    many = f", first {limit}" if len(counts) > limit else ""
    console.print(Text(f"{name} by {column}: {len(counts):,} values{many}", style="bold"))
    listing = RichTable(box=None, pad_edge=False, header_style="bold")
    listing.add_column("rows", justify="right")
    listing.add_column("inputs" if name == "errors" else "articles", justify="right")
    listing.add_column(column, overflow="fold")
    for value, rows, articles in counts.head(limit).itertuples(index=False):
        written = "(unknown)" if value == UNKNOWN else shortened(value, WIDTH)
        style = "dim" if value == UNKNOWN else ""
        listing.add_row(f"{rows:,}", f"{articles:,}", Text(written, style=style))
    console.print(listing)


def _counted(frame: pd.DataFrame, column: str, article: str) -> pd.DataFrame:
    """Return each value of a column as text, with its rows and articles, the commonest first."""
    pairs = pd.DataFrame({"value": frame[column].astype(object), "article": frame[article]})
    pairs["row"] = range(len(pairs))
    pairs = pairs.explode("value", ignore_index=True)
    pairs["value"] = [_group_name(value) for value in pairs["value"]]
    counts = pairs.groupby("value", sort=True).agg(
        rows=("row", "nunique"), articles=("article", "nunique")
    )
    return counts.reset_index().sort_values("rows", ascending=False, kind="stable")


def _group_name(value: Any) -> str:
    """Return a value as it is written, on one line; nothing known has a name of its own."""
    written = _written(value)
    return UNKNOWN if written is None else " ".join(written.split())


def _of_article(
    frame: pd.DataFrame, documents: pd.DataFrame, name: str, article: str | None
) -> pd.DataFrame:
    if article is None:
        return frame
    if name == "errors":
        return frame[frame["source"].str.contains(article, case=False, regex=False)]
    hits = pd.Series(data=False, index=documents.index)
    for column in ("doc_id", "source", "title"):
        hits |= documents[column].fillna("").str.contains(article, case=False, regex=False)
    if not hits.any():
        raise UsageError(
            f"{article!r}: no article has this in its doc_id, path or title. "
            f"`docanalyze inspect OUT documents` lists them."
        )
    return frame[frame["doc_id"].isin(documents.loc[hits, "doc_id"])]


def _where(frame: pd.DataFrame, where: str | None) -> pd.DataFrame:
    if where is None:
        return frame
    try:
        selected = frame.query(where, engine="python")
    except Exception as error:
        columns = ", ".join(map(str, frame.columns))
        raise UsageError(
            f"--where {where!r}: cannot be read as a condition ({error}). Write it as in "
            f'"year < 1946" or "kind == \'peace\'". Columns: {columns}.'
        ) from error
    if not isinstance(selected, pd.DataFrame):
        raise UsageError(f"--where {where!r}: this is a value, not a condition over rows.")
    return selected


def _headline(row: Row, name: str) -> Text:
    if name == "documents":
        words = str(row["source"] if pd.isna(row["title"]) else row["title"])
    elif name == "errors":
        words = str(row["source"])
    else:
        words = " ".join(str(row["text"]).split())
    longest = WIDTH * 3 if name == "passages" else WIDTH
    return Text(shortened(words, longest), style="bold cyan")


def _facts(row: Row, name: str) -> str:
    return " · ".join(
        f"{column} {written}"
        for column in SHOWN[name]
        if (written := _written(row.get(column))) is not None
    )


def _written(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return None if pd.isna(value) else f"{value:.2f}"
    if hasattr(value, "tolist") and not isinstance(value, str):
        value = value.tolist()
    if isinstance(value, list):
        return ", ".join(value) if value else None
    return None if pd.isna(value) else str(value)


def _place(row: Row, paths: dict[str, str]) -> str:
    return f"{paths[row['doc_id']]} [{row['start']}:{row['end']}]"


def _in_sentence(row: Row, finder: SentenceFinder) -> Text:
    before, words, after = finder.around(row["passage_id"], row["start"], row["end"])
    before = before if len(before) <= CONTEXT else "…" + before[-CONTEXT:]
    after = after if len(after) <= CONTEXT else after[:CONTEXT] + "…"
    line = Text("  ")
    line.append(before.replace("\n", " "))
    line.append(words.replace("\n", " "), style="reverse")
    line.append(after.replace("\n", " "))
    return line
