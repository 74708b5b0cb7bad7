"""The user's own labels on a run: drawn blind, used for figures that can be cited, or to go on."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from docanalyze import load, load_model, read_labels, run, sample, suggest, validate
from docanalyze.cells import unguarded
from docanalyze.errors import LabelFileError, OutputError, UsageError
from docanalyze.governance.grouping import group_texts
from docanalyze.labelling.estimation import estimate

DEV = Path(__file__).parents[2] / "corpus" / "gold" / "dev"


def read(path):
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")


@pytest.fixture(scope="module")
def passages(demo):
    frame = load(demo).passages
    return frame[frame["governance_model"].notna()]


@pytest.fixture(scope="module")
def unseen(tmp_path_factory):
    """A run over articles that the shipped classifier was not trained on."""
    folder = tmp_path_factory.mktemp("unseen")
    (folder / "articles").mkdir()
    for path in sorted(DEV.glob("*.txt"))[:6]:
        shutil.copy(path, folder / "articles")
    run([folder / "articles"], folder / "out")
    return folder / "out"


def filled(path, passages, target, **wrong):
    """Fill a sheet in as the classifier did, but for some labels."""
    labels = dict(zip(passages["text"], passages["governance_model"], strict=True))
    sheet = read(path)
    found = [labels[unguarded(text)] for text in sheet["text"]]
    sheet["human_label"] = [wrong.get(label, label) for label in found]
    sheet.to_csv(target, index=False, encoding="utf-8-sig")
    return target


def test_a_sample_hides_what_the_classifier_said(demo, passages, tmp_path):
    path = sample(demo, 40, path=tmp_path / "new" / "sample.csv", seed=5)
    sheet = read(path)
    assert list(sheet.columns) == [
        *("human_label", "text", "heading", "doc_id", "start", "end", "drawn"),
    ]
    assert len(sheet) == 40
    assert set(sheet["human_label"]) == {""}
    places = set(zip(passages["doc_id"], passages["start"].astype(str), strict=True))
    assert set(zip(sheet["doc_id"], sheet["start"], strict=True)) <= places


def test_the_seed_decides_the_sample(demo, tmp_path):
    texts = [
        tuple(read(sample(demo, 20, path=tmp_path / f"{n}.csv", seed=seed))["text"])
        for n, seed in enumerate((1, 1, 2))
    ]
    assert texts[0] == texts[1] != texts[2]


def test_a_sample_larger_than_the_collection_is_all_of_it(demo, passages, tmp_path):
    assert len(read(sample(demo, 10**6, path=tmp_path / "all.csv"))) == len(passages)


@pytest.mark.parametrize("choose", [sample, suggest])
def test_no_file_of_labels_is_overwritten(demo, tmp_path, choose):
    path = tmp_path / "mine.csv"
    path.write_text("text,human_label\nWork of a week.,none\n", encoding="utf-8")
    with pytest.raises(OutputError, match="there already"):
        choose(demo, 5, path=path)
    assert "Work of a week" in path.read_text(encoding="utf-8")
    with pytest.raises(UsageError, match=r"Name a file \.csv"):
        choose(demo, 5, path=tmp_path / "mine.xlsx")
    with pytest.raises(UsageError, match="not the output of a finished run"):
        choose(tmp_path, 5, path=tmp_path / "other.csv")
    with pytest.raises(UsageError, match="none"):
        choose(demo, 0, path=tmp_path / "other.csv")


def test_all_right_is_a_hundred_per_cent(demo, passages, tmp_path):
    sheet = sample(demo, 60, path=tmp_path / "s.csv")
    validation = validate(demo, [filled(sheet, passages, tmp_path / "filled.csv")])
    # Passages in the same words ("Madam President,") are one label.
    assert validation.count == read(sheet)["text"].nunique()
    assert validation.population == len(passages)
    assert validation.accuracy.value == 1
    assert 0.9 < validation.accuracy.low < 1
    for label in validation.labels:
        assert label.share.low <= label.predicted_share <= label.share.high
        assert label.share.value == pytest.approx(label.predicted_share)


def test_shares_are_corrected_where_the_classifier_errs_one_way(demo, passages, tmp_path):
    sheet = sample(demo, 120, path=tmp_path / "s.csv")
    path = filled(sheet, passages, tmp_path / "filled.csv", alliance="none")
    validation = validate(demo, [path])
    by_label = {label.label: label for label in validation.labels}
    assert by_label["alliance"].precision.value == 0
    assert by_label["alliance"].share.value == 0
    none = by_label["none"]
    both = none.predicted_share + by_label["alliance"].predicted_share
    assert none.share.value == pytest.approx(both)
    assert none.recall.value == pytest.approx(none.predicted_share / both)
    report = validation.report_text()
    assert "share corrected" in report
    assert "Olofsson" in report


def test_what_weakens_the_figures_is_said(demo, passages, tmp_path):
    path = filled(sample(demo, 30, path=tmp_path / "s.csv"), passages, tmp_path / "filled.csv")
    sheet = read(path)
    sheet.loc[:4, "human_label"] = ""
    sheet.loc[5:9, "drawn"] = ""
    sheet.loc[10, ["text", "doc_id"]] = ["Not of this run.", "d0"]
    sheet.to_csv(path, index=False)
    validation = validate(demo, [path])
    assert (validation.not_labelled, validation.not_drawn, validation.not_of_run) == (5, 5, 1)
    report = validation.report_text()
    for part in ("5 were not drawn", "5 rows have no label", "1 labelled passages are not in"):
        assert part in report


def test_labels_of_another_run_are_refused(demo, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("text,label\nOf another run.,none\n", encoding="utf-8")
    with pytest.raises(LabelFileError, match="None of the 1 labelled passages"):
        validate(demo, [path])


def test_an_empty_sample_is_refused(demo, tmp_path):
    with pytest.raises(LabelFileError, match="no labelled rows"):
        validate(demo, [sample(demo, 5, path=tmp_path / "s.csv")])


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    random = np.random.default_rng(4)
    labels, truth = ("a", "b", "c"), np.array([0.6, 0.3, 0.1])
    said = np.array([[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.1, 0.2, 0.7]])
    held, closer = [], []
    for seed in range(40):
        true = random.choice(3, 3000, p=truth)
        predicted = np.array([random.choice(3, p=said[one]) for one in true])
        drawn = random.choice(3000, 150, replace=False)
        counts = np.zeros((3, 3), dtype=np.int64)
        np.add.at(counts, (predicted[drawn], true[drawn]), 1)
        estimates, _ = estimate(labels, counts, np.bincount(predicted, minlength=3), seed)
        for place, label in enumerate(estimates):
            share = np.mean(true == place)
            held.append(label.share.low <= share <= label.share.high)
            closer.append(abs(label.share.value - share) < abs(label.predicted_share - share))
    assert np.mean(held) > 0.88
    assert np.mean(closer) > 0.6


def test_where_all_was_sampled_nothing_is_uncertain():
    counts = np.array([[8, 2], [1, 9]])
    estimates, accuracy = estimate(("a", "b"), counts, np.array([10, 10]))
    assert (accuracy.low, accuracy.value, accuracy.high) == (0.85, 0.85, 0.85)
    assert estimates[0].share.low == estimates[0].share.high == pytest.approx(0.45)
    assert estimates[0].recall.value == pytest.approx(8 / 9)


def test_suggestions_are_uncertain_unlike_and_new(unseen, tmp_path):
    passages = load(unseen).passages.dropna(subset=["governance_model"])
    path = suggest(unseen, 12, path=tmp_path / "next.csv")
    sheet = read(path)
    assert len(sheet) == 12
    assert set(sheet["human_label"]) == {""}
    assert len(set(group_texts(list(sheet["text"])))) == len(sheet)
    probabilities = passages.set_index("text")["probability"]
    chosen = [float(np.ravel(probabilities[text])[0]) for text in sheet["text"]]
    assert np.mean(chosen) < float(passages["probability"].mean())
    assert not any(load_model().seen.has_text(sheet["text"]))


def test_a_suggestion_is_a_label_file(unseen, tmp_path):
    path = suggest(unseen, 3, path=tmp_path / "next.csv")
    sheet = read(path)
    sheet["human_label"] = "none"
    sheet.to_csv(path, index=False)
    labelled = read_labels([path])
    assert {passage.drawn for passage in labelled} == {"suggest"}
    assert all(passage.doc_id and passage.end for passage in labelled)


def test_figures_can_be_written_as_json(demo, passages, tmp_path):
    from docanalyze.cli import main

    path = filled(sample(demo, 20, path=tmp_path / "s.csv"), passages, tmp_path / "filled.csv")
    with pytest.raises(SystemExit) as ended:
        main(["validate", str(demo), str(path), "--json", str(tmp_path / "figures.json")])
    assert not ended.value.code
    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert figures["accuracy"]["value"] == 1
