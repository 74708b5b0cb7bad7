"""Style, script and templates of the report, and the policy that lets a page run nothing else."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

import docanalyze
from docanalyze.packaged import text_of

__all__ = ["ARTICLE_SCRIPTS", "Assets", "assets", "environment"]

STYLES = ("base.css", "charts.css", "tables.css", "reading.css", "print.css")
EARLY = ("colours.js",)
SCRIPTS = ("places.js", "reading.js", "listing.js", "tables.js", "start.js")
# The page of a single article has no table to sort.
ARTICLE_SCRIPTS = ("places.js", "reading.js", "start.js")


SMALLEST_SHOWN = 0.005
# What stands for all numbers and all years in the classifier's terms.
NUMBERS = {"0": "(number)", "1900": "(year)"}


@dataclass(frozen=True, slots=True)
class Assets:
    """What every page holds.

    Args:
        style: CSS.
        early: JavaScript that runs before anything is drawn.
        script: JavaScript that runs once the frame of the page is there.
        policy: Content-Security-Policy that allows these by their hashes, and nothing else.
    """

    style: Markup
    early: Markup
    script: Markup
    policy: str


@cache
def assets(scripts: tuple[str, ...] = SCRIPTS) -> Assets:
    """Return style, script and policy.

    Args:
        scripts: Of which files the script is made.
    """
    style = _joined(STYLES)
    # In a scope of its own, so that nothing in the page can be mistaken for a name of ours.
    early, script = (
        f"(() => {{\n'use strict';\n{_joined(names)}}})();\n" for names in (EARLY, scripts)
    )
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; "
        f"script-src '{_hash(early)}' '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
        "trusted-types 'none'"
    )
    # Our own files, which must not be escaped to work.
    return Assets(Markup(style), Markup(early), Markup(script), policy)  # noqa: S704


def _joined(names: Sequence[str]) -> str:
    return "".join(text_of("docanalyze.report", "templates", name) for name in names)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def environment() -> Environment:
    """Return the templates: whatever they are given is escaped."""
    made = Environment(
        loader=PackageLoader("docanalyze.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "allow_nan": False,
    }
    made.filters["percent"] = _percent
    made.filters["readable"] = _readable
    made.filters["term"] = _term
    made.filters["thousands"] = lambda number: f"{number:,}"
    made.globals["version"] = docanalyze.__version__
    return made


def _percent(share: float) -> str:
    """Return a share in per cent; what is not nothing is not said to be."""
    return "<1%" if 0 < share < SMALLEST_SHOWN else f"{share:.0%}"


def _term(term: str) -> str:
    """Return a term of the evidence with words for what the classifier makes of numbers."""
    return " ".join(NUMBERS.get(word, word) for word in term.split(" "))


def _readable(label: str) -> str:
    return "no model" if label == "none" else label.replace("_", " ")
