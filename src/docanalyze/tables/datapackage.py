"""The codebook: ``datapackage.json``, a Frictionless Data Package over the CSV tables."""

from collections.abc import Mapping
from typing import Any

from docanalyze.tables.schema import SCHEMA_VERSION, Column, Table

__all__ = ["data_package"]

_FRICTIONLESS_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "list": "string",
}
_LIST_NOTE = r" A list, joined by '; ' (a ';' inside a value is '\;')."


def data_package(
    schemas: Mapping[str, Table], counts: Mapping[str, int], version: str
) -> dict[str, Any]:
    """Return the descriptor of a run's tables.

    Args:
        schemas: The tables by name.
        counts: Rows by table name.
        version: Of docanalyze.
    """
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "tabular-data-package",
        "name": "docanalyze-tables",
        "title": "Tables made by docanalyze",
        "description": (
            "Offsets are 0-based, half-open, in Unicode code points of documents.text. "
            "An empty cell is an unknown value. The files in Parquet hold exact values: in the "
            "CSV, a cell that a spreadsheet would run has a ' in front."
        ),
        "version": version,
        "schema_version": SCHEMA_VERSION,
        "resources": [_resource(table, counts[name]) for name, table in schemas.items()],
    }


def _resource(table: Table, n_rows: int) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.name == "documents":
        schema["primaryKey"] = ["doc_id"]
    elif table.name == "passages":
        schema["primaryKey"] = ["passage_id"]
    if table.name not in {"documents", "errors"}:
        schema["foreignKeys"] = [
            {"fields": ["doc_id"], "reference": {"resource": "documents", "fields": ["doc_id"]}}
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.meaning,
        "path": f"tables/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "rows": n_rows,
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    note = _LIST_NOTE if column.type == "list" else ""
    field: dict[str, Any] = {
        "name": column.name,
        "type": _FRICTIONLESS_TYPES[column.type],
        "description": column.meaning + note,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.unit:
        field["unit"] = column.unit
    if column.choices:
        field["constraints"] = {"enum": list(column.choices)}
    return field
