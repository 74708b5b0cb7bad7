"""Write into the documentation what can be read off the program: columns, and figures.

    python scripts/make_docs_tables.py              the columns in docs/tables.md
    python scripts/make_docs_tables.py --figures    the figures in README.md and docs/limits.md, too

The figures of `floors` in docs/limits.md are also put where the report finds them.

What it writes stands between comments such as ``<!-- columns: treaties -->`` and ``<!-- end -->``;
all else in a page is written by hand. The figures are measured anew, on ``corpus/gold``.
"""

import argparse
import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from docanalyze.tables import TABLE_NAMES, table_schemas

if TYPE_CHECKING:
    from docanalyze.scoring import LayerScore, Scores
    from docanalyze.tables import Column, Table

ROOT = Path(__file__).parents[1]
COLUMNS_PAGE = ROOT / "docs" / "tables.md"
FIGURES_PAGES = (ROOT / "README.md", ROOT / "docs" / "limits.md")
MEASURED = ROOT / "src" / "docanalyze" / "report" / "measured.csv"
GOLD = {"dev": "corpus/gold/dev", "floors": "corpus/gold/floors"}
# Stands for any label of a classifier.
SOME_LABEL = "label"
# The values that the short table of figures shows, with what they are called there.
SHOWN_VALUES = {
    "passages": {"governance": "model of governance"},
    "treaties": {"identity": "which treaty"},
    "provisions": {"treaty": "of which treaty"},
    "dates": {"bounds": "first and last day"},
    "entities": {"link": "who or what it is"},
    "quotations": {"speaker": "speaker"},
    "indirect": {"speaker": "speaker"},
}
LAYER_NAMES = {"indirect": "indirect quotations", "quotations": "quotations in marks"}


def block(page: str, name: str, content: str) -> str:
    """Return a page with the content of one marked block replaced.

    Args:
        page: Markdown.
        name: Of the block.
        content: What is to stand between its marks.

    Raises:
        ValueError: The page has no such block.
    """
    mark = f"<!-- {name} -->\n"
    pattern = re.compile(re.escape(mark) + r".*?<!-- end -->", re.DOTALL)
    if not pattern.search(page):
        raise ValueError(f"no block {mark.strip()} in the page")
    return pattern.sub(lambda _: f"{mark}{content}\n<!-- end -->", page, count=1)


def columns_page(page: str) -> str:
    """Return the page about tables with every table's columns as in the schema.

    Args:
        page: The page as it stands.
    """
    with_label, without = table_schemas((SOME_LABEL,)), table_schemas(())
    for name in TABLE_NAMES:
        by_label = {column.name for column in with_label[name].columns} - {
            column.name for column in without[name].columns
        }
        page = block(page, f"columns: {name}", _columns(with_label[name], by_label))
    return page


def _columns(table: "Table", by_label: set[str]) -> str:
    lines = ["| column | type | meaning |", "|---|---|---|"]
    lines += [_column(column, by_label=column.name in by_label) for column in table.columns]
    return "\n".join(lines)


def _column(column: "Column", *, by_label: bool) -> str:
    name, meaning = column.name, column.meaning
    if by_label:
        name = f"{name.removesuffix(SOME_LABEL)}<label>"
        meaning = f"{meaning.removesuffix(f' Label: {SOME_LABEL}.')} A column for each label."
    if column.choices:
        meaning += f" One of {', '.join(f'`{choice}`' for choice in column.choices)}."
    unit = f", {column.unit}" if column.unit else ""
    return f"| `{name}` | {column.type}{unit} | {_plain(meaning)} |"


def _plain(text: str) -> str:
    return text.replace("<", "&lt;").replace("|", "\\|")


def figures_table(scores: "Scores") -> str:
    """Return the figures of one set of annotated articles as a Markdown table.

    Args:
        scores: As measured.
    """
    lines = [
        "| layer | rows | precision | recall | of the rows found, right |",
        "|---|---|---|---|---|",
    ]
    lines += [_figures(layer) for layer in scores.layers]
    return "\n".join(lines)


def _figures(layer: "LayerScore") -> str:
    values = "; ".join(
        f"{said}: {layer.values[name].value:.0%} "
        f"({layer.values[name].low:.0%} to {layer.values[name].high:.0%})"
        for name, said in SHOWN_VALUES.get(layer.layer, {}).items()
        if name in layer.values
    )
    name = LAYER_NAMES.get(layer.layer, layer.layer)
    return (
        f"| {name} | {layer.n_gold} | {layer.precision.value:.0%} | {layer.recall.value:.0%} "
        f"| {values} |"
    )


def write_figures() -> None:
    """Measure, and write the figures into the pages that show them."""
    from docanalyze.scoring import score

    for name, folder in GOLD.items():
        scores = score(ROOT / folder)
        content = f"{scores.n_articles} articles of `{folder}`:\n\n{figures_table(scores)}"
        for path in FIGURES_PAGES:
            page = path.read_text(encoding="utf-8")
            if f"<!-- figures: {name} -->" in page:
                path.write_text(block(page, f"figures: {name}", content), encoding="utf-8")
                print(f"{path}: figures of {folder}")


def measured(page: str) -> str:
    """Return the figures of ``floors`` that a page shows as CSV, for the report.

    Args:
        page: Markdown.

    Raises:
        ValueError: The page has no such figures.
    """
    shown = re.search(
        r"<!-- figures: floors -->\n(\d+) articles.*?\n\n(.*?)\n<!-- end -->", page, re.DOTALL
    )
    if shown is None:
        raise ValueError("no figures of floors in the page")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("layer", "articles", "rows", "precision", "recall", "right"))
    for line in shown[2].splitlines()[2:]:
        layer, *figures = (cell.strip() for cell in line.strip("|").split("|"))
        writer.writerow((layer, shown[1], *figures))
    return text.getvalue()


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Write columns and figures into the docs.")
    parser.add_argument("--figures", action="store_true", help="measure, and write the figures")
    options = parser.parse_args()
    page = columns_page(COLUMNS_PAGE.read_text(encoding="utf-8"))
    COLUMNS_PAGE.write_text(page, encoding="utf-8")
    print(f"{COLUMNS_PAGE}: columns")
    if options.figures:
        write_figures()
    MEASURED.write_text(
        measured((ROOT / "docs" / "limits.md").read_text(encoding="utf-8")), encoding="utf-8"
    )
    print(f"{MEASURED}: figures for the report")


if __name__ == "__main__":
    main()
