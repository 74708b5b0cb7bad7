"""Parsers that hang, crash or eat memory, and what of it the run notices: one row."""

import builtins
import os
import signal
import time

import made_files as made
import pytest

from docanalyze.errors import UnreadableInputError
from docanalyze.reading import ReadingOptions, Shelf, Source, confined, read_bytes, read_source
from docanalyze.reading.records import Record


def write(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Source(path, name)


def code_of(call):
    with pytest.raises(UnreadableInputError) as caught:
        call()
    return caught.value.code


def test_a_page_is_read_alike_in_a_process_of_its_own(tmp_path):
    content = made.page(1).encode()
    assert read_source(write(tmp_path, "a.html", content)) == read_bytes(content, "html", "a.html")


def test_a_parser_that_takes_too_long_is_ended(tmp_path):
    many = "".join(f"<p>{made.PROSE} {number}</p>" for number in range(40_000))
    source = write(tmp_path, "slow.html", made.page(1, body=many))
    read_source(write(tmp_path, "warm.html", made.page(2)))
    started = time.perf_counter()
    shelf = Shelf(ReadingOptions(max_seconds_per_file=0.3))
    assert code_of(lambda: shelf.read(source)) == "too_slow"
    assert time.perf_counter() - started < 20
    assert read_source(write(tmp_path, "next.html", made.page(3))).title == f"{made.TITLE} 3"


def test_a_parser_that_dies_is_one_error_and_the_next_file_is_read(tmp_path):
    read_source(write(tmp_path, "warm.html", made.page(1)))
    child = confined._shared.child()
    os.kill(child._process.pid, signal.SIGSTOP)
    record = Record("a.html", ".html", made.page(2).encode())
    killer = confined._Alarm(0.5, lambda: os.kill(child._process.pid, signal.SIGKILL))
    with killer:
        assert code_of(lambda: confined.read_confined(record, 60.0)) == "reader_failed"
    assert confined.read_confined(record, 60.0).title == f"{made.TITLE} 2"


@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="no limit there")  # noqa: PTH110
def test_a_parser_that_eats_memory_is_one_error(monkeypatch):
    body = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % n for n in range(200_000))
    record = Record("big.docx", ".docx", made.docx_with_body(body))
    confined._shared.drop()
    monkeypatch.setattr(confined._Child, "__init__", with_little_memory(confined._Child.__init__))
    assert code_of(lambda: confined.read_confined(record, 60.0)) == "too_much_memory"
    monkeypatch.undo()
    record = Record("next.docx", ".docx", made.docx(3))
    assert confined.read_confined(record, 60.0).title == f"{made.TITLE} 3"


def with_little_memory(real):
    return lambda self: real(self, 64 << 20)


@pytest.mark.parametrize(
    ("name", "content", "library"),
    [
        ("a.pdf", made.simple_pdf(), "pypdfium2"),
        ("a.docx", made.docx(), "docx"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(monkeypatch, name, content, library):
    hide(monkeypatch, library)
    suffix = name.rsplit(".", 1)[1]
    with pytest.raises(UnreadableInputError) as caught:
        read_bytes(content, suffix, name)
    assert caught.value.code == "missing_extra"
    assert f'pip install "docanalyze[{suffix}]"' in str(caught.value)


def test_a_missing_library_for_web_archives(monkeypatch, tmp_path):
    from docanalyze.reading import FileOpening, found_in

    hide(monkeypatch, "warcio")
    source = write(tmp_path, "a.warc", b"WARC/1.0")
    ((_, problem),) = found_in(source, FileOpening(ReadingOptions()))
    assert problem.code == "missing_extra"


def hide(monkeypatch, library):
    real = builtins.__import__

    def without(name, *arguments, **named):
        if name.split(".")[0] == library:
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)


def test_a_bomb_is_refused_in_little_memory():
    import subprocess
    import sys

    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[1]); import made_files as made\n"
        "bomb = made.bomb_docx(); gz = made.gzip_bomb(100 << 20)\n"
        "from docanalyze.errors import UnreadableInputError\n"
        "from docanalyze.reading import read_bytes, FileOpening, ReadingOptions, Source, found_in\n"
        "import pathlib, tempfile\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try: read_bytes(bomb, 'docx')\n"
        "except UnreadableInputError as error: print(error.code)\n"
        "path = pathlib.Path(tempfile.mkdtemp()) / 'a.txt.gz'; path.write_bytes(gz)\n"
        "print(*(i.code for _, i in found_in(Source(path, 'a'), FileOpening(ReadingOptions()))))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 << 10)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, os.path.dirname(made.__file__)],  # noqa: PTH120
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == ["bomb", "bomb", "True"]
