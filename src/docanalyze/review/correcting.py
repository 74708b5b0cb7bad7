"""Say which treaty is meant, and who speaks."""

from collections.abc import Mapping, Sequence
from typing import Any

from docanalyze.review.asking import Asked, NotThere, Page, Redirect
from docanalyze.review.corrections import COLUMN, VERDICTS, Correction
from docanalyze.review.decisions import Conflict
from docanalyze.review.lookup import Found
from docanalyze.review.material import Page as Article
from docanalyze.review.material import Row
from docanalyze.review.session import ReviewSession

__all__ = ["correct", "mentions_in", "show", "show_article", "undo"]

SPEAKING = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def mentions_in(
    session: ReviewSession, article: Article, passages: Sequence[Row]
) -> dict[str, list[dict[str, Any]]]:
    """Return the treaties and quotations of passages, each with its correction if there is one."""
    wanted = {passage["passage_id"] for passage in passages}
    return {
        table: [
            {"row": row, "correction": session.corrections.of(table, row)}
            for row in article.mentions[table]
            if row["passage_id"] in wanted
        ]
        for table in COLUMN
    }


def show_article(session: ReviewSession, asked: Asked) -> Page:
    """Show an article, its treaties and quotations under each passage."""
    article = session.material.page(asked.path["doc_id"])
    if article is None:
        raise NotThere("This run has no such article.")
    own = {one["passage_id"]: one for one in session.decisions.own}
    by_passage: dict[str, dict[str, list[dict[str, Any]]]] = {
        passage["passage_id"]: {table: [] for table in COLUMN} for passage in article.passages
    }
    for table, mentions in mentions_in(session, article, article.passages).items():
        for mention in mentions:
            by_passage[mention["row"]["passage_id"]][table].append(mention)
    return Page(
        "article.html.j2",
        {
            "document": article.document,
            "passages": [
                {
                    "row": passage,
                    "decision": own.get(passage["passage_id"]),
                    "mentions": by_passage[passage["passage_id"]],
                }
                for passage in article.passages
            ],
        },
    )


def show(session: ReviewSession, asked: Asked) -> Page:
    """Show what can be said about one mention."""
    table, article, row = _mentioned(session, asked)
    return _page(session, asked, table, article, row)


def _mentioned(session: ReviewSession, asked: Asked) -> tuple[str, Article, Row]:
    table = asked.path["table"]
    article = session.material.page(asked.path["doc_id"]) if table in COLUMN else None
    for row in article.mentions[table] if article is not None else ():
        if (row["start"], row["end"]) == (asked.path["start"], asked.path["end"]):
            assert article is not None  # noqa: S101 for the type checker
            return table, article, row
    raise NotThere("This run has no such mention.")


def _page(  # noqa: PLR0913, PLR0917 what a page is made of
    session: ReviewSession,
    asked: Asked,
    table: str,
    article: Article,
    row: Row,
    conflict: Conflict | None = None,
) -> Page:
    passage = article.passage(row["passage_id"])
    first, last = row["start"] - passage["start"], row["end"] - passage["start"]
    text = passage["text"]
    words = asked.query.get("q", "")
    search = session.lookup.treaties if table == "treaties" else session.lookup.speakers
    return Page(
        f"{table}.html.j2",
        {
            "row": row,
            "document": article.document,
            "parts": (text[:first], text[first:last], text[last:]),
            "correction": session.corrections.of(table, row),
            "version": session.corrections.version(table, row),
            "words": words,
            "found": search(words),
            "named": [] if table == "treaties" else _named(article),
            "conflict": conflict,
        },
        200 if conflict is None else 409,
    )


def _named(article: Article) -> list[Found]:
    """Return those whom the article names, who may be the speaker, by name."""
    found: dict[tuple[str, str], Found] = {}
    for row in article.mentions["entities"]:
        # A place is named by the same labels as a state.
        if row["label"] not in SPEAKING or str(row["entity_id"]).startswith("place:"):
            continue
        name = row["name"] or row["text"]
        one = Found(row["entity_id"] or "", " ".join(name.split()), row["label"])
        found.setdefault((one.id, one.name if not one.id else ""), one)
    return sorted(found.values(), key=lambda one: (one.about != "PERSON", one.name))


def correct(session: ReviewSession, asked: Asked) -> Page | Redirect:
    """Take down what a mention is; ask if somebody was faster."""
    table, article, row = _mentioned(session, asked)
    correction = _correction(session, asked, table, article)
    if correction is None:
        raise NotThere("The register has nothing of this id. Search for it by name.")
    try:
        session.corrections.record(table, row, correction, asked.version)
    except Conflict as conflict:
        return _page(session, asked, table, article, row, conflict)
    return Redirect(f"/article/{row['doc_id']}?corrected=1#p{_place_of(row)}")


def _place_of(row: Row) -> str:
    return str(row["passage_id"]).rpartition(":")[2]


def _correction(
    session: ReviewSession, asked: Asked, table: str, article: Article
) -> Correction | None:
    note = asked.filled("note")
    verdict = next((one for one in VERDICTS if one == asked.form.get("verdict")), None)
    if verdict is None:
        return None
    if verdict != "is":
        return Correction(verdict, note=note)
    value = asked.filled("value")
    if table == "treaties":
        known = session.lookup.treaty(value or "")
        return None if known is None else Correction(verdict, known.id, known.name, note)
    name = asked.filled("speaker")
    if value is None:
        return None if name is None else Correction(verdict, None, name, note)
    in_article = (one for one in _named(article) if one.id == value)
    found = next(in_article, None) or session.lookup.speaker(value)
    return None if found is None else Correction(verdict, found.id, found.name, note)


def undo(session: ReviewSession, asked: Asked) -> Page | Redirect:
    """Take back a correction."""
    table, article, row = _mentioned(session, asked)
    try:
        session.corrections.undo(table, row, asked.version)
    except Conflict as conflict:
        return _page(session, asked, table, article, row, conflict)
    return Redirect(_address(table, row))


def _address(table: str, row: Mapping[str, Any]) -> str:
    return f"/correct/{table}/{row['doc_id']}/{row['start']}/{row['end']}"
