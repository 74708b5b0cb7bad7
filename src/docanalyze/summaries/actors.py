"""Who acts in an article: how often each is named, in what office, and beside which model."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["actors_of"]

Row = Mapping[str, Any]
Summary = dict[str, Any]

# A town is no actor; a capital that speaks for its government is one.
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "state", "NORP": "people"}
# Who is only named as the author, or under a picture, does not act in the article.
SILENT_KINDS = frozenset({"byline", "caption", "dateline", "other"})
MOST = 15


def actors_of(tables: Mapping[str, Sequence[Row]]) -> list[Summary]:
    """Return the actors of an article by weight: the share of all actors' mentions that are theirs.

    Args:
        tables: Its rows by table.

    Returns:
        At most ``MOST``: id, name, kind, office, how often named and quoted, of which treaties a
        party, the models of governance of the passages that name them, and every first place.
    """
    passages = {row["passage_id"]: row for row in tables["passages"]}
    speakers = {row["speaker_id"] for row in tables["quotations"]}
    mentions: dict[str, list[Row]] = defaultdict(list)
    full = _full_names(tables["entities"])
    for row in tables["entities"]:
        kind = passages[row["passage_id"]]["kind"] if row["passage_id"] in passages else None
        if row["label"] in KINDS and kind not in SILENT_KINDS:
            for key in row["entity_ids"] or [f"text:{full.get(row['text'], row['text'])}"]:
                if _acts(key, row, speakers):
                    mentions[key].append(row)
    voices = {row["speaker"] for row in tables["quotations"]}
    for key in [key for key, rows in mentions.items() if _is_noise(key, rows, voices)]:
        del mentions[key]
    total = sum(map(len, mentions.values()))
    ranked = sorted(mentions.items(), key=lambda item: (-len(item[1]), item[1][0]["start"]))
    return [_actor(key, rows, total, tables, passages) for key, rows in ranked[:MOST]]


def _acts(key: str, row: Row, speakers: Iterable[str | None]) -> bool:
    if key.startswith("place:"):
        return key in speakers
    return not (key.startswith("text:") and row["label"] in {"GPE", "NORP"})


def _is_noise(key: str, rows: Sequence[Row], voices: Iterable[str | None]) -> bool:
    """Whether an unknown name stands once only and does not speak: hardly an actor."""
    return key.startswith("text:") and len(rows) == 1 and rows[0]["text"] not in voices


def _full_names(entities: Sequence[Row]) -> dict[str, str]:
    """The full name by the surname alone, where one person of the article bears it."""
    people = [row["text"] for row in entities if row["label"] == "PERSON" and not row["entity_id"]]
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in people:
        if " " in name:
            bearers[name.split()[-1]].add(name)
    return {surname: next(iter(names)) for surname, names in bearers.items() if len(names) == 1}


def _actor(
    key: str,
    rows: Sequence[Row],
    total: int,
    tables: Mapping[str, Sequence[Row]],
    passages: Mapping[str, Row],
) -> Summary:
    identifier = None if key.startswith("text:") else key
    named = [row for row in rows if row["name"] and row["entity_id"]]
    name = named[0]["name"] if named else max((row["text"] for row in rows), key=len)
    label = "GPE" if key.startswith("state:") else (named[0] if named else rows[0])["label"]
    said = [row for row in tables["quotations"] if _speaks(row, identifier, name)]
    models = Counter(
        passages[row["passage_id"]].get("governance_model")
        for row in rows
        if row["passage_id"] in passages
    )
    models.pop(None, None)
    return {
        "entity_id": identifier,
        "name": name,
        "label": label,
        "kind": KINDS[label],
        "role": next((row["speaker_role"] for row in said if row["speaker_role"]), None),
        "mentions": len(rows),
        "weight": len(rows) / total,
        "quoted": len(said),
        "party_to": _party_to(key, tables["treaties"]),
        "governance_models": dict(models.most_common()),
        "first": {name: rows[0][name] for name in ("text", "start", "end", "passage_id")},
    }


def _speaks(row: Row, identifier: str | None, name: str) -> bool:
    if identifier is not None:
        return bool(row["speaker_id"] == identifier)
    return bool(row["speaker"]) and not row["speaker_id"] and row["speaker"] in name


def _party_to(key: str, treaties: Sequence[Row]) -> list[str]:
    """Ids of the treaties that name a state or a body among their parties, in the text's order."""
    party = key.removeprefix("state:")
    found = [row["treaty_id"] for row in treaties if party in (row["parties"] or ())]
    return list(dict.fromkeys(found))
