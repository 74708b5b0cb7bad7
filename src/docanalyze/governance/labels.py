"""The labels of the codebook, and how any label becomes part of a column name."""

import hashlib
import re
import unicodedata

__all__ = ["LABELS", "NO_MODEL", "label_slug"]

NO_MODEL = "none"

LABELS: tuple[str, ...] = (
    "universal_institution",
    "alliance",
    "ad_hoc_coalition",
    "regional_organisation",
    "great_power_politics",
    "networked_governance",
    NO_MODEL,
)

# With ``mean_p_`` in front a column still fits into the 32 characters that Stata allows.
LONGEST_SLUG = 25
NOT_IN_A_SLUG = re.compile(r"[^a-z0-9]+")


def label_slug(label: str) -> str:
    """Return the form of a label that stands in column names, as in ``p_<slug>``.

    Args:
        label: Any label, in any script.

    Returns:
        At most 25 lower-case ASCII letters, digits and underscores. What cannot be written so, or
        is too long, ends in four hex digits that tell it from its like.
    """
    decomposed = unicodedata.normalize("NFKD", label)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    slug = NOT_IN_A_SLUG.sub("_", plain.lower()).strip("_")
    lost_letters = any(letter.isalnum() and not letter.isascii() for letter in plain)
    if slug and len(slug) <= LONGEST_SLUG and not lost_letters:
        return slug
    mark = hashlib.sha256(label.encode("utf-8", "replace")).hexdigest()[:4]
    return f"{slug[: LONGEST_SLUG - 5].strip('_') or 'label'}_{mark}"
