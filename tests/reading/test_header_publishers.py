"""Headers as newspapers, wires, journals, parliaments and blogs set them: the share right.

``layouts`` are pages, databases and exports saved as text, ``pages`` are web pages.

A file of ``header_forms`` holds one form after another. Under ``=== name`` stand the fields that
the form has (``title``, ``authors`` parted by semicolons, ``published``; one left out is not
there), then the text: every line with the letters of the kinds that its passage may be and a space
in front, ``-`` for a line that goes on with the passage above. ``%`` stands for the article itself,
``&`` for the same in lines broken at a width. A form whose first line begins with ``<`` is a web
page as it is, with ``%`` for the paragraphs of the article.
"""

import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from docanalyze.annotation.passages import cut_passages
from docanalyze.reading import Article, read_bytes

KINDS = {
    "t": "title",
    "b": "byline",
    "d": "dateline",
    "c": "caption",
    "h": "heading",
    "o": "other",
    "p": "paragraph",
}
PARAGRAPHS = (
    """Small states rarely choose the rules they live by, but they can choose whom they keep \
company with. The ministers who met in the autumn understood this well, and they said so at \
length to anybody who asked.""",
    """A second meeting followed in 1987, and nobody was surprised when it ended without result. \
The delegates went home, and the secretariat filed its papers where nobody would look.""",
    """What remained was a habit. Every spring the same five governments sent the same five \
letters, and every autumn they thanked each other for replies that had not been written.""",
    """It would be easy to laugh at this. But a habit of writing is a habit of not shooting, and \
those who have lived beside a larger neighbour know how much that is worth.""",
)


@dataclass
class Form:
    """A header and what should be read in it."""

    name: str
    fields: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Take one line of the file."""
        name, colon, value = line.partition(": ")
        code, _, written = line.partition(" ")
        if self.is_page() or line.startswith("<"):
            self.lines += [f"<p>{part}</p>" for part in PARAGRAPHS] if line == "%" else [line]
        elif line in {"%", "&"}:
            wrap = line == "&"
            paragraphs = [textwrap.fill(part, 72) if wrap else part for part in PARAGRAPHS]
            self.lines += ["", *"\n\n".join(paragraphs).split("\n"), ""]
            self.kinds += ["p"] * len(PARAGRAPHS)
        elif colon and name in {"title", "authors", "published"} and not self.lines:
            self.fields[name] = value
        else:
            self.lines.append(written)
            self.kinds += [code] if code.strip("-") else []

    def is_page(self) -> bool:
        """Whether the form is a web page."""
        return bool(self.lines) and self.lines[0].startswith("<")

    def read(self) -> Article:
        """Read the form as a file of its kind is read."""
        return read_bytes("\n".join(self.lines).encode(), "html" if self.is_page() else "txt")

    def wrong(self, article: Article) -> list[str]:
        """Return the fields that were read otherwise."""
        found = {
            "title": " ".join((article.title or "").split()),
            "authors": "; ".join(article.authors),
            "published": article.published or "",
        }
        return [name for name, value in found.items() if value != self.fields.get(name, "")]

    def kinds_wrong(self, article: Article) -> list[str]:
        """Return the passages that are of another kind."""
        marks = [[mark.start, mark.end, mark.kind] for mark in article.marks]
        passages = cut_passages(article.text, marks)
        if len(passages) != len(self.kinds):
            return ["cut otherwise"] * len(self.kinds)
        return [
            f"{row['kind']}: {article.text[row['start'] : row['end']]}"
            for row, codes in zip(passages, self.kinds, strict=True)
            if row["kind"] not in {KINDS[code] for code in codes}
        ]


def forms(name: str) -> Iterator[Form]:
    form: Form | None = None
    path = Path(__file__).parent / "header_forms" / f"{name}.txt"
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("=== "):
            if form:
                yield form
            form = Form(line.removeprefix("=== "))
        elif form:
            form.add(line)
    if form:
        yield form


@cache
def shares(name: str) -> dict[str, float]:
    """Return the share right of each field and of the kinds, and that of dates that are wrong."""
    right: Counter[str] = Counter()
    every = list(forms(name))
    passages = 0
    for form in every:
        article = form.read()
        wrong = form.wrong(article)
        right.update({"title", "authors", "published"} - set(wrong))
        right["wrong date"] += "published" in wrong and article.published is not None
        passages += len(form.kinds)
        right["kind"] += len(form.kinds) - len(form.kinds_wrong(article))
    # Web pages say nothing of the kinds of their passages.
    of = {key: (passages or 1) if key == "kind" else len(every) for key in MEASURES}
    return {key: right[key] / of[key] for key in MEASURES}


# Nothing is written for the forms held out, so that they tell how unseen headers fare.
FLOORS = {"known": 0.95, "held_out": 0.95, "layouts": 0.95, "pages": 0.95}
KIND_FLOORS = {"known": 0.95, "held_out": 0.95, "layouts": 0.95, "pages": 0}
MOST_WRONG_DATES = 0.01
MEASURES = ("title", "authors", "published", "wrong date", "kind")


@pytest.mark.parametrize("name", FLOORS)
def test_title_authors_and_date_are_right(name: str) -> None:
    share = shares(name)
    assert min(share["title"], share["authors"], share["published"]) >= FLOORS[name]
    assert share["wrong date"] <= MOST_WRONG_DATES
    assert share["kind"] >= KIND_FLOORS[name]
