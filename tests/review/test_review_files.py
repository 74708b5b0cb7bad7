"""What is decided is on the disk at once, whatever happens, and is a label file."""

import json
import multiprocessing
import os

import pytest

from docanalyze import read_labels
from docanalyze.errors import LabelFileError, OutputError, UsageError
from docanalyze.review.decisions import Choice, Conflict, Decisions, human_labels

PASSAGES = [
    {
        "passage_id": f"d{number}:0",
        "text": f"The members of league {number} promise to defend one another.",
        "heading": None,
        "doc_id": f"d{number}",
        "start": 0,
        "end": 57,
    }
    for number in range(40)
]
ONE, OTHER = PASSAGES[:2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "review" / "labels.jsonl"


def decide(decisions, passage, label, **more):
    version = decisions.version(passage["passage_id"])
    decisions.record(passage, Choice(label, **more), version, "suggest")


def test_a_label_file_is_what_train_reads(path):
    decisions = Decisions(path, "AB")
    decide(decisions, ONE, "alliance", second="none", equal=True, note="Or is it?")
    decide(decisions, OTHER, None)
    (passage,) = read_labels([path])
    assert (passage.text, passage.label, passage.coder) == (ONE["text"], "alliance", "AB")
    assert passage.right_labels == ("alliance", "none")
    assert (passage.doc_id, passage.start, passage.end) == ("d0", 0, 57)
    assert passage.drawn == "suggest"


def test_a_changed_decision_counts_and_an_undone_one_does_not(path):
    decisions = Decisions(path, None)
    decide(decisions, ONE, "alliance")
    decide(decisions, ONE, "none")
    decide(decisions, OTHER, "alliance")
    assert [one.label for one in read_labels([path])] == ["none", "alliance"]
    decisions.undo(ONE["passage_id"], 2)
    assert {one.label for one in read_labels([path])} == {"alliance"}
    assert decisions.of(ONE["passage_id"])["label"] == "alliance"
    decisions.undo(ONE["passage_id"], 3)
    assert decisions.of(ONE["passage_id"]) is None
    assert [one.text for one in read_labels([path])] == [OTHER["text"]]
    assert len(path.read_text(encoding="utf-8").splitlines()) == 5


def test_a_file_in_which_nothing_stands_is_no_label_file(path):
    decisions = Decisions(path, None)
    decide(decisions, ONE, None)
    with pytest.raises(LabelFileError, match="no labelled rows"):
        read_labels([path])


def test_a_review_goes_on_where_it_was(path):
    decide(Decisions(path, None), ONE, "alliance")
    again = Decisions(path, None)
    assert again.of(ONE["passage_id"])["label"] == "alliance"
    decide(again, OTHER, "none")
    assert len(read_labels([path])) == 2


def test_who_comes_second_is_asked(path):
    one, other = Decisions(path, None), Decisions(path, None)
    decide(one, ONE, "alliance")
    with pytest.raises(Conflict) as conflict:
        other.record(ONE, Choice("none"), 0, "suggest")
    assert conflict.value.theirs["label"] == "alliance"
    with pytest.raises(Conflict):
        other.undo(ONE["passage_id"], 0)
    assert [passage.label for passage in read_labels([path])] == ["alliance"]
    decide(other, ONE, "none")
    one.refresh()
    assert one.of(ONE["passage_id"])["label"] == "none"


def test_coders_do_not_disturb_one_another(path):
    decide(Decisions(path, "A"), ONE, "alliance")
    decide(Decisions(path, "B"), ONE, "none")
    decide(Decisions(path, "B"), OTHER, "none")
    assert {(p.coder, p.label) for p in read_labels([path])} == {
        ("A", "alliance"),
        ("B", "none"),
    }
    assert human_labels(path) == {OTHER["passage_id"]: "none"}


@pytest.mark.parametrize("rest", [b'{"decision": "label", "te', b'{"dec', b"{"])
def test_a_line_that_was_cut_off_is_no_loss(path, rest):
    decide(Decisions(path, None), ONE, "alliance")
    with path.open("ab") as file:
        file.write(rest)
    again = Decisions(path, None)
    assert again.of(ONE["passage_id"])["label"] == "alliance"
    decide(again, OTHER, "none")
    assert [passage.label for passage in read_labels([path])] == ["alliance", "none"]


def test_a_last_line_without_its_end_counts(path):
    decide(Decisions(path, None), ONE, "alliance")
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    again = Decisions(path, None)
    decide(again, OTHER, "none")
    assert [passage.label for passage in read_labels([path])] == ["alliance", "none"]


@pytest.mark.parametrize(
    "content",
    [
        "text,label\nA passage.,alliance\n",
        '{"text": "A passage.", "label": "alliance"}\n',
        "text,label",
        '{"text": "A passage."}',
    ],
)
def test_another_file_is_left_alone(tmp_path, content):
    path = tmp_path / "mine.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"mine\.jsonl"):
        Decisions(path, None)
    assert path.read_text(encoding="utf-8") == content


def test_what_cannot_be_saved_is_said_and_leaves_nothing(path, monkeypatch):
    decisions = Decisions(path, None)
    decide(decisions, ONE, "alliance")
    before = path.read_bytes()

    def full(file, line):
        os.pwrite(file, line[:20], len(before))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("docanalyze.review.journal.os.write", full)
    with pytest.raises(OutputError, match="nothing was saved"):
        decide(decisions, OTHER, "none")
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert decisions.of(OTHER["passage_id"]) is None
    decide(decisions, OTHER, "none")
    assert len(read_labels([path])) == 2


def test_a_file_that_another_program_shortened_is_not_written_on(path):
    decisions = Decisions(path, None)
    decide(decisions, ONE, "alliance")
    path.write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="shortened"):
        decide(decisions, OTHER, "none")


def _decide_all(path, own):
    decisions = Decisions(path, None)
    for passage in own:
        decisions.refresh()
        decide(decisions, passage, "alliance")


def test_processes_at_once_lose_nothing(path):
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=_decide_all, args=(path, PASSAGES[start::2])) for start in (0, 1)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        assert worker.exitcode == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(PASSAGES) == len({json.loads(line)["text"] for line in lines})


def test_killing_the_server_loses_nothing(serve, output, entries):
    """SIGKILL right after the answer: what was answered is there."""
    with serve(is_killed=True) as server:
        status, headers, _ = server.ask("GET", f"{server.path}next")
        assert status == 303
        address = headers["location"]
        origin = f"http://127.0.0.1:{server.port}"
        body = "version=0&label=alliance&action=label"
        assert server.ask("POST", address, body, Origin=origin)[0] == 303
    (entry,) = entries(output / "review" / "labels.jsonl")
    assert entry["label"] == "alliance"
    assert address.endswith(entry["passage_id"])
