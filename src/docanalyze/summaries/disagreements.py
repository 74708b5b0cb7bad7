"""Which articles disagree: on a model of governance, or in what they read into a treaty."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from docanalyze.summaries.times import keep

__all__ = ["Disagreements"]

Summary = Mapping[str, Any]
Places = list[dict[str, Any]]
SIDES = ("supports", "criticises")


class Disagreements:
    """Gathers where articles disagree, one article at a time."""

    def __init__(self) -> None:
        self._groups: set[str] = set()
        self._titles: dict[str, str] = {}
        self._sides: dict[str, dict[str, Places]] = defaultdict(lambda: defaultdict(list))
        self._readings: dict[str, dict[str, Places]] = defaultdict(lambda: defaultdict(list))

    def add(self, summary: Summary) -> None:
        """Take in an article; one that takes both sides on a model is on neither.

        Copies and rewritings of one article do not disagree: the first stands for all.

        Args:
            summary: Of the article.
        """
        document, governance = summary["document"], summary["governance"]
        doc_id, group = document["doc_id"], document.get("duplicate_group")
        if group in self._groups:
            return
        if group:
            self._groups.add(group)
        for label, stances in governance["stances"].items():
            taken = [side for side in SIDES if side in stances]
            if len(taken) == 1:
                keep(self._sides[label][taken[0]], doc_id, stances[taken[0]][0])
        leading = governance["leading_model"]
        for treaty in summary["treaties"] if leading else ():
            said = next((s for s in treaty["said"] if s["governance_model"] == leading), None)
            if said is not None:
                self._titles.setdefault(treaty["treaty_id"], treaty["title"])
                keep(self._readings[treaty["treaty_id"]][leading], doc_id, said)

    def content(self) -> dict[str, list[dict[str, Any]]]:
        """Return where the articles so far disagree.

        Returns:
            ``on_models``: a model of governance that some articles support and others criticise,
            with a passage of each; ``on_treaties``: a treaty of which articles with
            different leading models speak in terms of these, with a sentence of each. Of many
            articles the first stand for all.
        """
        several = [key for key, models in self._readings.items() if len(models) > 1]
        several.sort(key=lambda key: (-sum(map(len, self._readings[key].values())), key))
        return {
            "on_models": [
                {"governance_model": label} | {side: sides[side] for side in SIDES}
                for label, sides in sorted(self._sides.items())
                if all(side in sides for side in SIDES)
            ],
            "on_treaties": [
                {
                    "treaty_id": key,
                    "title": self._titles[key],
                    "leading_models": dict(self._readings[key]),
                }
                for key in several
            ],
        }
