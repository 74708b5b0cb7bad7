"""``classify`` gives each row back with its label, or says which line is at fault."""

import json

import pytest

from docanalyze.errors import OutputError, UsageError
from docanalyze.governance import classify_file
from docanalyze.text import label_slug


def lines_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def write(tmp_path, content):
    path = tmp_path / "texts.jsonl"
    path.write_text(content, encoding="utf-8")
    return path


def test_each_row_comes_back_with_label_and_probabilities(foreign_result, tmp_path):
    source = write(
        tmp_path,
        '\ufeff{"id": 7, "text": "Hail and wind.", "label": "?"}\n\n'
        '{"text": "Bread\\u2028dough \\ud800", "heading": null}\n',
    )
    target = tmp_path / "new" / "predictions.jsonl"
    assert classify_file(foreign_result.model, source, target) == 2
    first, second = lines_of(target)
    assert (first["id"], first["text"], first["label"]) == (7, "Hail and wind.", "weather")
    parts = [first["p_garden"], first["p_kitchen"], first["p_weather"]]
    assert sum(parts) == pytest.approx(1)
    assert first["probability"] == max(parts)
    assert second["text"] == "Bread\u2028dough \ud800"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"text": "One."}\n{"text": \n', "line 2: not JSON"),
        ('{"txt": "One."}\n', "line 1: no text"),
        ('{"text": "One.", "heading": 3}\n', "line 1: the heading"),
        ("[1]\n", "line 1: no text"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(foreign_result, tmp_path, content, said):
    target = tmp_path / "predictions.jsonl"
    target.write_text("earlier\n", encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        classify_file(foreign_result.model, write(tmp_path, content), target)
    assert target.read_text(encoding="utf-8") == "earlier\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["predictions.jsonl", "texts.jsonl"]


def test_a_missing_file_and_a_place_that_cannot_be_written(foreign_result, tmp_path):
    with pytest.raises(UsageError, match=r"missing\.jsonl"):
        classify_file(foreign_result.model, tmp_path / "missing.jsonl", tmp_path / "out.jsonl")
    source = write(tmp_path, '{"text": "One."}\n')
    with pytest.raises(OutputError, match="cannot be written"):
        classify_file(foreign_result.model, source, source / "inside" / "out.jsonl")


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("universal_institution", "universal_institution"),
        ("Collective Security", "collective_security"),
        ("à la carte!", "a_la_carte"),
    ],
)
def test_a_slug_is_readable_where_it_can_be(label, slug):
    assert label_slug(label) == slug


def test_slugs_are_ascii_short_and_distinct():
    labels = ["世界秩序", "世界政府", "л", "x" * 40, "x" * 41, "!!!"]
    slugs = [label_slug(label) for label in labels]
    assert len(set(slugs)) == len(labels)
    assert all(slug.isascii() and 0 < len(slug) <= 25 for slug in slugs)
