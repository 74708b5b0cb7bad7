"""What asks for a new analysis, and what does not."""

import ast
import shutil
from pathlib import Path

import pytest

import docanalyze
from docanalyze.running.fingerprint import AFTER_THE_ROWS, code_digest

PACKAGE = Path(docanalyze.__file__).parent
BEFORE_THE_ROWS = ("annotation", "collection", "governance", "reading", "register", "summaries")


@pytest.mark.parametrize(
    ("changed", "asks"),
    [
        ("report/templates/base.css", False),
        ("cli/main.py", False),
        ("annotation/treaties/words.toml", True),
        ("tables/schema.py", True),
        ("text.py", True),
    ],
)
def test_only_what_makes_rows_asks_for_a_new_analysis(tmp_path, changed, asks):
    copy = tmp_path / "docanalyze"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "shipped"))
    before = code_digest(copy)
    with (copy / changed).open("a") as file:
        file.write("\n")
    assert (code_digest(copy) != before) is asks


def test_no_stage_that_makes_rows_uses_one_after_them():
    used = {
        f"{path.relative_to(PACKAGE)}: {module}"
        for stage in BEFORE_THE_ROWS
        for path in (PACKAGE / stage).rglob("*.py")
        for module in _imported(path)
        if module.startswith("docanalyze.") and module.split(".")[1] in AFTER_THE_ROWS
    }
    assert not used


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
