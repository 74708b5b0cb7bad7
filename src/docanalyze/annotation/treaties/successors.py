"""States by the codes of those that came after them: a text may name either."""

from collections.abc import Iterable

__all__ = ["of_today"]

SUCCESSORS = {"SUN": "RUS", "PRU": "DEU", "OTT": "TUR"}


def of_today(codes: Iterable[str]) -> set[str]:
    """Return codes, with that of its successor for a state that is gone.

    Args:
        codes: ISO alpha-3 codes and those of historians.
    """
    return {SUCCESSORS.get(code, code) for code in codes}
