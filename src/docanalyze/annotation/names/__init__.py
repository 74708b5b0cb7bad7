"""Find every phrase of the register in a text, in one pass.

The result (``doc._.names``) is candidates, not decisions: overlapping, and several to a phrase
where namesakes exist. The components that decide (entities, treaties, dates, provisions) all read
them.
"""

from docanalyze.annotation.names.component import NameFinder, create_names, ensure_names
from docanalyze.annotation.names.variants import surface_variants

__all__ = ["NameFinder", "create_names", "ensure_names", "surface_variants"]
