"""One summary of the whole folder, from the summaries of its articles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["summarise_collection"]

Summary = Mapping[str, Any]
MOST = 30
DIGITS = re.compile(r"(\d+)")


def summarise_collection(summaries: Sequence[Summary]) -> dict[str, Any]:
    """Return what all articles together name, cite and argue.

    Args:
        summaries: Of each article, in the order of the sources.

    Returns:
        ``articles``, ``published``, ``governance``, ``over_time``, ``actors``, ``treaties``,
        ``speakers``, ``duplicates``; articles are named by ``doc_id``.
    """
    dates = sorted(filter(None, (summary["document"]["published"] for summary in summaries)))
    return {
        "articles": [_article(summary) for summary in summaries],
        "published": {"first": dates[0], "last": dates[-1]} if dates else None,
        "governance": _mix(summaries),
        "over_time": _over_time(summaries),
        "actors": _actors(summaries),
        "treaties": _treaties(summaries),
        "speakers": _speakers(summaries),
        "duplicates": _duplicates(summaries),
    }


def _article(summary: Summary) -> dict[str, Any]:
    document = summary["document"]
    facts = {name: document[name] for name in ("doc_id", "source", "title", "published")}
    return facts | {"leading_model": summary["governance"]["leading_model"]}


def _mix(summaries: Iterable[Summary]) -> dict[str, float]:
    """Return each label's share of the words of all prose, largest first."""
    words: dict[str, float] = defaultdict(float)
    for summary in summaries:
        for label, share in summary["governance"]["shares"].items():
            words[label] += share * summary["document"]["n_words"]
    total = sum(words.values())
    return {label: words[label] / total for label in sorted(words, key=lambda name: -words[name])}


def _over_time(summaries: Iterable[Summary]) -> dict[str, dict[str, float]]:
    by_year: dict[str, list[Summary]] = defaultdict(list)
    for summary in summaries:
        published = summary["document"]["published"]
        if published:
            by_year[published[:4]].append(summary)
    return {year: _mix(by_year[year]) for year in sorted(by_year)}


def _actors(summaries: Iterable[Summary]) -> list[dict[str, Any]]:
    """Return the actors named in most articles, with the leading models of those articles."""
    names: dict[str, str] = {}
    mentions: Counter[str] = Counter()
    articles: dict[str, list[str]] = defaultdict(list)
    models: dict[str, Counter[str]] = defaultdict(Counter)
    for summary in summaries:
        leading = summary["governance"]["leading_model"]
        for actor in summary["actors"]:
            key = actor["entity_id"]
            if key is None:
                continue
            names.setdefault(key, actor["name"])
            mentions[key] += actor["mentions"]
            articles[key].append(summary["document"]["doc_id"])
            if leading:
                models[key][leading] += 1
    ranked = sorted(names, key=lambda key: (-len(articles[key]), -mentions[key], key))
    return [
        {
            "entity_id": key,
            "name": names[key],
            "mentions": mentions[key],
            "articles": articles[key],
            "governance_models": dict(models[key].most_common()),
        }
        for key in ranked[:MOST]
    ]


def _treaties(summaries: Iterable[Summary]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for summary in summaries:
        for treaty in summary["treaties"]:
            facts = {name: treaty[name] for name in ("treaty_id", "title", "year", "registered")}
            entry = found.setdefault(
                treaty["treaty_id"], facts | {"mentions": 0, "articles": [], "provisions": []}
            )
            entry["mentions"] += treaty["mentions"]
            entry["articles"].append(summary["document"]["doc_id"])
            entry["provisions"] = sorted(
                {*entry["provisions"], *treaty["provisions"]}, key=_by_number
            )
    return sorted(
        found.values(),
        key=lambda entry: (-len(entry["articles"]), -entry["mentions"], entry["treaty_id"]),
    )


def _by_number(words: str) -> list[tuple[int, str]]:
    """Return a key that puts article 2 before article 10."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in DIGITS.split(words)]


def _speakers(summaries: Iterable[Summary]) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for summary in summaries:
        for voice in summary["quoted"]:
            key = voice["speaker_id"] or voice["speaker"]
            facts = {"speaker": voice["speaker"], "speaker_id": voice["speaker_id"]}
            entry = found.setdefault(key, facts | {"quotations": 0, "articles": []})
            entry["quotations"] += len(voice["quotations"])
            entry["articles"].append(summary["document"]["doc_id"])
    return sorted(found.values(), key=lambda entry: (-entry["quotations"], entry["speaker"]))[:MOST]


def _duplicates(summaries: Iterable[Summary]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for summary in summaries:
        document = summary["document"]
        if document["duplicate_group"]:
            facts = ("doc_id", "source", "duplicate_kind", "similarity")
            groups[document["duplicate_group"]].append({name: document[name] for name in facts})
    return [{"duplicate_group": key, "articles": groups[key]} for key in sorted(groups)]
