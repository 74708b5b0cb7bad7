"""The command line as users type it: what it says, and its exit codes."""

import json
import subprocess
import sys
from dataclasses import dataclass

import pandas as pd
import pytest

from docanalyze.cli import main
from docanalyze.cli.main import COMMANDS

WIDTH = 100


@dataclass
class Ended:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def docanalyze(capsys):
    """Call the command line in this process, as its entry point does."""

    def call(*arguments):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(list(map(str, arguments)))
        captured = capsys.readouterr()
        return Ended(ended.value.code, captured.out, captured.err)

    return call


def test_run_names_what_it_wrote_and_shows_a_table(docanalyze, folder, tmp_path):
    result = docanalyze("run", folder, "--output", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    assert "2 articles analysed" in result.stdout
    assert str(tmp_path / "out" / "report" / "index.html") in result.stdout
    assert "North Atlantic Treaty 1" in result.stdout
    assert "analysed 2 of 2 articles" in result.stderr


def test_quiet_says_nothing(docanalyze, folder, tmp_path):
    result = docanalyze("run", folder, "-o", tmp_path / "out", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_some_inputs_could_not_be_analysed(docanalyze, folder, tmp_path):
    (folder / "empty.txt").write_bytes(b"")
    result = docanalyze("run", folder, "-o", tmp_path / "out", "--quiet")
    assert result.returncode == 3
    assert "empty.txt" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.fixture
def bad_folder(tmp_path, monkeypatch):
    """The folder in which we are: one article, a file in the way, a label file without labels."""
    (tmp_path / "article.txt").write_text("A pact\n\nThe pact was signed in 1921 by two states.\n")
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "labels.csv").write_text("text,verdict\na text,alliance\n")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("bad_folder")
@pytest.mark.parametrize(
    ("arguments", "exit_code", "complaint"),
    [
        (["run"], 2, "Missing argument"),
        (["run", "nowhere.txt", "-o", "out"], 2, "nowhere.txt"),
        (["run", ".", "-o", "file/out"], 4, "cannot be written"),
        (["run", ".", "-o", ""], 2, "--output is empty"),
        (["info", "--classifier", "none"], 2, "none"),
        (["info", "--spacy-model", "en_no_such"], 2, "en_no_such"),
        (["run", ".", "-o", "out", "--classifier", "none"], 2, "none"),
        (["run", ".", "-o", "out", "--spacy-model", "en_no_such"], 2, "en_no_such"),
        (["run", ".", "-o", "out", "--register", "none"], 2, "register folder does not exist"),
        (["run", ".", "-o", "out", "--config", "none.toml"], 2, "none.toml"),
        (["inspect", "."], 2, "not the output of a finished run"),
        (["train", "-o", "model"], 2, "at least one label file"),
        (["train", "labels.csv", "-o", "model"], 2, "label"),
        (["classify", "none", "texts.jsonl", "-o", "pred.jsonl"], 2, "none"),
        (["classify", "shipped", "none.jsonl", "-o", "pred.jsonl"], 2, "none.jsonl"),
        (["train", "article.txt", "-o", "model"], 2, "a label file is .csv"),
        (["train", "--with-shipped", "--encoder", "none", "-o", "model"], 2, "none"),
        (["train", "labels.csv", "--adjudicate", "none.csv", "-o", "model"], 2, "verdict"),
        (["train", "labels.csv", "-o", "file"], 4, "this is a file"),
        (["evaluate", "none", "labels.csv"], 2, "none"),
        (["evaluate", "shipped", "labels.csv"], 2, "verdict"),
        (["compare", "shipped", "none", "labels.csv"], 2, "none"),
        (["sample", "."], 2, "not the output of a finished run"),
        (["suggest", ".", "-o", "article.txt"], 2, "Name a file .csv"),
        (["validate", ".", "labels.csv"], 2, "not the output of a finished run"),
        (["score", "."], 2, "gold.json"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(docanalyze, arguments, exit_code, complaint):
    result = docanalyze(*arguments)
    assert result.returncode == exit_code, result.stderr
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr


def test_inspect_lists_the_tables(docanalyze, demo):
    result = docanalyze("inspect", demo)
    assert result.returncode == 0, result.stderr
    assert [line.split()[0] for line in result.stdout.splitlines()[1:]] == [
        *("documents", "passages", "entities", "treaties", "provisions", "dates", "quotations"),
        "errors",
    ]


@pytest.mark.parametrize("table", ["documents", "passages", "entities", "treaties", "dates"])
def test_inspect_is_readable_at_100_columns(docanalyze, demo, table):
    result = docanalyze("inspect", demo, table, "--limit", "30")
    assert result.returncode == 0, result.stderr
    assert max(map(len, result.stdout.splitlines())) <= WIDTH


def test_inspect_shows_a_row_in_its_sentence(docanalyze, folder, tmp_path):
    docanalyze("run", folder, "-o", tmp_path / "out", "--quiet")
    result = docanalyze("inspect", tmp_path / "out", "provisions", "--article", "alliance")
    assert "treaty_id north-atlantic-treaty-1949" in result.stdout
    words = " ".join(result.stdout.split())
    assert "Article 5 commits each ally to treat an attack on one as an attack on all" in words
    assert "Chapter VII" not in result.stdout


def test_inspect_by_a_condition(docanalyze, demo):
    result = docanalyze("inspect", demo, "treaties", "--where", "year < 1946", "--limit", "500")
    frame = pd.read_parquet(demo / "tables" / "treaties.parquet")
    assert result.stdout.startswith(f"treaties: {(frame['year'] < 1946).sum()} rows")


@pytest.mark.parametrize("where", ["yaer < 1946", "year <", "year", "@os"])
def test_inspect_by_a_condition_that_cannot_be_read(docanalyze, demo, where):
    result = docanalyze("inspect", demo, "treaties", "--where", where)
    assert result.returncode == 2
    assert "--where" in result.stderr
    assert "Traceback" not in result.stderr


def test_train_on_a_corrected_table_and_classify(docanalyze, demo, tmp_path):
    """The loop of a user's own: run, correct, train, run or classify with the new model."""
    passages = pd.read_csv(demo / "tables" / "passages.csv", dtype=str, keep_default_na=False)
    prose = passages["governance_model"] != ""
    passages.loc[prose, "human_label"] = passages.loc[prose, "governance_model"]
    passages.to_csv(tmp_path / "passages.csv", index=False, encoding="utf-8-sig")
    trained = docanalyze("train", tmp_path / "passages.csv", "--output", tmp_path / "model")
    assert trained.returncode == 0, trained.stderr
    assert "held out" in trained.stdout

    texts = tmp_path / "texts.jsonl"
    rows = [{"id": 1, "text": "The ministers met."}, {"id": 2, "text": "An attack on one ally."}]
    texts.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    output = tmp_path / "predicted.jsonl"
    result = docanalyze("classify", tmp_path / "model", texts, "--output", output)
    assert result.returncode == 0, result.stderr
    predicted = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in predicted] == [1, 2]
    for row in predicted:
        assert row["probability"] == max(v for k, v in row.items() if k.startswith("p_"))

    (tmp_path / "article.txt").write_text("A pact\n\nThe pact was signed in 1921 by two states.\n")
    out = tmp_path / "out"
    used = docanalyze(
        "run", tmp_path / "article.txt", "-o", out, "--classifier", tmp_path / "model"
    )
    assert used.returncode == 0, used.stderr
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert record["configuration"]["classifier"] == str(tmp_path / "model")


def test_info(docanalyze, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = docanalyze("info")
    assert result.returncode == 0, result.stderr
    for word in ("entity model", "classifier", "register", "labelled passages", "treaties"):
        assert word in result.stdout


def test_help_needs_no_heavy_library():
    code = (
        "import sys\n"
        "from docanalyze.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'spacy', 'pandas', 'sklearn', 'pyarrow', 'numpy', 'rich'} & set(sys.modules)\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_explains_itself(docanalyze, command):
    result = docanalyze(command, "--help")
    assert result.returncode == 0
    assert "Usage:" in result.stdout


def test_warnings_are_sentences_too(docanalyze, folder, tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    result = docanalyze(
        "run", folder, "-o", tmp_path / "out", "-q", "--spacy-model", tmp_path / "blank"
    )
    assert result.returncode == 0
    (line,) = result.stderr.splitlines()
    assert line.startswith("docanalyze: ")
    assert "no entity recogniser" in line


@pytest.mark.parametrize(("order", "day"), [("dmy", "2026-02-06"), ("mdy", "2026-06-02")])
def test_the_order_of_numeric_dates_is_an_option(docanalyze, tmp_path, order, day):
    (tmp_path / "note.txt").write_text("It was signed in haste on 06/02/2026.\n", encoding="utf-8")
    result = docanalyze(
        "run", tmp_path / "note.txt", "-o", tmp_path / "out", "-q", "--date-order", order
    )
    assert result.returncode == 0
    dates = pd.read_parquet(tmp_path / "out" / "tables" / "dates.parquet")
    assert list(dates["edtf"]) == [day]
