"""A summary says what the article says, and where."""

import json
from importlib.resources import files

import jsonschema
import pandas as pd
import pytest

import docanalyze
from docanalyze.summaries.disagreements import Disagreements
from docanalyze.summaries.times import time_in_words

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


def test_the_timeline_tells_what_happened_and_not_when_it_was_published(summary):
    (entry,) = summary["timeline"]
    assert entry["edtf"] == "1994"
    assert entry["sentence"]["text"].endswith("Josué Mbeki-Laurent. That was in 1994.")


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


def test_every_statement_about_the_folder_can_be_found_too(demo):
    documents = pd.read_parquet(demo / "tables" / "documents.parquet").set_index("doc_id")
    collection = json.loads((demo / "summaries" / "collection.json").read_text(encoding="utf-8"))
    found = list(statements(collection))
    assert found
    for statement in found:
        text = documents.loc[statement["doc_id"], "text"]
        stretch = text[statement["start"] : statement["end"]]
        assert " ".join(stretch.split()) == " ".join(statement["text"].split())
    for part in ("actors", "treaties", "timeline", "speakers"):
        assert all(entry["places"] for entry in collection[part])


def test_summaries_are_what_their_schemas_say(demo):
    schemas = {
        name: jsonschema.Draft202012Validator(
            json.loads(
                (files("docanalyze.summaries") / "schemas" / f"{name}.schema.json").read_text()
            )
        )
        for name in ("article", "collection")
    }
    for path in (demo / "summaries").glob("*.json"):
        name = "collection" if path.stem == "collection" else "article"
        schemas[name].validate(json.loads(path.read_text(encoding="utf-8")))


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


