"""Text exports of news databases: many articles in one file, each with its header block."""

from docanalyze.reading.exports.blocks import EXPORT_READERS, split_export

__all__ = ["EXPORT_READERS", "split_export"]
