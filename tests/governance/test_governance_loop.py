"""Evaluate, compare, replace: fair to what each model has seen."""

import json
from dataclasses import replace

import numpy as np
import pytest

from docanalyze.errors import LabelFileError, ModelError, OutputError, UsageError
from docanalyze.governance import (
    LabelledPassage,
    compare,
    evaluate,
    load_model,
    save_model,
    train,
    train_classifier,
)
from docanalyze.governance.learning_curve import gain_of_doubling
from docanalyze.governance.seen import Seen
from docanalyze.governance.significance import mcnemar_exact, paired_test


def write(path, passages):
    rows = ({"text": p.text, "label": p.label, "doc_id": p.doc_id} for p in passages)
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def days(passages, numbers):
    wanted = {f"day {number}" for number in numbers}
    return [p for p in passages if p.doc_id in wanted]


@pytest.fixture(scope="module")
def early(foreign_passages):
    """A model of the first fourteen days."""
    return train_classifier(days(foreign_passages, range(14)), seed=3)


@pytest.fixture(scope="module")
def confused(foreign_passages):
    """A model of the same days that was told nonsense."""
    labels = ("garden", "kitchen", "weather")
    passages = days(foreign_passages, range(14))
    wrong = [replace(p, label=labels[n * n % 7 % 3]) for n, p in enumerate(passages)]
    return train_classifier(wrong, seed=3)


FRESH = [
    LabelledPassage(f"{text} {number} times.", label, doc_id=f"new {number}")
    for number in range(6)
    for text, label in (
        ("We pruned the roses and weeded beds", "garden"),
        ("Warm bread and onion soup came out", "kitchen"),
        ("Cold wind and thick fog blew in", "weather"),
    )
]


def test_a_model_is_evaluated_on_articles_that_it_has_not_seen(early, foreign_passages, tmp_path):
    labels = write(tmp_path / "labels.jsonl", [*days(foreign_passages, range(10)), *FRESH])
    evaluation = evaluate(early.model, [labels])
    assert evaluation.left_out == 30
    assert evaluation.scores.count == len(FRESH)
    assert evaluation.scores.strict.value > 0.8
    assert "30 more were left out" in evaluation.report_text()


def test_nothing_new_to_evaluate_on_is_said(early, foreign_passages, tmp_path):
    labels = write(tmp_path / "labels.jsonl", days(foreign_passages, range(5)))
    with pytest.raises(LabelFileError, match="trained on"):
        evaluate(early.model, [labels])


def test_a_label_that_the_model_does_not_know_is_wrong(early, tmp_path):
    odd = [replace(p, label="sea") if p.label == "weather" else p for p in FRESH]
    evaluation = evaluate(early.model, [write(tmp_path / "labels.jsonl", odd)])
    assert evaluation.unknown == {"sea": 6}
    assert evaluation.scores.strict.value < 0.7
    assert "sea (6)" in evaluation.report_text()


def test_what_was_seen_is_known_again_though_rewritten(foreign_passages):
    text = (
        "The gate of the lower garden was painted green in spring, and by the autumn the rain had "
        "taken half of it off again, so that we gave it up."
    )
    seen = Seen.of([LabelledPassage(text, "garden", doc_id="d1")])
    near = text.replace("half of it", "most of it")
    assert seen.has_like([text.upper(), near, foreign_passages[0].text]) == [True, True, False]
    same_article = LabelledPassage("Quite another sentence.", "garden", doc_id="d1")
    assert seen.has_article([same_article, foreign_passages[0]]) == [True, False]


def test_a_better_model_is_found_better_on_what_neither_has_seen(early, confused, tmp_path):
    comparison = compare(confused.model, early.model, [write(tmp_path / "fresh.jsonl", FRESH)])
    assert not comparison.refitted
    assert comparison.count == len(FRESH)
    assert comparison.test.difference.value > 0.3
    assert comparison.test.p_value < 0.05
    assert "B is better" in comparison.report_text()


def test_where_all_was_seen_both_are_trained_anew(
    early, foreign_result, foreign_passages, tmp_path
):
    labels = write(tmp_path / "all.jsonl", foreign_passages)
    comparison = compare(early.model, foreign_result.model, [labels])
    assert comparison.refitted
    assert comparison.count == len(foreign_passages)
    assert comparison.shares == (1.0, 1.0)
    assert "trained anew" in comparison.report_text()


def test_models_that_would_learn_the_same_are_not_compared(early, foreign_passages, tmp_path):
    labels = write(tmp_path / "labels.jsonl", days(foreign_passages, range(14)))
    with pytest.raises(LabelFileError, match="learn the same"):
        compare(early.model, early.model, [labels])


def test_a_model_that_does_not_say_what_it_saw_is_not_compared(early, tmp_path):
    silent = replace(early.model, seen=None)
    with pytest.raises(ModelError, match="does not say what it was trained on"):
        compare(silent, early.model, [write(tmp_path / "fresh.jsonl", FRESH)])


