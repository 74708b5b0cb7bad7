# ruff: noqa: E501 - pages stand here as they are written
import pytest

from docanalyze.annotation.passages import cut_passages
from docanalyze.errors import UnreadableInputError
from docanalyze.reading import Article, extensions, read_bytes, register_reader
from docanalyze.reading import registry as registry_module

PROSE = (
    "Small states rarely choose the rules they live by, but they can choose whom they keep company "
    "with. The ministers who met in the autumn understood this well, and they said so at length."
)

MARKDOWN = f"""---
title: Harbours and Habits
author:
  - Jane Doe
  - name: John Roe
date: 2019-03-12
publisher: The Harbour Gazette
lang: en-GB
---

# Harbours and Habits

{PROSE}

## What the ministers said

> Nothing was agreed.

- First, cost.
- Second, habit.

```
code = 1
```

Old habits
----------

{PROSE}
"""

HTML = f"""<!doctype html><html lang="en"><head><title>Harbours and Habits | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2019-03-12T10:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav><article>
<h1>Harbours and Habits</h1><p>{PROSE}</p><h2>What the ministers said</h2>
<p>{PROSE} In 1921 it was different.</p><ul><li>First, cost and nothing else.</li>
<li>Second, habit and nothing else.</li></ul><blockquote><p>Nothing was agreed.</p></blockquote>
<p>A last paragraph that ends the article as it began, with the sea.</p></article>
<footer>Copyright 2024</footer></body></html>"""


def kinds(article):
    marks = [[mark.start, mark.end, mark.kind] for mark in article.marks]
    return [(row["kind"], row["text"].split("\n")[0]) for row in cut_passages(article.text, marks)]


def test_front_matter_describes_the_article_and_stays_in_the_text():
    article = read_bytes(MARKDOWN.encode(), "md")
    assert article.text == MARKDOWN
    assert article.title == "Harbours and Habits"
    assert article.authors == ("Jane Doe", "John Roe")
    assert (article.published, article.publisher, article.language) == (
        "2019-03-12",
        "The Harbour Gazette",
        "en",
    )


def test_markdown_blocks_have_their_kinds():
    assert kinds(read_bytes(MARKDOWN.encode(), "md")) == [
        ("other", "---"),
        ("title", "# Harbours and Habits"),
        ("paragraph", PROSE),
        ("heading", "## What the ministers said"),
        ("quote", "> Nothing was agreed."),
        ("list_item", "- First, cost."),
        ("list_item", "- Second, habit."),
        ("other", "```"),
        ("other", "code = 1"),
        ("other", "```"),
        ("heading", "Old habits"),
        ("other", "----------"),
        ("paragraph", PROSE),
    ]


@pytest.mark.parametrize(
    "front", ["title: [unclosed", "title: a: b: c", "date: 2019-13-45", "{a: &x [*x]", "\t- x: :"]
)
def test_front_matter_that_is_no_yaml_is_told_and_left_in_the_text(front):
    text = f"---\n{front}\n---\n\nTitle of the Piece\n\n{PROSE}\n"
    article = read_bytes(text.encode(), "md")
    assert article.text == text
    assert len(article.warnings) == 1
    assert kinds(article)[0][0] == "other"


def test_a_line_of_dashes_is_no_front_matter():
    text = f"Title of the Piece\n\n---\n\n{PROSE}\n\n---\n"
    article = read_bytes(text.encode(), "md")
    assert article.warnings == ()
    assert article.title == "Title of the Piece"


@pytest.mark.parametrize(
    ("written", "published"),
    [("2019", "2019"), ("March 2019", "2019-03"), ("12 March 2019", "2019-03-12"), ("soon", None)],
)
def test_a_date_in_front_matter_is_as_exact_as_it_was_written(written, published):
    article = read_bytes(f"---\ndate: {written}\n---\n\n{PROSE}\n".encode(), "md")
    assert article.published == published


def test_a_page_gives_its_article_and_metadata():
    article = read_bytes(HTML.encode(), "html")
    assert (article.title, article.authors) == ("Harbours and Habits", ("Jane Doe",))
    assert (article.published, article.publisher) == ("2019-03-12", "The Harbour Gazette")
    assert kinds(article) == [
        ("title", "Harbours and Habits"),
        ("paragraph", PROSE),
        ("heading", "What the ministers said"),
        ("paragraph", f"{PROSE} In 1921 it was different."),
        ("list_item", "First, cost and nothing else."),
        ("list_item", "Second, habit and nothing else."),
        ("quote", "Nothing was agreed."),
        ("paragraph", "A last paragraph that ends the article as it began, with the sea."),
    ]


def test_a_page_that_states_no_date_has_none():
    page = HTML.replace(
        '<meta property="article:published_time" content="2019-03-12T10:00:00Z">', ""
    )
    assert read_bytes(page.encode(), "html").published is None


def test_a_page_is_decoded_as_it_says_it_is():
    page = HTML.replace("<head>", '<head><meta charset="iso-8859-2">').replace("sea", "město")
    article = read_bytes(page.encode("iso-8859-2"), "html")
    assert "město" in article.text
    assert article.encoding == "iso-8859-2"


def test_a_page_without_an_article_is_refused():
    with pytest.raises(UnreadableInputError) as caught:
        read_bytes(b"<html><body><nav>Home</nav></body></html>", "html", "page.html")
    assert caught.value.code == "no_text"


def test_the_language_is_told_only_where_it_can_be():
    assert read_bytes(PROSE.encode(), "txt").language == "en"
    french = (
        "Les petits pays choisissent rarement les règles, mais ils choisissent leurs amis. " * 2
    )
    assert read_bytes(french.encode(), "txt").language == "fr"
    assert read_bytes(b"NATO.", "txt").language is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nl",
            (
                "De regering was van mening dat het verdrag niet is wat het had moeten worden. Het is "
                "voor de landen van groot belang dat er een akkoord is, en wat was afgesproken werd "
                "door de minister of zijn ambtenaren niet nagekomen."
            ),
        ),
        (
            "da",
            (
                "Regeringen mente, at traktaten ikke var, hvad den skulle have været. For at nå en "
                "aftale må ministeren have mandat fra sit parti, og for at få det må han tale for den."
            ),
        ),
        (
            "pl",
            (
                "To jest umowa, o której rząd mówił, że by nie podpisał jej, gdyby to od niego "
                "zależało. Minister powiedział, że to nie była jego decyzja, a to by było ważne."
            ),
        ),
    ],
)
def test_words_that_look_english_make_no_english_article(language, text):
    assert read_bytes(text.encode(), "txt").language == language


def test_names_do_not_make_an_english_article_foreign():
    text = "Nguyễn Văn Thiệu, Trần Kim Phượng and Đỗ Mười met Souvanna Phouma of Laos in the park."
    assert read_bytes(text.encode(), "txt").language == "en"


def test_a_reader_of_another_format_can_be_added(monkeypatch):
    monkeypatch.setattr(registry_module, "_READERS", dict(registry_module._READERS))
    register_reader(lambda data, _name: Article("d0", data.decode(), "log"), ".LOG")
    assert ".log" in extensions()
    assert read_bytes(b"entry", "log").format == "log"
