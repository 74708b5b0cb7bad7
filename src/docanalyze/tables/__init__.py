"""The tables: one schema for Parquet, CSV and the codebook."""

from docanalyze.tables.schema import (
    SCHEMA_VERSION,
    TABLE_NAMES,
    Column,
    Table,
    table_schemas,
)

__all__ = ["SCHEMA_VERSION", "TABLE_NAMES", "Column", "Table", "table_schemas"]
