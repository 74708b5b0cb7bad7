"""Files that hold many articles: archives, tables, JSON lines, web archives.

Each module has an opener, which yields the records of a stream one by one and never holds the whole
of it, see :class:`docanalyze.reading.records.Opening`.
"""
