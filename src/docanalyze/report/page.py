"""``report/index.html``: one page, no request to anywhere, everything escaped."""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

import docanalyze
from docanalyze.files import write_text
from docanalyze.governance.labels import NO_MODEL
from docanalyze.packaged import text_of
from docanalyze.report.marking import marked_stretches
from docanalyze.tables import TABLE_NAMES
from docanalyze.tables.parquet import read_batches

__all__ = ["write_report"]

MARKED_TABLES = ("entities", "treaties", "provisions", "dates", "quotations")

Row = Mapping[str, Any]


def write_report(output: Path) -> Path:
    """Write the report of a run from its tables and summaries.

    Args:
        output: The run's folder; its tables and summaries are there.

    Returns:
        The page to open.
    """
    style = text_of("docanalyze.report", "templates", "style.css")
    page = _environment().get_template("index.html.j2")
    rows = {name: _rows(output, name) for name in TABLE_NAMES}
    html = page.render(
        version=docanalyze.__version__,
        none_label=NO_MODEL,
        style=Markup(style),  # noqa: S704 our own file
        policy=f"default-src 'none'; style-src 'sha256-{_sha256(style)}'",
        collection=_json(output / "summaries" / "collection.json"),
        articles=_articles(rows, output),
        counts={name: len(rows[name]) for name in TABLE_NAMES},
        errors=rows["errors"],
        uncertain=_uncertain(rows["passages"]),
    )
    path = output / "report" / "index.html"
    write_text(path, html)
    return path


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("docanalyze.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    environment.filters["readable"] = lambda label: label.replace("_", " ")
    return environment


def _json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def _rows(output: Path, name: str) -> list[dict[str, Any]]:
    path = output / "tables" / f"{name}.parquet"
    return [row for rows in read_batches(path) for row in rows]


def _articles(rows: Mapping[str, Sequence[Row]], output: Path) -> list[dict[str, Any]]:
    """Return what the page shows of each article: each row is looked at once."""
    marks: dict[str, list[Row]] = defaultdict(list)
    for name in MARKED_TABLES:
        for row in rows[name]:
            marks[row["passage_id"]].append({**row, "table": name})
    passages: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows["passages"]:
        stretches = marked_stretches(row["text"], row["start"], marks[row["passage_id"]])
        passages[row["doc_id"]].append({"row": row, "stretches": stretches})
    return [
        {
            "document": document,
            "summary": _json(output / "summaries" / f"{document['doc_id']}.json"),
            "passages": passages[document["doc_id"]],
        }
        for document in rows["documents"]
    ]


def _uncertain(passages: Sequence[Row]) -> dict[str, int]:
    prose = [row for row in passages if row["governance_model"] is not None]
    return {"passages": len(prose), "uncertain": sum(1 for row in prose if row["uncertain"])}
