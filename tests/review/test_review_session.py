"""Which passages are labelled next, before and after a retraining, and when a run has changed."""

import json
import shutil

import pandas as pd
import pytest

from docanalyze import load, load_model
from docanalyze.review.decisions import Choice
from docanalyze.review.session import ReviewSession
from docanalyze.shipped import shipped_path


def begin(output, drawn="suggest", count=4):
    return ReviewSession.begin(
        output,
        labels=None,
        coder=None,
        count=count,
        drawn=drawn,
        further=[],
        with_shipped=True,
    )


def decide(session, passage_id):
    page = session.material.page_of(passage_id)
    session.decisions.record(page.passage(passage_id), Choice("none"), 0, "suggest")


def a_round(output, passages, **changed):
    """Leave a round behind, as retraining does, without the training."""
    folder = output / "review" / "rounds" / "001"
    folder.mkdir(parents=True)
    shutil.copytree(shipped_path("models/governance"), folder / "classifier")
    frame = passages[["passage_id", "governance_model", "probability"]].assign(
        second_model="none", second_probability=0.0, evidence=[["word"]] * len(passages)
    )
    for name, value in changed.items():
        frame[name] = value
    frame.to_parquet(folder / "predictions.parquet")
    (folder / "result.json").write_text(json.dumps({"n_labels": 1}), encoding="utf-8")
    return folder


@pytest.fixture
def passages(output):
    frame = load(output).passages
    return frame[frame["governance_model"].notna()]


def test_what_was_decided_is_not_asked_again(output):
    session = begin(output)
    first = list(session.queue.passage_ids)
    assert len(first) == 4
    for passage_id in first[:2]:
        decide(session, passage_id)
    assert session.queue.after(None, session.is_decided) == first[2]
    again = begin(output)
    assert not set(first[:2]) & set(again.queue.passage_ids)
    assert again.extend_queue() == 4
    assert len(set(again.queue.passage_ids)) == 8


def test_a_random_sample_goes_on_with_the_same_draw(output):
    session = begin(output, "sample")
    first = list(session.queue.passage_ids)
    decide(session, first[0])
    assert begin(output, "sample").queue.passage_ids[:3] == first[1:]


def test_after_a_round_its_classifier_is_asked(output, passages):
    chosen = passages["passage_id"].iloc[-1]
    unsure = passages["passage_id"] == chosen
    a_round(output, passages, probability=[0.2 if one else 0.99 for one in unsure])
    session = begin(output, count=1)
    if load_model().seen.has_like([passages["text"].iloc[-1]]) == [False]:
        assert session.queue.passage_ids == [chosen]
    prediction = session.prediction(chosen)
    assert prediction.by == "the classifier of round 1"
    assert prediction.fields["probability"] == 0.2


def test_passages_new_since_a_round_are_known_from_the_run(output, passages):
    a_round(output, passages.iloc[1:])
    session = begin(output)
    prediction = session.prediction(passages["passage_id"].iloc[0])
    assert prediction.by == "the classifier of the run"
    assert prediction.fields["governance_model"] == passages["governance_model"].iloc[0]


@pytest.mark.parametrize("gone", ["classifier", "predictions.parquet"])
def test_a_round_that_somebody_took_away_does_not_count(output, passages, gone):
    folder = a_round(output, passages)
    path = folder / gone
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    session = begin(output)
    assert session.retraining.newest() is None
    assert len(session.queue.passage_ids) == 4


def test_rounds_that_were_broken_off_are_no_rounds(output):
    (output / "review" / "rounds" / "001").mkdir(parents=True)
    session = begin(output)
    assert session.retraining.rounds == []
    session.retraining.start()
    assert session.retraining.is_running
    session.retraining.stop()
    assert not session.retraining.is_running
    assert (output / "review" / "rounds" / "002" / "job.json").is_file()


def test_the_labels_are_those_of_the_classifier_or_as_given(output):
    session = begin(output)
    assert session.material.labels == load_model().labels
    record = json.loads((output / "run.json").read_text(encoding="utf-8"))
    record["configuration"]["classifier"] = "gone"
    (output / "run.json").write_text(json.dumps(record), encoding="utf-8")
    frame = pd.read_parquet(output / "tables" / "passages.parquet")
    assert set(frame["governance_model"].dropna()) <= set(begin(output).material.labels)
