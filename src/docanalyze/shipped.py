"""Find what ships with docanalyze besides its code: models and label files.

A wheel carries them in the package (``docanalyze/shipped/…``). An editable install does not, so the
checkout is looked at second.
"""

from collections.abc import Mapping
from pathlib import Path

from docanalyze.errors import ModelError

__all__ = ["shipped_path"]

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]
# What stands elsewhere in the checkout than in the wheel.
IN_CHECKOUT: Mapping[str, str] = {"labels": "corpus/labels"}


def shipped_path(name: str) -> Path:
    """Return where a shipped model or folder of data lies.

    Args:
        name: As in the wheel, with ``/``: ``models/en_docanalyze``, ``models/governance``,
            ``labels``.

    Returns:
        An existing path.

    Raises:
        ModelError: It is nowhere: the installation is incomplete.
    """
    in_wheel = PACKAGE / "shipped" / name
    if in_wheel.exists():
        return in_wheel
    first, _, rest = name.partition("/")
    in_checkout = CHECKOUT / IN_CHECKOUT.get(first, first) / rest
    if in_checkout.exists():
        return in_checkout
    raise ModelError(
        f"{name}: docanalyze ships this, but it is neither in {in_wheel} nor in {in_checkout}. "
        "Install docanalyze again."
    )
