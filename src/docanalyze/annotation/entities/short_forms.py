"""Short names that an article introduces: ``the League``, ``(SCO)``, and names it repeats."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from docanalyze.annotation.entities.acronyms import abbreviates, acronym_behind, spells_out
from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.organs import implied_bodies, pointed_at, pointer_before
from docanalyze.annotation.records import NameMatch
from docanalyze.register import Organisation, Register

__all__ = ["introduced_acronyms", "repeated_names", "short_forms"]

HERE = frozenset({"this", "our"})
# A name is nearly another if at most every so manieth of its words differs.
NEARLY = 4
LENGTH_OF_STEM = 5
SHORTEST_TELLING = 4
ACRONYM_LABELS = frozenset({"ORG", "EVENT", "LAW", "FAC", "GPE", "LOC"})


def short_forms(
    doc: Doc,
    names: Iterable[NameMatch],
    decided: list[Mention],
    register: Register,
    context: TextContext,
) -> list[Mention]:
    """Return short forms of organisations that the article has named before, or implies.

    Args:
        doc: The text.
        names: Every phrase of the register in it.
        decided: The mentions so far.
        register: Which organisation has which short form.
        context: What surrounds each token.
    """
    named: dict[str, list[int]] = defaultdict(list)
    for mention in sorted(decided, key=lambda one: one.start):
        if mention.label == "ORG" and mention.entity_id:
            named[mention.entity_id].append(mention.start)
    implied = implied_bodies(decided, context)
    by_span: dict[tuple[int, int], list[str]] = defaultdict(list)
    for match in names:
        meant_here = match["identifier"] in named or match["identifier"] in implied
        if match["kind"] == "short_form" and meant_here:
            by_span[match["start"], match["end"]].append(match["identifier"])
    found = []
    for (start, end), ids in sorted(by_span.items()):
        if doc[start].lower_ == "the" and end - start > 1:
            start += 1  # noqa: PLW2901 - the article is no part of the span
        own = _implied(ids, implied)
        # A delegate's "this Organization" is the one in whose hall they speak.
        here = pointer_before(doc, start) in HERE
        meant = own if own and here else _named_last(ids, named, start) or own
        if meant is not None and pointed_at(doc, start, end, context):
            name = register.organisations[meant].name
            found.append(Mention(start, end, "ORG", (meant,), name, "alias", 5))
    return found


def _implied(ids: list[str], implied: tuple[str, ...]) -> str | None:
    meant = set(ids).intersection(implied)
    return meant.pop() if len(meant) == 1 else None


def _named_last(ids: list[str], named: Mapping[str, list[int]], index: int) -> str | None:
    """Return the organisation that was named most lately before a token."""
    latest = {}
    for identifier in ids:
        before = bisect_left(named[identifier], index)
        latest[identifier] = named[identifier][before - 1] if before else -1
    meant = max(latest, key=lambda identifier: latest[identifier])
    return meant if latest[meant] >= 0 else None


def introduced_acronyms(
    doc: Doc, decided: Iterable[Mention], register: Register, context: TextContext
) -> list[Mention]:
    """Return acronyms that stand in brackets behind a name, and where they are used again.

    An acronym must be made of the first letters of the name. It means what the article says, even
    if the register knows the letters as something else, unless the article is plainly mistaken, or
    writes a known name in a way of its own: then the letters tell what is meant.

    Args:
        doc: The text.
        decided: The mentions so far.
        register: Its organisations.
        context: What surrounds each token.
    """
    decided = list(decided)
    by_start = {mention.start: mention for mention in decided}
    meanings: dict[str, Mention] = {}
    found = []
    for mention in decided:
        acronym = acronym_behind(doc, mention.end)
        written = doc[mention.start : mention.end].text
        if (
            acronym is None
            or mention.label not in ACRONYM_LABELS
            or not abbreviates(acronym, written)
        ):
            continue
        known = by_start.get(mention.end + 1, mention)
        rival = known.ids if known.ids != mention.ids else ()
        if rival and not mention.ids and _is_nearly(written, register.organisations.get(rival[0])):
            start, end = mention.start, mention.end
            found.append(replace(known, start=start, end=end, method="alias", rank=0))
        elif not (rival and mention.ids) or spells_out(acronym, written):
            meanings.setdefault(acronym, mention)
    found += [
        Mention(index, index + 1, meant.label, meant.ids, meant.name, "alias", 0)
        for index, text in enumerate(context.texts)
        if (meant := meanings.get(text)) is not None
        and not context.in_treaty[index]
        and context.passage[index] >= 0
    ]
    return found


def _is_nearly(written: str, organisation: Organisation | None) -> bool:
    """Whether an organisation is called so but for a small word or an ending."""
    if organisation is None:
        return False
    words_written = _telling(written)
    return any(
        len(words_written ^ _telling(name)) * NEARLY <= len(words_written)
        for name in (organisation.name, *organisation.aliases)
        if " " in name
    )


def _telling(name: str) -> set[str]:
    """Return the beginnings of a name's longer words, in lower case."""
    words_of = name.replace("-", " ").lower().split()
    return {word[:LENGTH_OF_STEM] for word in words_of if len(word) >= SHORTEST_TELLING}


def repeated_names(doc: Doc, decided: Iterable[Mention], context: TextContext) -> Iterator[Mention]:
    """Yield further places where a name stands that the model marked elsewhere in the article.

    A name of several words counts once seen; one of a single word must have been marked twice, and
    be no ordinary word.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    models: dict[tuple[str, ...], Mention] = {}
    for mention in decided:
        if mention.method == "model":
            key = tuple(context.texts[mention.start : mention.end])
            seen[key] += 1
            models.setdefault(key, mention)
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, count in seen.items():
        if len(key) > 1 or count > 1:
            by_first[key[0]].append(key)
    for start, text in enumerate(context.texts):
        for key in by_first.get(text, ()):
            end = start + len(key)
            if len(key) == 1 and context.is_common(doc[start]):
                continue
            if tuple(context.texts[start:end]) == key and _is_free(start, end, context):
                like = models[key]
                yield Mention(start, end, like.label, like.ids, like.name, "model", 8)


def _is_free(start: int, end: int, context: TextContext) -> bool:
    return context.within_passage(start, end) and not (
        any(context.in_treaty[start:end]) or any(context.in_date[start:end])
    )
