"""spaCy components that mark what an article names, cites, dates and quotes."""
