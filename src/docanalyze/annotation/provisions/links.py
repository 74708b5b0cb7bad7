"""What a citation is tied to."""

from dataclasses import dataclass
from typing import Literal

from docanalyze.annotation.logit import Choice
from docanalyze.annotation.provisions.references import UNKNOWN, Reference

__all__ = ["Link", "Method", "link_to"]

Method = Literal["explicit", "organisation", "context", "default"]


@dataclass(frozen=True, slots=True)
class Link:
    """What a citation is of.

    Args:
        treaty_id: None where nothing fits, or where it is domestic law.
        method: As in the table.
        owner: The mention beside the citation that says so.
        choice: What it was chosen from, if nothing beside the citation said so.
    """

    treaty_id: str | None
    method: Method
    owner: Reference | None = None
    choice: Choice | None = None


def link_to(reference: Reference) -> Link:
    """Return the link to what a mention beside a citation names."""
    if reference.treaty_id.startswith(UNKNOWN):
        return Link(None, "context", reference)
    return Link(
        reference.treaty_id,
        "organisation" if reference.organisation else "explicit",
        reference,
    )
