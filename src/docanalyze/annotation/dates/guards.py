"""What stands around a match and may speak against it."""

from collections.abc import Callable

from docanalyze.annotation.dates.grammar import Found
from docanalyze.annotation.dates.guards_names import NAMES
from docanalyze.annotation.dates.guards_numbers import NUMBERS
from docanalyze.annotation.dates.guards_relative import RELATIVE

__all__ = ["GUARDS"]

GUARDS: dict[str, Callable[[Found], bool]] = NUMBERS | NAMES | RELATIVE
