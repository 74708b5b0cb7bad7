"""One folder with files of every kind: every row is there, every bad one is in `errors`."""

import io
import os
import re
import zipfile

import made_files as made
import pytest

import docanalyze

PAGE = made.page
TAIL = "of the fixture set"


def prose(number):
    return f"{made.PROSE}\n\n{made.SECOND} It was number {number} {TAIL}."


def pages(numbers):
    return [("200 OK", "text/html; charset=utf-8", PAGE(n).encode()) for n in numbers]


def cut(content, share=0.6):
    return content[: int(len(content) * share)]


def with_entities():
    """A Word document that defines XML entities in terms of one another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made.docx())) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                declared = b'<!DOCTYPE x [<!ENTITY a "peace"><!ENTITY b "&a;&a;">]>'
                content = content.replace(b"?>", b"?>" + declared, 1)
            new.writestr(info, content)
    return out.getvalue()


# file -> its content, and what stands behind its name in `source` for each of its articles.
GOOD = {
    "plain.txt": (made.article(1), [""]),
    "plain.text": (made.article(2), [""]),
    "notes.md": (f"---\ntitle: Notes\ndate: 2019-03-12\n---\n\n{prose(3)}", [""]),
    "notes.markdown": (f"# Notes\n\n{prose(4)}", [""]),
    "page.html": (PAGE(5), [""]),
    "page.htm": (PAGE(6), [""]),
    "page.xhtml": (PAGE(7), [""]),
    "minified.html": (PAGE(8, body=f"<p>{prose(8)}</p>" * 40).replace("\n", " "), [""]),
    "nested.html": (PAGE(9, body="<div>" * 200_000 + "deep" + "</div>" * 200_000), [""]),
    "saved.mhtml": (made.mhtml(PAGE(10)), [""]),
    "saved.mht": (made.mhtml(PAGE(11)), [""]),
    "paper.pdf": (made.simple_pdf(12), [""]),
    "word.docx": (made.docx(13), [""]),
    "rows.xlsx": (made.xlsx({"one": made.rows(2, 14)}), ["#1", "#2"]),
    "sheets.xlsx": (
        made.xlsx({"a": made.rows(1, 16), "about": [["key"], ["value"]], "b": made.rows(1, 17)}),
        ["/a#1", "/b#1"],
    ),
    "rows.csv": (made.csv_of(made.rows(2, 18)), ["#1", "#2"]),
    "semicolons.csv": (made.csv_of(made.rows(1, 20), ";"), ["#1"]),
    "latin.csv": ("text;n\n".encode("cp1252") + f"{made.PROSE} déjà vu;1".encode("cp1252"), ["#1"]),
    "utf16.csv": (("text\tn\n" + made.PROSE + " 21\t1").encode("utf-16"), ["#1"]),
    "rows.tsv": (made.csv_of(made.rows(1, 22), "\t"), ["#1"]),
    "lines.jsonl": (made.json_lines(2, 23), ["#1", "#2"]),
    "lines.ndjson": (b"\xef\xbb\xbf" + made.json_lines(1, 25) + b"\n\n", ["#1"]),
    "surrogate.jsonl": (b'{"text": "' + made.PROSE.encode() + b' \\ud800 26"}', ["#1"]),
    "crawl.warc": (made.warc(pages([27, 28])), ["#2", "#3"]),
    "crawl.warc.gz": (made.warc(pages([29]), packed=True), ["#2"]),
    "news.zip": (
        made.zip_of(
            {
                "1998/port.txt": made.article(30),
                "rows.csv": made.csv_of(made.rows(1, 31)),
                "inner.zip": made.zip_of({"a.md": prose(32)}),
                "word.docx": made.docx(33),
                "__MACOSX/._port.txt": b"\0\5\x16\7",
            }
        ),
        ["/1998/port.txt", "/rows.csv#1", "/inner.zip/a.md", "/word.docx"],
    ),
    "news.tar": (made.tar_of({"a.txt": made.article(34).encode()}, "w"), ["/a.txt"]),
    "news.tar.gz": (made.tar_of({"a.txt": made.article(35).encode()}), ["/a.txt"]),
    "news.tgz": (made.tar_of({"a.html": PAGE(36).encode()}), ["/a.html"]),
    "packed.txt.gz": (made.packed(made.article(37).encode()), [""]),
    "packed.jsonl.gz": (made.packed(made.json_lines(2, 38)), ["#1", "#2"]),
    "lexisnexis.txt": (made.LEXISNEXIS, ["#1", "#2"]),
    "nexis-uni.txt": (made.NEXIS_UNI, ["#1", "#2"]),
    "factiva-codes.txt": (made.FACTIVA_CODED, ["#1", "#2"]),
    "factiva-page.txt": (made.FACTIVA_SHOWN, ["#1", "#2"]),
    "proquest.txt": (made.PROQUEST, ["#1", "#2"]),
    "cp1252.txt": (f"“Naïve”, said the Señor. {prose(40)}".encode("cp1252"), [""]),
    "utf16-unmarked.txt": (prose(41).encode("utf-16-le"), [""]),
    "bad-bytes.txt": (f"Façade, déjà vu. {prose(42)}".encode() + b" \xff and so on.", [""]),
    "mojibake.txt": (f"FaÃ§ade, dÃ©jÃ\xa0 vu: itâ€™s so. {prose(43)}", [""]),
    "surrogate.txt": (f"{prose(44)} \ud800".encode("utf-8", "surrogatepass"), [""]),
    "invisible.txt": (f"{prose(45)} \x00 \u202eabc\u202c zero\u200bwidth", [""]),
    "one-word.txt": ("NATO.", [""]),
    "one-line-1mb.txt": ("x" * (1 << 20), [""]),
}
# file -> its content, the codes of its rows in `errors`, the articles that are read all the same.
BAD = {
    "empty.txt": (b"", ["empty"], []),
    "blank.txt": (b" \n\t\r\n", ["whitespace_only"], []),
    "binary.txt": (bytes(range(256)) * 8, ["binary"], []),
    "picture.md": (b"\x89PNG\r\n\x1a\n" + bytes(64), ["binary"], []),
    "figures.xyz": (b"1 2 3", ["unknown_format"], []),
    "french.txt": (
        "Les petits pays choisissent rarement les règles, mais ils choisissent leurs amis. " * 4,
        ["language"],
        [],
    ),
    "menu.html": (b"<html><body><nav>Home</nav></body></html>", ["no_text"], []),
    "empty.mhtml": (b"", ["empty"], []),
    "no-page.mhtml": (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", ["no_text"], []),
    "empty.pdf": (b"", ["empty"], []),
    "truncated.pdf": (cut(made.simple_pdf()), ["damaged"], []),
    "encrypted.pdf": (made.encrypted_pdf(), ["encrypted"], []),
    "scan.pdf": (made.pdf([[], []], with_picture=True), ["needs_ocr"], []),
    "blank.pdf": (made.pdf([[]]), ["no_text"], []),
    "no.pdf": (b"this is no PDF", ["damaged"], []),
    "truncated.docx": (cut(made.docx()), ["damaged"], []),
    "encrypted.docx": (
        b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        ["encrypted"],
        [],
    ),
    "old.docx": (b"\xd0\xcf\x11\xe0" + bytes(600), ["binary"], []),
    "no.docx": (made.zip_of({"a.txt": "x"}), ["damaged"], []),
    "bomb.docx": (made.bomb_docx(), ["bomb"], []),
    "entities.docx": (with_entities(), ["unsafe_xml"], []),
    "truncated.xlsx": (cut(made.xlsx({"a": made.rows(3)})), ["damaged"], []),
    "no-text.xlsx": (made.xlsx({"a": [["x", "y"], [1, 2]]}), ["no_text_column"], []),
    "no-text.csv": (b"x,y\n1,2\n", ["no_text_column"], []),
    "unclosed.csv": (
        b'n,text\n1,"' + made.PROSE.encode() + b' 60"\n2,"never closed\n3,"' + made.SECOND.encode()
        + b' 61"\n',
        ["bad_record"],
        ["#1", "#3"],
    ),
    "too-wide.csv": (
        b"n,text\n1," + made.PROSE.replace(",", ";").encode() + b"\n2,a,b,c\n",
        ["bad_record"],
        ["#1"],
    ),
    "no-cell.csv": (b'n,text\n1,""\n', ["empty"], []),
    "malformed.jsonl": (
        made.json_lines(1, 62) + b'{"text": "cut sho\n[1]\n' + made.json_lines(1, 63),
        ["bad_record", "bad_record"],
        ["#1", "#4"],
    ),
    "no-text.jsonl": (b'{"a": 1}\n', ["no_text_column"], []),
    "cut.warc": (made.warc(pages([64, 65]))[:-300], ["truncated"], ["#2"]),
    "cut.warc.gz": (made.warc(pages([66, 67]), packed=True)[:-200], ["truncated"], ["#2"]),
    "no.warc": (b"this is no web archive\n\n" * 20, ["damaged"], []),
    "truncated.zip": (cut(made.zip_of({"a.txt": made.article()})), ["damaged"], []),
    "encrypted.zip": (made.encrypted_zip(), ["encrypted"], []),
    "bomb.zip": (made.zip_of({"a.txt": bytes(80 << 20)}), ["bomb"], []),
    "outside.zip": (
        made.zip_of({"../../evil.txt": "x", "/etc/evil.txt": "x", "a.txt": made.article(68)}),
        ["unsafe_path", "unsafe_path"],
        ["/a.txt"],
    ),
    "outside.tar": (
        made.tar_of({"../evil.txt": b"x", "a.txt": made.article(69).encode()}, "w"),
        ["unsafe_path"],
        ["/a.txt"],
    ),
    "cut.tar.gz": (
        made.tar_of({"a.txt": made.article(70).encode(), "b.txt": os.urandom(90_000)})[:-9000],
        ["truncated"],
        ["/a.txt"],
    ),
    "member.zip": (
        made.zip_of({"figures.xyz": "x", "empty.txt": "", "a.txt": made.article(71)}),
        ["unknown_format", "empty"],
        ["/a.txt"],
    ),
    "deep.zip": (
        made.zip_of({"b.zip": made.zip_of({"c.zip": made.zip_of({"d.zip": made.zip_of(
            {"e.zip": made.zip_of({"a.txt": "x"})})})})}),
        ["nested_too_deep"],
        [],
    ),
    "cut.jsonl.gz": (
        made.packed(made.json_lines(1, 72) + os.urandom(9000).hex().encode())[:-4000],
        ["truncated"],
        ["#1"],
    ),
    "bomb.txt.gz": (made.gzip_bomb(100 << 20), ["bomb"], []),
    "no.txt.gz": (b"this is not compressed", ["damaged"], []),
    "no-body.txt": (
        made.LEXISNEXIS + "\n   3 of 3 DOCUMENTS\n\nLENGTH: 0 words\n\nHEADLINE: Nothing\n",
        ["empty"],
        ["#1", "#2"],
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """The folder, its report and its tables."""
    folder = tmp_path_factory.mktemp("fixture") / "in"
    folder.mkdir()
    for name, (content, *_) in {**GOOD, **BAD}.items():
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    raw = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(raw, "wb") as file:  # noqa: PTH123 - a path of bytes
        file.write(made.article(80).encode())
    (folder / "loop").symlink_to(folder)
    report = docanalyze.run([folder], folder.parent / "out")
    return folder, report, docanalyze.load(folder.parent / "out")


def below(frame, folder):
    return frame["source"].str.removeprefix(f"{folder.as_posix()}/")


def test_it_holds_enough(ran):
    assert len(list(ran[0].iterdir())) >= 60


def of_file(sources, name):
    """What stands behind a file's name in those sources that are of it."""
    own = re.compile(rf"{re.escape(name)}(?P<rest>$|[#/].*)", re.DOTALL)
    return [match["rest"] for source in sources if (match := own.fullmatch(source))]


