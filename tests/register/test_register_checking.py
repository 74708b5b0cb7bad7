"""`docanalyze register check` says all that is wrong with a user's register files."""

import subprocess
import sys
from pathlib import Path

import pytest

from docanalyze import UsageError, check_register, load_register
from docanalyze.governance import LABELS
from docanalyze.register.vocabulary import GOVERNANCE_MODELS

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "register"
SHIPPED = Path(load_register().folders[0])
TREATIES = "id,name,aliases,year,signed,in_force,ended,parties,kind,founds,follows,source"
ORGANISATIONS = "id,name,aliases,kind,founding_treaty,members,start,end,source"


def folder_with(folder, **files):
    for stem, lines in files.items():
        (folder / f"{stem}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def messages(folder):
    return [str(problem) for problem in check_register(folder).problems]


def test_good_files_have_no_errors(tmp_path):
    row = "harbour-pact-2031,Harbour Pact,Pact of Quays,2031,2031-02-11,2031-03,,CAN;USA"
    folder = folder_with(tmp_path, treaties=[TREATIES, f"{row},trade,,,public gazette"])
    check = check_register(folder)
    assert check.problems == ()
    assert check.usable
    assert check.n_rows == {"treaties": 1}


@pytest.mark.parametrize("folder", [EXAMPLE, SHIPPED], ids=["the docs' example", "the shipped"])
def test_files_of_the_project_can_be_used(folder):
    # Ids, kinds, dates, codes and links of all shipped rows are looked at here.
    assert [str(each) for each in check_register(folder).problems if each.fatal] == []


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Harbour Pact,Harbour Pact,,2031,,,,,trade,,,x", "the id 'Harbour Pact' is not of the"),
        ("harbour-pact-1931,Harbour Pact,,2031,,,,,trade,,,x", "does not end with its year, 2031"),
        ("harbour-pact-2031,,,2031,,,,,trade,,,x", "no name. Fill it in"),
        ("harbour-pact-2031,Harbour Pact,,,,,,,trade,,,x", "no year. Fill it in"),
        ("harbour-pact-2031,Harbour Pact,,soon,,,,,trade,,,x", "year is 'soon'"),
        ("harbour-pact-2031,Harbour Pact,,2031,2031-02-30,,,,trade,,,x", "signed is '2031-02-30'"),
        ("harbour-pact-2031,Harbour Pact,,2031,11 Feb,,,,trade,,,x", "signed is '11 Feb'"),
        (
            "harbour-pact-2031,Harbour Pact,,2031,,2031-02,2030,,trade,,,x",
            "in_force (2031-02) is after ended (2030)",
        ),
        ("harbour-pact-2031,Harbour Pact,,2031,,,,CAN; ZZZ,trade,,,x", "parties names 'ZZZ'"),
        ("harbour-pact-2031,Harbour Pact,,2031,,,,,commerce,,,x", "kind is 'commerce'. Use one of"),
        (
            "harbour-pact-2031,Harbour Pact,,2031,,,,,trade,org:quay-club,,x",
            "founds names 'org:quay-club', which is not in the register",
        ),
        ("harbour-pact-2031,Harbour Pact,,2031,,,,,trade,,no-pact-1900,x", "follows names"),
        ("harbour-pact-2031,Harbour Pact,,2031,,,,,trade,,,x,more", "more cells than columns"),
    ],
)
def test_what_makes_a_treaty_unusable_is_an_error_on_its_line(tmp_path, row, complaint):
    check = check_register(folder_with(tmp_path, treaties=[TREATIES, row]))
    [problem] = [each for each in check.problems if each.fatal]
    assert complaint in str(problem)
    assert "treaties.csv, line 2: " in str(problem)
    assert not check.usable


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (
            "sea-treaty-2031,North Atlantic Treaty,,2031,,,,,trade,,,x",
            "also borne by north-atlantic-treaty-1949",
        ),
        ("sea-treaty-2031,Sea Treaty,accord,2031,,,,,trade,,,x", "like an ordinary word"),
        ("sea-treaty-2031,Sea Treaty,Sea Treaty,2031,,,,,trade,,,x", "stands twice in the row"),
        ("sea-treaty-2031,Sea Treaty,,2031,2030-12-31,,,,trade,,,x", "but its year is 2031"),
        (
            "sea-treaty-2031,Sea Treaty,,2031,2031,2030,,,trade,,,x",
            "signed (2031) is after in_force",
        ),
        ("sea-treaty-2031,Sea Treaty,,2031,,,,,trade,,,", "no source"),
        (
            "north-atlantic-treaty-1949,North Atlantic Treaty,,1949,,,,,alliance,,,x",
            "replaces the shipped row north-atlantic-treaty-1949 and leaves empty what that has",
        ),
    ],
)
def test_what_may_be_meant_is_a_warning(tmp_path, row, complaint):
    check = check_register(folder_with(tmp_path, treaties=[TREATIES, row]))
    assert any("warning" in str(each) and complaint in str(each) for each in check.problems)
    assert check.usable


