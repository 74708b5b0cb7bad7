"""Short forms: "the Charter", "its Covenant", "the Peace Agreement", "the Convention of 1864"."""

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from docanalyze.annotation.treaties.antecedents import OF_BODIES, Antecedents
from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.backward import BackReferences
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.described import Told, end_of_date, told_of
from docanalyze.annotation.treaties.founding import OF_NOUN, Founding
from docanalyze.annotation.treaties.keys import Key
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import (
    Instrument,
    Mention,
    may_be_called,
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
FAR, WHOSE_REACH = 9000, 16
# Heads of titles that go on with a subject in lower case; a charter is whole without one.
OF_TITLES = frozenset({"convention", "declaration", "protocol", "agreement", "treaty"})
# Heads that a text brings up in lower case before it gives them a capital.
BROUGHT_UP = frozenset(
    {"treaty", "convention", "protocol", "pact", "accord", "agreement", "memorandum"}
)
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
        self._named = list(named)
        self._founding = Founding(article)
        self._antecedents = Antecedents(article, self._founding, self._named, places)
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
            bound = part or self._back.bind(candidate) or self._telling.described(candidate)
            if bound is None:
                self._back.note(candidate)
            return bound
        if not candidate.bare:
            own = self._of_noun(candidate, phrase)
            bound = taken_up(candidate, own) if own else self._part_of_name(candidate, phrase)
            if bound is None:
                # "the Stability Pact": the Pact that comes next is of none named before.
                self._antecedents.hide(candidate.start, phrase.head)
                self._back.note(candidate)
            return bound
        return self._capital(candidate, phrase)

    def _of_noun(self, candidate: Candidate, phrase: Phrase) -> Instrument | None:
        """Return what "the Statute of the Court", "the Charter of the Organization" are of."""
        noun = OF_NOUN.fullmatch(self._scene.text, candidate.start, candidate.end)
        if not noun:
            return None
        own = self._founding.of_noun(phrase.head, noun.group(1), candidate.start)
        return own or (
            self._antecedents.charter(candidate, phrase) if phrase.head == "charter" else None
        )

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
            if not may_be_called(phrase.head, mention):
                continue
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
        if sure or told.says_more:
            own = taken_up(candidate, sure) if sure else self._telling.told_of(candidate, told)
            return self._known_now(own)
        whole = self._is_whole(candidate, phrase, before)
        return self._taken_up(candidate, phrase) if whole else None

    def _taken_up(self, candidate: Candidate, phrase: Phrase) -> Mention | None:
        """Bind a noun of which nothing more is told to what it takes up or presupposes."""
        instrument = self._antecedents.meant(candidate, phrase)
        if instrument:
            return taken_up(candidate, instrument)
        brought_up = self._back.brought_up(candidate) if phrase.head in BROUGHT_UP else None
        return self._telling.taken_for(candidate, brought_up) if brought_up else None

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
            self._antecedents.hide(candidate.start, phrase.head)
            self._back.note(candidate)
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

    def _is_opened(self, head: str, before: str, *, attributive: bool) -> bool:
        """Whether what stands before points at a known instrument; "a Charter" is the one."""
        if head == "charter" and attributive:
            return True
        if head == "charter" and INDEFINITE.search(before):
            return any(
                mention.head == head and mention.method != "coreference" for mention in self._named
            )
        return DETERMINER.search(before) is not None
