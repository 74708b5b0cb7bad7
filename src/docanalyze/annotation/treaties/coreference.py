"""Short forms and back references: "the Charter", "the pact", "the 1949 treaty", "since Dayton"."""

import re
from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.described import Told, told_of
from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import Instrument, Mention, registered
from docanalyze.annotation.treaties.provisional import Newcomers
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.register import Register

__all__ = ["PRINCIPAL_ORGANS", "ShortForms", "founded_by"]

DETERMINER = re.compile(
    r"(?:(?:\b(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Ii]ts|[Tt]heir|[Tt]hese|[Tt]hose|THE)|[’']s|s[’'])"
    r"\s+(?:(?!own |draft|proposed|other|another|future)[a-z][a-z-]+ )?|"
    r"\b(?:[Ss]aid|[Pp]resent|[Ss]ame|of|under|by|with|to|in|and|[Oo]riginal|[Rr]evised|OF)\s+)\Z"
)
YEAR_BEFORE = re.compile(r"(?:1[5-9]|20)\d\d\s\Z")
# "A Convention was signed."
MADE = re.compile(
    r"\s(?:(?:was|were|is)\s(?:also\s|then\s)?(?:signed|concluded|initialled|annexed|attached|appended|"
    r"drawn up|added|opened for)|set up|established|created|followed)\b"
)
# "Charter principles"
ATTRIBUTIVE = re.compile(r"\s(?:principles?|obligations?|provisions?|rights|values|commitments?)\b")
JOINED = re.compile(r"\b[Tt]he (?:[A-Z][\w-]+ and )?\Z")
INDEFINITE = re.compile(r"\b[Aa]n?\s\Z")
# Of an instrument that is only wished for.
VAGUE = re.compile(r"\b(?:draft|proposed|future|possible|new|such|any|no)\s\Z", re.IGNORECASE)
BACK = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s+(?:(?:new|same|original|landmark|historic|final|whole|entire)\s)?((?:1[5-9]|20)\d\d\s)?\Z"
)
ON = re.compile(
    r"\s+(?:between|with|among|on|for|that|which|proposed|negotiated|signed|of|to (?:end|be)|"
    r"system|ports?|powers?|talks|negotiations|process|relations?|rights|making|text|law|bod(?:y|ies))\b"
)
TIMES = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)"
CITED = re.compile(r"\b(?:Articles?|Chapters?|paragraphs?) [\w(), ]{1,20}\bof (?:the|our) \Z")
ISSUED_BY = re.compile(r"\s(?:by|of|adopted|issued|made|under)\b")
UNITED_NATIONS_LAW = re.compile(
    r"\b(?:Chapter VI{1,3}|Articles? (?:2\s?\(4\)|[3-9]\d|1[01]\d) of the Charter|"
    r"Article 2\s?\(4\))"
)
# A body named before and now by its noun alone: "the Court … its Statute".
COURT = re.compile(
    r"\b(?:[Tt]he)\s(Court|Tribunal|Agency|Organi[sz]ation|League|Union|Community|Bank|Fund)\b"
)
# "By Article 5 of its Pact", of the body that the sentence before was about.
OPENED_BY = re.compile(r"\s*(?:In|By|Under)\s(?:\w+\s){1,4}of\sits\s")
OWN = re.compile(r"(?:\b(?:its|their)|[’']s|s[’'])\s+\Z", re.IGNORECASE)
FAR, NEAR, CLOSE, SAME_HEAD = 9000, 1500, 400, 3000
OTHER_CHARTER = 600
SENTENCE = 200
UNITED_NATIONS, LEAGUE = "org:united-nations", "org:league-of-nations"
PRINCIPAL_ORGANS = frozenset(
    {
        "org:united-nations-security-council",
        "org:united-nations-general-assembly",
        "org:united-nations-economic-and-social-council",
        "org:united-nations-trusteeship-council",
        "org:united-nations-secretariat",
    }
)
# Heads that, in lower case, mean many things besides the instrument named before.
COMMON = frozenset(
    {"agreement", "declaration", "memorandum", "convention", "protocol", "compact", "statute"}
)


@cache
def _longer() -> re.Pattern[str]:
    """Return what shows that a head noun is only the beginning of a name."""
    words = lexicon()
    subjects = "|".join(map(re.escape, sorted(words.subjects | words.small)))
    return re.compile(
        r"[ \n](?:(?:banning|prohibiting|under|relating\sto|relative\sto|concerning)\s|"
        rf"(?:on|for|against)\s(?:the\s)?(?:{TIMES}[A-Z]|(?:{subjects})s?\b)|"
        r"(?:on|for)\s(?:the\s)?[a-z]+ing\b|"
        rf"(?:(?:to|of|between)\s(?:the\s|all\s)?)?{TIMES}[A-Z][a-z]+)"
    )