def test_names_are_compared_across_files_and_spellings(tmp_path):
    folder = folder_with(
        tmp_path,
        treaties=[TREATIES, "sea-treaty-2031,Sea–Treaty,,2031,,,,,trade,,,x"],
        organisations=[ORGANISATIONS, "org:sea-treaty,SEA TREATY,,regional,,,,,x"],
    )
    assert len([each for each in messages(folder) if "also borne by" in each]) == 2


def test_ids_of_files_checked_together_know_one_another(tmp_path):
    folder = folder_with(
        tmp_path,
        treaties=[TREATIES, "sea-treaty-2031,Sea Treaty,,2031,,,,,trade,org:sea-club,,x"],
        organisations=[ORGANISATIONS, "org:sea-club,Sea Club,,regional,sea-treaty-2031,,,,x"],
    )
    assert messages(folder) == []


def test_all_problems_are_told_not_only_the_first(tmp_path):
    rows = ["x,Sea Treaty,,2031,,,,,trade,,,x", "sea-treaty-2031,Sea,,2031,,,,ZZZ,trade,,,x"]
    rows.append("sea-treaty-2031,Sea,,2031,,,,,trade,,,x")
    found = messages(folder_with(tmp_path, treaties=[TREATIES, *rows]))
    assert any("line 2" in each and "not of the form" in each for each in found)
    assert any("line 3" in each and "ZZZ" in each for each in found)
    assert any("line 4" in each and "stands on line 3 already" in each for each in found)


def test_an_unknown_column_and_a_foreign_encoding_are_told(tmp_path):
    folder_with(tmp_path, treaties=["id,title,year,kind"])
    (tmp_path / "people.csv").write_bytes("id,name\nperson:x,J\xfcrg\n".encode("latin-1"))
    found = messages(tmp_path)
    assert any("'title' is no column" in each for each in found)
    assert any("not UTF-8 (byte" in each for each in found)


def test_a_row_is_counted_from_where_it_begins(tmp_path):
    row = 'sea-treaty-2031,"Sea\nTreaty",,2031,,,,,trade,,,x'
    folder = folder_with(tmp_path, treaties=[TREATIES, row, "x,Y,,2031,,,,,trade,,,x"])
    assert any("line 4: the id 'x'" in each for each in messages(folder))


def test_governance_models_are_the_labels_of_the_codebook():
    assert {*GOVERNANCE_MODELS, "none"} == set(LABELS)


def test_a_folder_without_register_files_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no register file"):
        check_register(tmp_path)
    with pytest.raises(UsageError, match="does not exist"):
        check_register(tmp_path / "nowhere")


@pytest.mark.parametrize(("code", "expected"), [("ZZZ", 2), ("CAN", 0)])
def test_the_exit_code_tells_whether_the_files_can_be_used(tmp_path, code, expected):
    row = f"sea-treaty-2031,Sea Treaty,,2031,,,,{code},trade,,,"
    folder_with(tmp_path, treaties=[TREATIES, row])
    command = [sys.executable, "-m", "docanalyze", "register", "check", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == expected, done.stdout + done.stderr
    assert "1 in treaties.csv" in done.stdout
    assert "Warnings: 1" in done.stdout
