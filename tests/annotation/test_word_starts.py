"""What is looked up by the beginnings of words is what a pattern would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from docanalyze.annotation.provisions.knowledge import Subject, knowledge
from docanalyze.annotation.word_starts import WordStarts

# Letters that patterns without case take for others, and that change their length in small.
LETTERS = st.sampled_from("abrsiARSI k\u017f\u0131\u0130\u212a\u00e9-. _'\n9")
TEXTS = st.text(LETTERS, max_size=30)


@given(TEXTS, st.from_regex(r"[abrsi]{1,4}([ -][abrsi]{1,3})?", fullmatch=True))
def test_a_word_stands_in_a_text_as_it_is_or_with_an_ending(text, word):
    pattern = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE)
    assert WordStarts(text).has(word) == (pattern.search(text) is not None)


@given(st.lists(TEXTS | st.sampled_from(["bars", "Sir", "bras ", "air raid"]), max_size=8))
def test_matches_are_counted_as_by_findall(parts):
    text = "".join(parts)
    pattern = re.compile(r"\b(?:bars?|bra|air raid|sir\w*)", re.IGNORECASE)
    found = WordStarts(text).count(pattern, {"bar", "bra", "air", "sir"})
    assert found == len(pattern.findall(text))


def test_what_provisions_are_about_is_counted_as_by_findall():
    text = (
        "Collective self-defence, if an ARMED attack occurs; the right of collective self-defense "
        "and the use of force. Armed attacks again: armed-attack."
    )
    counted = {subject.words: subject.count_in(text) for subject in knowledge().subjects.values()}
    for words, count in counted.items():
        found = re.findall(rf"\b(?:{words})", text, re.IGNORECASE) if words else []
        assert count == len(found), words
    assert max(counted.values()) > 1
    assert Subject("", "").count_in(text) == 0
