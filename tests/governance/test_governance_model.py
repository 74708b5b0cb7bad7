"""A model predicts the same in any company, says why, and cannot be tampered with."""

import dataclasses
import json
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docanalyze.errors import ModelError
from docanalyze.governance import labels_of, load_estimators, load_model, save_model
from docanalyze.governance.embedding import load_embedding

TEXTS = [
    "Rain fell on the roses.",
    "",
    "An oven, \U0001f35e and dough — e\u0301clair.",
    "مطر غزير",
    "Wind.",
]


def learned_from(features, texts):
    """The columns that scikit-learn saw: common words as the sum of their vectors."""
    matrix = features.matrix(texts, [None] * len(texts)).toarray()
    own = features.width_of_own
    return np.hstack([matrix[:, :own], matrix[:, own:] @ load_embedding().vectors])


def rewrite(folder, **changes):
    path = folder / "model.json"
    description = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps(description), encoding="utf-8")


def test_a_saved_model_predicts_the_very_same(foreign_result, foreign_folder):
    loaded = load_model(foreign_folder)
    assert loaded.predict(TEXTS) == foreign_result.model.predict(TEXTS)
    assert loaded.threshold == foreign_result.model.threshold
    assert labels_of(foreign_folder) == loaded.labels


def test_predictions_do_not_depend_on_the_company(foreign_result):
    model = foreign_result.model
    together = model.predict(TEXTS)
    assert together == [model.predict([text])[0] for text in TEXTS]
    assert together[::-1] == model.predict(TEXTS[::-1])


def test_the_linear_weights_agree_with_scikit_learn(foreign_result, foreign_folder):
    model, estimators = foreign_result.model, load_estimators(foreign_folder)
    theirs = estimators["classifier"].decision_function(learned_from(model.features, TEXTS))
    order = [estimators["classifier"].classes_.tolist().index(label) for label in model.labels]
    ours = model.layer.scores(model.features.matrix(TEXTS, [None] * len(TEXTS)))
    assert ours == pytest.approx(theirs[:, order], abs=1e-4)


def test_like_passages_vote(foreign_result):
    model = foreign_result.model
    mute = dataclasses.replace(model.likeness.labels, weights=0 * model.likeness.labels.weights)
    alone = dataclasses.replace(model, likeness=dataclasses.replace(model.likeness, labels=mute))
    texts = foreign_result.material.examples.texts[:12]
    right = foreign_result.material.examples.primary[:12]
    rows = np.arange(12)
    surer = model.predict_proba(texts)[rows, right] > alone.predict_proba(texts)[rows, right]
    assert surer.all()


def test_a_prediction_is_consistent(foreign_result):
    for prediction in foreign_result.model.predict(TEXTS):
        ranked = sorted(prediction.probabilities.values(), reverse=True)
        assert sum(ranked) == pytest.approx(1)
        assert [prediction.probability, prediction.second_probability] == ranked[:2]
        assert prediction.label in prediction.labels
        assert list(prediction.probabilities) == list(foreign_result.model.labels)


def test_evidence_is_in_the_text_and_speaks_for_the_label(foreign_result):
    text = "After supper the roses were pruned beside the hedge."
    prediction = foreign_result.model.predict([text])[0]
    assert prediction.label == "garden"
    assert prediction.evidence
    assert all(term in text.lower() for term in prediction.evidence)
    assert any("roses" in term or "pruned" in term for term in prediction.evidence)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.none() | st.text(max_size=40))
def test_any_text_gets_a_label(foreign_result, text, heading):
    prediction = foreign_result.model.predict([text], [heading])[0]
    assert prediction.label in foreign_result.model.labels
    assert sum(prediction.probabilities.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    "name", ["features.json", "weights.npz", "estimators.skops", "metrics.json"]
)
def test_a_changed_or_missing_file_is_refused(foreign_folder, name):
    path = foreign_folder / name
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ModelError, match=f"{name} was changed"):
        load_model(foreign_folder)
    path.unlink()
    with pytest.raises(ModelError, match=f"{name} is missing"):
        load_model(foreign_folder)


def test_a_changed_description_is_refused(foreign_folder):
    rewrite(foreign_folder, labels=["kitchen", "garden", "weather"])
    with pytest.raises(ModelError, match="was changed after the model was saved"):
        load_model(foreign_folder)


def test_the_card_may_be_edited(foreign_folder):
    foreign_folder.joinpath("README.md").write_text("# My own words", encoding="utf-8")
    assert load_model(foreign_folder).labels


def test_a_folder_without_a_model_and_a_model_of_the_future_are_told_apart(
    foreign_folder, tmp_path
):
    with pytest.raises(ModelError, match=r"no model\.json"):
        load_model(tmp_path / "nowhere")
    rewrite(foreign_folder, form=99)
    with pytest.raises(ModelError, match="form 99"):
        load_model(foreign_folder)
    foreign_folder.joinpath("model.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="not JSON"):
        load_model(foreign_folder)


def with_version(folder, version):
    """Change the version that a model says it was made by, hash and all."""
    from docanalyze.governance import model_folder

    description = json.loads(folder.joinpath("model.json").read_text(encoding="utf-8"))
    versions = description["versions"] | {"scikit-learn": version}
    rewrite(folder, versions=versions)
    description["versions"] = versions
    rewrite(folder, digest=model_folder.digest_of(description))


def test_another_scikit_learn_neither_breaks_nor_changes_predictions(
    foreign_result, foreign_folder
):
    with_version(foreign_folder, "0.24.2")
    assert load_model(foreign_folder).predict(TEXTS) == foreign_result.model.predict(TEXTS)


def test_estimators_of_another_scikit_learn_are_refused_unless_told(foreign_folder):
    with_version(foreign_folder, "0.24.2")
    with pytest.raises(ModelError, match=r"made by scikit-learn 0\.24\.2"):
        load_estimators(foreign_folder)
    assert load_estimators(foreign_folder, any_version=True)["classifier"] is not None


def test_estimators_of_types_that_are_not_trusted_are_refused(foreign_result, foreign_folder):
    stranger = dataclasses.replace(foreign_result, classifier=subprocess.Popen)
    save_model(stranger, foreign_folder)
    with pytest.raises(ModelError, match="not trusted"):
        load_estimators(foreign_folder)


def test_a_model_replaces_an_earlier_one_whole(foreign_result, foreign_folder):
    foreign_folder.joinpath("left-over.txt").write_text("old", encoding="utf-8")
    save_model(foreign_result, foreign_folder)
    assert not foreign_folder.joinpath("left-over.txt").exists()
    assert not list(foreign_folder.parent.glob(".*"))


def test_predicting_needs_no_heavy_library(foreign_folder):
    program = (
        "import sys, docanalyze.governance as g;"
        f"g.load_model({str(foreign_folder)!r}).predict(['Rain.']);"
        "print([n for n in ('sklearn', 'scipy', 'skops', 'pandas', 'spacy') if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
