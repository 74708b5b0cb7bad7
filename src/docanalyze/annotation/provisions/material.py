"""What one article gives to choose the instruments of its citations by."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.provisions.implied import Implied
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.model import Model
from docanalyze.annotation.provisions.references import Reference
from docanalyze.annotation.tokens import whole_text
from docanalyze.annotation.treaties.scene import build_scene
from docanalyze.register import Register

__all__ = ["Material"]


@dataclass(frozen=True)
class Material:
    """What the parts of the component share of one article.

    Args:
        doc: The article.
        nlp: The pipeline that annotated it.
        register: What is known about treaties and organisations.
        references: What the article names that has provisions, ordered by start.
        layout: Its sentences and passages.
        model: The weights to choose by.
    """

    doc: Doc
    nlp: Language
    register: Register
    references: Sequence[Reference]
    layout: Layout
    model: Model

    @cached_property
    def text(self) -> str:
        """The document text."""
        return whole_text(self.doc)

    @cached_property
    def implied(self) -> Implied:
        """What the article presupposes; read only where a citation must be chosen for."""
        scene = build_scene(self.doc, self.nlp, self.register)
        return Implied(scene, self.references, self.layout, self.register)
