"""Other forms of what a run has found, one module a format."""

from docanalyze.exporting.exporter import FORMATS, ExportReport, export

__all__ = ["FORMATS", "ExportReport", "export"]