READINGS = {
    "a.txt": """The pact holds

By Oda Lind

The alliance works because it is feared. Minister Amina Bello spoke in Accra. Bello said that the
pact would hold. "It will hold," Bello told reporters. The North Atlantic Treaty of 1949 binds all.

Photo: Per Holm at the gate.
""",
    "b.txt": """Another reading

In 1949 the North Atlantic Treaty was signed. It was the year of the Council of Europe, too.
""",
    "c.txt": """The North Atlantic Treaty at seventy

By Oda Lind
4 April 2019

President Nelson Mandela never signed it. It was read in Oslo in 1999, in 1999 only.

Nobody who fears the North Atlantic Treaty has read it. In the twentieth century that was common.
The North Atlantic Treaty obliges its members to consult. In 1949, yes. If Arab-Israeli talks fail
tomorrow, Israel will not be surprised, and the Israelis will not call on the alliance.

Its Article 5 says that an attack on one is an attack on all. President Kjell Nørgård of the Lake
Council called it "sufficient" in 1998. Norgard said that he would read it again.
""",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("folder")
    for name, text in READINGS.items():
        (root / name).write_text(text, encoding="utf-8")
    docanalyze.run([root], root / "out")
    return root / "out" / "summaries"


def read(folder, source):
    found = [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("d*.json")]
    return next(each for each in found if each["document"]["source"].endswith(source))


def test_an_actor_stands_once_with_office_and_words(folder):
    actors = {actor["name"]: actor for actor in read(folder, "a.txt")["actors"]}
    assert "Bello" not in actors
    bello = actors["Amina Bello"]
    assert (bello["mentions"], bello["quoted"], bello["kind"]) == (3, 2, "person")
    assert bello["role"] == "Minister"


def test_authors_pictured_people_and_towns_do_not_act(folder):
    names = {actor["name"] for actor in read(folder, "a.txt")["actors"]}
    assert names.isdisjoint({"Oda Lind", "Per Holm", "Accra"})


def test_one_speaker_is_told_under_one_name(folder):
    (voice,) = read(folder, "a.txt")["quoted"]
    assert voice["speaker"].endswith("Bello")
    assert len(voice["quotations"]) == 2


def test_words_agree_with_their_numbers(folder):
    for path in folder.glob("*.md"):
        words = path.read_text(encoding="utf-8")
        assert " 1 articles" not in words
        assert " 1 mentions" not in words
        assert " 1 times" not in words


def test_an_actor_is_known_by_surname_without_accents_and_by_the_office_before_the_name(folder):
    actors = {actor["name"]: actor for actor in read(folder, "c.txt")["actors"]}
    assert "Norgard" not in actors
    assert (actors["Kjell Nørgård"]["mentions"], actors["Kjell Nørgård"]["quoted"]) == (2, 2)
    assert actors["Nelson Mandela"]["role"] == "President"
    assert actors["Israel"]["mentions"] == 3


def test_what_is_said_of_a_treaty_comes_before_where_it_is_only_named(folder):
    (treaty,) = read(folder, "c.txt")["treaties"]
    assert [said["text"][:24] for said in treaty["said"]] == [
        "The North Atlantic Treat",
        "Nobody who fears the Nor",
    ]
    words = next(path for path in folder.glob("d*.md") if "seventy" in path.read_text("utf-8"))
    assert "Article 5: Its Article 5 says" in words.read_text("utf-8")


def test_the_timeline_leaves_out_centuries_suppositions_and_fragments(folder):
    times = read(folder, "c.txt")["timeline"]
    assert [time["edtf"] for time in times] == ["1949", "1998", "1999", "1999"]
    words = next(path for path in folder.glob("d*.md") if "seventy" in path.read_text("utf-8"))
    assert words.read_text("utf-8").count("It was read in Oslo in 1999") == 1


def test_a_few_quoted_words_come_with_their_sentence(folder):
    quotations = [
        quotation
        for voice in read(folder, "c.txt")["quoted"]
        for quotation in voice["quotations"]
        if quotation["text"] == "sufficient"
    ]
    assert quotations[0]["sentence"]["text"].startswith("President Kjell Nørgård")


def test_times_are_told_in_words():
    assert (
        time_in_words({"edtf": "1949/..", "earliest": "1949-01-01", "latest": None}) == "since 1949"
    )
    assert (
        time_in_words({"edtf": "../1999", "earliest": None, "latest": "1999-12-31"}) == "until 1999"
    )
    assert time_in_words({"edtf": "2005/2016", "earliest": "x", "latest": "y"}) == "2005 to 2016"
    assert time_in_words({"edtf": "2007-21", "earliest": "x", "latest": "y"}) == "spring 2007"
    assert time_in_words({"edtf": "197X", "earliest": "x", "latest": "y"}) == "1970s"
    assert time_in_words({"edtf": None, "earliest": "1990-01-01", "latest": None}) == (
        "since 1990-01-01"
    )


def test_what_several_articles_tell_of_stands_in_the_common_timeline(folder):
    collection = json.loads((folder / "collection.json").read_text(encoding="utf-8"))
    (common,) = [entry for entry in collection["timeline"] if entry["edtf"] == "1949"]
    assert len(common["articles"]) == 3


def summary_of(doc_id, leading, stances, treaty, *, group=None):
    place = {"text": "x", "start": 0, "end": 1, "passage_id": f"{doc_id}:0"}
    return {
        "document": {"doc_id": doc_id, "duplicate_group": group},
        "governance": {
            "leading_model": leading,
            "stances": {
                label: {stance: [place] for stance in each} for label, each in stances.items()
            },
        },
        "treaties": [
            {
                "treaty_id": treaty,
                "title": treaty,
                "said": [place | {"governance_model": leading}],
            }
        ],
    }


def test_articles_disagree_on_a_model_and_in_what_they_read_into_a_treaty():
    disagreements = Disagreements()
    for summary in (
        summary_of("d1", "alliance", {"alliance": ["supports"]}, "pact-1949"),
        summary_of("d2", "none", {"alliance": ["criticises"]}, "pact-1949"),
        summary_of("d3", "alliance", {"alliance": ["supports", "criticises"]}, "other-1950"),
    ):
        disagreements.add(summary)
    elsewhere = summary_of("d4", "none", {}, "other-1950")
    elsewhere["treaties"][0]["said"][0]["governance_model"] = "alliance"
    disagreements.add(elsewhere)
    found = disagreements.content()
    (model,) = found["on_models"]
    assert [place["doc_id"] for place in model["supports"]] == ["d1"]
    assert [place["doc_id"] for place in model["criticises"]] == ["d2"]
    (treaty,) = found["on_treaties"]
    assert treaty["treaty_id"] == "pact-1949"
    assert set(treaty["leading_models"]) == {"alliance", "none"}


def test_copies_of_one_article_do_not_disagree():
    disagreements = Disagreements()
    for doc_id, leading, side in (("d1", "alliance", "supports"), ("d2", "none", "criticises")):
        disagreements.add(
            summary_of(doc_id, leading, {"alliance": [side]}, "pact-1949", group="g1")
        )
    assert disagreements.content() == {"on_models": [], "on_treaties": []}


def test_of_copies_the_earliest_says_so_and_the_others_name_it(tmp_path, peacekeepers):
    (tmp_path / "a.txt").write_text(peacekeepers, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{peacekeepers}\nReprinted.\n", encoding="utf-8")
    docanalyze.run([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    documents = pd.read_parquet(tmp_path / "out" / "tables" / "documents.parquet")
    for row in documents.itertuples():
        words = (tmp_path / "out" / "summaries" / f"{row.doc_id}.md").read_text(encoding="utf-8")
        earliest = row.doc_id == row.duplicate_group
        assert ("The earliest of several copies" in words) is earliest
        assert (f"the earliest is {row.duplicate_group}" in words) is not earliest
