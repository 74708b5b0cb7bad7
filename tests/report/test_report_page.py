"""The report opens from disk, asks nobody for anything, and runs nothing."""

import html.parser
import re

import docanalyze

HOSTILE = """<script>alert(1)</script> & "the Pact"

By <b>Eve</b> | 3 May 2021

The <img src=x onerror=alert(1)> clause of the North Atlantic Treaty (1949) is "=HYPERLINK()", said
Prime Minister <i>Mark</i> Carney. javascript:alert(1) is a link to nothing.
"""


class Tags(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def tags(page):
    parser = Tags()
    parser.feed(page)
    return parser.seen


def page_of(output):
    return (output / "report" / "index.html").read_text(encoding="utf-8")


def test_it_asks_nobody(demo):
    for tag, attributes in tags(page_of(demo)):
        assert tag not in {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
        for name, value in attributes.items():
            assert not name.startswith("on")
            if name in {"href", "src"}:
                assert re.match(r"#|\.\./(run|datapackage)\.json$", value)


def test_the_policy_forbids_all_but_its_own_style(demo):
    (policy,) = [
        attributes["content"]
        for tag, attributes in tags(page_of(demo))
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_hostile_text_is_only_text(tmp_path):
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    docanalyze.run([tmp_path / "hostile.txt"], tmp_path / "out")
    page = page_of(tmp_path / "out")
    found = {tag for tag, _ in tags(page)}
    assert not found & {"script", "img", "b", "i"}
    assert "&lt;script&gt;" in page


def test_every_article_stands_in_it_with_its_marks(demo):
    page = page_of(demo)
    for document in docanalyze.load(demo).documents.itertuples():
        assert f'id="{document.doc_id}"' in page
    for layer in ("entities", "treaties", "provisions", "dates", "quotations"):
        assert re.search(rf'<mark class="[^"]*\b{layer}\b', page)


def test_whose_claim_it_is_stands_beside_the_label(demo):
    passages = docanalyze.load(demo).passages
    claims = passages[
        passages["governance_model"].notna() & (passages["governance_model"] != "none")
    ]
    page = page_of(demo)
    for holder, stance in claims[["holder", "stance"]].fillna("unclear").itertuples(index=False):
        assert f"stance {stance}, holder {holder}" in page
    assert page.count("<br>stance ") == len(claims) > 0


def test_what_failed_is_told(folder, tmp_path):
    (folder / "empty.txt").write_bytes(b"")
    docanalyze.run([folder], tmp_path / "out")
    assert "empty.txt" in page_of(tmp_path / "out")
