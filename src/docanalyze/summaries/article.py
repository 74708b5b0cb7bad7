"""The structured summary of one article, from its rows alone.

Every statement carries the offsets of the text it rests on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docanalyze.governance.voice import AUTHOR
from docanalyze.summaries.actors import actors_of
from docanalyze.summaries.sentences import Sentence, Sentences
from docanalyze.summaries.telling import telling_sentences
from docanalyze.summaries.times import in_time
from docanalyze.text import asks, label_slug

__all__ = ["summarise"]

Row = Mapping[str, Any]
Summary = dict[str, Any]

DOCUMENT_FACTS = (
    *("doc_id", "title", "authors", "published", "publisher", "language", "format"),
    *("n_words", "n_passages", "warnings"),
)
TELLING_KINDS = frozenset({"title", "heading", "paragraph", "list_item", "quote"})


def summarise(tables: Mapping[str, Sequence[Row]], borders: Iterable[tuple[int, int]]) -> Summary:
    """Return the summary of an article.

    Args:
        tables: Its rows by table: one of ``documents``, any number of the others.
        borders: (start, end) of its sentences, in order.

    Returns:
        ``document``, ``argues``, ``governance``, ``actors``, ``treaties``, ``provisions``,
        ``timeline``, ``quoted``, ``questions``: nothing but lists, dictionaries, text and numbers.
    """
    document = tables["documents"][0]
    sentences = Sentences(document["text"], borders, tables["passages"])
    return {
        "document": {name: document.get(name) for name in DOCUMENT_FACTS},
        "argues": [
            sentence.as_dict() | {"governance_model": sentence.governance_model}
            for sentence in telling_sentences(sentences.prose, document.get("title"))
        ],
        "governance": _governance(document, tables["passages"]),
        "actors": actors_of(tables),
        "treaties": _treaties(tables["treaties"], tables["provisions"], sentences),
        "provisions": _provisions(tables["provisions"], sentences),
        "timeline": _timeline(tables["dates"], tables["passages"], sentences),
        "quoted": _quoted(tables["quotations"]),
        "questions": [sentence.as_dict() for sentence in sentences.prose if asks(sentence.text)],
    }


def _place(row: Row) -> Summary:
    return {name: row[name] for name in ("text", "start", "end", "passage_id")}


def _sentence(sentences: Sentences, row: Row) -> Summary | None:
    sentence: Sentence | None = sentences.at(row["start"])
    return None if sentence is None else sentence.as_dict()


def _governance(document: Row, passages: Sequence[Row]) -> Summary:
    best: dict[str, Row] = {}
    for passage in passages:
        label = passage.get("governance_model")
        if label is not None and (
            label not in best or passage["probability"] > best[label]["probability"]
        ):
            best[label] = passage
    shares = {
        label: document[f"share_{label_slug(label)}"]
        for label in sorted(best, key=lambda label: -document[f"share_{label_slug(label)}"])
    }
    return {
        "governance_model": document.get("governance_model"),
        "leading_model": document.get("leading_model"),
        "shares": shares,
        "stances": _stances(passages),
        "best_passages": {
            label: _place(best[label]) | {"probability": best[label]["probability"]}
            for label in shares
        },
    }


def _stances(passages: Sequence[Row]) -> dict[str, dict[str, list[Summary]]]:
    """Return by label and stance where the author takes it."""
    found: dict[str, dict[str, list[Summary]]] = defaultdict(lambda: defaultdict(list))
    for row in passages:
        if row.get("stance") and row.get("holder") == AUTHOR:
            found[row["governance_model"]][row["stance"]].append(_place(row))
    return {label: dict(stances) for label, stances in found.items()}


def _treaties(
    treaties: Sequence[Row], provisions: Sequence[Row], sentences: Sentences
) -> list[Summary]:
    mentions: dict[str, list[Row]] = defaultdict(list)
    for row in treaties:
        mentions[row["treaty_id"]].append(row)
    cited: dict[str, list[str]] = defaultdict(list)
    for row in provisions:
        words = f"{row['unit']} {row['number'] or ''}".strip()
        if row["treaty_id"] and words not in cited[row["treaty_id"]]:
            cited[row["treaty_id"]].append(words)
    ranked = sorted(mentions.items(), key=lambda item: (-len(item[1]), item[1][0]["start"]))
    return [
        {
            "treaty_id": key,
            "title": rows[0]["title"] or rows[0]["text"],
            "year": rows[0]["year"],
            "kind": rows[0]["kind"],
            "parties": rows[0]["parties"],
            "registered": rows[0]["registered"],
            "mentions": len(rows),
            "provisions": cited[key],
            "said": [_sentence(sentences, row) for row in _first_of_sentence(rows, sentences)],
        }
        for key, rows in ranked
    ]


def _first_of_sentence(rows: Sequence[Row], sentences: Sentences) -> list[Row]:
    firsts: dict[int, Row] = {}
    for row in rows:
        sentence = sentences.at(row["start"])
        if sentence is not None:
            firsts.setdefault(sentence.start, row)
    return list(firsts.values())


def _provisions(provisions: Sequence[Row], sentences: Sentences) -> list[Summary]:
    return [
        _place(row)
        | {name: row[name] for name in ("unit", "number", "treaty_id", "method")}
        | {"sentence": _sentence(sentences, row)}
        for row in provisions
    ]


def _timeline(dates: Sequence[Row], passages: Sequence[Row], sentences: Sentences) -> list[Summary]:
    """Return the dates whose place in time is known, earliest first.

    What stands about a date in a byline, a caption or a header tells nothing of it.
    """
    tells = {row["passage_id"] for row in passages if row["kind"] in TELLING_KINDS}
    known = [row for row in dates if row["earliest"] or row["latest"]]
    known.sort(key=lambda row: (*in_time(row), row["start"]))
    return [
        _place(row)
        | {name: row[name] for name in ("edtf", "earliest", "latest", "treaty_id")}
        | {"sentence": _sentence(sentences, row) if row["passage_id"] in tells else None}
        for row in known
    ]


def _quoted(quotations: Sequence[Row]) -> list[Summary]:
    """Return who is quoted saying what, in the order in which they first speak."""
    said: dict[str, list[Row]] = defaultdict(list)
    names = {row["speaker"] for row in quotations if row["speaker"]}
    for row in quotations:
        if row["speaker"]:
            said[row["speaker_id"] or _full_name(row["speaker"], names)].append(row)
    return [
        {
            "speaker": max((row["speaker"] for row in rows), key=len),
            "speaker_id": rows[0]["speaker_id"],
            "speaker_role": next(
                (row["speaker_role"] for row in rows if row["speaker_role"]), None
            ),
            "quotations": [_place(row) | {"kind": row["kind"], "cue": row["cue"]} for row in rows],
        }
        for rows in said.values()
    ]


def _full_name(name: str, names: Iterable[str]) -> str:
    """The one longer name of a speaker that ends with a surname; else the name itself."""
    longer = [each for each in names if each.endswith(f" {name}")] if name[:1].isupper() else []
    return longer[0] if len(longer) == 1 else name
