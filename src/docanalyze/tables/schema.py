"""What each table holds: the one source of the Parquet schema, the CSV, the codebook and the docs.

The contract with users is versioned: a column is never renamed or dropped without raising
``SCHEMA_VERSION``. Columns may be added.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from docanalyze.register.vocabulary import TREATY_KINDS
from docanalyze.text import label_slug

__all__ = [
    "SCHEMA_VERSION",
    "TABLE_NAMES",
    "Column",
    "ColumnType",
    "Table",
    "table_schemas",
]

SCHEMA_VERSION = "1"
LABEL_PLACEHOLDER = "<label>"

ColumnType = Literal["string", "integer", "number", "boolean", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        name: As in the files.
        type: ``string``, ``integer`` (int64), ``number`` (float64), ``boolean`` or ``list`` (of
            strings).
        meaning: What a value says, in a sentence.
        unit: Of a number; None if it has none.
        choices: All values it can take; empty if they are open.
    """

    name: str
    type: ColumnType
    meaning: str
    unit: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, what a row is, and its columns in order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return a column by name.

        Raises:
            KeyError: There is none of that name.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)


_DOC_ID = Column("doc_id", "string", "The document: d and 16 hex digits of its content's SHA-256.")
_PASSAGE_ID = Column("passage_id", "string", "The passage in which the row stands.")
_STRETCH = (
    Column("start", "integer", "First code point in the document text, 0-based.", "code points"),
    Column("end", "integer", "One past the last code point.", "code points"),
    Column("text", "string", "The document text from start to end."),
)
_CONFIDENCE = Column(
    "confidence",
    "number",
    "Precision that rows of this method had on annotated articles, unless a model gives better.",
    "probability",
)


def _method(values: tuple[str, ...] = ()) -> Column:
    return Column("method", "string", "The rule or model that made the row.", None, values)


_PASSAGE_KINDS = (
    *("title", "heading", "byline", "dateline", "caption", "paragraph", "list_item"),
    *("quote", "other"),
)

_DOCUMENTS = Table(
    "documents",
    "One article.",
    (
        _DOC_ID,
        Column("source", "string", "Path as reached from the command line."),
        Column("also_at", "list", "Further paths of the same content."),
        Column("format", "string", "The reader that made the text."),
        Column("title", "string", "Title, from the header or the metadata."),
        Column("authors", "list", "Authors, in order."),
        Column("published", "string", "Date of publication, EDTF."),
        Column("publisher", "string", "Newspaper, site or body that published it."),
        Column("section", "string", "Section of the newspaper or site."),
        Column("language", "string", "ISO 639-1 code."),
        Column("url", "string", "Where it was published on the web."),
        Column("encoding", "string", "Character encoding of the file."),
        Column("n_characters", "integer", "Length of the document text.", "code points"),
        Column("n_words", "integer", "Words of the document text.", "words"),
        Column("n_passages", "integer", "Rows in passages.", "passages"),
        Column("duplicate_group", "string", "Same for all copies of one article; null if alone."),
        Column(
            "duplicate_kind",
            "string",
            "How it relates to the earliest of its group.",
            None,
            ("exact", "near", "rewritten"),
        ),
        Column(
            "similarity", "number", "To the earliest of its group, from 0 to 1.", "share of text"
        ),
        Column("governance_model", "string", "Label with most words of prose, none included."),
        Column("leading_model", "string", "Label with most words of prose, none left out."),
        Column("share_<label>", "number", "Share of the words of prose with this label.", "share"),
        Column("mean_p_<label>", "number", "Mean probability over prose passages.", "probability"),
        Column("warnings", "list", "What was odd about the file, in sentences."),
        Column("text", "string", "The document text, which all offsets count."),
    ),
)

_PASSAGES = Table(
    "passages",
    "One block of an article: a paragraph, a heading, a caption.",
    (
        _DOC_ID,
        Column("passage_id", "string", "<doc_id>:<index>."),
        Column("index", "integer", "Place in the article, from 0."),
        Column("kind", "string", "What the block is.", None, _PASSAGE_KINDS),
        Column("heading", "string", "The heading under which it stands."),
        *_STRETCH,
        Column("governance_model", "string", "The one label; null unless the kind is prose."),
        Column("probability", "number", "Of governance_model.", "probability"),
        Column("second_model", "string", "The next likely label."),
        Column("second_probability", "number", "Of second_model.", "probability"),
        Column("governance_models", "list", "Every label about which the passage makes a claim."),
        Column("uncertain", "boolean", "It should not be believed without reading."),
        Column("p_<label>", "number", "Probability of being the one label.", "probability"),
        Column("evidence", "list", "The terms that spoke most for the label."),
        Column(
            "holder",
            "string",
            "Whose claim it is: author, or the id of the one speaker whose words it reports; "
            "null for none and where nobody can be named.",
        ),
        Column(
            "stance",
            "string",
            "What the passage does with the model; null for none and where it is not clear.",
            None,
            ("supports", "criticises", "describes", "questions"),
        ),
        Column("human_label", "string", "Null as written: fill it in to correct."),
    ),
)

