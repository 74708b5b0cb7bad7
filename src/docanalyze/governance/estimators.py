"""The scikit-learn models that a model's weights were taken from, for those who want them."""

from importlib import metadata
from pathlib import Path
from typing import Any

from docanalyze.errors import ModelError
from docanalyze.governance.model_folder import (
    ESTIMATORS,
    description_of,
    model_folder,
    verified,
)

__all__ = ["load_estimators"]

# What skops may bring to life besides its own list: nothing.
TRUSTED_TYPES: tuple[str, ...] = ()


def load_estimators(
    folder: str | Path | None = None, *, any_version: bool = False
) -> dict[str, Any]:
    """Load the scikit-learn models that the weights were taken from.

    Args:
        folder: As for :func:`load_model`.
        any_version: Load them though they were made by another scikit-learn.

    Returns:
        ``classifier``, and by label those of ``claims``.

    Raises:
        ModelError: The folder holds no model, or one that was changed, holds types that are not
            trusted, or was made by another scikit-learn.
    """
    import skops.io

    path = model_folder(folder)
    description = description_of(path)
    content = verified(path, description)[ESTIMATORS]
    made_by, here = description["versions"]["scikit-learn"], metadata.version("scikit-learn")
    if made_by.split(".")[:2] != here.split(".")[:2] and not any_version:
        raise ModelError(
            f"{path}: its scikit-learn models were made by scikit-learn {made_by}, and {here} is "
            "installed. Install that one, or load them with any_version=True."
        )
    foreign = set(skops.io.get_untrusted_types(data=content)) - set(TRUSTED_TYPES)
    if foreign:
        raise ModelError(
            f"{path}: {ESTIMATORS} holds types that are not trusted: {', '.join(sorted(foreign))}."
        )
    loaded: dict[str, Any] = skops.io.loads(content, trusted=list(TRUSTED_TYPES))
    return loaded
