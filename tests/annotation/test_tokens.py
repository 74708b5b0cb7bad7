"""Any text becomes tokens that join to it again, and odd ones do not take for ever."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from docanalyze.annotation.tokens import LONGEST_STRETCH, make_doc, whole_text

NLP = spacy.blank("en")


@given(st.text(), st.integers(0, 3), st.sampled_from(["x", '"', "1", "é", "\U0001f30d", ","]))
def test_tokens_join_to_the_text(text, times, filler):
    long = text + filler * (LONGEST_STRETCH * times) + text
    assert make_doc(NLP, long).text == long


@pytest.mark.parametrize("filler", ['"', ",", "1", "x", "-", "€"])
def test_a_hundred_thousand_characters_without_a_blank(filler):
    started = time.perf_counter()
    assert len(make_doc(NLP, filler * 100_000)) > 0
    assert time.perf_counter() - started < 60


def test_the_text_of_each_document_is_its_own():
    first, second = NLP("The  Treaty\n\nof Rome."), NLP("The Pact.")
    assert [whole_text(doc) for doc in (first, second, first)] == [
        "The  Treaty\n\nof Rome.",
        "The Pact.",
        "The  Treaty\n\nof Rome.",
    ]
    with first.retokenize() as retokenizer:
        retokenizer.merge(first[0:3])
    assert whole_text(first) == first.text