@pytest.mark.parametrize("name", GOOD)
def test_every_article_of_a_good_file_is_a_row(ran, name):
    folder, _, result = ran
    everywhere = [*below(result.documents, folder)]
    for also in result.documents["also_at"]:
        everywhere += [path.removeprefix(f"{folder.as_posix()}/") for path in also]
    assert sorted(of_file(everywhere, name)) == sorted(GOOD[name][1])
    assert of_file(below(result.errors, folder), name) == []


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_in_errors_and_the_rest_of_it_is_read(ran, name):
    folder, _, result = ran
    _, codes, articles = BAD[name]
    errors = result.errors.assign(below=below(result.errors, folder))
    own = errors[errors["below"].isin([name + rest for rest in of_file(errors["below"], name)])]
    assert sorted(own["code"]) == sorted(codes), list(own["message"])
    assert all(own["stage"] == "reading")
    assert all(own["message"].str.endswith((".", '".')))
    everywhere = [*below(result.documents, folder)]
    for also in result.documents["also_at"]:
        everywhere += [path.removeprefix(f"{folder.as_posix()}/") for path in also]
    assert sorted(of_file(everywhere, name)) == sorted(articles)


def test_the_run_ends_with_what_it_could_not_read(ran):
    folder, report, result = ran
    assert report.exit_code == 3
    assert len(result.errors) == sum(len(codes) for _, codes, _ in BAD.values())
    assert "caf\ufffd.txt" in set(below(result.documents, folder))


def test_offsets_hold_in_every_format(ran):
    _, _, result = ran
    texts = dict(zip(result.documents["doc_id"], result.documents["text"], strict=True))
    for table in ("passages", "entities", "treaties", "dates", "quotations"):
        frame = result.tables[table]
        for row in frame.itertuples():
            assert texts[row.doc_id][row.start : row.end] == row.text


def test_the_same_command_again_does_nothing(ran):
    folder, _, _ = ran
    assert docanalyze.run([folder], folder.parent / "out").unchanged


def test_what_was_odd_is_told(ran):
    folder, _, result = ran
    warnings = dict(zip(below(result.documents, folder), result.documents["warnings"], strict=True))
    for name, word in {
        "cp1252.txt": "windows-1252",
        "bad-bytes.txt": "not UTF-8",
        "mojibake.txt": "read in another encoding",
        "surrogate.txt": "surrogate",
        "surrogate.jsonl#1": "surrogate",
        "invisible.txt": "NUL",
    }.items():
        assert any(word in sentence for sentence in warnings[name]), name
