"""A Dask cluster that loses a process, or its scheduler, or was never there."""

import os
import signal
import subprocess
import sys
import time

import pytest
from run_processes import assert_same_tables, on_linux, processes_of

import docanalyze


@on_linux
def test_a_process_of_the_cluster_is_killed(many, tmp_path, start, whole):
    run = start(many, "-o", "out", "--cluster", "local", "--workers", 3)
    run.until(lambda: list((tmp_path / "out" / "parts").glob("*.parquet")))
    os.kill(run.workers()[-1], signal.SIGKILL)
    code, said = run.wait()
    assert code == 3, said
    assert all(line.startswith("docanalyze: ") for line in said.splitlines())
    assert_same_tables(whole, tmp_path / "out")
    assert_no_process_stays(run)


def assert_no_process_stays(run):
    deadline = time.monotonic() + 20
    while run.children():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@on_linux
def test_a_run_that_is_killed_takes_its_cluster_with_it(many, tmp_path, start):
    run = start(many, "-o", "out", "--cluster", "local", "--workers", 2)
    run.until(lambda: list((tmp_path / "out" / "parts").glob("*.parquet")))
    assert run.children()
    run.kill()
    assert_no_process_stays(run)


@on_linux
def test_ctrl_c_ends_a_cluster_in_good_order(many, tmp_path, start):
    run = start(many, "-o", "out", "--cluster", "local", "--workers", 2)
    run.until(lambda: list((tmp_path / "out" / "parts").glob("*.parquet")))
    run.interrupt()
    code, said = run.wait()
    assert code == 130
    assert "are kept; the same command goes on from here." in said
    assert "Traceback" not in said
    assert_no_process_stays(run)


@pytest.fixture
def scheduler(tmp_path):
    """A scheduler with one process, as on a cluster; its address is in a file."""
    where = tmp_path / "scheduler.json"
    programs = [
        ("scheduler", "--port", "0", "--scheduler-file", where, "--no-dashboard"),
        ("worker", "--scheduler-file", where, "--nthreads", "1", "--no-dashboard"),
    ]
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{name}", *map(str, options)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for name, *options in programs
    ]
    yield where, processes[0]
    for process in processes:
        for pid in processes_of(process.pid):
            os.kill(pid, signal.SIGKILL)
        process.wait()


@on_linux
def test_the_scheduler_is_lost(many, tmp_path, start, whole, scheduler):
    import json

    where, process = scheduler
    deadline = time.monotonic() + 60
    while not where.exists():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    address = json.loads(where.read_text())["address"]
    run = start(many, "-o", "out", "--cluster", address)
    run.until(lambda: list((tmp_path / "out" / "parts").glob("*.parquet")))
    process.kill()
    code, said = run.wait()
    assert code == 130
    (line,) = said.splitlines()
    assert line.startswith(
        "docanalyze: the scheduler of the cluster is gone. What was done is kept"
    )
    assert start(many, "-o", "out", "--workers", 1).wait()[0] == 3
    assert_same_tables(whole, tmp_path / "out")


def test_no_scheduler_is_there(folder, tmp_path, monkeypatch):
    from docanalyze.running import cluster

    monkeypatch.setattr(cluster, "SECONDS_TO_CONNECT", 0.5)
    with pytest.raises(docanalyze.UsageError, match="no Dask scheduler answers there"):
        docanalyze.run([folder], tmp_path / "out", cluster="tcp://127.0.0.1:9")
    with pytest.raises(docanalyze.UsageError, match="no Dask scheduler answers there"):
        docanalyze.run([folder], tmp_path / "out", cluster="nonsense")


def test_dask_is_not_installed(folder, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(docanalyze.UsageError, match=r"pip install 'docanalyze\[cluster\]'"):
        docanalyze.run([folder], tmp_path / "out", cluster="local")
