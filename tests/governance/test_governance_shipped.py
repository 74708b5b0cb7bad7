"""The shipped classifier is whole, small, and knows the plain cases of the codebook."""

import json

import pytest

from docanalyze.governance import (
    LABELS,
    labels_of,
    load_estimators,
    load_model,
    read_labels,
    shipped_label_files,
)
from docanalyze.shipped import shipped_path

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def model():
    return load_model()


def test_it_has_the_labels_of_the_codebook_in_its_order(model):
    assert model.labels == labels_of() == LABELS
    assert [f"p_{model.slugs[label]}" for label in LABELS] == [f"p_{label}" for label in LABELS]


def test_it_is_small_and_its_card_is_a_card():
    folder = shipped_path("models/governance")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 15 * MEGABYTE
    card = folder.joinpath("README.md").read_text(encoding="utf-8")
    assert card.startswith("---\nlibrary_name: docanalyze\n")
    assert "## Limits" in card


def test_it_was_measured_above_what_is_simpler():
    path = shipped_path("models/governance") / "metrics.json"
    metrics = json.loads(path.read_text(encoding="utf-8"))
    strict = metrics["scores"]["strict"]["value"]
    assert strict > 0.7
    assert metrics["scores"]["calibration_error"] < 0.05
    for baseline in metrics["baselines"].values():
        assert strict > baseline["strict"]["value"] + 0.05


def test_its_estimators_load():
    assert set(load_estimators(any_version=True)["claims"]) == set(LABELS) - {"none"}


def test_the_shipped_labels_can_be_read():
    assert len(read_labels(shipped_label_files())) >= 500


PLAIN_CASES = {
    "alliance": "The pact binds its members to treat an armed attack on one as an attack on all, "
    "and the American garrison is there to deter it.",
    "universal_institution": "The Security Council can act for every member of the United Nations "
    "against whoever breaks the Charter, if no permanent member uses its veto.",
    "great_power_politics": "The balance of power between the rival empires, their spheres of "
    "influence and their arms race decided what small states could do.",
    "none": "She was born in Lyon, studied law, married a doctor and kept a diary all her life.",
}


@pytest.mark.parametrize(("label", "text"), PLAIN_CASES.items())
def test_plain_cases(model, label, text):
    prediction = model.predict([text])[0]
    assert prediction.label == label
    assert prediction.labels == ([] if label == "none" else prediction.labels)
    assert prediction.evidence
