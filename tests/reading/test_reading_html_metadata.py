"""What pages state about their article, in the manner of many publishers."""

import json

import made_files as made
import pytest

from docanalyze.reading import read_bytes

TITLE = "Why Small States Keep Company"
JANE = ("Jane Doe",)
BOTH = ("Jane Doe", "John Roe")
DAY = "2019-03-12"
STAMP = "2019-03-12T10:00:00Z"


def ld(**fields):
    content = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        **fields,
    }
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


def meta(**names):
    return "".join(
        f'<meta name="{name.replace("__", ".").replace("_", "-")}" content="{value}">'
        for name, value in names.items()
    )


def og(**properties):
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{value}">'
        for name, value in properties.items()
    )


def person(name):
    return {"@type": "Person", "name": name}


CITATION = (
    '<meta name="citation_author" content="Jane Doe">'
    '<meta name="citation_publication_date" content="2019/03/12">'
)
MICRODATA = (
    '<span itemprop="author" itemscope><span itemprop="name">Jane Doe</span></span>'
    f'<meta itemprop="datePublished" content="{DAY}">'
)
TWO = '<p class="byline">By <a rel="author">Jane Doe</a> and <a rel="author">John Roe</a></p>'
FUTURE = "2199-01-01"

# the head of the page, what stands above the text, authors, date
LAYOUTS = {
    "json-ld, one author": (ld(author=person("Jane Doe"), datePublished=STAMP), "", JANE, DAY),
    "json-ld, two authors": (
        ld(author=[person("Jane Doe"), person("John Roe")], datePublished=STAMP), "", BOTH, DAY,
    ),
    "json-ld, graph": (
        '<script type="application/ld+json">' + json.dumps({
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebPage", "name": TITLE, "datePublished": STAMP},
                {"@type": "Article", "headline": TITLE, "author": person("Jane Doe"),
                 "datePublished": STAMP, "dateModified": "2020-05-05T10:00:00Z"},
            ],
        }) + "</script>", "", JANE, DAY,
    ),
    "json-ld, an author's name alone": (ld(author="Jane Doe", datePublished=DAY), "", JANE, DAY),
    "json-ld, modified later": (
        ld(author=person("Jane Doe"), datePublished=STAMP, dateModified="2021-01-01T00:00:00Z"),
        "", JANE, DAY,
    ),
    "open graph": (
        og(og__title=TITLE, og__site_name="The Harbour Gazette", article__published_time=STAMP,
           article__author="Jane Doe"), "", JANE, DAY,
    ),
    "open graph, author is an address": (
        og(og__title=TITLE, article__author="https://www.facebook.com/janedoe",
           article__published_time=STAMP) + meta(author="Jane Doe"), "", JANE, DAY,
    ),
    "meta author and date": (meta(author="Jane Doe", date=DAY), "", JANE, DAY),
    "meta author with By": (meta(author="By Jane Doe", date=DAY), "", JANE, DAY),
    "dublin core": (meta(DC__title=TITLE, DC__creator="Jane Doe", DC__date=DAY), "", JANE, DAY),
    "dublin core terms": (
        meta(dcterms__creator="Jane Doe", dcterms__created=DAY), "", JANE, DAY,
    ),
    "parsely": (
        meta(parsely_title=TITLE, parsely_author="Jane Doe", parsely_pub_date=STAMP), "", JANE, DAY,
    ),
    "sailthru": (
        meta(sailthru__title=TITLE, sailthru__author="Jane Doe", sailthru__date=DAY), "", JANE, DAY,
    ),
    "citation": (CITATION, "", JANE, DAY),
    "byl": (meta(byl="By Jane Doe", pdate="20190312"), "", JANE, DAY),
    "time element": (
        meta(author="Jane Doe"),
        f'<time datetime="{STAMP}" class="published">12 March 2019</time>', JANE, DAY,
    ),
    "time element, pubdate": (
        meta(author="Jane Doe"), f'<time datetime="{DAY}" pubdate>March 12, 2019</time>', JANE, DAY,
    ),
    "byline of the body": (
        og(article__published_time=STAMP),
        '<p class="byline">By <a rel="author" href="/jane">Jane Doe</a></p>', JANE, DAY,
    ),
    "byline of the body, two": (og(article__published_time=STAMP), TWO, BOTH, DAY),
    "microdata": ("", MICRODATA, JANE, DAY),
    "byline and date as lines": ("", "<p>By Jane Doe</p><p>12 March 2019</p>", JANE, DAY),
    "byline and date in one line": ("", "<p>By Jane Doe | 12 March 2019</p>", JANE, DAY),
    "modified only": (og(article__modified_time=STAMP) + meta(author="Jane Doe"), "", JANE, None),
    "nothing": ("", "", (), None),
    "never modified": (ld(author="Jane Doe", dateModified=None, datePublished=DAY), "", JANE, DAY),
    "a date of the future": (ld(author=person("Jane Doe"), datePublished=FUTURE), "", JANE, None),
}  # fmt: skip


def page(head, above):
    return (
        f'<!doctype html><html lang="en"><head><title>{TITLE}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>{above}<p>{made.PROSE}</p>'
        f"<p>{made.SECOND} In 1921 it was different.</p><p>{made.PROSE.upper().capitalize()}</p>"
        "</article><footer><p>Copyright 2024</p></footer></body></html>"
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_title_authors_and_date_of_a_page(layout):
    head, above, authors, published = LAYOUTS[layout]
    article = read_bytes(page(head, above).encode(), "html")
    assert (article.title, article.authors, article.published) == (TITLE, authors, published)


def test_what_else_a_page_states():
    head = og(og__site_name="The Harbour Gazette", article__section="World") + (
        '<link rel="canonical" href="https://example.org/small-states">'
    )
    article = read_bytes(page(head, "").encode(), "html")
    assert article.publisher == "The Harbour Gazette"
    assert article.section == "World"
    assert article.url == "https://example.org/small-states"
