"""Short names that an article introduces: ``the League``, ``(SCO)``, and names it repeats."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from docanalyze.annotation.entities.acronyms import abbreviates, acronym_behind
from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.organs import implied_bodies, pointed_at, pointer_before
from docanalyze.annotation.records import NameMatch
from docanalyze.register import Register

__all__ = ["agreed_labels", "introduced_acronyms", "repeated_names", "short_forms"]

HERE = frozenset({"this", "our"})
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
    doc: Doc, decided: Iterable[Mention], context: TextContext
) -> list[Mention]:
    """Return acronyms that stand in brackets behind a name, and where they are used again.

    An acronym must be made of the first letters of the name. It means what the article says, even
    if the register knows the letters as something else.

    Args:
        doc: The text.
        decided: The mentions so far.
        context: What surrounds each token.
    """
    meanings: dict[str, Mention] = {}
    for mention in decided:
        acronym = acronym_behind(doc, mention.end)
        if (
            acronym is not None
            and mention.label in ACRONYM_LABELS
            and abbreviates(acronym, doc[mention.start : mention.end].text)
        ):
            meanings.setdefault(acronym, mention)
    return [
        Mention(index, index + 1, meant.label, meant.ids, meant.name, "alias", 0)
        for index, text in enumerate(context.texts)
        if (meant := meanings.get(text)) is not None
        and not context.in_treaty[index]
        and context.passage[index] >= 0
    ]


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


def agreed_labels(decided: list[Mention], context: TextContext) -> list[Mention]:
    """Give each unlinked name of the model the label it has most often in the article.

    What ends a person's full name (``Santa Anna``) is that person.
    """
    texts = context.texts
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    surnames: dict[tuple[str, ...], Mention] = {}
    for mention in decided:
        votes[_key(texts, mention.start, mention.end)][mention.label] += 1
        if mention.label == "PERSON":
            for start in range(mention.start + 1, mention.end - 1):
                surnames.setdefault(_key(texts, start, mention.end), mention)
    agreed = []
    for mention in decided:
        text = _key(texts, mention.start, mention.end)
        label = max(votes[text], key=lambda label: (votes[text][label], label == "PERSON"))
        if mention.method != "model":
            agreed.append(mention)
        elif text in surnames:
            agreed.append(_as_person(mention, surnames[text]))
        elif label != mention.label:
            agreed.append(Mention(mention.start, mention.end, label, (), mention.name, "model"))
        else:
            agreed.append(mention)
    return agreed


def _key(texts: Sequence[str], start: int, end: int) -> tuple[str, ...]:
    """Return the words of a name, whatever blanks or ends of lines stand between them."""
    return tuple(text for text in texts[start:end] if not text.isspace())


def _as_person(mention: Mention, person: Mention) -> Mention:
    return Mention(mention.start, mention.end, "PERSON", person.ids, person.name, "alias")
