"""The structured summary of one article, from its rows alone.

Every statement carries the offsets of the text it rests on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docanalyze.summaries.sentences import Sentence, Sentences
from docanalyze.summaries.telling import telling_sentences
from docanalyze.text import asks, label_slug

__all__ = ["summarise"]

Row = Mapping[str, Any]
Summary = dict[str, Any]

DOCUMENT_FACTS = (
    *("doc_id", "title", "authors", "published", "publisher", "language", "format"),
    *("n_words", "n_passages", "warnings"),
)
ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
MOST_ACTORS = 15


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
        "actors": _actors(tables["entities"]),
        "treaties": _treaties(tables["treaties"], tables["provisions"], sentences),
        "provisions": _provisions(tables["provisions"], sentences),
        "timeline": _timeline(tables["dates"], sentences),
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
        "best_passages": {
            label: _place(best[label]) | {"probability": best[label]["probability"]}
            for label in shares
        },
    }


def _actors(entities: Sequence[Row]) -> list[Summary]:
    """Return the actors by weight: the share of all actors' mentions that are theirs."""
    mentions: dict[str, list[Row]] = defaultdict(list)
    for row in entities:
        if row["label"] in ACTOR_LABELS:
            for key in row["entity_ids"] or [f"text:{row['text']}"]:
                mentions[key].append(row)
    total = sum(map(len, mentions.values()))
    ranked = sorted(mentions.items(), key=lambda item: (-len(item[1]), item[1][0]["start"]))
    return [_actor(key, rows, total) for key, rows in ranked[:MOST_ACTORS]]


def _actor(key: str, rows: Sequence[Row], total: int) -> Summary:
    named = [row for row in rows if row["name"] and row["entity_id"]]
    shown = named[0] if named else rows[0]
    return {
        "entity_id": None if key.startswith("text:") else key,
        "name": shown["name"] if named else shown["text"],
        "label": shown["label"],
        "mentions": len(rows),
        "weight": len(rows) / total,
        "first": _place(rows[0]),
    }


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


def _timeline(dates: Sequence[Row], sentences: Sentences) -> list[Summary]:
    """Return the dates whose place in time is known, earliest first."""
    known = [row for row in dates if row["earliest"] or row["latest"]]
    known.sort(key=lambda row: (*_in_time(row), row["start"]))
    return [
        _place(row)
        | {name: row[name] for name in ("edtf", "earliest", "latest", "treaty_id")}
        | {"sentence": _sentence(sentences, row)}
        for row in known
    ]


def _in_time(row: Row) -> tuple[int, str]:
    day = row["earliest"] or row["latest"]
    year, _, rest = day[1:].partition("-") if day.startswith("-") else day.partition("-")
    return (-int(year) if day.startswith("-") else int(year)), rest


def _quoted(quotations: Sequence[Row]) -> list[Summary]:
    """Return who is quoted saying what, in the order in which they first speak."""
    said: dict[str, list[Row]] = defaultdict(list)
    for row in quotations:
        if row["speaker"]:
            said[row["speaker_id"] or row["speaker"]].append(row)
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
