"""The command line: a thin command per file; each calls one public function."""

from docanalyze.cli.main import main

__all__ = ["main"]
