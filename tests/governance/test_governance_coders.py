"""Several coders: how far they agree, and how one label is made of theirs."""

import json

import pytest

from docanalyze.errors import LabelFileError
from docanalyze.governance import measure_agreement, read_labels, settle_coders
from docanalyze.governance.agreement import cohen_kappa, krippendorff_alpha


def labels_file(tmp_path, codings, name="labels.jsonl"):
    path = tmp_path / name
    rows = (
        {"text": text, "label": label, **({"coder": coder} if coder else {})}
        for text, coder, label in codings
    )
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


CODINGS = [
    ("Voted.", "a", "none"),
    ("Voted.", "b", "alliance"),
    ("Voted.", "c", "alliance"),
    ("Tied.", "a", "none"),
    ("Tied.", "b", "alliance"),
    ("Alone.", "a", "none"),
]


def test_the_majority_counts_and_a_tie_is_equal(tmp_path):
    voted, tied, alone = settle_coders(read_labels([labels_file(tmp_path, CODINGS)]))
    assert (voted.label, voted.equal) == ("alliance", False)
    assert tied.equal
    assert set(tied.right_labels) == {"none", "alliance"}
    assert alone.label == "none"


def test_a_file_rules_where_coders_differ(tmp_path):
    passages = read_labels([labels_file(tmp_path, CODINGS)])
    ruling = labels_file(tmp_path, [("Voted.", "", "none"), ("Tied.", "", "alliance")], "r.jsonl")
    settled = settle_coders(passages, ruling)
    assert [(p.text, p.label, p.equal) for p in settled] == [
        ("Voted.", "none", False),
        ("Tied.", "alliance", False),
        ("Alone.", "none", False),
    ]


def test_a_file_that_leaves_a_case_open_is_refused(tmp_path):
    passages = read_labels([labels_file(tmp_path, CODINGS)])
    ruling = labels_file(tmp_path, [("Voted.", "", "none")], "r.jsonl")
    with pytest.raises(LabelFileError, match=r"1 passages where coders differ.*'Tied\.'"):
        settle_coders(passages, ruling)


def test_kappa_of_two_coders_is_that_of_the_textbook():
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    codings = [{"a": one, "b": two} for (one, two), n in table.items() for _ in range(n)]
    assert cohen_kappa(codings) == pytest.approx(0.4)


def test_alpha_of_three_coders_with_gaps_is_that_of_the_textbook():
    rows = {
        "a": "*****34121133*3",
        "b": "1*213343*******",
        "c": "**21344*21133*4",
    }
    codings = []
    for column in zip(*rows.values(), strict=True):
        given = {coder: value for coder, value in zip(rows, column, strict=True) if value != "*"}
        if len(given) > 1:
            codings.append(given)
    assert krippendorff_alpha(codings) == pytest.approx(0.691, abs=0.001)


def test_agreement_is_measured_by_label(tmp_path):
    codings = []
    for number in range(20):
        text = f"Passage {number}."
        label = ("none", "alliance", "regional_organisation")[number % 3]
        codings += [(text, "a", label), (text, "b", "none" if number == 1 else label)]
    agreement = measure_agreement(read_labels([labels_file(tmp_path, codings)]))
    assert (agreement.measure, agreement.count) == ("Cohen's kappa", 20)
    assert agreement.observed == pytest.approx(0.95)
    assert agreement.by_label["regional_organisation"] == pytest.approx(1)
    assert 0.8 < agreement.by_label["alliance"] < agreement.value < 1
    assert measure_agreement(read_labels([labels_file(tmp_path, [("One.", "a", "x")])])) is None
