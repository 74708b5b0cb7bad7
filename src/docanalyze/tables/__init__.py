"""The tables: one schema for Parquet, CSV and the codebook."""
