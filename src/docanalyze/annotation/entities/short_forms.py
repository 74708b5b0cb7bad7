"""Short names that an article introduces: ``the League``, ``(SCO)``, and names it repeats."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.records import NameMatch
from docanalyze.register import Register

__all__ = ["agreed_labels", "introduced_acronyms", "repeated_names", "short_forms"]

POINTERS = frozenset({"the", "this", "our", "its"})
GENITIVES = frozenset({"'s", "\N{RIGHT SINGLE QUOTATION MARK}s"})
SHORTEST_ACRONYM = 2
LONGEST_ACRONYM = 8
ACRONYM_LABELS = frozenset({"ORG", "EVENT", "LAW", "FAC", "GPE", "LOC"})


def short_forms(
    doc: Doc,
    names: Iterable[NameMatch],
    decided: Iterable[Mention],
    register: Register,
    context: TextContext,
) -> list[Mention]:
    """Return short forms of organisations that the article has named before.

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
    by_span: dict[tuple[int, int], list[str]] = defaultdict(list)
    for match in names:
        if match["kind"] == "short_form" and match["identifier"] in named:
            by_span[match["start"], match["end"]].append(match["identifier"])
    found = []
    for (start, end), ids in sorted(by_span.items()):
        if doc[start].lower_ == "the" and end - start > 1:
            start += 1  # noqa: PLW2901 - the article is no part of the span
        meant = _named_last(ids, named, start)
        if meant is not None and _is_pointed_at(doc, start, end, context):
            name = register.organisations[meant].name
            found.append(Mention(start, end, "ORG", (meant,), name, "alias", 5))
    return found


def _named_last(ids: list[str], named: Mapping[str, list[int]], index: int) -> str | None:
    """Return the organisation that was named most lately before a token."""
    latest = {}
    for identifier in ids:
        before = bisect_left(named[identifier], index)
        latest[identifier] = named[identifier][before - 1] if before else -1
    meant = max(latest, key=lambda identifier: latest[identifier])
    return meant if latest[meant] >= 0 else None


def _is_pointed_at(doc: Doc, start: int, end: int, context: TextContext) -> bool:
    """Whether ``the`` stands before and nothing after makes it another, longer name."""
    if context.in_heading[start] or any(context.in_treaty[start:end]):
        return False
    if start == 0 or not doc[start].text[0].isupper() or doc[start - 1].lower_ not in POINTERS:
        return False
    following = doc[end : end + 2]
    if not len(following):
        return True
    if following[0].text == "of":
        return len(following) == 1 or not following[1].text[0].isupper()
    return following[0].text in GENITIVES or not following[0].text[0].isupper()


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
        acronym = _in_brackets(doc, mention.end)
        if (
            acronym is not None
            and mention.label in ACRONYM_LABELS
            and _abbreviates(acronym, doc[mention.start : mention.end].text)
        ):
            meanings.setdefault(acronym, mention)
    return [
        Mention(token.i, token.i + 1, meant.label, meant.ids, meant.name, "alias", 0)
        for token in doc
        if (meant := meanings.get(token.text)) is not None
        and not context.in_treaty[token.i]
        and context.passage[token.i] >= 0
    ]


def _in_brackets(doc: Doc, index: int) -> str | None:
    if index + 2 >= len(doc) or doc[index].text != "(" or doc[index + 2].text != ")":
        return None
    text = doc[index + 1].text
    letters = text.replace("-", "")
    fits = SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM and letters.isalnum()
    return (
        text if fits and sum(letter.isupper() for letter in letters) * 2 >= len(letters) else None
    )


def _abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters come in order at the beginnings of the name's words."""
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    initials = [word[0].upper() for word in name.replace("-", " ").split() if word[0].isalpha()]
    matched = 0
    for initial in initials:
        if matched < len(letters) and initial == letters[matched]:
            matched += 1
    return bool(letters) and initials[:1] == letters[:1] and matched >= min(2, len(letters))


def repeated_names(doc: Doc, decided: Iterable[Mention], context: TextContext) -> Iterator[Mention]:
    """Yield further places where a name stands that the model marked elsewhere in the article.

    A name of several words counts once seen; one of a single word must have been marked twice, and
    be no ordinary word.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    models: dict[tuple[str, ...], Mention] = {}
    for mention in decided:
        if mention.method == "model":
            key = tuple(token.text for token in doc[mention.start : mention.end])
            seen[key] += 1
            models.setdefault(key, mention)
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, count in seen.items():
        if len(key) > 1 or count > 1:
            by_first[key[0]].append(key)
    for token in doc:
        for key in by_first.get(token.text, ()):
            end = token.i + len(key)
            here = doc[token.i : end]
            if len(key) == 1 and context.is_common(token):
                continue
            if tuple(other.text for other in here) == key and _is_free(here.start, end, context):
                like = models[key]
                yield Mention(token.i, end, like.label, like.ids, like.name, "model", 8)


def _is_free(start: int, end: int, context: TextContext) -> bool:
    return context.within_passage(start, end) and not (
        any(context.in_treaty[start:end]) or any(context.in_date[start:end])
    )


def agreed_labels(doc: Doc, decided: list[Mention]) -> list[Mention]:
    """Give each unlinked name of the model the label it has most often in the article.

    What ends a person's full name (``Santa Anna``) is that person.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: dict[str, Mention] = {}
    for mention in decided:
        votes[doc[mention.start : mention.end].text][mention.label] += 1
        if mention.label == "PERSON":
            for start in range(mention.start + 1, mention.end - 1):
                surnames.setdefault(doc[start : mention.end].text, mention)
    agreed = []
    for mention in decided:
        text = doc[mention.start : mention.end].text
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


def _as_person(mention: Mention, person: Mention) -> Mention:
    return Mention(mention.start, mention.end, "PERSON", person.ids, person.name, "alias")
