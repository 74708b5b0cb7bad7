"""Towns that stand for their instrument: "since Dayton", "under Helsinki", "Lusaka (1999)"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import Instrument, Mention, registered
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.register import Register

__all__ = ["place_mentions"]

# After these a town can hardly be a place, if an instrument was named after it.
SURE = re.compile(
    r"\b(?:[Ss]ince|[Uu]nder|(?:spirit|letter|logic|terms|promises?|ghosts?|legacy)\sof)\s\Z"
)
DATED = re.compile(r"\s\(((?:1[5-9]|20)\d\d)\)")
# "Treaty of Marrakech", "Oslo Accords"
OF_TOWN = re.compile(
    r"\b(?:of|at)\s([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\Z|^([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s[A-Z]?[a-z]+\Z"
)


@cache
def _place_pattern() -> re.Pattern[str]:
    words = lexicon()
    names = "|".join(re.escape(name) for name in sorted(words.places, key=len, reverse=True))
    opening = "|".join(words.openings)
    return re.compile(rf"\b(?i:({opening}))[\s-]({names})\b(?![\w-]|[’']s|\s[A-Z(])")


@cache
def _verb_pattern() -> re.Pattern[str]:
    words = lexicon()
    names = "|".join(re.escape(name) for name in sorted(words.places, key=len, reverse=True))
    return re.compile(rf"(?<![\w-] )(?<![\w-])({names})(?=\s(?:{'|'.join(words.place_verbs)})\b)")


def place_mentions(
    scene: Scene, register: Register, index: NameIndex, named: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield places that stand for their instrument.

    Args:
        scene: The article.
        register: Facts about treaties.
        index: The register's treaties by key.
        named: Mentions by name.
    """
    words = lexicon()
    known = {mention.instrument.treaty_id for mention in named}
    for match in _place_pattern().finditer(scene.text):
        opening, place = match.group(1).lower(), match.group(2)
        treaty = register.treaties.get(words.places[place])
        sure = opening == "under" or place not in words.strict_places
        if treaty and (sure or treaty.id in known):
            instrument = registered(treaty, index.heads[treaty.id])
            yield Mention(match.start(2), match.end(2), instrument, "alias", "")
    yield from _called_after(scene, named)
    yield from _dated(scene, register, index)
    for match in _verb_pattern().finditer(scene.text):
        treaty = register.treaties.get(words.places[match.group(1)])
        if treaty and treaty.id in known:
            instrument = registered(treaty, index.heads[treaty.id])
            yield Mention(match.start(1), match.end(1), instrument, "alias", "")


def _called_after(scene: Scene, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield "since Marrakech", where the Treaty of Marrakech was named before."""
    after: dict[str, tuple[int, Instrument]] = {}
    for mention in named:
        match = OF_TOWN.search(scene.text[mention.start : mention.end])
        if match:
            after.setdefault(match.group(1) or match.group(2), (mention.end, mention.instrument))
    for town in scene.towns:
        name = scene.text[town.start : town.end]
        end, instrument = after.get(name, (0, None))
        if (
            instrument
            and end <= town.start
            and SURE.search(scene.text[max(0, town.start - 20) : town.start])
        ):
            yield Mention(town.start, town.end, instrument, "alias", "")


def _dated(scene: Scene, register: Register, index: NameIndex) -> Iterator[Mention]:
    """Yield "Lusaka (1999)", where one instrument of that year is called after the town."""
    for town in scene.towns:
        year = DATED.match(scene.text, town.end)
        if not year:
            continue
        called = index.called_after(scene.text[town.start : town.end])
        of_year = [each for each in called if register.treaties[each].year == int(year.group(1))]
        if len(of_year) == 1:
            treaty = register.treaties[of_year[0]]
            instrument = registered(treaty, index.heads[treaty.id])
            yield Mention(town.start, town.end, instrument, "alias", "")
