"""A small foreign task: passages about a garden, a kitchen and the weather."""

import json

import pytest

from docanalyze.governance import LabelledPassage, save_model, train_classifier

TOPICS = {
    "garden": (
        ("the roses", "tulips", "an old hedge", "our lawn", "two apple trees", "her flower beds"),
        ("had been pruned", "needed raking", "grew past the fence", "wanted weeding"),
    ),
    "kitchen": (
        ("the soup", "sliced onions", "his dough", "warm bread", "a roast", "some cake"),
        ("simmered in the pot", "came out of the oven", "tasted of salt", "cooled on a plate"),
    ),
    "weather": (
        ("the rain", "low clouds", "a storm", "cold wind", "some hail", "thick fog"),
        ("blew in from the sea", "hid the sun", "fell all night", "cleared by noon"),
    ),
}


def passages_of(topics):
    """A diary a day: two clauses on each topic, hardly ever the same two."""
    passages = []
    for day in range(28):
        for topic, (things, doings) in topics.items():
            one, other = things[day % len(things)], things[(day + 1 + day // 6) % len(things)]
            what, then = doings[day % len(doings)], doings[(day // 2) % len(doings)]
            text = f"{one} {what} while {other} {then}.".capitalize()
            passages.append(LabelledPassage(text=text, label=topic, doc_id=f"day {day}"))
    return passages


@pytest.fixture(scope="session")
def foreign_passages():
    return passages_of(TOPICS)


@pytest.fixture(scope="session")
def foreign_result(foreign_passages):
    return train_classifier(foreign_passages, seed=3)


@pytest.fixture
def foreign_folder(foreign_result, tmp_path):
    save_model(foreign_result, tmp_path / "model")
    return tmp_path / "model"


@pytest.fixture
def foreign_file(foreign_passages, tmp_path):
    path = tmp_path / "diaries.jsonl"
    rows = ({"text": p.text, "label": p.label, "doc_id": p.doc_id} for p in foreign_passages)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path
