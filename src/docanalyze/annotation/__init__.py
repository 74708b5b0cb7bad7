"""spaCy components that mark what an article names, cites, dates and quotes."""

from docanalyze.annotation.extensions import register_extensions

# Once for all components, however they are made: by spaCy from their names, or by hand.
register_extensions()
