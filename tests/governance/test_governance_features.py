"""Terms are found with their types, denied ones apart, in linear time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docanalyze.governance.features import NEGATED, Features
from docanalyze.governance.lexicon import Lexicon, build_lexicon
from docanalyze.governance.tokens import words
from docanalyze.register import load_register


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon(load_register())


def types_of(lexicon, text, heading=None):
    features = Features(lexicon, {}, {})
    vector = features.vector(text, heading)
    return {features.types[place] for place in vector.indices}


def test_words_keep_acronyms_and_fold_the_rest():
    assert list(words("The US asked NATO\u2019s members, and us. In 1949 it cost 3.5")) == [
        *["the", "US", "asked", "NATO", "members", "and", "us", ".", "in", "1900", "it", "cost"],
        *["0", ".", "0"],
    ]


def test_a_headline_in_capitals_has_no_acronyms():
    assert words("THE WHO AND THE WORLD") == ("the", "who", "and", "the", "world")


def test_scripts_without_spaces_are_cut_into_characters():
    assert words("世界秩序") == ("世", "界", "秩", "序")


def test_cue_terms_count_for_what_they_stand_for(lexicon):
    found = types_of(lexicon, "Each promised to treat an attack on one as an attack on all.")
    assert "alliance_promise" in found


def test_denied_terms_count_apart(lexicon):
    found = types_of(lexicon, "The pact was not a system of collective security at all.")
    assert f"{NEGATED}universal_rules" in found
    assert "universal_rules" not in found


def test_a_denial_ends_with_its_sentence(lexicon):
    assert "universal_rules" in types_of(lexicon, "They did not. Collective security did.")


def test_the_longest_term_wins(lexicon):
    found = types_of(lexicon, "The Collective Security Treaty Organization met.")
    assert "alliance_bodies" in found
    assert "universal_rules" not in found


def test_headings_count_apart_from_the_text(lexicon):
    found = types_of(lexicon, "They met again.", heading="The alliance renewed")
    assert "heading: alliance_bodies" in found
    assert "alliance_bodies" not in found


def test_a_star_stands_for_the_rest_of_a_word():
    lexicon = Lexicon({"deter*": ["threat"], "arms control": ["arms"]}, ["not"])
    found = list(lexicon.find(words("Deterrence is not arms control.")))
    assert [(f.features, f.start, f.end, f.negated) for f in found] == [
        (("threat",), 0, 1, False),
        (("arms",), 3, 5, True),
    ]


@given(st.lists(st.sampled_from(["a", "b", "c", ".", "no"]), max_size=40))
def test_terms_found_do_not_overlap(text_words):
    lexicon = Lexicon({"a b": ["x"], "b c a": ["y"], "c*": ["z"], "a b c a b": ["w"]}, ["no"])
    end = 0
    for found in lexicon.find(text_words):
        assert end <= found.start < found.end <= len(text_words)
        end = found.end


def test_cost_grows_with_the_length_of_the_text(lexicon):
    features = Features(lexicon, {}, {})
    text = "the united nations and the collective security of no state " * 4000
    started = time.perf_counter()
    features.vector(text, None)
    assert time.perf_counter() - started < 60
