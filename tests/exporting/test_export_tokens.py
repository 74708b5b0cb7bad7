"""Tokens with what was found: as CoNLL-U and as spaCy's Docs, each offset exact."""

import conllu
import pytest
import spacy
from spacy.tokens import DocBin

import docanalyze
from docanalyze.exporting import docbin
from docanalyze.exporting.tables import RunTables

LAYERS = ("entities", "treaties", "provisions", "dates", "quotations")
KEYS = dict(zip(LAYERS, ("NER", "Treaty", "Provision", "Date", "Quotation"), strict=True))


@pytest.fixture(scope="module")
def sentences(odd_run, tmp_path_factory):
    report = docanalyze.export(odd_run, "conllu", tmp_path_factory.mktemp("conllu"))
    text = (report.folder / "articles.conllu").read_text(encoding="utf-8")
    return report, conllu.parse(text)


def by_document(sentences):
    found = {}
    for sentence in sentences:
        doc_id = sentence.metadata.get("newdoc id") or doc_id  # noqa: F821 the one before
        found.setdefault(doc_id, []).append(sentence)
    return found


def spans(tokens, key):
    """Start, end and value of each stretch that a key marks in IOB."""
    found, last = [], None
    for token in tokens:
        value = token["misc"].get(key)
        letter, _, named = (value or "O").partition("-")
        if letter == "B":
            found.append([int(token["misc"]["StartChar"]), int(token["misc"]["EndChar"]), named])
        elif letter == "I":
            assert last is not None
            assert found[-1][2] == named
            found[-1][1] = int(token["misc"]["EndChar"])
        last = value
    return [tuple(span) for span in found]


def test_tokens_are_the_text(odd_tables, sentences):
    texts = {row["doc_id"]: row["text"] for row in odd_tables["documents"]}
    documents = by_document(sentences[1])
    assert documents.keys() == texts.keys()
    for doc_id, own in documents.items():
        covered = ""
        for token in (token for sentence in own for token in sentence):
            start, end = int(token["misc"]["StartChar"]), int(token["misc"]["EndChar"])
            assert texts[doc_id][start:end] == token["form"]
            covered += token["form"]
        assert covered == "".join(texts[doc_id].split())


def test_a_sentence_says_its_text(sentences):
    ids = [sentence.metadata["sent_id"] for sentence in sentences[1]]
    assert len(set(ids)) == len(ids)
    for sentence in sentences[1]:
        words = "".join(
            token["form"] + ("" if token["misc"].get("SpaceAfter") == "No" else " ")
            for token in sentence
        )
        assert words.strip() == sentence.metadata["text"]
        assert [token["id"] for token in sentence] == list(range(1, len(sentence) + 1))


@pytest.mark.parametrize("table", LAYERS)
def test_each_row_is_marked_where_it_stands(odd_tables, sentences, table):
    for doc_id, own in by_document(sentences[1]).items():
        tokens = [token for sentence in own for token in sentence]
        rows = {(r["start"], r["end"]) for r in odd_tables[table] if r["doc_id"] == doc_id}
        marked = {(start, end) for start, end, _ in spans(tokens, KEYS[table])}
        inner = {
            row for row in rows if any(o != row and o[0] <= row[0] and row[1] <= o[1] for o in rows)
        }
        assert marked == rows - inner
        assert rows or doc_id


def test_ids_stand_at_the_first_token(odd_tables, sentences):
    tokens = [token for sentence in sentences[1] for token in sentence]
    named = {token["misc"].get("EntityId") for token in tokens} - {None}
    assert named == {row["entity_id"] for row in odd_tables["entities"] if row["entity_id"]}
    treaties = {value for _, _, value in spans(tokens, "Treaty")}
    assert "north-atlantic-treaty-1949" in treaties
    assert ("article:5" in {value for _, _, value in spans(tokens, "Provision")}) is True


def test_what_lies_in_another_row_is_left_out_and_said(odd_tables, sentences):
    inner = [r for r in odd_tables["quotations"] if r["text"] == "never again"]
    assert inner
    (note,) = sentences[0].notes
    assert note.startswith("1 rows lie inside another")


@pytest.fixture(scope="module")
def docs(odd_run, tmp_path_factory):
    report = docanalyze.export(odd_run, "docbin", tmp_path_factory.mktemp("docbin"))
    (path,) = report.folder.iterdir()
    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def test_spacy_loads_every_row_with_its_offsets(odd_tables, docs):
    assert len(docs) == len(odd_tables["documents"])
    for doc, document in zip(docs, odd_tables["documents"], strict=True):
        assert doc.text == document["text"]
        for name in ("passages", *LAYERS):
            rows = [row for row in odd_tables[name] if row["doc_id"] == document["doc_id"]]
            group = doc.spans[name]
            assert [(span.start_char, span.end_char, span.text) for span in group] == [
                (row["start"], row["end"], row["text"]) for row in rows
            ]
            kept = [dict(row) for row in doc.user_data["docanalyze"][name]]
            assert [as_read(row) for row in kept] == [as_read(row) for row in rows]


def as_read(row):
    """A row without its text; lists come back from spaCy as tuples."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in row.items() if k != "text"}


def test_spacy_has_the_entities_and_the_governance(odd_tables, docs):
    for doc, document in zip(docs, odd_tables["documents"], strict=True):
        rows = [row for row in odd_tables["entities"] if row["doc_id"] == document["doc_id"]]
        assert [(ent.start_char, ent.label_, ent.kb_id_) for ent in doc.ents] == [
            (row["start"], row["label"], row["entity_id"] or "") for row in rows
        ]
        assert doc.cats["alliance"] == document["share_alliance"]
        assert sum(doc.cats.values()) == pytest.approx(1)
        labels = {span.label_ for span in doc.spans["passages"]}
        assert document["governance_model"] in labels
        assert len(list(doc.sents)) > 1


def test_many_articles_are_several_files_and_old_ones_go(odd_run, tmp_path, monkeypatch):
    monkeypatch.setattr(docbin, "ARTICLES_PER_FILE", 1)
    assert docbin.write(RunTables(odd_run), tmp_path).n_files == 2
    monkeypatch.undo()
    assert docbin.write(RunTables(odd_run), tmp_path).n_files == 1
    assert [path.name for path in tmp_path.iterdir()] == ["articles-00001.spacy"]
