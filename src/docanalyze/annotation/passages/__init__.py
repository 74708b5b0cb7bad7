"""The component ``docanalyze_passages``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.extensions import register_extensions

__all__ = ["create_passages"]


@Language.factory("docanalyze_passages", default_config={"register": []})
def create_passages(nlp: Language, name: str, register: list[str]) -> Callable[[Doc], Doc]:
    """Stand-in until the component is written."""
    register_extensions()

    def component(doc: Doc) -> Doc:
        doc._.passages = []
        return doc

    return component
