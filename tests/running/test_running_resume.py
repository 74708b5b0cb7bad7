"""The same command again does only what is new, and its tables are those of a fresh run."""

import json
import os
import subprocess
import sys

import pandas as pd
import pytest

import docanalyze
from docanalyze.running.parts import Manifest


def tables(output):
    return {
        path.stem: pd.read_parquet(path) for path in sorted((output / "tables").glob("*.parquet"))
    }


def assert_same_tables(one, other):
    first, second = tables(one), tables(other)
    assert first.keys() == second.keys()
    for name, frame in first.items():
        pd.testing.assert_frame_equal(frame, second[name])


def test_nothing_new_nothing_done(folder, tmp_path):
    output = tmp_path / "out"
    assert docanalyze.run([folder], output).n_analysed == 2
    written = (output / "run.json").read_text(encoding="utf-8")
    again = docanalyze.run([folder], output)
    assert (again.n_analysed, again.n_reused, again.unchanged) == (0, 2, True)
    assert (output / "run.json").read_text(encoding="utf-8") == written


def test_new_changed_and_removed_articles(folder, tmp_path):
    output = tmp_path / "out"
    docanalyze.run([folder], output)
    (folder / "new.txt").write_text("The Covenant\n\nThe League met in Geneva in 1920.\n")
    (folder / "alliance.txt").write_text("An old promise\n\nIt was broken in 1938, at Munich.\n")
    report = docanalyze.run([folder], output)
    assert (report.n_analysed, report.n_reused) == (2, 1)
    (folder / "peacekeepers.txt").unlink()
    report = docanalyze.run([folder], output)
    assert (report.n_analysed, report.n_reused) == (0, 2)
    documents = tables(output)["documents"]
    assert [source.rsplit("/", 1)[1] for source in documents["source"]] == [
        "alliance.txt",
        "new.txt",
    ]
    docanalyze.run([folder], tmp_path / "fresh")
    assert_same_tables(output, tmp_path / "fresh")
    assert {path.stem for path in (output / "summaries").glob("d*.json")} == set(
        documents["doc_id"]
    )


def test_other_settings_other_rows(folder, tmp_path):
    (folder / "numbers.txt").write_text("Visit\n\nThe envoy left on 06/02/2026 for Nairobi.\n")
    output = tmp_path / "out"
    docanalyze.run([folder], output)
    chosen = docanalyze.Configuration(date_order="mdy")
    report = docanalyze.run([folder], output, chosen)
    assert report.n_analysed == 3
    assert "2026-06-02" in set(tables(output)["dates"]["edtf"])


def test_a_run_broken_off_goes_on(folder, tmp_path):
    output = tmp_path / "out"
    docanalyze.run([folder], output)
    whole = tmp_path / "whole"
    (output / "tables").rename(whole)
    (output / "run.json").unlink()
    manifest = output / "parts" / "manifest.jsonl"
    with manifest.open("a", encoding="utf-8") as file:
        file.write('{"part": "cut sho')
    report = docanalyze.run([folder], output)
    assert report.n_reused == 2
    for path in whole.glob("*.parquet"):
        assert (output / "tables" / path.name).read_bytes() == path.read_bytes()


def test_a_part_that_is_gone_is_made_again(folder, tmp_path):
    output = tmp_path / "out"
    docanalyze.run([folder], output)
    for part in (output / "parts").glob("*.parquet"):
        part.unlink()
    assert docanalyze.run([folder], output).n_analysed == 2


def test_a_line_cut_short_does_not_swallow_the_next(tmp_path):
    from docanalyze.running.parts import PartEntry

    pd.DataFrame({"doc_id": ["d1"]}).to_parquet(tmp_path / "a.parquet")
    (tmp_path / "manifest.jsonl").write_text('{"part": "b.par', encoding="utf-8")
    manifest = Manifest(tmp_path)
    entry = PartEntry("a.parquet", "key", {"d1": ".txt"})
    manifest.append(entry, (), "key")
    assert manifest.entries("key") == [entry]
    assert manifest.entries("other key") == []


def test_no_half_written_file_stays(folder, tmp_path):
    output = tmp_path / "out"
    docanalyze.run([folder], output)
    assert not [path for path in output.rglob("*") if path.name.endswith(".tmp")]


def test_the_same_content_twice_is_one_document(folder, tmp_path):
    (folder / "copy.txt").write_bytes((folder / "alliance.txt").read_bytes())
    docanalyze.run([folder], tmp_path / "out")
    documents = tables(tmp_path / "out")["documents"].set_index("source")
    assert len(documents) == 2
    (also_at,) = documents.loc[f"{folder.as_posix()}/alliance.txt", "also_at"]
    assert also_at.endswith("/copy.txt")


def test_run_json_says_how_it_was_made(demo):
    record = json.loads((demo / "run.json").read_text(encoding="utf-8"))
    assert record["schema_version"] == "1"
    assert record["counts"]["documents"] == len(tables(demo)["documents"])
    for part in ("spacy_model", "classifier"):
        assert len(record["fingerprint"][part]["sha256"]) == 64
    assert record["timings_seconds"].keys() == {"planning", "analysis", "writing", "report"}


@pytest.mark.parametrize("workers", [2])
def test_more_workers_same_rows(folder, tmp_path, workers, monkeypatch):
    from docanalyze.running import analysing

    monkeypatch.setattr(analysing, "ARTICLES_PER_SHARD", 1)
    docanalyze.run([folder], tmp_path / "one")
    docanalyze.run([folder], tmp_path / "several", workers=workers)
    assert_same_tables(tmp_path / "one", tmp_path / "several")


