"""Mentions of international instruments, each with an identity.

``phrases`` finds what is built like a name, ``joint`` cuts it where several share a head, ``keys``
finds it in the register whatever the order of its words, ``naming`` makes candidates of both,
``resolving`` chooses among namesakes, ``evidence`` says whether an unknown name is one of an
instrument and ``unregistered`` describes it, ``coreference`` binds short forms (``antecedents``,
``telling``), ``backward`` those in lower case, ``places`` towns that stand for what was made there,
by how the text ``uses`` them, ``years`` marks the dates that belong to a treaty.
"""

from docanalyze.annotation.treaties.component import TreatyFinder, create_treaties
from docanalyze.annotation.treaties.founding import PRINCIPAL_ORGANS, founded_by

__all__ = ["PRINCIPAL_ORGANS", "TreatyFinder", "create_treaties", "founded_by"]
