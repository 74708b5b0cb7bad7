"""Short forms: "the Charter", "its Covenant", "the Peace Agreement", "the Convention of 1864"."""

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.backward import BackReferences
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.described import Told, end_of_date, told_of
from docanalyze.annotation.treaties.focus import Focus
from docanalyze.annotation.treaties.founding import LEAGUE, OF_NOUN, UNITED_NATIONS, Founding
from docanalyze.annotation.treaties.keys import Key
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import (
    Instrument,
    Mention,
    mentions_before,
    only_instrument,
    taken_up,
)
from docanalyze.annotation.treaties.opening import DETERMINER, INDEFINITE
from docanalyze.annotation.treaties.phrases import Phrase
from docanalyze.annotation.treaties.places import Places
from docanalyze.annotation.treaties.provisional import Newcomers
from docanalyze.annotation.treaties.telling import Telling

__all__ = ["ShortForms"]

# "Charter principles"
ATTRIBUTIVE = re.compile(r"\s(?:principles?|obligations?|provisions?|rights|values|commitments?)\b")
JOINED = re.compile(r"\b[Tt]he (?:[A-Z][\w-]+ and )?\Z")
TIMES = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Ju|Aug|Sep|Oct|Nov|Dec)"
CITED = re.compile(r"\b(?:Articles?|Chapters?|paragraphs?) [\w(), ]{1,20}\bof (?:the|our) \Z")
ISSUED_BY = re.compile(
    r"\s(?:and\s(?:[A-Z][\w-]+\s){1,3}(?:of\sAction\s)?)?(?:by|of|adopted|issued|made|under)\b"
)
# Of somebody named before, whose Agreement or Plan it is.
WHOSE = re.compile(r"\bwhose\s(?:[a-z]+\s)?\Z")
# "the Convention on antipersonnel mines": another, whatever it is called.
ON_SUBJECT = re.compile(
    r"\son\s(?!the\s(?:other|ground|basis|one|part|contrary|whole|eve|same|day)|which|whose|this|that|these|"
    r"those|its|their|our|his|her|behalf|account|paper|land|sea|all|both|an?\s|\d|[A-Z]|the\s[A-Z])[a-z-]+"
)
FAR, SAME_HEAD, HIDING, WHOSE_REACH = 9000, 3000, 600, 16
# Heads of titles that go on with a subject in lower case; a charter is whole without one.
OF_TITLES = frozenset({"convention", "declaration", "protocol", "agreement", "treaty"})
OTHER_CHARTER = 600
# Heads of the constitutions of bodies, by which a body that was just named is meant.
OF_BODIES = frozenset({"statute", "pact", "covenant"})
# What a city or a company has too.
OF_ANYBODY = OF_BODIES | {"charter"}


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


