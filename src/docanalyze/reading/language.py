"""The language of an article, or None where that cannot be said."""

from functools import cache
from itertools import islice
from typing import Any

__all__ = ["detect_language"]

FEWEST_LETTERS = 60
SAMPLE = 6000
SUREST_ENOUGH = 0.9
# Names of persons and places make English look foreign; its small words do not lie.
SMALL_WORDS = frozenset({"the", "of", "and", "to", "that", "is", "was", "for", "with", "by"})
SHARE_OF_SMALL_WORDS = 0.12


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language a text is written in.

    Args:
        text: The document text; a sample from its middle is enough.

    Returns:
        The code; None if the text is too short or the guess not sure.
    """
    middle = max(0, (len(text) - SAMPLE) // 2)
    sample = text[middle : middle + SAMPLE]
    if len(list(islice(filter(str.isalpha, sample), FEWEST_LETTERS))) < FEWEST_LETTERS:
        return None
    words = sample.casefold().split()
    if sum(map(SMALL_WORDS.__contains__, words)) >= SHARE_OF_SMALL_WORDS * len(words):
        return "en"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= SUREST_ENOUGH else None
