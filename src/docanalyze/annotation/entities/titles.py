"""Titles before names: what they tell of an office, and the people behind them."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from docanalyze.annotation.entities.context import TextContext
from docanalyze.annotation.entities.mentions import Mention
from docanalyze.annotation.entities.wordlists import words
from docanalyze.reading.header.names import begins_with_given_name

__all__ = ["head_of_title", "namesakes_of_places", "title_before", "titled_people"]

# Longest title read before a name, in words: "Deputy Prime Minister".
LONGEST_TITLE = 4
# Longest personal name behind a title, in tokens.
LONGEST_NAME = 5
# Longest name of what an office is about: "Foreign and Commonwealth Affairs".
LONGEST_PORTFOLIO = 4
SHORTEST_ACRONYM = 2
NAME_PARTICLES = frozenset({"de", "da", "al", "bin", "von", "van", "der", "ibn", "-", "el"})
PERSONAL_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
OF_OFFICES = frozenset({"of", "for"})


def titled_people(doc: Doc, context: TextContext) -> list[Mention]:
    """Return the capitalised words behind a title (``Secretary of State Ada Boateng``) as people.

    Args:
        doc: The text.
        context: What surrounds each token.
    """
    found = []
    for index in _behind_titles(context):
        if not title_before(doc, index) or not _may_be_named(doc, index, context):
            continue
        token = doc[index]
        end = index + 1
        while (
            end < len(doc)
            and end - token.i < LONGEST_NAME
            and (_may_be_named(doc, end, context) or _is_particle(doc, end))
        ):
            end += 1
        while doc[end - 1].lower_ in NAME_PARTICLES:
            end -= 1
        ordinary = end - token.i == 1 and context.is_common(token)
        if not ordinary and context.within_passage(token.i, end):
            found.append(Mention(token.i, end, "PERSON", (), doc[token.i : end].text, "model", 7))
    return found


def _behind_titles(context: TextContext) -> Iterator[int]:
    """Yield the tokens behind a word that can end a title; few are, so looking first is cheap."""
    ends = words("title_heads", "portfolios")
    for index, text in enumerate(context.texts[:-1], start=1):
        if text[0].isupper() and text.lower().rstrip(".") in ends:
            yield index


def namesakes_of_places(doc: Doc, known: Iterable[Mention], context: TextContext) -> list[Mention]:
    """Return people whose surname is a place's name: a common given name stands before it.

    Args:
        doc: The text.
        known: What the register knows in it.
        context: What surrounds each token.
    """
    known = list(known)
    starts = {one.start for one in known}
    return [
        Mention(place.start - 1, place.end, "PERSON", (), None, "model", 6)
        for place in known
        if place.label in {"GPE", "LOC"}
        and place.length == 1
        and place.start - 1 not in starts
        and place.start
        and _is_given_name(doc[place.start - 1], context)
    ]


def _is_given_name(token: Token, context: TextContext) -> bool:
    index = token.i
    return (
        token.is_title
        and token.whitespace_ != ""
        and context.passage[index] == context.passage[index + 1]
        and not (context.in_heading[index] or context.is_common(token) or token.is_stop)
        and begins_with_given_name(token.text)
    )


def _is_particle(doc: Doc, index: int) -> bool:
    """Whether a word in small letters is part of a name: ``de``, or ``moon`` of Ban Ki-moon."""
    hyphen = doc[index].text == "-" and not doc[index].whitespace_
    behind_hyphen = doc[index - 1].text == "-" and not doc[index - 1].whitespace_
    return hyphen or behind_hyphen or doc[index].lower_ in NAME_PARTICLES


def _may_be_named(doc: Doc, index: int, context: TextContext) -> bool:
    """Whether a word can be part of a personal name."""
    token = doc[index]
    is_acronym = token.is_upper and token.is_alpha and len(token) > SHORTEST_ACRONYM
    if is_acronym and index and doc[index - 1].lower_.rstrip(".") in PERSONAL_TITLES:
        # "Mr. OKONKWO (Nigeria)": records set surnames in capitals.
        is_acronym = False
    return token.text[0].isupper() and not (
        is_acronym
        or context.in_treaty[index]
        or context.in_date[index]
        or context.in_heading[index]
        or token.lower_.rstrip(".") in words("title_words")
    )


def title_before(doc: Doc, index: int) -> str:
    """Return the title that stands before a token, in lower case; empty if none does.

    Args:
        doc: The text.
        index: Of the first token of a name: ``Secretary of State`` is read before it as well as
            ``Prime Minister``.
    """
    of_office = _office_before(doc, index)
    title: list[str] = []
    index = of_office
    while index > 0 and len(title) < LONGEST_TITLE:
        index -= 1
        word = doc[index].lower_.rstrip(".")
        wanted = "title_words" if title else "title_heads"
        if word not in words(wanted) or not doc[index].text[0].isupper():
            break
        title.insert(0, word)
    return " ".join(title)


def _office_before(doc: Doc, index: int) -> int:
    """Return where ``of State`` or ``for Foreign Affairs`` starts before a token; else the token.

    Only what offices are about counts: the Secretary of a club is not read as a title.
    """
    portfolio = words("portfolios")
    place = index - 1
    while place > max(0, index - 1 - LONGEST_PORTFOLIO) and doc[place].lower_ in portfolio:
        place -= 1
    named = place < index - 1 and doc[index - 1].text[0].isupper()
    return place if named and doc[place].lower_ in OF_OFFICES else index


def head_of_title(title: str) -> str:
    """Return the noun of a title: ``minister`` of ``deputy prime minister``.

    Args:
        title: In lower case, as ``title_before`` gives it.
    """
    return title.rpartition(" ")[2]
