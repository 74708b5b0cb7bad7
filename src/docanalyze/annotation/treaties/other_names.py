"""Where a text says that two names are of one instrument, or shows it by where it was signed."""

import re
from collections.abc import Sequence

from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import Instrument, Mention, only_instrument
from docanalyze.annotation.treaties.scene import Scene

__all__ = ["same_instrument"]

THE = r"(?:the\s)?[“\"‘']?\Z"
CALLED = re.compile(
    r"[^.;()\n]{0,40}?[,(]?\s?(?:also|better|commonly|often|sometimes|popularly|otherwise|usually|"
    rf"more often|widely)\s(?:called|known|referred\sto|styled)(?:\sas|\sto)?\s{THE}"
    rf"|(?:\s\([^()\n]{{4,16}}\))?\s?[,(\N{{EN DASH}}\N{{EM DASH}}-]\s?"
    rf"(?:known|called|styled|dubbed)\s(?:as\s)?{THE}"
)
# ", formally the …", ", whose full title is the …"
IN_FULL = re.compile(
    r",?\s[(\N{EN DASH}\N{EM DASH}]?\s?(?:formally|officially|in\sfull|strictly|properly|that\sis)"
    rf"(?:\s(?:called|known\sas|titled|entitled|named))?,?\s{THE}"
    rf"|,?\s(?:whose|its)\s(?:full|official|formal|proper)\s(?:title|name)\s(?:is|was|being)\s{THE}"
)
# A name in brackets, or one set off by commas: ", or the Siwa Accord,".
BRACKET = re.compile(r"[^.;()\n]{0,14}\s\((?:[“\"‘']?the\s[“\"‘']?|[“\"‘'])\Z")
CLOSED = re.compile(r"[”\"’']?\)")
OR, COMMA = re.compile(r",\sor\sthe\s\Z"), re.compile(r"(?:\s(?:of|from)\s[^,;.]{4,16})?,\s")
AS_THE = re.compile(r",\sas\sthe\s\Z")
IS_KNOWN = re.compile(r"[^.;\n,]{0,16}\s(?:is|was|came\sto\sbe)\s(?:[a-z]+\s)?(?:known|called)\b")
AS_KNOWN = re.compile(
    r"[”\"’']?,\sas\sit\s(?:is|was|came\sto\sbe|would\sbe|became)\s"
    r"(?:(?:also|now|better|commonly|often|usually|later|sometimes|popularly|generally)\s)?"
    r"(?:known|called)\b"
)
OF_TOWN = re.compile(r"[A-Z][a-z]+ of ([A-Z][\w-]+)|([A-Z][\w-]+) [A-Z]?[a-z]+")
SIGNED = r"\b(?:sign|conclu|initial|agree|adopt|reach)\w*\b[^.;]{{0,60}}?\s(?:at|in)\s{town}\b"
FARTHEST, FARTHEST_TOWN, LONGEST_GAP = 3000, 1500, 120


def same_instrument(mention: Mention, before: Sequence[Mention], scene: Scene) -> Instrument | None:
    """Return the instrument of which a mention is another name.

    Args:
        mention: By name.
        before: Those before it, in order.
        scene: The article.
    """
    others = [each for each in before if each.instrument != mention.instrument]
    if not others:
        return None
    last = others[-1]
    if mention.start - last.end < LONGEST_GAP and _is_called(last, mention, scene.text):
        return last.instrument
    if AS_KNOWN.match(scene.text, mention.end):
        near = [each for each in others if mention.start - each.end < FARTHEST]
        alike = [each for each in near if each.head == mention.head] or near
        return alike[-1].instrument if alike else None
    return _signed_at_its_town(mention, others, scene)


def _is_called(last: Mention, mention: Mention, text: str) -> bool:
    gap = text[last.end : mention.start]
    if CALLED.fullmatch(gap) or IN_FULL.fullmatch(gap):
        return True
    return any(
        opened.fullmatch(gap) and closed.match(text, mention.end)
        for opened, closed in ((BRACKET, CLOSED), (OR, COMMA), (AS_THE, IS_KNOWN))
    )


def _signed_at_its_town(
    mention: Mention, others: Sequence[Mention], scene: Scene
) -> Instrument | None:
    """Know "the Siwa Agreement" as the one that was signed at Siwa under a longer title."""
    town = OF_TOWN.fullmatch(scene.text, mention.start, mention.end)
    if not town or mention.instrument.registered:
        return None
    name = re.escape(town.group(1) or town.group(2))
    signed = re.compile(SIGNED.format(town=name))
    swapped = lexicon().interchangeable
    return only_instrument(
        each
        for each in others
        if mention.start - each.end < FARTHEST_TOWN
        and (each.head == mention.head or {each.head, mention.head} <= swapped)
        and mention.instrument.year in (None, each.instrument.year)
        and not OF_TOWN.fullmatch(scene.text, each.start, each.end)
        and signed.search(scene.text, *scene.sentence(each.start, each.end))
    )
