"""The component ``docanalyze_quotations``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.extensions import register_extensions

__all__ = ["create_quotations"]


@Language.factory("docanalyze_quotations", default_config={"register": []})
def create_quotations(nlp: Language, name: str, register: list[str]) -> Callable[[Doc], Doc]:
    """Stand-in until the component is written."""
    register_extensions()

    def component(doc: Doc) -> Doc:
        doc._.quotations = []
        return doc

    return component
