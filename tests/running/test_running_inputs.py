"""Inputs of a run beyond plain files: archives, the standard input, what is asked for."""

import io
import sys
import zipfile

import pandas as pd
import pytest

import docanalyze
from docanalyze.errors import UnreadableInputError
from docanalyze.reading import Shelf, Source, read_bytes
from docanalyze.running import worker
from docanalyze.running.pieces import split_article
from docanalyze.running.plan import make_plan

FRENCH = "Les petits pays choisissent rarement les règles, mais ils choisissent leurs amis. " * 4


def zipped(folder, path):
    with zipfile.ZipFile(path, "w") as archive:
        for member in sorted(folder.iterdir()):
            archive.write(member, member.name)


def tables(output, *dropped):
    return {
        path.stem: pd.read_parquet(path).drop(columns=[*dropped], errors="ignore")
        for path in sorted((output / "tables").glob("*.parquet"))
    }


def assert_same(one, other):
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame, other[name])


def test_the_same_articles_give_the_same_rows_by_any_route(folder, tmp_path, monkeypatch):
    from docanalyze.running import analysing

    monkeypatch.setattr(analysing, "ARTICLES_PER_SHARD", 1)
    archive = tmp_path / "articles.zip"
    zipped(folder, archive)
    docanalyze.run([folder], tmp_path / "loose")
    docanalyze.run([archive], tmp_path / "packed", workers=2)
    loose, packed = tables(tmp_path / "loose"), tables(tmp_path / "packed")
    assert list(packed["documents"]["source"]) == [
        f"{archive.as_posix()}/{name}" for name in ("alliance.txt", "peacekeepers.txt")
    ]
    for found in (loose, packed):
        found["documents"] = found["documents"].drop(columns="source")
    assert_same(loose, packed)
    assert docanalyze.run([archive], tmp_path / "packed").unchanged


def test_the_standard_input_is_read_by_its_content(folder, tmp_path, monkeypatch):
    archive = tmp_path / "articles.zip"
    zipped(folder, archive)
    typed = io.TextIOWrapper(io.BytesIO(archive.read_bytes()))
    monkeypatch.setattr(sys, "stdin", typed)
    report = docanalyze.run(["-"], tmp_path / "out")
    typed.detach()
    assert report.exit_code == 0
    sources = docanalyze.load(tmp_path / "out").documents["source"]
    assert list(sources) == ["-/alliance.txt", "-/peacekeepers.txt"]


def test_other_languages_are_analysed_only_if_asked_for(folder, tmp_path):
    (folder / "petits.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "encore.txt").write_text(FRENCH, encoding="utf-8")
    report = docanalyze.run([folder], tmp_path / "out")
    assert report.exit_code == 3
    errors = docanalyze.load(tmp_path / "out").errors
    # Copies of an article that cannot be analysed are inputs that cannot be analysed, too.
    assert list(errors["code"]) == ["language", "language"]
    assert errors["source"].str.endswith(("petits.txt", "encore.txt")).all()
    chosen = docanalyze.Configuration(any_language=True)
    assert docanalyze.run([folder], tmp_path / "out", chosen).exit_code == 0
    assert len(docanalyze.load(tmp_path / "out").documents) == 3


def test_what_is_asked_for_is_counted_in_the_plan(folder, tmp_path):
    (folder / "drafts").mkdir()
    (folder / "drafts" / "a.txt").write_text("A draft.")
    (folder / "b.md").write_text("Notes.")
    options = docanalyze.Configuration(include=("*.txt",), exclude=("drafts",)).reading
    plan = make_plan([folder], tmp_path / "out", options)
    assert [job.source.path.name for job in plan.jobs.values()] == [
        "alliance.txt",
        "peacekeepers.txt",
    ]
    assert plan.passed_over["not_selected"] == 2


def test_an_archive_that_changes_in_mid_run(folder, tmp_path):
    archive = tmp_path / "articles.zip"
    zipped(folder, archive)
    plan = make_plan([archive], tmp_path / "out")
    (folder / "alliance.txt").write_text("Another promise altogether, of a later year.")
    (folder / "peacekeepers.txt").unlink()
    zipped(folder, archive)
    shelf = Shelf()
    for job in plan.jobs.values():
        with pytest.raises(UnreadableInputError) as caught:
            worker.read_job(job, shelf)
        assert caught.value.code == "changed"
    archive.unlink()
    shelf.close()
    with pytest.raises(UnreadableInputError) as caught:
        worker.read_job(next(iter(plan.jobs.values())), shelf)
    assert caught.value.code == "vanished"


def test_fifty_megabytes_are_cut_between_paragraphs():
    paragraph = "The Charter of the United Nations was signed on 26 June 1945 in San Francisco.\n\n"
    article = read_bytes((paragraph * (50_000_000 // len(paragraph))).encode(), "txt")
    assert article.language == "en"
    position = 0
    for piece in split_article(article):
        assert piece.offset == position
        assert piece.text.startswith("The Charter")
        assert len(piece.text) <= 300_000
        position += len(piece.text)
    assert position == len(article.text)


def test_a_million_lines_are_read():
    article = read_bytes(b"one line of it\n" * 1_000_000, "txt")
    assert article.text.count("\n") == 1_000_000


def test_a_source_of_another_program_can_be_read(folder):
    from docanalyze.reading import read_source

    assert read_source(Source(folder / "alliance.txt", "x")).title == "An old promise"
