"""Scores count what they say they count."""

import json

import pytest

from docanalyze import UsageError
from docanalyze.scoring import load_gold, score
from docanalyze.scoring.judges import judge
from docanalyze.scoring.matching import match_rows

TEXT = """An old promise

The North Atlantic Treaty was signed on 4 April 1949. It was ratified in summer.
"""


def row(start, end, **values):
    return {"start": start, "end": end, **values}


def test_rows_match_one_to_one_exact_ones_first():
    found = [row(0, 10), row(5, 10)]
    gold = [row(5, 10), row(20, 30)]
    matching = match_rows(found, gold, [])
    assert matching.pairs == [(found[1], gold[0])]
    assert matching.missed == [gold[1]]
    assert matching.spurious == [found[0]]
    assert matching.n_strict == 1


def test_optional_rows_cost_nothing():
    matching = match_rows([row(0, 4), row(8, 9)], [], [row(2, 6)])
    assert matching.spurious == [row(8, 9)]


def test_a_provisional_id_near_enough_is_right():
    gold = {"treaty_id": "camp-david-principles-2023", "year": 2023}
    near = {"treaty_id": "unregistered:principles-of-camp-david-2023", "year": 2023}
    far = {"treaty_id": "unregistered:trilateral-pact-2023", "year": 2023}
    assert judge("treaties", near, gold)["identity"]
    assert not judge("treaties", far, gold)["identity"]
    assert judge("treaties", far, gold | {"accept_ids": [far["treaty_id"]]})["identity"]


def test_an_instrument_the_register_has_learned_is_the_same():
    gold = {"treaty_id": "unregistered:harbour-pact-1931", "year": 1931}
    assert judge("treaties", {"treaty_id": "harbour-pact-1931", "year": 1931}, gold)["identity"]


def test_no_link_is_better_than_a_wrong_one():
    gold = {"unit": "article", "number": "5", "treaty_id": "a-1949"}
    none = judge("provisions", gold | {"treaty_id": None}, gold)
    wrong = judge("provisions", gold | {"treaty_id": "b-1945"}, gold)
    assert (none["treaty"], none["no wrong link"]) == (False, True)
    assert (wrong["treaty"], wrong["no wrong link"]) == (False, False)


def test_a_speaker_with_or_without_his_title():
    gold = {"kind": "direct", "speaker": "Mark Carney", "speaker_id": None}
    found = gold | {"speaker": "Prime Minister Mark Carney"}
    assert judge("quotations", found, gold)["speaker"]


def test_equal_labels_are_all_right():
    found = {"kind": "paragraph", "governance_model": "alliance"}
    gold = {"kind": "paragraph", "primary": "none", "labels": ["alliance"], "equal": False}
    assert judge("passages", found, gold) == {
        "kind": True,
        "governance": False,
        "governance, any label": True,
    }
    assert judge("passages", found, gold | {"equal": True})["governance"]


def write_gold(folder, **layers):
    (folder / "promise.txt").write_text(TEXT, encoding="utf-8")
    content = {"document": {"title": "An old promise", "authors": [], "published": None}, **layers}
    (folder / "promise.gold.json").write_text(json.dumps(content), encoding="utf-8")


def test_a_folder_is_scored(tmp_path):
    start = TEXT.index("North")
    treaty = row(start, start + 21, text="North Atlantic Treaty", year=1949)
    treaty["treaty_id"] = "north-atlantic-treaty-1949"
    first = TEXT.index("4 April")
    day = row(first, first + 12, text="4 April 1949", kind="date")
    day |= {"earliest": "1949-04-04", "latest": "1949-04-04"}
    write_gold(tmp_path, treaties=[treaty, row(0, 2, text="An") | treaty | row(0, 2, text="An")],
               dates=[day], dates_optional=[row(TEXT.index("summer"), len(TEXT) - 2)])  # fmt: skip
    scores = score(tmp_path)
    layers = {layer.layer: layer for layer in scores.layers}
    assert layers["treaties"].recall.value == 0.5
    assert layers["treaties"].values["identity"].value == 1
    assert layers["dates"].f1.value == 1
    assert scores.metadata == {"title": 1, "authors": 1, "published": 1}
    assert [mistake.kind for mistake in scores.mistakes if mistake.layer == "treaties"] == [
        "missed"
    ]


def test_what_no_register_has_is_counted_apart(tmp_path):
    start = TEXT.index("North")
    known = row(start, start + 21, text="North Atlantic Treaty", registered=False)
    known["treaty_id"] = "unregistered:north-atlantic-treaty-1949"
    missed = row(0, 2, text="An", registered=False) | {"treaty_id": "unregistered:an"}
    write_gold(tmp_path, treaties=[known, missed])
    layers = {layer.layer: layer for layer in score(tmp_path).layers}
    assert layers["treaties"].unregistered.value == 0.5
    assert layers["treaties"].false_in_100 == 0
    assert layers["dates"].unregistered is None


def test_an_offset_that_does_not_fit_its_text(tmp_path):
    write_gold(tmp_path, dates=[row(0, 4, text="1949")])
    with pytest.raises(UsageError, match="says '1949', the text there is 'An o'"):
        load_gold(tmp_path)


def test_no_annotated_article(tmp_path):
    with pytest.raises(UsageError, match=r"gold\.json"):
        load_gold(tmp_path)
