"""The dates that the component alone finds, whatever they are of one form."""

from edtf import parse_edtf

__all__ = ["dates_of"]


def dates_of(nlp, text, published=None):
    """The rows of a text, which has no other annotation, after a look at their form."""
    doc = nlp.make_doc(text)
    doc._.published = published
    doc._.names = []
    found = nlp.get_pipe("docanalyze_dates")(doc)._.dates
    for row in found:
        assert text[row["start"] : row["end"]] == row["text"]
        if row["edtf"] is not None:
            parse_edtf(row["edtf"])
        if row["earliest"] and row["latest"] and row["earliest"][0] != "-":
            assert row["earliest"] <= row["latest"]
    return found
