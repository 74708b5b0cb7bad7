"""How far the sentences of a summary are those that readers choose, next to simple choices.

    python benchmarks/summaries.py
    python benchmarks/summaries.py --part tune

Two readers (language models, each without the other's choice) chose the five most telling
sentences of articles of the corpus: ``corpus/gold/telling``. Each way of choosing gives five
sentences. Sentence F1 is over the chosen sentences, ROUGE-L (Lin 2004) over the words of all five
in the order of the text; both are means over articles and readers. On the articles of the part
``tune`` the weights were set.
"""

import argparse
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import mean

import numpy as np

from docanalyze.configuration import Configuration
from docanalyze.reading import Source, read_source
from docanalyze.running.kernel import Analyser, article_sentences
from docanalyze.summaries.ranking import likeness_of, text_rank
from docanalyze.summaries.sentences import Sentence
from docanalyze.summaries.telling import telling_sentences

CORPUS = Path(__file__).parents[1] / "corpus"
CHOSEN = CORPUS / "gold" / "telling"
FIVE = 5
WORD = re.compile(r"\w+")

Span = tuple[int, int]


def lead(prose: Sequence[Sentence], _title: str | None) -> list[Sentence]:
    """Return the first five sentences."""
    return list(prose[:FIVE])


def plain_text_rank(prose: Sequence[Sentence], _title: str | None) -> list[Sentence]:
    """Return the five sentences that share most with the rest (Mihalcea and Tarau 2004)."""
    order = np.argsort(-text_rank(likeness_of(prose)), kind="stable")[:FIVE]
    return [prose[place] for place in sorted(order)]


def ours(prose: Sequence[Sentence], title: str | None) -> list[Sentence]:
    """Return the sentences of a summary, five of them."""
    return telling_sentences(prose, title, wanted=FIVE)


WAYS: Mapping[str, Callable[[Sequence[Sentence], str | None], list[Sentence]]] = {
    "first five": lead,
    "TextRank": plain_text_rank,
    "docanalyze": ours,
}


def sentence_f1(chosen: Sequence[Span], right: Sequence[Span]) -> float:
    """Return the F1 of sentences that stand in the same place."""
    common = sum(any(a < d and c < b for c, d in right) for a, b in chosen)
    return 2 * common / (len(chosen) + len(right))


def rouge_l(chosen: str, right: str) -> float:
    """Return the F1 of the longest common subsequence of words."""
    ours, theirs = (WORD.findall(text.lower()) for text in (chosen, right))
    lengths = np.zeros(len(theirs) + 1, dtype=int)
    for word in ours:
        extended = np.array([0, *(lengths[:-1] + [word == other for other in theirs])])
        lengths = np.maximum.accumulate(np.maximum(lengths, extended))
    return float(2 * lengths[-1] / (len(ours) + len(theirs)))


def choices(part: str) -> Mapping[str, list[list[Span]]]:
    """Return by article the spans that each reader chose."""
    found: dict[str, list[list[Span]]] = {}
    for path in sorted(CHOSEN.glob("reader_*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if row["part"] == part:
                found.setdefault(row["article"], []).append(
                    [(start, end) for start, end in row["sentences"]]
                )
    return found


def measure(part: str) -> Mapping[str, tuple[float, float]]:
    """Return by way of choosing the mean sentence F1 and ROUGE-L."""
    analyser = Analyser(Configuration())
    scores: dict[str, list[tuple[float, float]]] = {}
    for name, readers in choices(part).items():
        article = read_source(Source(CORPUS / "articles" / name, name))
        prose = article_sentences(article, analyser).prose
        for way, choose in WAYS.items():
            chosen = choose(prose, article.title)
            spans = [(sentence.start, sentence.end) for sentence in chosen]
            scores.setdefault(way, []).extend(
                _score(article.text, spans, reader) for reader in readers
            )
        if len(readers) > 1:
            first, second = readers[:2]
            scores.setdefault("one reader against the other", []).append(
                _score(article.text, first, second)
            )
    return {
        way: (mean(f1 for f1, _ in each), mean(rouge for _, rouge in each))
        for way, each in scores.items()
    }


def _score(text: str, chosen: Sequence[Span], right: Sequence[Span]) -> tuple[float, float]:
    def joined(spans: Sequence[Span]) -> str:
        return " ".join(text[start:end] for start, end in sorted(spans))

    return sentence_f1(chosen, right), rouge_l(joined(chosen), joined(right))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--part", choices=("measure", "tune"), default="measure")
    scores = measure(parser.parse_args().part)
    print("| chosen by | sentence F1 | ROUGE-L |\n|---|---|---|")
    for way, (f1, rouge) in scores.items():
        print(f"| {way} | {f1:.2f} | {rouge:.2f} |")


if __name__ == "__main__":
    main()
