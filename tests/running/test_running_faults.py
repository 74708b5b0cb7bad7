"""Whatever is killed, full or closed: the rerun makes the same tables, and nothing stays behind."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from run_processes import (
    assert_nothing_half_written,
    assert_same_tables,
    on_linux,
)

pytestmark = on_linux
CHANCE = random.Random(0)  # noqa: S311 no secret


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
    try:
        run = start(many, "-o", "out")
        run.until(lambda: not (output / "run.json").exists())
        run.kill()
    finally:
        added.unlink()
    assert_nothing_half_written(output)
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
    code, said = run.wait(seconds=60)
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
def test_no_room_left(many, tmp_path, start, blank, whole, limit, workers):  # noqa: PLR0913, PLR0917
    """A limit on the size of files is what a disk that is full looks like from inside."""
    arguments = ["run", many, "-o", tmp_path / "out", "--spacy-model", blank, "--workers", workers]
    run = subprocess.run(
        [sys.executable, "-c", FULL.format(limit=limit), *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=400,
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
    for _ in range(20):
        run = start(many, "-o", "out", "--workers", 2, *(["--fresh"] if not parts(output) else []))
        # While it starts, or when it has filed some more of its parts.
        begins = later(CHANCE.uniform(0.2, 3))
        goes_on = some_parts(output, len(parts(output)) + CHANCE.randint(1, 6))
        run.until(CHANCE.choice([begins, goes_on]))
        disturb(run, CHANCE.choice(["run", "worker", "interrupt"]))
        code, _ = run.wait()
        assert_nothing_half_written(output)
        assert_all_end(run)
        if code == 3:
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
    if pids := run.workers():
        os.kill(CHANCE.choice(pids), signal.SIGKILL)
