"""The weights of what speaks for an instrument, and what they make of the candidates.

No instrument at all is a candidate, too. ``weights.json`` says what the weights were fitted to;
``scripts/fit_provisions.py`` fits them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from docanalyze.annotation.logit import Choice, Logit, shipped
from docanalyze.annotation.provisions.references import DOMESTIC, UNKNOWN

__all__ = ["NONE", "Model", "is_instrument", "model"]

# The id of no instrument at all.
NONE = "-"


@dataclass(frozen=True, slots=True)
class Model(Logit):
    """Fitted weights, and how probable what is given must be.

    Args:
        weights: The weight of each feature.
        enough: The least probability of an instrument that is given.
        ahead: How many times as likely it has to be as any other that is named.
        unnamed: The least probability of one that the article does not name.
    """

    enough: float
    ahead: float
    unnamed: float = 0.65

    def choose(self, candidates: Mapping[str, Mapping[str, float]]) -> Choice:
        """Return the candidate that is given, and the probability that this is right.

        Args:
            candidates: The features of each, ``NONE`` among them.
        """
        shares = self.probabilities(candidates)
        given = {name: share for name, share in shares.items() if is_instrument(name)}
        best = max(given, key=lambda each: (given[each], each), default=NONE)
        leading = given.get(best, 0.0)
        rivals = [share for name, share in shares.items() if name not in (best, NONE, DOMESTIC)]
        enough = self.unnamed if "absent" in candidates.get(best, ()) else self.enough
        least = max(enough, self.ahead * max(rivals, default=0.0), shares.get(DOMESTIC, 0.0))
        if leading >= least:
            return Choice(best, leading, best, leading, candidates)
        rest = {name: share for name, share in shares.items() if not is_instrument(name)}
        name = max(rest, key=lambda each: (rest[each], each))
        return Choice(name, sum(rest.values()), best, leading, candidates)


def is_instrument(name: str) -> bool:
    """Whether a candidate can be given as the instrument of a row."""
    return name not in (NONE, DOMESTIC) and not name.startswith(UNKNOWN)


@cache
def model() -> Model:
    """Return the shipped weights."""
    content = shipped("docanalyze.annotation.provisions")
    return Model(content["weights"], content["enough"], content["ahead"], content["unnamed"])
