"""Provisions that are counted, not numbered: "the seventh article", "the fifth", a paragraph."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from docanalyze.annotation.provisions.knowledge import knowledge

__all__ = ["Counted", "articles", "left_out", "paragraphs"]

ARTICLE = re.compile(r"\s[Aa]rticle\b")
LAST_WORD = re.compile(r"\b(?:[A-Za-z]+(?:-[a-z]+)?|(?P<figures>\d{1,3})(?:st|nd|rd|th))\s?\Z")
LONGEST = 20
# "The fifth" with nothing after it that it could count: a mark, a clause, or a verb of provisions.
ELLIPTICAL = re.compile(
    r"(?:(?:(?P<led>\b(?:[Ii]n|[Uu]nder|[Bb]y|says(?: in)?|bec(?:ame|omes?)|turned into)\s)"
    r"|[,;.]\s|\b(?:and|while|but|or|nor|whereas)\s)"
    r"[Tt]he|\band\s(?P<whose>whose))\s(?P<ordinal>[a-z-]+)(?=[,.;:)]|\s(?:that|which|an?|the|no|each|it|they|of\s(?:them|its\sarticles)|also|only|"
    r"is|was|has|had|did|does|forbade|gave|promised|applies|carries|"
    # What ends in "s" after an ordinal is a verb: "the fifth closes it".
    r"[a-z]{2,}(?<![siu])(?<!ie)s)\b)"
)
EARLY = frozenset({"first", "second"})
REACH = 220
OWNING = re.compile(r"\b(?:[Ii]ts|whose)\s\Z")
SENTENCE_END = re.compile(r"[.?!][”’\")]?\s")
PARAGRAPH = re.compile(
    r"whose(?<=\bwhose)\s(?:\w+\s)?(?P<text>(?P<ordinal>[a-z]+)\s(?:paragraph|section|clause))\b"
)
# "By the second paragraph of which": of the instrument that was just named. The noun comes first,
# so that nothing else is looked at where there is none.
OF_WHICH = re.compile(r"paragraph(?=\sof\s(?:which|it|the\s(?:same|said))\b)")
# A paragraph of an article that was just cited.
OF_THE_SAME = re.compile(
    r"(?P<noun>[Pp]aragraph|section|clause)(?:\s(?P<figures>\d{1,2}))?"
    r"\sof\s(?:the\ssame|that|the\ssaid|this)\sarticle\b"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A provision that is counted.

    Args:
        start: First character.
        end: One past the last.
        unit: As in the table.
        number: As in the table.
        capital: Whether it counts as written with a capital, as the one does that it leans on.
        leaning: Where that one begins.
    """

    start: int
    end: int
    unit: str
    number: str
    capital: bool = False
    leaning: int | None = None


def articles(text: str) -> Iterator[Counted]:
    """Yield "the seventh article" and "its 7th article"."""
    for article in ARTICLE.finditer(text):
        word = LAST_WORD.search(text, max(0, article.start() - LONGEST), article.start())
        number = word and (
            word.group("figures") or knowledge().ordinals.get(word.group().strip().lower())
        )
        if word and number:
            yield Counted(word.start(), article.end(), "article", str(number))


def left_out(text: str, cited: Sequence[Counted]) -> Iterator[Counted]:
    """Yield ordinals that leave out the word "article" after another: "Article 4 …, the fifth …".

    Args:
        text: The document text.
        cited: Its articles that are cited one by one, not in a list, ordered by start.
    """
    for before, following in zip_longest(cited, cited[1:]):
        at, last = before.end, before
        owned = OWNING.search(text, max(0, before.start - 7), before.start) is not None
        high = min(before.end + REACH, following.start if following else len(text))
        while match := ELLIPTICAL.search(text, at, min(len(text), high + LONGEST)):
            gap = text[before.end : match.start("ordinal")]
            number = knowledge().ordinals.get(match.group("ordinal"))
            sentences = len(SENTENCE_END.findall(gap))
            close = bool(match.group("led") or match.group("whose")) and not sentences
            if "\n" in gap or sentences > 1 or match.start() >= high or _other_count().search(gap):
                break
            at = match.end()
            if number and str(number) != last.number and (match["ordinal"] not in EARLY or close):
                last = Counted(
                    *match.span("ordinal"), "article", str(number), before.capital or owned
                )
                yield last


@cache
def _other_count() -> re.Pattern[str]:
    """Match what a bare ordinal may count as well: "the first round … the second"."""
    ordinals = "|".join(sorted(knowledge().ordinals))
    return re.compile(
        rf"\b(?:{ordinals})\s(?!article|paragraph)[a-z]+"
        r"|\b(?:two|both|three|four|several)\s[a-z]+s\b"
    )


def paragraphs(text: str, cited: Sequence[Counted]) -> Iterator[Counted]:
    """Yield "whose second paragraph": of the article just cited, or of an instrument."""
    yield from _of_the_same(text, cited)
    for match in OF_WHICH.finditer(text):
        start, ordinal = _ordinal_before(text, match.start())
        if ordinal:
            yield Counted(start, match.end(), "paragraph", ordinal)
    numbers = {each.end: each.number for each in cited}
    for match in PARAGRAPH.finditer(text):
        number = knowledge().ordinals.get(match.group("ordinal"))
        article = numbers.get(match.start() - 1) or numbers.get(match.start() - 2)
        if number and article and "(" not in article:
            yield Counted(*match.span("text"), "article", f"{article}({number})", capital=True)
        elif number:
            yield Counted(*match.span("text"), "paragraph", str(number))


def _of_the_same(text: str, cited: Sequence[Counted]) -> Iterator[Counted]:
    """Yield "paragraph 2 of the same article": of the one that was cited last."""
    for match in OF_THE_SAME.finditer(text):
        start, number = match.start(), match.group("figures")
        if number is None:
            start, number = _ordinal_before(text, match.start())
        at = bisect_left(cited, start, key=lambda each: each.start) - 1
        if number is None or at < 0 or start - cited[at].end > REACH:
            continue
        last = cited[at]
        if "(" not in last.number:
            number = f"{last.number}({number})"
            yield Counted(start, match.end(), "article", number, capital=True, leaning=last.start)


def _ordinal_before(text: str, end: int) -> tuple[int, str | None]:
    """Return where the ordinal before a noun begins, and its number; None if there is none."""
    word = LAST_WORD.search(text, max(0, end - LONGEST), end)
    number = word and knowledge().ordinals.get(word.group().strip().lower())
    return (word.start(), str(number)) if word and number else (end, None)
