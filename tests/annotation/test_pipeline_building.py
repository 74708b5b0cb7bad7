"""The pipeline as a whole: built, saved, loaded, used in other processes."""

import multiprocessing
import subprocess
import sys

import pytest
import spacy

from docanalyze.annotation.pipeline import AFTER_MODEL, BEFORE_MODEL, build_pipeline
from docanalyze.errors import ModelError, UsageError
from docanalyze.shipped import shipped_path

TEXTS = [
    "Kenya and the African Union met in Addis Ababa in March 2019.",
    "The United Nations was founded in 1945. Article 51 of its Charter allows self-defence.",
]


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline()


def rows_of(doc):
    return {
        name: getattr(doc._, name)
        for name in ("passages", "entities", "treaties", "provisions", "dates", "quotations")
    }


def test_passages_come_before_the_model_and_the_rest_after(nlp):
    names = nlp.pipe_names
    assert names[: len(BEFORE_MODEL)] == list(BEFORE_MODEL)
    assert names[-len(AFTER_MODEL) :] == list(AFTER_MODEL)
    assert names[len(BEFORE_MODEL)] == "docanalyze_recogniser"


def test_nlp_pipe_gives_the_same_rows_as_calling(nlp):
    assert [rows_of(doc) for doc in nlp.pipe(TEXTS)] == [rows_of(nlp(text)) for text in TEXTS]


def test_a_saved_pipeline_does_the_same_when_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert [rows_of(loaded(text)) for text in TEXTS] == [rows_of(nlp(text)) for text in TEXTS]


def count_entities(text: str) -> int:
    return len(build_pipeline()(text)._.entities)


def test_it_works_in_a_spawned_process(nlp):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(count_entities, (TEXTS[0],)) == len(nlp(TEXTS[0])._.entities)


def test_a_long_text_is_no_error(nlp):
    assert nlp.max_length > 10_000_000


def test_an_empty_text_has_no_rows(nlp):
    assert nlp("")._.entities == []


def test_a_model_that_does_not_exist_is_named_in_the_error():
    with pytest.raises(ModelError, match="no_such_pipeline"):
        build_pipeline(spacy_model="no_such_pipeline")


def test_a_folder_that_holds_no_model_is_an_error(tmp_path):
    with pytest.raises(ModelError, match="cannot be loaded"):
        build_pipeline(spacy_model=str(tmp_path))


def test_a_model_for_another_spacy_is_an_error(tmp_path):
    old = spacy.blank("en")
    old.meta["spacy_version"] = ">=2.3.0,<2.4.0"
    old.to_disk(tmp_path)
    with pytest.raises(ModelError, match="made for spaCy"):
        build_pipeline(spacy_model=str(tmp_path))


def test_a_pipeline_without_a_recogniser_is_used_with_a_warning(tmp_path):
    spacy.blank("en").to_disk(tmp_path)
    with pytest.warns(UserWarning, match="no entity recogniser"):
        nlp = build_pipeline(spacy_model=str(tmp_path))
    assert [row["text"] for row in nlp("Chile joined.")._.entities] == ["Chile"]


def test_another_pipelines_parser_is_not_used(tmp_path):
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Zola Umber"}])
    other.to_disk(tmp_path)
    nlp = build_pipeline(spacy_model=str(tmp_path))
    assert "sentencizer" not in nlp.pipe_names
    (row,) = nlp("It was Zola Umber who spoke.")._.entities
    assert (row["text"], row["label"], row["method"]) == ("Zola Umber", "PERSON", "model")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("PER", "PERSON"), ("FACILITY", "FAC"), ("ORG", "ORG"), ("MISC", None), ("CARDINAL", None)],
)
def test_another_pipelines_labels_become_ours(tmp_path, theirs, ours):
    other = spacy.blank("en")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": theirs, "pattern": "Zola Umber"}])
    other.to_disk(tmp_path)
    rows = build_pipeline(spacy_model=str(tmp_path))("It was Zola Umber there.")._.entities
    assert [row["label"] for row in rows] == ([ours] if ours else [])


def test_the_model_can_be_made_a_package(tmp_path):
    model = str(shipped_path("models/en_docanalyze"))
    command = [sys.executable, "-m", "spacy", "package", model, str(tmp_path), "--build", "none"]
    subprocess.run(command, check=True, capture_output=True)
    (folder,) = tmp_path.glob("en_docanalyze-*/en_docanalyze/en_docanalyze-*")
    assert "PERSON" in spacy.load(folder).get_pipe("ner").labels


def test_a_register_that_does_not_exist_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="does not exist"):
        build_pipeline(register=[str(tmp_path / "nowhere")])


def test_what_ships_is_found():
    assert (shipped_path("models/en_docanalyze") / "config.cfg").is_file()


def test_what_does_not_ship_is_an_error():
    with pytest.raises(ModelError, match="Install docanalyze again"):
        shipped_path("models/none_of_these")