def test_a_part_cut_short_by_a_power_failure_is_made_again(folder, tmp_path):
    docanalyze.run([folder], tmp_path / "out")
    for part in (tmp_path / "out" / "parts").glob("*.parquet"):
        part.write_bytes(part.read_bytes()[:100])
    with (tmp_path / "out" / "parts" / "manifest.jsonl").open("ab") as manifest:
        manifest.write(b"\xff\xfe{}")
    assert docanalyze.run([folder], tmp_path / "out").n_analysed == 2
    docanalyze.run([folder], tmp_path / "fresh")
    assert_same_tables(tmp_path / "out", tmp_path / "fresh")


def test_summaries_that_were_deleted_are_made_again(folder, tmp_path):
    docanalyze.run([folder], tmp_path / "out")
    summaries = sorted((tmp_path / "out" / "summaries").iterdir())
    summaries[0].unlink()
    assert not docanalyze.run([folder], tmp_path / "out").unchanged
    assert sorted((tmp_path / "out" / "summaries").iterdir()) == summaries


def test_files_of_the_users_own_stay_in_the_output_folder(folder, tmp_path):
    mine = [
        tmp_path / "out" / name
        for name in ("notes.txt", "summaries/notes.md", "summaries/my.json", "parts/my.parquet")
    ]
    for path in mine:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine")
    docanalyze.run([folder], tmp_path / "out")
    (folder / "alliance.txt").unlink()
    docanalyze.run([folder], tmp_path / "out")
    assert [path.read_text() for path in mine] == ["mine"] * len(mine)
    assert len(list((tmp_path / "out" / "parts").glob("*.parquet"))) == 2


def test_two_runs_at_once_do_not_write_into_one_folder(folder, tmp_path):
    def start_another(_done, _total):
        with pytest.raises(docanalyze.OutputError, match="another run"):
            docanalyze.run([folder], tmp_path / "out")

    docanalyze.run([folder], tmp_path / "out", progress=start_another)
    assert docanalyze.run([folder], tmp_path / "out").unchanged


def test_copies_are_left_out_if_wanted_and_named_in_the_record(folder, tmp_path):
    article = (folder / "alliance.txt").read_text(encoding="utf-8")
    (folder / "zz-copy.txt").write_text(f"{article}\nReprinted with permission.\n")
    output = tmp_path / "out"
    docanalyze.run([folder], output)
    assert len(tables(output)["documents"]) == 3
    chosen = docanalyze.Configuration(one_per_group=True)
    report = docanalyze.run([folder], output, chosen)
    assert (report.n_analysed, report.counts["documents"]) == (0, 2)
    rows = tables(output)
    kept = set(rows["documents"]["doc_id"])
    assert set(rows["passages"]["doc_id"]) == kept
    record = json.loads((output / "run.json").read_text(encoding="utf-8"))
    assert record["skipped"]["copies"] == 1
    assert record["left_out"][0]["source"].endswith("zz-copy.txt")
    assert record["left_out"][0]["copy_of"] in kept
    assert docanalyze.run([folder], output, chosen).unchanged


UNCHANGED = """
import sys
import docanalyze
assert docanalyze.run([{folder!r}], {output!r}).unchanged
print(*sorted({{"spacy", "sklearn", "pandas", "thinc"}} & set(sys.modules)))
"""


def test_nothing_heavy_is_loaded_to_find_that_nothing_has_changed(folder, tmp_path):
    output = tmp_path / "out"
    docanalyze.run([folder], output)
    script = UNCHANGED.format(folder=str(folder), output=str(output))
    again = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not again.stdout.split()


def test_files_that_have_not_changed_are_not_read_again(folder, tmp_path, monkeypatch):
    from docanalyze.running import contents

    output = tmp_path / "out"
    for path in folder.iterdir():
        # Younger files may be written again without their time of change telling so.
        os.utime(path, (1_600_000_000, 1_600_000_000))
    docanalyze.run([folder], output)
    opened = []
    real = contents.found_in
    monkeypatch.setattr(
        contents, "found_in", lambda source, opening: opened.append(source) or real(source, opening)
    )
    assert docanalyze.run([folder], output).unchanged
    assert not opened
    (folder / "alliance.txt").write_text("An old promise\n\nIt was broken in 1938, at Munich.\n")
    assert docanalyze.run([folder], output).n_analysed == 1
    assert [source.path.name for source in opened] == ["alliance.txt"]


def test_a_file_that_is_written_twice_in_a_moment_is_read_again(folder, tmp_path):
    output = tmp_path / "out"
    path = folder / "alliance.txt"
    docanalyze.run([folder], output)
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("1949", "1939"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert docanalyze.run([folder], output).n_analysed == 1


def test_what_its_content_decides_is_not_tried_again(folder, tmp_path):
    french = "Les petits pays choisissent rarement les règles, mais ils choisissent leurs amis. "
    (folder / "petits.txt").write_text(french * 4, encoding="utf-8")
    output = tmp_path / "out"
    docanalyze.run([folder], output)
    again = docanalyze.run([folder], output)
    assert (again.unchanged, again.exit_code) == (True, 3)
    (folder / "petits.txt").rename(folder / "autres.txt")
    docanalyze.run([folder], output)
    (error,) = docanalyze.load(output).errors.itertuples()
    assert error.source.endswith("autres.txt")
    assert "autres.txt" in error.message
