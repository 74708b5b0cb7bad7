"""Words that several stages need to know."""

from functools import cache

from docanalyze.packaged import lines_of

__all__ = ["common_words"]


@cache
def common_words() -> frozenset[str]:
    """Return English words that texts on world order write small, in lower case.

    Words that are as often names (``bush``, ``carter``) are not among them. Counted in speeches
    of the General Debate of the United Nations (CC0) and essays on diplomatic history (public
    domain).
    """
    return lines_of("docanalyze", "data", "common_words.txt")
