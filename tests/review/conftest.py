"""A run to review, labels to learn from, and the page served as users serve it."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from docanalyze import run

ROOT = Path(__file__).parents[2]
# Articles that no classifier has seen.
ARTICLES = 3
HOSTILE = """<script>alert("title")</script> & the pact

By Amina Diallo-Frank | 25 March 2013

"<img src=x onerror=alert(1)> is no argument," said Colonel Josué Mbeki-Laurent of the staff. \
The North Atlantic Treaty binds each ally to treat an attack on one as an attack on all.

The council of the delta's four states met again about the dam, javascript:alert(2) and all. No \
great power was asked; the four keep a river commission, a fund and a court of their own.
"""


@pytest.fixture(scope="session")
def analysed(tmp_path_factory):
    """The output of a run over articles that the shipped classifier was not trained on."""
    folder = tmp_path_factory.mktemp("analysed")
    (folder / "in").mkdir()
    texts = sorted((ROOT / "corpus" / "gold" / "dev").glob("*.txt"))
    for path in texts[:ARTICLES]:
        shutil.copy(path, folder / "in")
    (folder / "in" / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    run([folder / "in"], folder / "out")
    return folder / "out"


@pytest.fixture
def output(analysed, tmp_path):
    """A copy of it, in which nobody has reviewed anything."""
    shutil.copytree(analysed, tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture(scope="session")
def few_labels(tmp_path_factory):
    """A label file from which one learns in seconds."""
    rows = (
        (ROOT / "corpus" / "labels" / "passages_a.jsonl").read_text(encoding="utf-8").splitlines()
    )
    path = tmp_path_factory.mktemp("labels") / "few.jsonl"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@dataclass
class Server:
    """A review page that is served, and the address that was printed."""

    process: subprocess.Popen
    address: str
    port: int = field(init=False)
    path: str = field(init=False)

    def __post_init__(self):
        match = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/[\w-]{32,}/)", self.address)
        assert match, self.address
        self.port, self.path = int(match[1]), match[2]

    def ask(self, method, path, body=None, **headers):
        """Send a request as no browser would; return status, headers and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, text


@pytest.fixture
def serve(output):
    """Serve the page of the run by the command, and end it by Ctrl+C."""

    def served(*arguments, **more):
        return serving(output, *arguments, **more)

    return served


@pytest.fixture(scope="module")
def shown(analysed, tmp_path_factory):
    """A page for tests that decide about nothing."""
    output = tmp_path_factory.mktemp("shown") / "out"
    shutil.copytree(analysed, output)
    with serving(output) as server:
        yield server


@contextmanager
def serving(output, *arguments, is_killed=False):
    command = [sys.executable, "-m", "docanalyze", "review", str(output), "--no-open"]
    with subprocess.Popen(
        [*command, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as process:
        try:
            first = process.stdout.readline()
            found = re.search(r"http://\S+", first)
            assert found, first + process.stdout.read()
            yield Server(process, found.group())
        finally:
            process.send_signal(signal.SIGKILL if is_killed else signal.SIGINT)
            said, _ = process.communicate(timeout=20)
    assert process.returncode == (-signal.SIGKILL if is_killed else 0), said
    assert "Traceback" not in said


@pytest.fixture(scope="session")
def entries():
    """Read the lines of a label or corrections file."""

    def read(path):
        lines = path.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    return read
