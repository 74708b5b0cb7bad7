"""TimeML from the output of a run: well formed, and with the text as it was."""

from xml.etree import ElementTree as ET

import pytest

import docanalyze
from docanalyze.cli import main
from docanalyze.cli.export import FORMS
from docanalyze.errors import OutputError, UsageError
from docanalyze.exporting import FORMATS

ODD = (
    'Signed\x0b at 3 < 4 & "5", in May\n\n1945; it held from 1946 to 1949. It meets every March.\n'
)
NEWS = """Wait & see

By Amina Diallo-Frank | 25 March 2013

Envoys met on Friday night. They had waited more than two years.
"""
TYPES = {"DATE", "TIME", "DURATION", "SET"}


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    folder = tmp_path_factory.mktemp("timeml")
    articles = folder / "in"
    (articles / "other").mkdir(parents=True)
    (articles / "news.txt").write_text(NEWS, encoding="utf-8")
    (articles / "odd.txt").write_text(ODD, encoding="utf-8")
    (articles / "other" / "odd.txt").write_text(f"{ODD}More in 1950.\n", encoding="utf-8")
    docanalyze.run([articles], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def documents(output):
    report = docanalyze.export(output, "timeml")
    files = sorted(report.folder.iterdir())
    assert report.n_files == len(files) == 3
    return {file.name: ET.parse(file).getroot() for file in files}  # noqa: S314 our own file


def _times(root):
    return [
        ("".join(t.itertext()), t.get("type"), t.get("value"), t.get("mod"))
        for t in root.find("TEXT").iter("TIMEX3")
    ]


def test_each_article_is_a_document_with_its_text(output, documents):
    texts = {
        row["doc_id"]: row["text"] for row in docanalyze.load(output).documents.to_dict("records")
    }
    for root in documents.values():
        assert root.tag == "TimeML"
        text = texts[root.findtext("DOCID")].replace("\x0b", "\N{REPLACEMENT CHARACTER}")
        assert "".join(root.find("TEXT").itertext()) == text
        (created,) = root.find("DCT")
        assert created.get("functionInDocument") == "CREATION_TIME"


def test_tags_are_as_the_standard_has_them(documents):
    for root in documents.values():
        tids = [timex.get("tid") for timex in root.iter("TIMEX3")]
        assert tids == [f"t{number}" for number in range(len(tids))]
        for timex in root.iter("TIMEX3"):
            assert timex.get("type") in TYPES
            assert timex.get("value")
            assert timex.get("anchorTimeID") in {None, "t0"}


def test_news_counts_from_the_day_of_publication(documents):
    root = documents["news.tml"]
    assert root.find("DCT/TIMEX3").get("value") == "2013-03-25"
    assert root.findtext("TITLE") == "Wait & see"
    assert _times(root) == [
        ("25 March 2013", "DATE", "2013-03-25", None),
        ("Friday night", "TIME", "2013-03-22TNI", None),
        ("more than two years", "DURATION", "P2Y", "MORE_THAN"),
    ]


def test_an_interval_is_marked_by_its_ends(documents):
    assert _times(documents["odd.tml"])[-3:] == [
        ("1946", "DATE", "1946", None),
        ("1949", "DATE", "1949", None),
        ("every March", "SET", "XXXX-03", None),
    ]


def test_no_publication_date_is_unknown(documents):
    created = documents["odd.tml"].find("DCT/TIMEX3")
    assert created.get("value") == "XXXX-XX-XX"


def test_where_it_goes_can_be_said(output, tmp_path):
    report = docanalyze.export(output, "timeml", tmp_path / "there")
    assert {path.suffix for path in (tmp_path / "there").iterdir()} == {".tml"}
    assert report.folder == tmp_path / "there"


def test_what_cannot_be_exported_is_refused(output, tmp_path):
    with pytest.raises(UsageError, match="no export 'pdf'"):
        docanalyze.export(output, "pdf")
    with pytest.raises(UsageError, match="not the output"):
        docanalyze.export(tmp_path, "timeml")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        docanalyze.export(output, "timeml", tmp_path / "file" / "folder")


def test_the_command_says_where_it_wrote(output, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["export", str(output), "--format", "timeml"])
    assert ended.value.code == 0
    assert f"3 files in {output / 'exports' / 'timeml'}" in capsys.readouterr().out


def test_the_command_knows_every_form():
    assert set(FORMS) == set(FORMATS)
