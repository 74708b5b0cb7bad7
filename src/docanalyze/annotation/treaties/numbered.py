"""Instruments told apart by a number: "Lomé II" beside the Lomé Convention."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from docanalyze.annotation.treaties.article import Article
from docanalyze.annotation.treaties.candidates import Candidate
from docanalyze.annotation.treaties.lexicon import lexicon
from docanalyze.annotation.treaties.mentions import Mention
from docanalyze.annotation.treaties.provisional import Newcomers
from docanalyze.annotation.treaties.scene import Scene

__all__ = ["numbered_mentions"]

NUMBER = re.compile(
    r"[IV](?<![\w-][IV])(?:(?<=I)(?:I{0,2}|V|X)|(?<=V)I{0,3})(?![\w-])(?![’']s\b|,?\s[A-Z])"
)
NUMBERED = re.compile(r"(?<![\w-])(?P<name>[A-Z][\w-]+)\s(?P<number>[IVX]+)")
NAME = re.compile(r"(?<![\w-])[A-Z][\w-]+\s\Z")
SIGNING = re.compile(
    r"\b(?:sign|conclu|ratif|initial|negotiat|renew|replac)\w*\s(?:of\s)?(?:the\s)?\Z"
    r"|\b(?:articles?|terms|parties|provisions)\s(?:[\w().]{1,8}\s)?(?:of|to)\s\Z",
    re.IGNORECASE,
)
SIGNED = re.compile(r",?\s(?:was|were|had\sbeen)?\s?(?:signed|concluded|ratified|initialled)\b")
# What has a number and is none: talks, and people.
OTHER = re.compile(
    r"\s(?:talks?|conference|summit|meeting|negotiations|process|round|regulation)\b"
)
PERSON = re.compile(r"\b(?:[Kk]ing|[Qq]ueen|[Pp]ope|[Ee]mperor|[Tt]sar|[A-Z][a-z]+)\s\Z")
REACH = 40


def numbered_mentions(
    named: Sequence[Mention], article: Article, newcomers: Newcomers
) -> Iterator[Mention]:
    """Yield the mentions that a name of an instrument and a number make.

    Args:
        named: Mentions by name, ordered by start.
        article: The article and what is known.
        newcomers: Makes what no register has.
    """
    scene, index = article.scene, article.index
    found = [each for each in _numbered(scene.text) if _may_name(each, scene)]
    numbers: dict[str, set[str]] = defaultdict(set)
    for match in found:
        numbers[match["name"]].add(match["number"])
    own = _called_after(named, scene)
    for match in found:
        name, several = match["name"], len(numbers[match["name"]]) > 1
        if match["number"] == "I" and not several:
            # "In Siwa I met the emir."
            continue
        ids, exact = index.find(match.group())
        if exact and len(ids) == 1:
            yield Mention(*match.span(), article.instrument(min(ids)), "alias", "")
        elif name in own or (index.called_after(name) and (several or _is_made(match, scene))):
            bare = Candidate(*match.span(), frozenset(), exact=False, year=None, phrase=None)
            yield newcomers.mention(bare)


def _numbered(text: str) -> Iterator[re.Match[str]]:
    for number in NUMBER.finditer(text):
        name = NAME.search(text, max(0, number.start() - REACH), number.start())
        whole = NUMBERED.match(text, name.start()) if name else None
        if whole and whole.end() == number.end():
            yield whole


def _may_name(match: re.Match[str], scene: Scene) -> bool:
    """Whether a word with a number may name an instrument: no person, no talks, no "Annex II"."""
    words, text = lexicon(), scene.text
    low = match["name"].lower()
    if low in words.heads or low in words.outside or low in words.generic or low in words.subjects:
        return False
    before = PERSON.search(text, max(0, match.start() - REACH), match.start())
    titled = before and before.group().strip().lower() not in words.outside
    return not titled and not OTHER.match(text, match.end())


def _is_made(match: re.Match[str], scene: Scene) -> bool:
    before = SIGNING.search(scene.text, max(0, match.start() - REACH), match.start())
    return (before or SIGNED.match(scene.text, match.end())) is not None


def _called_after(named: Sequence[Mention], scene: Scene) -> set[str]:
    """Return the words after which the article calls an instrument: "Siwa Accord"."""
    after: set[str] = set()
    for each in named:
        words = scene.text[each.start : each.end].split()
        after |= {words[0], words[-1]} if len(words) > 1 else set()
    return after
