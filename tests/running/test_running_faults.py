"""Whatever is killed, full or closed: the rerun makes the same tables, and nothing stays behind."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from run_processes import (
    assert_nothing_half_written,
    assert_same_tables,
    on_linux,
)

pytestmark = on_linux
CHANCE = random.Random(0)  # noqa: S311 no secret


@pytest.fixture
def whole(many, tmp_path, start):
    """What an undisturbed run makes of the articles."""
    assert start(many, "-o", "whole", "--workers", 1).wait()[0] == 3
    return tmp_path / "whole"


def parts(output):
    return list((output / "parts").glob("*.parquet"))


def some_parts(output, fewest=1):
    """Whether so many parts are there."""
    return lambda: len(parts(output)) >= fewest


def later(seconds):
    """Whether so many seconds have gone by since this was called."""
    deadline = time.monotonic() + seconds
    return lambda: time.monotonic() > deadline


def test_a_worker_that_is_killed(many, tmp_path, start, whole):
    run = start(many, "-o", "out", "--workers", 2)
    run.until(some_parts(tmp_path / "out"))
    kill_a_worker(run)
    code, said = run.wait()
    assert code == 3
    assert all(line.startswith("docanalyze: ") for line in said.splitlines())
    assert_same_tables(whole, tmp_path / "out")


def workers_of(run):
    """The processes that have models: not the one that keeps count of semaphores."""
    return [pid for pid in run.children() if b"spawn_main" in command_of(pid)]


def command_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_the_whole_run_killed_at_any_moment(many, tmp_path, start, whole):
    output = tmp_path / "out"
    for n_parts in (1, 7):
        run = start(many, "-o", "out", "--workers", 2)
        run.until(some_parts(output, n_parts))
        assert run.children()
        run.kill()
        assert_nothing_half_written(output)
        assert_all_end(run)
    code, _ = start(many, "-o", "out", "--workers", 2).wait()
    assert code == 3
    assert_same_tables(whole, output)
    assert not [path for path in output.rglob(".*") if path.name.endswith(".tmp")]


def assert_all_end(run, seconds=20):
    deadline = time.monotonic() + seconds
    while run.children():
        assert time.monotonic() < deadline, "orphans"
        time.sleep(0.1)


def test_killed_while_the_tables_are_written(many, tmp_path, start, whole):
    """The tables of before must not pass for those of now."""
    output = tmp_path / "out"
    start(many, "-o", "out").wait()
    added = many / "99.txt"
    added.write_text("A pact\n\nThe pact of Karvana was signed in 1921.\n", encoding="utf-8")
    run = start(many, "-o", "out")
    run.until(lambda: not (output / "run.json").exists())
    run.kill()
    assert_nothing_half_written(output)
    added.unlink()
    assert start(many, "-o", "out").wait()[0] == 3
    assert_same_tables(whole, output)


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_what_is_done_and_says_how_to_go_on(many, tmp_path, start, whole, workers):
    output = tmp_path / "out"
    run = start(many, "-o", "out", "--workers", workers)
    run.until(some_parts(output))
    run.interrupt()
    code, said = run.wait()
    assert code == 130
    assert "finishing what is in work; Ctrl-C again stops at once." in said
    assert "articles were analysed and are kept; the same command goes on from here." in said
    assert "Traceback" not in said
    assert_all_end(run)
    n_kept = len(parts(output))
    assert start(many, "-o", "out", "--workers", workers).wait()[0] == 3
    assert n_kept <= len(parts(output))
    assert_same_tables(whole, output)


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_twice_stops_at_once(many, tmp_path, start, workers):
    run = start(many, "-o", "out", "--workers", workers)
    run.until(some_parts(tmp_path / "out"))
    run.interrupt()
    time.sleep(0.05)
    run.interrupt()
    code, said = run.wait(seconds=20)
    assert code == 130
    assert "goes on from here" in said
    assert "Traceback" not in said
    assert_all_end(run)
    assert_nothing_half_written(tmp_path / "out")


def test_a_job_scheduler_ends_a_run_in_good_order(many, tmp_path, start):
    run = start(many, "-o", "out", "--workers", 2)
    run.until(some_parts(tmp_path / "out"))
    os.killpg(run.process.pid, signal.SIGTERM)
    code, said = run.wait()
    assert code == 130
    assert "goes on from here" in said


FULL = """
import resource, sys
from docanalyze.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
main(sys.argv[1:])
"""


@pytest.mark.parametrize(("limit", "workers"), [(100, 1), (5_000, 2), (40_000, 1)])
@pytest.mark.usefixtures("many")
def test_no_room_left(tmp_path, start, blank, limit, workers):
    """A limit on the size of files is what a disk that is full looks like from inside."""
    many, whole = tmp_path / "many", tmp_path / "whole"
    start(many, "-o", whole, "--workers", 1).wait()
    arguments = ["run", many, "-o", tmp_path / "out", "--spacy-model", blank, "--workers", workers]
    run = subprocess.run(
        [sys.executable, "-c", FULL.format(limit=limit), *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert run.returncode == 4, run.stderr
    assert "cannot be written (File too large)" in run.stderr
    assert "nothing done so far is lost" in run.stderr
    assert "Traceback" not in run.stderr
    assert_nothing_half_written(tmp_path / "out")
    assert start(many, "-o", "out").wait()[0] == 3
    assert_same_tables(whole, tmp_path / "out")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to(many, tmp_path, start):
    (tmp_path / "closed").mkdir(mode=0o555)
    code, said = start(many, "-o", "closed/out").wait()
    assert code == 4
    assert "cannot be written" in said


def test_a_drive_that_is_read_only(many, start):
    code, said = start(many, "-o", "/proc/self/out").wait()
    assert code == 4
    (line,) = said.splitlines()
    assert "cannot be written" in line


@pytest.mark.slow
def test_twenty_kills_at_random(many, tmp_path, start, whole):
    """Of the run, of a worker, by Ctrl-C, by a scheduler: what comes of it is the same."""
    output = tmp_path / "out"
    ends = []
    for _ in range(20):
        run = start(many, "-o", "out", "--workers", 2, *(["--fresh"] if not parts(output) else []))
        run.until(later(CHANCE.uniform(0.2, 6)))
        disturb(run, CHANCE.choice(["run", "worker", "interrupt"]))
        ends.append(run.wait()[0] if run.process.returncode is None else -9)
        assert_nothing_half_written(output)
        assert_all_end(run)
        if ends[-1] == 3:
            assert_same_tables(whole, output)
            for part in parts(output)[::2]:
                part.unlink()
    assert start(many, "-o", "out", "--workers", 2).wait()[0] == 3
    assert_same_tables(whole, output)


def disturb(run, how):
    if how == "run":
        run.kill()
    elif how == "worker":
        kill_a_worker(run)
    elif run.process.poll() is None:
        run.interrupt()


def kill_a_worker(run):
    if pids := workers_of(run):
        os.kill(CHANCE.choice(pids), signal.SIGKILL)
