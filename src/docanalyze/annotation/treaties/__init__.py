"""Mentions of international instruments, each with an identity.

``phrases`` finds what is built like a name, ``keys`` finds it in the register whatever the order of
its words, ``naming`` makes candidates of both, ``resolving`` chooses among namesakes,
``unregistered`` describes what no register has, ``coreference`` binds short forms, ``backward``
those in lower case, ``places`` towns that stand for what was made there, ``years`` marks the dates
that belong to a treaty.
"""

from docanalyze.annotation.treaties.component import TreatyFinder, create_treaties
from docanalyze.annotation.treaties.founding import PRINCIPAL_ORGANS, founded_by

__all__ = ["PRINCIPAL_ORGANS", "TreatyFinder", "create_treaties", "founded_by"]
