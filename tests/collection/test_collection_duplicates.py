"""Copies of an article are found: exact, near and rewritten; related articles are not copies."""

from docanalyze.collection import DocumentSignature, group_duplicates, signature_of

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


def test_texts_with_hardly_a_word_are_copies_only_if_they_are_the_same():
    found = grouped("a b", "a c", "a b!", "the end")
    assert found.keys() == {"d0", "d2"}
    assert {duplicate.kind for duplicate in found.values()} == {"exact"}
