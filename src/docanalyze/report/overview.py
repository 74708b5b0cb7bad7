"""The figures of the overview, counted article by article."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from docanalyze.governance.labels import NO_MODEL
from docanalyze.report.joining import ArticleRows, Row
from docanalyze.report.years import year_of
from docanalyze.text import label_slug

__all__ = ["OVERVIEW_COLUMNS", "Overview"]

ACTOR_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
MOST_ACTORS = 25
MOST_TREATIES = 20
MOST_SPEAKERS = 12
MOST_SOURCES = 8
OVERVIEW_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        *("title", "source", "published", "authors", "publisher", "language", "format"),
        *("n_words", "n_characters"),
        *("leading_model", "duplicate_group", "duplicate_kind", "warnings"),
    ),
    "passages": ("passage_id", "governance_model", "probability", "second_model", "uncertain"),
    "entities": ("passage_id", "label", "entity_id", "entity_ids", "name", "method", "confidence"),
    "treaties": ("treaty_id", "title", "text", "year", "registered", "method", "confidence"),
    "provisions": ("unit", "number", "treaty_id", "method", "confidence"),
    "dates": ("kind", "earliest", "latest", "method", "confidence"),
    "quotations": ("kind", "speaker", "speaker_id", "method", "confidence"),
}


class Overview:
    """Counts what the overview shows; give it every article, then read the figures.

    Args:
        shares: The columns of ``documents`` that hold the labels' shares.
    """

    def __init__(self, shares: Sequence[str]) -> None:
        self.n_articles = 0
        self.n_words = 0
        self.n_characters = 0
        self.n_copies = 0
        self.n_dated = 0
        self.labels: dict[str, str] = {
            column.removeprefix("share_"): column.removeprefix("share_") for column in shares
        }
        self.articles_by_year: Counter[int] = Counter()
        self.words_by_label: Counter[str] = Counter()
        self.words_by_year: dict[int, Counter[str]] = defaultdict(Counter)
        self.sources: dict[str, Counter[str]] = defaultdict(Counter)
        self._shares = tuple(shares)
        self._actors = _Actors()
        self._treaties: dict[str, dict[str, Any]] = {}
        self._speakers: dict[str, dict[str, Any]] = {}

    def add(self, article: ArticleRows) -> None:
        """Count an article."""
        self._add_document(article.document)
        labels = {row["passage_id"]: row["governance_model"] for row in article.rows["passages"]}
        for row in article.rows["passages"]:
            for label in (row["governance_model"], row["second_model"]):
                if label is not None:
                    self.labels[label_slug(label)] = label
        self._actors.add(article.rows["entities"], labels)
        self._add_treaties(article)
        self._add_speakers(article.rows["quotations"])

    def _add_document(self, document: Row) -> None:
        self.n_articles += 1
        self.n_words += document["n_words"] or 0
        self.n_characters += document["n_characters"] or 0
        self.n_copies += document["duplicate_kind"] is not None
        words = {
            column.removeprefix("share_"): share * document["n_words"]
            for column in self._shares
            if (share := document[column])
        }
        self.words_by_label.update(words)
        year = year_of(document["published"])
        if year is not None:
            self.n_dated += 1
            self.articles_by_year[year] += 1
            self.words_by_year[year].update(words)
        for column in ("publisher", "language", "format"):
            if document[column]:
                self.sources[column][document[column]] += 1
        self.sources["authors"].update(set(document["authors"] or ()))

    def _add_treaties(self, article: ArticleRows) -> None:
        seen = set()
        for row in article.rows["treaties"]:
            entry = self._treaties.setdefault(
                row["treaty_id"],
                {
                    "treaty_id": row["treaty_id"],
                    "title": row["title"] or row["text"],
                    "year": row["year"],
                    "registered": row["registered"],
                    "mentions": 0,
                    "articles": 0,
                    "provisions": Counter(),
                },
            )
            entry["mentions"] += 1
            entry["articles"] += row["treaty_id"] not in seen
            seen.add(row["treaty_id"])
        for row in article.rows["provisions"]:
            if row["treaty_id"] in self._treaties:
                words = f"{row['unit']} {row['number'] or ''}".strip()
                self._treaties[row["treaty_id"]]["provisions"][words] += 1

    def _add_speakers(self, quotations: Sequence[Row]) -> None:
        for row in quotations:
            if row["speaker"] and row["kind"] != "scare":
                key = row["speaker_id"] or row["speaker"]
                entry = self._speakers.setdefault(
                    key, {"key": key, "name": row["speaker"], "quotations": 0}
                )
                entry["quotations"] += 1
                entry["name"] = max(entry["name"], row["speaker"], key=len)

    @property
    def mix(self) -> list[tuple[str, float]]:
        """Each label with its share of the words of all prose, largest first, ``none`` last."""
        total = sum(self.words_by_label.values())
        ranked = [
            (self.labels[slug], words / total)
            for slug, words in self.words_by_label.most_common()
            if words
        ]
        return [pair for pair in ranked if pair[0] != NO_MODEL] + [
            pair for pair in ranked if pair[0] == NO_MODEL
        ]

    @property
    def actors(self) -> list[dict[str, Any]]:
        """The actors named in most passages that argue about a model, with how many of each."""
        return self._actors.ranked()

    @property
    def treaties(self) -> list[dict[str, Any]]:
        """The treaties mentioned most."""
        return self.all_treaties[:MOST_TREATIES]

    @property
    def all_treaties(self) -> list[dict[str, Any]]:
        """All treaties, those mentioned most in front."""
        return sorted(
            self._treaties.values(),
            key=lambda entry: (-entry["mentions"], -entry["articles"], entry["treaty_id"]),
        )

    @property
    def speakers(self) -> list[dict[str, Any]]:
        """Those quoted most; words in mere quotation marks are nobody's."""
        ranked = sorted(
            self._speakers.values(), key=lambda entry: (-entry["quotations"], entry["name"])
        )
        return ranked[:MOST_SPEAKERS]

    def most(self, column: str) -> tuple[list[tuple[str, int]], int]:
        """Return the commonest values of a column of ``documents``, and how many others there are.

        Args:
            column: ``publisher``, ``authors``, ``language`` or ``format``.
        """
        counts = self.sources[column]
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return ranked[:MOST_SOURCES], max(len(ranked) - MOST_SOURCES, 0)


