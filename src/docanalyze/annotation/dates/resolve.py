"""From what the text says to a place in the calendar, or to an honest "not known".

Deictic expressions (``last week``) count from the day of publication. Anaphoric ones (``two years
earlier``) count from the date in focus: the last that the text has placed. A unit finer than what
is known is not resolved: from a year alone nobody can tell the next week.
"""

# Each of these registers what it resolves.
from docanalyze.annotation.dates import resolve_compound, resolve_partial, resolve_relative
from docanalyze.annotation.dates.resolve_core import Resolved, Situation, resolve
from docanalyze.annotation.dates.resolve_relative import in_unit, in_year

__all__ = [
    "Resolved",
    "Situation",
    "in_unit",
    "in_year",
    "resolve",
    "resolve_compound",
    "resolve_partial",
    "resolve_relative",
]
