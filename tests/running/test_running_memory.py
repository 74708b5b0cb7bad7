"""Memory does not grow with the number of articles, and rows do not depend on what is kept."""

from pathlib import Path

import pytest

from docanalyze.configuration import Configuration
from docanalyze.reading import discover, read_source
from docanalyze.running import kernel
from docanalyze.running.kernel import Analyser, analyse_shard

ARTICLES = Path(__file__).parents[2] / "corpus" / "articles"


@pytest.fixture(scope="module")
def articles():
    return [read_source(source) for source in discover([ARTICLES]).sources[:12]]


def test_what_is_forgotten_changes_no_row(articles, monkeypatch):
    remembering = analyse_shard(articles, Analyser(Configuration()))
    monkeypatch.setattr(kernel, "ARTICLES_TO_LEARN_FROM", 0)
    analyser = Analyser(Configuration())
    # Twice: what the first left behind must not be missed.
    for _ in range(2):
        forgetting = analyse_shard(articles, analyser)
        assert not forgetting.failures
        for one, other in zip(remembering.analyses, forgetting.analyses, strict=True):
            assert one.tables == other.tables
            assert one.summary == other.summary


def test_new_words_are_forgotten(articles, monkeypatch):
    monkeypatch.setattr(kernel, "ARTICLES_TO_LEARN_FROM", 1)
    analyser = Analyser(Configuration())
    analyse_shard(articles[:1], analyser)
    n_known = len(analyser.nlp.vocab.strings)
    analyse_shard(articles[1:], analyser)
    assert len(analyser.nlp.vocab.strings) == n_known
