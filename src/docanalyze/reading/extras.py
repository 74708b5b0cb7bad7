"""Libraries that are installed only by those who need them."""

from collections.abc import Iterator
from contextlib import contextmanager

from docanalyze.errors import UnreadableInputError

__all__ = ["needs_extra"]


@contextmanager
def needs_extra(extra: str, name: str) -> Iterator[None]:
    """Turn the failure to import a library into a sentence that says how to install it.

    Args:
        extra: The extra of this package that brings the library.
        name: Of the file that needs it.

    Raises:
        UnreadableInputError: ``missing_extra``.
    """
    try:
        yield
    except ImportError as error:
        raise UnreadableInputError(
            f'{name} can be read once its library is installed: pip install "docanalyze[{extra}]".',
            code="missing_extra",
        ) from error
