"""What stands in the pages of the report, and that nothing of a text ever runs in them."""

import html.parser
import json
import re
import shutil

import pytest
from click.testing import CliRunner

import docanalyze
from docanalyze.cli.report import report as report_command
from docanalyze.errors import UsageError
from docanalyze.governance import LABELS
from docanalyze.packaged import rows_of
from docanalyze.report.assets import environment


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def parsed(path):
    parser = Tags()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser


def index(output):
    return output / "report" / "index.html"


@pytest.fixture
def small(folder, tmp_path):
    """A run over two articles, one of which cannot be read."""
    (folder / "empty.txt").write_bytes(b"")
    docanalyze.run([folder], tmp_path / "out")
    return tmp_path / "out"


def pages(output):
    return sorted((output / "report").rglob("*.html"))


def test_every_address_is_inside_the_output(small):
    docanalyze.write_report(small, inline_articles=1)
    for path in pages(small):
        for tag, attributes in parsed(path).seen:
            assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
            assert "style" not in attributes
            assert not any(name.startswith("on") for name in attributes)
            assert "src" not in attributes
            target = attributes.get("href", "#").partition("#")[0]
            assert not target or (path.parent / target).resolve().is_relative_to(small.resolve())
            assert not target or (path.parent / target).is_file(), target


def test_every_place_that_is_linked_is_there_once(small):
    seen = parsed(index(small)).seen
    ids = [attributes["id"] for _, attributes in seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in seen:
        place = attributes.get("href", "").partition("?")[0]
        if place.startswith("#"):
            assert place[1:] in ids, place


def test_the_policy_allows_its_own_style_and_scripts_and_nothing_else(small):
    (policy,) = [
        attributes["content"]
        for _, attributes in parsed(index(small)).seen
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["style-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+' 'sha256-[\w+/=]+'", rules["script-src"])


def test_templates_escape_by_themselves():
    assert environment().from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"
    script = environment().from_string("<script>{{ text | tojson }}</script>")
    assert script.render(text="</script>").count("</script>") == 1


def test_every_article_stands_in_it_with_its_marks(demo):
    page = index(demo).read_text(encoding="utf-8")
    result = docanalyze.load(demo)
    for doc_id in result.documents["doc_id"]:
        assert f'id="{doc_id}"' in page
    for layer in ("entities", "treaties", "provisions", "dates", "quotations"):
        anchors = re.findall(rf'<mark class="{layer}" id="{layer}-(\d+)"', page)
        assert sorted(map(int, anchors)) == list(range(len(result.tables[layer])))


def test_the_text_is_whole(small):
    page = parsed(index(small)).text
    for passage in docanalyze.load(small).passages["text"]:
        assert passage in page


def test_whose_claim_it_is_stands_beside_the_label(demo):
    passages = docanalyze.load(demo).passages
    claims = passages[
        passages["governance_model"].notna() & (passages["governance_model"] != "none")
    ]
    page = index(demo).read_text(encoding="utf-8")
    for holder, stance in claims[["holder", "stance"]].fillna("unclear").itertuples(index=False):
        assert f"stance {stance}, holder {holder}" in page
    assert page.count("<p>stance ") == len(claims) > 0


def test_what_failed_is_told(small):
    page = parsed(index(small)).text
    assert "1 input could not be analysed" in page
    assert "empty.txt" in page


def test_how_it_was_made_is_told_by_the_run_itself(small):
    record = json.loads((small / "run.json").read_text(encoding="utf-8"))
    page = parsed(index(small)).text
    assert record["fingerprint"]["classifier"]["sha256"][:12] in page
    assert record["finished"] in page


def test_error_rates_are_those_of_the_classifier_that_was_used(small):
    page = parsed(index(small)).text
    assert "labelled passages their label when it was tested" in page
    record = json.loads((small / "run.json").read_text(encoding="utf-8"))
    record["fingerprint"]["classifier"]["sha256"] = "of another"
    docanalyze.write_report(small, record=record)
    assert "has changed since" in parsed(index(small)).text


def test_every_label_of_the_codebook_is_explained():
    assert [row["label"] for row in rows_of("docanalyze.report", "labels.csv")] == list(LABELS)


def test_large_reports_are_pages_and_an_earlier_one_leaves_none(small):
    kept = small / "report" / "notes.html"
    kept.write_text("mine", encoding="utf-8")
    docanalyze.write_report(small, inline_articles=1, rows_a_page=3)
    doc_ids = set(docanalyze.load(small).documents["doc_id"])
    articles = {path.stem for path in (small / "report" / "articles").iterdir()}
    assert articles == doc_ids
    n_passages = len(docanalyze.load(small).passages)
    tables = [path.name for path in (small / "report" / "tables").glob("passages-*.html")]
    assert len(tables) == -(-n_passages // 3)
    docanalyze.write_report(small)
    assert pages(small) == sorted([index(small), kept])


def test_very_long_articles_are_pages_too(small, monkeypatch):
    monkeypatch.setattr("docanalyze.report.writing.INLINE_CHARACTERS", 100)
    docanalyze.write_report(small)
    assert (small / "report" / "articles").is_dir()


def test_it_can_be_written_anew_by_a_command(small):
    shutil.rmtree(small / "report")
    ended = CliRunner().invoke(report_command, [str(small)])
    assert ended.output.strip() == str(index(small))
    assert index(small).is_file()


def test_without_summaries_and_record_the_rest_is_there(small):
    before = parsed(index(small)).text
    shutil.rmtree(small / "summaries")
    (small / "run.json").unlink()
    docanalyze.write_report(small)
    after = parsed(index(small)).text
    assert "What it argues" in before
    assert "What it argues" not in after
    assert "An old promise" in after


def test_a_folder_without_tables_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no tables of a run"):
        docanalyze.write_report(tmp_path)


def test_articles_without_anything_in_them_are_no_trouble(tmp_path):
    (tmp_path / "plain.txt").write_text("Nothing much\n\nIt rained.\n", encoding="utf-8")
    docanalyze.run([tmp_path / "plain.txt"], tmp_path / "out")
    page = parsed(index(tmp_path / "out")).text
    assert "1 article" in page
    assert "None is named." in page
