"""What one article gives to choose the instruments of its citations by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from docanalyze.annotation.provisions.implied import Implied
from docanalyze.annotation.provisions.layout import Layout
from docanalyze.annotation.provisions.model import Model
from docanalyze.annotation.provisions.references import Reference
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.register import Register

__all__ = ["Material"]


@dataclass(frozen=True)
class Material:
    """What the parts of the component share of one article.

    Args:
        text: The document text.
        scene: Makes the surroundings; called where they are needed.
        register: What is known about treaties and organisations.
        references: What the article names that has provisions, ordered by start.
        layout: Its sentences and passages.
        model: The weights to choose by.
    """

    text: str
    scene: Callable[[], Scene]
    register: Register
    references: Sequence[Reference]
    layout: Layout
    model: Model

    @cached_property
    def implied(self) -> Implied:
        """What the article presupposes; read only where a citation must be chosen for."""
        return Implied(self.scene(), self.references, self.layout, self.register)
