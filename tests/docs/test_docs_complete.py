"""What the program offers is in the documentation, and the documentation speaks of nothing else."""

import ast
import importlib.util
import re

import click
import pytest
from docs_pages import PAGES, ROOT, blocks_of

import docanalyze
from docanalyze.errors import DocanalyzeError
from docanalyze.governance import LABELS
from docanalyze.register.loader import FILES

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
EXCERPT = re.compile(r"<!-- excerpt: (\w+) of (\S+) -->\n((?:\|.*\n)+)")


def page(name):
    return (DOCS / name).read_text(encoding="utf-8")


def script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cli_group():
    from docanalyze.cli.main import docanalyze as group

    return group


def commands():
    return sorted(cli_group().commands.items())


def section(text, heading):
    """The text under a heading of the second level, up to the next of its kind."""
    match = re.search(
        rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE
    )
    assert match, f"no section {heading!r}"
    return match[1]


@pytest.mark.parametrize(("name", "command"), commands())
def test_every_option_is_documented(name, command):
    written = page("commands.md")
    own = section(written, f"docanalyze {name}")
    parts = section(written, "Options that choose the parts")
    for parameter in command.params:
        if not isinstance(parameter, click.Option):
            continue
        for spelling in parameter.opts:
            assert f"`{spelling}" in own or f"`{spelling}" in parts, (name, spelling)


@pytest.mark.parametrize(("name", "command"), commands())
def test_no_option_is_invented(name, command):
    own = section(page("commands.md"), f"docanalyze {name}")
    known = {spelling for parameter in command.params for spelling in parameter.opts}
    assert set(re.findall(r"(?<=`)--?[a-z][\w-]*", own)) <= known


def test_the_options_of_the_program_itself_are_documented():
    for parameter in cli_group().params:
        for spelling in parameter.opts:
            assert f"docanalyze {spelling}`" in page("commands.md")


def test_every_public_name_is_documented():
    written = page("python.md")
    for name in docanalyze.__all__:
        assert re.search(rf"`(?:docanalyze\.)?{name}\b", written), name


def test_every_component_is_documented():
    from importlib.metadata import entry_points

    written = page("python.md")
    for entry in entry_points(group="spacy_factories"):
        if entry.value.startswith("docanalyze."):
            assert f"`{entry.name}`" in written


def exit_codes():
    classes = [DocanalyzeError]
    for one in classes:
        classes += one.__subclasses__()
    program = importlib.import_module("docanalyze.cli.main")
    return {0, program.INTERNAL_ERROR, program.INTERRUPTED, *(one.exit_code for one in classes)}


def test_every_exit_code_is_documented():
    listed = re.findall(r"^\| (\d+) \|", section(page("running.md"), "Exit codes"), re.MULTILINE)
    assert {int(code) for code in listed} == exit_codes()


def error_codes():
    """The codes that stand in the source: as `code=…`, as `code = …`, or given to `failure`."""
    found = set()
    for path in (ROOT / "src" / "docanalyze").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.keyword(arg="code", value=value):
                    found |= words_in(value)
                case ast.Assign(targets=[ast.Name(id="code")], value=value):
                    found |= words_in(value)
                case ast.Call(func=ast.Name(id="failure"), args=[_, _, value, *_]):
                    found |= words_in(value)
    return found


def words_in(node):
    parts = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
    return {part.value for part in parts if isinstance(part, ast.Constant)}


def test_every_error_code_is_documented():
    codes = error_codes()
    assert {"empty", "permission_denied", "killed", "analysis_failed"} <= codes
    written = section(page("running.md"), "Inputs that could not be analysed")
    assert set(re.findall(r"^\| `(\w+)` \|", written, re.MULTILINE)) == codes


def test_every_extension_is_documented():
    from docanalyze.reading import extensions

    written = section(page("reading.md"), "Formats")
    for suffix in extensions():
        assert f"`{suffix}`" in written


def test_every_setting_is_documented():
    (example,) = (block for block in blocks_of(DOCS / "running.md") if block.language == "toml")
    assert set(re.findall(r"^(\w+) =", example.body, re.MULTILINE)) == set(
        docanalyze.Configuration().as_dict()
    )


def test_every_register_file_is_documented():
    for stem in (*FILES, "offices"):
        assert f"**{stem}.csv**" in page("register.md")


def test_every_treaty_column_of_the_register_is_documented():
    from dataclasses import fields

    for field in fields(FILES["treaties"]):
        assert f"`{field.name}`" in page("register.md"), field.name


def test_the_columns_are_those_of_the_schema():
    written = page("tables.md")
    assert script("make_docs_tables").columns_page(written) == written


def test_the_codebook_has_every_label_and_rule():
    codebook = (ROOT / "corpus" / "CODEBOOK.md").read_text(encoding="utf-8")
    for label in LABELS:
        assert f"### {label}\n" in codebook
    assert re.findall(r"^\*\*(\d+)\. ", codebook, re.MULTILINE) == [str(n) for n in range(1, 27)]


def test_the_excerpts_are_real(workspace, monkeypatch):
    monkeypatch.chdir(workspace.folder)
    assert workspace.call(["run", "articles", "--output", "out"]) == 0
    result = docanalyze.load("out")
    sources = result.documents.set_index("doc_id")["source"]
    excerpts = EXCERPT.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(excerpts) > 1
    for table, source, lines in excerpts:
        frame = result.tables[table]
        rows = frame[frame["doc_id"].map(sources).str.endswith(source)].astype(str)
        header, _, *shown = [
            [cell.strip() for cell in line.strip("|\n ").split("|")] for line in lines.splitlines()
        ]
        real = {tuple(row) for row in rows[header].itertuples(index=False)}
        assert {tuple(row) for row in shown} <= real


@pytest.mark.parametrize("path", [*PAGES, ROOT / "corpus" / "CODEBOOK.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(path):
    for target, anchor in LINK.findall(path.read_text(encoding="utf-8")):
        if target.startswith("http"):
            continue
        linked = (path.parent / target).resolve() if target else path
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in headings}
            assert anchor in slugs, f"{target}#{anchor}"


def test_the_pictures_are_small_enough():
    for picture in (DOCS / "images").iterdir():
        assert picture.stat().st_size < 300_000


def test_the_report_tells_the_error_rates_of_the_docs():
    tables = script("make_docs_tables")
    written = tables.MEASURED.read_text(encoding="utf-8")
    assert tables.measured(page("limits.md")) == written


def test_the_register_example_is_found(workspace, monkeypatch):
    monkeypatch.chdir(workspace.folder)
    folders = ["docs/examples/articles", "--register", "docs/examples/register"]
    assert workspace.call(["run", *folders, "--output", "out-register"]) == 0
    result = docanalyze.load("out-register")
    (treaty,) = result.treaties.itertuples()
    assert (treaty.treaty_id, treaty.registered) == ("treaty-of-port-ellis-2031", True)
    (provision,) = result.provisions.itertuples()
    assert provision.treaty_id == treaty.treaty_id
    linked = set(result.entities["entity_id"].dropna())
    assert {"org:southern-ocean-council", "person:marisol-tapu-reyes"} <= linked


def test_column_names_fit_into_stata():
    from docanalyze.tables import table_schemas

    longest = "a label of one's own that is far too long for a column"
    for table in table_schemas((*LABELS, longest)).values():
        assert all(len(column.name) <= 32 for column in table.columns)
