"""Fit the weights by which a provision without an instrument beside it is given to one.

    python scripts/fit_provisions.py                  print scores of each article by the others
    python scripts/fit_provisions.py --write          fit to all, write weights.json

Reads `provision*.jsonl` and `provision_citations.csv` of `corpus/vignettes`, `corpus/gold/dev` and
those closed sets of `corpus/gold` that have been opened. Vignettes are made of hard cases, so they
weigh little and are never held out: what is printed is of whole articles.
The third set of whole articles, and the citations of speeches (`--speeches`), are only measured.
The model is a conditional logit over the candidates of each citation, no instrument among them; its
weights are drawn towards those of `provision_priors.toml`. What a citation is given to is evidence
for the next, so fitting and linking take turns.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np

from docanalyze.annotation.logit import Choice
from docanalyze.annotation.pipeline import build_pipeline
from docanalyze.annotation.provisions import ProvisionFinder
from docanalyze.annotation.provisions.model import NONE, Model, is_instrument
from docanalyze.annotation.provisions.model import model as shipped
from docanalyze.scoring.judges import judge
from fitting import Example, folds, priors_of, tally, write_weights
from fitting import fit as fit_weights
from provision_texts import all_texts
from right_answers import Row, Text

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "docanalyze" / "annotation" / "provisions" / "weights.json"
PRIORS = Path(__file__).with_name("provision_priors.toml")
ROUNDS = 2
PENALTY, ENOUGH, AHEAD = 1.0, 0.45, 1.4
# How often nearness misleads is seen in whole articles, not in vignettes.
VIGNETTE = 0.5
# Where an author alludes on purpose, and where hardly anything is cited but one Charter, is no
# example of articles: weights that were fitted to them, too, did less well on other articles.
ONLY_MEASURED = frozenset({"allusive", "speeches"})
FOLDS = 8
WRONG = "wrong link"
THRESHOLDS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8)


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

    @property
    def is_given(self) -> bool:
        """Whether it was linked to any."""
        return self.given is not None


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
    return priors_of(PRIORS)


def fit(found: Sequence[Outcome], options: argparse.Namespace) -> dict[str, float]:
    """Return the weights that make the right candidates likely, drawn towards the priors."""
    examples = [
        Example(
            each.choice.candidates,
            right_ones(each.choice, each.gold),
            options.vignette if each.text.kind == "vignettes" else 1.0,
        )
        for each in found
        if each.choice
    ]
    return fit_weights(examples, priors(), options.penalty)


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
    whole = [each for each in texts if each.kind != "vignettes"]
    vignettes = [each for each in texts if each.kind == "vignettes"]
    found: list[Outcome] = []
    for part, rest in folds(whole, options.folds):
        found += outcomes(finder, part, train(finder, [*vignettes, *rest], options))
    return found


def show(title: str, found: Sequence[Outcome]) -> None:
    """Print the scores of all rows, of each kind of text, and of those that were chosen."""
    print(f"{title:20} {tally(found, WRONG)}")
    for kind in sorted({each.text.kind for each in found}):
        print(f"  {kind:18} {tally([each for each in found if each.text.kind == kind], WRONG)}")
    print(f"  {'chosen':18} {tally([each for each in found if each.choice], WRONG)}")


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
        print(f"  threshold {enough:.2f}     {tally(again, WRONG)}")


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
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--enough", type=float, default=ENOUGH)
    parser.add_argument("--vignette", type=float, default=VIGNETTE, help="weight of vignettes")
    parser.add_argument("--speeches", type=Path, help="the UN General Debate, .jsonl.gz")
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    nlp = build_pipeline()
    finder = cast("ProvisionFinder", nlp.get_pipe("docanalyze_provisions"))
    with nlp.select_pipes(disable=["docanalyze_provisions"]):
        every = list(all_texts(nlp, options.speeches))
    texts = [each for each in every if each.kind not in ONLY_MEASURED]
    others = [each for each in every if each.kind in ONLY_MEASURED]
    show("by the shipped weights", list(outcomes(finder, others, shipped())))
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
        made = {
            "penalty": options.penalty,
            "weight of vignettes": options.vignette,
            "rounds": ROUNDS,
        }
        write_weights(TARGET, "fit_provisions.py", model, texts, made)


if __name__ == "__main__":
    main()
