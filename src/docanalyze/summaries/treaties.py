"""What an article says about each treaty that it names, and about each provision that it cites."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from docanalyze.summaries.sentences import Sentence, Sentences

__all__ = ["provisions_of", "treaties_of"]

Row = Mapping[str, Any]
Summary = dict[str, Any]

# A heading, or "3. The Charter.", tells less than any sentence of prose.
SHORTEST = 5
IN_PROSE = 2
# The treaty is what the sentence is about: "The pact (1949) obliges", "the Charter, which says".
OPENS = re.compile(r"(?:\A|[,;:]\s)\W*(?:[\w'\u2019-]+\s+){0,3}\Z")
VERB = re.compile(
    r"\s*(?:\([^)]{0,40}\)|,\s[^,.;]{0,60},)?(?:\s*,)?\s*(?:(?:which|that)\s+)?"
    r"(?:(?:also|never|still|now|only|itself|ultimately|then|first|thus)\s+)?"
    r"(?:is|was|has|had|will|would|can|could|may|must|should|shall|does|did|says|said|means|makes"
    r"|gave|gives|made|bound|binds|set|sets|put|puts|left|leaves|[a-z]{3,}ed|[a-z]{3,}[^s\W]s)\b"
)


def treaties_of(
    treaties: Sequence[Row], provisions: Sequence[Row], sentences: Sentences
) -> list[Summary]:
    """Return the treaties of an article, those named most first.

    Args:
        treaties: Its rows of ``treaties``.
        provisions: Its rows of ``provisions``.
        sentences: Its sentences.

    Returns:
        Of each: its identity, how often it is named, which provisions are cited, and the
        sentences in which it is named: first those of which it is the subject or that cite one of
        its provisions, last its heading.
    """
    mentions: dict[str, list[Row]] = defaultdict(list)
    for row in treaties:
        mentions[row["treaty_id"]].append(row)
    cited: dict[str, list[Row]] = defaultdict(list)
    for row in provisions:
        if row["treaty_id"]:
            cited[row["treaty_id"]].append(row)
    ranked = sorted(mentions.items(), key=lambda item: (-len(item[1]), item[1][0]["start"]))
    return [
        {
            "treaty_id": key,
            "title": rows[0]["title"] or rows[0]["text"],
            "year": rows[0]["year"],
            "kind": rows[0]["kind"],
            "parties": rows[0]["parties"],
            "registered": rows[0]["registered"],
            "mentions": len(rows),
            "provisions": list(dict.fromkeys(map(_unit, cited[key]))),
            "said": [_told(each) for each in _said(rows, cited[key], sentences)],
        }
        for key, rows in ranked
    ]


def _unit(provision: Row) -> str:
    return f"{provision['unit']} {provision['number'] or ''}".strip()


def _said(rows: Sequence[Row], provisions: Sequence[Row], sentences: Sentences) -> list[Sentence]:
    """Return the sentences of mentions, those that say most of the treaty first."""
    citing = {each.start for each in map(sentences.of, provisions) if each is not None}
    found: dict[int, tuple[int, Sentence]] = {}
    for row in rows:
        sentence = sentences.of(row)
        if sentence is None:
            continue
        is_about = sentence.start in citing or _is_subject(row, sentence)
        tells = IN_PROSE * _is_prose(sentence) + is_about
        before = found.get(sentence.start, (0, sentence))[0]
        found[sentence.start] = (max(tells, before), sentence)
    ordered = sorted(found.values(), key=lambda each: (-each[0], each[1].start))
    in_prose = [sentence for tells, sentence in ordered if tells >= IN_PROSE]
    return in_prose or [sentence for _, sentence in ordered]


def _told(sentence: Sentence) -> Summary:
    return sentence.as_dict() | {"governance_model": sentence.governance_model}


def _is_prose(sentence: Sentence) -> bool:
    return sentence.governance_model is not None and len(sentence.text.split()) >= SHORTEST


def _is_subject(row: Row, sentence: Sentence) -> bool:
    before = sentence.text[: row["start"] - sentence.start]
    after = sentence.text[row["end"] - sentence.start :]
    return OPENS.search(before) is not None and VERB.match(after) is not None


def provisions_of(provisions: Sequence[Row], sentences: Sentences) -> list[Summary]:
    """Return the provisions that an article cites, in order, each with its sentence.

    Args:
        provisions: Its rows of ``provisions``.
        sentences: Its sentences.
    """
    found = []
    for row in provisions:
        sentence = sentences.of(row)
        names = ("text", "start", "end", "passage_id", "unit", "number", "treaty_id", "method")
        found.append(
            {name: row[name] for name in names}
            | {"sentence": None if sentence is None else sentence.as_dict()}
        )
    return found
