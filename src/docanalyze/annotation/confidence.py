"""How often rows of each method were right on the annotated articles of ``corpus/gold``."""

import json
from functools import cache

from docanalyze.packaged import text_of

__all__ = ["precision_of"]


@cache
def _measured() -> dict[str, dict[str, float]]:
    content = json.loads(text_of("docanalyze.annotation", "confidence.json"))
    layers: dict[str, dict[str, float]] = content["layers"]
    return layers


def precision_of(layer: str, method: str) -> float | None:
    """Return the measured precision of a method, from 0 to 1.

    Args:
        layer: Name of the table, such as ``treaties``.
        method: The row's ``method``.

    Returns:
        The share of that method's rows that were right; None if it was never measured.
    """
    return _measured().get(layer, {}).get(method)
