"""Whether the values of a found row are right, layer by layer.

A judge gives a verdict by name for each value it can judge: True, False, or no entry where the gold
does not say.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["JUDGES", "judge"]

Row = Mapping[str, Any]
Verdicts = dict[str, bool]

UNREGISTERED = "unregistered:"
# Share of words that two provisional ids must have in common to mean the same instrument.
NEAR_ENOUGH = 0.5
TITLES = re.compile(
    r"^(?:(?:[A-Z][a-z]+ )*(?:Minister|President|Secretary|Chancellor|Mr|Mrs|Ms)\.? )"
)


def judge(layer: str, found: Row, gold: Row) -> Verdicts:
    """Return the verdicts on a matched row."""
    return JUDGES[layer](found, gold)


def _identity(found: str | None, gold: str | None, accepted: list[str]) -> bool:
    if found == gold or found in accepted:
        return True
    if found is None or gold is None:
        return False
    answers = [answer for answer in (gold, *accepted) if answer]
    # What the register has learned since the annotation is the same instrument.
    if any(found == answer.removeprefix(UNREGISTERED) for answer in answers):
        return True
    return found.startswith(UNREGISTERED) and any(_near(found, answer) for answer in answers)


def _near(one: str, other: str) -> bool:
    first, second = (
        set(slug.removeprefix(UNREGISTERED).split("-")) - {"the", "of", "on", "and"}
        for slug in (one, other)
    )
    return len(first & second) / len(first | second) >= NEAR_ENOUGH


def _treaty(found: Row, gold: Row) -> Verdicts:
    right = _identity(found["treaty_id"], gold["treaty_id"], gold.get("accept_ids", []))
    verdicts = {"identity": right}
    if gold.get("year") is not None:
        verdicts["year"] = found["year"] == gold["year"]
    return verdicts


def _provision(found: Row, gold: Row) -> Verdicts:
    accepted = gold.get("accept_ids", [])
    right = _identity(found["treaty_id"], gold["treaty_id"], accepted)
    return {
        "number": (found["unit"], found["number"]) == (gold["unit"], gold["number"]),
        "treaty": right,
        "no wrong link": right or found["treaty_id"] is None,
    }


def _date(found: Row, gold: Row) -> Verdicts:
    bounds = (found["earliest"], found["latest"]) == (gold["earliest"], gold["latest"])
    accepted = found["edtf"] is not None and found["edtf"] in gold.get("accept_edtf", [])
    kinds = {gold["kind"], *gold.get("accept_kinds", [])}
    verdicts = {"bounds": bounds or accepted, "kind": found["kind"] in kinds}
    if gold.get("treaty_id"):
        right = _identity(found["treaty_id"], gold["treaty_id"], gold.get("accept_ids", []))
        verdicts["treaty"] = right
    return verdicts


def _entity(found: Row, gold: Row) -> Verdicts:
    labels = {gold["label"], *gold.get("accept_labels", [])}
    answers = {gold.get("entity_id"), *gold.get("accept_ids", [])}
    several = gold.get("entity_ids") or []
    right = found["entity_id"] in answers or (
        len(several) > 1 and set(found["entity_ids"]) == set(several)
    )
    return {
        "label": found["label"] in labels,
        "link": right,
        "no wrong link": right or found["entity_id"] is None,
    }


def _quotation(found: Row, gold: Row) -> Verdicts:
    kinds = {gold["kind"], *gold.get("accept_kinds", [])}
    right = _speaker(found, gold)
    return {
        "kind": found["kind"] in kinds,
        "speaker": right,
        "no wrong speaker": right or found["speaker"] is None,
    }


def _speaker(found: Row, gold: Row) -> bool:
    if found["speaker"] is None or gold["speaker"] is None:
        return found["speaker"] is None and gold["speaker"] is None
    if gold.get("speaker_id") and found["speaker_id"] == gold["speaker_id"]:
        return True
    names = [gold["speaker"], *gold.get("accept_speakers", [])]
    return _bare(found["speaker"]) in {_bare(name) for name in names}


def _bare(name: str) -> str:
    return TITLES.sub("", name).replace(".", "").replace(" ", "").casefold()


def _passage(found: Row, gold: Row) -> Verdicts:
    verdicts = {"kind": found["kind"] == gold["kind"]}
    if gold.get("primary"):
        labels = {gold["primary"], *gold.get("labels", [])}
        strict = labels if gold.get("equal") else {gold["primary"]}
        verdicts["governance"] = found.get("governance_model") in strict
        verdicts["governance, any label"] = found.get("governance_model") in labels
    return verdicts


JUDGES: Mapping[str, Callable[[Row, Row], Verdicts]] = {
    "passages": _passage,
    "treaties": _treaty,
    "provisions": _provision,
    "dates": _date,
    "entities": _entity,
    "quotations": _quotation,
    "indirect": _quotation,
}
