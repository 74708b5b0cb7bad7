"""Every expression of time in a text, with its place in the calendar.

The way through it: ``scanner`` cuts a passage into tokens and picks the runs of words in which a
time may stand; ``grammar`` runs the layers of ``grammar.toml`` over them; ``builders`` make
``values`` (placed) and ``expressions`` (not yet placed) of what the rules find, where the
``guards`` allow it; ``resolve`` places expressions by the date of publication or the date in focus;
``component`` writes the rows.
"""

from docanalyze.annotation.dates.component import DateFinder, create_dates

__all__ = ["DateFinder", "create_dates"]
