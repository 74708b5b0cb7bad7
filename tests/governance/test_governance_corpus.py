"""The labels of the articles in the corpus are of passages that the program cuts them into.

And what the datasheet says of the corpus is what is in it.
"""

import csv
import importlib.util
import re
from pathlib import Path

import pytest
import spacy

from docanalyze.governance import read_labels, shipped_label_files
from docanalyze.reading import discover, read_source

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "corpus" / "articles"
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


@pytest.fixture(scope="module")
def listed():
    with (ROOT / "corpus" / "articles.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_list_of_articles_is_complete(listed):
    assert [row["name"] for row in listed] == sorted(path.name for path in ARTICLES.iterdir())
    assert f"the {len(listed)} articles of\n`corpus/articles`" in (ROOT / "README.md").read_text(
        encoding="utf-8"
    )


def test_the_list_of_articles_agrees_with_itself(listed):
    for row in listed:
        assert row["format"] == Path(row["name"]).suffix[1:]
        assert re.fullmatch(r"(\d{4}(-\d{2}){0,2})?", row["published"]), row["name"]
        assert row["decade"] == (row["published"] and f"{row['published'][:3]}0s"), row["name"]


def test_the_tables_of_the_datasheet_are_of_the_corpus():
    path = ROOT / "scripts" / "describe_corpus.py"
    spec = importlib.util.spec_from_file_location("describe_corpus", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    written = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    assert script.datasheet(written) == written
