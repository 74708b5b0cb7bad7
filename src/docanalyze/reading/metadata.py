"""What a format says about its article beside the text, under whatever names."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from docanalyze.reading.assembly import Metadata
from docanalyze.reading.columns import key_of
from docanalyze.reading.header import iso_date, parse_names

__all__ = ["language_code", "metadata_from_mapping"]

# Names under which front matter, tables and JSON keep a value, the plainest first.
KEYS = {
    "title": ("title", "headline", "article_title", "heading"),
    "authors": ("authors", "author", "by", "byline", "creator", "writer"),
    "published": (
        *("published", "date", "publication_date", "date_published", "date_publish"),
        *("published_at", "published_date", "publish_date", "pub_date", "pubdate", "issued"),
    ),
    "publisher": (
        *("publisher", "publication", "publication_title", "site", "site_name", "sitename"),
        *("website", "newspaper", "outlet", "journal", "source", "source_name", "source_domain"),
    ),
    "section": ("section", "rubric", "category"),
    "language": ("language", "lang"),
    "url": ("url", "link", "permalink", "canonical_url", "source_url"),
}

# As databases and forms name them.
LANGUAGES = {
    "english": "en",
    "eng": "en",
    "french": "fr",
    "fre": "fr",
    "fra": "fr",
    "german": "de",
    "ger": "de",
    "deu": "de",
    "spanish": "es",
    "spa": "es",
    "italian": "it",
    "dutch": "nl",
    "portuguese": "pt",
    "russian": "ru",
    "chinese": "zh",
    "arabic": "ar",
    "japanese": "ja",
}
BYLINE = re.compile(r"(?i)^\s*by\s+")
AMBIGUOUS = re.compile(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}\b")
YEAR = re.compile(r"\d{4}")
CODE = re.compile(r"([a-z]{2})(?:[-_].*)?")


def metadata_from_mapping(stated: Mapping[str, Any], warnings: tuple[str, ...] = ()) -> Metadata:
    """Take title, authors, date, publisher, section, language and address out of free-form keys.

    Args:
        stated: Keys, however written, and their values.
        warnings: To be carried on.
    """
    by_key = {key_of(key): value for key, value in stated.items()}
    values = {
        field: next((by_key[key] for key in keys if by_key.get(key)), None)
        for field, keys in KEYS.items()
    }
    published = _date(values["published"])
    if values["published"] and not published:
        warnings = (*warnings, "The date in the metadata was not understood.")
    elif published and YEAR.fullmatch(published) and AMBIGUOUS.match(str(values["published"])):
        warnings = (
            *warnings,
            f"The date in the metadata, {values['published']}, can be two days; its year counts.",
        )
    language = _plain(values["language"])
    return Metadata(
        title=_plain(values["title"]),
        authors=_authors(values["authors"]),
        published=published,
        publisher=_plain(values["publisher"]),
        section=_plain(values["section"]),
        language=language_code(language) if language else None,
        url=_plain(values["url"]),
        warnings=warnings,
    )


def language_code(written: str) -> str | None:
    """Return the ISO 639-1 code of a language that is named or coded.

    Args:
        written: Such as ``en-GB``, ``English``, ``ENGLISH; FRENCH``.
    """
    first = re.split(r"[;,/(]", written.casefold())[0].strip()
    code = CODE.fullmatch(first)
    return code[1] if code else LANGUAGES.get(first)


def _plain(value: Any) -> str | None:
    """Return a scalar as a string; None for anything nested or blank."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return " ".join(str(value).split()) or None
    return None


def _authors(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = BYLINE.sub("", value)
        return parse_names(value, comma_list=True) or ((value.strip(),) if value.strip() else ())
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return ()
    names = (_plain(item.get("name") if isinstance(item, dict) else item) for item in value)
    return tuple(name for name in names if name)


def _date(value: Any) -> str | None:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    written = _plain(value)
    return iso_date(written) if written else None
