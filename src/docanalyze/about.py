"""What an installation consists of: versions, models, register."""

import json
import platform
from importlib.metadata import version
from pathlib import Path

import docanalyze
from docanalyze.configuration import Configuration
from docanalyze.governance import load_model
from docanalyze.register import FILES, load_register
from docanalyze.running.fingerprint import fingerprint
from docanalyze.shipped import shipped_path
from docanalyze.tables import SCHEMA_VERSION

__all__ = ["describe"]

LIBRARIES = ("spacy", "scikit-learn", "skops", "pandas", "pyarrow", "trafilatura")
DIGITS = 12


def describe(configuration: Configuration) -> dict[str, str]:
    """Return what is in use, as short texts by name.

    Args:
        configuration: The parts chosen.

    Raises:
        UsageError: A part cannot be used.
    """
    _load(configuration)
    marks = fingerprint(configuration)
    register = load_register(configuration.register)
    facts = {
        "docanalyze": f"{docanalyze.__version__}, output contract {SCHEMA_VERSION}",
        "Python": f"{platform.python_version()} on {platform.platform()}",
        "libraries": ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        "package": str(Path(docanalyze.__file__).parent),
        "entity model": _model(marks["spacy_model"], configuration.spacy_model, "en_docanalyze"),
        "classifier": _model(marks["classifier"], configuration.classifier, "governance"),
        "labels": _labels(),
        "register": f"{', '.join(register.folders)} (sha256 {register.digest[:DIGITS]})",
    }
    for name in FILES:
        facts[f"  {name}"] = f"{len(getattr(register, name)):,}"
    return facts


def _load(configuration: Configuration) -> None:
    """Load what was chosen, to know that it can be."""
    if configuration.spacy_model is not None:
        from docanalyze.annotation.pipeline import build_pipeline

        build_pipeline(spacy_model=configuration.spacy_model, register=configuration.register)
    load_model(configuration.classifier)


def _model(marks: dict[str, str], chosen: str | None, shipped: str) -> str:
    place = chosen or str(shipped_path(f"models/{shipped}"))
    return f"{marks['name']} (sha256 {marks['sha256'][:DIGITS]}) in {place}"


def _labels() -> str:
    folder = shipped_path("labels")
    rows = 0
    for path in sorted(folder.glob("*.jsonl")):
        rows += sum(1 for line in path.read_text(encoding="utf-8").splitlines() if json.loads(line))
    return f"{rows:,} labelled passages in {folder}"
