"""What PDF and Word files say about themselves, which is often what another file was."""

import re

from docanalyze.reading.assembly import Metadata
from docanalyze.reading.header import parse_names

__all__ = ["metadata_of_properties"]

# What programs write where nobody gave a title.
NO_TITLE = re.compile(
    r"(?i)(?:untitled|document|word document|microsoft word)\b.*|.*\.(?:docx?|pdf|rtf|odt|indd|tex)"
)


def metadata_of_properties(
    title: str | None, author: str | None, made: str | None, warnings: tuple[str, ...] = ()
) -> Metadata:
    """Return what a file's properties tell, unless a program made it up.

    Args:
        title: As it stands there.
        author: As it stands there; several names with commas.
        made: When the file was made, as a date in ISO form.
        warnings: Sentences about what was odd.
    """
    plain = " ".join((title or "").split())
    return Metadata(
        title=None if NO_TITLE.fullmatch(plain) else plain or None,
        authors=parse_names(author or "", comma_list=True),
        made=made,
        warnings=warnings,
        hearsay=True,
    )
