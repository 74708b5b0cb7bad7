"""The component ``docanalyze_names``: phrase matching over the whole register."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
from spacy.attrs import IS_SPACE  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from docanalyze.annotation.names.variants import spellings, surface_variants
from docanalyze.annotation.records import NameMatch
from docanalyze.annotation.tokens import token_texts, whole_text
from docanalyze.register import Register, load_register

__all__ = ["NameFinder", "create_names", "ensure_names"]

# A name in capitals in a headline; shorter ones would be acronyms of something else.
SHORTEST_HEADLINE_NAME = 5
# A token of so many line feeds parts paragraphs.
PARAGRAPH_BREAK = 2
WORD = re.compile(r"[^\W_]+")

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

    A phrase is cut into tokens and handed to the matchers only once a text holds its most telling
    word: few articles name more than a small part of the register.

    Args:
        vocab: Shared with the pipeline.
        register: Where the phrases are from.
        nlp: The pipeline, whose tokeniser cuts phrases as it cuts texts.
    """

    def __init__(self, vocab: Vocab, register: Register, nlp: Language) -> None:
        self._nlp = nlp
        self._exact = PhraseMatcher(vocab, attr="ORTH")
        self._folded = PhraseMatcher(vocab, attr="LOWER")
        self._sources: dict[int, tuple[str, str]] = {}
        self._waiting: dict[str, set[Phrase]] = defaultdict(set)
        for phrase in _phrases(register):
            for form in spellings(phrase[0]):
                self._waiting[_telling_word(form)].add(phrase)
        for source in dict.fromkeys(phrase[1:] for phrase in _phrases(register)):
            # Now, because strings that are added inside a memory zone are gone after it.
            self._sources[vocab.strings.add("|".join(source))] = source

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc._.names``, ordered by start, longest first."""
        unbroken, places = _without_line_breaks(doc)
        self._add_what_may_occur(whole_text(doc))
        spans = list(_spans(self._exact, unbroken))
        spans += [found for found in _spans(self._folded, unbroken) if _is_capitalised(found[1])]
        found = [self._record(key, span, places) for key, span in spans]
        found.sort(key=_place_in_order)
        doc._.names = found
        return doc

    def _add_what_may_occur(self, text: str) -> None:
        """Hand the matchers all phrases of whose words the text holds the most telling one."""
        words = self._waiting.keys() & set(WORD.findall(text.lower()))
        for phrase in {phrase for word in words for phrase in self._waiting.pop(word)}:
            self._add(*phrase)

    def _add(self, surface: str, kind: str, identifier: str) -> None:
        key = f"{kind}|{identifier}"
        exact: list[Doc] = []
        folded: list[Doc] = []
        for form in surface_variants(surface):
            tokens = self._nlp.tokenizer(form)
            if len(tokens) > 1 and not form.isupper() and _is_capitalised(tokens):
                folded.append(tokens)
            else:
                exact += [tokens, *map(self._nlp.tokenizer, _by_place(form))]
        for matcher, docs in ((self._exact, exact), (self._folded, folded)):
            if docs:
                matcher.add(key, docs)

    def _record(self, key: int, span: Span, places: Sequence[int]) -> NameMatch:
        kind, identifier = self._sources[key]
        start, end = places[span.start], places[span.end - 1] + 1
        return {"start": start, "end": end, "kind": kind, "identifier": identifier}


def _place_in_order(match: NameMatch) -> tuple[int, int, str, str]:
    return match["start"], -match["end"], match["kind"], match["identifier"]


def _spans(matcher: PhraseMatcher, doc: Doc) -> Iterator[tuple[int, Span]]:
    return ((key, doc[start:end]) for key, start, end in matcher(doc))


def _by_place(form: str) -> Iterator[str]:
    """Yield how a name is written at the head of a sentence and in a headline."""
    if form[:1].islower():
        yield form[0].upper() + form[1:]
    if len(form) >= SHORTEST_HEADLINE_NAME and not form.isupper():
        yield form.upper()


def _telling_word(form: str) -> str:
    """Return the word of a name by which it is looked for: the longest, in lower case.

    ``and`` is only taken for want of another, since print also has ``&`` for it.
    """
    words: list[str] = WORD.findall(form.lower())
    if len(words) == 1:
        return words[0]
    return max(words, key=lambda word: len(word) if word != "and" else 0, default="")


def _without_line_breaks(doc: Doc) -> tuple[Doc, Sequence[int]]:
    """Return the text without the blanks inside paragraphs, and where its tokens are from.

    A name in a hard-wrapped text may run over the end of a line.
    """
    blanks = np.flatnonzero(doc.to_array(IS_SPACE)).tolist()
    left_out = {place for place in blanks if doc[place].text.count("\n") < PARAGRAPH_BREAK}
    if not left_out:
        return doc, range(len(doc))
    texts = token_texts(doc)
    places = [place for place in range(len(doc)) if place not in left_out]
    return Doc(doc.vocab, words=[texts[place] for place in places]), places


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
