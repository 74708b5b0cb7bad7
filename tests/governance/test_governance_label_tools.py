"""What annotation tools export is recognised by its content and read as a person labelled it."""

import json

import pytest

from docanalyze.errors import LabelFileError
from docanalyze.governance import read_labels

PRODIGY_OPTIONS = [{"id": "noise", "text": "Noise"}, {"id": "smell", "text": "Smell"}]


def lines(tmp_path, *rows, name="export.jsonl"):
    path = tmp_path / name
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def listed(tmp_path, *rows, name="export.json"):
    path = tmp_path / name
    path.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return path


def read(path):
    return [(p.text, p.label, p.labels, p.equal) for p in read_labels([path])]


def test_prodigy_choices(tmp_path):
    task = {"options": PRODIGY_OPTIONS, "_input_hash": 1, "_task_hash": 2, "_view_id": "choice"}
    path = lines(
        tmp_path,
        {**task, "text": "It hums.", "accept": ["noise"], "answer": "accept", "_annotator_id": "k"},
        {**task, "text": "It hums and reeks.", "accept": ["noise", "smell"], "answer": "accept"},
        {**task, "text": "No idea.", "accept": ["smell"], "answer": "ignore"},
        {**task, "text": "Wrong text.", "accept": [], "answer": "reject"},
        {**task, "text": "Skipped.", "accept": [], "answer": "accept"},
    )
    assert read(path) == [
        ("It hums.", "noise", None, False),
        ("It hums and reeks.", "noise", ("noise", "smell"), True),
    ]
    assert read_labels([path])[0].coder == "k"


def test_prodigy_yes_and_no_to_one_label(tmp_path):
    path = lines(
        tmp_path,
        {"text": "It hums.", "label": "noise", "answer": "accept"},
        {"text": "It is blue.", "label": "noise", "answer": "reject"},
    )
    assert [row[1] for row in read(path)] == ["noise", "not noise"]


def test_prodigy_no_to_one_of_several_labels_says_nothing(tmp_path):
    path = lines(
        tmp_path,
        {"text": "It hums.", "label": "noise", "answer": "accept", "meta": {"doc_id": "d7"}},
        {"text": "It is blue.", "label": "smell", "answer": "reject"},
    )
    assert [row[1] for row in read(path)] == ["noise"]
    assert read_labels([path])[0].doc_id == "d7"


@pytest.mark.parametrize(
    "row",
    [
        {"id": 1, "text": "It hums.", "label": ["noise"], "Comments": []},
        {"id": 1, "text": "It hums.", "labels": ["noise"], "annotation_approver": None, "meta": {}},
        {"id": 1, "text": "It hums.", "label": ["noise"], "labels": ["noise"], "meta": {}},
        {"text": "It hums.", "annotations": [{"label": "noise", "user": 1}]},
        {"text": "It hums.", "cats": {"noise": 1.0, "smell": 0.0}},
    ],
)
def test_doccano_and_its_like_in_every_shape(tmp_path, row):
    unlabelled = {key: [] if isinstance(value, list) else value for key, value in row.items()}
    unlabelled |= {"text": "Not yet.", **({"cats": {"noise": 0}} if "cats" in row else {})}
    for path in (lines(tmp_path, row, unlabelled), listed(tmp_path, row, unlabelled)):
        assert read(path) == [("It hums.", "noise", None, False)]


def test_doccano_with_several_labels(tmp_path):
    path = lines(tmp_path, {"text": "It hums and reeks.", "label": ["noise", "smell"]})
    assert read(path) == [("It hums and reeks.", "noise", ("noise", "smell"), True)]


def test_doccano_table(tmp_path):
    path = tmp_path / "all.csv"
    path.write_text("id,text,label\n1,It hums.,noise#smell\n2,It reeks.,smell\n", encoding="utf-8")
    assert [(row[1], row[2]) for row in read(path)] == [
        ("noise", ("noise", "smell")),
        ("smell", None),
    ]


