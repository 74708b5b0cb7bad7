import pytest
from hypothesis import given
from hypothesis import strategies as st

from docanalyze.errors import UnreadableInputError
from docanalyze.reading import read_bytes
from docanalyze.reading.decoding import decode, settle

WORDS = "The façade of “peace” was naïve — and costly, said the Señor."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (WORDS.encode("utf-8-sig"), "utf-8"),
        (WORDS.encode("utf-16"), "utf-16"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-32"), "utf-32"),
        (WORDS.encode("cp1252"), "windows-1252"),
    ],
)
def test_the_ladder_of_encodings(data, encoding):
    decoded = decode(data, "x.txt")
    assert (decoded.text, decoded.encoding) == (WORDS, encoding)


def test_a_guessed_encoding_is_told():
    assert "windows-1252" in decode(WORDS.encode("cp1252"), "x.txt").warnings[0]
    assert decode(WORDS.encode(), "x.txt").warnings == ()


def test_text_that_is_no_western_one_goes_to_the_detector():
    text = "Договор о дружбе был подписан в Москве весной, и министры разъехались по домам. " * 5
    assert decode(text.encode("cp1251"), "x.txt").text == text


def test_a_few_bad_bytes_do_not_change_the_encoding():
    decoded = decode("Façade, naïveté, déjà vu, ".encode() + b"\xff and so on.", "x.txt")
    assert decoded.encoding == "utf-8"
    assert decoded.text == "Façade, naïveté, déjà vu, \ufffd and so on."
    assert len(decoded.warnings) == 1


def test_a_lone_surrogate_becomes_one_replacement_character():
    decoded = decode("Peace \ud800 now".encode("utf-8", "surrogatepass"), "x.txt")
    assert decoded.text == "Peace \ufffd now"
    assert any("surrogate" in warning for warning in decoded.warnings)


def test_line_ends_become_one_kind_and_nothing_else_moves():
    text, warnings = settle("\ufeff One\r\nTwo\rThree\u2028still three\v\f\u00a0 \n")
    assert text == " One\nTwo\nThree\u2028still three\v\f\u00a0 \n"
    assert warnings == ()


@pytest.mark.parametrize("odd", ["\x00", "\u202e", "\u200b", "\x07"])
def test_invisible_characters_are_kept_and_told(odd):
    text = "A long enough sentence about the treaty, " + odd + "signed by nobody in particular."
    decoded = decode(text.encode(), "x.txt")
    assert decoded.text == text
    assert len(decoded.warnings) == 1


@given(st.text(alphabet=st.characters(), min_size=1))
def test_any_text_is_read_as_it_is_or_refused(text):
    try:
        decoded = decode(text.encode("utf-8", "surrogatepass"), "x.txt")
    except UnreadableInputError:
        return
    decoded.text.encode("utf-8")
    assert "\r" not in decoded.text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        article = read_bytes(data, "txt", "x.txt")
    except UnreadableInputError:
        return
    article.text.encode("utf-8")
    for mark in article.marks:
        assert 0 <= mark.start < mark.end <= len(article.text)
