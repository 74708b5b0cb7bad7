"""Mark who and what an article names, and tie each mention to the register.

The component merges phrases of the register (``doc._.names``) with the entities of whatever spaCy
model stands before it, resolves surnames and short forms inside the article, and links what is
known. What is not known, or could be several, stays unlinked.
"""

from docanalyze.annotation.entities.component import EntityMarker, create_entities

__all__ = ["EntityMarker", "create_entities"]
