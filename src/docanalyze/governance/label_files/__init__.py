"""Label files: what people called passages, as our tables and their annotation tools write it."""

from docanalyze.governance.label_files.passage import LabelledPassage
from docanalyze.governance.label_files.reading import read_labels, unlabelled_rows

__all__ = ["LabelledPassage", "read_labels", "unlabelled_rows"]
