"""Pipelines that several test files use."""

import pytest
import spacy


@pytest.fixture(scope="session")
def dates():
    """Blank English with the component that finds dates."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("docanalyze_dates")
    return pipeline
