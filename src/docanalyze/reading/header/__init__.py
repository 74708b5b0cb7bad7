"""The header of a bare text: title, authors, date of publication, and the roles of its lines.

The forms are data: ``lines.toml`` (labels and line forms), ``shapes.toml`` (captions, furniture,
headings), ``dates.toml``, ``names.toml``.
"""

from docanalyze.reading.header.dates import day_of, iso_date
from docanalyze.reading.header.forms import read_line
from docanalyze.reading.header.names import is_name, parse_names, rejoined
from docanalyze.reading.header.parser import Header, parse_header

__all__ = [
    "Header",
    "day_of",
    "is_name",
    "iso_date",
    "parse_header",
    "parse_names",
    "read_line",
    "rejoined",
]
