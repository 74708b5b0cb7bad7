"""What was said on the page, put into exported tables, and how the right id is found."""

import json

import pandas as pd
import pytest

import docanalyze
from docanalyze.cli import main
from docanalyze.errors import UsageError
from docanalyze.register import load_register
from docanalyze.review.corrections import Correction, Corrections
from docanalyze.review.decisions import Choice, Conflict, Decisions
from docanalyze.review.lookup import Lookup
from docanalyze.tables.parquet import read_batches

TREATY = "treaty-of-tlatelolco-1967"


def rows_of(output, table):
    path = output / "tables" / f"{table}.parquet"
    return [row for rows in read_batches(path) for row in rows]


def exported(output, table):
    folder = docanalyze.export(output, "jsonl", corrected=True).folder
    lines = (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    return {(row["doc_id"], row["start"]): row for row in map(json.loads, lines)}


@pytest.fixture
def corrections(output):
    return Corrections(output / "review" / "corrections.jsonl", "AB")


def test_a_treaty_gets_what_the_register_knows_of_the_right_one(output, corrections):
    first, second, third, *others = rows_of(output, "treaties")
    corrections.record("treaties", first, Correction("is", TREATY, "Treaty of Tlatelolco"), 0)
    corrections.record("treaties", second, Correction("unknown", note="Of 1990"), 0)
    corrections.record("treaties", third, Correction("not"), 0)
    found = exported(output, "treaties")
    right = found[first["doc_id"], first["start"]]
    known = load_register().treaties[TREATY]
    assert (right["treaty_id"], right["title"], right["year"]) == (TREATY, known.name, 1967)
    assert (right["text"], right["method"], right["confidence"]) == (first["text"], "human", None)
    unknown = found[second["doc_id"], second["start"]]
    assert (unknown["treaty_id"], unknown["title"], unknown["registered"]) == (None, None, False)
    assert (third["doc_id"], third["start"]) not in found
    for row in others:
        assert found[row["doc_id"], row["start"]] == row
    # The tables of the run are as it wrote them.
    assert rows_of(output, "treaties")[0] == first


def test_a_speaker_takes_the_place_of_another_with_all_that_was_said_of_that_one(
    output, corrections
):
    row = next(row for row in rows_of(output, "quotations") if row["speaker_role"])
    right = Correction("is", "org:united-nations", "United Nations")
    corrections.record("quotations", row, right, 0)
    found = exported(output, "quotations")[row["doc_id"], row["start"]]
    assert found["speaker"] == "United Nations"
    assert found["speaker_id"] == "org:united-nations"
    assert (found["speaker_role"], found["speaker_state"]) == (None, None)
    assert (found["cue"], found["method"]) == (row["cue"], "human")


def test_labels_stand_in_the_tables(output):
    decisions = Decisions(output / "review" / "labels.jsonl", None)
    passage = next(row for row in rows_of(output, "passages") if row["governance_model"])
    decisions.record(passage, Choice("networked_governance"), 0, "suggest")
    folder = docanalyze.export(output, "csv", corrected=True).folder
    frame = pd.read_csv(folder / "passages.csv").set_index("passage_id")
    assert frame["human_label"].dropna().to_dict() == {
        passage["passage_id"]: "networked_governance"
    }
    assert frame.loc[passage["passage_id"], "governance_model"] == passage["governance_model"]


def test_a_correction_can_be_changed_and_taken_back(output, corrections):
    row = rows_of(output, "treaties")[0]
    corrections.record("treaties", row, Correction("not"), 0)
    other = Corrections(corrections.path, "CD")
    with pytest.raises(Conflict) as conflict:
        other.record("treaties", row, Correction("unknown"), 0)
    assert conflict.value.theirs["coder"] == "AB"
    other.record("treaties", row, Correction("unknown"), 1)
    assert [one["verdict"] for one in Corrections(corrections.path).standing] == ["unknown"]
    other.undo("treaties", row, 2)
    assert [one["verdict"] for one in Corrections(corrections.path).standing] == ["not"]


def test_without_corrections_there_is_nothing_to_export(output, capsys):
    with pytest.raises(UsageError, match="nothing was labelled or corrected"):
        docanalyze.export(output, "csv", corrected=True)
    with pytest.raises(SystemExit) as ended:
        main(["export", str(output), "--format", "csv", "--corrected"])
    assert ended.value.code == 2
    assert "docanalyze review" in capsys.readouterr().err


@pytest.fixture(scope="module")
def lookup():
    return Lookup(load_register())


@pytest.mark.parametrize(
    ("words", "treaty_id"),
    [
        ("tlatelolco", TREATY),
        ("NATO treaty 1949", "north-atlantic-treaty-1949"),
        ("rio treaty", "rio-treaty-1947"),
        ("north-atlantic-treaty-1949", "north-atlantic-treaty-1949"),
        ("  North   ATLANTIC treaty ", "north-atlantic-treaty-1949"),
    ],
)
def test_a_treaty_is_found_by_any_of_its_names(lookup, words, treaty_id):
    found = [one.id for one in lookup.treaties(words)]
    assert treaty_id in found[:3], found


@pytest.mark.parametrize(
    ("words", "speaker_id"),
    [
        ("united nations", "org:united-nations"),
        ("côte d'ivoire", "state:CIV"),
        ("nato", "org:nato"),
    ],
)
def test_who_speaks_is_found_by_name(lookup, words, speaker_id):
    assert lookup.speakers(words)[0].id == speaker_id
    assert lookup.speaker(speaker_id).id == speaker_id


@pytest.mark.parametrize("words", ["", "   ", "qqqq"])
def test_nothing_is_found_for_nothing(lookup, words):
    assert lookup.treaties(words) == lookup.speakers(words) == []
