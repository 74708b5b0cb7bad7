"""One article and what is known of the world, as the parts of the component share them."""

from dataclasses import dataclass

from docanalyze.annotation.treaties.keys import NameIndex
from docanalyze.annotation.treaties.mentions import Instrument, registered
from docanalyze.annotation.treaties.scene import Scene
from docanalyze.register import Register

__all__ = ["Article"]


@dataclass(frozen=True, slots=True)
class Article:
    """What the finders of one article work with.

    Args:
        scene: The article.
        register: Facts about treaties, states and organisations.
        index: The register's treaties by key.
    """

    scene: Scene
    register: Register
    index: NameIndex

    def instrument(self, treaty_id: str) -> Instrument:
        """Return what the register says of one of its treaties."""
        return registered(self.register.treaties[treaty_id], self.index.heads[treaty_id])
