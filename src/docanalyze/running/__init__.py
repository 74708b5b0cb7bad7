"""The kernel, and what drives it: shards, workers, resuming, merging."""

from docanalyze.running.result import Result, analyse, load
from docanalyze.running.run import FINISHED_WITH_ERRORS, RunReport, run

__all__ = ["FINISHED_WITH_ERRORS", "Result", "RunReport", "analyse", "load", "run"]
