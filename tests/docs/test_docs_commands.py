"""Every command and every Python block of the README and the docs can be tried as it stands."""

import re
import shlex
import tomllib

import pytest
from docs_pages import PAGES, ROOT, blocks_of

# What is not run must at least be something that exists.
MAKE_TARGETS = set(
    re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
KNOWN_LANGUAGES = {"bash", "console", "python", "r", "stata", "toml", "json", "sql"}


def main_group():
    from docanalyze.cli.main import docanalyze as group

    return group


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_reader_can_do_what_the_page_says(page, workspace, monkeypatch, capsys):
    monkeypatch.chdir(workspace.folder)
    for block in blocks_of(page):
        assert block.language in KNOWN_LANGUAGES
        if block.language == "console" and block.is_run:
            for command in block.commands:
                program, *arguments = shlex.split(command)
                assert program == "docanalyze", command
                code = workspace.call(arguments)
                assert code == block.exit_code, f"{command}\n{capsys.readouterr().err}"
        elif block.language == "python" and block.is_run:
            exec(compile(block.body, page.name, "exec"), {"__name__": "__main__"})  # noqa: S102


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_not_run_is_there(page):
    for block in blocks_of(page):
        if block.is_run:
            continue
        assert block.commands
        for command in block.commands:
            program, *arguments = shlex.split(command)
            assert program in {"make", "pip", "docanalyze"}
            if program == "make":
                assert set(arguments) <= MAKE_TARGETS
            elif program == "docanalyze":
                # That its options are there, too, is seen without doing it.
                main_group().commands[arguments[0]].make_context(arguments[0], arguments[1:])
            else:
                (what,) = arguments[1:]
                assert arguments[0] == "install"
                assert what in {".", *(f".[{extra}]" for extra in EXTRAS)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_scripts_for_clusters_give_commands_that_there_are(page):
    from distributed.cli import dask_scheduler, dask_worker

    from docanalyze.cli.main import docanalyze as ours

    programs = {"scheduler": dask_scheduler.main, "worker": dask_worker.main, **ours.commands}
    for block in blocks_of(page):
        lines = block.body.splitlines() if block.language == "bash" else ()
        for line in lines:
            written = line.removeprefix("exec ").replace("$SLURM_ARRAY_TASK_ID", "1")
            if written.startswith(("docanalyze ", "dask ")):
                _, name, *arguments = shlex.split(written)
                programs[name].make_context(name, arguments)
            else:
                assert not written.strip() or written.startswith("#")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_console_blocks_hold_commands_only(page):
    for block in blocks_of(page):
        if block.language == "console":
            assert len(block.commands) == len(block.body.splitlines())
