"""What stands on a terminal: its width, its colours, the progress of a run, groups, the browser."""

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from fcntl import ioctl

import pytest

from docanalyze import load
from docanalyze.cli import main

COMMAND = (sys.executable, "-m", "docanalyze")
STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-8]|9[0-7])[0-9;]*m")


def on_terminal(*arguments, columns=80, **environment):
    """Return all that a command writes to a real terminal of so many columns."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "COLUMNS"}}
    env |= {"TERM": "xterm-256color", **environment}
    command = [*COMMAND, *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=env):
        os.close(theirs)
        written = b""
        while chunk := _read(ours):
            written += chunk
    os.close(ours)
    return written.decode()


def _read(ours):
    try:
        return os.read(ours, 65536)
    except OSError:  # Linux's way to say that the other end is closed
        return b""


def called(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main(list(map(str, arguments)))
    captured = capsys.readouterr()
    return ended.value.code, captured.out, captured.err


def test_a_terminal_has_colours_unless_nobody_wants_them(demo):
    arguments = ("inspect", demo, "treaties", "--limit", "2")
    assert COLOUR.search(on_terminal(*arguments))
    assert not COLOUR.search(on_terminal(*arguments, NO_COLOR="1"))
    piped = subprocess.run([*COMMAND, *map(str, arguments)], capture_output=True, check=True)
    assert b"\x1b" not in piped.stdout + piped.stderr


@pytest.mark.parametrize("columns", [40, 64, 200])
def test_no_line_is_wider_than_the_terminal(demo, columns):
    for arguments in (["inspect", demo], ["inspect", demo, "treaties", "--group-by", "title"]):
        lines = STYLE.sub("", on_terminal(*arguments, columns=columns)).splitlines()
        assert len(lines) > 7
        assert max(map(len, lines)) <= min(columns, 100)


def test_a_run_says_how_fast_it_goes_and_what_it_found(folder, tmp_path):
    shown = STYLE.sub("", on_terminal("run", folder, "-o", tmp_path / "out", columns=72))
    assert re.search(r"1/2 +[\d.]+ articles/s, \d+ s left", shown)
    assert "2 articles analysed" in shown
    assert str(tmp_path / "out" / "report" / "index.html") in shown


def test_the_three_most_frequent_of_each_thing_have_a_place(capsys, demo):
    _, shown, _ = called(capsys, "inspect", demo)
    for line in shown.splitlines()[1:8]:
        assert len(re.findall(r"\S (\d+)(?:,|$| )", line[22:].rstrip())) == 3, line


def test_groups_are_counted_by_rows_and_articles(capsys, demo):
    code, shown, _ = called(capsys, "inspect", demo, "treaties", "--group-by", "title")
    assert code == 0
    frame = load(demo).treaties
    counts = frame.groupby("title", dropna=False)["doc_id"].agg(["size", "nunique"])
    head, header, first, *_ = shown.splitlines()
    assert head.startswith(f"treaties by title: {len(counts)} values, first 20")
    assert header.split() == ["rows", "articles", "title"]
    rows, articles, title = first.split(maxsplit=2)
    assert (int(rows), int(articles)) == tuple(counts.loc[title.strip()])
    assert int(rows) == counts["size"].max()


def test_each_value_of_a_list_is_a_group(capsys, demo):
    where = ["--where", "year == 1949", "--limit", "500"]
    _, shown, _ = called(capsys, "inspect", demo, "treaties", "--group-by", "parties", *where)
    frame = load(demo).treaties.query("year == 1949")
    of_canada = sum("CAN" in parties for parties in frame["parties"] if parties is not None)
    assert of_canada
    assert re.search(rf"^ *{of_canada} +\d+ +CAN *$", shown, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["treaties", "--group-by", "tilte"], "has no such column"),
        (["--group-by", "title"], "Name the table"),
        (["--article", "gulf"], "Name the table"),
    ],
)
def test_what_cannot_be_grouped_is_said(capsys, demo, arguments, complaint):
    code, _, said = called(capsys, "inspect", demo, *arguments)
    assert code == 2
    assert complaint in said


def test_the_report_is_opened_in_the_browser(demo, tmp_path):
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/opened"\n', encoding="utf-8")
    browser.chmod(0o755)
    command = [*COMMAND, "inspect", str(demo), "--open"]
    env = os.environ | {"BROWSER": f"{browser} %s"}
    subprocess.run(command, env=env, check=True, capture_output=True)
    report = demo.resolve() / "report" / "index.html"
    assert (tmp_path / "opened").read_text(encoding="utf-8") == report.as_uri()


def test_without_a_browser_the_address_is_said(demo):
    env = {**os.environ, "BROWSER": "false %s", "PATH": "/nowhere"}
    command = [*COMMAND, "inspect", str(demo), "--open"]
    ended = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    assert "report/index.html" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_has_no_report_cannot_be_opened(capsys, tmp_path):
    code, _, said = called(capsys, "inspect", tmp_path, "--open")
    assert code == 2
    assert "not the output of a finished run" in said
