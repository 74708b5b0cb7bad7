"""Choose the instrument of a citation that has none beside it, by what speaks for each.

What speaks for an instrument are *features*: where it is named (``nearness``) or presupposed
(``implied``), where else the number is linked to it (``numbers``), what the words around say
(``wording``), and its part in the article. Their weights are fitted to texts with right answers
(``model``); no instrument at all is a candidate too.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, MutableMapping, Sequence
from math import log1p

from docanalyze.annotation.logit import Choice
from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.material import Material
from docanalyze.annotation.provisions.mentions import Mentions
from docanalyze.annotation.provisions.model import NONE, is_instrument
from docanalyze.annotation.provisions.nearness import Nearness
from docanalyze.annotation.provisions.numbers import Numbers
from docanalyze.annotation.provisions.references import (
    A_YEAR,
    DOMESTIC,
    UNKNOWN,
    Linked,
    Reference,
    base_of,
    can_have,
    has_number,
)
from docanalyze.annotation.provisions.wording import Wording, is_famous

__all__ = ["Chooser"]

Features = MutableMapping[str, float]
# A share of so few mentions is none.
FEW = 3
# Most instruments have an Article 4, few an Article 43.
TELLING = 9
NOT_OURS = frozenset({"nothing_of_that_kind", "nothing_so_called", "nothing_so_described"})
UNREGISTERED = "unregistered:"
# Named by the text with its year, so that it is none of those in the register.
IN_FULL = re.compile(rf"{UNREGISTERED}.*\d{{4}}\Z")
# Nouns of kinds that writers swap.
KINDS = (
    frozenset({"treaty", "pact", "agreement", "accord", "convention", "alliance", "peace", "act"}),
    frozenset({"charter", "covenant", "statute", "act", "constitution"}),
)
KIND = re.compile(
    r"\b(?P<head>treaty|pact|agreement|accord|convention|alliance|charter|covenant|statute|protocol|"
    r"declaration|memorandum|armistice)s?\b",
    re.IGNORECASE,
)
JUST_NAMED = frozenset({"here", "back_1", "back_2"})


class Chooser:
    """Chooses instruments for the citations of one article.

    Args:
        material: What the article gives to choose by.
        owners: The references that own a citation beside them, with the place of that citation.
        citations: All of the article, ordered by start.
    """

    def __init__(
        self,
        material: Material,
        owners: Mapping[Reference, str],
        citations: Sequence[Citation],
    ) -> None:
        text, references, layout = material.text, material.references, material.layout
        self._material = material
        self._model = material.model
        self._mentions = Mentions(text, references, layout, owners)
        self._text = text
        self._layout = layout
        self._nearness = Nearness(text, self._mentions, layout)
        self._numbers = Numbers(text, layout)
        self._wording = Wording(text, self._mentions, layout, citations)
        self._named = {each.treaty_id for each in references}
        self._spoken = Counter(
            each.treaty_id for each in references if not each.organisation and each.treaty_id
        )
        self._bodies = {each.treaty_id: each.weight for each in references if each.organisation}
        self._titled = {each.treaty_id for each in references if layout.is_heading(each.start)}
        self._political = {each.treaty_id for each in references if each.political}

    def know(self, citation: Citation, linked: Linked) -> None:
        """Take note of what a citation is linked to, as one more mention of it."""
        self._numbers.know(citation, linked)
        if linked.treaty_id:
            self._spoken[linked.treaty_id] += 1

    def choose(
        self, citation: Citation, chain: Sequence[Linked], beside: Reference | None = None
    ) -> Choice:
        """Return what is chosen for a citation.

        Args:
            citation: Without an instrument beside it.
            chain: Citations that are linked, ordered by start.
            beside: What stands beside it all the same, by a name that others have too.
        """
        return self._model.choose(self._candidates(citation, chain, beside))

    def nameless(self, citation: Citation, choice: Choice) -> str | None:
        """Return an id for what the noun after a citation says it is of, if none of ours is it."""
        if choice.name == NONE and NOT_OURS & choice.candidates[NONE].keys():
            return f"{UNKNOWN}{self._text[citation.group_end : citation.group_end + 30].strip()}"
        return None

    def _candidates(
        self, citation: Citation, chain: Sequence[Linked], beside: Reference | None
    ) -> dict[str, Features]:
        found: defaultdict[str, Features] = defaultdict(dict)
        none: Features = {}
        self._nearness.add(found, citation, chain)
        known = {*self._named, *(each.treaty_id for each in chain)}
        called = self._text[beside.start : beside.end] if beside else ""
        self._material.implied.add(found, citation, known, self._wording.said(citation), called)
        self._wording.add_known_alone(found, citation, known)
        self._wording.add_year(found, citation)
        self._wording.add_anachronism(found, citation)
        self._numbers.add(found, citation, chain)
        for name in [name for name in found if not self._can_be(name, citation)]:
            del found[name]
        for name in [name for name in found if self._material.implied.is_to_come(name)]:
            del found[name]
        self._wording.add_subjects(found, citation, self._spoken)
        linked = {each.start: each.treaty_id for each in chain}
        self._wording.add_neighbours(found, citation, linked)
        self._drop_other_kinds(found, citation, beside)
        if beside:
            self._add_called(found, none, beside)
        else:
            self._wording.add_kind(found, none, citation)
        if is_famous(citation):
            for features in found.values():
                if "known_always" not in features:
                    features["famous_of_another"] = 1.0
        self._keep_owners(found, none, citation)
        self._add_parallel(found, citation, chain)
        self._add_standing(found)
        self._add_section(found, citation)
        self._add_openness(found, none, citation, chain)
        self._add_none(none, found, citation)
        return {NONE: none, **found}

    def _drop_other_kinds(
        self, found: MutableMapping[str, Features], citation: Citation, beside: Reference | None
    ) -> None:
        """Drop what nobody calls so: the Charter is no "safeguards agreement"."""
        if beside:
            called = self._text[beside.start : beside.end]
            noun = KIND.search(called)
            year = A_YEAR.search(called)
        else:
            noun = knowledge().kind.match(self._text, citation.group_end)
            year = None
        if not noun:
            return
        head = noun.group("head").lower().rstrip("s")
        heads = next((each for each in KINDS if head in each), {head})
        for name in [*found]:
            if not is_instrument(name) or (beside and name == beside.treaty_id):
                continue
            # What is no alias in the register was looked up there.
            looked_up = beside and IN_FULL.match(beside.treaty_id)
            if (
                (looked_up and "absent" in found[name])
                or (year and not name.endswith(year.group()))
                or not any(self._material.implied.is_called(name, each) for each in heads)
            ):
                del found[name]

    def _add_parallel(
        self, found: Mapping[str, Features], citation: Citation, chain: Sequence[Linked]
    ) -> None:
        """Add whose article a pronoun owned last: "Its Article 4 …, its Article 5 …"."""
        low, _ = self._layout.bounds(citation.start)
        if not self._nearness.is_owned(citation):
            return
        for each in reversed(
            chain[: bisect_left(chain, citation.start, key=lambda one: one.start)]
        ):
            if each.start < low:
                return
            if each.treaty_id in found and self._nearness.is_owned_at(each.start):
                found[each.treaty_id]["its_parallel"] = 1.0
                return

    def _keep_owners(
        self, found: MutableMapping[str, Features], none: Features, citation: Citation
    ) -> None:
        """Drop what the article does not name where "its" points at what was just named."""
        if not self._nearness.is_owned(citation):
            return
        if any(features.keys() & JUST_NAMED for features in found.values()):
            none["none_owned"] = 1.0
            for name in [name for name in found if not found[name].keys() & JUST_NAMED]:
                del found[name]

    def _add_called(
        self, found: MutableMapping[str, Features], none: Features, beside: Reference
    ) -> None:
        """Add who is called as what stands beside the citation: the rest can hardly be meant."""
        called = self._text[beside.start : beside.end]
        low, high = self._layout.bounds(beside.start)
        named = self._mentions.between(low, high)
        bodies = {each.treaty_id for each in named if each.organisation}
        if beside.treaty_id != DOMESTIC:
            known = "beside" if is_registered(beside.treaty_id) else "beside_unregistered"
            own = found.setdefault(beside.treaty_id, {})
            # It is the mention beside, and not a further one that comes later.
            for key in [key for key in own if key.startswith("after_")]:
                del own[key]
            own[known] = 1.0
        for name, features in found.items():
            if name != beside.treaty_id:
                so_called = self._material.implied.is_called(name, called)
                features["so_called" if so_called else "not_so_called"] = 1.0
                if so_called and is_registered(name):
                    features["so_called_registered"] = 1.0
                if so_called and name in bodies:
                    features["so_called_here"] = 1.0
        none["none_beside"] = 1.0

    def _can_be(self, name: str, citation: Citation) -> bool:
        known = Reference(0, 0, name, political=name in self._political)
        return can_have(known, citation) and has_number(name, citation)

    def _add_standing(self, found: Mapping[str, Features]) -> None:
        """Add the part that each instrument has in the article."""
        total = max(FEW, self._spoken.total())
        most = [*self._spoken.most_common(2), ("", 0), ("", 0)]
        topic = most[0][0] if most[0][1] > max(1, most[1][1]) else None
        for name, features in found.items():
            features["share"] = self._spoken[name] / total
            if name == topic:
                features["topic"] = 1.0
            if name in self._titled:
                features["in_title"] = 1.0
            if name == DOMESTIC:
                features["domestic"] = 1.0
            elif name.startswith(UNKNOWN):
                features["nameless" if name[-1].isdigit() else "unknown"] = 1.0
            elif name in self._bodies and not self._spoken[name]:
                features["only_by_body"] = 1.0

    def _add_section(self, found: Mapping[str, Features], citation: Citation) -> None:
        """Add what the section is about: what its heading names, and what it speaks of most."""
        low, high = self._layout.section(citation.start)
        if low == 0 and high == len(self._text):
            return
        named = [each for each in self._mentions.between(low, high) if not each.organisation]
        headed = {each.treaty_id for each in named if self._layout.is_heading(each.start)}
        counts = Counter(each.treaty_id for each in named).most_common(2)
        for name, features in found.items():
            if headed == {name}:
                features["section_headed"] = 1.0
            if counts and counts[0][0] == name and len(counts) == 1:
                features["section_alone"] = 1.0
            elif counts and counts[0][0] == name and counts[0][1] > counts[1][1]:
                features["section_topic"] = 1.0

    def _add_openness(
        self,
        found: Mapping[str, Features],
        none: Features,
        citation: Citation,
        chain: Sequence[Linked],
    ) -> None:
        """Add whether the passage has named an instrument by then, for what this makes likelier."""
        low = self._layout.answering(self._layout.passage(citation.start))
        named = self._mentions.between(low, citation.group_start)
        opened = any(not each.organisation for each in named)
        only = {each.treaty_id for each in named if not each.organisation}
        if not named:
            none["none_unopened"] = 1.0
        here = self._layout.sentence(citation.start)
        self._add_rivals_opened(found, low, citation, chain)
        hot = any(
            not each.organisation and self._layout.sentence(each.start) == here for each in named
        )
        for name, features in found.items():
            if only == {name}:
                features["alone_in_passage"] = 1.0
            if opened and "absent" in features:
                features["absent_opened"] = 1.0
            if hot and "absent" in features:
                features["absent_in_sentence"] = 1.0
            if not opened and "number_before" in features:
                features["number_unopened"] = 1.0
            if not opened and "topic" in features:
                features["topic_unopened"] = 1.0

    def _add_rivals_opened(
        self,
        found: Mapping[str, Features],
        low: int,
        citation: Citation,
        chain: Sequence[Linked],
    ) -> None:
        """Add who was named or cited in the passage by then, of those that can be meant."""
        at = bisect_left(chain, citation.start, key=lambda each: each.start)
        begin = bisect_left(chain, low, key=lambda each: each.start)
        spoken = {each.treaty_id for each in chain[begin:at]}
        spoken |= {each.treaty_id for each in self._mentions.between(low, citation.group_start)}
        spoken &= found.keys()
        for name, features in found.items():
            if spoken == {name}:
                features["sole_in_passage"] = 1.0
            elif spoken and name not in spoken and "absent" not in features:
                features["left_behind"] = 1.0

    def _add_none(self, none: Features, found: Mapping[str, Features], citation: Citation) -> None:
        if "none_owned" not in none:
            none["none"] = 1.0
        none["none_among"] = log1p(len(found))
        if citation.unit == "annex":
            none["none_annex"] = 1.0
        if citation.unit == "chapter":
            none["none_chapter"] = 1.0
        if not citation.capital:
            none["none_small"] = 1.0
        base = base_of(citation.number)
        if base.isdigit() and int(base) >= TELLING:
            none["none_high"] = 1.0


def is_registered(name: str) -> bool:
    """Whether the register has an instrument."""
    return is_instrument(name) and not name.startswith(UNREGISTERED)
