"""Scores against annotated articles."""

from docanalyze.scoring.gold import GoldArticle, load_gold
from docanalyze.scoring.score import Mistake, Scores, score
from docanalyze.scoring.tally import Interval, LayerScore

__all__ = [
    "GoldArticle",
    "Interval",
    "LayerScore",
    "Mistake",
    "Scores",
    "load_gold",
    "score",
]
