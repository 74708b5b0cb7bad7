"""What stands before a head noun alone and points at an instrument that the reader knows."""

import re

__all__ = ["DETERMINER", "INDEFINITE"]

DETERMINER = re.compile(
    r"(?:(?:\b(?:[Tt]he|[Tt]his|[Tt]hat|[Oo]ur|[Ii]ts|[Tt]heir|[Ww]hose|[Tt]hese|[Tt]hose|THE)|"
    r"[’']s|s[’'])\s+(?:(?!own |draft|proposed|other|another|future)[a-z][a-z-]+ )?|"
    r"\b(?:[Ss]aid|[Pp]resent|[Ss]ame|of|under|by|with|to|in|and|[Oo]riginal|[Rr]evised|OF)\s+)\Z"
)
INDEFINITE = re.compile(r"\b[Aa]n?\s\Z")
