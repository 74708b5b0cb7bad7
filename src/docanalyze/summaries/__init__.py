"""From rows to one structured summary of each article, and one of the whole folder."""

from docanalyze.summaries.article import summarise
from docanalyze.summaries.collection import CollectionSummary, summarise_collection
from docanalyze.summaries.sentences import Sentences
from docanalyze.summaries.writing import write_summaries, writing_summaries

__all__ = [
    "CollectionSummary",
    "Sentences",
    "summarise",
    "summarise_collection",
    "write_summaries",
    "writing_summaries",
]
