"""Whether a citation is of a state's own law, of a text without a name, or of something to read."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from docanalyze.annotation.provisions.citations import Citation
from docanalyze.annotation.provisions.knowledge import knowledge
from docanalyze.annotation.provisions.references import DOMESTIC, Reference

__all__ = ["Laws"]

BY_LAW = re.compile(
    r"\b(?:Act|Constitution|Code|Basic Law)(?:,?\s(?:of\s)?\(?\d{4}\)?)?,?\s"
    r"(?:whose\s|in\s|under\s|its\s)?\Z"
)
# Where the noun phrase ends; "a U.S. defence act" has no end inside.
END = re.compile(r"(?<![A-Z])\.|[;:,\n]")
BARE_ACT = re.compile(r"the\s(?:new\s|same\s|said\s)?Act\b")
OF = re.compile(r"\s+(?:of|in|to)\s+")
OWNER_STATE = re.compile(r"[’']s?\s(?:own\s|famous\s|pacifist\s)?")
NO_MARKS = str.maketrans("", "", '“”"‘')


class Laws:
    """What owns the citations of one article, if it is no instrument with a name.

    Args:
        text: The document text.
        references: What is named, ordered by start.
    """

    def __init__(self, text: str, references: Sequence[Reference]) -> None:
        self._text = text
        # "The Act" is of states where one is named: the Constitutive Act, the Single European Act.
        self._has_act = any(
            "act" in each.treaty_id.split("-") and not each.organisation for each in references
        )
        self._law_ends = [each.end for each in references if each.treaty_id == DOMESTIC]

    def is_domestic(self, citation: Citation) -> bool:
        """Whether it is of a constitution or an Act."""
        words = self.words_after(citation)
        law = knowledge().domestic.match(words) if words else None
        unnamed = knowledge().unnamed.match(words) if words else None
        if law and self._has_act and BARE_ACT.match(words):
            return False
        if law:
            return not unnamed or law.end() <= unnamed.end()
        before = self._text[max(0, citation.group_start - 40) : citation.group_start]
        if citation.unit == "section" and BY_LAW.search(before):
            return True
        at = bisect_right(self._law_ends, citation.group_start) - 1
        if at >= 0 and OWNER_STATE.fullmatch(self._text, self._law_ends[at], citation.group_start):
            return True
        return bool(re.search(r"(?i)\bconstitution(?:[’']s|\s\(|,)\s?\Z", before))

    def is_of_named_law(self, citation: Citation) -> bool:
        """Whether what follows is the name of a law: "section 9 of the Customs Act"."""
        before = self._text[max(0, citation.group_start - 40) : citation.group_start]
        return bool(knowledge().law.search(self.words_after(citation)) or BY_LAW.search(before))

    def is_unnamed(self, citation: Citation) -> bool:
        """Whether it is of an instrument that the text does not name: "of the draft treaty"."""
        return bool(knowledge().unnamed.match(self.words_after(citation)))

    def is_writing(self, citation: Citation) -> bool:
        """Whether it is part of something to read: "chapter 3 of his book"."""
        words = self.words_after(citation)
        return bool(knowledge().writing.match(words)) and not self.is_unnamed(citation)

    def words_after(self, citation: Citation) -> str:
        """Return the noun phrase that owns a citation: "of the French Penal Code"."""
        match = OF.match(self._text, citation.group_end)
        if not match:
            return ""
        words = self._text[match.end() : match.end() + 70].translate(NO_MARKS)
        return END.split(words, maxsplit=1)[0]
