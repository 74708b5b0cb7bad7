"""What the rows of a run depend on, as hashes: equal fingerprints, equal rows."""

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Any

import docanalyze
from docanalyze.configuration import Configuration
from docanalyze.files import folder_digest
from docanalyze.register import load_register
from docanalyze.shipped import shipped_path
from docanalyze.tables import SCHEMA_VERSION

# Of the configuration, what is no part and changes the rows.
SETTINGS = ("date_order", "text_column", "any_language")

__all__ = ["analysis_key", "fingerprint"]


def fingerprint(configuration: Configuration) -> dict[str, Any]:
    """Return versions and hashes of all that the rows depend on, apart from the articles.

    Args:
        configuration: The parts chosen.

    Raises:
        UsageError: A part that was named cannot be found.
    """
    from spacy.about import __version__ as spacy_version

    package = Path(str(resources.files("docanalyze")))
    return {
        "schema_version": SCHEMA_VERSION,
        "docanalyze": docanalyze.__version__,
        "code": _code_digest(package),
        "spacy": spacy_version,
        "settings": {name: getattr(configuration, name) for name in SETTINGS},
        "spacy_model": _model(configuration.spacy_model, "models/en_docanalyze"),
        "classifier": _model(configuration.classifier, "models/governance"),
        "register": load_register(configuration.register).digest,
    }


def analysis_key(marks: dict[str, Any]) -> str:
    """Return one hash for a fingerprint."""
    return hashlib.sha256(json.dumps(marks, sort_keys=True).encode()).hexdigest()


def _code_digest(package: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if path.is_file() and inside.parts[0] != "shipped" and "__pycache__" not in inside.parts:
            digest.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _model(chosen: str | None, shipped: str) -> dict[str, str]:
    if chosen is None:
        path = shipped_path(shipped)
        return {"name": f"shipped:{Path(shipped).name}", "sha256": folder_digest(path)}
    if Path(chosen).is_dir():
        return {"name": Path(chosen).name, "sha256": folder_digest(Path(chosen))}
    return {"name": chosen, "sha256": _package_digest(chosen)}


def _package_digest(name: str) -> str:
    from spacy.util import get_package_path, is_package

    return folder_digest(get_package_path(name)) if is_package(name) else "not found"
