"""Phrases of the register are found however print writes them, whatever was read before."""

import spacy
from spacy.language import Language


def found(nlp: Language, text: str) -> set[tuple[str, str]]:
    """Return the surfaces and ids of all candidates."""
    doc = nlp(text)
    return {(doc[one["start"] : one["end"]].text, one["identifier"]) for one in doc._.names}


def with_names() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_names")
    return nlp


def test_spellings_accents_capitals() -> None:
    nlp = with_names()
    assert ("Côte d’Ivoire", "state:CIV") in found(nlp, "Ministers of Côte d’Ivoire stayed away.")
    assert ("Cote d'Ivoire", "state:CIV") in found(nlp, "Ministers of Cote d'Ivoire stayed away.")
    assert ("AFRICAN UNION", "org:african-union") in found(nlp, "AFRICAN UNION CALLS A SUMMIT")


def test_what_was_read_before_changes_nothing() -> None:
    text = "Norway left the talks, and the League of Nations heard of it from Sweden."
    other = "Nigeria and the African Union asked the United Nations to wait."
    warm = with_names()
    found(warm, other)
    assert found(warm, text) == found(with_names(), text)
    assert found(warm, other) == found(with_names(), other)


def test_names_met_in_a_memory_zone_are_found_after_it() -> None:
    nlp = with_names()
    with nlp.memory_zone():
        assert ("NATO", "org:nato") in found(nlp, "NATO spoke first.")
    with nlp.memory_zone():
        assert ("Malta", "state:MLT") in found(nlp, "NATO heard Malta.")
    assert ("NATO", "org:nato") in found(nlp, "Malta heard NATO.")
