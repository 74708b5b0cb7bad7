"""spaCy components that mark what an article names, cites, dates and quotes."""

from docanalyze.annotation.spacy_import import import_spacy

# Before anything here asks for spaCy.
import_spacy()

from docanalyze.annotation.extensions import register_extensions  # noqa: E402

# Once for all components, however they are made: by spaCy from their names, or by hand.
register_extensions()
