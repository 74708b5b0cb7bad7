"""Train a classifier on the reviewed labels and compare it with that of the run.

Runs in a process of its own (``python -m docanalyze.review.retraining_child FOLDER``), so that the
page answers meanwhile. ``FOLDER/job.json`` says what to do; progress, results and what went wrong
are left beside it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from docanalyze.errors import DocanalyzeError
from docanalyze.files import json_text, write_text
from docanalyze.governance import LabelledPassage, Prediction, TrainingResult, read_labels, train
from docanalyze.labelling.passages import labelled_by_run
from docanalyze.labelling.suggesting import classifier_of

__all__ = ["JOB", "MODEL", "PREDICTIONS", "PROGRESS", "RESULT", "main"]

JOB, PROGRESS, RESULT = "job.json", "progress.json", "result.json"
PREDICTIONS, MODEL = "predictions.parquet", "classifier"
TOGETHER = 500
MOST_CHANGES = 200


def main(folder: Path) -> int:
    """Do the job; return the exit code of the process."""
    job = json.loads((folder / JOB).read_text(encoding="utf-8"))
    try:
        result = _retrain(folder, job)
    except DocanalyzeError as error:
        result = {"error": str(error)}
    write_text(folder / RESULT, json_text(result))
    return 1 if "error" in result else 0


def _retrain(folder: Path, job: Mapping[str, Any]) -> dict[str, Any]:
    _say(folder, "reading the labels")
    own = read_labels([job["labels"]])
    _say(folder, "training, and testing on passages held out")
    trained = train(
        [job["labels"], *job["further"]],
        with_shipped=job["with_shipped"],
        output=folder / MODEL,
    )
    passages = labelled_by_run(job["output"], ["passage_id"])
    after = _predicted(folder, trained, passages)
    after.to_parquet(folder / PREDICTIONS, index=False)
    before = dict(zip(passages["text"], passages["governance_model"], strict=True))
    known = classifier_of(job["output"])
    seen = known.seen if known is not None else None
    fresh = [
        one for one in own if one.text in before and not (seen and seen.has_text([one.text])[0])
    ]
    judged = _judged(fresh, before, _held_out(trained))
    return {
        "n_labels": len(own),
        "report": trained.report_text(),
        "labels": _by_label(trained.model.labels, passages, after, judged),
        "compared": len(judged),
        "right_before": sum(one["before"] for one in judged),
        "right_after": sum(one["after"] for one in judged),
        **_changes(passages, after),
    }


def _say(folder: Path, stage: str) -> None:
    write_text(folder / PROGRESS, json_text({"stage": stage}))


def _predicted(folder: Path, trained: TrainingResult, passages: pd.DataFrame) -> pd.DataFrame:
    """Return what the new classifier says of each passage of the run."""
    texts = passages["text"].tolist()
    headings = passages["heading"].astype(object).where(passages["heading"].notna(), None).tolist()
    found: list[Prediction] = []
    for first in range(0, len(texts), TOGETHER):
        _say(folder, f"asking about the passages of the run: {first:,} of {len(texts):,}")
        some = slice(first, first + TOGETHER)
        found += trained.model.predict(texts[some], headings[some])
    return pd.DataFrame(
        {
            "passage_id": passages["passage_id"].tolist(),
            "governance_model": [one.label for one in found],
            "probability": [one.probability for one in found],
            "second_model": [one.second for one in found],
            "second_probability": [one.second_probability for one in found],
            "evidence": [one.evidence for one in found],
        }
    )


def _held_out(trained: TrainingResult) -> dict[str, str]:
    """Return what a classifier said of each passage that had not seen its article."""
    material = trained.material
    chosen = material.held_out.scores.argmax(axis=1)
    return {
        material.passages[row].text: material.examples.labels[place]
        for row, place in zip(material.held_out.rows.tolist(), chosen.tolist(), strict=True)
    }


def _judged(
    own: Iterable[LabelledPassage], before: Mapping[str, str], after: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return for each reviewed passage whether either classifier has it right."""
    return [
        {
            "label": passage.label,
            "before": before[passage.text] in passage.right_labels,
            "after": after[passage.text] in passage.right_labels,
        }
        for passage in own
        if passage.text in after
    ]


def _by_label(
    labels: Sequence[str],
    passages: pd.DataFrame,
    after: pd.DataFrame,
    judged: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    counts_before = Counter(passages["governance_model"])
    counts_after = Counter(after["governance_model"])
    every = dict.fromkeys([*labels, *sorted(counts_before)])
    return [
        {
            "label": label,
            "before": counts_before[label],
            "after": counts_after[label],
            "labelled": sum(one["label"] == label for one in judged),
            "right_before": sum(one["before"] for one in judged if one["label"] == label),
            "right_after": sum(one["after"] for one in judged if one["label"] == label),
        }
        for label in every
    ]


def _changes(passages: pd.DataFrame, after: pd.DataFrame) -> dict[str, Any]:
    """Return the passages about which the new classifier thinks otherwise, the surest first."""
    both = passages.reset_index(drop=True).join(after.add_prefix("new_"))
    changed = both[both["governance_model"] != both["new_governance_model"]]
    shown = changed.sort_values("new_probability", ascending=False, kind="stable")
    return {
        "changed": len(changed),
        "of": len(passages),
        "changes": [
            {
                "passage_id": row["passage_id"],
                "text": row["text"],
                "before": row["governance_model"],
                "probability_before": float(row["probability"]),
                "after": row["new_governance_model"],
                "probability_after": float(row["new_probability"]),
                "evidence": list(row["new_evidence"]),
            }
            for row in shown.head(MOST_CHANGES).to_dict("records")
        ],
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
