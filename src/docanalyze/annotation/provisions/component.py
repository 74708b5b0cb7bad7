"""The component ``docanalyze_provisions``: articles, chapters and sections that a text cites."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.confidence import precision_of
from docanalyze.annotation.provisions.citations import Citation, find_citations
from docanalyze.annotation.provisions.context import Context
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.linking import Linker
from docanalyze.annotation.provisions.links import Link
from docanalyze.annotation.provisions.material import Material
from docanalyze.annotation.provisions.model import Model, model
from docanalyze.annotation.provisions.surroundings import gather_references
from docanalyze.annotation.records import PassageRecord, ProvisionRecord, TreatyRecord
from docanalyze.annotation.tokens import whole_text
from docanalyze.annotation.treaties import TreatyFinder
from docanalyze.annotation.treaties.scene import build_scene
from docanalyze.register import Register, load_register

__all__ = ["ProvisionFinder", "create_provisions"]

HEADINGS = frozenset({"heading", "title"})
PASSAGE_OPENING = "\n"
# Decimal places of a probability.
PLACES = 3


class ProvisionFinder:
    """Sets ``doc._.provisions``.

    Args:
        nlp: The pipeline.
        register: What is known about treaties and organisations.
    """

    def __init__(self, nlp: Language, register: Register) -> None:
        self._nlp = nlp
        self._register = register
        self._treaties: TreatyFinder | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Find the provisions that an article cites."""
        text = whole_text(doc)
        doc._.provisions = [_record(*each, text) for each in self.links(doc)]
        return doc

    def links(self, doc: Doc, fitted: Model | None = None) -> list[tuple[Citation, Link]]:
        """Return the citations of an article with what each was linked to, and from what chosen.

        Args:
            doc: The article.
            fitted: The weights to choose by; None: the shipped ones.
        """
        text = whole_text(doc)
        citations = sorted(
            (each for each in find_citations(text) if _stands(each, text, doc._.passages)),
            key=lambda each: (each.start, each.end),
        )
        return list(self._linked(doc, text, citations, fitted)) if citations else []

    def _linked(
        self, doc: Doc, text: str, citations: Sequence[Citation], fitted: Model | None
    ) -> Iterator[tuple[Citation, Link]]:
        scene = cache(partial(build_scene, doc, self._nlp, self._register))
        ends = [each.group_end for each in citations]
        references = gather_references(doc, self._treaty_rows(doc), ends, scene, self._register)
        layout = Layout(text, doc._.passages)
        linker = Linker(text, references, layout)
        beside = _beside(citations, linker)
        beside = {each: beside[each] for each in _meant(citations, beside, linker)}
        material = Material(text, scene, self._register, references, layout, fitted or model())
        context = Context(material, beside)
        for citation, link in context.links():
            if (
                link.treaty_id
                or citation.unit == "article"
                or (citation.unit == "annex" and "(" in (citation.number or ""))
                or beside[citation]
                or linker.laws.is_unnamed(citation)
            ):
                yield citation, link

    def _treaty_rows(self, doc: Doc) -> Sequence[TreatyRecord]:
        if doc._.treaties is None:
            if self._treaties is None:
                self._treaties = TreatyFinder(self._nlp, self._register)
            self._treaties(doc)
        return cast("Sequence[TreatyRecord]", doc._.treaties)


def _beside(citations: Sequence[Citation], linker: Linker) -> dict[Citation, Link | None]:
    """Link each citation by what stands beside it, or beside the one it is joined to."""
    links: dict[Citation, Link | None] = {}
    following: Citation | None = None
    for citation in reversed(citations):
        link = linker.beside(citation)
        if link is None and following and linker.alongside(citation, following):
            link = links[following]
        links[citation] = link
        following = citation
    before: Citation | None = None
    for citation in citations:
        if links[citation] is None:
            links[citation] = linker.pointers.owned(citation) or linker.pointers.pointed(
                citation, links[before] if before else None
            )
        before = citation
    return links


def _stands(citation: Citation, text: str, passages: Sequence[PassageRecord] | None) -> bool:
    """Whether it stands inside one passage and is no heading of the text's own."""
    before = text[max(0, citation.group_start - 1) : citation.group_start]
    after = text[citation.group_end : citation.group_end + 1]
    if (
        before in ("", PASSAGE_OPENING, "#")
        and after in ("", "\n", ":", ".")
        and citation.unit != "preamble"
    ):
        return False
    if passages is None:
        return "\n\n" not in text[citation.start : citation.end]
    at = bisect_right(passages, citation.start, key=lambda each: each["start"]) - 1
    if at < 0 or citation.end > passages[at]["end"]:
        return False
    opens = passages[at]["kind"] in HEADINGS and citation.group_start == passages[at]["start"]
    return not opens or citation.unit == "article"


def _meant(
    citations: Sequence[Citation], beside: Mapping[Citation, Link | None], linker: Linker
) -> Iterator[Citation]:
    """Yield what cites a provision, not only has the form of it."""
    written = {each.number for each in citations if each.unit == "article" and each.capital}
    by_paragraph = any(
        each.unit == "paragraph" and link and link.treaty_id for each, link in beside.items()
    )
    for citation in citations:
        if (
            _is_meant(citation, beside[citation], linker)
            or (
                citation.unit == "article"
                and citation.number in written
                and not linker.laws.is_writing(citation)
            )
            or (by_paragraph and citation.unit == "paragraph")
        ):
            yield citation


def _is_meant(citation: Citation, link: Link | None, linker: Linker) -> bool:
    """Whether words of that form cite a provision here, whatever the rest of the text has."""
    if link and link.treaty_id:
        return True
    if linker.laws.is_writing(citation) and not linker.laws.is_domestic(citation):
        return False
    if citation.unit == "annex":
        return citation.capital
    if linker.laws.is_unnamed(citation) or linker.laws.is_domestic(citation):
        return citation.unit != "paragraph" and (
            citation.capital or citation.unit == "article" or linker.laws.is_of_named_law(citation)
        )
    if citation.unit == "article":
        return (
            citation.capital
            or citation.roman
            or linker.pointers.is_owned(citation)
            or linker.pointers.is_numbered(citation)
        )
    return (citation.unit == "chapter" and citation.roman) or (
        citation.unit == "preamble" and (citation.capital or linker.pointers.is_owned(citation))
    )


def _record(citation: Citation, link: Link, text: str) -> ProvisionRecord:
    return {
        "start": citation.start,
        "end": citation.end,
        "text": text[citation.start : citation.end],
        "unit": citation.unit,
        "number": citation.number,
        "treaty_id": link.treaty_id,
        "method": link.method,
        "confidence": (
            round(link.choice.probability, PLACES)
            if link.choice
            else precision_of("provisions", link.method)
        ),
    }


@Language.factory(
    "docanalyze_provisions",
    default_config={"register": []},
    assigns=["doc._.provisions"],
)
def create_provisions(nlp: Language, name: str, register: list[str]) -> ProvisionFinder:  # noqa: ARG001
    """Create the component ``docanalyze_provisions``.

    Args:
        nlp: The pipeline it joins.
        name: Its name there.
        register: Folders of a user's own register files, over the shipped ones.

    Raises:
        UsageError: A register folder cannot be used.
    """
    return ProvisionFinder(nlp, load_register(tuple(register)))
