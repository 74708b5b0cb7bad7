"""Ctrl-C once: what is in work is finished and kept. Twice: everything ends at once."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

__all__ = ["RunInterrupted", "Stopping", "signals_passed_over", "stopped_by_signals"]

# What a terminal sends, and what job schedulers send before they kill.
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class RunInterrupted(KeyboardInterrupt):
    """A run was asked to stop, and has filed what it had in work.

    The message is a sentence for the user.
    """

    exit_code = 130


@dataclass
class Stopping:
    """Whether a run was asked to stop.

    Args:
        asked: It was; it begins nothing new.
        tell: Called when it is asked, to say so.
    """

    asked: bool = False
    tell: Callable[[], None] | None = None

    def ask(self) -> None:
        """Have the run end with what is in work."""
        self.asked = True
        if self.tell:
            self.tell()


@contextmanager
def stopped_by_signals(tell: Callable[[], None] | None = None) -> Iterator[Stopping]:
    """Yield what becomes true with the first Ctrl-C or SIGTERM; the second one has its old effect.

    Outside of the main thread nothing is changed: Python handles signals there only.

    Args:
        tell: Called with the first signal.
    """
    stopping = Stopping(tell=tell)
    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}
    # Whoever ignores a signal, as `nohup` does, goes on ignoring it.
    heeded = [number for number in SIGNALS if before[number] not in {signal.SIG_IGN, None}]

    def restore() -> None:
        for number in heeded:
            signal.signal(number, before[number])

    def first(_number: int, _frame: FrameType | None) -> None:
        restore()
        stopping.ask()

    for number in heeded:
        signal.signal(number, first)
    try:
        yield stopping
    finally:
        restore()


@contextmanager
def signals_passed_over() -> Iterator[None]:
    """Pass over signals while processes are started, which pass over them from then on.

    A terminal sends Ctrl-C to all processes of a command, but only the first is to heed it.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
