"""The weights of what speaks for a speaker, and what they make of the candidates.

``weights.json`` says what the weights were fitted to; ``scripts/fit_speakers.py`` fits them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from docanalyze.annotation.logit import Choice, Logit, shipped

__all__ = ["NOBODY", "RULE", "Model", "model"]

# The key of nobody.
NOBODY = "-"
# The feature of who a rule has found, who is given if nearly as probable as that it is nobody.
RULE = "rule"
NEARLY = 0.8
# Features of who stands right beside the words: `FILLER, she calls it`, `in the words of X,`.
BESIDE = frozenset(("source", "tag", "tag_inverted", "left.by", "left.of_words"))


@dataclass(frozen=True, slots=True)
class Model(Logit):
    """Fitted weights, and how probable a speaker must be who is given.

    Args:
        weights: The weight of each feature.
        enough: The least probability of somebody whom only the surroundings tell.
        ruled: That of somebody whom a rule has found.
        beside: That of somebody whose words they are by what stands beside them.
    """

    enough: float
    ruled: float
    beside: float

    def choose(
        self, candidates: Mapping[str, Mapping[str, float]], silent: Collection[str]
    ) -> Choice:
        """Return who is given the words, and the probability that this is right.

        Args:
            candidates: The features of each, ``NOBODY`` among them.
            silent: Those of them that are no speakers: ``NOBODY``, a treaty.
        """
        shares = self.probabilities(candidates)
        given = {key: share for key, share in shares.items() if key not in silent}
        best = max(given, key=lambda each: (given[each], each), default=NOBODY)
        leading = given.get(best, 0.0)
        ruled = max((key for key in given if RULE in candidates[key]), default=None)
        beside = not BESIDE.isdisjoint(candidates.get(best, ()))
        enough = self.ruled if best == ruled else self.beside if beside else self.enough
        if leading >= enough:
            return Choice(best, leading, best, leading, candidates)
        nobody = sum(share for key, share in shares.items() if key in silent)
        if ruled is not None and given[ruled] >= max(self.ruled, NEARLY * nobody):
            return Choice(ruled, given[ruled], best, leading, candidates)
        return Choice(NOBODY, nobody, best, leading, candidates)


@cache
def model() -> Model:
    """Return the shipped weights."""
    content = shipped("docanalyze.annotation.quotations")
    return Model(content["weights"], content["enough"], content["ruled"], content["beside"])
