"""Who may have spoken a quotation, and what speaks for each of them."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field

from docanalyze.annotation.quotations.model import NOBODY
from docanalyze.annotation.quotations.speakers import Speaker

__all__ = ["ACTING", "NEAR", "Candidates"]

# How somebody stands of whom a clause tells, or whose words it gives.
ACTING = frozenset(
    ("speaks", "acts", "owner_words", "source", "by", "of_words", "inverted", "who_speaks", "asked")
)
# What speaks for somebody who need not stand near by, by the beginnings of its names.
KEPT = ("rule", "prev", "unsure", "next", "outer", "he.", "last_", "main", "hero", "tag", "lead")
PLACES = frozenset(("is.GPE", "is.NORP", "is.TREATY", "is.LAW", "is.law"))
NEAR = frozenset(("at.left", "at.right"))
SOMEBODY = frozenset(("is.person", "is.document", "is.ORG", "is.TREATY", "is.law"))


@dataclass(slots=True)
class Candidates:
    """Who may have spoken a quotation.

    Args:
        regime: What the rules know of it: a feature may count for more in one than in another.
        features: What speaks for each, by key; ``NOBODY`` among them.
        speakers: What a row would say of each.
        silent: Keys whose choice gives no speaker.
    """

    regime: str
    features: dict[str, MutableMapping[str, float]] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    silent: set[str] = field(default_factory=lambda: {NOBODY})

    def give(self, key: str, speaker: Speaker) -> None:
        """Take somebody in.

        Args:
            key: Who it is.
            speaker: What a row would say; what was said first stays.
        """
        if key not in self.speakers:
            self.speakers[key] = speaker
            self.features.setdefault(key, {})

    def add(self, key: str, name: str, value: float = 1.0) -> None:
        """Add a feature that counts the same everywhere."""
        self.features.setdefault(key, {})[name] = value

    def add_own(self, key: str, name: str) -> None:
        """Add a feature that counts in general and in this regime."""
        features = self.features.setdefault(key, {})
        features[name] = features[f"{self.regime}:{name}"] = 1.0

    def prune(self) -> None:
        """Drop those who stand by only in passing."""
        for key in [key for key in self.speakers if not self._stays(key)]:
            del self.features[key], self.speakers[key]
            self.silent.discard(key)

    def _stays(self, key: str) -> bool:
        features = self.features[key].keys()
        if key == "author" or "is.PERSON" in features:
            return True
        if any(name.startswith(KEPT) for name in features):
            return True
        near = not NEAR.isdisjoint(features)
        if not ACTING.isdisjoint(features):
            return near or PLACES.isdisjoint(features)
        return near and "within" not in features and not SOMEBODY.isdisjoint(features)
