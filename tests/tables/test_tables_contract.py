"""The tables have the names, types and order that users were promised."""

import json
from typing import get_type_hints

import pandas as pd
import pyarrow.parquet as pq
import pytest

from docanalyze.annotation import records
from docanalyze.governance import LABELS
from docanalyze.tables import TABLE_NAMES, table_schemas
from docanalyze.tables.parquet import arrow_schema
from docanalyze.text import label_slug

SCHEMAS = table_schemas(LABELS)
RECORDS = {
    "entities": records.EntityRecord,
    "treaties": records.TreatyRecord,
    "provisions": records.ProvisionRecord,
    "dates": records.DateRecord,
    "quotations": records.QuotationRecord,
}
KEYS = {"doc_id", "passage_id"}


def test_there_are_eight_tables():
    assert TABLE_NAMES == (
        "documents",
        "passages",
        "entities",
        "treaties",
        "provisions",
        "dates",
        "quotations",
        "errors",
    )


@pytest.mark.parametrize("name", RECORDS)
def test_components_fill_every_column(name):
    columns = {column.name for column in SCHEMAS[name].columns}
    assert set(get_type_hints(RECORDS[name])) == columns - KEYS


def test_every_label_has_its_columns():
    documents = [column.name for column in SCHEMAS["documents"].columns]
    passages = [column.name for column in SCHEMAS["passages"].columns]
    for label in LABELS:
        assert f"share_{label}" in documents
        assert f"mean_p_{label}" in documents
        assert f"p_{label}" in passages


def test_labels_of_a_users_own_become_column_names():
    assert label_slug("Pro-EU (strong)") == "pro_eu_strong"


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_parquet_has_the_promised_types(demo, name):
    written = pq.read_schema(demo / "tables" / f"{name}.parquet")
    assert written.equals(arrow_schema(SCHEMAS[name]))


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_csv_has_the_same_rows_as_parquet(demo, name):
    parquet = pd.read_parquet(demo / "tables" / f"{name}.parquet")
    text = pd.read_csv(demo / "tables" / f"{name}.csv", dtype=str, keep_default_na=False)
    assert list(text.columns) == list(parquet.columns)
    assert len(text) == len(parquet)


def test_nothing_unknown_is_an_empty_string(demo):
    for name in TABLE_NAMES:
        frame = pd.read_parquet(demo / "tables" / f"{name}.parquet")
        for column in SCHEMAS[name].columns:
            if column.type == "string" and (name, column.name) != ("documents", "text"):
                assert not (frame[column.name] == "").any(), (name, column.name)


def test_values_are_those_that_the_codebook_lists(demo):
    for name in TABLE_NAMES:
        frame = pd.read_parquet(demo / "tables" / f"{name}.parquet")
        for column in SCHEMAS[name].columns:
            if column.choices:
                assert set(frame[column.name].dropna()) <= set(column.choices), (name, column.name)


@pytest.mark.filterwarnings("ignore")
def test_the_codebook_is_a_valid_data_package(demo):
    from frictionless import Package, system

    package = json.loads((demo / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["name"] for resource in package["resources"]] == list(TABLE_NAMES)
    assert all(
        field["description"]
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    )
    with system.use_context(trusted=True):
        report = Package(str(demo / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "fieldName", "note"])[:5]


def test_no_table_names_a_column_twice():
    for table in SCHEMAS.values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
