"""Acronyms that stand in brackets behind the name they abbreviate."""

from spacy.tokens import Doc

__all__ = ["abbreviates", "acronym_behind", "initials_of", "spells_out"]

SHORTEST_ACRONYM = 2
LONGEST_ACRONYM = 8
SHORTEST_INITIALS = 3


def acronym_behind(doc: Doc, index: int) -> str | None:
    """Return the acronym in brackets that begins at a token; None if there is none.

    Args:
        doc: The text.
        index: Of the token behind a name.
    """
    if index + 2 >= len(doc) or doc[index].text != "(" or doc[index + 2].text != ")":
        return None
    text = doc[index + 1].text
    letters = text.replace("-", "")
    fits = SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM and letters.isalnum()
    return (
        text if fits and sum(letter.isupper() for letter in letters) * 2 >= len(letters) else None
    )


def abbreviates(acronym: str, name: str, *, from_the_first: bool = True) -> bool:
    """Whether the letters come in order at the beginnings of the name's words.

    Args:
        acronym: Such as ``SCO``.
        name: What it may stand for.
        from_the_first: Whether the first word must be part of it; ``Treaty on …`` seldom is.
    """
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    initials = [word[0].upper() for word in name.replace("-", " ").split() if word[0].isalpha()]
    matched = 0
    for initial in initials:
        if matched < len(letters) and initial == letters[matched]:
            matched += 1
    begins = initials[:1] == letters[:1] or not from_the_first
    return bool(letters) and begins and matched >= min(2, len(letters))


def spells_out(acronym: str, name: str) -> bool:
    """Whether every letter is the beginning of a word of the name, in order.

    Args:
        acronym: Such as ``ICC``, which ``International Court of Justice`` does not spell out.
        name: What it may stand for.
    """
    letters = [letter for letter in acronym.upper() if letter.isalpha()]
    for word in name.replace("-", " ").split():
        if letters and word[0].upper() == letters[0]:
            letters.pop(0)
    return not letters


def initials_of(name: str) -> str | None:
    """Return the initials of a name's capitalised words; None if they are too few to tell it.

    Args:
        name: Such as ``Cooperative Framework Agreement``.
    """
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials if len(initials) >= SHORTEST_INITIALS else None
