"""Any number of articles, made from those of the corpus: other sentences together, other names."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from docanalyze.errors import UnreadableInputError
from docanalyze.reading import discover, read_source

__all__ = ["made_articles", "write_articles"]

SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
SHORTEST_PARAGRAPH = 80
SYLLABLES = ("ka", "lu", "mor", "ten", "vi", "os", "dra", "bel", "ny", "sho", "quin", "ar", "ez")
FILES_PER_FOLDER = 1000


def made_articles(folder: Path, count: int, n_words: int, seed: int = 0) -> Iterator[str]:
    """Yield articles, each of sentences of several articles and with names that no other has.

    So the words that were never seen before grow with the number of articles, as they do in the
    news, and articles have formulas in common but are no copies.

    Args:
        folder: Of the articles whose sentences are taken.
        count: How many to make.
        n_words: About how long each is.
        seed: The same seed makes the same articles.
    """
    chance = random.Random(seed)  # noqa: S311 no secret
    sentences = list(_sentences(folder))
    for number in range(count):
        yield _article(sentences, number, n_words, chance)


def _sentences(folder: Path) -> Iterator[str]:
    for source in discover([folder]).sources:
        try:
            text = read_source(source).text
        except UnreadableInputError:
            continue
        for paragraph in text.split("\n\n"):
            if len(paragraph) >= SHORTEST_PARAGRAPH:
                yield from SENTENCE_END.split(" ".join(paragraph.split()))


def _article(sentences: list[str], number: int, n_words: int, chance: random.Random) -> str:
    name, place = _name(chance), _name(chance)
    lines = [f"{place} and the pact of {name}, part {number}", ""]
    written = 0
    while written < n_words:
        chosen = chance.sample(sentences, 3)
        said = f"“We shall not wait for {_name(chance)},” said {name} {_name(chance)} of {place}."
        lines += [" ".join([*chosen, said]), ""]
        written += len(lines[-2].split())
    return "\n".join(lines)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=4)).capitalize()


def write_articles(articles: Iterator[str], folder: Path) -> None:
    """Write articles as text files, a thousand to a folder.

    Args:
        articles: Their texts.
        folder: Where; made if need be.
    """
    for number, text in enumerate(articles):
        part = folder / f"{number // FILES_PER_FOLDER:05d}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"{number:08d}.txt").write_text(text, encoding="utf-8")
