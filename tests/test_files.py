"""A file appears whole, or stays as it was."""

import pytest

from docanalyze.files import replacing, write_text


def half_write(path):
    with replacing(path) as temporary:
        temporary.write_text("half")
        raise OSError("disk full")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "table.csv"
    write_text(path, "old\n")
    with pytest.raises(OSError, match="disk full"):
        half_write(path)
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_line_ends_stay_as_they_are(tmp_path):
    write_text(tmp_path / "a", "one\ntwo\r\n")
    assert (tmp_path / "a").read_bytes() == b"one\ntwo\r\n"


def test_a_file_that_holds_the_text_already_is_left_alone(tmp_path):
    path = tmp_path / "summary.md"
    write_text(path, "Élysée\r\n")
    before = path.stat()
    write_text(path, "Élysée\r\n")
    assert path.stat().st_ino == before.st_ino
    write_text(path, "Élysée\n\n")
    assert path.read_bytes() == "Élysée\n\n".encode()