class ShortForms:
    """Binds short forms to instruments that the article names or plainly presupposes.

    Args:
        article: The article and what is known.
        named: Mentions by name, ordered by start.
        newcomers: Makes what a short form is the first to tell of.
        places: Knows what was made where.
    """

    def __init__(
        self,
        article: Article,
        named: Sequence[Mention],
        newcomers: Newcomers,
        places: Places,
    ) -> None:
        self._scene, self._index = article.scene, article.index
        self._places = places
        self._named = list(named)
        # Where a title stands that nobody knows, with its head: it may be what is meant next.
        self._others: list[tuple[int, str]] = []
        self._founding = Founding(article)
        self._focus = Focus(article, self._named)
        self._telling = Telling(article, self._founding, self._named, newcomers)
        self._back = BackReferences(article, self._founding, self._named)

    def bind(self, candidate: Candidate) -> Mention | None:
        """Return the mention that a short form makes; None where its instrument is not clear.

        Args:
            candidate: A head noun alone, or with words that name no instrument by themselves.
        """
        phrase = candidate.phrase
        if phrase is None or phrase.head not in lexicon().short_forms:
            return None
        if not phrase.capital:
            part = None if candidate.bare else self._part_of_name(candidate, phrase)
            return part or self._back.bind(candidate)
        if not candidate.bare:
            own = self._of_noun(candidate, phrase)
            return taken_up(candidate, own) if own else self._part_of_name(candidate, phrase)
        return self._capital(candidate, phrase)

    def _of_noun(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        """Return what "the Statute of the Court", "the Charter of the Organization" are of."""
        noun = OF_NOUN.fullmatch(self._scene.text, candidate.start, candidate.end)
        if not noun:
            return None
        own = self._founding.of_noun(phrase.head, noun.group(1), candidate.start)
        return own or (self._charter(candidate, phrase) if phrase.head == "charter" else None)

    def _part_of_name(self, candidate: Candidate, phrase: Phrase) -> Mention | None:
        """Bind "the Peace Agreement" to the "Dayton Peace Agreement" named before."""
        text = self._scene.text
        name = text[candidate.start : candidate.end]
        key = self._index.key(name)
        if len(key) < 2:  # noqa: PLR2004
            return None
        joined = JOINED.search(text, max(0, candidate.start - 40), candidate.start)
        if not phrase.capital and not (any(map(str.isupper, name)) and joined):
            return None
        for mention in mentions_before(self._named, candidate.start, FAR):
            if key <= self._index.key(text[mention.start : mention.end]):
                return taken_up(candidate, mention.instrument)
            if mention.instrument.registered and key <= self._index.key(mention.instrument.title):
                return taken_up(candidate, mention.instrument)
        return self._other_noun(candidate, key)

    def _other_noun(self, candidate: Candidate, key: Key) -> Mention | None:
        """Bind "the Paris treaty" to the "Pact of Paris", whose noun writers swap for another."""
        loose = self._index.loosened(key)
        if not loose or loose == key or not loose - lexicon().generic:
            return None
        text = self._scene.text
        alike = only_instrument(
            mention
            for mention in self._named
            if self._index.loosened(self._index.key(text[mention.start : mention.end])) == loose
            and mention.instrument.registered
        )
        return taken_up(candidate, alike) if alike else None

    def _capital(self, candidate: Candidate, phrase: Phrase) -> Mention | None:
        bound = self._bound(candidate, phrase)
        # "the Convention of 16th May": what is called by its date is called so to the end of it.
        end = end_of_date(candidate, self._scene)
        return replace(bound, end=end) if bound and end else bound

    def _bound(self, candidate: Candidate, phrase: Phrase) -> Mention | None:
        told = told_of(candidate, self._scene)
        before = self._scene.text[max(0, candidate.start - 40) : candidate.start]
        if WHOSE.search(before) and not self._is_of_instrument(candidate):
            return self._of_somebody(candidate, phrase, told)
        if not phrase.plural and self._telling.is_made(candidate):
            return self._telling.made(candidate, told)
        sure = self._surely(candidate, phrase, told)
        if sure:
            return self._known_now(taken_up(candidate, sure))
        if told.says_more:
            return self._known_now(self._telling.told_of(candidate, told))
        if not self._is_whole(candidate, phrase, before):
            return None
        instrument = self._meant(candidate, phrase)
        if instrument:
            self._focus.call(phrase.head, instrument)
        return taken_up(candidate, instrument) if instrument else None

    def _surely(self, candidate: Candidate, phrase: Phrase, told: Told) -> Instrument | None:
        """Return what was made at the place that is told, or what a body calls its own."""
        made = self._telling.signed_at(candidate, told) if told.place else None
        if made or told.says_more or phrase.plural:
            return made
        return self._founding.owned(phrase.head, candidate.start, candidate.end)

    def _is_whole(self, candidate: Candidate, phrase: Phrase, before: str) -> bool:
        """Whether a noun points at what is known, and is not the beginning of a title."""
        text = self._scene.text
        of_title = phrase.head in OF_TITLES
        title = _longer().match(text, candidate.end)
        title = title or (ON_SUBJECT.match(text, candidate.end) if of_title else None)
        longer = title is not None and not CITED.search(before)
        if longer and of_title:
            self._others.append((candidate.start, phrase.head))
        attributive = ATTRIBUTIVE.match(text, candidate.end) is not None
        if longer or not self._is_opened(phrase.head, before, attributive=attributive):
            return False
        return not (phrase.head in lexicon().issued and ISSUED_BY.match(text, candidate.end))

    def _is_of_instrument(self, candidate: Candidate) -> bool:
        """Whether an instrument stands right before "whose": "the Pact, whose Protocol"."""
        last = next(mentions_before(self._named, candidate.start, WHOSE_REACH), None)
        return last is not None

    def _of_somebody(self, candidate: Candidate, phrase: Phrase, told: Told) -> Mention | None:
        """Bind "the Court, whose Statute"; "M. Bonnard, whose Agreement" was not named before."""
        own = self._founding.owned(phrase.head, candidate.start, candidate.end)
        if own:
            return taken_up(candidate, own)
        return None if phrase.head in OF_ANYBODY else self._telling.made(candidate, told)

    def _known_now(self, bound: Mention | None) -> Mention | None:
        """Remember what the text tells apart: "the Charter signed in 1981" is the next one too."""
        if bound and bound not in self._named:
            insort(self._named, bound, key=lambda each: each.start)
        return bound

    def _meant(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        if phrase.plural:
            return self._latest(candidate, phrase, plural=True)
        if phrase.head == "charter":
            return self._charter(candidate, phrase)
        return (
            self._latest(candidate, phrase)
            or self._covenant(phrase)
            or (self._of_body(candidate, phrase) if phrase.head in OF_BODIES else None)
            or (self._founding.only(phrase.head) if phrase.head in OF_BODIES else None)
            or self._founding.of_world_court(phrase.head)
            or self._places.made_there(phrase.head, candidate.start, candidate.end)
        )

    def _is_opened(self, head: str, before: str, *, attributive: bool) -> bool:
        """Whether what stands before points at a known instrument; "a Charter" is the one."""
        if head == "charter" and attributive:
            return True
        if head == "charter" and INDEFINITE.search(before):
            return any(
                mention.head == head and mention.method != "coreference" for mention in self._named
            )
        return DETERMINER.search(before) is not None

    def _latest(
        self, candidate: Candidate, phrase: Phrase, *, plural: bool = False
    ) -> Instrument | None:
        """Return the instrument last named with this head, or that can be called so."""
        head, text = phrase.head, self._scene.text
        called = [
            m
            for m in mentions_before(self._named, candidate.start, FAR)
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
            if self._is_hidden((same or called)[0], candidate.start, head):
                return None
            return self._focus.of(same or called, called, candidate).instrument
        if plural:
            return None
        return self._swapped(candidate, head) or self._ahead(head)

    def _ahead(self, head: str) -> Instrument | None:
        """Return the one instrument of the article that can be called so, named later."""
        return only_instrument(m for m in self._named if head in (m.head, *m.instrument.heads))

    def _swapped(self, candidate: Candidate, head: str) -> Instrument | None:
        """Return the one instrument before of which writers swap the noun: "the Agreement"."""
        nouns = lexicon().interchangeable
        if head not in nouns:
            return None
        near = mentions_before(self._named, candidate.start, SAME_HEAD)
        return only_instrument(m for m in near if m.head in nouns)

    def _is_hidden(self, last: Mention, at: int, head: str) -> bool:
        """Whether a title that nobody knows stands nearer than what was named last."""
        near = [start for start, of in self._others if of == head and 0 < at - start < HIDING]
        return any(last.start < start for start in near)

    def _charter(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        """Return whose Charter is meant: the last named nearby, else that of the United Nations."""
        united_nations = self._founding.of_organisation(UNITED_NATIONS)
        latest = self._latest(candidate, phrase)
        others = [
            m
            for m in mentions_before(self._named, candidate.start, OTHER_CHARTER)
            if m.head == "charter"
        ]
        if united_nations is None or (others and others[0].instrument != united_nations):
            return latest
        own = self._of_body(candidate, phrase)
        if (
            own
            and own != united_nations
            and not self._founding.united_nations_before(candidate.start)
        ):
            return own
        if self._founding.speaks_of_united_nations or latest == united_nations:
            return united_nations
        return latest or own or self._places.made_there(phrase.head, candidate.start, candidate.end)

    def _of_body(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        """Return the founding treaty of the body last named, if it can be called so."""
        low = max(0, candidate.start - OTHER_CHARTER)
        return self._founding.last_named(phrase.head, low, candidate.start)

    def _covenant(self, phrase: Phrase) -> Instrument | None:
        if phrase.head == "covenant" and LEAGUE in self._founding.organisations:
            return self._founding.of_organisation(LEAGUE)
        return None
