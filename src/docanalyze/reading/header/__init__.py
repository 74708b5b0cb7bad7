"""The header of a bare text: title, authors, date of publication, and the roles of its lines.

The forms are data: ``lines.toml`` (labels and line forms), ``shapes.toml`` (captions, furniture,
headings), ``dates.toml``, ``names.toml``.
"""

from docanalyze.reading.header.dates import iso_date
from docanalyze.reading.header.names import is_name, parse_names, rejoined
from docanalyze.reading.header.parser import Header, parse_header

__all__ = ["Header", "is_name", "iso_date", "parse_header", "parse_names", "rejoined"]
