"""The report that opens from disk."""

from docanalyze.report.page import write_report

__all__ = ["write_report"]
