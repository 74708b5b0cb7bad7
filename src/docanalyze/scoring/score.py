"""Run the pipeline over annotated articles and count what is right."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from docanalyze.configuration import Configuration
from docanalyze.reading import read_source
from docanalyze.running.kernel import Analyser, ArticleAnalysis, analyse_shard
from docanalyze.scoring.gold import LAYERS, GoldArticle, load_gold
from docanalyze.scoring.judges import judge
from docanalyze.scoring.matching import Matching, match_rows
from docanalyze.scoring.tally import LayerScore, Tally, scores_of

__all__ = ["INDIRECT", "Mistake", "Scores", "score"]

INDIRECT = "indirect"
METADATA = ("title", "authors", "published")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One row that is missing, too many, or has a wrong value.

    Args:
        article: Name of the annotated article.
        layer: Table.
        kind: ``missed``, ``spurious``, or ``wrong`` and the value.
        found: The row that was found, if any.
        gold: The row that should be, if any.
    """

    article: str
    layer: str
    kind: str
    found: Row | None
    gold: Row | None


@dataclass(frozen=True, slots=True)
class Scores:
    """What the pipeline reached.

    Args:
        n_articles: Annotated articles.
        layers: A score for each layer; indirect quotations apart.
        metadata: Share of articles whose title, authors and date are right.
        methods: (right, found) by layer and method: a row is right if it answers to a gold row and
            all its values agree.
        mistakes: All of them.
    """

    n_articles: int
    layers: list[LayerScore]
    metadata: dict[str, float]
    methods: dict[str, dict[str, tuple[int, int]]]
    mistakes: list[Mistake]

    def figures(self) -> dict[str, dict[str, float]]:
        """Return each figure by layer and name, those of metadata under ``documents``."""
        layers = {
            layer.layer: {
                "strict": layer.strict.value,
                "precision": layer.precision.value,
                "recall": layer.recall.value,
                "f1": layer.f1.value,
                **{name: value.value for name, value in layer.values.items()},
            }
            for layer in self.layers
        }
        return layers | {"documents": dict(self.metadata)}

    def as_dict(self) -> dict[str, Any]:
        """Return the figures, without the mistakes, for JSON."""
        return {
            "n_articles": self.n_articles,
            "layers": [asdict(layer) for layer in self.layers],
            "metadata": self.metadata,
            "methods": self.methods,
        }


def score(
    folder: str | Path,
    *,
    texts: str | Path | None = None,
    configuration: Configuration | None = None,
) -> Scores:
    """Analyse the annotated articles of a folder and compare.

    Args:
        folder: ``NAME.txt`` and ``NAME.gold.json`` side by side.
        texts: Where the articles are, if not beside their annotation.
        configuration: Parts and settings; None: the shipped ones.

    Raises:
        UsageError: The folder holds no annotated article, or one that does not fit its text.
    """
    articles = load_gold(Path(folder), None if texts is None else Path(texts))
    analyser = Analyser(configuration or Configuration())
    counter = _Counter()
    for gold in articles:
        result = analyse_shard([read_source(gold.source)], analyser)
        if result.failures:
            raise RuntimeError(f"{gold.name}: {next(iter(result.failures.values()))}")
        counter.add(gold, result.analyses[0])
    return counter.scores(len(articles))


class _Counter:
    """Tallies over articles."""

    def __init__(self) -> None:
        self._tallies = {layer: Tally(layer) for layer in (*LAYERS, INDIRECT)}
        self._metadata = dict.fromkeys(METADATA, 0)
        self._methods: dict[str, dict[str, tuple[int, int]]] = {}
        self._mistakes: list[Mistake] = []

    def add(self, gold: GoldArticle, analysis: ArticleAnalysis) -> None:
        for name, right in _metadata_verdicts(gold, analysis.tables["documents"][0]).items():
            self._metadata[name] += right
        for layer in LAYERS:
            for name, wanted in _parts(layer).items():
                matching = match_rows(
                    list(filter(wanted, analysis.tables[layer])),
                    list(filter(wanted, gold.layers[layer])),
                    gold.optional[layer],
                )
                self._tallies[name].add(matching)
                self._count_methods(name, matching)
                self._mistakes.extend(_mistakes(gold.name, name, matching))

    def _count_methods(self, layer: str, matching: Matching) -> None:
        methods = self._methods.setdefault(layer, {})
        judged = [
            (found, all(judge(layer, found, gold).values())) for found, gold in matching.pairs
        ]
        judged += [(found, False) for found in matching.spurious]
        for found, right in judged:
            method = found.get("method")
            if method is not None:
                n_right, n_found = methods.get(method, (0, 0))
                methods[method] = (n_right + right, n_found + 1)

    def scores(self, n_articles: int) -> Scores:
        return Scores(
            n_articles=n_articles,
            layers=scores_of(self._tallies.values()),
            metadata={name: count / n_articles for name, count in self._metadata.items()},
            methods=self._methods,
            mistakes=self._mistakes,
        )


def _parts(layer: str) -> dict[str, Callable[[Row], bool]]:
    """Return the sub-layers that are scored apart, with the rows that belong to each."""
    if layer != "quotations":
        return {layer: lambda row: True}  # noqa: ARG005
    return {
        layer: lambda row: row["kind"] != INDIRECT,
        INDIRECT: lambda row: row["kind"] == INDIRECT,
    }


def _metadata_verdicts(gold: GoldArticle, found: Row) -> dict[str, bool]:
    document = gold.document
    titles = [document.get("title"), *document.get("accept_titles", [])]
    author_lists = [document.get("authors") or [], *document.get("accept_authors", [])]
    return {
        "title": found["title"] in titles,
        "authors": list(found["authors"]) in author_lists,
        "published": found["published"] == document.get("published"),
    }


def _mistakes(article: str, layer: str, matching: Matching) -> Iterator[Mistake]:
    for gold in matching.missed:
        yield Mistake(article, layer, "missed", None, gold)
    for found in matching.spurious:
        yield Mistake(article, layer, "spurious", found, None)
    for found, gold in matching.pairs:
        if (found["start"], found["end"]) != (gold["start"], gold["end"]):
            yield Mistake(article, layer, "span", found, gold)
        for name, right in judge(layer, found, gold).items():
            if not right:
                yield Mistake(article, layer, f"wrong {name}", found, gold)
