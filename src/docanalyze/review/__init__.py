"""The page on which a run is reviewed: passages labelled, treaties and speakers corrected."""

from docanalyze.review.server import serve

__all__ = ["serve"]
