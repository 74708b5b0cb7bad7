"""The treaties of a text, as tests compare them: with the names and dates that they are told by."""

import spacy

NLP = spacy.blank("en")
for _name in ("docanalyze_names", "docanalyze_dates", "docanalyze_treaties"):
    NLP.add_pipe(_name)


def found(text):
    """Return each mention with what it is of."""
    return [(row["text"], row["treaty_id"]) for row in NLP(text)._.treaties]