_ENTITIES = Table(
    "entities",
    "One mention of a person, group, organisation, place, event, law or work.",
    (
        _DOC_ID,
        _PASSAGE_ID,
        *_STRETCH,
        Column(
            "label",
            "string",
            "OntoNotes type.",
            None,
            ("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"),
        ),
        Column("entity_id", "string", "Who or what it is; null if not linked, or if several."),
        Column("entity_ids", "list", "All that the mention names."),
        Column("name", "string", "Canonical name."),
        _method(("register", "model", "alias")),
        _CONFIDENCE,
    ),
)

_TREATIES = Table(
    "treaties",
    "One mention of an international instrument.",
    (
        _DOC_ID,
        _PASSAGE_ID,
        *_STRETCH,
        Column("treaty_id", "string", "<slug of the title>-<year>; unregistered:… from the text."),
        Column("title", "string", "Canonical title."),
        Column("year", "integer", "The one in common use.", "year"),
        Column("kind", "string", "What it is about.", None, TREATY_KINDS),
        Column("binding", "string", "Its legal force.", None, ("treaty", "political")),
        Column("parties", "list", "At signature: ISO alpha-3 codes or organisation ids."),
        Column("registry_number", "string", "UN Treaty Series or other."),
        Column("registered", "boolean", "Whether the register knows it."),
        _method(("name", "alias", "pattern", "coreference")),
        _CONFIDENCE,
    ),
)

_PROVISIONS = Table(
    "provisions",
    "One article, chapter or section that the text cites.",
    (
        _DOC_ID,
        _PASSAGE_ID,
        *_STRETCH,
        Column(
            "unit",
            "string",
            "What is cited.",
            None,
            ("article", "chapter", "section", "annex", "paragraph", "preamble"),
        ),
        Column("number", "string", "5, 42.7, 1(3); VII for a chapter; null for a preamble."),
        Column("treaty_id", "string", "Whose it is; null where nothing fits."),
        _method(("explicit", "organisation", "context", "default")),
        _CONFIDENCE,
    ),
)

_DATES = Table(
    "dates",
    "One expression of time.",
    (
        _DOC_ID,
        _PASSAGE_ID,
        *_STRETCH,
        Column(
            "kind",
            "string",
            "What it tells.",
            None,
            ("date", "interval", "duration", "recurring"),
        ),
        Column("edtf", "string", "ISO 8601-2 (EDTF)."),
        Column("earliest", "string", "First day it can mean, inclusive; null: unknown."),
        Column("latest", "string", "Last day; null alone: open; null with earliest: unknown."),
        Column("timex3", "string", "TimeML value."),
        Column("timex3_mod", "string", "TimeML mod.", None, ("START", "MID", "END", "APPROX")),
        Column(
            "anchor",
            "string",
            "Against what it was resolved.",
            None,
            ("absolute", "publication", "text", "period"),
        ),
        Column("treaty_id", "string", "The treaty whose year it is."),
        _method(),
        _CONFIDENCE,
    ),
)

_QUOTATIONS = Table(
    "quotations",
    "One stretch of somebody's words.",
    (
        _DOC_ID,
        _PASSAGE_ID,
        *_STRETCH,
        Column(
            "kind",
            "string",
            "How it is quoted.",
            None,
            ("direct", "mixed", "scare", "indirect"),
        ),
        Column("speaker", "string", "As the text has it; for a pronoun, whom it stands for."),
        Column("speaker_id", "string", "As entity_id."),
        Column("speaker_role", "string", "Office or title that the text gives."),
        Column("speaker_state", "string", "State that the text gives with the role."),
        Column("cue", "string", "The word that reports it."),
        _method(),
        _CONFIDENCE,
    ),
)

_ERRORS = Table(
    "errors",
    "One input, or record of an input, that could not be analysed.",
    (
        Column("source", "string", "Path as reached from the command line."),
        Column("stage", "string", "Where it failed."),
        Column("code", "string", "The kind of failure."),
        Column("message", "string", "What is wrong and what to do."),
        Column("sha256", "string", "Of the content; null if it could not be read."),
    ),
)

_TABLES = (
    *(_DOCUMENTS, _PASSAGES, _ENTITIES, _TREATIES, _PROVISIONS, _DATES, _QUOTATIONS),
    _ERRORS,
)
TABLE_NAMES: tuple[str, ...] = tuple(table.name for table in _TABLES)


def table_schemas(labels: Sequence[str]) -> dict[str, Table]:
    """Return every table by name, with a column for each label where the contract says so.

    Args:
        labels: The classifier's labels, in its order.
    """
    return {table.name: replace(table, columns=_expand(table.columns, labels)) for table in _TABLES}


def _expand(columns: Sequence[Column], labels: Sequence[str]) -> tuple[Column, ...]:
    expanded: list[Column] = []
    for column in columns:
        if LABEL_PLACEHOLDER not in column.name:
            expanded.append(column)
            continue
        expanded += [
            replace(
                column,
                name=column.name.replace(LABEL_PLACEHOLDER, label_slug(label)),
                meaning=f"{column.meaning} Label: {label}.",
            )
            for label in labels
        ]
    return tuple(expanded)