def test_mcnemar_is_that_of_the_binomial_distribution():
    assert mcnemar_exact(0, 0) == 1
    assert mcnemar_exact(5, 0) == pytest.approx(2 / 32)
    assert mcnemar_exact(3, 9) == pytest.approx(0.14599609375)


def test_a_paired_test_counts_what_one_alone_has_right():
    first = np.array([1, 1, 0, 0, 1, 0], dtype=bool)
    second = np.array([1, 0, 1, 1, 1, 0], dtype=bool)
    test = paired_test(first, second, np.arange(6))
    assert (test.both, test.only_first, test.only_second, test.neither) == (2, 1, 2, 1)
    assert test.difference.value == pytest.approx(1 / 6)
    assert test.difference.low <= test.difference.value <= test.difference.high


def test_a_model_is_not_replaced_unless_asked(early, foreign_file, tmp_path):
    save_model(early, tmp_path / "model")
    with pytest.raises(OutputError, match="--replace"):
        train([foreign_file], output=tmp_path / "model")


def test_a_better_model_is_not_replaced_unless_told(early, foreign_passages, tmp_path):
    target = tmp_path / "model"
    save_model(early, target)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    turned = {"garden": "kitchen", "kitchen": "weather", "weather": "garden"}
    late = [replace(p, label=turned[p.label]) for p in days(foreign_passages, range(14, 20))]
    labels = write(tmp_path / "bad.jsonl", [*days(foreign_passages, range(14)), *late])
    with pytest.raises(OutputError, match="better than the new one"):
        train([labels], output=target, replace=True, seed=3)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    train([labels], output=target, force=True)
    assert load_model(target).digest != early.model.digest


def test_a_model_that_is_no_better_is_replaced(early, foreign_file, tmp_path):
    target = tmp_path / "model"
    save_model(early, target)
    result = train([foreign_file], output=target, replace=True)
    assert load_model(target).digest
    assert len(load_model(target).seen.texts) == result.scores.count


def test_a_model_of_other_labels_is_not_replaced_unless_told(early, tmp_path):
    target = tmp_path / "model"
    save_model(early, target)
    other = [replace(p, label="in" if p.label == "kitchen" else "out") for p in FRESH]
    with pytest.raises(OutputError, match="has other labels"):
        train([write(tmp_path / "labels.jsonl", other)], output=target, replace=True)


def test_a_tampered_model_is_not_replaced_unless_told(early, foreign_file, tmp_path):
    target = tmp_path / "model"
    save_model(early, target)
    target.joinpath("weights.npz").write_bytes(b"0")
    with pytest.raises(OutputError, match="was changed"):
        train([foreign_file], output=target, replace=True)


def test_the_gain_of_more_labels_follows_the_curve():
    assert gain_of_doubling(((0.25, 0.6), (0.5, 0.7)), 0.775) == pytest.approx(0.056, abs=0.001)
    assert gain_of_doubling(((0.25, 0.8), (0.5, 0.8)), 0.8) == pytest.approx(0)
    assert gain_of_doubling(((0.25, 0.9), (0.5, 0.85)), 0.8) == 0
    assert gain_of_doubling(((0.5, 0.7),), 0.8) is None
    assert gain_of_doubling(((0.25, 0.6), (0.5, 0.7)), 1.0) is None


class Letters:
    """A stand-in for a sentence encoder: how often a text has each letter."""

    def __init__(self, letters="abcdefghijklmnopqrstuvwxyz"):
        self.letters = letters

    def encode(self, sentences):
        return np.array([[text.lower().count(a) for a in self.letters] for text in sentences])


def test_an_encoder_is_learned_from_and_needed_to_load(foreign_passages, tmp_path):
    result = train_classifier(foreign_passages, seed=3, encoder=Letters())
    save_model(result, tmp_path / "model")
    loaded = load_model(tmp_path / "model", encoder=Letters())
    texts = [p.text for p in FRESH]
    assert loaded.predict(texts) == result.model.predict(texts)
    assert loaded.predict_proba(texts) == pytest.approx(result.model.predict_proba(texts))
    words_alone = replace(loaded, encoded=None)
    assert words_alone.predict_proba(texts) != pytest.approx(loaded.predict_proba(texts))
    with pytest.raises(ModelError, match="not the encoder"):
        load_model(tmp_path / "model", encoder=Letters("zyxwvutsrqponmlkjihgfedcba"))


def test_an_encoder_that_gives_no_rows_is_refused(foreign_passages):
    class Broken:
        def encode(self, sentences):
            return [0.0] * len(sentences)

    with pytest.raises(UsageError, match="a row of numbers for each"):
        train_classifier(foreign_passages, encoder=Broken())
