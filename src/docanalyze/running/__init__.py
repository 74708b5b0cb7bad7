"""The kernel, and what drives it: shards, workers, resuming, merging."""

from docanalyze.running.driver import FINISHED_WITH_ERRORS, RunReport, run
from docanalyze.running.result import Result, analyse, load

__all__ = ["FINISHED_WITH_ERRORS", "Result", "RunReport", "analyse", "load", "run"]
