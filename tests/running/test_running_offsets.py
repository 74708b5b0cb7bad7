"""The text between a row's offsets is the row's text: in every table, for any article."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docanalyze.configuration import Configuration
from docanalyze.errors import UnreadableInputError
from docanalyze.reading import read_bytes
from docanalyze.running.kernel import Analyser, analyse_shard

OFFSET_TABLES = ("passages", "entities", "treaties", "provisions", "dates", "quotations")

SNIPPETS = (
    "The North Atlantic Treaty (1949) and its Article 5",
    "“We will not go,” said Prime Minister Mark Carney on 20 January 2026",
    "the Franco-British accord of 1904",
    "By Ana Souza | 12 March 2019",
    "Articles 2(4) and 51 of the UN Charter",
    "NAIROBI, Aug 4 —",
    "- from 1946 to 1949",
    "‘the Alliance’ and the ’90s",
    "\U0001f30d\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "Çe\u0301te\u0301",
    "\u05d0\u05de\u05e0\u05d4 \u202eabc\u202c",
    "a\u00a0b\u2009c\u200bd",
    "line\u2028separator\x0bvertical",
    "\r\n",
    "\r",
    "\n\n",
    "\n",
    "   ",
    "\t",
    "'''\"\"\"",
    "Mr. Lula's",
    "٣ مايو",
    "北约第五条",
)
TEXTS = st.lists(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=12)), max_size=25).map(
    " ".join
)


@pytest.fixture(scope="session")
def analyser():
    return Analyser(Configuration())


def test_every_row_of_the_corpus_is_where_it_says(demo):
    documents = pd.read_parquet(demo / "tables" / "documents.parquet")
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    passages = pd.read_parquet(demo / "tables" / "passages.parquet").set_index("passage_id")
    for name in OFFSET_TABLES:
        frame = pd.read_parquet(demo / "tables" / f"{name}.parquet")
        for row in frame.itertuples():
            assert texts[row.doc_id][row.start : row.end] == row.text
            if name != "passages":
                passage = passages.loc[row.passage_id]
                assert passage["start"] <= row.start < row.end <= passage["end"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_offsets_hold_for_any_text(analyser, text, encoding):
    data = text.encode(encoding, errors="replace")
    try:
        article = read_bytes(data, "txt")
    except UnreadableInputError:
        return
    result = analyse_shard([article], analyser)
    assert not result.failures
    tables = result.analyses[0].tables
    assert "\r" not in article.text
    for name in OFFSET_TABLES:
        for row in tables[name]:
            assert article.text[row["start"] : row["end"]] == row["text"]
            assert row["text"].strip()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_passages_cover_all_but_white_space(analyser, text):
    try:
        article = read_bytes(text.encode("utf-8", errors="replace"), "txt")
    except UnreadableInputError:
        return
    passages = analyse_shard([article], analyser).analyses[0].tables["passages"]
    covered = {position for row in passages for position in range(row["start"], row["end"])}
    for position, character in enumerate(article.text):
        if not character.isspace():
            assert position in covered
