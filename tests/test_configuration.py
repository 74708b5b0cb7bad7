"""Settings from a file and the command line; what cannot be used is said clearly."""

import pytest

from docanalyze import Configuration, UsageError, read_configuration


def test_defaults():
    assert read_configuration() == Configuration()


def test_a_file_and_what_wins_over_it(tmp_path):
    (tmp_path / "mine").mkdir()
    file = tmp_path / "docanalyze.toml"
    file.write_text('register = "mine"\ndate_order = "mdy"\nspacy_model = "en_core_web_sm"\n')
    settings = read_configuration(file, date_order="dmy", classifier=None, register=())
    assert settings.register == (str(tmp_path / "mine"),)
    assert settings.date_order == "dmy"
    assert settings.spacy_model == "en_core_web_sm"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("date_order = 'dym'", "Choose one of"),
        ("speed = 3", "unknown setting 'speed'"),
        ("classifier = 3", "text in quotation marks"),
        ("register = [1]", "list of folders"),
        ("= nonsense", "not a TOML file"),
    ],
)
def test_what_cannot_be_used(tmp_path, content, complaint):
    file = tmp_path / "docanalyze.toml"
    file.write_text(content)
    with pytest.raises(UsageError, match=complaint):
        read_configuration(file)


def test_no_such_file(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_configuration(tmp_path / "none.toml")
