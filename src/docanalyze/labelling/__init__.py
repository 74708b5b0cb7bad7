"""The user's own labels on a run's passages: which to label, and what they say about the run."""

from docanalyze.labelling.sampling import sample
from docanalyze.labelling.suggesting import suggest
from docanalyze.labelling.validating import Validation, validate

__all__ = ["Validation", "sample", "suggest", "validate"]
