"""From an analysed ``Doc`` to the rows of each table."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docanalyze.governance import GovernanceModel, Prediction
from docanalyze.governance.labels import NO_MODEL
from docanalyze.governance.voice import holder_of, stance_of
from docanalyze.reading import Article
from docanalyze.text import label_slug

__all__ = ["PROSE_KINDS", "Row", "document_row", "passage_rows", "place_rows", "voiced"]

Row = dict[str, Any]

PROSE_KINDS = frozenset({"paragraph", "list_item", "quote"})


def place_rows(
    doc_id: str, records: Iterable[Mapping[str, Any]], passages: Sequence[Row]
) -> list[Row]:
    """Add ``doc_id`` and ``passage_id`` to a component's records.

    Args:
        doc_id: The article's.
        records: Of one component, with document offsets.
        passages: The article's passage rows, in order.

    Returns:
        The rows, in order; a record that lies in no one passage is left out.
    """
    starts = [passage["start"] for passage in passages]
    rows = []
    for record in records:
        position = bisect_right(starts, record["start"]) - 1
        if position >= 0 and record["end"] <= passages[position]["end"]:
            placed = {"doc_id": doc_id, "passage_id": passages[position]["passage_id"]}
            rows.append({**placed, **record})
    return sorted(rows, key=lambda row: (row["start"], row["end"]))


def passage_rows(
    doc_id: str, passages: Sequence[Mapping[str, Any]], classifier: GovernanceModel
) -> list[Row]:
    """Return the rows of ``passages``, prose with its governance model.

    Args:
        doc_id: The article's.
        passages: Passage records, in order.
        classifier: Judges the prose.
    """
    prose = [passage for passage in passages if passage["kind"] in PROSE_KINDS]
    predictions = classifier.predict(
        [passage["text"] for passage in prose], [passage["heading"] for passage in prose]
    )
    judged = {
        passage["index"]: prediction for passage, prediction in zip(prose, predictions, strict=True)
    }
    rows = []
    for passage in passages:
        row = {"doc_id": doc_id, "passage_id": f"{doc_id}:{passage['index']}", **passage}
        prediction = judged.get(passage["index"])
        rows.append(row if prediction is None else row | _judgement(prediction))
    return rows


def _judgement(prediction: Prediction) -> Row:
    judgement: Row = {
        "governance_model": prediction.label,
        "probability": prediction.probability,
        "second_model": prediction.second,
        "second_probability": prediction.second_probability,
        "governance_models": list(prediction.labels),
        "uncertain": prediction.uncertain,
        "evidence": list(prediction.evidence),
    }
    for label, probability in prediction.probabilities.items():
        judgement[f"p_{label_slug(label)}"] = probability
    return judgement


def voiced(passages: Sequence[Row], quotations: Iterable[Row]) -> list[Row]:
    """Return the rows of ``passages`` with whose claim each makes, and what it does with it.

    Args:
        passages: With their governance model.
        quotations: The article's rows.
    """
    inside: dict[str, list[Row]] = defaultdict(list)
    for row in quotations:
        inside[row["passage_id"]].append(row)
    return [passage | _voice(passage, inside[passage["passage_id"]]) for passage in passages]


def _voice(passage: Row, quotations: Sequence[Row]) -> Row:
    if passage.get("governance_model") in {None, NO_MODEL}:
        return {"holder": None, "stance": None}
    return {
        "holder": holder_of(passage, quotations),
        "stance": stance_of(passage["text"], passage["governance_model"]),
    }


def document_row(article: Article, passages: Sequence[Row], labels: Sequence[str]) -> Row:
    """Return the row of ``documents``, but for what only the whole folder tells.

    Args:
        article: As it was read.
        passages: Its passage rows.
        labels: The classifier's, in its order.
    """
    row: Row = {
        "doc_id": article.doc_id,
        "format": article.format,
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "publisher": article.publisher,
        "section": article.section,
        "language": article.language,
        "url": article.url,
        "encoding": article.encoding,
        "n_characters": len(article.text),
        "n_words": len(article.text.split()),
        "n_passages": len(passages),
        "warnings": list(article.warnings),
        "text": article.text,
    }
    return row | _governance_profile(passages, labels)


def _governance_profile(passages: Sequence[Row], labels: Sequence[str]) -> Row:
    prose = [passage for passage in passages if passage.get("governance_model") is not None]
    if not prose:
        return {}
    words: dict[str, int] = defaultdict(int)
    for passage in prose:
        words[passage["governance_model"]] += len(passage["text"].split())
    total = sum(words.values())
    # Ties go to the label that stands first in the classifier's order.
    ranked = sorted(words, key=lambda label: (-words[label], labels.index(label)))
    models = [label for label in ranked if label != NO_MODEL]
    profile: Row = {
        "governance_model": ranked[0],
        "leading_model": models[0] if models else None,
    }
    for label in labels:
        slug = label_slug(label)
        profile[f"share_{slug}"] = words[label] / total
        mean = sum(passage[f"p_{slug}"] for passage in prose) / len(prose)
        profile[f"mean_p_{slug}"] = mean
    return profile
