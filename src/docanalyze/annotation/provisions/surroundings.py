"""Gather what an article names that has provisions, from the rows of the other components."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

from spacy.tokens import Doc

from docanalyze.annotation.provisions.described import Described
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.references import DOMESTIC, UNKNOWN, Reference
from docanalyze.annotation.records import TreatyRecord
from docanalyze.annotation.tokens import whole_text
from docanalyze.annotation.treaties import PRINCIPAL_ORGANS, founded_by
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.register import Register

__all__ = ["gather_references"]

UNREGISTERED = "unregistered:"
# A body stands for its instrument less than the instrument's own name; one found everywhere, least.
BODY, ORGAN, COURT, NAMELESS, LAW = 0.65, 0.5, 0.2, 0.9, 0.8
OWNS = re.compile(r"[’']s?\s(?:own\s|famous\s|pacifist\s)?(?:[Aa]rticles?|[Ss]ection)\s\d")
FURTHER = re.compile(
    r"\s(?:(?:signed|concluded|adopted|made)\s(?:at|in)\s(?P<place>[A-Z][\w’-]+)"
    r"(?:\s(?:in|on)\s(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?P<later>(?:1[5-9]|20)\d\d))?"
    r"|(?:signed\s(?:in|on)|of)\s(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?P<year>(?:1[5-9]|20)\d\d))\b"
)
OF = re.compile(r"\s(?:of|in|to)\s(?:the\s|an?\s|that\s|this\s|our\s|its\s|their\s)?")
WORD = re.compile(r"[^\W_]+")
SMALL = frozenset({"of", "the", "on", "and", "for", "to", "in", "with", "between"})
DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s\Z")
LATER_YEAR = re.compile(
    r"\w+(?:\s(?:signed|concluded))?(?:\s(?:at|in)\s[A-Z]\w+)?(?:\s(?:of|on|in))?"
    r"(?:\s\d{1,2})?(?:\s[A-Z][a-z]+)?(?:\s\d{1,2},)?\s(?P<year>(?:1[5-9]|20)\d\d)\b"
)
BARE = frozenset(
    {
        "Accord",
        "Accords",
        "Agreement",
        "Charter",
        "Convention",
        "Covenant",
        "Final Act",
        "Pact",
        "Protocol",
        "Statute",
        "Treaty",
    }
)
# Nouns for which no writer puts another.
OF_BODIES = frozenset({"Charter", "Covenant", "Statute"})
WEIGHTS = {
    "charter-of-the-united-nations-1945": ORGAN,
    "maastricht-treaty-1992": ORGAN,
    # A court applies other instruments than its own.
    "statute-of-the-international-court-of-justice-1945": COURT,
}


def gather_references(
    doc: Doc,
    treaties: Sequence[TreatyRecord],
    ends: Sequence[int],
    scene: Callable[[], Scene],
    register: Register,
) -> list[Reference]:
    """Return mentions of instruments, of bodies with one, and of laws, ordered by start.

    Args:
        doc: The article; its entities are used if they are known.
        treaties: Its mentions of instruments.
        ends: One past the citations of provisions, in order.
        scene: Makes its surroundings; called where they are needed.
        register: What is known about treaties and organisations.
    """
    text = whole_text(doc)
    fuller = _fuller({row["treaty_id"] for row in treaties})
    cited = {row["treaty_id"] for row in treaties if _is_cited(row, text, ends)}
    found = [
        Reference(
            row["start"],
            row["end"],
            _identity({**row, "treaty_id": fuller[row["treaty_id"]]}, text, register),
            political=row["treaty_id"] not in cited and _has_no_articles(row),
            loose=_is_loose(row),
        )
        for row in treaties
        if not _is_misnamed(row, register)
    ]
    laws = [
        Reference(*match.span(), DOMESTIC, weight=LAW) for match in knowledge().law.finditer(text)
    ]
    laws += _owning_states(doc, text)
    described = Described(scene, register)
    for others in (
        list(_bodies(doc, text, scene, register)),
        list(_other_bodies(text)),
        laws,
        list(_unknown(text, {each.treaty_id for each in found if each.treaty_id}, described)),
    ):
        starts = [each.start for each in found]
        # Of two that overlap, the first is kept: what components found comes before patterns.
        found += [each for each in others if not _covers(found, starts, each)]
        found.sort(key=lambda each: (each.start, -each.end))
    return found


def _fuller(identifiers: Collection[str]) -> dict[str, str]:
    """Return the fullest id by which the article calls the same instrument.

    "The Convention (1924)" is "the Memel Convention" of that year, if no other is so called.
    """
    words = {
        each: frozenset(each.removeprefix(UNREGISTERED).split("-"))
        for each in identifiers
        if each.startswith(UNREGISTERED)
    }
    found = {each: each for each in identifiers}
    for name, parts in words.items():
        fuller = [other for other, more in words.items() if parts < more]
        if len(fuller) == 1:
            found[name] = fuller[0]
    return found


def _identity(row: TreatyRecord, text: str, register: Register) -> str:
    """Return what a row is of; unknown where a bare noun goes on with another year or place.

    "The Charter signed at Bogotá" is no back reference to what is called after San Francisco.
    """
    if row["method"] != "coreference":
        return row["treaty_id"]
    further = FURTHER.match(text, row["end"])
    if further is None:
        return row["treaty_id"]
    year = further.group("year") or further.group("later")
    place = further.group("place")
    other_year = year and row["year"] and year != str(row["year"])
    other_place = place and not _is_called_after(place, row["treaty_id"], register)
    if other_year or other_place:
        return f"{UNKNOWN}{row['text'].lower()} of {year or place}"
    return row["treaty_id"]


def _is_misnamed(row: TreatyRecord, register: Register) -> bool:
    """Whether a bare noun is bound to what nobody calls so: "the Charter" to a Final Act."""
    if row["method"] != "coreference" or row["text"] not in OF_BODIES:
        return False
    return not _is_called_after(row["text"], row["treaty_id"], register)


def _is_called_after(place: str, identifier: str, register: Register) -> bool:
    """Whether the names of an instrument have a word in them; of an unknown one nobody knows."""
    treaty = register.treaties.get(identifier)
    return treaty is None or any(place in name for name in (treaty.name, *treaty.aliases))


def _is_loose(row: TreatyRecord) -> bool:
    """Whether a mention is by a bare noun, or by a name that no register has."""
    return (
        row["method"] == "coreference"
        or not row["registered"]
        or (row["method"] == "alias" and row["text"] in BARE)
    )


def _is_cited(row: TreatyRecord, text: str, ends: Sequence[int]) -> bool:
    """Whether a provision is said to be of it: "Article I of a Memorandum of Understanding"."""
    at = bisect_right(ends, row["start"]) - 1
    return at >= 0 and OF.fullmatch(text, ends[at], row["start"]) is not None


def _has_no_articles(row: TreatyRecord) -> bool:
    """Whether it is political, and not a charter or an agreement by its name."""
    return row["binding"] == "political" and not knowledge().articled.search(row["title"] or "")


def _bodies(
    doc: Doc, text: str, scene: Callable[[], Scene], register: Register
) -> Iterator[Reference]:
    for start, end, identifier in _named(doc, scene):
        treaty = _instrument_of(identifier, register)
        if treaty in register.treaties:
            weight = WEIGHTS.get(treaty, BODY)
            if text[start:end] in register.treaties[treaty].aliases:
                weight = 1.0
            yield Reference(start, end, treaty, organisation=True, weight=weight)


def _owning_states(doc: Doc, text: str) -> Iterator[Reference]:
    """Yield states that own an article, of their constitution then: "Japan's Article 9"."""
    for row in doc._.entities or ():
        if (row["entity_id"] or "").startswith("state:") and OWNS.match(text, row["end"]):
            yield Reference(row["start"], row["end"], DOMESTIC, weight=LAW)


def _other_bodies(text: str) -> Iterator[Reference]:
    for treaty, (names, unless, needs) in knowledge().named_bodies.items():
        matches = list(names.finditer(text))
        if matches and ((unless and unless.search(text)) or (needs and not needs.search(text))):
            continue
        for match in matches:
            weight = WEIGHTS.get(treaty, BODY)
            yield Reference(
                *match.span(),
                treaty,
                organisation=True,
                weight=weight,
                loose=match.group() in BARE,
            )


def _instrument_of(body: str, register: Register) -> str:
    """Return the id of the instrument that is meant where a body is named; empty if there is none.

    That is what we know to be meant, else what founded the body, or the one whose organ it is.
    """
    told = knowledge().bodies.get(body, "")
    if told in register.treaties:
        return told
    founded = founded_by(register)
    if body in founded or body not in PRINCIPAL_ORGANS:
        return founded.get(body, "")
    organ = register.organisations.get(body)
    return founded.get(organ.parent or "", "") if organ else ""


def _named(doc: Doc, scene: Callable[[], Scene]) -> Iterator[tuple[int, int, str]]:
    if doc._.entities is not None:
        for row in doc._.entities:
            if row["entity_id"]:
                yield row["start"], row["end"], row["entity_id"]
        return
    for named in scene().organisations:
        for identifier in named.identifiers:
            yield named.start, named.end, identifier


def _unknown(text: str, named: Collection[str], described: Described) -> Iterator[Reference]:
    """Yield what is named like an instrument: it is a rival, though nobody knows which it is.

    Args:
        text: The document text.
        named: The instruments that the article names in full.
        described: Knows those of the register that are only described.
    """
    for match in knowledge().instrument.finditer(text):
        if match.group("name"):
            name = _short_form(match.group("name"), named) or UNKNOWN + match.group("name").lower()
            yield Reference(*match.span("name"), name, loose=True)
        else:
            name = (
                _of_that_year(match, named)
                or described.identify(text, *match.span())
                or f"{UNKNOWN}{match.group().lower()} {match.start()}"
            )
            yield Reference(*match.span(), name, weight=NAMELESS, loose=True)


def _short_form(name: str, named: Collection[str]) -> str | None:
    """Return the one instrument in whose name all words of a short form stand, more than one."""
    words = {each for each in WORD.findall(name.lower()) if each not in SMALL}
    fitting = [each for each in named if len(words) > 1 and words <= set(each.split("-"))]
    return fitting[0] if len(fitting) == 1 else None


def _of_that_year(match: re.Match[str], named: Collection[str]) -> str | None:
    """Return the one named instrument of the year that a title of any has: "the treaty of 1921".

    The noun must be one of its name, unless it is one of those that stand for one another.
    """
    text = match.string
    year = LATER_YEAR.match(text, match.start())
    if not year or not DEFINITE.search(text, max(0, match.start() - 5), match.start()):
        return None
    head = match.group().split()[0].lower()
    fitting = [
        each
        for each in named
        if each.endswith(f"-{year['year']}")
        and (head in each.split("-") or head in lexicon().interchangeable)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _covers(references: Sequence[Reference], starts: Sequence[int], other: Reference) -> bool:
    """Whether a mention, of those in the order of the text, overlaps another."""
    at = bisect_right(starts, other.start)
    return any(
        each.start < other.end and other.start < each.end
        for each in references[max(0, at - 1) : at + 1]
    )
