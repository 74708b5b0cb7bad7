"""What becomes of several processes when they cannot start, or lose the one that started them."""

import os
import signal
import subprocess
import sys
import time

import pytest

import docanalyze
from docanalyze.running.workers import ARTICLES_WORTH_A_PROCESS, worthwhile_workers

UNGUARDED = """
import docanalyze

print(len(docanalyze.analyse({folder!r}, workers=2).documents), "articles")
"""

KILLED = """
import multiprocessing, os, signal
from pathlib import Path
import docanalyze

def kill_the_parent(done, total):
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    docanalyze.run([{folder!r}], {output!r}, workers=2, progress=kill_the_parent)
"""


@pytest.fixture
def run_script(folder, tmp_path):
    def run(script):
        path = tmp_path / "script.py"
        path.write_text(script.format(folder=str(folder), output=str(tmp_path / "out")), "utf-8")
        return subprocess.run(
            [sys.executable, path], capture_output=True, text=True, timeout=120, check=False
        )

    return run


def test_a_part_that_cannot_be_loaded_is_named_by_several_processes_too(folder, tmp_path):
    configuration = docanalyze.Configuration(spacy_model="no-such-pipeline")
    with pytest.raises(docanalyze.UsageError, match="no-such-pipeline"):
        docanalyze.run([folder], tmp_path / "out", configuration, workers=2)


def test_a_small_folder_is_not_worth_a_second_process():
    assert [worthwhile_workers(count) for count in (0, 1, ARTICLES_WORTH_A_PROCESS)] == [1, 1, 1]
    many = worthwhile_workers(1_000_000)
    assert 1 <= many <= os.cpu_count()
    assert worthwhile_workers(ARTICLES_WORTH_A_PROCESS + 1) == min(2, many)


def test_a_script_without_guard_is_told_so_and_gets_no_empty_tables(run_script):
    finished = run_script(UNGUARDED)
    assert finished.returncode != 0
    assert not finished.stdout
    assert "if __name__ == '__main__':" in finished.stderr.splitlines()[-1]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_no_process_outlives_a_killed_parent(run_script):
    children = [int(word) for word in run_script(KILLED).stdout.split()]
    assert children
    deadline = time.monotonic() + 20
    while any(map(is_alive, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_alive, children))


def is_alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
