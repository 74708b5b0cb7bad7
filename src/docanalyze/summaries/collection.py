"""One summary of the whole folder, from the summaries of its articles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["CollectionSummary", "summarise_collection"]

Summary = Mapping[str, Any]
MOST = 30
DIGITS = re.compile(r"(\d+)")


def summarise_collection(summaries: Iterable[Summary]) -> dict[str, Any]:
    """Return what all articles together name, cite and argue.

    Args:
        summaries: Of each article, in the order of the sources.

    Returns:
        See :meth:`CollectionSummary.content`.
    """
    collection = CollectionSummary()
    for summary in summaries:
        collection.add(summary)
    return collection.content()


class CollectionSummary:
    """Gathers what all articles together name, cite and argue, one article at a time."""

    def __init__(self) -> None:
        self._articles: list[dict[str, Any]] = []
        self._dates: set[str] = set()
        self._words = _Words()
        self._by_year: dict[str, _Words] = defaultdict(_Words)
        self._actors: dict[str, _Actor] = {}
        self._treaties: dict[str, dict[str, Any]] = {}
        self._speakers: dict[str, dict[str, Any]] = {}
        self._groups: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def add(self, summary: Summary) -> None:
        """Take in an article; articles come in the order of the sources.

        Args:
            summary: Of the article.
        """
        document = summary["document"]
        published = document["published"]
        self._articles.append(_article(summary))
        self._words.add(summary)
        if published:
            self._dates.add(published)
            self._by_year[published[:4]].add(summary)
        self._add_actors(summary)
        self._add_treaties(summary)
        self._add_speakers(summary)
        if document["duplicate_group"]:
            facts = ("doc_id", "source", "duplicate_kind", "similarity")
            self._groups[document["duplicate_group"]].append(
                {name: document[name] for name in facts}
            )

    def content(self) -> dict[str, Any]:
        """Return the summary of the articles so far.

        Returns:
            ``articles``, ``published``, ``governance``, ``over_time``, ``actors``, ``treaties``,
            ``speakers``, ``duplicates``; articles are named by ``doc_id``.
        """
        dates = sorted(self._dates)
        return {
            "articles": self._articles,
            "published": {"first": dates[0], "last": dates[-1]} if dates else None,
            "governance": self._words.shares(),
            "over_time": {year: self._by_year[year].shares() for year in sorted(self._by_year)},
            "actors": self._most_frequent_actors(),
            "treaties": sorted(
                (_sorted_provisions(entry) for entry in self._treaties.values()),
                key=lambda entry: (-len(entry["articles"]), -entry["mentions"], entry["treaty_id"]),
            ),
            "speakers": sorted(
                self._speakers.values(), key=lambda entry: (-entry["quotations"], entry["speaker"])
            )[:MOST],
            "duplicates": [
                {"duplicate_group": key, "articles": self._groups[key]}
                for key in sorted(self._groups)
            ],
        }

    def _add_actors(self, summary: Summary) -> None:
        leading = summary["governance"]["leading_model"]
        for actor in summary["actors"]:
            key = actor["entity_id"]
            if key is None:
                continue
            entry = self._actors.setdefault(key, _Actor(actor["name"]))
            entry.mentions += actor["mentions"]
            entry.articles.append(summary["document"]["doc_id"])
            if leading:
                entry.models[leading] += 1

    def _most_frequent_actors(self) -> list[dict[str, Any]]:
        """Return the actors named in most articles, with the leading models of those articles."""
        ranked = sorted(
            self._actors.items(),
            key=lambda item: (-len(item[1].articles), -item[1].mentions, item[0]),
        )
        return [
            {
                "entity_id": key,
                "name": actor.name,
                "mentions": actor.mentions,
                "articles": actor.articles,
                "governance_models": dict(actor.models.most_common()),
            }
            for key, actor in ranked[:MOST]
        ]

    def _add_treaties(self, summary: Summary) -> None:
        for treaty in summary["treaties"]:
            facts = {name: treaty[name] for name in ("treaty_id", "title", "year", "registered")}
            entry = self._treaties.setdefault(
                treaty["treaty_id"], facts | {"mentions": 0, "articles": [], "provisions": set()}
            )
            entry["mentions"] += treaty["mentions"]
            entry["articles"].append(summary["document"]["doc_id"])
            entry["provisions"].update(treaty["provisions"])

    def _add_speakers(self, summary: Summary) -> None:
        for voice in summary["quoted"]:
            key = voice["speaker_id"] or voice["speaker"]
            facts = {"speaker": voice["speaker"], "speaker_id": voice["speaker_id"]}
            entry = self._speakers.setdefault(key, facts | {"quotations": 0, "articles": []})
            entry["quotations"] += len(voice["quotations"])
            entry["articles"].append(summary["document"]["doc_id"])


@dataclass(slots=True)
class _Actor:
    """Somebody whom articles name."""

    name: str
    mentions: int = 0
    articles: list[str] = field(default_factory=list)
    models: Counter[str] = field(default_factory=Counter)


class _Words:
    """Words of prose by label."""

    def __init__(self) -> None:
        self._words: dict[str, float] = defaultdict(float)

    def add(self, summary: Summary) -> None:
        for label, share in summary["governance"]["shares"].items():
            self._words[label] += share * summary["document"]["n_words"]

    def shares(self) -> dict[str, float]:
        """Return each label's share of the words of all prose, largest first."""
        total = sum(self._words.values())
        ranked = sorted(self._words, key=lambda name: -self._words[name])
        return {label: self._words[label] / total for label in ranked}


def _article(summary: Summary) -> dict[str, Any]:
    document = summary["document"]
    facts = {name: document[name] for name in ("doc_id", "source", "title", "published")}
    return facts | {"leading_model": summary["governance"]["leading_model"]}


def _sorted_provisions(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | {"provisions": sorted(entry["provisions"], key=_by_number)}


def _by_number(words: str) -> list[tuple[int, str]]:
    """Return a key that puts article 2 before article 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in DIGITS.split(words)]
