"""Fit the weights by which a provision without an instrument beside it is given to one.

    python scripts/fit_provisions.py                  print scores of each text by the others
    python scripts/fit_provisions.py --held-out 3     leave out every third vignette, score those
    python scripts/fit_provisions.py --write          fit to all, write weights.json

Reads `provision*.jsonl` and `provision_citations.csv` of `corpus/vignettes`, and `corpus/gold/dev`;
`provisions_second.jsonl` is only scored, whatever the options.
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
from provision_texts import VIGNETTES, Row, Text, all_texts

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "docanalyze" / "annotation" / "provisions" / "weights.json"
PRIORS = Path(__file__).with_name("provision_priors.toml")
ROUNDS = 2
PENALTY, ENOUGH, AHEAD = 3.0, 0.45, 1.4
# Vignettes are made of hard cases; how often nearness misleads is seen in whole articles.
WHOLE = 3.0
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
    counts = np.array([1.0 if kind == "vignettes" else options.whole for kind in kinds])
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
    """Return the outcomes of each text by a model fitted to the others."""
    folds = min(options.folds or len(texts), len(texts))
    found: list[Outcome] = []
    for at in range(folds):
        part = texts[at::folds]
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
        whole = [each for each in again if each.text.kind != "vignettes"]
        print(f"    whole articles   {tally(whole)}")


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
    parser.add_argument("--vignettes", type=Path, default=VIGNETTES)
    parser.add_argument("--held-out", type=int, default=0, metavar="N")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--whole", type=float, default=WHOLE, help="weight of whole articles")
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--enough", type=float, default=ENOUGH)
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    nlp = build_pipeline()
    finder = cast("ProvisionFinder", nlp.get_pipe("docanalyze_provisions"))
    with nlp.select_pipes(disable=["docanalyze_provisions"]):
        texts = list(all_texts(nlp, options.vignettes))
    held = [each for each in texts if _is_held_out(each, options.held_out)]
    used = [each for each in texts if not _is_held_out(each, options.held_out)]
    found = crossed(finder, used, options)
    show("each by the others", found)
    show_thresholds(found)
    show_calibration(found)
    model = train(finder, used, options)
    show("all by all", list(outcomes(finder, used, model)))
    show("by the priors", list(outcomes(finder, used, Model(priors(), options.enough, AHEAD))))
    if held:
        show("held out", list(outcomes(finder, held, model)))
    if options.mistakes:
        show_mistakes(found)
    if options.write:
        write(model, used, options)


def write(model: Model, texts: Sequence[Text], options: argparse.Namespace) -> None:
    """Write the weights, with how they were made."""
    kinds = sorted({each.kind for each in texts})
    content: dict[str, Any] = {
        "made": {
            "by": "scripts/fit_provisions.py",
            "texts": {kind: sum(each.kind == kind for each in texts) for kind in kinds},
            "penalty": options.penalty,
            "weight of whole articles": options.whole,
            "rounds": ROUNDS,
        },
        "enough": model.enough,
        "ahead": model.ahead,
        "weights": model.weights,
    }
    TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def _is_held_out(text: Text, every: int) -> bool:
    digits = "".join(letter for letter in text.name if letter.isdigit())
    nth = text.kind == "vignettes" and bool(every) and int(digits) % every == 0
    return nth or text.kind == "second"


if __name__ == "__main__":
    main()