def test_a_table_of_ones_own_may_have_hashes_in_labels(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("id,text,label\n1,It hums.,C#\n", encoding="utf-8")
    assert read(path) == [("It hums.", "C#", None, False)]


def annotation(*choices, name="kind", **rest):
    value = {"choices": list(choices)}
    result = {"type": "choices", "from_name": name, "to_name": "text", "value": value}
    return {"id": 5, "completed_by": {"email": "k@x.org"}, "result": [result], **rest}


def test_label_studio_json(tmp_path):
    path = listed(
        tmp_path,
        {
            "id": 1,
            "data": {"text": "It hums.", "doc_id": "d1"},
            "annotations": [annotation("noise"), annotation("smell", was_cancelled=True)],
            "predictions": [annotation("smell")],
        },
        {
            "id": 2,
            "data": {"text": "Both."},
            "annotations": [annotation("noise", "smell", completed_by=4)],
        },
        {"id": 3, "data": {"text": "Not yet."}, "annotations": []},
    )
    assert read(path) == [
        ("It hums.", "noise", None, False),
        ("Both.", "noise", ("noise", "smell"), True),
    ]
    first, second = read_labels([path])
    assert (first.coder, first.doc_id, second.coder) == ("k@x.org", "d1", "4")


CLOSING = {
    "annotator": 3,
    "annotation_id": 9,
    "created_at": "2033",
    "updated_at": "2033",
    "lead_time": 1.5,
}


def test_label_studio_json_min(tmp_path):
    path = listed(
        tmp_path,
        {"text": "It hums.", "page": "a", "id": 1, "kind": "noise", **CLOSING},
        {
            "text": "Both.",
            "page": "b",
            "id": 2,
            "kind": {"choices": ["noise", "smell"]},
            **CLOSING,
        },
        {"text": "Not yet.", "page": "b", "id": 3, **CLOSING},
    )
    assert [row[1:] for row in read(path)] == [
        ("noise", None, False),
        ("noise", ("noise", "smell"), True),
    ]


def test_label_studio_table(tmp_path):
    path = tmp_path / "project.csv"
    path.write_text(
        "text,id,kind,annotator,annotation_id,created_at,updated_at,lead_time\n"
        "It hums.,1,noise,3,9,2033,2033,1.5\n"
        'Both.,2,"{""choices"": [""noise"", ""smell""]}",3,9,2033,2033,1.5\n',
        encoding="utf-8",
    )
    assert [row[1:3] for row in read(path)] == [("noise", None), ("noise", ("noise", "smell"))]


def test_two_annotators_are_two_coders(tmp_path):
    task = {"id": 1, "data": {"text": "It hums."}}
    answers = [annotation("noise"), annotation("smell", completed_by={"id": 8})]
    passages = read_labels([listed(tmp_path, {**task, "annotations": answers})])
    assert [(p.coder, p.label) for p in passages] == [("k@x.org", "noise"), ("8", "smell")]


SPAN = {"start": 0, "end": 2, "labels": ["noise"]}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "It hums.", "label": [[0, 2, "noise"]]}, "stretches inside a text"),
        ({"text": "It hums.", "answer": "accept", "spans": [{"start": 0}]}, "stretches inside"),
        ({"text": "It hums.", "annotations": [{"label": 3, "user": 1}]}, "the number 3"),
        ({"text": "It hums.", "cats": {"noise": "yes"}}, "cats gives a label 'yes'"),
        (
            {"data": {"text": "x"}, "annotations": [{"result": [{"value": SPAN}]}]},
            "stretches inside a text",
        ),
        (
            {"data": {"title": "x", "body": "y"}, "annotations": [annotation("noise")]},
            "which field holds the text",
        ),
        (
            {
                "data": {"text": "x"},
                "annotations": [
                    {
                        "result": [
                            *annotation("noise")["result"],
                            *annotation("loud", name="how")["result"],
                        ]
                    }
                ],
            },
            "several questions, 'kind' and 'how'",
        ),
        ({"text": "x", "id": 1, "kind": "a", "how": "b", **CLOSING}, "which field holds the label"),
        ({"text": "", "label": ["noise"]}, "text is empty"),
        ({"text": "Nothing.", "label": []}, "no labelled rows"),
    ],
)
def test_an_export_that_cannot_be_used_is_named(tmp_path, row, said):
    with pytest.raises(LabelFileError, match=said) as caught:
        read_labels([lines(tmp_path, row)])
    assert "export.jsonl" in str(caught.value)
