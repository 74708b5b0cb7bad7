"""What the package offers from Python and to spaCy."""

from importlib import import_module
from pathlib import Path

import pytest
import spacy

import docanalyze

COMPONENTS = ("passages", "names", "dates", "treaties", "entities", "provisions", "quotations")


@pytest.mark.parametrize("name", docanalyze.__all__)
def test_every_public_name_is_there_and_documented(name):
    assert getattr(docanalyze, name).__doc__


def test_unknown_names_are_refused():
    with pytest.raises(AttributeError, match="no attribute 'analyze'"):
        docanalyze.analyze  # noqa: B018


def test_every_module_says_what_it_offers():
    root = Path(docanalyze.__file__).parent
    for path in root.rglob("*.py"):
        module = ".".join(path.relative_to(root.parent).with_suffix("").parts)
        loaded = import_module(module.removesuffix(".__init__"))
        for name in getattr(loaded, "__all__", []):
            assert hasattr(loaded, name), (module, name)


def test_tables_as_data_frames(folder):
    result = docanalyze.analyse(folder)
    assert list(result.treaties["treaty_id"]) == [
        "north-atlantic-treaty-1949",
        "charter-of-the-united-nations-1945",
    ]
    assert str(result.treaties["year"].dtype) == "Int64"
    assert result.errors.empty
    assert set(result.tables) == {
        *("documents", "passages", "entities", "treaties", "provisions", "dates", "quotations"),
        "errors",
    }


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_alone(name):
    nlp = spacy.blank("en")
    nlp.add_pipe(f"docanalyze_{name}")
    doc = nlp(
        "The North Atlantic Treaty was signed in Washington in 1949. “Never,” said Lord Vane."
    )
    assert doc._.get(name) is not None
    if name not in {"provisions", "names"}:
        assert all(doc.text[row["start"] : row["end"]] == row["text"] for row in doc._.get(name))
    if name == "treaties":
        assert doc._.treaties[0]["treaty_id"] == "north-atlantic-treaty-1949"


def test_errors_form_one_tree():
    from docanalyze import errors

    for name in errors.__all__:
        assert issubclass(getattr(errors, name), errors.DocanalyzeError)
        assert name in errors.__doc__
