"""The component ``docanalyze_treaties``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.extensions import register_extensions

__all__ = ["create_treaties"]


@Language.factory("docanalyze_treaties", default_config={"register": []})
def create_treaties(nlp: Language, name: str, register: list[str]) -> Callable[[Doc], Doc]:
    """Stand-in until the component is written."""
    register_extensions()

    def component(doc: Doc) -> Doc:
        doc._.treaties = []
        return doc

    return component
