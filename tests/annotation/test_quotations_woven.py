"""Quotations woven into a sentence: whose they are, however the sentence says it."""

import pytest

from docanalyze.annotation.pipeline import build_pipeline


@pytest.fixture(scope="module")
def read():
    pipeline = build_pipeline()
    return lambda text: pipeline(text)._.quotations


def marked(rows):
    return [row["speaker"] for row in rows if row["kind"] != "indirect"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whoever stands before a verb of speech by quoted words speaks, whatever they are called.
        ("Three envoys rose. The second said: “My map ends at the river.”", ["The second"]),
        (
            "“My map,” as one of its drawers had said in May, “ends at the river.”",
            ["one of its drawers", "one of its drawers"],
        ),
        (
            "A ferryman from Lindow had lately told me: “My boat ends at the river.”",
            ["A ferryman from Lindow"],
        ),
        (
            "A girl from the mill comes up the lane and says, “Is the war over?”",
            ["A girl from the mill"],
        ),
        ("“Enough!” a Danish admiral is said to have roared.", ["a Danish admiral"]),
        # Adverbs, dates and brackets between them make no difference.
        ("Anna Kovacs bluntly said the bridge was “a rumour with railings”.", ["Anna Kovacs"]),
        ("Norway on 4 March denounced “a theft of water by daylight”.", ["Norway"]),
        (
            "Mr. HALVERSEN (Norway), speaking on a point of order, said that “fish have no flags”.",
            ["HALVERSEN"],
        ),
        (
            "The Danish envoy to the islands, Anna Kovacs, told Mr Brand to leave “at once”.",
            ["Anna Kovacs"],
        ),
        # A verb that stands only once.
        (
            "What Oslo liked to call a “visit” and Moscow an “incursion” was over by noon.",
            ["Oslo", "Moscow"],
        ),
        ("Paris spoke of “a new dawn”, Rome of Berlin’s “silence”.", ["Paris", "Rome"]),
        (
            (
                "Anna Kovacs spoke of leaving the lake “to the herons;” called the dam a "
                "“tombstone;” "
                "and flew home."
            ),
            ["Anna Kovacs", "Anna Kovacs"],
        ),
        # What a thing is to somebody; what they compare it to; what they are told to do.
        ("To Anna Kovacs it was “a very quiet war”.", ["Anna Kovacs"]),
        ("For Tirpitz, the pact was little more than “a club with uniforms”.", ["Tirpitz"]),
        ("It was late, a fact that a Kuwaiti clerk likened to “rain in May”.", ["a Kuwaiti clerk"]),
        (
            "Anna Kovacs instructed the consul to attend the feast “and to eat what is served”.",
            ["Anna Kovacs"],
        ),
        ("The Security Council found “a grave breach of the peace”.", ["Security Council"]),
        # Who only tells of it, and who is told, do not speak.
        (
            "Anna Kovacs rose. She supposed that the states would sign “when the ink was cheaper”.",
            ["Anna Kovacs"],
        ),
        ("Ministers called off the exercise, “Lasting Friendship”.", [None]),
        (
            (
                "China, the United Kingdom and France signed a note in which they asked for "
                "time and "
                "stated that “nobody else shall be heard”."
            ),
            ["China, the United Kingdom and France"],
        ),
        (
            (
                "Anna Kovacs explained to the British minister at Lima, Peru, that the junta "
                "held the "
                "port “by night and by nobody’s leave”."
            ),
            ["Anna Kovacs"],
        ),
    ],
)
def test_whose_words_a_sentence_says_they_are(read, text, expected):
    assert marked(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Somebody who spoke goes on, although another man is named in what was said.
        (
            (
                "Ostwin Bramwell says the dam that Peter Aske drew is typical of its time. “It "
                "leaks,” "
                "he said."
            ),
            ["Ostwin Bramwell"],
        ),
        # The only one named so far.
        (
            (
                "The first thing Halina Brzeska does, if one asks about the lake, is to draw "
                "it. She "
                "draws on a napkin. “Here we are,” she says."
            ),
            ["Halina Brzeska"],
        ),
        # After a phrase that opens the sentence.
        (
            "Mr Aske left. Back at the hotel Anna Kovacs recalled the dam. “It leaks,” she said.",
            ["Anna Kovacs"],
        ),
        # The one to whom the author turned.
        ("I took the map back to the retired pilot. “Never!” he cried.", ["the retired pilot"]),
        # What is told to somebody is not theirs.
        (
            (
                "Anna Kovacs was content. “We are going home,” she had assured Mr Brand at Lima "
                "on the "
                "3rd. “Every boat for itself.”"
            ),
            ["Anna Kovacs", "Anna Kovacs"],
        ),
    ],
)
def test_a_pronoun_stands_for_whom_a_reader_takes_it(read, text, expected):
    assert marked(read(text)) == expected