def _is_actor(entity_id: str) -> bool:
    """Whether an id is of somebody who can act: a town in a dateline does not."""
    return not entity_id.startswith("place:")


class _Actors:
    """Counts in how many passages of each label an actor is named."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._passages: dict[str, Counter[str]] = defaultdict(Counter)
        self._articles: dict[str, int] = defaultdict(int)

    def add(self, entities: Sequence[Row], labels: Mapping[str, str | None]) -> None:
        named: dict[tuple[str, str], None] = {}
        for row in entities:
            if row["label"] in ACTOR_LABELS:
                for key in filter(_is_actor, row["entity_ids"] or ()):
                    if row["entity_id"] == key and row["name"]:
                        self._names.setdefault(key, row["name"])
                    named[key, row["passage_id"]] = None
        for key, passage_id in named:
            label = labels.get(passage_id)
            if label is not None:
                self._passages[key][label] += 1
        for key in {key for key, _ in named}:
            self._articles[key] += 1

    def ranked(self) -> list[dict[str, Any]]:
        def claims(key: str) -> int:
            counts = self._passages[key]
            return counts.total() - counts[NO_MODEL]

        ranked = sorted(self._articles, key=lambda key: (-claims(key), -self._articles[key], key))
        return [
            {
                "entity_id": key,
                "name": self._names.get(key, key),
                "articles": self._articles[key],
                "passages": self._passages[key],
            }
            for key in ranked[:MOST_ACTORS]
            if claims(key)
        ]
