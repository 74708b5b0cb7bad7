"""What a run tells of itself when it ends."""

import time
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["FINISHED_WITH_ERRORS", "Clock", "RunReport"]

FINISHED_WITH_ERRORS = 3


@dataclass(frozen=True, slots=True)
class RunReport:
    """What a run did.

    Args:
        output: Where everything is.
        counts: Rows by table; of a share whose tables are not made yet, those of ``errors`` alone.
        n_analysed: Articles analysed now.
        n_reused: Articles whose rows were there already.
        unchanged: True if nothing had to be written.
        seconds: By stage.
        share: Which share of the input it did, such as ``3/100``; None: all of it.
        shares_missing: How many other shares have to be done before the tables can be made; None:
            they are made.
    """

    output: Path
    counts: dict[str, int]
    n_analysed: int
    n_reused: int
    unchanged: bool
    seconds: dict[str, float] = field(default_factory=dict)
    share: str | None = None
    shares_missing: int | None = None

    @property
    def exit_code(self) -> int:
        """0 if everything was analysed, 3 if some inputs are in ``errors``."""
        return FINISHED_WITH_ERRORS if self.counts["errors"] else 0


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._since = time.perf_counter()

    def stop(self, stage: str) -> None:
        """Note the time since the last stage as that of this one.

        Args:
            stage: Its name.
        """
        now = time.perf_counter()
        self.seconds[stage] = round(now - self._since, 3)
        self._since = now
