"""The component ``docanalyze_recogniser``: spaCy's ``tok2vec`` and ``ner``, quicker."""

from functools import cached_property
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from docanalyze.annotation.recogniser.decoding import Decoder
from docanalyze.annotation.recogniser.distinct import WordVectors

__all__ = ["QuickRecogniser", "create_recogniser", "quicken"]

NAME = "docanalyze_recogniser"
RECOGNISER = "ner"
SHARED_LAYER = "tok2vec"


class QuickRecogniser:
    """Sets ``doc.ents`` as the ``ner`` of the pipeline would, with its weights.

    Args:
        nlp: The pipeline.
        ner: Name of the component whose weights are used.
        tok2vec: Name of the shared layer that it listens to; empty if it has its own, or if the
            shared one is not to be stood for.
    """

    def __init__(self, nlp: Language, ner: str, tok2vec: str) -> None:
        self._nlp = nlp
        self._ner = ner
        self._tok2vec = tok2vec

    def __call__(self, doc: Doc) -> Doc:
        """Mark the entities."""
        if len(doc) == 0:
            return doc
        if self._word_vectors is not None:
            # Typed as of 64 bits in spaCy, but its own layers put in 32.
            doc.tensor = self._word_vectors(doc)  # type: ignore[assignment]
        doc.set_ents(self._decoder(doc))
        return doc

    # Made when first used: a pipeline that is loaded gets its weights last.

    @cached_property
    def _decoder(self) -> Decoder:
        component: Any = self._nlp.get_pipe(self._ner)
        _multiply_with_numpy(component.model)
        return Decoder(component)

    @cached_property
    def _word_vectors(self) -> WordVectors | None:
        if not self._tok2vec:
            return None
        component: Any = self._nlp.get_pipe(self._tok2vec)
        _multiply_with_numpy(component.model)
        return WordVectors(component.model)


def quicken(nlp: Language) -> None:
    """Let ``docanalyze_recogniser`` stand for the recogniser of a pipeline, where it can.

    It can where ``ner`` is the only recogniser, greedy and of the usual layers, and runs on a
    processor. Else nothing changes.

    Args:
        nlp: With trained components ``ner`` and, if that listens to one, ``tok2vec``.
    """
    if RECOGNISER not in nlp.pipe_names:
        return
    ner: Any = nlp.get_pipe(RECOGNISER)
    if not (
        _has_factory(nlp, RECOGNISER) and type(ner.model.ops) is NumpyOps and Decoder.suits(ner)
    ):
        return
    stood_for = [RECOGNISER]
    if SHARED_LAYER in nlp.pipe_names and _has_factory(nlp, SHARED_LAYER):
        shared: Any = nlp.get_pipe(SHARED_LAYER)
        if shared.listening_components == [RECOGNISER] and WordVectors.suits(shared.model):
            stood_for.append(SHARED_LAYER)
    settings = {"ner": RECOGNISER, "tok2vec": SHARED_LAYER if len(stood_for) > 1 else ""}
    nlp.add_pipe(NAME, config=settings, after=RECOGNISER)
    for name in stood_for:
        nlp.disable_pipe(name)


def _has_factory(nlp: Language, name: str) -> bool:
    return nlp.get_pipe_meta(name).factory == name


def _multiply_with_numpy(model: Model[Any, Any]) -> None:
    """Let NumPy's BLAS multiply: the one that comes with Thinc knows fewer processors."""
    ops = NumpyOps(use_blis=False)
    for node in model.walk():
        node.ops = ops


@Language.factory(
    NAME,
    default_config={"ner": RECOGNISER, "tok2vec": SHARED_LAYER},
    assigns=["doc.ents", "doc.tensor", "token.ent_iob", "token.ent_type"],
)
def create_recogniser(nlp: Language, name: str, ner: str, tok2vec: str) -> QuickRecogniser:  # noqa: ARG001
    """Create the component ``docanalyze_recogniser``.

    Args:
        nlp: The pipeline it joins.
        name: Its name there.
        ner: Name of a trained ``ner`` component, which can be disabled.
        tok2vec: Name of the shared layer that it listens to, which can be disabled; empty: none.
    """
    return QuickRecogniser(nlp, ner, tok2vec)
