"""What does not fit into memory is laid aside, and comes back as it was."""

from pathlib import Path

import numpy as np
import pytest

from docanalyze.collection import (
    DocumentSignature,
    LaidAside,
    candidates,
    group_duplicates,
    signature_of,
)

WORDS = np.array([f"w{number}" for number in range(3000)])


@pytest.fixture(scope="module")
def texts():
    """Three hundred texts, each third of them like the one before, all with a formula in common."""
    chance = np.random.default_rng(0)
    made = []
    for number in range(300):
        words = chance.choice(WORDS, 200)
        if number % 3 == 2:
            words = np.array(made[-1].split()[10:])
            words[chance.integers(0, len(words), 8)] = "changed"
        made.append(" ".join(["in accordance with the rules of procedure of the house", *words]))
    return made


def pairs(texts):
    return list(candidates.candidate_pairs([signature_of(text).long.hashes for text in texts]))


def test_slices_do_not_change_the_pairs(texts, monkeypatch):
    at_once = pairs(texts)
    assert 100 <= len(at_once) < 500
    monkeypatch.setattr(candidates, "ENTRIES", 3000)
    monkeypatch.setattr(candidates, "ENTRIES_PAIRED", 50)
    monkeypatch.setattr(candidates, "SKETCHES", 7)
    assert pairs(texts) == at_once


def test_signatures_that_were_laid_aside_find_the_same_copies(texts, tmp_path):
    held = [
        DocumentSignature(f"d{number}", None, number, signature_of(text))
        for number, text in enumerate([*texts, "", "Two words."])
    ]
    with LaidAside(tmp_path / "signatures") as signatures:
        for document in held:
            signatures.add(document.doc_id, document.published, document.signature)
        fetched = signatures.documents()
        assert group_duplicates(fetched, tmp_path) == group_duplicates(held)
    assert [path.name for path in tmp_path.iterdir()] == ["signatures"]


def test_nothing_to_lay_aside(tmp_path):
    with LaidAside(Path(tmp_path) / "signatures") as signatures:
        signatures.add("d1", None, signature_of(""))
        assert group_duplicates(signatures.documents()) == {}
