"""The terminal: how wide, in which colours, and what stands there while a run goes on."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["WIDTH", "progress_shown", "shortened", "terminal"]

# Lines are no longer than this, however wide the window.
WIDTH = 100
NARROWEST = 30
# Seconds between two lines, where there is no terminal on which one could change.
BETWEEN_LINES = 5.0
MINUTE, HOUR = 60, 3600

Progress = Callable[[int, int], None]


def terminal(*, on_error_stream: bool = False) -> "Console":
    """Return what prints: in colours on a terminal alone, and not where ``NO_COLOR`` is set.

    Args:
        on_error_stream: Whether it prints there.
    """
    from rich.console import Console

    console = Console(stderr=on_error_stream, highlight=False)
    width = min(console.width, WIDTH) if console.is_terminal else WIDTH
    console.width = max(width, NARROWEST)
    return console


def shortened(words: str, longest: int) -> str:
    """Return the beginning of a text, with an ellipsis where something was left out."""
    return words if len(words) <= longest else words[: longest - 1] + "…"


@contextmanager
def progress_shown(*, quiet: bool) -> Iterator[Progress | None]:
    """Show how far a run is, how fast it goes and how long it will still take.

    Args:
        quiet: Whether nothing is shown.

    Yields:
        What is to be called with the number of articles done and to do.
    """
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar() as update:
            yield update
    else:
        yield _Lines()


class _Pace:
    """Articles a second since the first was begun, and the time left."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def text(self, done: int, total: int) -> str:
        seconds = time.monotonic() - self._begun
        if not done or not seconds:
            return ""
        rate = done / seconds
        pace = f"{rate:,.1f} articles/s"
        return f"{pace}, {_in_words((total - done) / rate)} left" if done < total else pace


def _in_words(seconds: float) -> str:
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds // HOUR:.0f} h {seconds % HOUR / MINUTE:.0f} min"


class _Lines:
    """A line now and then, for a file or a pipe."""

    def __init__(self) -> None:
        self._pace = _Pace()
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self._last < BETWEEN_LINES:
            return
        self._last = now
        pace = self._pace.text(done, total)
        click.echo(f"analysed {done:,} of {total:,} articles, {pace}", err=True)


@contextmanager
def _bar() -> Iterator[Progress]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("analysing"),
        BarColumn(bar_width=None),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
    )
    console = terminal(on_error_stream=True)
    pace = _Pace()
    with Progress(*columns, console=console, transient=True, expand=True) as bar:
        task = bar.add_task("articles", total=None, pace="")
        yield lambda done, total: bar.update(
            task, completed=done, total=total, pace=pace.text(done, total)
        )
