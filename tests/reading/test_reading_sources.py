import os
import sys
from pathlib import Path

import pytest

from docanalyze.errors import UnreadableInputError, UsageError
from docanalyze.reading import (
    ReadingOptions,
    Source,
    content_id,
    discover,
    kind_of,
    read_bytes,
    read_source,
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Second article.", encoding="utf-8")
    (tmp_path / "a.md").write_text("First article.", encoding="utf-8")
    return tmp_path


def names(found, root):
    return [os.path.relpath(source.path, root) for source in found.sources]


def test_folders_are_searched_to_the_bottom_in_a_fixed_order(folder):
    assert names(discover([folder]), folder) == ["a.md", str(Path("b", "two.txt"))]


def test_a_source_is_named_as_it_was_reached(folder, monkeypatch):
    monkeypatch.chdir(folder.parent)
    found = discover([folder.name])
    assert [source.name for source in found.sources] == [
        f"{folder.name}/a.md",
        f"{folder.name}/b/two.txt",
    ]


def test_the_same_file_reached_twice_is_one_source(folder):
    assert len(discover([folder, folder / "a.md", folder]).sources) == 2


def test_a_named_input_that_does_not_exist_is_an_error_of_use(folder):
    with pytest.raises(UsageError, match=r"nowhere\.txt"):
        discover([folder, folder / "nowhere.txt"])


def test_hidden_files_and_the_output_folder_are_counted_and_passed_over(folder):
    (folder / ".draft.txt").write_text("Hidden.", encoding="utf-8")
    (folder / ".cache").mkdir()
    (folder / "out").mkdir()
    (folder / "out" / "text.txt").write_text("Written by a run.", encoding="utf-8")
    found = discover([folder], exclude=folder / "out")
    assert (found.n_hidden, found.n_excluded, len(found.sources)) == (2, 1, 2)


def test_a_hidden_file_that_is_named_is_read(folder):
    hidden = folder / ".draft.txt"
    hidden.write_text("Hidden.", encoding="utf-8")
    assert len(discover([hidden]).sources) == 1


def test_an_unknown_extension_becomes_a_row_of_errors(folder):
    (folder / "figures.xyz").write_bytes(b"1 2 3")
    [error] = discover([folder]).errors
    assert error["code"] == "unknown_format"
    assert error["stage"] == "reading"
    assert error["source"].endswith("figures.xyz")
    assert ".txt" in error["message"]
    assert content_id(b"1 2 3") == "d" + error["sha256"][:16]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_out_of_the_input_are_not_followed(folder, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("Elsewhere.", encoding="utf-8")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "loop").symlink_to(folder)
    found = discover([folder])
    assert (found.n_links, len(found.sources)) == (2, 2)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="their names are Unicode")
def test_a_name_that_is_not_utf8_survives_as_text(folder):
    raw = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(raw, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(b"An article.")
    found = discover([folder])
    source = next(source for source in found.sources if "caf" in source.name)
    assert source.name.endswith("caf\ufffd.txt")
    assert read_source(source).text == "An article."


def test_a_file_that_vanished_is_an_unreadable_input(tmp_path):
    with pytest.raises(UnreadableInputError) as caught:
        read_source(Source(tmp_path / "gone.txt", "gone.txt"))
    assert caught.value.code == "vanished"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "closed.txt"
    path.write_text("Closed.", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableInputError) as caught:
        read_source(Source(path, "closed.txt"))
    assert caught.value.code == "permission_denied"


def test_refused_permission_has_its_own_code(tmp_path, monkeypatch):
    path = tmp_path / "closed.txt"
    path.write_text("Closed.", encoding="utf-8")

    def refuse(_self, _mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(UnreadableInputError) as caught:
        read_source(Source(path, "closed.txt"))
    assert caught.value.code == "permission_denied"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "whitespace_only"),
        (b"\x89PNG\r\n\x1a\n0000", "binary"),
        (b"%PDF-1.7 some text", "binary"),
        (bytes(range(256)) * 4, "binary"),
        ("\ufeff".encode(), "whitespace_only"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data, code):
    with pytest.raises(UnreadableInputError) as caught:
        read_bytes(data, "txt", "report.txt")
    assert caught.value.code == code
    assert str(caught.value).startswith("report.txt ")
    assert str(caught.value).endswith(".")


def test_the_identity_of_an_article_is_that_of_its_bytes():
    assert read_bytes(b"An article.", "txt").doc_id == content_id(b"An article.")
    assert content_id(b"An article.") != content_id(b"An article.\n")


def test_a_format_nobody_reads_is_refused():
    with pytest.raises(UnreadableInputError) as caught:
        read_bytes(b"x", "xyz")
    assert caught.value.code == "unknown_format"


def test_patterns_are_expanded(folder):
    (folder / "b" / "three.md").write_text("Third article.", encoding="utf-8")
    found = discover([str(folder / "**" / "*.md")])
    assert names(found, folder) == ["a.md", str(Path("b", "three.md"))]
    with pytest.raises(UsageError, match=r"No file or folder fits"):
        discover([str(folder / "*.pdf")])


def test_a_file_whose_name_looks_like_a_pattern_is_read(folder):
    (folder / "a[1].txt").write_text("An article.", encoding="utf-8")
    assert len(discover([folder / "a[1].txt"]).sources) == 1


def test_addresses_are_not_fetched():
    with pytest.raises(UsageError, match=r"not fetched"):
        discover(["https://example.org/article.html"])


@pytest.mark.parametrize(
    ("include", "exclude", "expected"),
    [
        (("*.txt",), (), ["b/two.txt"]),
        (("*.md", "*.txt"), ("b",), ["a.md"]),
        ((), ("b/*",), ["a.md"]),
        ((), ("*two*",), ["a.md"]),
        (("b/*",), (), ["b/two.txt"]),
    ],
)
def test_files_are_chosen_by_patterns(folder, include, exclude, expected):
    options = ReadingOptions(include=include, exclude=exclude)
    found = discover([folder], options=options)
    assert [name.replace(os.sep, "/") for name in names(found, folder)] == expected
    assert found.n_not_selected >= 1


@pytest.mark.parametrize(
    ("beginning", "suffix"),
    [
        (b"%PDF-1.7", ".pdf"),
        (b"PK\x03\x04 ... word/document.xml", ".docx"),
        (b"PK\x03\x04 ... a.txt", ".zip"),
        (b"\x1f\x8b\x08", ".gz"),
        (b"WARC/1.0\r\n", ".warc"),
        (b" \n<!DOCTYPE html><html>", ".html"),
        (b'\xef\xbb\xbf{"text": "peace"}\n{"text": ', ".jsonl"),
        (b'{"text": "' + b"x" * 70_000, ".jsonl"),
        (b"Headline;Date;Full Text\nA title;2019", ".csv"),
        (b"A Title\n\nBy Jane Doe", ".txt"),
        (b"In the text, he says, nothing of it stands.\n", ".txt"),
        (b"{curly} beginnings of a text", ".txt"),
        (b"", ".txt"),
    ],
)
def test_a_content_without_a_name_tells_its_format(beginning, suffix):
    assert kind_of(beginning) == suffix
