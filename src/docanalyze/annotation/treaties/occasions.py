"""On what occasion the text says that an instrument was made, and what is only told of it later."""

import re
from collections.abc import Sequence

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.scene import Dated, Scene

__all__ = [
    "APPOSED",
    "UNDOING",
    "brought_by",
    "is_aside",
    "is_counted_from",
    "meeting_year",
    "tells_making",
    "year_of_name",
]

REACH = 90
ARTICLE = r"(?:the|an?|its|their|this)\s(?:[\w-]+\s){0,2}\Z"
# "Twenty years after the signing of the …": the sentence dates something else.
COUNTED = re.compile(
    r"\b(?:years?|decades?|months?|weeks?|days?|century|centuries|generations?|anniversar(?:y|ies))\s"
    r"(?:after|since|before|of|following)\s(?:the\s)?(?:[\w-]+\sof\s)?(?:(?:the|an?|its|their)\s)?"
    r"(?:[a-z-]+\s)?\Z",
    re.IGNORECASE,
)
# "of the 4th May", "from 4 May", ", dated 4 May"
OF = re.compile(
    r"(?:(?:,?\s(?:of|from)|,\sdated)\s(?:the\s)?|\s\((?:(?:signed|concluded)\s)?(?:on\s|in\s)?)\Z"
)
# ", whose text was agreed at Siwa in 1988", "which dates back to 1988"
RELATIVE = re.compile(
    r"(?:,?\s(?:(?:to|by|in|under|for)\s)?(?:that|which|whose)|\s(?=(?:they|we|he|she|both)\s))\s?"
    r"[^.;]{2,110}?\b(?:signed|concluded|reached|adopted|initialled|agreed|"
    r"negotiated|drawn\sup|(?:put|set)\stheir\s(?:names|hands|signatures)(?:\sto)?)\b[^.;,]{0,60}\Z"
)
DATES_FROM = re.compile(
    r",?\s(?:which\s|that\s)?(?:dates|dated|dating)\s(?:back\s)?(?:to|from)\s(?:the\s)?\Z"
)
# ", the instrument of 6 June 1884", ", a page of handwriting from 2013"
APPOSED = re.compile(
    r",\s(?:the|an?)\s(?!other|earlier|later|older|former|latter|second|third)(?:[a-z-]+\s){1,4}"
    r"(?:of|from|dated)\s(?:the\s)?\Z"
)
# ", San Pedro Sula, 15 December 1995"
AT_TOWN = re.compile(r",\s(?:(?:San|Ste?\.|[A-Z][\w’'-]+)\s?){1,4},\s\Z")
# " took three more years, and was signed on"
AT_LAST = re.compile(
    r"\s(?!and\b|which\b|that\b)[a-z]+\s[^.;]{2,60}\band\s(?:was|were)\s(?:[a-z]+ly\s|at\slast\s)?"
    r"(?:signed|concluded|initialled|adopted)\b[^.;,]{0,40}\Z"
)
# ", which had left the union in 1990,": its date is of somebody else.
ASIDE = re.compile(r"\b(?:which|who|whose|where)\b[^,]*\Z")
# "The Siwa Protocol and the Kharga Accord were signed in 1988."
JOINTLY = re.compile(
    r"(?:,\s[^.;]{3,60}?)?,?\s(?:and|as\swell\sas)\s[^.;,]{3,80}?\s(?:were|are)\s(?:both\s|\w+ly\s)?"
    r"(?:signed|concluded|adopted|initialled|agreed)\b[^.;,]{0,60}\Z"
)
# What is done with an instrument that was made before.
UNDOING = re.compile(
    r"\b(?:breach|br[eo]ke|violat|denounc|renounc|laps|expir|anniversar|amend|renew|extend|suspend|"
    r"withdr|abrogat|terminat|repudiat|revis|ratif)\w*",
    re.IGNORECASE,
)
# "Two years later came the …"
CAME = re.compile(rf",?\s(?:there\s)?(?:came|followed|brought|produced)\s{ARTICLE}")
# "they made peace three years later in the …"
SETTLED = re.compile(
    r"\b(?:made\speace|agreed|settled|reconciled|came\sto\sterms|allied\sthemselves|bound\sthemselves|"
    r"pledged|formali[sz]ed|sealed|codified|fixed|drawn|ceded|created|founded|established|abolished)\b"
    r"[^,;]{0,60}\Z"
)
BY_IT = re.compile(rf",?\s(?:in|with|by|through)\s{ARTICLE}")
MEETING = re.compile(
    r"\b(?:met|meet|meeting|conference|congress|summit|talks|gathered|assembled|negotiat\w+|convened|"
    r"delegates|delegations|plenipotentiaries|envoys)\b",
    re.IGNORECASE,
)
# What comes of a meeting, before the name and after it.
OUTCOME = re.compile(
    rf"\b(?:sign(?:ed|ing)|conclud(?:ed|ing)|initiall?ed|adopt(?:ed|ing)|agreed|reached|issued|drafted|"
    r"drew\sup|produced|yielded|led\sto|resulted\sin|result\swas|outcome\swas|ended\s(?:with|in)|"
    rf"emerged\swith|came|brought\sforth|put\stheir\s(?:names|signatures)\sto)\s(?:on\s)?{ARTICLE}",
    re.IGNORECASE,
)
CAME_OF_IT = re.compile(
    r"[’'”\"]?\s(?:was|were)\s(?:[\w-]+ly\s)?(?:the\s(?:result|outcome|fruit)\b|"
    r"(?:signed|concluded|adopted|agreed|initialled|drawn\sup|born)\b)"
)


