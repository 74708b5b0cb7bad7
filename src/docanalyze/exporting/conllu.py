r"""CoNLL-U: a token a line, with what was found in its last column.

The form of Universal Dependencies (https://universaldependencies.org/format.html). Only ID, FORM
and MISC are filled in: docanalyze does not parse. In MISC stand the offsets of each token and, in
IOB, the names, treaties, provisions, dates and quotations; a blank in a value is written ``\s``, a
bar ``\p``, as UDPipe does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from docanalyze.exporting.articles import Article, Row
from docanalyze.exporting.tables import RunTables
from docanalyze.exporting.tokens import LAYERS, doc_of, sentences_of, span_of
from docanalyze.exporting.written import Written
from docanalyze.files import replacing

__all__ = ["write"]

FILE = "articles.conllu"
UNKNOWN = "unknown"
_ESCAPES = str.maketrans(
    {"\\": "\\\\", " ": "\\s", "|": "\\p", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
)
_ABOUT_DOCUMENT = ("source", "title", "published", "governance_model")
_ABOUT_PASSAGE = ("kind", "governance_model")

# What follows the letter of IOB, and what else stands at the first token.
_KINDS: Mapping[str, tuple[str, Callable[[Row], str | None]]] = {
    "entities": ("NER", lambda row: row["label"]),
    "treaties": ("Treaty", lambda row: row["treaty_id"]),
    "provisions": ("Provision", lambda row: f"{row['unit']}:{row['number'] or ''}".rstrip(":")),
    "dates": ("Date", lambda row: row["edtf"] or row["timex3"]),
    "quotations": ("Quotation", lambda row: row["kind"]),
}
_FURTHER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "entities": (("EntityId", "entity_id"),),
    "treaties": (),
    "provisions": (("OfTreaty", "treaty_id"),),
    "dates": (),
    "quotations": (("Speaker", "speaker"), ("SpeakerId", "speaker_id")),
}


def write(run: RunTables, folder: Path) -> Written:
    """Write ``articles.conllu``.

    Args:
        run: The tables.
        folder: Exists.
    """
    left_out = 0
    with (
        replacing(folder / FILE) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as file,
    ):
        for article in run.articles(("passages", *LAYERS)):
            marks, inside_others = _marks(article, doc := doc_of(article))
            left_out += inside_others
            file.writelines(f"{line}\n" for line in _lines(article, doc, marks))
    return Written(1, _notes(left_out))


def _notes(left_out: int) -> tuple[str, ...]:
    note = (
        f"{left_out:,} rows lie inside another of their table, such as a quotation in a quotation, "
        "and are left out: a token has one mark of each kind."
    )
    return (note,) if left_out else ()


def _marks(article: Article, doc: Doc) -> tuple[dict[int, list[str]], int]:
    """Return what stands in MISC, by token, and how many rows have no place there."""
    marks: dict[int, list[str]] = {}
    left_out = 0
    for name in LAYERS:
        key, value_of = _KINDS[name]
        rows = article.rows[name]
        spans = [span_of(doc, row, "", span_id=str(place)) for place, row in enumerate(rows)]
        kept = filter_spans(spans)
        left_out += len(spans) - len(kept)
        for span in kept:
            row = rows[int(span.id_)]
            _mark(marks, span, key, value_of(row) or UNKNOWN)
            marks[span.start] += [
                f"{further}={_escaped(row[column])}"
                for further, column in _FURTHER[name]
                if row[column]
            ]
    return marks, left_out


def _mark(marks: dict[int, list[str]], span: Span, key: str, value: str) -> None:
    for token in span:
        letter = "B" if token.i == span.start else "I"
        marks.setdefault(token.i, []).append(f"{key}={letter}-{_escaped(value)}")


def _lines(article: Article, doc: Doc, marks: Mapping[int, list[str]]) -> Iterator[str]:
    """Yield an article, sentence by sentence, an empty line after each."""
    document = article.document
    comments = [f"newdoc id = {document['doc_id']}", *_comments(document, _ABOUT_DOCUMENT)]
    for passage in article.rows["passages"]:
        comments += [f"newpar id = {passage['passage_id']}", *_comments(passage, _ABOUT_PASSAGE)]
        for number, (start, end) in enumerate(sentences_of(passage), start=1):
            sentence = doc.char_span(start, end, alignment_mode="contract")
            if sentence is None:
                continue
            tokens = [token for token in sentence if not token.is_space]
            yield from (f"# {comment}" for comment in comments)
            comments = []
            yield f"# sent_id = {passage['passage_id']}-{number}"
            text = "".join(t.text + " " * _blank_after(doc, t.i) for t in tokens)
            yield f"# text = {text.strip()}"
            for place, token in enumerate(tokens, start=1):
                misc = [] if _blank_after(doc, token.i) else ["SpaceAfter=No"]
                misc += [f"StartChar={token.idx}", f"EndChar={token.idx + len(token)}"]
                misc += marks.get(token.i, ())
                yield "\t".join([str(place), token.text, *"_" * 7, "|".join(misc)])
            yield ""


def _blank_after(doc: Doc, place: int) -> bool:
    """Whether white space follows a token."""
    if doc[place].whitespace_ or place + 1 == len(doc):
        return True
    return bool(doc[place + 1].is_space)


def _comments(row: Row, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if row[name]:
            yield f"{name} = {' '.join(row[name].split())}"


def _escaped(value: str) -> str:
    return value.translate(_ESCAPES)
