"""The sentences that tell what an article argues."""

import time

from docanalyze.summaries.sentences import Sentence
from docanalyze.summaries.telling import telling_sentences


def sentences(*texts):
    return [Sentence(i * 1000, i * 1000 + len(t), t, f"d:{i}", "none") for i, t in enumerate(texts)]


def test_short_articles_are_told_whole():
    prose = sentences("The small council of the river met every month without fail.")
    assert telling_sentences(prose) == prose


def test_questions_and_fragments_are_not_telling():
    prose = sentences("Why did the council of the river meet every single month?", "Not so.")
    assert telling_sentences(prose) == []


def test_what_the_article_keeps_saying_is_chosen_over_an_aside():
    claim = "The river council keeps the peace because every member pays into one common fund."
    again = "Its common fund, into which every member pays, is why the river council works."
    more = "Without the fund the members of the river council would never keep the peace."
    aside = "My grandmother kept eleven cats and a parrot in a green house near the station."
    other = "A parrot may live for sixty years if somebody remembers to feed it properly."
    prose = sentences(claim, aside, again, other, more)
    told = telling_sentences(prose)
    assert len(told) == 3
    assert told == sorted(told, key=lambda sentence: sentence.start)
    assert prose[0] in told


def test_a_very_long_article_is_told_in_time():
    prose = sentences(
        *(f"Sentence number {n} speaks of the treaty of {n} and its end." for n in range(20_000))
    )
    started = time.perf_counter()
    assert len(telling_sentences(prose)) == 5
    assert time.perf_counter() - started < 60


def test_what_the_title_says_is_told():
    prose = sentences(
        *(
            f"On day {n} the delegates walked by the lake and said little of note."
            for n in range(20)
        ),
        "The fund of the river council has kept the peace of the valley for a generation.",
        *(f"On day {n} the delegates ate by the lake and said little of note." for n in range(20)),
    )
    told = telling_sentences(prose, "A fund that keeps the peace of the valley")
    assert any("river council" in sentence.text for sentence in told)


def test_as_many_as_asked_for():
    prose = sentences(*(f"The treaty of {n} was kept by all its {n} parties." for n in range(30)))
    assert len(telling_sentences(prose, wanted=5)) == 5
