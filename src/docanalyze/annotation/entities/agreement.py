"""One name, one label and one bearer, unless the context speaks against it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.wordlists import words

__all__ = ["agreed_labels", "agreed_links", "shortened_names"]

Key = tuple[str, ...]
MANY = 2


def shortened_names(decided: list[Mention], context: TextContext) -> list[Mention]:
    """Link names of bodies that are a part of one that the article names in full.

    ``Special Committee`` is the ``Special Committee on the Harbours`` if no other is named. A
    ``Foreign Ministry`` stays without a link, because every state has one.

    Args:
        decided: The mentions so far, by position.
        context: What surrounds each token.
    """
    bodies = {
        (ids, name): _spellings(one, context)
        for one in decided
        if one.label == "ORG" and (ids := one.ids) and (name := one.name) and one.length > 1
    }
    # Few short names are a part of any: most need not be looked for in one after the other.
    in_full = "\n".join(full for spellings in bodies.values() for full in spellings)
    linked = []
    for mention in decided:
        key = _key(context.texts, mention.start, mention.end)
        every_state_has_one = not words("organs_of_states").isdisjoint(key)
        if mention.label != "ORG" or mention.ids or len(key) == 1 or every_state_has_one:
            linked.append(mention)
            continue
        short = f" {' '.join(key)} "
        meant = [
            body
            for body, spellings in (bodies.items() if short in in_full else ())
            if any(short in full for full in spellings)
        ]
        if len(meant) == 1:
            ids, name = meant[0]
            linked.append(replace(mention, ids=ids, name=name, method="alias"))
        else:
            linked.append(mention)
    return linked


def _spellings(mention: Mention, context: TextContext) -> tuple[str, str]:
    written = " ".join(_key(context.texts, mention.start, mention.end))
    return f" {written} ", f" {mention.name} "


def agreed_links(decided: Iterable[Mention], context: TextContext) -> list[Mention]:
    """Link names that stand without a link where the same name has one elsewhere in the article.

    Nothing is linked where the article means two by it, nor an ``Assembly`` where it names several,
    nor a short form that was left without a
    link on purpose, such as a ``Committee``, of which every body can have one.

    Args:
        decided: All mentions, by position.
        context: What surrounds each token.
    """
    decided = list(decided)
    bearers: dict[tuple[str, Key], dict[tuple[str, ...], Mention]] = defaultdict(dict)
    bodies = _bodies_by_noun(decided, context)
    for mention in decided:
        if mention.ids:
            key = _key(context.texts, mention.start, mention.end)
            bearers[mention.label, key].setdefault(mention.ids, mention)
    agreed = []
    for mention in decided:
        key = _key(context.texts, mention.start, mention.end)
        known = [] if mention.ids else list(bearers.get((mention.label, key), {}).values())
        alone = len(key) > 1 or len(bodies[key[0]]) < MANY
        if len(known) == 1 and mention.method == "model" and alone:
            agreed.append(replace(mention, ids=known[0].ids, name=known[0].name, method="alias"))
        else:
            agreed.append(mention)
    return agreed


def _bodies_by_noun(decided: Iterable[Mention], context: TextContext) -> dict[str, set[str]]:
    """Return the bodies that the article names with each noun by which one can be called."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for mention in decided:
        key = _key(context.texts, mention.start, mention.end)
        if mention.label == "ORG" and len(key) > 1:
            for noun in words("bodies").intersection(key):
                bodies[noun].add(mention.entity_id or " ".join(key))
    return bodies


def agreed_labels(decided: list[Mention], context: TextContext) -> list[Mention]:
    """Give each unlinked name of the model the label it has most often in the article.

    What ends a person's full name (``Santa Anna``) is that person.
    """
    texts = context.texts
    votes: dict[Key, Counter[str]] = defaultdict(Counter)
    surnames: dict[Key, Mention] = {}
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


def _key(texts: Sequence[str], start: int, end: int) -> Key:
    """Return the words of a name, whatever blanks or ends of lines stand between them."""
    return tuple([text for text in texts[start:end] if not text.isspace()])


def _as_person(mention: Mention, person: Mention) -> Mention:
    return Mention(mention.start, mention.end, "PERSON", person.ids, person.name, "alias")
