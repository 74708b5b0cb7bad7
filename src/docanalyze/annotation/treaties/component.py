"""The component ``docanalyze_treaties``: mentions of international instruments."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from docanalyze.annotation.treaties.annexes import with_years_of_hosts
from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.coreference import ShortForms
from docanalyze.annotation.treaties.evidence import is_instrument
from docanalyze.annotation.treaties.founding import OF_NOUN
from docanalyze.annotation.treaties.keys import Key, NameIndex, plain_name
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import Instrument, Mention, may_be_called, record_of
from docanalyze.annotation.treaties.naming import find_candidates
from docanalyze.annotation.treaties.numbered import numbered_mentions
from docanalyze.annotation.treaties.parts import head_of
from docanalyze.annotation.treaties.places import Places
from docanalyze.annotation.treaties.provisional import Newcomers
from docanalyze.annotation.treaties.resolving import Resolver
from docanalyze.annotation.treaties.sameness import (
    acronym_mentions,
    cited_acronyms,
    named_acronyms,
    unified,
)
from docanalyze.annotation.treaties.scene import Scene, build_scene
from docanalyze.annotation.treaties.years import bind_dates
from docanalyze.register import Register, Treaty, load_register

__all__ = ["TreatyFinder", "create_treaties"]

LONGEST_ACRONYM = 8
DUAL_REACH = 60


class TreatyFinder:
    """Sets ``doc._.treaties``, and ``treaty_id`` of the dates that are a treaty's year.

    Args:
        nlp: The pipeline, whose tokeniser cuts register names as it cuts texts.
        register: What is known about treaties, states and organisations.
    """

    def __init__(self, nlp: Language, register: Register) -> None:
        self._nlp = nlp
        self._register = register
        self._index = NameIndex(register)

    def __call__(self, doc: Doc) -> Doc:
        """Find the instruments that an article mentions."""
        scene = build_scene(doc, self._nlp, self._register)
        cited = cited_acronyms(scene)
        candidates = self._introduced(find_candidates(scene, self._index), scene, cited)
        article = Article(scene, self._register, self._index)
        newcomers, resolver = Newcomers(article), Resolver(article)
        named = self._by_name(candidates, article, newcomers, resolver)
        named = with_years_of_hosts(unified(named, scene), scene)
        places = Places(article, named, resolver)
        named = _sorted([*named, *places.mentions()])
        named = _sorted([*named, *acronym_mentions(named, scene)])
        named = _sorted([*named, *named_acronyms(cited, named, scene, newcomers)])
        named = _sorted([*named, *numbered_mentions(named, article, newcomers)])
        taken = {mention.start for mention in named}
        forms = ShortForms(article, named, newcomers, places)
        left = [each for each in candidates if each.start not in taken]
        short = [mention for mention in map(forms.bind, left) if mention]
        mentions = [each for each in _sorted([*named, *short]) if _within(each, scene)]
        doc._.treaties = [record_of(mention, scene.text) for mention in mentions]
        bind_dates(scene.text, mentions, doc._.dates)
        return doc

    def _introduced(
        self, candidates: Sequence[Candidate], scene: Scene, cited: frozenset[str]
    ) -> list[Candidate]:
        """Drop acronyms that could be of something else, and bodies that bear a treaty's name."""
        texts = [each.name or scene.text[each.start : each.end] for each in candidates]
        spelt: set[str] = set()
        for each, text in zip(candidates, texts, strict=True):
            if not _is_acronym(text):
                spelt |= each.identifiers
        kept = []
        for each, text in zip(candidates, texts, strict=True):
            if _is_acronym(text) and text not in lexicon().known_acronyms | cited:
                known = spelt | self._between_the_named(each.identifiers, scene)
                each = replace(each, identifiers=each.identifiers & known)  # noqa: PLW2901
                if not each.identifiers:
                    continue
            if not _is_body(each, text, scene):
                kept.append(each)
        return kept

    def _between_the_named(self, identifiers: frozenset[str], scene: Scene) -> set[str]:
        """Return those treaties of few states that are all named: "EDCA" beside its two."""
        named = {code for each in scene.states for code in each.identifiers}
        treaties = (self._register.treaties[name] for name in identifiers)
        return {
            each.id for each in treaties if len(each.parties) > 1 and named.issuperset(each.parties)
        }

    def _by_name(
        self,
        candidates: Sequence[Candidate],
        article: Article,
        newcomers: Newcomers,
        resolver: Resolver,
    ) -> list[Mention]:
        mentions: list[Mention] = []
        scene = article.scene
        known = self._known_names(candidates, scene)
        for candidate in candidates:
            treaty = resolver.choose(candidate) if candidate.identifiers else None
            if treaty and self._is_shortened(candidate, treaty, mentions, resolver, scene):
                continue
            if treaty:
                instrument = article.instrument(treaty.id)
                mentions.append(self._registered_mention(candidate, instrument, scene))
            elif (
                _is_namesake(candidate, scene)
                or is_instrument(candidate, scene)
                or self._is_again(candidate, mentions, scene)
            ) and not (
                self._is_part(candidate, mentions, scene)
                or _is_of_noun(candidate, scene)
                or self._has_other_noun(candidate, known, scene)
            ):
                mentions.append(newcomers.mention(candidate))
        return mentions

    def _known_names(self, candidates: Sequence[Candidate], scene: Scene) -> set[Key]:
        """Return the keys of the names that can be of one treaty of the register only."""
        known = [each for each in candidates if len(each.identifiers) == 1 and each.exact]
        return {self._index.key(scene.text[each.start : each.end]) for each in known}

    def _has_other_noun(self, candidate: Candidate, known: set[Key], scene: Scene) -> bool:
        """Whether the name is a known one with another noun: left to the short forms.

        "The Paris treaty" is of none called so where the article has the "Pact of Paris".
        """
        if candidate.year is not None or candidate.bare or candidate.phrase is None:
            return False
        key = self._index.key(scene.text[candidate.start : candidate.end])
        loose = self._index.loosened(key)
        return bool(loose - lexicon().generic) and any(
            self._index.loosened(each) == loose for each in known - {key}
        )

    def _is_shortened(
        self,
        candidate: Candidate,
        treaty: Treaty,
        mentions: Sequence[Mention],
        resolver: Resolver,
        scene: Scene,
    ) -> bool:
        """Whether a name is rather a short one of what was named before: "the London treaties"."""
        if resolver.is_famous(candidate, treaty) or candidate.phrase is None:
            return False
        known = any(each.instrument.treaty_id == treaty.id for each in mentions)
        return not known and self._is_part(candidate, mentions, scene)

    def _is_again(self, candidate: Candidate, mentions: Sequence[Mention], scene: Scene) -> bool:
        """Whether the very name was that of an instrument before: "The Optional Protocol"."""
        if candidate.phrase is None or not candidate.phrase.capital or candidate.bare:
            return False
        name = scene.text[candidate.start : candidate.end]
        return any(scene.text[each.start : each.end] == name for each in mentions)

    def _is_part(self, candidate: Candidate, mentions: Sequence[Mention], scene: Scene) -> bool:
        """Whether the name is the end of one used before: left to the short forms."""
        key = self._index.key(scene.text[candidate.start : candidate.end])
        return candidate.year is None and any(
            key < self._index.key(scene.text[each.start : each.end])
            or (each.instrument.registered and key < self._index.key(each.instrument.title))
            for each in mentions
            if candidate.phrase is None or may_be_called(candidate.phrase.head, each)
        )

    def _registered_mention(
        self, candidate: Candidate, instrument: Instrument, scene: Scene
    ) -> Mention:
        name = scene.text[candidate.start : candidate.end]
        own = self._index.key(name) == self._index.key(instrument.title)
        return Mention(
            candidate.start,
            candidate.end,
            instrument,
            "name" if own else "alias",
            candidate.head or head_of(name),
        )


