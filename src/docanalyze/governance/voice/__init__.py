"""Whose claim a passage makes, and what it does with it."""

from docanalyze.governance.voice.holder import AUTHOR, holder_of
from docanalyze.governance.voice.stance import STANCES, stance_of

__all__ = ["AUTHOR", "STANCES", "holder_of", "stance_of"]
