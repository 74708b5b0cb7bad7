"""The structured summary of one article, from its rows alone.

Every statement carries the offsets of the text it rests on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docanalyze.governance.voice import AUTHOR
from docanalyze.summaries.actors import actors_of
from docanalyze.summaries.questions import open_questions
from docanalyze.summaries.sentences import Sentences
from docanalyze.summaries.surnames import Surnames
from docanalyze.summaries.telling import weigh
from docanalyze.summaries.timeline import timeline_of
from docanalyze.summaries.treaties import provisions_of, treaties_of
from docanalyze.text import label_slug

__all__ = ["summarise"]

Row = Mapping[str, Any]
Summary = dict[str, Any]

DOCUMENT_FACTS = (
    *("doc_id", "title", "authors", "published", "publisher", "language", "format"),
    *("n_words", "n_passages", "warnings"),
)
# A passage stands for its label if its probability is at least this part of the highest.
CLEAR = 0.9
# Of so few quoted words only their sentence makes sense.
FEW_WORDS = 4


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
    passages = tables["passages"]
    sentences = Sentences(document["text"], borders, passages)
    surnames = Surnames(tables["entities"])
    weighed = weigh(sentences.prose, document.get("title"))
    return {
        "document": {name: document.get(name) for name in DOCUMENT_FACTS},
        "argues": [
            sentence.as_dict() | {"governance_model": sentence.governance_model}
            for sentence in weighed.best()
        ],
        "governance": _governance(document, passages, weighed.by_passage()),
        "actors": actors_of(tables, surnames),
        "treaties": treaties_of(tables["treaties"], tables["provisions"], sentences),
        "provisions": provisions_of(tables["provisions"], sentences),
        "timeline": timeline_of(tables["dates"], passages, sentences, document.get("published")),
        "quoted": _quoted(tables["quotations"], surnames, sentences),
        "questions": [sentence.as_dict() for sentence in open_questions(sentences.prose)],
    }


def _place(row: Row) -> Summary:
    return {name: row[name] for name in ("text", "start", "end", "passage_id")}


def _governance(document: Row, passages: Sequence[Row], telling: Mapping[str, float]) -> Summary:
    labelled: dict[str, list[Row]] = defaultdict(list)
    for passage in passages:
        if passage.get("governance_model") is not None:
            labelled[passage["governance_model"]].append(passage)
    best = {label: _best_passage(rows, telling) for label, rows in labelled.items()}
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


def _best_passage(passages: Sequence[Row], telling: Mapping[str, float]) -> Row:
    """Return of the passages that surely have a label the one that tells most of the article.

    One that speaks of several models comes after those that speak of one; last comes a passage in
    which no sentence can stand alone, such as a mere question.
    """
    probable = CLEAR * max(passage["probability"] for passage in passages)
    clear = [passage for passage in passages if passage["probability"] >= probable]
    speaking = [passage for passage in clear if passage["passage_id"] in telling] or [
        passage for passage in passages if passage["passage_id"] in telling
    ]
    of_one = [passage for passage in speaking if len(passage["governance_models"] or ()) == 1]
    return max(
        of_one or speaking or clear,
        key=lambda row: (telling.get(row["passage_id"], 0.0), row["probability"], -row["start"]),
    )


def _stances(passages: Sequence[Row]) -> dict[str, dict[str, list[Summary]]]:
    """Return by label and stance where the author takes it."""
    found: dict[str, dict[str, list[Summary]]] = defaultdict(lambda: defaultdict(list))
    for row in passages:
        if row.get("stance") and row.get("holder") == AUTHOR:
            found[row["governance_model"]][row["stance"]].append(_place(row))
    return {label: dict(stances) for label, stances in found.items()}


def _quoted(quotations: Sequence[Row], surnames: Surnames, sentences: Sentences) -> list[Summary]:
    """Return who is quoted saying what, in the order in which they first speak."""
    said: dict[str, list[Row]] = defaultdict(list)
    names = {row["speaker"] for row in quotations if row["speaker"]}
    for row in quotations:
        if row["speaker"]:
            key = row["speaker_id"] or surnames.key_of(_full_name(row["speaker"], names))
            said[key].append(row)
    return [
        {
            "speaker": max((row["speaker"] for row in rows), key=len),
            "speaker_id": None if key.startswith("text:") else key,
            "speaker_role": next(
                (row["speaker_role"] for row in rows if row["speaker_role"]), None
            ),
            "quotations": [_quotation(row, sentences) for row in rows],
        }
        for key, rows in said.items()
    ]


def _quotation(row: Row, sentences: Sentences) -> Summary:
    """Return what is quoted; a few words with the sentence in which they stand."""
    few = row["kind"] != "indirect" and len(row["text"].split()) <= FEW_WORDS
    sentence = sentences.of(row) if few else None
    return _place(row) | {
        "kind": row["kind"],
        "cue": row["cue"],
        "sentence": None if sentence is None else sentence.as_dict(),
    }


def _full_name(name: str, names: Iterable[str]) -> str:
    """The one longer name of a speaker that ends with a surname; else the name itself."""
    longer = [each for each in names if each.endswith(f" {name}")] if name[:1].isupper() else []
    return longer[0] if len(longer) == 1 else name
