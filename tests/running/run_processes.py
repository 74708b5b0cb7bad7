"""Runs in processes of their own, and what they have written."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

__all__ = [
    "Run",
    "assert_nothing_half_written",
    "assert_same_tables",
    "on_linux",
    "processes_of",
    "read_tables",
]

# What a process has started is looked up there.
on_linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@dataclass
class Run:
    """`docanalyze run` in a process of its own.

    Args:
        arguments: After `run`.
        folder: The current one.
    """

    arguments: list
    folder: Path
    process: subprocess.Popen = field(init=False)
    said: str | None = None

    def __post_init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "docanalyze", "run", *map(str, self.arguments)],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # As a terminal does it: Ctrl-C reaches the whole group.
            start_new_session=True,
        )

    def wait(self, seconds=400):
        """Wait for its end; return its exit code and what it said on its error stream."""
        if self.said is None:
            _, self.said = self.process.communicate(timeout=seconds)
        return self.process.returncode, self.said

    def until(self, condition, seconds=240):
        """Wait until something is so, or it has ended."""
        deadline = time.monotonic() + seconds
        while not condition() and self.process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.02)

    def interrupt(self):
        """Press Ctrl-C."""
        os.killpg(self.process.pid, signal.SIGINT)

    def kill(self):
        """Kill the process that was started, and none that it has started itself."""
        self.process.kill()
        self.wait()

    def children(self):
        """The processes of its session, itself left out."""
        return [pid for pid in processes_of(self.process.pid) if pid != self.process.pid]

    def workers(self):
        """Those of them that have models, not the one that keeps count of semaphores."""
        return sorted(pid for pid in self.children() if b"spawn_main" in _command_of(pid))


def processes_of(leader):
    """Return the living processes of a session."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            # state, parent, group, session
            if int(fields[3]) == leader and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def _command_of(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def read_tables(output):
    """The tables of an output folder by name."""
    return {
        path.stem: pd.read_parquet(path) for path in sorted((output / "tables").glob("*.parquet"))
    }


def assert_same_tables(one, other):
    """Assert that two output folders hold the same rows in the same order."""
    first, second = read_tables(one), read_tables(other)
    assert first.keys() == second.keys()
    assert len(first) == 8
    for name, frame in first.items():
        pd.testing.assert_frame_equal(frame, second[name])


def assert_nothing_half_written(output):
    """Assert that every file of an output folder with a name of its own is whole."""
    for path in output.rglob("*.parquet"):
        if not any(part.startswith(".") for part in path.relative_to(output).parts):
            pq.read_table(path)
    for path in output.rglob("*.json"):
        if not path.name.startswith("."):
            json.loads(path.read_text(encoding="utf-8"))
