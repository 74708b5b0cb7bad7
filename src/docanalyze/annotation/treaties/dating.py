"""The year that a text gives an instrument."""

import re
from dataclasses import replace

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.occasions import (
    UNDOING,
    brought_by,
    is_aside,
    is_counted_from,
    meeting_year,
    tells_making,
    year_of_name,
)
from docanalyze.annotation.treaties.phrases import IN_YEAR
from docanalyze.annotation.treaties.scanning import YEAR
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.annotation.treaties.unregistered import SIGNING

__all__ = ["year_of"]

CUE_REACH = 60
DOC_DATE = re.compile(
    r"^\s*(?:,\s*)?(?:was\s|were\s)?(?:which\s(?:was|were)\s)?(?:signed|initialled|initialed|concluded|adopted|reached|agreed|opened\sfor\ssignature)[^.;]{0,110}"
)
BETWEEN_DATE = re.compile(
    r"\s(?:between|among|with)\s[^.;]{3,90}?\s(?:in|on|of)\s(?:\d\d?\s)?(?:[A-Z][a-z]{2,8},?\s)?(?:\d\d?,\s)?(?:1[5-9]|20)\d\d\b"
)
SIGNING_OF = re.compile(r"\b(?:signing|signature|conclusion|adoption) of (?:an?|the) \Z")
ITS_DATE = re.compile(
    r"\s(?:by|in|at|on)\s[^.;,]{0,80}?\b(?:in|on)\s[^.;]{0,14}(?:1[5-9]|20)\d\d\b"
)
THAT_YEAR = re.compile(r"\s(?:of|in)\s(?:[A-Z][a-z]{2,8}\s)?(?:of\s)?(?:that|the\ssame)\syear\b")
DONE_IN = re.compile(
    r"\s[a-z]+(?:ed|t|d)\s(?:in|on)\s(?:\d\d?\s)?(?:[A-Z][a-z]{2,8}\s)?((?:1[5-9]|20)\d\d)\b"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SENTENCE_OPENING = re.compile(
    rf"^\W*(?:In|On|By)\s(?:(?:{MONTHS})\s)?(?:\d\d?,?\s)?(?:(?:{MONTHS}),?\s)?((?:1[5-9]|20)\d\d)\b"
)
SIGNED_REACH = 1500
# "Treaty of Siwa", "Siwa Accord"
OF_TOWN = re.compile(r".*\bof ([A-Z]\w+)(?:\s\(.*)?\Z|([A-Z]\w+)\s[A-Z]?[a-z]+\Z", re.DOTALL)
# What stands between a name and the time when it came about, or before the name.
CAME_ABOUT = re.compile(
    r"[’'”\"]?(?:\s(?:between|among|with|by)\s[^.;]{3,60}?)?(?:,\s|\s)(?:which\s|that\s)?(?:was\s|were\s|is\s|are\s|had\sbeen\s|has\sbeen\s)?"
    r"(?:(?:first|only|at\slast|[a-z]+ly)\s)?(?:signed|concluded|adopted|reached|agreed|sealed|inked|"
    r"clinched|struck|brokered|hammered\sout|drawn\sup|born|took\sshape|"
    r"imposed|dictated|extorted|sworn|exchanged|proclaimed|forced\son|granted|"
    r"initialled|issued|made|announced|unveiled|published|done|followed|came|emerged|"
    r"opened\sfor\ssignature|to\sbe\ssigned)\b[^.;]{0,90}\Z"
)
# "On 3 May 1878 a Convention was signed …"
PASSIVE = re.compile(
    r"[’'”\"]?(?:\s(?:between|among|with)\s[^.;,]{3,60}?)?(?:,\s|\s)(?:which\s|that\s)?(?:was|were|is|are|had\sbeen)\s(?:\w+ly\s|\w+ed\sand\s)?"
    r"(?:signed|concluded|adopted|reached|agreed|initialled|issued|made|announced|opened)\b"
)
# "that Kinshasa signed with the bloc in November 2023"
DONE_BY = re.compile(
    r",?\s(?:that|which)\s[^.;,]{2,40}?\s(?:signed|concluded|reached|adopted|initialled)\b[^.;]{0,60}\Z"
)
# Of the year in brackets after its partner: a pact with Germany (1928).
PARTNER_YEAR = re.compile(
    r"\s(?:between|with|among)\s[^.;()]{3,60}?\s\((?:[^()]{0,20}\s)?((?:1[5-9]|20)\d\d)\)"
)
BY_IT = re.compile(r"\b[Bb]y\s(?:an?|the)\s\Z")
ON = re.compile(r",\s(?:on|in)\s\Z")
AT_PLACE = re.compile(r"(?:\s(?:in|at)\s(?:[A-Z][\w-]+\s?){1,3})?\s?(?:on|in)?\s?\Z")
SIGNING_BEFORE = re.compile(
    r"\b(?:sign|conclu|adopt|reach|initial|issu|ink|seal|clinch|hammer|impos|dictat|extort|given|"
    r"put\stheir\snames\sto)\w*\s"
    r"(?:of\s|out\s)?"
    r"(?:(?:an?|the|their|its|this|that)\s)?(?:[\w-]+\s){0,3}\Z"
)
OWNER = re.compile(r"(?:[’']s?)?\s(?:[a-z-]+\s)?\Z")
INTRODUCED = re.compile(r"\b[Aa]n?\s(?:[a-z-]+\s)?\Z")
# Of what is not yet made.
TO_COME = re.compile(r"\b(?:will|shall|to\sbe|to\ssign|due|expected|plans?|hopes?|intends?)\b")
# "replaces the treaty of 1970"
OF_OTHER = re.compile(
    r"\b(?:treaty|pact|accord|agreement|convention|protocol|declaration|charter|deal|those|that|one|war|act)"
    r"\s(?:of|from)\s\Z"
)
# The acronym after a name, before what is said of it.
SPELT = re.compile(r"[’'”\"]?\s\((?:the\s)?[“\"‘']?[A-Z][\w-]{1,11}[”\"’']?\)")
OPENING, NEAR_AFTER, FAR_AFTER, NEAR_VERB = 25, 110, 180, 12


def year_of(candidate: Candidate, scene: Scene) -> int | None:
    """Return the year that the text gives an instrument; None if it gives none.

    Args:
        candidate: The mention.
        scene: The article.
    """
    if candidate.year is not None:
        return candidate.year
    low, high = scene.sentence(candidate.start, candidate.end)
    spelt = SPELT.match(scene.text, candidate.end, high)
    candidate = replace(candidate, end=spelt.end()) if spelt else candidate
    counted = is_counted_from(candidate, scene)
    if counted:
        # "Ten years after it was signed, in 2008": what follows the comma is not its time.
        comma = scene.text.find(",", candidate.end + 1, high)
        high = comma if comma >= 0 else high
    rest, before = scene.text[candidate.end : high], scene.text[low : candidate.start]
    beside = IN_YEAR.match(scene.text, candidate.end) or PARTNER_YEAR.match(rest)
    if beside:
        return int(beside.group(1))
    after = DOC_DATE.match(rest) or BETWEEN_DATE.match(rest)
    after = after or (ITS_DATE.match(rest) if SIGNING_OF.search(before) else None)
    year = YEAR.search(after.group()) if after else None
    if year and _is_of_another(candidate, scene, year.start()):
        year = None
    told = int(year.group()) if year else _told_year(candidate, scene, rest)
    if told:
        return told
    if counted:
        return _dated_after(candidate, scene, low, high)
    opening = SENTENCE_OPENING.match(before)
    if opening and SIGNING.search(before):
        return int(opening.group(1))
    dated = _dated_after(candidate, scene, low, high) or _dated(candidate, scene, low, high)
    return dated or meeting_year(candidate, scene)


def _is_of_another(candidate: Candidate, scene: Scene, reach: int) -> bool:
    """Whether a year after a name is not its own: "signed on 4 May, replaces that of 1970"."""
    at = candidate.end + reach
    if OF_OTHER.search(scene.text, candidate.end, at):
        return True
    return any(each.end <= at for each in scene.near(scene.dates, candidate.end, at))


def _dated_after(candidate: Candidate, scene: Scene, low: int, high: int) -> int | None:
    """Return the year of the date after a name on which the text says that it came about.

    The dates are read already, so that "on Monday" and "that September" have their year.
    """
    text, after = scene.text, scene.near(scene.dates, candidate.end, high)
    own = year_of_name(candidate, scene, after)
    if own or not after or after[0].start - candidate.end > FAR_AFTER:
        return own
    gap, before = text[candidate.end : after[0].start], text[low : candidate.start]
    year = after[0].year if TO_COME.search(before + gap) else after[0].past
    if tells_making(gap):
        return year
    if len(gap) > NEAR_AFTER:
        return None
    by_it = BY_IT.search(before) and ON.match(gap)
    other = UNDOING.search(gap) or OF_OTHER.search(gap)
    came = not other and (CAME_ABOUT.match(gap) or DONE_BY.match(gap))
    signing = SIGNING_BEFORE.search(before) is not None
    if came or by_it or (signing and AT_PLACE.match(gap)):
        return year
    return None


def _dated(candidate: Candidate, scene: Scene, low: int, high: int) -> int | None:
    """Return the year of the date in its sentence that is of its making, before the name or not."""
    text, dates = scene.text, scene.near(scene.dates, low, high)
    before = [each for each in dates if each.end <= candidate.start]
    gap = text[before[-1].end : candidate.start] if before else ""
    if before and (OWNER.match(gap) or brought_by(gap, text[low : before[-1].start])):
        return before[-1].past
    signing = SIGNING_BEFORE.search(text[low : candidate.start]) is not None
    passive = PASSIVE.match(text, candidate.end, high)
    if before and before[0].start - low < OPENING and (signing or passive):
        ahead = TO_COME.search(text, before[0].end, candidate.end + NEAR_VERB)
        return before[0].year if ahead else before[0].past
    introduced = INTRODUCED.search(text[max(low, candidate.start - 20) : candidate.start])
    told = [each for each in dates if not is_aside(text[low : each.start])]
    years = {each.year for each in told}
    if signing and len(years) > 1:
        # "meeting on 4 May, signed the …, which ends a row that began in 2009"
        years = {each.year for each in told if each.end <= candidate.start}
    return years.pop() if len(years) == 1 and (introduced or signing) else None


def _told_year(candidate: Candidate, scene: Scene, rest: str) -> int | None:
    """Return a year told otherwise: "of May that year", "a Treaty … confirmed in 1904"."""
    if THAT_YEAR.match(rest):
        years = YEAR.findall(scene.text, max(0, candidate.start - CUE_REACH * 3), candidate.start)
        return int(years[-1]) if years else None
    introduced = INTRODUCED.search(scene.text[max(0, candidate.start - 20) : candidate.start])
    done = DONE_IN.match(rest) if introduced else None
    if done:
        return int(done.group(1))
    return _signed_there(candidate, scene)


def _signed_there(candidate: Candidate, scene: Scene) -> int | None:
    """Return the year of what was signed at the place of which the name is, in the same passage."""
    named = OF_TOWN.match(scene.text[candidate.start : candidate.end])
    if not named:
        return None
    low, high = scene.passage(candidate.start)
    low, high = max(low, candidate.start - SIGNED_REACH), min(high, candidate.end + SIGNED_REACH)
    place = re.escape(named.group(1) or named.group(2))
    signed = re.compile(
        rf"\b(?:signed|concluded|initialled|agreed)\s(?:at|in)\s{place}\s(?:on|in)\s(?:the\s)?"
        r"(?=(?:[^.;,]{0,20}\b((?:1[5-9]|20)\d\d)\b)?)"
    )
    for found in signed.finditer(scene.text, low, high):
        read = scene.near(scene.dates, found.end(), found.end() + 1)
        if read or found.group(1):
            return read[0].past if read else int(found.group(1))
    return None
