"""What the rows of a run depend on, as hashes: equal fingerprints, equal rows."""

import hashlib
import json
from importlib import metadata, resources
from importlib.util import find_spec
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
# Folders of the package that make no rows: what changes there asks for no new analysis.
AFTER_THE_ROWS = frozenset({"cli", "exporting", "labelling", "report", "review", "scoring"})
# Models and labels, whose hashes are taken apart, and what Python makes by itself.
NO_CODE = {"shipped", "__pycache__"}

__all__ = ["AFTER_THE_ROWS", "analysis_key", "code_digest", "fingerprint", "looking_key"]


def fingerprint(configuration: Configuration) -> dict[str, Any]:
    """Return versions and hashes of all that the rows depend on, apart from the articles.

    Args:
        configuration: The parts chosen.

    Raises:
        UsageError: A part that was named cannot be found.
    """
    package = Path(str(resources.files("docanalyze")))
    return {
        "schema_version": SCHEMA_VERSION,
        "docanalyze": docanalyze.__version__,
        "code": code_digest(package),
        # Asked of its package: a run that has nothing to do need not wait for it.
        "spacy": metadata.version("spacy"),
        "settings": {name: getattr(configuration, name) for name in SETTINGS},
        "spacy_model": _model(configuration.spacy_model, "models/en_docanalyze"),
        "classifier": _model(configuration.classifier, "models/governance"),
        "register": load_register(configuration.register).digest,
    }


def analysis_key(marks: dict[str, Any]) -> str:
    """Return one hash for a fingerprint."""
    return hashlib.sha256(json.dumps(marks, sort_keys=True).encode()).hexdigest()


def looking_key(marks: dict[str, Any], configuration: Configuration) -> str:
    """Return one hash for all that decides which articles are found in a file.

    Args:
        marks: The fingerprint.
        configuration: Says which members of archives are asked for.
    """
    chosen = [analysis_key(marks), configuration.include, configuration.exclude]
    return hashlib.sha256(json.dumps(chosen).encode()).hexdigest()


def code_digest(package: Path) -> str:
    """Return one hash for the code and data of the package that the rows depend on.

    Args:
        package: Its folder.
    """
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        makes_rows = inside.parts[0] not in AFTER_THE_ROWS and NO_CODE.isdisjoint(inside.parts)
        if makes_rows and path.is_file():
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
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        spec = None
    return folder_digest(Path(spec.origin).parent) if spec and spec.origin else "not found"
