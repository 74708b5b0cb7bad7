"""A user's register files: what they add, and what is said of those that cannot be used."""

import pytest

from docanalyze import UsageError, load_register

HEADER = "id,name,aliases,year,kind\n"


def treaties(folder, content):
    folder.mkdir(exist_ok=True)
    (folder / "treaties.csv").write_text(content, encoding="utf-8")
    return (str(folder),)


def test_rows_are_added_and_replaced(tmp_path):
    rows = "harbour-pact-1931,Harbour Pact,Pact of Quays,1931,trade\n"
    rows += "north-atlantic-treaty-1949,North Atlantic Treaty,My Treaty,1949,alliance\n"
    register = load_register(treaties(tmp_path / "mine", HEADER + rows))
    assert register.treaties["harbour-pact-1931"].aliases == ("Pact of Quays",)
    assert register.treaties["north-atlantic-treaty-1949"].aliases == ("My Treaty",)
    assert "charter-of-the-united-nations-1945" in register.treaties
    assert register.digest != load_register().digest


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("id,name,alias,year,kind\nx-1931,X,Y,1931,trade\n", "'alias' is no column"),
        (HEADER + "x-1931,X,,1931,trade\nx-1931,X,,1931,trade\n", "line 3: x-1931 stands"),
        (HEADER + "x-1931,X,,soon,trade\n", "line 2: year is 'soon'"),
        (HEADER + ",X,,1931,trade\n", "line 2: no id"),
    ],
)
def test_what_cannot_be_used(tmp_path, content, complaint):
    with pytest.raises(UsageError, match=complaint):
        load_register(treaties(tmp_path / "mine", content))
