"""What a page is asked for, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Asked", "NotThere", "Page", "Redirect"]

LONGEST_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as far as a page needs it.

    Args:
        path: The variable parts of the address.
        query: What stands behind its question mark.
        form: What was filled in.
    """

    path: Mapping[str, Any]
    query: Mapping[str, str]
    form: Mapping[str, str]

    def filled(self, name: str) -> str | None:
        """Return what was filled in, or None if nothing was."""
        return self.form.get(name, "").strip()[:LONGEST_NOTE] or None

    @property
    def version(self) -> int:
        """What the page was made from that was filled in."""
        written = self.form.get("version", "")
        return int(written) if written.isdecimal() else -1


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be made.

    Args:
        template: Its name.
        context: What stands in it.
        status: Of the answer.
    """

    template: str
    context: Mapping[str, Any]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where to go on, below the secret part of the address."""

    path: str


class NotThere(Exception):  # noqa: N818 it is an answer
    """There is no such thing in the run."""
