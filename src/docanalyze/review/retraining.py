"""Retraining from the page: a process beside it, and what came of each round."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from docanalyze.errors import OutputError
from docanalyze.files import json_text, write_text
from docanalyze.review.retraining_child import JOB, MODEL, PREDICTIONS, PROGRESS, RESULT

__all__ = ["Retraining", "Round"]

LOG = "log.txt"
SECONDS_TO_END = 5


@dataclass(frozen=True, slots=True)
class Round:
    """One retraining that has ended.

    Args:
        number: From 1.
        folder: Where everything of it is.
        result: What it found, or with ``error`` what went wrong.
    """

    number: int
    folder: Path
    result: dict[str, Any]

    @property
    def model(self) -> Path:
        """The folder of the classifier."""
        return self.folder / MODEL

    @property
    def error(self) -> str | None:
        """What went wrong; None if nothing did."""
        return self.result.get("error")


@dataclass(slots=True)
class Retraining:
    """Starts a round when asked, one at a time, and knows the earlier ones.

    Args:
        folder: Where rounds are kept.
        output: The run's output folder.
        labels: The label file of the review.
        further: Label files to learn from as well.
        with_shipped: Whether to learn from those that ship with docanalyze, too.
    """

    folder: Path
    output: Path
    labels: Path
    further: Sequence[Path]
    with_shipped: bool
    _process: subprocess.Popen[bytes] | None = None
    _current: Path | None = None
    _begun: float = 0.0
    _rounds: dict[int, Round] = field(default_factory=dict)

    def start(self) -> None:
        """Begin a round, unless one is going on.

        Raises:
            OutputError: Its folder cannot be made.
        """
        if self.is_running:
            return
        numbers = [int(path.name) for path in self.folder.glob("[0-9]*")]
        current = self.folder / f"{max(numbers, default=0) + 1:03}"
        job = {
            "output": str(self.output),
            "labels": str(self.labels),
            "further": [str(path) for path in self.further],
            "with_shipped": self.with_shipped,
        }
        try:
            current.mkdir(parents=True)
            write_text(current / JOB, json_text(job))
            with (current / LOG).open("wb") as log:
                self._process = subprocess.Popen(  # noqa: S603 our own module
                    [sys.executable, "-m", "docanalyze.review.retraining_child", str(current)],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
        except OSError as error:
            raise OutputError(f"{current}: cannot be made ({error.strerror}).") from error
        self._current = current
        self._begun = time.monotonic()

    @property
    def is_running(self) -> bool:
        """Whether a round is going on."""
        return self._process is not None and self._process.poll() is None

    @property
    def progress(self) -> str:
        """What the round that goes on is doing."""
        if self._current is None:
            return ""
        try:
            stage = json.loads((self._current / PROGRESS).read_text(encoding="utf-8"))["stage"]
        except (OSError, ValueError):
            stage = "starting"
        return f"{stage} ({time.monotonic() - self._begun:.0f} s)"

    @property
    def rounds(self) -> list[Round]:
        """The rounds that have ended, newest first; those that were broken off are left out."""
        for path in sorted(self.folder.glob("[0-9]*")):
            if int(path.name) not in self._rounds and (one := self._ended(path)):
                self._rounds[one.number] = one
        return [self._rounds[number] for number in sorted(self._rounds, reverse=True)]

    def _ended(self, path: Path) -> Round | None:
        try:
            result = json.loads((path / RESULT).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            if path != self._current or self.is_running:
                return None
            result = {"error": f"Training ended without a result. {path / LOG} says why."}
        return Round(int(path.name), path, result)

    def newest(self) -> Round | None:
        """Return the last round that made a classifier which is still there."""
        whole = (
            one
            for one in self.rounds
            if one.error is None and one.model.is_dir() and (one.folder / PREDICTIONS).is_file()
        )
        return next(whole, None)

    def predictions(self, one: Round) -> pd.DataFrame:
        """Return what a round's classifier says of each passage."""
        return pd.read_parquet(one.folder / PREDICTIONS)

    def stop(self) -> None:
        """End a round that is going on; nothing of it counts."""
        if self._process is not None and self.is_running:
            self._process.terminate()
            try:
                self._process.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self._process.kill()
