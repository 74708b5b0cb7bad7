"""Instruments that are annexed to another, which dates them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from docanalyze.annotation.treaties.mentions import Instrument, Mention
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.treaties.unregistered import identifier_for

__all__ = ["ANNEXED", "with_years_of_hosts"]

ANNEXED = re.compile(
    r",?\s(?:(?:which|that)\s(?:was|were|is)\s|(?:was|were|is)\s)?(?:annexed|attached|appended)\sto\b"
)
TO_HOST = re.compile(ANNEXED.pattern + r"\s(?:the\s|an?\s|its\s|their\s)?\Z")
# "Annexed to the … was a Protocol on Dams"
ANNEXED_TO = re.compile(
    r"\b(?:annexed|attached|appended)\sto\s(?:the\s|an?\s|its\s)?\Z", re.IGNORECASE
)
WERE = re.compile(r"\s(?:was|were|is|are)\s(?:also\s)?(?:an?|the|two|three)\s(?:[a-z-]+\s){0,2}\Z")
REACH = 30


def with_years_of_hosts(mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """Return the mentions, with the year of its host for what is annexed and has none.

    Args:
        mentions: By name, ordered by start.
        scene: The article.
    """
    dated: dict[str, Instrument] = {}
    for one, next_one in pairwise(mentions):
        for annexed, host in ((one, next_one), (next_one, one)):
            instrument, year = annexed.instrument, host.instrument.year
            undated = not instrument.registered and instrument.year is None
            if undated and year and _is_annexed(annexed, host, scene.text):
                treaty_id = identifier_for(instrument.title, year)
                made = replace(instrument, treaty_id=treaty_id, year=year)
                dated.setdefault(instrument.treaty_id, made)
    return [
        replace(each, instrument=dated.get(each.instrument.treaty_id, each.instrument))
        for each in mentions
    ]


def _is_annexed(annexed: Mention, host: Mention, text: str) -> bool:
    if annexed.start < host.start:
        return TO_HOST.fullmatch(text, annexed.end, host.start) is not None
    opened = ANNEXED_TO.search(text, max(0, host.start - REACH), host.start)
    return opened is not None and WERE.fullmatch(text, host.end, annexed.start) is not None
