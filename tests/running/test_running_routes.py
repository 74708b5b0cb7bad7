"""The same rows by whatever route: one process, several, an array of jobs, a cluster."""

import json
import shutil

import pytest
from run_processes import assert_same_tables, read_tables

import docanalyze
from docanalyze.running.division import Share

# The pipeline without a recogniser warns of that.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


@pytest.fixture
def cheap(blank):
    return docanalyze.Configuration(spacy_model=str(blank))


def test_all_routes_make_the_same_tables(many, tmp_path, cheap, whole):
    docanalyze.run([many], tmp_path / "pool", cheap, workers=2)
    for number in (2, 3, 1):
        report = docanalyze.run([many], tmp_path / "shares", cheap, shard=f"{number}/3")
    assert report.shares_missing is None
    docanalyze.run([many], tmp_path / "cluster", cheap, cluster="local", workers=2)
    rows = read_tables(whole)
    assert len(rows["documents"]) == 39
    assert list(rows["errors"]["code"]) == ["language"]
    assert len(rows["treaties"]) > 100
    for route in ("pool", "shares", "cluster"):
        assert_same_tables(whole, tmp_path / route)
        for summary in (whole / "summaries").iterdir():
            made = tmp_path / route / "summaries" / summary.name
            assert made.read_bytes() == summary.read_bytes()


def test_neither_order_nor_size_of_the_shards_matters(many, tmp_path, cheap, whole, monkeypatch):
    from docanalyze.running import analysing

    monkeypatch.setattr(analysing, "ARTICLES_PER_SHARD", 1)
    files = sorted(many.iterdir())
    docanalyze.run(files[::-1], tmp_path / "backwards", cheap)
    first, second = read_tables(whole), read_tables(tmp_path / "backwards")
    for name in ("passages", "treaties", "dates", "quotations"):
        by_place = ["doc_id", "start", "end"]
        ordered = [
            frame.sort_values(by_place, ignore_index=True) for frame in (first[name], second[name])
        ]
        assert ordered[0].equals(ordered[1])


def test_articles_of_one_archive_are_shared_out_too(many, tmp_path, cheap):
    archive = shutil.make_archive(str(tmp_path / "articles"), "zip", many)
    docanalyze.run([archive], tmp_path / "whole", cheap)
    done = [docanalyze.run([archive], tmp_path / "out", cheap, shard=f"{i}/2") for i in (1, 2)]
    assert all(report.n_analysed for report in done)
    assert sum(report.n_analysed for report in done) == 39
    assert_same_tables(tmp_path / "whole", tmp_path / "out")


def test_tables_are_made_when_all_shares_are_done_and_not_before(
    many, tmp_path, cheap, monkeypatch
):
    output = tmp_path / "out"
    first = docanalyze.run([many], output, cheap, shard="1/2")
    assert (first.share, first.shares_missing) == ("1/2", 1)
    assert not list((output / "tables").iterdir())
    with pytest.raises(docanalyze.UsageError, match="are not analysed yet, such as"):
        docanalyze.merge(output)
    last = docanalyze.run([many], output, cheap, shard="2/2")
    assert (last.shares_missing, last.counts["documents"]) == (None, 39)
    assert docanalyze.run([many], output, cheap).unchanged
    shutil.rmtree(output / "tables")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert docanalyze.merge("../out").counts == last.counts
    assert json.loads((output / "run.json").read_text())["inputs"] == [str(many)]


def test_nothing_to_merge(tmp_path):
    with pytest.raises(docanalyze.UsageError, match="no run has begun there"):
        docanalyze.merge(tmp_path)


@pytest.mark.parametrize("written", ["0/4", "5/4", "1", "a/b", "1/0", "-1/4"])
def test_shares_that_there_are_not(written, folder, tmp_path):
    with pytest.raises(docanalyze.UsageError, match="which share of how many"):
        docanalyze.run([folder], tmp_path / "out", shard=written)


@pytest.mark.parametrize("n_files", [1, 7, 100, 1000])
def test_every_file_belongs_to_one_share(n_files):
    shares = [Share(number, 8) for number in range(1, 9)]
    if shares[0].has_files(n_files):
        taken = [list(share.of(range(n_files))) for share in shares]
    else:
        taken = [[n for n in range(n_files) if share.takes(n)] for share in shares]
    assert sorted(n for each in taken for n in each) == list(range(n_files))
    assert n_files < 100 or min(map(len, taken)) > 0.6 * n_files / 8


def test_what_contradicts_itself_is_refused(folder, tmp_path):
    with pytest.raises(docanalyze.UsageError, match="cannot be given together"):
        docanalyze.run([folder], tmp_path / "out", shard="1/2", fresh=True)
    for route in ({"shard": "1/2"}, {"cluster": "tcp://127.0.0.1:1"}):
        with pytest.raises(docanalyze.UsageError, match="standard input"):
            docanalyze.run(["-"], tmp_path / "out", **route)


def test_starting_over(folder, tmp_path):
    docanalyze.run([folder], tmp_path / "out")
    report = docanalyze.run([folder], tmp_path / "out", fresh=True)
    assert (report.n_analysed, report.n_reused, report.unchanged) == (2, 0, False)
