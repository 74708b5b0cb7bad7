"""Label files are read as the output contract says, and refused with a sentence that helps."""

import json

import pytest

from docanalyze.errors import LabelFileError
from docanalyze.governance import read_labels

PASSAGE = "The members promise to defend one another."


def write(tmp_path, content, name="labels.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_text(content, encoding=encoding, newline="")
    return path


def rows_to_jsonl(tmp_path, *rows, name="labels.jsonl"):
    return write(tmp_path, "".join(f"{json.dumps(row)}\n" for row in rows), name)


def message_of(*paths):
    with pytest.raises(LabelFileError) as caught:
        read_labels(paths)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_json_lines_carry_every_column(tmp_path):
    path = rows_to_jsonl(
        tmp_path,
        {
            "text": PASSAGE,
            "label": "alliance",
            "labels": ["alliance", "regional_organisation"],
            "equal": True,
            "heading": "What was promised",
            "group": "treaties",
            "doc_id": "d01",
            "start": 4,
            "end": 46,
            "coder": "ana",
            "rule": "6",
        },
    )
    (passage,) = read_labels([path])
    assert passage.text == PASSAGE
    assert passage.labels == ("alliance", "regional_organisation")
    assert passage.right_labels == ("alliance", "regional_organisation")
    assert (passage.start, passage.end, passage.doc_id) == (4, 46, "d01")
    assert (passage.heading, passage.group, passage.coder) == (
        "What was promised",
        "treaties",
        "ana",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_csv_with_and_without_byte_order_mark(tmp_path, encoding):
    content = 'text,label,labels,equal\r\n"Élan, and more","a; b","a; b\\; c; d",TRUE\r\n'
    (passage,) = read_labels([write(tmp_path, content, encoding=encoding)])
    assert passage.text == "Élan, and more"
    assert passage.label == "a; b"
    assert passage.labels == ("a", "b; c", "d")
    assert passage.equal


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_csv_as_other_countries_save_it(tmp_path, delimiter):
    content = f"text{delimiter}label\nA claim, it seems.{delimiter}none\n"
    (passage,) = read_labels([write(tmp_path, content)])
    assert passage.text == "A claim, it seems."


@pytest.mark.parametrize("cell", ["=1+1", "+44", "-5 degrees", "@home", "\tindented", "'=quoted"])
def test_the_guard_against_spreadsheets_is_taken_off(tmp_path, cell):
    (passage,) = read_labels([write(tmp_path, f'text,label\n"\'{cell}",none\n')])
    assert passage.text == cell


def test_rows_that_a_spreadsheet_left_blank_are_passed_over(tmp_path):
    content = "text;label\r\nA claim.;none\r\n;\r\n \t;\r\n"
    assert len(read_labels([write(tmp_path, content)])) == 1


def test_an_apostrophe_that_guards_nothing_stays(tmp_path):
    (passage,) = read_labels([write(tmp_path, "text,label\n'Tis quiet,none\n")])
    assert passage.text == "'Tis quiet"


def test_rows_of_an_edited_table_without_a_human_label_are_passed_over(tmp_path):
    content = (
        "doc_id,text,governance_model,human_label\n"
        "d1,One passage.,alliance,\n"
        "d1,Another passage.,alliance,none\n"
    )
    (passage,) = read_labels([write(tmp_path, content, "passages.csv")])
    assert (passage.text, passage.label, passage.doc_id) == ("Another passage.", "none", "d1")


def test_primary_is_read_for_label(tmp_path):
    (passage,) = read_labels([rows_to_jsonl(tmp_path, {"text": PASSAGE, "primary": "alliance"})])
    assert passage.label == "alliance"


def test_numbers_may_be_labels(tmp_path):
    (passage,) = read_labels([rows_to_jsonl(tmp_path, {"text": PASSAGE, "label": 1})])
    assert passage.label == "1"


def test_half_a_surrogate_pair_becomes_the_replacement_character(tmp_path):
    path = write(tmp_path, '{"text": "broken \\ud800 pair", "label": "none"}\n', "labels.jsonl")
    (passage,) = read_labels([path])
    assert passage.text == "broken \N{REPLACEMENT CHARACTER} pair"


def test_files_are_read_in_order_and_repeats_count_once(tmp_path):
    first = rows_to_jsonl(tmp_path, {"text": "B.", "label": "none"}, name="1.jsonl")
    second = rows_to_jsonl(
        tmp_path, {"text": "A.", "label": "none"}, {"text": "B.", "label": "none"}, name="2.jsonl"
    )
    assert [passage.text for passage in read_labels([first, second])] == ["B.", "A."]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", "text,lable\nOne.,none\n", ["no column 'label'", "'lable'"]),
        ("a.csv", "passage,label\nOne.,none\n", ["no column 'text'"]),
        ("a.csv", "text,label\n", ["no labelled rows"]),
        ("a.csv", "text,human_label\nOne.,\n", ["no labelled rows"]),
        ("a.csv", "", ["empty"]),
        ("a.csv", "text,label\nOne.,none\n ,none\n", ["row 3", "text is empty"]),
        ("a.csv", "text,label\nOne.,\n", ["row 2", "no label"]),
        ("a.csv", 'text,label\n"One.,none\nTwo.,none\n', ["quotation mark is not closed"]),
        ("a.csv", "text,label\nOne, two.,none\n", ["row 2", "3 cells under 2 columns"]),
        ("a.csv", "text,label,start\nOne.,none,first\n", ["row 2", "start", "not a number"]),
        ("a.csv", "text,label,equal\nOne.,none,perhaps\n", ["row 2", "equal", "true or false"]),
        ("a.jsonl", '{"text": "One."}\n', ["line 1", "no column 'label'"]),
        ("a.jsonl", '{"text": "One.", "label": "none"\n', ["line 1", "not JSON"]),
        ("a.jsonl", '["One.", "none"]\n', ["entry 1", "not a JSON object"]),
        ("a.json", '[{"text": "One.", "label": "a"}, 7]', ["entry 2", "not a JSON object"]),
        ("a.jsonl", '{"text": 1, "label": "none"}\n', ["line 1", "text is empty"]),
        ("a.jsonl", '{"text": "One.", "label": "a", "labels": 3}\n', ["line 1", "labels is 3"]),
        ("a.jsonl", '{"text": "One.", "label": {"a": 1}}\n', ["line 1", "one label"]),
        ("a.xml", "<text/>", [".csv, .tsv or .jsonl", ".xml"]),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_row_and_remedy(tmp_path, name, content, said):
    path = write(tmp_path, content, name)
    message = message_of(path)
    assert name in message
    for part in said:
        assert part in message


def test_a_missing_file_a_folder_and_another_encoding_are_told_apart(tmp_path):
    assert "does not exist" in message_of(tmp_path / "missing.csv")
    (tmp_path / "folder.csv").mkdir()
    assert "folder" in message_of(tmp_path / "folder.csv")
    latin = write(tmp_path, "text,label\ncafé,none\n", "latin.csv", encoding="latin-1")
    assert "not UTF-8" in message_of(latin)


def test_one_coder_who_contradicts_herself_is_an_error_across_files(tmp_path):
    first = rows_to_jsonl(tmp_path, {"text": PASSAGE, "label": "alliance"}, name="1.jsonl")
    second = rows_to_jsonl(tmp_path, {"text": PASSAGE, "label": "none"}, name="2.jsonl")
    message = message_of(first, second)
    assert "2.jsonl, line 1" in message
    assert "1.jsonl, line 1" in message


def test_a_very_long_cell_is_read(tmp_path):
    text = "A long passage. " * 20_000
    (passage,) = read_labels([write(tmp_path, f'text,label\n"{text}",none\n')])
    assert passage.text == text
