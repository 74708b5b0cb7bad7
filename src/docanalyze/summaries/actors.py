"""Who acts in an article: how often each is named, in what office, and beside which model."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from docanalyze.summaries.offices import office_before
from docanalyze.summaries.surnames import Surnames

__all__ = ["actors_of"]

Row = Mapping[str, Any]
Summary = dict[str, Any]

# A town is no actor; a capital that speaks for its government is one.
KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "state", "NORP": "people"}
# Who is only named as the author, or under a picture, does not act in the article.
SILENT_KINDS = frozenset({"byline", "caption", "dateline", "other"})
MOST = 15


def actors_of(tables: Mapping[str, Sequence[Row]], surnames: Surnames) -> list[Summary]:
    """Return the actors of an article by weight: the share of all actors' mentions that are theirs.

    Args:
        tables: Its rows by table.
        surnames: Of its people.

    Returns:
        At most ``MOST``: id, name, kind, office, how often named and quoted, of which treaties a
        party, the models of governance of the passages that name them, and every first place.
    """
    passages = {row["passage_id"]: row for row in tables["passages"]}
    speakers = {row["speaker_id"] for row in tables["quotations"]}
    mentions: dict[str, list[Row]] = defaultdict(list)
    for row in tables["entities"]:
        kind = passages[row["passage_id"]]["kind"] if row["passage_id"] in passages else None
        if row["label"] in KINDS and kind not in SILENT_KINDS:
            for key in row["entity_ids"] or [surnames.key_of(row["name"] or row["text"])]:
                if _acts(key, row, speakers):
                    mentions[key].append(row)
    spoken = _spoken(tables["quotations"], surnames)
    for key in [key for key, rows in mentions.items() if _is_noise(key, rows, spoken)]:
        del mentions[key]
    total = sum(map(len, mentions.values()))
    ranked = sorted(mentions.items(), key=lambda item: (-len(item[1]), item[1][0]["start"]))
    text = tables["documents"][0]["text"]
    return [
        {
            **_name_of(key, rows),
            "role": _office(rows, spoken[key], text),
            "mentions": len(rows),
            "weight": len(rows) / total,
            "quoted": len(spoken[key]),
            "party_to": _party_to(key, tables["treaties"]),
            "governance_models": _models(rows, passages),
            "first": {name: rows[0][name] for name in ("text", "start", "end", "passage_id")},
        }
        for key, rows in ranked[:MOST]
    ]


def _acts(key: str, row: Row, speakers: Iterable[str | None]) -> bool:
    if key.startswith("place:"):
        return key in speakers
    return not (key.startswith("text:") and row["label"] in {"GPE", "NORP"})


def _is_noise(key: str, rows: Sequence[Row], spoken: Collection[str]) -> bool:
    """Whether an unknown name stands once only and does not speak: hardly an actor."""
    return key.startswith("text:") and len(rows) == 1 and key not in spoken


def _spoken(quotations: Sequence[Row], surnames: Surnames) -> dict[str, list[Row]]:
    """Return the quotations of each speaker, by id or name."""
    spoken: dict[str, list[Row]] = defaultdict(list)
    for row in quotations:
        if row["speaker"]:
            spoken[row["speaker_id"] or surnames.key_of(row["speaker"])].append(row)
    return spoken


def _models(rows: Sequence[Row], passages: Mapping[str, Row]) -> dict[str, int]:
    """Return how many of the mentions stand in passages of each label."""
    places = [passages[row["passage_id"]] for row in rows if row["passage_id"] in passages]
    models = [place.get("governance_model") for place in places]
    return dict(Counter(model for model in models if model is not None).most_common())


def _name_of(key: str, rows: Sequence[Row]) -> Summary:
    """Return who it is: by the register, else by the longest form.

    `Arab-Israeli` names Israel, and somebody else besides: the name of two is nobody's.
    """
    linked = [row for row in rows if row["entity_id"] and row["name"]]
    alone = [row for row in linked if "; " not in row["name"]] or linked
    label = "GPE" if key.startswith("state:") else (alone or rows)[0]["label"]
    return {
        "entity_id": None if key.startswith("text:") else key,
        "name": alone[0]["name"] if alone else max((row["text"] for row in rows), key=len),
        "label": label,
        "kind": KINDS[label],
    }


def _office(rows: Sequence[Row], said: Sequence[Row], text: str) -> str | None:
    """Return the office with which somebody speaks, or that stands before the name."""
    spoken = next((row["speaker_role"] for row in said if row["speaker_role"]), None)
    if spoken is not None or rows[0]["label"] != "PERSON":
        return spoken
    return next(filter(None, (office_before(text, row["start"]) for row in rows)), None)


def _party_to(key: str, treaties: Sequence[Row]) -> list[str]:
    """Ids of the treaties that name a state or a body among their parties, in the text's order."""
    party = key.removeprefix("state:")
    found = [row["treaty_id"] for row in treaties if party in (row["parties"] or ())]
    return list(dict.fromkeys(found))
