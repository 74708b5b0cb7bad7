"""The kernel, and what drives it: shards, workers, clusters, resuming, merging."""

from docanalyze.running.driver import merge, run
from docanalyze.running.outcome import FINISHED_WITH_ERRORS, RunReport
from docanalyze.running.result import Result, analyse, load
from docanalyze.running.stopping import RunInterrupted

__all__ = [
    "FINISHED_WITH_ERRORS",
    "Result",
    "RunInterrupted",
    "RunReport",
    "analyse",
    "load",
    "merge",
    "run",
]
