"""Copies of an article are found: exact, near and rewritten; related articles are not copies."""

from collections import Counter

import pytest

from docanalyze.collection import (
    DocumentSignature,
    Signature,
    group_duplicates,
    signature_of,
)

ORIGINAL = """The harbour treaty was never meant to be a shield. Its drafters, four tired lawyers in
a hotel above Valparaiso, wanted tolls that everybody could read and pilots whom nobody had to
bribe. They wrote eleven articles in nine days and gave the whole of it to the navy to guard.
Sixty years later the navy guards it still, although the tolls have gone and the pilots are
machines. What remains is a habit of meeting every second spring, in a room with bad coffee, to ask
whether anybody has been cheated. Nobody ever has. That, the lawyers would say, is the shield."""
REWRITTEN = """Nobody drafted the harbour treaty as a shield. The four tired lawyers who met in a
hotel above Valparaiso wanted tolls that everybody could read and pilots whom nobody had to bribe.
Eleven articles took them nine days, and they asked the navy to guard them. After sixty years the
navy guards it still, although the tolls have gone. All that is left is a habit of meeting every
second spring, to ask whether anybody has been cheated, and nobody ever was."""
SAME_SUBJECT = """A second agreement about harbours was signed in Callao the year after. It had
tolls of its own, and pilots of its own, but no navy would promise to guard it, and within ten years
the states that signed it had gone back to bribes. Historians of the coast still quarrel over the
reason. Some blame the price of copper, some the earthquake, and a few the drafters themselves, who
had left the question of guards to a protocol that nobody wrote."""


def grouped(*texts, published=None):
    published = published or [None] * len(texts)
    return group_duplicates(
        [
            DocumentSignature(f"d{index}", published[index], index, signature_of(text))
            for index, text in enumerate(texts)
        ]
    )


def test_an_article_alone_has_no_group():
    assert grouped(ORIGINAL, SAME_SUBJECT) == {}


def test_layout_does_not_matter():
    found = grouped(ORIGINAL, ORIGINAL.replace("\n", " \n\n").upper())
    assert {duplicate.kind for duplicate in found.values()} == {"exact"}
    assert found["d1"].similarity == 1.0


def test_a_cut_and_edited_copy_is_near():
    cut = ORIGINAL[: len(ORIGINAL) * 2 // 3].replace("four", "five")
    found = grouped(ORIGINAL, SAME_SUBJECT, cut)
    assert found.keys() == {"d0", "d2"}
    assert found["d2"].kind == "near"


def test_a_rewrite_is_rewritten():
    found = grouped(ORIGINAL, REWRITTEN, SAME_SUBJECT)
    assert found.keys() == {"d0", "d1"}
    assert found["d0"].group == found["d1"].group == "d0"
    assert found["d1"].kind == "rewritten"
    assert 0.14 <= found["d1"].similarity < 0.9


def test_the_earliest_published_leads_the_group():
    found = grouped(ORIGINAL, REWRITTEN, published=["2020-05-01", "2019"])
    assert {duplicate.group for duplicate in found.values()} == {"d1"}


def test_one_long_quotation_in_common_is_no_copy():
    quotation = " ".join(ORIGINAL.split()[:60])
    one = " ".join(f"north{number} winds" for number in range(300))
    other = " ".join(f"south{number} seas" for number in range(300))
    assert grouped(one + quotation, other + quotation) == {}


def test_many_copies_are_one_group():
    copies = [f"{ORIGINAL} Printed in edition {number}." for number in range(60)]
    found = grouped(SAME_SUBJECT, *copies)
    assert len(found) == 60
    assert {duplicate.group for duplicate in found.values()} == {"d1"}


def test_a_group_hangs_together_though_its_earliest_is_only_a_piece():
    sentences = ORIGINAL.replace("\n", " ").split(". ")
    front, end = ". ".join(sentences[:3]), ". ".join(sentences[3:])
    found = grouped(front, SAME_SUBJECT, ORIGINAL, f"{ORIGINAL} Printed twice.", end)
    assert found.keys() == {"d0", "d2", "d3", "d4"}
    assert {duplicate.group for duplicate in found.values()} == {"d0"}


def test_a_digest_does_not_make_its_articles_copies_of_one_another():
    articles = [
        " ".join(f"{word}{number} of the treaty" for number in range(90))
        for word in ("ship", "toll", "lamp", "pilot", "crane", "buoy")
    ]
    found = grouped(*articles, " ".join(articles))
    assert max(Counter(duplicate.group for duplicate in found.values()).values()) <= 3


def test_one_of_each_group_is_kept_but_never_a_rewrite_dropped():
    edited = ORIGINAL.replace("four", "five")
    found = grouped(ORIGINAL, edited, REWRITTEN, f"{REWRITTEN} Or so they say.", SAME_SUBJECT)
    kept = {doc_id for doc_id, duplicate in found.items() if duplicate.copy_of is None}
    assert kept == {"d0", "d2"}
    assert found["d1"].copy_of == "d0"
    assert found["d3"].copy_of == "d2"


def test_a_signature_survives_being_stored():
    one = signature_of(ORIGINAL)
    other = Signature.from_row(
        {
            name: list(value) if hasattr(value, "tolist") else value
            for name, value in one.as_row().items()
        }
    )
    assert other.words == one.words
    assert other.short.contained(one.short) == other.long.contained(one.long) == 1.0


def test_a_sketch_tells_how_much_of_a_long_text_is_in_another():
    words = [f"word{number}" for number in range(6000)]
    whole, half = signature_of(" ".join(words)), signature_of(" ".join(words[3000:]))
    other = signature_of(" ".join(words[3000:] + [f"else{number}" for number in range(3000)]))
    assert whole.long.contained(half.long) == pytest.approx(1.0, abs=0.1)
    assert whole.long.contained(other.long) == pytest.approx(0.5, abs=0.1)


def test_texts_with_hardly_a_word_are_copies_only_if_they_are_the_same():
    found = grouped("a b", "a c", "a b!", "the end")
    assert found.keys() == {"d0", "d2"}
    assert {duplicate.kind for duplicate in found.values()} == {"exact"}
