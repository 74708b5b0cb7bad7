"""The other ways in which print writes a name: hyphens, apostrophes, spellings, accents."""

import itertools
import re
from collections.abc import Iterable
from functools import cache

from docanalyze.packaged import rows_of
from docanalyze.text import unaccented

__all__ = ["spellings", "surface_variants"]

HYPHENS = ("-", "\N{EN DASH}", "\N{NON-BREAKING HYPHEN}")
APOSTROPHES = ("'", "\N{RIGHT SINGLE QUOTATION MARK}")


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = rows_of("docanalyze.annotation.names", "spellings.csv")
    both_ways = [(row["one"], row["other"]) for row in pairs]
    both_ways += [(other, one) for one, other in both_ways]
    return tuple((re.compile(rf"\b{re.escape(old)}\b"), new) for old, new in both_ways)


@cache
def _has_two_spellings() -> re.Pattern[str]:
    # The border of a word outside of the brackets: most places in a name are none.
    words = "|".join(pattern.pattern.removeprefix(r"\b") for pattern, _ in _spellings())
    return re.compile(rf"\b(?:{words})")


def _respelt(name: str) -> str:
    if not _has_two_spellings().search(name):
        return name
    for old, new in _spellings():
        changed = old.sub(new, name)
        if changed != name:
            return changed
    return name


def spellings(name: str) -> list[str]:
    """Return a name in each spelling, with and without accents; itself first.

    Args:
        name: As the register writes it.
    """
    respelt = _respelt(name)
    if name.isascii() and respelt == name:
        return [name]
    forms = _distinct([name, respelt])
    return _distinct(forms + [unaccented(form) for form in forms if not form.isascii()])


def surface_variants(name: str) -> list[str]:
    """Return the forms in which a name is found in print, itself first.

    Args:
        name: As the register writes it.

    Returns:
        Distinct forms: each spelling, without accents, with each hyphen and apostrophe, with ``&``
        or ``and``.
    """
    forms = spellings(name)
    forms = _distinct(forms + [form.replace(" and ", " & ") for form in forms])
    forms = _distinct(forms + [form.replace(" & ", " and ") for form in forms])
    dashed = itertools.chain.from_iterable(
        (form.replace("-", hyphen).replace("'", mark) for hyphen in HYPHENS for mark in APOSTROPHES)
        if "-" in form or "'" in form
        else (form,)
        for form in forms
    )
    return _distinct(dashed)


def _distinct(forms: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(forms))
