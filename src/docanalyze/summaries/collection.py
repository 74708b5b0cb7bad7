"""One summary of the whole folder, from the summaries of its articles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docanalyze.summaries.disagreements import Disagreements
from docanalyze.summaries.standing import stands_alone
from docanalyze.summaries.times import in_time, keep

__all__ = ["CollectionSummary", "summarise_collection"]

Summary = Mapping[str, Any]
MOST = 30
DIGITS = re.compile(r"(\d+)")
NUMBER = re.compile(r"\d")
# "Critics" and "an official" are others in each article.
NAME = re.compile(r"[A-Z][\w.'\u2019-]*(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w.'\u2019-]*)+")


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
        self._times: dict[str, dict[str, Any]] = {}
        self._speakers: dict[str, dict[str, Any]] = {}
        self._disagreements = Disagreements()
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
        self._add_times(summary)
        self._add_speakers(summary)
        self._disagreements.add(summary)
        if document["duplicate_group"]:
            facts = ("doc_id", "source", "duplicate_kind", "similarity")
            self._groups[document["duplicate_group"]].append(
                {name: document[name] for name in facts}
            )

    def content(self) -> dict[str, Any]:
        """Return the summary of the articles so far.

        Returns:
            ``articles``, ``published``, ``governance``, ``over_time``, ``actors``, ``treaties``,
            ``timeline``, ``speakers``, ``disagreements``, ``duplicates``; articles are named by
            ``doc_id``, and what rests on texts says where the first of them hold it.
        """
        dates = sorted(self._dates)
        return {
            "articles": self._articles,
            "published": {"first": dates[0], "last": dates[-1]} if dates else None,
            "governance": self._words.shares(),
            "over_time": {year: self._by_year[year].shares() for year in sorted(self._by_year)},
            "actors": self._most_frequent_actors(),
            "treaties": sorted(
                (_in_order(entry) for entry in self._treaties.values()),
                key=lambda entry: (-len(entry["articles"]), -entry["mentions"], entry["treaty_id"]),
            ),
            "timeline": self._common_times(),
            "speakers": sorted(
                self._speakers.values(), key=lambda entry: (-entry["quotations"], entry["speaker"])
            )[:MOST],
            "disagreements": self._disagreements.content(),
            "duplicates": [
                {"duplicate_group": key, "articles": self._groups[key]}
                for key in sorted(self._groups)
            ],
        }

    def _add_actors(self, summary: Summary) -> None:
        doc_id = summary["document"]["doc_id"]
        for actor in summary["actors"]:
            key = actor["entity_id"]
            if key is None:
                continue
            entry = self._actors.setdefault(key, _Actor(actor["name"], actor["kind"]))
            entry.mentions += actor["mentions"]
            entry.quoted += actor["quoted"]
            entry.articles.append(doc_id)
            entry.models.update(actor["governance_models"])
            keep(entry.places, doc_id, actor["first"])

    def _most_frequent_actors(self) -> list[dict[str, Any]]:
        """Return the actors named in most articles, with the models of where they are named."""
        ranked = sorted(
            self._actors.items(),
            key=lambda item: (-len(item[1].articles), -item[1].mentions, item[0]),
        )
        return [
            {
                "entity_id": key,
                "name": actor.name,
                "kind": actor.kind,
                "mentions": actor.mentions,
                "quoted": actor.quoted,
                "articles": actor.articles,
                "places": actor.places,
                "governance_models": dict(actor.models.most_common()),
            }
            for key, actor in ranked[:MOST]
        ]

    def _add_treaties(self, summary: Summary) -> None:
        document = summary["document"]
        for treaty in summary["treaties"]:
            facts = {name: treaty[name] for name in ("treaty_id", "title", "year", "registered")}
            empty: dict[str, Any] = {"mentions": 0, "articles": [], "places": []}
            entry = self._treaties.setdefault(
                treaty["treaty_id"], facts | empty | {"provisions": set(), "by_year": Counter()}
            )
            entry["mentions"] += treaty["mentions"]
            entry["articles"].append(document["doc_id"])
            entry["provisions"].update(treaty["provisions"])
            for said in treaty["said"][:1]:
                keep(entry["places"], document["doc_id"], said)
            if document["published"]:
                entry["by_year"][document["published"][:4]] += treaty["mentions"]

    def _add_times(self, summary: Summary) -> None:
        doc_id = summary["document"]["doc_id"]
        for date in summary["timeline"]:
            if date["sentence"] is None or not date["edtf"] or not NUMBER.search(date["text"]):
                # "This year" is another one in each article.
                continue
            facts = {name: date[name] for name in ("edtf", "earliest", "latest")}
            entry = self._times.setdefault(date["edtf"], facts | {"articles": [], "places": []})
            if doc_id not in entry["articles"][-1:]:
                entry["articles"].append(doc_id)
                keep(entry["places"], doc_id, date["sentence"])

    def _common_times(self) -> list[dict[str, Any]]:
        """Return the times of which most articles tell, earliest first.

        That two speak of one day says more than that two speak of one year.
        """
        often = sorted(
            self._times.values(),
            key=lambda entry: (-len(entry["articles"]) * _precision(entry["edtf"]), in_time(entry)),
        )
        several = [entry for entry in often if len(entry["articles"]) > 1] or often
        for entry in several[:MOST]:
            entry["places"].sort(key=lambda place: not stands_alone(place["text"]))
        return sorted(several[:MOST], key=in_time)

    def _add_speakers(self, summary: Summary) -> None:
        doc_id = summary["document"]["doc_id"]
        for voice in summary["quoted"]:
            key = voice["speaker_id"] or voice["speaker"]
            if not voice["speaker_id"] and NAME.fullmatch(key) is None:
                continue
            facts = {"speaker": voice["speaker"], "speaker_id": voice["speaker_id"]}
            empty: dict[str, Any] = {"quotations": 0, "articles": [], "places": []}
            entry = self._speakers.setdefault(key, facts | empty)
            entry["quotations"] += len(voice["quotations"])
            entry["articles"].append(doc_id)
            said = {**voice["quotations"][0]}
            said.pop("sentence", None)
            keep(entry["places"], doc_id, said)


@dataclass(slots=True)
class _Actor:
    """Somebody whom articles name."""

    name: str
    kind: str
    mentions: int = 0
    quoted: int = 0
    articles: list[str] = field(default_factory=list)
    places: list[dict[str, Any]] = field(default_factory=list)
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


def _precision(edtf: str) -> int:
    """3 for a day, 2 for a month, 1 for a year, 0 for a decade."""
    return 0 if "X" in edtf else 1 + edtf.partition("/")[0].lstrip("-").count("-")


def _article(summary: Summary) -> dict[str, Any]:
    document = summary["document"]
    facts = {name: document[name] for name in ("doc_id", "source", "title", "published")}
    return facts | {"leading_model": summary["governance"]["leading_model"]}


def _in_order(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | {
        "provisions": sorted(entry["provisions"], key=_by_number),
        "by_year": dict(sorted(entry["by_year"].items())),
    }


def _by_number(words: str) -> list[tuple[int, str]]:
    """Return a key that puts article 2 before article 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in DIGITS.split(words)]
