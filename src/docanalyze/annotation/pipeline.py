"""Assemble the whole annotation pipeline: passages, a spaCy entity model, and our components."""

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.about import __version__ as SPACY_VERSION  # noqa: N812
from spacy.attrs import ORTH  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import (
    compile_infix_regex,
    compile_prefix_regex,
    compile_suffix_regex,
    is_compatible_version,
    registry,
)
from thinc.api import prefer_gpu

from docanalyze.annotation.recogniser import quicken
from docanalyze.errors import ModelError
from docanalyze.register import load_register
from docanalyze.shipped import shipped_path

__all__ = ["AFTER_MODEL", "BEFORE_MODEL", "build_pipeline"]

SHIPPED_MODEL = "models/en_docanalyze"
EMPTY_TOKENIZER = "docanalyze.EmptyTokenizer.v1"
BEFORE_MODEL: tuple[str, ...] = ("docanalyze_passages",)
AFTER_MODEL: tuple[str, ...] = (
    "docanalyze_names",
    "docanalyze_dates",
    "docanalyze_treaties",
    "docanalyze_entities",
    "docanalyze_provisions",
    "docanalyze_quotations",
)
# Factories of what finds names, and of what that listens to; the rest of a pipeline is not used.
SHARED_LAYERS = frozenset({"tok2vec", "transformer", "curated_transformer"})
RECOGNISERS = frozenset({"ner", "beam_ner", "entity_ruler"})
HYPHENS = r"[-\u2010\u2011\u2013]"
AFTER_ABBREVIATION = rf"(?<=[A-Z]\.){HYPHENS}(?=[A-Za-z])"
# spaCy cuts at the common hyphen only; print also has those that do not break.
BETWEEN_WORDS = r"(?<=[A-Za-z])[\u2010\u2011](?=[A-Za-z])"
# A line may end between the parts of a name: "Guinea-" and "Bissau".
AT_THE_END = rf"(?<=[a-z]){HYPHENS}"
# spaCy's guard against running out of memory in the parser, which is off here.
MAX_LENGTH = 100_000_000


def build_pipeline(
    *,
    spacy_model: str | None = None,
    register: Sequence[str] = (),
    date_order: str = "auto",
) -> Language:
    """Build the pipeline that annotates articles.

    Args:
        spacy_model: Name or folder of a spaCy pipeline whose entity recogniser is used; None: the
            shipped one.
        register: Folders of a user's own register files, over the shipped ones.
        date_order: How ``3/4/2026`` is read: ``DMY``, ``MDY`` or ``auto``.

    Returns:
        A spaCy pipeline; after it, ``doc._.entities`` and the other tables hold records.

    Raises:
        ModelError: The model does not exist, cannot be read, or needs another spaCy.
        UsageError: A register folder cannot be used.
    """
    folders = list(register)
    load_register(tuple(folders))
    nlp = _load_model(spacy_model)
    nlp.max_length = MAX_LENGTH
    settings: Mapping[str, dict[str, Any]] = {
        name: _settings(name, folders, date_order) for name in (*BEFORE_MODEL, *AFTER_MODEL)
    }
    for name in reversed(BEFORE_MODEL):
        nlp.add_pipe(name, config=settings[name], first=True)
    for name in AFTER_MODEL:
        nlp.add_pipe(name, config=settings[name], last=True)
    return nlp


