from itertools import pairwise

import pytest
import spacy

from docanalyze.annotation.passages import sentence_starts

NLP = spacy.blank("en")
NLP.add_pipe("docanalyze_passages")


def sentences(text):
    starts = [*sentence_starts(text), len(text)]
    return [text[start:end].strip() for start, end in pairwise(starts)]


# Sentences are cut at each "|".
CASES = [
    "They met.| They parted.",
    "Who won?| Nobody!| Nobody at all.",
    "Mr. Roe met Mrs. Doe in St. Albans.| They agreed.",
    "Gen. Roe and Lt. Col. Doe of the U.S. Army resigned.",
    "The troops left the U.S.| They never came back.",
    "The U.S. President spoke.",
    "It began on Jan. 20, 1921, under Art. 5 of the pact.",
    "It was a work of art.| It sold well.",
    "See No. 4 and pp. 12 to 14.| Then stop.",
    "Was it agreed?| No.| They went home.",
    "The historian E.H. Carr disagreed.",
    "The historian E. H. Carr disagreed.",
    "This was World War I.| Nobody called it that.",
    "Small states, e.g. Malta, i.e. islands, agreed.",
    "France vs. Germany was the match.",
    "“It is over.”| He left.",
    "“It is over,” he said.| “We leave.”",
    '"It is over." |She left.',
    "“Is it over?” he asked.",
    "(They had met before.)| Now they parted.",
    "They waited…| Nobody came.",
    "They waited ... and nobody came.",
    "The pact held.[3]| The peace did not.",
    "7. The Government agrees.| It always does.",
    "“2. The Government agrees.| It always does.”",
    "It met at 5 p.m. on Monday.| It rose at 6 p.m.| The doors closed.",
    "Growth was 3.5 per cent in 1921.| It fell later.",
    "He cited the Harbour Co. and others, etc. and left.",
    "The “rupture”.| Article 5 is older.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_a_reader_would_end_them(marked):
    expected = [part.strip() for part in marked.split("|")]
    assert sentences(marked.replace("|", "")) == expected


def test_sentences_never_cross_a_passage():
    doc = NLP("Old Habits\n\nThe ministers met in the autumn without much hope\n\nThey parted.")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Old Habits",
        "The ministers met in the autumn without much hope",
        "They parted.",
    ]


def test_boundaries_that_are_there_already_are_left_alone():
    nlp = spacy.blank("en")
    doc = nlp("They met. They parted.")
    for token in doc:
        token.is_sent_start = token.i == 0
    NLP.get_pipe("docanalyze_passages")(doc)
    assert len(list(doc.sents)) == 1


def test_another_component_that_finds_sentences_is_not_constrained():
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_passages")
    nlp.add_pipe("sentencizer", config={"punct_chars": [";"]})
    doc = nlp("They met; they parted. They met again.")
    assert [sentence.text for sentence in doc.sents] == [
        "They met;",
        "they parted. They met again.",
    ]