_FOUNDED: dict[str, Mapping[str, str]] = {}


def founded_by(register: Register) -> Mapping[str, str]:
    """Return the founding treaty of each organisation, by id.

    Args:
        register: Organisations name their treaty, or treaties what they found.
    """
    if register.digest not in _FOUNDED:
        founded = {
            treaty.founds: treaty.id for treaty in register.treaties.values() if treaty.founds
        }
        for organisation in register.organisations.values():
            if organisation.founding_treaty in register.treaties:
                founded[organisation.id] = str(organisation.founding_treaty)
        _FOUNDED[register.digest] = founded
    return _FOUNDED[register.digest]


class ShortForms:
    """Binds short forms to instruments that the article names or plainly presupposes.

    Args:
        scene: The article.
        register: Facts about treaties and organisations.
        index: The register's treaties by key.
        named: Mentions by name, ordered by start.
        newcomers: Makes what a short form is the first to tell of.
    """

    def __init__(
        self,
        scene: Scene,
        register: Register,
        index: NameIndex,
        named: Sequence[Mention],
        newcomers: Newcomers,
    ) -> None:
        self._scene = scene
        self._register = register
        self._index = index
        self._named = list(named)
        self._newcomers = newcomers
        self._organisations = {name for each in scene.organisations for name in each.identifiers}

    def bind(self, candidate: Candidate) -> Mention | None:
        """Return the mention that a short form makes; None where its instrument is not clear.

        Args:
            candidate: A head noun alone, or with words that name no instrument by themselves.
        """
        phrase = candidate.phrase
        if phrase is None or phrase.head not in lexicon().short_forms:
            return None
        if not candidate.bare:
            return self._part_of_name(candidate)
        return self._capital(candidate) if phrase.capital else self._lower(candidate)

    def _part_of_name(self, candidate: Candidate) -> Mention | None:
        """Bind "the Peace Agreement" to the "Dayton Peace Agreement" named before."""
        phrase = candidate.phrase
        key = self._index.key(self._scene.text[candidate.start : candidate.end])
        if phrase is None or len(key) < 2:  # noqa: PLR2004
            return None
        before = self._scene.text[max(0, candidate.start - 40) : candidate.start]
        named = any(map(str.isupper, self._scene.text[candidate.start : candidate.end]))
        if not phrase.capital and not (named and JOINED.search(before)):
            return None
        for mention in self._before(candidate.start, FAR):
            if key <= self._index.key(self._scene.text[mention.start : mention.end]):
                return self._mention(candidate, mention.instrument)
            if mention.instrument.registered and key <= self._index.key(mention.instrument.title):
                return self._mention(candidate, mention.instrument)
        return None

    def _mention(self, candidate: Candidate, instrument: Instrument) -> Mention:
        head = candidate.phrase.head if candidate.phrase else ""
        return Mention(candidate.start, candidate.end, instrument, "coreference", head)

    def _before(self, at: int, reach: int) -> Iterator[Mention]:
        for mention in reversed(self._named):
            if mention.end <= at:
                if at - mention.end > reach:
                    return
                yield mention

    def _capital(self, candidate: Candidate) -> Mention | None:
        phrase, text = candidate.phrase, self._scene.text
        before = text[max(0, candidate.start - 40) : candidate.start]
        if phrase and INDEFINITE.search(before) and MADE.match(text, candidate.end):
            return self._added(candidate)
        told = told_of(candidate, self._scene)
        there = self._signed_at(candidate, told) if told.place else None
        if there:
            return self._mention(candidate, there)
        if told.year is not None or told.parties:
            return self._told(candidate, told)
        longer = _longer().match(text, candidate.end) and not CITED.search(before)
        if (
            phrase is None
            or longer
            or not self._is_opened(
                phrase.head, before, attributive=ATTRIBUTIVE.match(text, candidate.end) is not None
            )
        ):
            return None
        if phrase.head in lexicon().issued and ISSUED_BY.match(text, candidate.end):
            return None
        if phrase.plural:
            instrument = self._latest(candidate, plural=True)
        elif phrase.head == "charter":
            instrument = self._owned(candidate) or self._charter(candidate)
        else:
            instrument = (
                self._owned(candidate) or self._latest(candidate) or self._covenant(candidate)
            )
        return self._mention(candidate, instrument) if instrument else None

    def _is_opened(self, head: str, before: str, *, attributive: bool) -> bool:
        """Whether what stands before points at a known instrument; "a Charter" is the one."""
        if head == "charter" and attributive:
            return True
        if head == "charter" and INDEFINITE.search(before):
            return any(mention.head == head for mention in self._named)
        return DETERMINER.search(before) is not None

    def _latest(self, candidate: Candidate, *, plural: bool = False) -> Instrument | None:
        """Return the instrument last named with this head, or that can be called so."""
        head = candidate.phrase.head if candidate.phrase else ""
        text = self._scene.text
        called = [
            m
            for m in self._before(candidate.start, FAR)
            if head in m.instrument.heads
            or head == m.head
            or (head == "act" and " act" in m.instrument.title.lower())
        ]
        if plural:
            endings = ("s", "a")
            called = [m for m in called if text[m.start : m.end].split(" of ")[0].endswith(endings)]
        same = [m for m in called if m.head == head and candidate.start - m.end < SAME_HEAD]
        # Another noun than it was named by: of what the same passage speaks of.
        opening, _ = self._scene.passage(candidate.start)
        called = [m for m in called if m.head in ("", head) or m.start >= opening]
        if same or called:
            return (same or called)[0].instrument
        ahead = {
            m.instrument.treaty_id: m.instrument
            for m in self._named
            if head in (m.head, *m.instrument.heads)
        }
        return next(iter(ahead.values())) if len(ahead) == 1 and not plural else None

    def _added(self, candidate: Candidate) -> Mention:
        """Make the instrument of "A Convention was signed": of the year of what was named last."""
        last = next(self._before(candidate.start, CLOSE), None)
        years = {
            each.year
            for each in self._scene.near(
                self._scene.dates, *self._scene.sentence(candidate.start, candidate.end)
            )
        }
        year = years.pop() if len(years) == 1 else (last.instrument.year if last else None)
        made = self._newcomers.mention(candidate, year)
        insort(self._named, made, key=lambda each: each.start)
        return made

    def _told(self, candidate: Candidate, told: Told) -> Mention | None:
        """Bind what the text says more of: to the one it fits, or to an instrument of its own."""
        head = candidate.phrase.head if candidate.phrase else ""
        founding = map(self._of_organisation, sorted(self._organisations))
        known = [mention.instrument for mention in self._named]
        known += [each for each in founding if each and told.year == each.year]
        fitting = {
            each.treaty_id: each
            for each in known
            if head in each.heads and told.fits(each) and (told.parties or each.year == told.year)
        }
        start = candidate.start
        before = self._scene.text[max(0, start - 40) : start]
        dated = YEAR_BEFORE.search(before)
        if dated:
            # "the 1951 Convention": its year is part of what it is called.
            start -= len(before) - dated.start()
            before = before[: dated.start()]
            candidate = replace(candidate, start=start)
        if len(fitting) == 1:
            return self._mention(candidate, next(iter(fitting.values())))
        opened = DETERMINER.search(before) or INDEFINITE.search(before)
        plural = candidate.phrase is not None and candidate.phrase.plural
        if fitting or plural or not opened or not told.is_enough or VAGUE.search(before):
            return None
        parties = sorted(told.parties) if len(told.parties) > 1 else None
        made = self._newcomers.mention(candidate, told.year, parties)
        insort(self._named, made, key=lambda each: each.start)
        return made

    def _signed_at(self, candidate: Candidate, told: Told) -> Instrument | None:
        """Return the one instrument called after the place: "the Convention signed at Montreux"."""
        head = candidate.phrase.head if candidate.phrase else ""
        named = [
            mention.instrument
            for mention in self._named
            if mention.instrument.year == told.year and head in mention.instrument.heads
        ]
        if told.year is not None and named:
            return None
        fitting = [
            self._register.treaties[each]
            for each in self._index.called_after(told.place)
            if head in self._index.heads[each]
        ]
        fitting = [each for each in fitting if told.year in (None, each.year)]
        if told.year is None and (len(fitting) > 1 or self._index.is_hub(told.place)):
            return None
        return registered(fitting[0], self._index.heads[fitting[0].id]) if fitting else None

    def _charter(self, candidate: Candidate) -> Instrument | None:
        """Return whose Charter is meant: the last named nearby, else that of the United Nations."""
        united_nations = self._of_organisation(UNITED_NATIONS)
        spoken = not self._organisations.isdisjoint({UNITED_NATIONS, *PRINCIPAL_ORGANS})
        spoken = spoken or UNITED_NATIONS_LAW.search(self._scene.text) is not None
        latest = self._latest(candidate)
        others = [m for m in self._before(candidate.start, OTHER_CHARTER) if m.head == "charter"]
        if united_nations is None or (others and others[0].instrument != united_nations):
            return latest
        if spoken or latest == united_nations:
            return united_nations
        return latest or self._of_body(candidate)

    def _of_body(self, candidate: Candidate) -> Instrument | None:
        """Return the founding treaty of the body last named, if it can be called so."""
        head = candidate.phrase.head if candidate.phrase else ""
        low = max(0, candidate.start - OTHER_CHARTER)
        for named in reversed(self._scene.near(self._scene.organisations, low, candidate.start)):
            for instrument in map(self._of_organisation, named.identifiers):
                if instrument and head in instrument.heads:
                    return instrument
        return None

    def _owned(self, candidate: Candidate) -> Instrument | None:
        """Return the founding treaty of the body just named: "the Court … its Statute"."""
        low, _ = self._scene.sentence(candidate.start, candidate.end)
        head = candidate.phrase.head if candidate.phrase else ""
        if not OWN.search(self._scene.text[max(low, candidate.start - 12) : candidate.start]):
            return None
        bodies = self._scene.near(self._scene.organisations, low, candidate.start - 1)
        opening = self._scene.text[low : candidate.start]
        if not bodies and (opening.strip() == "Its" or OPENED_BY.fullmatch(opening)):
            bodies = self._scene.near(self._scene.organisations, max(0, low - SENTENCE), low)
        generic = COURT.search(self._scene.text, low, candidate.start)
        if generic and not bodies:
            before = self._scene.near(self._scene.organisations, max(0, low - FAR), low)
            noun = generic.group(1)
            bodies = [each for each in before if noun in self._scene.text[each.start : each.end]]
        for named in reversed(bodies):
            for organisation in named.identifiers:
                instrument = self._of_organisation(organisation)
                if instrument and head in instrument.heads:
                    return instrument
            own = self._called_after(self._scene.text[named.start : named.end], head)
            if own:
                return own
        return None

    def _called_after(self, body: str, head: str) -> Instrument | None:
        """Return what is called after a body: the "ASEAN Charter", though another founded it."""
        found, exact = self._index.find(f"{body} {head}")
        if not exact or len(found) != 1:
            return None
        treaty = self._register.treaties[next(iter(found))]
        return registered(treaty, self._index.heads[treaty.id])

    def _covenant(self, candidate: Candidate) -> Instrument | None:
        head = candidate.phrase.head if candidate.phrase else ""
        if head == "covenant" and LEAGUE in self._organisations:
            return self._of_organisation(LEAGUE)
        return None

    def _of_organisation(self, organisation: str) -> Instrument | None:
        treaty = founded_by(self._register).get(organisation)
        if treaty is None or treaty not in self._register.treaties:
            return None
        return registered(self._register.treaties[treaty], self._index.heads[treaty])

    def _lower(self, candidate: Candidate) -> Mention | None:
        phrase, text = candidate.phrase, self._scene.text
        low = max(self._scene.passage(candidate.start)[0], candidate.start - 40)
        back = BACK.search(text[low : candidate.start])
        if phrase is None or not back or ON.match(text, candidate.end):
            return None
        if back.group(1):
            return self._by_year(candidate, int(back.group(1)), low + back.start(1))
        reach = CLOSE if phrase.head in COMMON else NEAR
        called = {
            mention.instrument.treaty_id: mention.instrument
            for mention in self._before(candidate.start, reach)
            if phrase.head == mention.head
            or (phrase.head not in COMMON and phrase.head in mention.instrument.heads)
            if text[mention.start : mention.end].endswith("s") >= phrase.plural
        }
        # Two instruments before, and nothing says which: none is bound.
        return self._mention(candidate, next(iter(called.values()))) if len(called) == 1 else None

    def _by_year(self, candidate: Candidate, year: int, start: int) -> Mention | None:
        head = candidate.phrase.head if candidate.phrase else ""
        fitting = {
            m.instrument.treaty_id: m.instrument
            for m in self._named
            if m.instrument.year == year and (m.head == head or head in m.instrument.heads)
        }
        if len(fitting) != 1:
            return None
        return Mention(start, candidate.end, next(iter(fitting.values())), "coreference", head)
