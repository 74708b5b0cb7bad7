"""The component ``docanalyze_names``: phrase matching over the whole register."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from docanalyze.annotation.extensions import register_extensions
from docanalyze.annotation.names.variants import surface_variants
from docanalyze.annotation.records import NameMatch
from docanalyze.register import Register, load_register

__all__ = ["NameFinder", "create_names", "ensure_names"]

# A name in capitals in a headline; shorter ones would be acronyms of something else.
SHORTEST_HEADLINE_NAME = 5

Phrase = tuple[str, str, str]


# (kind of match, table of the register, fields that hold what the thing can be called)
SURFACES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("state", "states", ("name", "aliases")),
    ("demonym", "states", ("demonyms",)),
    ("prefix", "states", ("prefixes",)),
    ("organisation", "organisations", ("name", "aliases")),
    ("short_form", "organisations", ("short_forms",)),
    ("person", "people", ("name", "aliases")),
    ("surname", "people", ("surname",)),
    ("place", "places", ("name", "aliases")),
    ("period", "periods", ("name", "aliases")),
    ("treaty", "treaties", ("name", "official_title", "aliases")),
)


def _phrases(register: Register) -> Iterator[Phrase]:
    """Yield (surface, kind, id) for everything the register can be called."""
    for kind, table, fields in SURFACES:
        for entry in getattr(register, table).values():
            for field in fields:
                value = getattr(entry, field)
                for surface in value if isinstance(value, tuple) else (value,):
                    if surface:
                        yield surface, kind, entry.id


class NameFinder:
    """Sets ``doc._.names`` to every phrase of the register, as candidates.

    Names of one word must be written as the register writes them, or in capitals. Longer ones may
    differ in case as long as what the register capitalises has a capital.

    Args:
        vocab: Shared with the pipeline.
        register: Where the phrases are from.
        nlp: The pipeline, whose tokeniser cuts phrases as it cuts texts.
    """

    def __init__(self, vocab: Vocab, register: Register, nlp: Language) -> None:
        self._exact = PhraseMatcher(vocab, attr="ORTH")
        self._folded = PhraseMatcher(vocab, attr="LOWER")
        self._sources: dict[str, tuple[str, str]] = {}
        self._add(nlp, _phrases(register))

    def _add(self, nlp: Language, phrases: Iterable[Phrase]) -> None:
        exact: dict[str, list[Doc]] = defaultdict(list)
        folded: dict[str, list[Doc]] = defaultdict(list)
        for surface, kind, identifier in phrases:
            key = f"{kind}|{identifier}"
            self._sources[key] = (kind, identifier)
            for form in surface_variants(surface):
                tokens = nlp.tokenizer(form)
                if len(tokens) > 1 and not form.isupper() and _is_capitalised(tokens):
                    folded[key].append(tokens)
                else:
                    exact[key].append(tokens)
                    if form[:1].islower():  # At the head of a sentence.
                        exact[key].append(nlp.tokenizer(form[0].upper() + form[1:]))
                    if len(form) >= SHORTEST_HEADLINE_NAME and not form.isupper():
                        exact[key].append(nlp.tokenizer(form.upper()))
        for matcher, table in ((self._exact, exact), (self._folded, folded)):
            for key, docs in table.items():
                matcher.add(key, docs)

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.names``, ordered by start, longest first."""
        unbroken, places = _without_line_breaks(doc)
        spans = self._exact(unbroken, as_spans=True)
        spans += [span for span in self._folded(unbroken, as_spans=True) if _is_capitalised(span)]
        found = [self._record(span, places) for span in spans]
        found.sort(key=lambda match: (match["start"], -match["end"], match["kind"]))
        doc._.names = found
        return doc

    def _record(self, span: Span, places: Sequence[int]) -> NameMatch:
        kind, identifier = self._sources[span.label_]
        start, end = places[span.start], places[span.end - 1] + 1
        return {"start": start, "end": end, "kind": kind, "identifier": identifier}


def _without_line_breaks(doc: Doc) -> tuple[Doc, Sequence[int]]:
    """Return the text without the blanks inside paragraphs, and where its tokens are from.

    A name in a hard-wrapped text may run over the end of a line.
    """
    places = [token.i for token in doc if not token.is_space or token.text.count("\n") > 1]
    if len(places) == len(doc):
        return doc, places
    return Doc(doc.vocab, words=[doc[place].text for place in places]), places


def _is_capitalised(span: Span | Doc) -> bool:
    """Whether a name of several words is written as a name: it begins and ends with a capital."""
    words = [token for token in span if token.is_alpha and len(token) > 1]
    return bool(words) and not words[-1].is_lower and not span[0].is_lower


@Language.factory(
    "docanalyze_names",
    default_config={"register": []},
    assigns=["doc._.names"],
)
def create_names(nlp: Language, name: str, register: list[str]) -> NameFinder:  # noqa: ARG001
    """Create the component ``docanalyze_names``.

    Args:
        nlp: The pipeline it joins.
        name: Its name there.
        register: Folders of a user's own register files, over the shipped ones.

    Raises:
        UsageError: A register folder cannot be used.
    """
    register_extensions()
    return NameFinder(nlp.vocab, load_register(tuple(register)), nlp)


_FINDERS: dict[tuple[int, str], NameFinder] = {}


def ensure_names(doc: Doc, nlp: Language, register: Register) -> list[NameMatch]:
    """Return ``doc._.names``, finding them first if the component is not in the pipeline.

    Args:
        doc: Any ``Doc`` of the pipeline.
        nlp: The pipeline.
        register: Used only where the names must still be found.
    """
    if doc._.names is None:
        key = (id(nlp.vocab), register.digest)
        if key not in _FINDERS:
            _FINDERS[key] = NameFinder(nlp.vocab, register, nlp)
        _FINDERS[key](doc)
    return cast("list[NameMatch]", doc._.names)