def _split_more(nlp: Language) -> None:
    """Let the tokeniser of a pipeline cut more, as far as it is spaCy's and cuts inside of words.

    A new one takes its place: each change to the old one would read its thousand special cases
    again.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    nlp.tokenizer = _splitting_more(
        nlp,
        rules=tokenizer.rules,
        prefix_search=tokenizer.prefix_search,
        token_match=tokenizer.token_match,
        url_match=tokenizer.url_match,
        cuts_ends=tokenizer.suffix_search is not None,
        cuts_inside=tokenizer.infix_finditer is not None,
        faster_heuristics=tokenizer.faster_heuristics,
    )


def _splitting_more(
    nlp: Language,
    *,
    rules: Mapping[str, Any],
    cuts_ends: bool = True,
    cuts_inside: bool = True,
    **others: Any,
) -> Tokenizer:
    """Return a tokeniser that cuts what spaCy leaves whole although names stand in it.

    These are ``U.S.-Japan``, words joined by a hyphen that does not break, a word whose line ends
    at its hyphen, and the number of ``World War I`` with the full stop of its sentence.
    """
    infixes = [*(nlp.Defaults.infixes or ()), AFTER_ABBREVIATION, BETWEEN_WORDS]
    suffixes = [*(nlp.Defaults.suffixes or ()), AT_THE_END]
    return Tokenizer(
        nlp.vocab,
        rules=dict(rules) | {"I.": [{ORTH: "I"}, {ORTH: "."}]},
        suffix_search=compile_suffix_regex(suffixes).search if cuts_ends else None,
        infix_finditer=compile_infix_regex(infixes).finditer if cuts_inside else None,
        **others,
    )


def _settings(name: str, register: list[str], date_order: str) -> dict[str, Any]:
    """Return the settings of a component, as far as it knows them."""
    known = Language.get_factory_meta(name).default_config or {}
    wanted: dict[str, Any] = {"register": register, "date_order": date_order}
    return {key: value for key, value in wanted.items() if key in known}


def _load_model(named: str | None) -> Language:
    source: str | Path = shipped_path(SHIPPED_MODEL) if named is None else named
    # Of use where cupy and a graphics card are; else it does nothing, and the processor is used.
    prefer_gpu()
    try:
        with warnings.catch_warnings():
            # W095 and W094 talk about versions; _check_version says it in our words.
            warnings.simplefilter("ignore", UserWarning)
            nlp = spacy.load(source) if named else _load_shipped(source)
    except (OSError, ValueError, ImportError, KeyError) as error:
        raise ModelError(
            f"{source}: this spaCy pipeline cannot be loaded with spaCy {SPACY_VERSION} "
            f"({_first_line(error)}). Name an installed pipeline or its folder."
        ) from error
    _check_version(nlp, source)
    if named:
        _split_more(nlp)
    _keep_recogniser(nlp)
    if RECOGNISERS.isdisjoint(nlp.pipe_names):
        warnings.warn(
            f"{source}: this spaCy pipeline has no entity recogniser (ner). Only names that are in "
            "the register will be found.",
            stacklevel=3,
        )
    if RECOGNISERS.isdisjoint(set(nlp.pipe_names) - {"ner"}):
        quicken(nlp)
    return nlp


def _load_shipped(source: str | Path) -> Language:
    """Load our own pipeline, whose tokeniser is English as spaCy has it, with ours at once.

    To make one takes a twentieth of a second; spaCy makes it before it loads, and again from the
    file.
    """
    nlp = spacy.load(
        source,
        exclude=["tokenizer"],
        config={"nlp": {"tokenizer": {"@tokenizers": EMPTY_TOKENIZER}}},
    )
    defaults = nlp.Defaults
    nlp.tokenizer = _splitting_more(
        nlp,
        rules=defaults.tokenizer_exceptions or {},
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
    # Where the pipeline is saved, spaCy alone must be able to load its tokeniser.
    config = nlp.config
    config["nlp"]["tokenizer"] = {"@tokenizers": "spacy.Tokenizer.v1"}
    nlp.config = config
    return nlp


registry.tokenizers(EMPTY_TOKENIZER, func=lambda: lambda nlp: Tokenizer(nlp.vocab))


def _check_version(nlp: Language, source: str | Path) -> None:
    made_for = str(nlp.meta.get("spacy_version", ""))
    if not made_for or is_compatible_version(SPACY_VERSION, made_for) is not False:
        return
    if made_for.lstrip("<>=~^ ").split(".")[0] != SPACY_VERSION.split(".")[0]:
        raise ModelError(
            f"{source}: made for spaCy {made_for}, this is {SPACY_VERSION}. Install the pipeline "
            "for this version."
        )
    warnings.warn(
        f"{source}: made for spaCy {made_for}, this is {SPACY_VERSION}; it may find other names "
        "than it should. Prefer the pipeline for this version.",
        stacklevel=4,
    )


def _keep_recogniser(nlp: Language) -> None:
    """Remove what the entity recogniser does not need, and layers that nobody listens to."""
    for name in list(nlp.component_names):
        if nlp.get_pipe_meta(name).factory not in SHARED_LAYERS | RECOGNISERS:
            nlp.remove_pipe(name)
    for name in list(nlp.component_names):
        heard_by = getattr(nlp.get_pipe(name), "listening_components", None)
        if nlp.get_pipe_meta(name).factory in SHARED_LAYERS and not set(heard_by or ()) & set(
            nlp.component_names
        ):
            nlp.remove_pipe(name)


def _first_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines or [type(error).__name__])[0].rstrip(".")
