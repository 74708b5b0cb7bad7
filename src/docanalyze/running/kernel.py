"""The one kernel: articles in, rows out. Every way of running docanalyze calls it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docanalyze.annotation.pipeline import build_pipeline
from docanalyze.annotation.tokens import make_doc
from docanalyze.collection import Signature, signature_of
from docanalyze.configuration import Configuration
from docanalyze.governance import load_model
from docanalyze.reading import Article
from docanalyze.running.pieces import Piece, join_records, split_article
from docanalyze.running.rows import Row, document_row, passage_rows, place_rows, voiced
from docanalyze.running.threads import one_thread
from docanalyze.summaries import Sentences, summarise

if TYPE_CHECKING:
    # Where it comes from is for ``docanalyze.annotation`` to import first.
    from spacy.tokens import Doc

__all__ = [
    "ANNOTATION_TABLES",
    "Analyser",
    "ArticleAnalysis",
    "ShardAnalysis",
    "analyse_shard",
    "article_sentences",
]

# The pipeline keeps the words of so many articles, and of no more text, in code points.
ARTICLES_TO_LEARN_FROM = 300
CHARACTERS_TO_LEARN_FROM = 2_000_000

ANNOTATION_TABLES = ("entities", "treaties", "provisions", "dates", "quotations")


@dataclass(frozen=True, slots=True)
class ArticleAnalysis:
    """All that was found in one article.

    Args:
        doc_id: The article's.
        tables: Rows by table: one of ``documents``, any number of the others.
        signature: For finding its duplicates, see :func:`docanalyze.collection.signature_of`.
        summary: The structured summary, see :mod:`docanalyze.summaries`.
    """

    doc_id: str
    tables: dict[str, list[Row]]
    signature: Signature
    summary: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShardAnalysis:
    """What the kernel gives back: an analysis for each article, or the reason why there is none.

    Args:
        analyses: In the order of the articles.
        failures: Sentence by ``doc_id``.
    """

    analyses: list[ArticleAnalysis] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)


class Analyser:
    """The models of one process, loaded once.

    Args:
        configuration: Which parts to load.

    Raises:
        UsageError: A part cannot be loaded.
    """

    def __init__(self, configuration: Configuration) -> None:
        self.nlp = build_pipeline(
            spacy_model=configuration.spacy_model,
            register=configuration.register,
            date_order=configuration.date_order,
        )
        self.classifier = load_model(configuration.classifier)
        self._to_learn = ARTICLES_TO_LEARN_FROM
        self._characters_to_learn = CHARACTERS_TO_LEARN_FROM

    @contextmanager
    def forgetting(self, article: Article) -> Iterator[None]:
        """Have the pipeline forget in the end the words that it meets for the first time here.

        Those of the first articles, which are the commonest, it keeps: to meet them anew in each
        article would take longer. So memory does not grow with the number of articles. Nothing of
        spaCy's may leave the block.

        Args:
            article: The one that is analysed in the block.
        """
        if self._to_learn > 0 and self._characters_to_learn > 0:
            self._to_learn -= 1
            self._characters_to_learn -= len(article.text)
            yield
        elif hasattr(self.nlp, "memory_zone"):
            with self.nlp.memory_zone():
                yield
        else:
            # spaCy 3.7 keeps all words.
            yield

    @property
    def labels(self) -> Sequence[str]:
        """The classifier's labels, in its order."""
        return self.classifier.labels

    def annotate(self, article: Article) -> "list[tuple[Piece, Doc]]":
        """Run the pipeline over an article, in pieces if it is very long."""
        annotated = []
        for piece in split_article(article):
            doc = make_doc(self.nlp, piece.text)
            doc._.published = article.published
            doc._.authors = list(article.authors)
            doc._.marks = [[mark.start, mark.end, mark.kind] for mark in piece.marks]
            annotated.append((piece, self.nlp(doc)))
        return annotated


def analyse_shard(articles: Iterable[Article], analyser: Analyser) -> ShardAnalysis:
    """Analyse articles: a pure function of the articles, the configuration and the models.

    One article that cannot be analysed does not touch the others.

    Args:
        articles: Any number of them.
        analyser: The models.
    """
    result = ShardAnalysis()
    for article in articles:
        try:
            with one_thread(), analyser.forgetting(article):
                result.analyses.append(_analyse(article, analyser))
        except Exception as error:  # noqa: BLE001 one bad document must never end the run
            result.failures[article.doc_id] = (
                f"The analysis failed on this article ({type(error).__name__}: {error}). "
                "The rest was analysed. Please report it with the file."
            )
    return result


def _analyse(article: Article, analyser: Analyser) -> ArticleAnalysis:
    annotated = analyser.annotate(article)
    passages = _passages(article, annotated, analyser)
    tables: dict[str, list[Row]] = {
        "documents": [document_row(article, passages, analyser.labels)],
        "passages": passages,
    }
    for name in ANNOTATION_TABLES:
        tables[name] = place_rows(article.doc_id, join_records(annotated, name), passages)
    tables["passages"] = voiced(passages, tables["quotations"])
    return ArticleAnalysis(
        doc_id=article.doc_id,
        tables=tables,
        signature=signature_of(article.text),
        summary=summarise(tables, list(_sentences(annotated))),
    )


def article_sentences(article: Article, analyser: Analyser) -> Sentences:
    """Return the sentences from which a summary is chosen.

    Args:
        article: Any article.
        analyser: The models.
    """
    annotated = analyser.annotate(article)
    passages = _passages(article, annotated, analyser)
    return Sentences(article.text, _sentences(annotated), passages)


def _passages(
    article: Article, annotated: "Sequence[tuple[Piece, Doc]]", analyser: Analyser
) -> list[Row]:
    records = join_records(annotated, "passages")
    for index, passage in enumerate(records):
        passage["index"] = index
    return passage_rows(article.doc_id, records, analyser.classifier)


def _sentences(annotated: "Iterable[tuple[Piece, Doc]]") -> Iterator[tuple[int, int]]:
    for piece, doc in annotated:
        for sentence in doc.sents:
            yield piece.offset + sentence.start_char, piece.offset + sentence.end_char