def test_a_sentence_in_marks_after_a_reported_clause_is_speech_of_its_own(read):
    rows = read("Anna Kovacs maintains the pact is dead. “It never lived a day of its life.”")
    assert [(row["kind"], row["speaker"]) for row in rows] == [
        ("indirect", "Anna Kovacs"),
        ("direct", "Anna Kovacs"),
    ]


def test_the_article_own_voice_may_speak_in_few_words(read):
    (row,) = read("“No, sir,” said I.")
    assert (row["kind"], row["speaker"]) == ("direct", None)


def test_who_acts_after_an_opening_clause_goes_on(read):
    rows = read(
        "“Fish have no flags,” envoy Juma Mwinyi said. As talks went on in May, Kenyan Foreign "
        "Minister Amos Odhiambo announced a ban. The nets would be cut, he said."
    )
    assert [row["speaker"] for row in rows] == ["Juma Mwinyi", "Amos Odhiambo"]


INTERVIEW = """Talk on the lake

LAKE POST: You have called the dam “a polite drought”. Who built it?

BRZESKA: We did. When I was young, a Danish colleague, a kind man, stopped my car.
“You have written ‘never’,” he told me, “and we have built it.” I asked him in. “No,” I said.

LAKE POST: And now?

BRZESKA: Now we wait. Halina Brzeska of 1980 would not have waited.
"""


def test_in_an_interview_the_guest_is_you_and_i_and_never_he(read):
    speakers = {row["text"]: row["speaker"] for row in read(INTERVIEW)}
    assert speakers["a polite drought"] == "Halina Brzeska"
    assert speakers["You have written ‘never’,"] == "a Danish colleague"
    assert speakers["No,"] == "Halina Brzeska"


RECORD = """1. Mr. OWUSU (Ghana) said that the text was old. Its critics slept.

2. Mrs. LEHTO (Finland) recalled that fish moved. The draft was long. One of its drafters had
died. She denied that anybody had read it.

3. Mr. OWUSU (Ghana), on a point of order, said that he had.
"""


def test_in_a_summary_record_whoever_has_the_floor_goes_on(read):
    found = [(row["text"], row["speaker"]) for row in read(RECORD)]
    assert ("anybody had read it", "LEHTO") in found
    assert ("he had", "OWUSU") in found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Sen. Anna Kovacs, D-Vermont, called the plan a “silly map”.", "Anna Kovacs"),
        ("“Have you seen how they pushed him?” Kovacs asked reporters.", "Kovacs"),
        ("Ms Kovacs was clear that “other views” should be heard.", "Kovacs"),
        ("“The dam is new,” ministry spokesman Juma Mwinyi said.", "Juma Mwinyi"),
        (
            (
                "The ministry, Mr Brand said, is trying to please some “who frankly are worried "
                "about whether this map will open the lake too soon”."
            ),
            "Brand",
        ),
    ],
)
def test_news_in_its_own_ways(read, text, speaker):
    assert marked(read(text)) == [speaker]


def test_two_who_speak_together_are_both_named(read):
    (row,) = read("Anna Kovacs and Peter Brand said the mayor firmly believes in the dam.")
    assert row["speaker"] == "Anna Kovacs and Peter Brand"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A colon before tells more than a verb after.
        (
            "The clerk asked: “Is it you who drew it?” Ms Kovacs replied, “It drew itself.”",
            ["The clerk", "Kovacs"],
        ),
        ("Although characterised by Ms Kovacs as “a lake of ink”, it held.", ["Kovacs"]),
        # A participle at the head has the subject of what follows.
        ("Calling it “a shame for us all,” Kovacs resigned.", ["Kovacs"]),
        ("Mr Brand rose. Calling it “a shame for us all,” he resigned.", ["Brand"]),
        ("Ms Kovacs was received and informed that the port “was not for sale”.", [None]),
        (
            "The ministers of Mali, Chad and Niger agreed that the port was “null and void”.",
            ["The ministers of Mali, Chad and Niger"],
        ),
        ("I shall quote Ms Kovacs, who said;\n\n“Fish have no flags and no fear.”", ["Kovacs"]),
        ("The Secretary-General expressed “deep concern” over it.", ["The Secretary-General"]),
        ("It was called “a truce” by nobody in particular.", [None]),
    ],
)
def test_what_stands_nearest_is_not_always_who_speaks(read, text, expected):
    assert marked(read(text)) == expected


def test_a_text_that_somebody_adds_is_not_what_they_say(read):
    assert marked(
        read("Lehto sold it again, and added a protocol about the “key of the lake”.")
    ) == [None]


def test_how_somebody_puts_it(read):
    text = "Juma Mwinyi, who now lectures at Accra, puts it thus: “We promised a war.”"
    assert marked(read(text)) == ["Juma Mwinyi"]


def test_what_is_announced_by_its_title_is_no_speech(read):
    [row] = read(
        "The president articulated his “Open Covenants” in January. Yusuf Barre, the envoy, "
        "had read them by the evening."
    )
    assert (row["kind"], row["speaker"]) == ("scare", None)
