"""The recogniser that is quicker than spaCy's, and finds the same."""

import spacy
from hypothesis import given
from hypothesis import strategies as st
from pytest import fixture, mark  # noqa: PT013
from spacy.training import Example
from thinc.api import NumpyOps

from docanalyze.annotation.recogniser import quicken
from docanalyze.annotation.recogniser.distinct import BLOCK
from docanalyze.shipped import shipped_path

QUICK = "docanalyze_recogniser"
CORPUS = "corpus/articles"
LABELS = ("GPE", "ORG", "PERSON", "WORK_OF_ART")


def entities(doc):
    return [(ent.start, ent.end, ent.label_) for ent in doc.ents]


def marks(doc):
    return doc.to_array(["ENT_IOB", "ENT_TYPE"]).tolist()


def untrained(seed=0, **settings):
    """A recogniser that guesses wildly: long entities, across everything."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ner = nlp.add_pipe("ner", config=settings)
    for label in LABELS:
        ner.add_label(label)
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("One sentence."), {"entities": []})])
    upper = ner.model.get_ref("upper")
    random = upper.ops.xp.random.default_rng(seed)
    upper.set_param("W", random.normal(size=upper.get_param("W").shape).astype("float32"))
    return nlp


@fixture(scope="module")
def guessing():
    """The same untrained recogniser twice: spaCy's, and quicker."""
    nlp = untrained()
    quick = untrained().from_bytes(nlp.to_bytes())
    quicken(quick)
    return nlp, quick


@fixture(scope="module")
def shipped():
    """The shipped model twice, with spaCy's components and with the quicker one."""
    nlp = spacy.load(shipped_path("models/en_docanalyze"))
    quick = spacy.load(shipped_path("models/en_docanalyze"))
    for each in (nlp, quick):
        each.add_pipe("docanalyze_passages", first=True)
    quicken(quick)
    return nlp, quick


def test_the_shipped_model_finds_the_same_names_quicker(shipped):
    nlp, quick = shipped
    assert quick.pipe_names == ["docanalyze_passages", QUICK]
    assert nlp.pipe_names == ["docanalyze_passages", "tok2vec", "ner"]
    paths = sorted((shipped_path("models").parent / CORPUS).rglob("*.txt"))[:40]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    found = [entities(quick(text)) for text in texts]
    assert sum(map(len, found)) > 200
    assert found == [entities(nlp(text)) for text in texts]


def test_a_text_that_is_read_in_several_blocks_is_read_as_one(shipped):
    nlp, quick = shipped
    paths = sorted((shipped_path("models").parent / CORPUS).rglob("*.txt"))[:8]
    doc = quick("\n\n".join(path.read_text(encoding="utf-8") for path in paths))
    assert len(doc) > 2 * BLOCK
    expected = nlp(doc.text)
    assert entities(doc) == entities(expected)
    assert abs(doc.tensor - expected.tensor).max() < 1e-4


@given(st.lists(st.sampled_from(["Peru", "the", "\n", "  ", ".", "UN", "I'm", "can't", "-"])))
def test_whatever_it_reads_it_decides_as_spacy_does(guessing, words):
    nlp, quick = guessing
    text = " ".join(words)
    expected, found = nlp(text), quick(text)
    assert entities(found) == entities(expected)
    if text:
        assert marks(found) == marks(expected)


@mark.parametrize("seed", range(5))
def test_wild_guesses_over_a_long_text_are_the_same(seed, peacekeepers):
    nlp, quick = untrained(seed), untrained(seed)
    quick.from_bytes(nlp.to_bytes())
    quicken(quick)
    assert quick.pipe_names[-1] == QUICK
    text = f"{peacekeepers}\n" * 3
    assert entities(quick(text)) == entities(nlp(text)) != []


def test_the_rest_of_the_text_does_not_matter_to_a_word(shipped, peacekeepers):
    _, quick = shipped
    alone = quick(peacekeepers)
    longer = quick(f"{peacekeepers}\n\n{peacekeepers}")
    assert entities(longer)[: len(alone.ents)] == entities(alone)


@mark.parametrize(
    "settings",
    [
        {"model": {"extra_state_tokens": True}},
        {"model": {"use_upper": False}},
        {"model": {"maxout_pieces": 1}},
    ],
)
def test_another_kind_of_network_is_left_alone(settings):
    nlp = spacy.blank("en")
    nlp.add_pipe("ner", config=settings).add_label("GPE")
    nlp.initialize()
    quicken(nlp)
    assert nlp.pipe_names == ["ner"]


def test_a_beam_search_is_left_alone():
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner", name="ner").add_label("GPE")
    nlp.initialize()
    quicken(nlp)
    assert nlp.pipe_names == ["ner"]


def test_a_shared_layer_with_another_listener_stays(shipped):
    nlp = spacy.load(shipped_path("models/en_docanalyze"))
    shared = nlp.get_pipe("tok2vec")
    shared.add_listener(shared.listeners[0], "tagger")
    quicken(nlp)
    assert nlp.pipe_names == ["tok2vec", QUICK]
    text = "Kenya and the African Union met in Addis Ababa."
    assert [ent.text for ent in nlp(text).ents] == [ent.text for ent in shipped[1](text).ents]


def test_it_works_after_saving_and_loading(guessing, tmp_path, peacekeepers):
    _, quick = guessing
    quick.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.pipe_names[-1] == QUICK
    assert entities(loaded(peacekeepers)) == entities(quick(peacekeepers))


def test_a_network_on_a_graphics_card_is_left_alone():
    class OtherOps(NumpyOps):
        pass

    nlp = untrained()
    for node in nlp.get_pipe("ner").model.walk():
        node.ops = OtherOps()
    quicken(nlp)
    assert nlp.pipe_names[-1] == "ner"
