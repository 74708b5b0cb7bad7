"""``docanalyze score``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docanalyze.cli.options import chosen_configuration, parts_options

if TYPE_CHECKING:
    from docanalyze.scoring import Mistake, Scores

__all__ = ["score"]


@click.command()
@click.argument("gold", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.option(
    "--texts", metavar="DIR", type=click.Path(path_type=Path),
    help="Where the articles are, if not beside their annotation.",
)  # fmt: skip
@click.option("--mistakes", is_flag=True, help="List every row that is not as it should be.")
@click.option(
    "--json", "json_file", metavar="FILE", type=click.Path(path_type=Path),
    help="Write the figures as JSON, too.",
)  # fmt: skip
@parts_options
def score(
    gold: Path,
    texts: Path | None,
    mistakes: bool,
    json_file: Path | None,
    configuration_file: Path | None,
    **chosen: Any,
) -> None:
    """Analyse annotated articles and print precision, recall, F1 and value accuracy by layer.

    Intervals are 95%, by bootstrap over articles.
    """
    from docanalyze.scoring import score as run_scoring

    configuration = chosen_configuration(configuration_file, **chosen)
    scores = run_scoring(gold, texts=texts, configuration=configuration)
    if mistakes:
        for mistake in scores.mistakes:
            click.echo(_described(mistake))
    _print_scores(scores)
    if json_file is not None:
        json_file.write_text(json.dumps(scores.as_dict(), indent=2) + "\n", encoding="utf-8")


def _print_scores(scores: "Scores") -> None:
    from rich.console import Console
    from rich.table import Table as RichTable

    console = Console(width=100, highlight=False)
    table = RichTable(box=None, pad_edge=False, header_style="bold")
    table.add_column("layer")
    for name in ("gold", "found", "strict F1", "precision", "recall", "F1 [95%]"):
        table.add_column(name, justify="right")
    for layer in scores.layers:
        figures = (
            f"{figure.value:.3f}" for figure in (layer.strict, layer.precision, layer.recall)
        )
        table.add_row(layer.layer, str(layer.n_gold), str(layer.n_found), *figures, str(layer.f1))
    console.print(f"{scores.n_articles} annotated articles", style="bold")
    console.print(table)
    values = RichTable(box=None, pad_edge=False, header_style="bold")
    for name in ("layer", "of the matched rows", "right [95%]"):
        values.add_column(name)
    for layer in scores.layers:
        for name, figure in layer.values.items():
            values.add_row(layer.layer, name, str(figure))
    for layer in scores.layers:
        if layer.unregistered is not None:
            values.add_row(layer.layer, "found of those in no register", str(layer.unregistered))
            values.add_row(layer.layer, "false in 100 found", f"{layer.false_in_100:.1f}")
    for name, share in scores.metadata.items():
        values.add_row("documents", name, f"{share:.3f}")
    console.print()
    console.print(values)


def _described(mistake: "Mistake") -> str:
    found = "" if mistake.found is None else f" found {_row(mistake.found)}"
    gold = "" if mistake.gold is None else f" gold {_row(mistake.gold)}"
    return f"{mistake.article} {mistake.layer} {mistake.kind}:{found}{gold}"


def _row(row: Any) -> str:
    left_out = {"doc_id", "passage_id", "confidence", "evidence", "accept_ids"}
    shown = {
        name: value
        for name, value in row.items()
        if name not in left_out and not name.startswith("p_") and value not in (None, [], "")
    }
    return json.dumps(shown, ensure_ascii=False)
