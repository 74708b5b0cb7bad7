"""Fit the weights by which a provision without an instrument beside it is given to one.

    python scripts/fit_provisions.py                  print scores of each article by the others
    python scripts/fit_provisions.py --write          fit to all, write weights.json

Reads `provision*.jsonl` and `provision_citations.csv` of `corpus/vignettes`, `corpus/gold/dev` and
those closed sets of `corpus/gold` that have been opened. Vignettes are made of hard cases, so they
weigh little and are never held out: what is printed is of whole articles.
The model is a conditional logit over the candidates of each citation, no instrument among them; its
weights are drawn towards those of `provision_priors.toml`. What a citation is given to is evidence
for the next, so fitting and linking take turns.
"""

import argparse
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np
from scipy.optimize import minimize

from docanalyze.annotation.pipeline import build_pipeline
from docanalyze.annotation.provisions import ProvisionFinder
from docanalyze.annotation.provisions.model import NONE, Choice, Model, is_instrument
from docanalyze.scoring.judges import judge
from provision_texts import Row, Text, all_texts

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "docanalyze" / "annotation" / "provisions" / "weights.json"
PRIORS = Path(__file__).with_name("provision_priors.toml")
ROUNDS = 2
PENALTY, ENOUGH, AHEAD = 1.0, 0.45, 1.4
# How often nearness misleads is seen in whole articles, not in vignettes.
VIGNETTE = 0.5
FOLDS = 8
THRESHOLDS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one citation that has a right answer.

    Args:
        text: Its text.
        start: Where it begins.
        surface: As it is written.
        given: The instrument it was linked to.
        gold: The right answer.
        choice: What it was chosen from; None: words beside it told.
    """

    text: Text
    start: int
    surface: str
    given: str | None
    gold: Row
    choice: Choice | None

    @property
    def is_right(self) -> bool:
        """Whether the instrument is right."""
        return _is_right(self.given, self.gold)


def _is_right(name: str | None, gold: Row) -> bool:
    blank = {"unit": "", "number": ""}
    return judge("provisions", {**blank, "treaty_id": name}, {**blank, **gold})["treaty"]


def outcomes(finder: ProvisionFinder, texts: Sequence[Text], model: Model) -> Iterator[Outcome]:
    """Link the citations of texts by a model, and yield those with a right answer."""
    for text in texts:
        for citation, link in finder.links(text.doc, model):
            over = [
                row for row in text.rows
                if row["start"] < citation.end and citation.start < row["end"]
            ]  # fmt: skip
            same = [row for row in over if row.get("number") == citation.number]
            if over:
                surface = text.doc.text[citation.start : citation.end]
                gold = (same or over)[0]
                yield Outcome(text, citation.start, surface, link.treaty_id, gold, link.choice)


def right_ones(choice: Choice, gold: Row) -> set[str]:
    """Return the candidates that are right; no instrument, where the right one is missing."""
    right = {
        name for name in choice.candidates if _is_right(name if is_instrument(name) else None, gold)
    }
    return right or {name for name in choice.candidates if not is_instrument(name)}


@cache
def priors() -> Mapping[str, float]:
    """Return what the weights are drawn towards."""
    groups = tomllib.loads(PRIORS.read_text(encoding="utf-8"))
    return {key: weight for group in groups.values() for key, weight in group.items()}


def fit(examples: Sequence[Outcome], options: argparse.Namespace) -> dict[str, float]:
    """Return the weights that make the right candidates likely, drawn towards the priors."""
    penalty = options.penalty
    chosen = [(each.choice, each.gold) for each in examples if each.choice]
    kinds = [each.text.kind for each in examples if each.choice]
    counts = np.array([options.vignette if kind == "vignettes" else 1.0 for kind in kinds])
    keys = sorted(
        {key for choice, _ in chosen for each in choice.candidates.values() for key in each}
    )
    column = {key: at for at, key in enumerate(keys)}
    lines: list[np.ndarray] = []
    groups: list[int] = []
    right: list[bool] = []
    for group, (choice, gold) in enumerate(chosen):
        answers = right_ones(choice, gold)
        for name, features in choice.candidates.items():
            line = np.zeros(len(keys))
            for key, value in features.items():
                line[column[key]] = value
            lines.append(line)
            groups.append(group)
            right.append(name in answers)
    matrix, group_of, answer = np.array(lines), np.array(groups), np.array(right, dtype=float)
    prior = np.array([priors().get(key, 0.0) for key in keys])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        power = np.exp(np.clip(matrix @ weights, -50, 50))
        total = np.bincount(group_of, power)
        hit = np.bincount(group_of, power * answer)
        share = power / total[group_of] - power * answer / hit[group_of]
        slope = matrix.T @ (share * counts[group_of])
        away = weights - prior
        value = float(counts @ (np.log(total) - np.log(hit)) + penalty * away @ away)
        return value, slope + 2 * penalty * away

    found = minimize(loss, prior, jac=True, method="L-BFGS-B")
    return {key: round(float(weight), 3) for key, weight in zip(keys, found.x, strict=True)}


def train(finder: ProvisionFinder, texts: Sequence[Text], options: argparse.Namespace) -> Model:
    """Fit and link by turns."""
    model = Model(priors(), options.enough, AHEAD)
    for _ in range(ROUNDS):
        found = list(outcomes(finder, texts, model))
        model = Model(fit(found, options), options.enough, AHEAD)
    return model


def crossed(
    finder: ProvisionFinder, texts: Sequence[Text], options: argparse.Namespace
) -> list[Outcome]:
    """Return the outcomes of each whole article by a model fitted to the others."""
    whole = sorted((each for each in texts if each.kind != "vignettes"), key=lambda each: each.name)
    folds = min(options.folds, len(whole))
    found: list[Outcome] = []
    for at in range(folds):
        part = whole[at::folds]
        rest = [each for each in texts if all(each is not other for other in part)]
        found += outcomes(finder, part, train(finder, rest, options))
    return found


def tally(found: Sequence[Outcome]) -> str:
    """Return how many rows there are, and the shares that are right and wrongly linked."""
    given = [each for each in found if each.given]
    wrong = sum(not each.is_right for each in given)
    right = sum(each.is_right for each in found)
    rows = max(1, len(found))
    return (
        f"{len(found):4} rows  right {right / rows:.3f}  wrong link {wrong / rows:.3f}"
        f"  of those linked {wrong / max(1, len(given)):.3f}"
    )


def show(title: str, found: Sequence[Outcome]) -> None:
    """Print the scores of all rows, of each kind of text, and of those that were chosen."""
    print(f"{title:20} {tally(found)}")
    for kind in sorted({each.text.kind for each in found}):
        print(f"  {kind:18} {tally([each for each in found if each.text.kind == kind])}")
    print(f"  {'chosen':18} {tally([each for each in found if each.choice])}")


def show_thresholds(found: Sequence[Outcome]) -> None:
    """Print what other thresholds would do, and how often the right one was a candidate."""
    chosen = [(each.choice, each.gold) for each in found if each.choice]
    there = sum(
        any(_is_right(name if is_instrument(name) else None, gold) for name in choice.candidates)
        for choice, gold in chosen
    )
    print(f"the right one is a candidate in {there} of {len(chosen)}")
    for enough in THRESHOLDS:
        again = [
            replace(each, given=each.choice.best if _is_enough(each.choice, enough) else None)
            if each.choice
            else each
            for each in found
        ]
        print(f"  threshold {enough:.2f}     {tally(again)}")


def _is_enough(choice: Choice, enough: float) -> bool:
    return choice.best != NONE and choice.best_probability >= enough


def show_calibration(found: Sequence[Outcome]) -> None:
    """Print how often choices of some probability are right."""
    for low in np.arange(0.0, 1.0, 0.1):
        some = [
            _is_right(each.choice.best, each.gold)
            for each in found
            if each.choice
            and each.choice.best != NONE
            and low <= each.choice.best_probability < low + 0.1
        ]
        if some:
            print(f"  probability {low:.1f}  {len(some):4} rows  right {np.mean(some):.2f}")


def show_mistakes(found: Sequence[Outcome]) -> None:
    """Print each citation that was not given what is right, with what came nearest."""
    for each in found:
        if not each.is_right:
            best = (
                f"{each.choice.best} {each.choice.best_probability:.2f}"
                if each.choice
                else "beside"
            )
            right = each.gold["treaty_id"]
            print(f"{each.text.name} {each.surface!r}: {each.given} ({best}), right {right}")


def main() -> None:
    """Fit to the texts, and print or write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--vignette", type=float, default=VIGNETTE, help="weight of vignettes")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--enough", type=float, default=ENOUGH)
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    nlp = build_pipeline()
    finder = cast("ProvisionFinder", nlp.get_pipe("docanalyze_provisions"))
    with nlp.select_pipes(disable=["docanalyze_provisions"]):
        texts = list(all_texts(nlp))
    found = crossed(finder, texts, options)
    show("each by the others", found)
    show_thresholds(found)
    show_calibration(found)
    model = train(finder, texts, options)
    show("all by all", list(outcomes(finder, texts, model)))
    show("by the priors", list(outcomes(finder, texts, Model(priors(), options.enough, AHEAD))))
    if options.mistakes:
        show_mistakes(found)
    if options.write:
        write(model, texts, options)


def write(model: Model, texts: Sequence[Text], options: argparse.Namespace) -> None:
    """Write the weights, with how they were made."""
    kinds = sorted({each.kind for each in texts})
    content: dict[str, Any] = {
        "made": {
            "by": "scripts/fit_provisions.py",
            "texts": {kind: sum(each.kind == kind for each in texts) for kind in kinds},
            "penalty": options.penalty,
            "weight of vignettes": options.vignette,
            "rounds": ROUNDS,
        },
        "enough": model.enough,
        "ahead": model.ahead,
        "unnamed": model.unnamed,
        "weights": model.weights,
    }
    TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
