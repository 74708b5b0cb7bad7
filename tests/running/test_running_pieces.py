"""Very long articles are analysed in pieces, with offsets in the whole."""

from docanalyze.configuration import Configuration
from docanalyze.reading import read_bytes
from docanalyze.running import kernel
from docanalyze.running.pieces import split_article

PARAGRAPH = "The Charter of the United Nations was signed on 26 June 1945 in San Francisco.\n\n"


def test_pieces_join_to_the_whole():
    article = read_bytes((PARAGRAPH * 50).encode(), "txt")
    pieces = list(split_article(article, longest=500))
    assert len(pieces) > 5
    assert "".join(piece.text for piece in pieces) == article.text
    assert all(len(piece.text) <= 500 for piece in pieces)
    assert [piece.text[:11] for piece in pieces] == ["The Charter"] * len(pieces)


def test_text_without_any_border_is_cut_all_the_same():
    article = read_bytes(("x" * 1200).encode(), "txt")
    assert [len(piece.text) for piece in split_article(article, longest=500)] == [500, 500, 200]


def test_rows_of_later_pieces_stand_where_they_stand_in_the_whole(monkeypatch):
    monkeypatch.setattr(
        kernel, "split_article", lambda article: split_article(article, longest=400)
    )
    article = read_bytes((PARAGRAPH * 20).encode(), "txt")
    result = kernel.analyse_shard([article], kernel.Analyser(Configuration()))
    tables = result.analyses[0].tables
    assert [row["index"] for row in tables["passages"]] == list(range(20))
    assert len(tables["treaties"]) == 20
    assert all(article.text[row["start"] : row["end"]] == row["text"] for row in tables["dates"])