def _is_of_noun(candidate: Candidate, scene: Scene) -> bool:
    """Whether only the body named before tells what is meant: "the Statute of the Court"."""
    of_noun = OF_NOUN.fullmatch(scene.text, candidate.start, candidate.end)
    return of_noun is not None and candidate.year is None


def _is_namesake(candidate: Candidate, scene: Scene) -> bool:
    """Whether the register has the very name, though of none that can be meant here."""
    phrase = candidate.phrase
    return (
        candidate.exact
        and len(candidate.identifiers) == 1
        and phrase is not None
        and phrase.capital
        and not candidate.bare
        and phrase.head not in lexicon().doubtful
        and scene.text[candidate.start - 4 : candidate.start].lower() == "the "
    )


def _is_acronym(text: str) -> bool:
    return (
        " " not in text
        and len(text) <= LONGEST_ACRONYM
        and sum(map(str.isupper, text)) > 1
        and text[-1] != "s"
    )


def _is_body(candidate: Candidate, text: str, scene: Scene) -> bool:
    """Whether a name that serves for a body too means the body here."""
    name = plain_name(text)
    if name not in lexicon().dual_names:
        return False
    before = scene.text[max(0, candidate.start - DUAL_REACH) : candidate.start]
    after = scene.text[candidate.end : candidate.end + DUAL_REACH]
    if lexicon().dual_never.search(after):
        return True
    if name in lexicon().dual_texts:
        return lexicon().dual_acting.search(after) is not None
    return not (lexicon().dual_before.search(before) or lexicon().dual_after.search(after))


def _sorted(mentions: Sequence[Mention]) -> list[Mention]:
    """Order mentions, and keep the first of any that overlap."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _within(mention: Mention, scene: Scene) -> bool:
    if not scene.passages:
        return True
    start, end = scene.passage(mention.start)
    return start <= mention.start and mention.end <= end


@Language.factory(
    "docanalyze_treaties",
    default_config={"register": []},
    assigns=["doc._.treaties"],
)
def create_treaties(nlp: Language, name: str, register: list[str]) -> TreatyFinder:  # noqa: ARG001
    """Create the component ``docanalyze_treaties``.

    Args:
        nlp: The pipeline it joins.
        name: Its name there.
        register: Folders of a user's own register files, over the shipped ones.

    Raises:
        UsageError: A register folder cannot be used.
    """
    return TreatyFinder(nlp, load_register(tuple(register)))
