"""A summary says what the article says, and where."""

import json

import pandas as pd
import pytest

import docanalyze

PARTS = {
    *("document", "argues", "governance", "actors", "treaties", "provisions", "timeline"),
    *("quoted", "questions"),
}


@pytest.fixture(scope="module")
def summary(tmp_path_factory, peacekeepers):
    root = tmp_path_factory.mktemp("summary")
    (root / "peacekeepers.txt").write_text(peacekeepers, encoding="utf-8")
    docanalyze.run([root / "peacekeepers.txt"], root / "out")
    (path,) = (root / "out" / "summaries").glob("d*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def test_it_has_all_its_parts(summary):
    assert summary.keys() == PARTS


def test_the_document(summary):
    document = summary["document"]
    assert document["title"] == "Who keeps the peace when nobody pays?"
    assert document["authors"] == ["Amina Diallo-Frank"]
    assert document["published"] == "2021-05-03"
    assert document["source"].endswith("peacekeepers.txt")


def test_treaties_with_what_is_cited_of_them(summary):
    (treaty,) = summary["treaties"]
    assert treaty["treaty_id"] == "charter-of-the-united-nations-1945"
    assert treaty["provisions"] == ["chapter VII"]
    assert treaty["said"][0]["text"].startswith("The Security Council can order")


def test_the_timeline_is_in_order(summary):
    assert [entry["edtf"] for entry in summary["timeline"]] == ["1994", "2021-05-03"]


def test_who_is_quoted(summary):
    (voice,) = summary["quoted"]
    assert voice["speaker"] == "Josué Mbeki-Laurent"
    assert voice["quotations"][0]["text"] == "We sent the men first and the invoice later,"


def test_the_open_question_and_not_the_title(summary):
    assert [question["text"] for question in summary["questions"]] == [
        "Why should the next mission be different?"
    ]


def test_it_never_argues_by_a_question_a_caption_or_a_byline(demo):
    passages = pd.read_parquet(demo / "tables" / "passages.parquet").set_index("passage_id")
    for path in (demo / "summaries").glob("d*.json"):
        for sentence in json.loads(path.read_text(encoding="utf-8"))["argues"]:
            kind = passages.loc[sentence["passage_id"], "kind"]
            assert kind in {"paragraph", "list_item", "quote"}
            assert not sentence["text"].endswith("?")


def test_every_statement_can_be_found_in_the_text(demo):
    documents = pd.read_parquet(demo / "tables" / "documents.parquet").set_index("doc_id")
    for doc_id, document in documents.iterrows():
        summary = json.loads((demo / "summaries" / f"{doc_id}.json").read_text(encoding="utf-8"))
        for statement in statements(summary):
            stretch = document["text"][statement["start"] : statement["end"]]
            assert " ".join(stretch.split()) == " ".join(statement["text"].split())


def statements(value):
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        for inner in value.values():
            yield from statements(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from statements(inner)


def test_every_article_can_be_read(demo):
    documents = pd.read_parquet(demo / "tables" / "documents.parquet")
    for row in documents.itertuples():
        words = (demo / "summaries" / f"{row.doc_id}.md").read_text(encoding="utf-8")
        assert words.startswith("# ")
        assert "## What it argues" in words


def test_the_whole_folder(demo):
    collection = json.loads((demo / "summaries" / "collection.json").read_text(encoding="utf-8"))
    assert len(collection["articles"]) == len(list((demo / "summaries").glob("d*.json")))
    assert sum(collection["governance"].values()) == pytest.approx(1)
    mentioned = [treaty["mentions"] for treaty in collection["treaties"]]
    assert sum(mentioned) == len(pd.read_parquet(demo / "tables" / "treaties.parquet"))
    assert (demo / "summaries" / "collection.md").read_text(encoding="utf-8").startswith("# ")
