"""Provisions that a text cites, each tied to its instrument where the text lets it be.

``citations`` finds them, ``linking`` ties them; what is famous and what is plausible is data.
"""

from docanalyze.annotation.provisions.component import ProvisionFinder, create_provisions

__all__ = ["ProvisionFinder", "create_provisions"]
