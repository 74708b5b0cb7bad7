"""Tables on the terminal, readable at 100 columns."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from rich.console import Console
from rich.text import Text

from docanalyze.cli.overview import WIDTH, counts_table
from docanalyze.cli.sentences import SentenceFinder
from docanalyze.errors import UsageError
from docanalyze.running import load

__all__ = ["print_table", "print_tables"]

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

Row = Mapping[Hashable, Any]


def print_tables(output: Path) -> None:
    """Print each table's number of rows and its most frequent values.

    Raises:
        UsageError: The folder is not the output of a run.
    """
    result = load(output)
    counts = {name: len(frame) for name, frame in result.tables.items()}
    Console(width=WIDTH, highlight=False).print(counts_table(output, counts))


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
    console = Console(width=WIDTH, highlight=False)
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
    return Text(words if len(words) <= longest else words[: longest - 1] + "…", style="bold cyan")


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
