"""The component ``docanalyze_provisions``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.extensions import register_extensions

__all__ = ["create_provisions"]


@Language.factory("docanalyze_provisions", default_config={"register": []})
def create_provisions(nlp: Language, name: str, register: list[str]) -> Callable[[Doc], Doc]:
    """Stand-in until the component is written."""
    register_extensions()

    def component(doc: Doc) -> Doc:
        doc._.provisions = []
        return doc

    return component
