"""The report that opens from disk."""

from docanalyze.report.writing import write_report

__all__ = ["write_report"]
