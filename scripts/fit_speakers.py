"""Fit the weights by which a quotation is given to a speaker.

    python scripts/fit_speakers.py                  print scores of each article by the others
    python scripts/fit_speakers.py --mistakes       and what went wrong in them
    python scripts/fit_speakers.py --write          fit to all, write weights.json

Reads `quotation_articles.jsonl` and `quotations.jsonl` of `corpus/vignettes`, `corpus/gold/dev` and
those closed sets of `corpus/gold` that have been opened. Vignettes are never held out: what is
printed is of whole articles. The rules were written with all sets but the third of quotations and
the articles of `corpus/vignettes` in view: on those they err more than elsewhere.
The model is a conditional logit over the candidates of each quotation, nobody among them; its
weights are drawn towards those of `speaker_priors.toml`. Who speaks one quotation is evidence for
the next, so fitting and choosing take turns.
"""

import argparse
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import cast

import numpy as np

from docanalyze.annotation.pipeline import build_pipeline
from docanalyze.annotation.quotations import QuotationFinder
from docanalyze.annotation.quotations.choosing import Chosen
from docanalyze.annotation.quotations.model import NOBODY, Model
from docanalyze.annotation.quotations.speakers import Speaker
from docanalyze.scoring.judges import judge
from fitting import Example, fit, folds, priors_of, tally, write_weights
from right_answers import Row, Text
from speaker_texts import all_texts

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src" / "docanalyze" / "annotation" / "quotations" / "weights.json"
PRIORS = Path(__file__).with_name("speaker_priors.toml")
ROUNDS = 2
PENALTY, ENOUGH, RULED, BESIDE = 3.0, 0.8, 0.4, 0.6
FOLDS = 8
WRONG = "wrong speaker"
THRESHOLDS = ((0.4, 0.6), (0.4, 0.7), (0.4, 0.75), (0.4, 0.8), (0.5, 0.7), (0.5, 0.8), (0.6, 0.8))
# What stands around a name and is no part of it.
SMALL = frozenset(("the", "a", "an", "of", "his", "her", "its", "their", "our", "my", "s"))
SURROUNDINGS = 220


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one quotation that has a right answer.

    Args:
        text: Its text.
        start: Where it begins.
        chosen: From whom was chosen.
        given: Who was; None: nobody.
        gold: The right answer.
    """

    text: Text
    start: int
    chosen: Chosen
    given: Speaker | None
    gold: Row

    @property
    def is_right(self) -> bool:
        """Whether the speaker is right."""
        return _is_right(self.given, self.gold)

    @property
    def is_given(self) -> bool:
        """Whether there is one."""
        return self.given is not None and self.given.text is not None


def _is_right(speaker: Speaker | None, gold: Row) -> bool:
    found = {
        "kind": "",
        "speaker": speaker.text if speaker else None,
        "speaker_id": speaker.identifier if speaker else None,
    }
    return judge("quotations", found, gold)["speaker"]


def _is_nearly_right(speaker: Speaker, gold: Row) -> bool:
    """Whether it is the same one by more or fewer words: ``a diplomat``, ``a diplomat in Oslo``."""
    if _is_right(speaker, gold):
        return True
    names = [gold["speaker"], *(gold.get("accept_speakers") or [])]
    found = _words(speaker.text)
    return any(found and (found <= _words(name) or _words(name) <= found) for name in names if name)


def _words(name: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", (name or "").lower())) - SMALL


def outcomes(finder: QuotationFinder, texts: Sequence[Text], model: Model) -> Iterator[Outcome]:
    """Choose the speakers of texts by a model, and yield those with a right answer."""
    for text in texts:
        for stretch, chosen, given in finder.choices(text.doc, model):
            over = [
                row for row in text.rows
                if row["start"] < stretch.end and stretch.start < row["end"]
                and row["kind"] != "indirect"
            ]  # fmt: skip
            if over:
                gold = min(over, key=partial(_distance, stretch.start, stretch.end))
                yield Outcome(text, stretch.start, chosen, given, gold)


def _distance(start: int, end: int, row: Row) -> int:
    return abs(int(row["start"]) - start) + abs(int(row["end"]) - end)


def right_ones(outcome: Outcome) -> set[str]:
    """Return the candidates that are right; nobody, where the right one is missing."""
    found, gold = outcome.chosen.candidates, outcome.gold
    silent = {key for key in found.features if key in found.silent}
    if gold["speaker"] is None:
        return silent
    right = {
        key
        for key, speaker in found.speakers.items()
        if key not in silent and speaker.text and _is_nearly_right(speaker, gold)
    }
    return right or silent


@cache
def priors() -> Mapping[str, float]:
    """Return what the weights are drawn towards."""
    return priors_of(PRIORS)


def train(finder: QuotationFinder, texts: Sequence[Text], options: argparse.Namespace) -> Model:
    """Fit and choose by turns."""
    thresholds = options.enough, options.ruled, options.beside
    model = Model(priors(), *thresholds)
    for _ in range(ROUNDS):
        examples = [
            Example(each.chosen.candidates.features, right_ones(each))
            for each in outcomes(finder, texts, model)
        ]
        weights = fit(examples, priors(), options.penalty)
        model = Model(weights, *thresholds)
    return model


def crossed(
    finder: QuotationFinder, texts: Sequence[Text], options: argparse.Namespace
) -> list[tuple[Outcome, Model]]:
    """Return the outcomes of each whole article by a model fitted to the others, and the model."""
    whole = [each for each in texts if each.kind != "vignettes"]
    vignettes = [each for each in texts if each.kind == "vignettes"]
    found: list[tuple[Outcome, Model]] = []
    for part, rest in folds(whole, options.folds):
        model = train(finder, [*vignettes, *rest], options)
        found += [(each, model) for each in outcomes(finder, part, model)]
    return found


def show(title: str, found: Sequence[Outcome]) -> None:
    """Print the scores of all rows, of each kind of text, and by what the rules knew."""
    print(f"{title:26} {tally(found, WRONG)}")
    for kind in sorted({each.text.kind for each in found}):
        some = [each for each in found if each.text.kind == kind]
        print(f"  {kind:24} {tally(some, WRONG)}")
    for regime in sorted({each.chosen.candidates.regime for each in found}):
        some = [each for each in found if each.chosen.candidates.regime == regime]
        print(f"  by the rules {regime:11} {tally(some, WRONG)}")


def show_thresholds(found: Sequence[tuple[Outcome, Model]]) -> None:
    """Print what other thresholds would do, and how often the right one was a candidate."""
    spoken = [each for each, _ in found if each.gold["speaker"]]
    there = sum(
        any(_is_nearly_right(speaker, each.gold) for speaker in _speaking(each)) for each in spoken
    )
    print(f"the right one is a candidate in {there} of {len(spoken)}")
    for ruled, enough in THRESHOLDS:
        again = [
            _chosen_again(each, Model(model.weights, enough, ruled, BESIDE))
            for each, model in found
        ]
        print(f"  rule {ruled:.2f}, others {enough:.2f}    {tally(again, WRONG)}")


def _speaking(outcome: Outcome) -> list[Speaker]:
    found = outcome.chosen.candidates
    return [each for key, each in found.speakers.items() if key not in found.silent and each.text]


def _chosen_again(outcome: Outcome, model: Model) -> Outcome:
    found = outcome.chosen.candidates
    choice = model.choose(found.features, found.silent)
    given = found.speakers.get(choice.name)
    return Outcome(outcome.text, outcome.start, outcome.chosen, given, outcome.gold)


def show_calibration(found: Sequence[Outcome]) -> None:
    """Print how often who came nearest with some probability is right."""
    for low in np.arange(0.0, 1.0, 0.1):
        some = []
        for each in found:
            choice = each.chosen.choice
            if choice.best != NOBODY and low <= choice.best_probability < low + 0.1:
                some.append(_is_right(each.chosen.candidates.speakers[choice.best], each.gold))
        if some:
            print(f"  probability {low:.1f}  {len(some):4} rows  right {np.mean(some):.2f}")


def show_mistakes(found: Sequence[Outcome]) -> None:
    """Print each quotation that was not given to who is right, with who came nearest."""
    for each in found:
        if each.is_right:
            continue
        choice, start = each.chosen.choice, each.start
        given = each.given.text if each.given else None
        text = each.text.doc.text
        print(
            f"{each.text.name} ({each.chosen.candidates.regime}) {given!r}, right"
            f" {each.gold['speaker']!r}; nearest {choice.best!r} {choice.best_probability:.2f}\n"
            f"  {text[max(0, start - SURROUNDINGS) : start]!r}\n"
            f"  {text[start : start + SURROUNDINGS]!r}"
        )


def main() -> None:
    """Fit to the texts, and print or write what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    parser.add_argument("--enough", type=float, default=ENOUGH)
    parser.add_argument("--ruled", type=float, default=RULED)
    parser.add_argument("--beside", type=float, default=BESIDE)
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    nlp = build_pipeline()
    finder = cast("QuotationFinder", nlp.get_pipe("docanalyze_quotations"))
    with nlp.select_pipes(disable=["docanalyze_quotations"]):
        texts = [each for each in all_texts(nlp) if each.rows]
    found = crossed(finder, texts, options)
    held_out = [each for each, _ in found]
    show("each by the others", held_out)
    show_thresholds(found)
    show_calibration(held_out)
    model = train(finder, texts, options)
    show("all by all", list(outcomes(finder, texts, model)))
    if options.mistakes:
        show_mistakes(held_out)
    if options.write:
        made = {"penalty": options.penalty, "rounds": ROUNDS}
        write_weights(TARGET, "fit_speakers.py", model, texts, made)


if __name__ == "__main__":
    main()
