"""Bad input: a clear sentence and a row in `errors`; the rest is analysed."""

import os

import pytest

import docanalyze


def errors_by_file(output):
    frame = docanalyze.load(output).errors
    return {source.rsplit("/", 1)[1]: code for source, code in zip(frame["source"], frame["code"])}  # noqa: B905


def test_one_bad_file_does_not_touch_the_others(folder, tmp_path):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200))
    (folder / "table.xyz").write_bytes(b"1,2,3")
    report = docanalyze.run([folder], tmp_path / "out")
    assert report.exit_code == 3
    assert report.counts["documents"] == 2
    assert errors_by_file(tmp_path / "out") == {
        "empty.txt": "empty",
        "blank.txt": "whitespace_only",
        "picture.txt": "binary",
        "table.xyz": "unknown_format",
    }
    for message in docanalyze.load(tmp_path / "out").errors["message"]:
        assert any(name in message for name in ("empty", "blank", "picture", "table"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_nobody_may_read(folder, tmp_path):
    (folder / "secret.txt").write_text("x")
    (folder / "secret.txt").chmod(0)
    assert docanalyze.run([folder], tmp_path / "out").exit_code == 3
    assert errors_by_file(tmp_path / "out") == {"secret.txt": "permission_denied"}


def test_a_dangling_link_named_by_the_user(folder, tmp_path):
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    report = docanalyze.run([folder, folder / "gone.txt"], tmp_path / "out")
    assert report.counts["documents"] == 2
    assert report.counts["errors"] == 1


def test_an_input_that_does_not_exist(tmp_path):
    with pytest.raises(docanalyze.UsageError, match=r"nowhere"):
        docanalyze.run([tmp_path / "nowhere"], tmp_path / "out")


def test_a_folder_without_articles(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(docanalyze.UsageError, match="no article was found"):
        docanalyze.run([tmp_path / "empty"], tmp_path / "out")


def test_only_files_that_cannot_be_read(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.xyz").write_text("x")
    report = docanalyze.run([tmp_path / "in"], tmp_path / "out")
    assert (report.exit_code, report.counts["documents"], report.counts["errors"]) == (3, 0, 1)


def test_the_output_cannot_be_written(folder, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(docanalyze.OutputError, match="cannot be written"):
        docanalyze.run([folder], tmp_path / "file" / "out")


def test_the_output_inside_the_input_is_passed_over(folder):
    docanalyze.run([folder], folder / "out")
    report = docanalyze.run([folder], folder / "out")
    assert report.unchanged


def test_an_article_that_breaks_the_analysis(folder, tmp_path, monkeypatch):
    from docanalyze.running import kernel

    real = kernel.passage_rows

    def breaking(doc_id, passages, classifier):
        if any("old promise" in passage["text"] for passage in passages):
            raise ValueError("broken on purpose")
        return real(doc_id, passages, classifier)

    monkeypatch.setattr(kernel, "passage_rows", breaking)
    report = docanalyze.run([folder], tmp_path / "out")
    assert report.counts["documents"] == 1
    assert errors_by_file(tmp_path / "out") == {"alliance.txt": "analysis_failed"}


def test_a_process_that_dies_takes_only_its_article_with_it(folder, tmp_path):
    """A register whose loading kills the process would take all; an article kills only itself."""
    from docanalyze.running import shards, workers
    from docanalyze.running.plan import make_plan

    plan = make_plan([folder], tmp_path / "out")
    (tmp_path / "parts").mkdir()
    setup = shards.Setup(docanalyze.Configuration(), tmp_path / "parts", "key")
    poisoned = [
        shards.Job(Poison(job.source), job.doc_id, job.sha256)
        if job.source.name.endswith("alliance.txt")
        else job
        for job in plan.jobs.values()
    ]
    receipts = list(
        workers.run_shards([shards.Shard((job,)) for job in poisoned], setup, n_workers=2)
    )
    assert sorted(len(receipt.failures) for receipt in receipts) == [0, 1]
    (error,) = [failure.row for receipt in receipts for failure in receipt.failures]
    assert error["code"] == "killed"
    assert error["source"].endswith("alliance.txt")


class Poison:
    """A source that kills the process that opens it."""

    format = None
    position = 0
    file_name = None

    def __init__(self, source):
        self.name = source.name
        self._path = source.path

    @property
    def path(self):
        import multiprocessing
        import os

        if multiprocessing.parent_process() is not None:
            os._exit(9)
        return self._path


def test_the_output_folder_cannot_be_the_input(folder):
    with pytest.raises(docanalyze.UsageError, match="Choose another --output"):
        docanalyze.run([folder], folder)
