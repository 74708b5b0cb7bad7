"""The component ``docanalyze_dates``."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.extensions import register_extensions

__all__ = ["create_dates"]


@Language.factory("docanalyze_dates", default_config={"register": []})
def create_dates(nlp: Language, name: str, register: list[str]) -> Callable[[Doc], Doc]:
    """Stand-in until the component is written."""
    register_extensions()

    def component(doc: Doc) -> Doc:
        doc._.dates = []
        return doc

    return component
