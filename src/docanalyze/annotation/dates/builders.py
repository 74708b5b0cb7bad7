"""What the rules of the grammar mean: from matched words to values and expressions.

A builder returns None where the words are well-formed but mean no time (``31 February``).
"""

from collections.abc import Callable

from docanalyze.annotation.dates.build_absolute import ABSOLUTE
from docanalyze.annotation.dates.build_compound import COMPOUND
from docanalyze.annotation.dates.build_lengths import LENGTHS
from docanalyze.annotation.dates.build_relative import RELATIVE
from docanalyze.annotation.dates.grammar import Found

__all__ = ["BUILDERS"]

BUILDERS: dict[str, Callable[[Found], object]] = ABSOLUTE | RELATIVE | COMPOUND | LENGTHS
