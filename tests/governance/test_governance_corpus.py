"""The labels of the articles in the corpus are of passages that the program cuts them into."""

from pathlib import Path

import pytest
import spacy

from docanalyze.governance import read_labels, shipped_label_files
from docanalyze.reading import discover, read_source

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"
PROSE = ("paragraph", "list_item", "quote")
# An edit of another article: they share passages, and therefore a group.
GROUPS = {"sahel-exit-edit": "ecowas-has-itself-to-blame"}


@pytest.fixture(scope="module")
def passages():
    """The prose passages of each group: text and heading, and where in the files of plain text."""
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_passages")
    found = {}
    for source in discover([ARTICLES]).sources:
        article = read_source(source)
        doc = nlp.make_doc(article.text)
        doc._.marks = [[mark.start, mark.end, mark.kind] for mark in article.marks]
        stem = source.path.stem
        for row in nlp(doc)._.passages:
            if row["kind"] in PROSE:
                place = (None, None) if article.format == "html" else (row["start"], row["end"])
                passage = (row["text"], row["heading"], *place)
                found.setdefault(GROUPS.get(stem, stem), set()).add(passage)
    return found


def test_labels_stand_for_passages_as_they_are_read(passages):
    paths = [path for path in shipped_label_files() if path.stem.startswith("articles")]
    labelled = read_labels(paths)
    assert {label.group for label in labelled} == set(passages)
    for label in labelled:
        assert (label.text, label.heading, label.start, label.end) in passages[label.group]


def test_articles_are_of_the_length_that_is_analysed_most():
    for source in discover([ARTICLES]).sources:
        assert 400 <= len(read_source(source).text.split()) <= 1000, source.name