def is_counted_from(candidate: Candidate, scene: Scene) -> bool:
    """Return whether the time of something else is counted from an instrument.

    Args:
        candidate: Its name.
        scene: The article.
    """
    low = max(0, candidate.start - REACH)
    return COUNTED.search(scene.text, low, candidate.start) is not None


def year_of_name(candidate: Candidate, scene: Scene, dates: Sequence[Dated]) -> int | None:
    """Return the year of a date that is part of what an instrument is called: "of the 4th May".

    Args:
        candidate: Its name.
        scene: The article.
        dates: Those that stand after the name, in order.
    """
    if not dates or not OF.match(scene.text, candidate.end, dates[0].start):
        return None
    return dates[0].past


def tells_making(gap: str) -> bool:
    """Return whether a clause says that what follows is when the thing before was made.

    Args:
        gap: What stands between a name and a date.
    """
    if any(each.fullmatch(gap) for each in (DATES_FROM, APPOSED, AT_TOWN, AT_LAST)):
        return True
    told = RELATIVE.match(gap) or JOINTLY.match(gap)
    return told is not None and not UNDOING.search(gap)


def is_aside(before: str) -> bool:
    """Return whether a date stands in a clause about somebody else.

    Args:
        before: The sentence before the date.
    """
    return ASIDE.search(before) is not None


def brought_by(gap: str, before: str) -> bool:
    """Return whether what stands between a date and a name says that the one brought the other.

    Args:
        gap: What stands between them.
        before: The sentence before the date.
    """
    if CAME.fullmatch(gap):
        return True
    return BY_IT.fullmatch(gap) is not None and SETTLED.search(before) is not None


def meeting_year(candidate: Candidate, scene: Scene) -> int | None:
    """Return the year of the meeting that the sentence before tells of, if the name came of it.

    Args:
        candidate: A name in whose sentence stands no date.
        scene: The article.
    """
    low, high = scene.sentence(candidate.start, candidate.end)
    opening, _ = scene.passage(candidate.start)
    if low <= opening or scene.near(scene.dates, low, high):
        return None
    came = OUTCOME.search(scene.text, low, candidate.start)
    if not came and not CAME_OF_IT.match(scene.text, candidate.end, high):
        return None
    first, last = scene.sentence(low - 2, low - 2)
    years = {each.year for each in scene.near(scene.dates, first, last)}
    met = MEETING.search(scene.text, first, last)
    return years.pop() if met and len(years) == 1 else None
