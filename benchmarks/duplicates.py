"""How well copies of an article are found, and how fast.

    python benchmarks/duplicates.py             1,000 originals from passages of the corpus
    python benchmarks/duplicates.py TEXTS       from a folder, or a .jsonl(.gz) with `text`
    python benchmarks/duplicates.py TEXTS --articles 20000 --words 600
    python benchmarks/duplicates.py --pair ONE.txt OTHER.txt

Every original is given copies that are edited, cut, set under another head and rewritten. Which of
a group is the earliest is chosen by chance, unless ``--originals-first`` is given. Precision and
recall count pairs of articles in one group. One core; nothing is asserted.
"""

import argparse
import json
import random
import re
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from docanalyze.collection import DocumentSignature, Duplicate, group_duplicates, signature_of
from texts import CORPUS, articles_of

LABELS = CORPUS.parent / "labels"
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
HEADS = (
    "{title}\n\nBy a staff correspondent\n{day} May 2019\n\n{text}\n\nAll rights reserved.",
    "WORLD NEWS\n{title}\nPORT ELLIS, {day} May (Harbour Wire) — {text}\n\nAll rights reserved.",
    "{text}\n\nThis article first appeared in The Harbour Gazette on {day} May 2019.",
)
KINDS = {"edited": "near", "cut": "near", "headed": "near", "rewritten": "rewritten"}


@dataclass(frozen=True, slots=True)
class Made:
    """A text that the benchmark made.

    Args:
        group: Number of its original.
        kind: How it was made; ``original`` for the original itself.
        text: The text.
    """

    group: int
    kind: str
    text: str


class Copier:
    """Makes copies of a text as editors, agencies and rewriters do.

    Args:
        seed: Of the random numbers.
        words: Other words, to put in the place of some.
        sentences: Foreign sentences, to put between.
    """

    def __init__(self, seed: int, words: Sequence[str], sentences: Sequence[str]) -> None:
        self._random = random.Random(seed)  # noqa: S311 - nothing secret
        self._words = words
        self._sentences = sentences

    def edited(self, text: str) -> str:
        """Change one word in twenty to one in eight, and one or two sentences."""
        share = self._random.uniform(0.05, 0.125)
        sentences = [self._changed(sentence, share) for sentence in SENTENCE.split(text)]
        if len(sentences) > 4:  # noqa: PLR2004 - in less, a sentence is much
            del sentences[self._random.randrange(len(sentences))]
            place = self._random.randrange(len(sentences))
            sentences.insert(place, self._random.choice(self._sentences))
        return " ".join(sentences)

    def cut(self, text: str) -> str:
        """Keep a third to nine tenths, from the front, the middle or the end."""
        sentences = SENTENCE.split(text)
        kept = max(1, round(len(sentences) * self._random.uniform(0.35, 0.9)))
        first = self._random.choice((0, 0, 0, len(sentences) - kept, (len(sentences) - kept) // 2))
        return " ".join(sentences[first : first + kept])

    def headed(self, text: str) -> str:
        """Put another head and foot to it."""
        title = " ".join(self._random.sample(self._words, 6)).capitalize()
        head = self._random.choice(HEADS)
        return head.format(title=title, day=self._random.randrange(1, 28), text=text)

    def rewritten(self, text: str) -> str:
        """Say it in other words: a fifth to a third of the trigrams stay."""
        kept: list[str] = []
        for sentence in SENTENCE.split(text):
            if self._random.random() < 0.15:  # noqa: PLR2004
                kept.append(self._random.choice(self._sentences))
            elif self._random.random() < 0.9:  # noqa: PLR2004
                kept.append(self._turned(sentence.split()))
        for place in range(0, len(kept) - 1, 3):
            kept[place], kept[place + 1] = kept[place + 1], kept[place]
        return " ".join(kept)

    def _changed(self, sentence: str, share: float) -> str:
        return " ".join(
            self._random.choice(self._words) if self._random.random() < share else word
            for word in sentence.split()
        )

    def _turned(self, words: list[str]) -> str:
        """Keep runs of words, and say what is between them otherwise."""
        turned: list[str] = []
        position = 0
        while position < len(words):
            run = self._random.choice((1, 2, 3, 4, 5, 6, 8))
            turned += words[position : position + run]
            position += run
            left_out = self._random.choice((1, 1, 2, 3))
            turned += self._random.choices(self._words, k=self._random.choice((1, 1, 2, 3)))
            position += left_out
        return " ".join(turned)


def originals(texts: Sequence[str], count: int, n_words: int) -> tuple[list[str], list[str]]:
    """Cut texts into stretches without overlap, and set a tenth aside for foreign sentences.

    Args:
        texts: Of the collection.
        count: How many are wanted.
        n_words: Words of each, about.
    """
    chance = random.Random(0)  # noqa: S311 - nothing secret
    stretches = [stretch for text in texts for stretch in _stretches(SENTENCE.split(text), n_words)]
    chance.shuffle(stretches)
    set_aside = max(20, len(stretches) // 10)
    foreign = [sentence for text in stretches[:set_aside] for sentence in SENTENCE.split(text)]
    wanted = stretches[set_aside : set_aside + count]
    return wanted, foreign


def _stretches(sentences: Sequence[str], n_words: int) -> Iterator[str]:
    pending: list[str] = []
    n_pending = 0
    for sentence in sentences:
        pending.append(sentence)
        n_pending += len(sentence.split())
        if n_pending >= n_words:
            yield " ".join(pending)
            pending, n_pending = [], 0


def made_collection(texts: Sequence[str], count: int, n_words: int, seed: int = 1) -> list[Made]:
    """Return originals and their copies, in an order of chance."""
    wanted, foreign = originals(texts, count, n_words)
    words = sorted({word for text in wanted[:300] for word in text.split() if word.islower()})
    copier = Copier(seed, words, foreign)
    makers: Mapping[str, Callable[[str], str]] = {
        "edited": copier.edited,
        "cut": copier.cut,
        "headed": copier.headed,
        "rewritten": copier.rewritten,
    }
    made = [Made(number, "original", text) for number, text in enumerate(wanted)]
    for number, text in enumerate(wanted):
        made += [Made(number, kind, make(text)) for kind, make in makers.items()]
    random.Random(seed).shuffle(made)  # noqa: S311 - nothing secret
    return made


def judge(made: Sequence[Made], *, originals_first: bool) -> None:
    """Group a collection and print how right it is and how much of a core it took."""
    begun = time.process_time()
    signatures = [signature_of(item.text) for item in made]
    signed = time.process_time()
    documents = [
        DocumentSignature(
            f"d{number}",
            "2001" if originals_first and item.kind == "original" else None,
            number,
            signature,
        )
        for number, (item, signature) in enumerate(zip(made, signatures, strict=True))
    ]
    found = group_duplicates(documents)
    grouped = time.process_time()
    n_words = sum(len(item.text.split()) for item in made)
    print(f"{len(made):,} articles, {n_words:,} words")
    print(
        f"signatures {signed - begun:.1f} s, groups {grouped - signed:.1f} s of one core", end=", "
    )
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    _print_pairs(made, found)
    _print_kinds(made, found)


def _print_pairs(made: Sequence[Made], found: Mapping[str, Duplicate]) -> None:
    of = {number: found[f"d{number}"].group for number in range(len(made)) if f"d{number}" in found}
    gold = set(_pairs({number: str(item.group) for number, item in enumerate(made)}))
    ours = set(_pairs(of))
    right = len(gold & ours)
    print(f"pairs: precision {right / max(1, len(ours)):.4f}, recall {right / len(gold):.4f}")
    missed = Counter("+".join(sorted(made[i].kind for i in pair)) for pair in gold - ours)
    print(f"missed: {dict(missed.most_common(6))}")
    whole = Counter(of.get(number, f"alone{number}") for number in range(len(made)))
    sizes = Counter(item.group for item in made)
    exact = sum(
        len({of.get(n, f"alone{n}") for n in members}) == 1
        and whole[of.get(members[0], f"alone{members[0]}")] == sizes[made[members[0]].group]
        for members in _members(made).values()
    )
    print(f"groups found whole and alone: {exact / len(sizes):.4f}")


def _members(made: Sequence[Made]) -> Mapping[int, list[int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for number, item in enumerate(made):
        members[item.group].append(number)
    return members


def _pairs(of: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    members: dict[str, list[int]] = defaultdict(list)
    for number, group in of.items():
        members[group].append(number)
    for numbers in members.values():
        yield from combinations(sorted(numbers), 2)


def _print_kinds(made: Sequence[Made], found: Mapping[str, Duplicate]) -> None:
    """Print how copies are called where the original is the earliest of the group."""
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for number, item in enumerate(made):
        duplicate = found.get(f"d{number}")
        earliest = made[int(duplicate.group[1:])] if duplicate else None
        if duplicate and earliest and earliest.kind == "original" and item.kind != "original":
            called[item.kind][duplicate.kind] += 1
    for kind, counts in sorted(called.items()):
        share = counts[KINDS[kind]] / counts.total()
        print(f"{kind:<10} called {KINDS[kind]}: {share:.4f}  {dict(counts)}")


def compare(one: Path, other: Path) -> None:
    """Print what two files are to one another."""
    documents = [
        DocumentSignature(path.name, None, number, signature_of(path.read_text(encoding="utf-8")))
        for number, path in enumerate((one, other))
    ]
    for name, duplicate in group_duplicates(documents).items():
        print(f"{name}: {duplicate.kind}, {duplicate.similarity:.2f}")


def texts_of(path: Path | None) -> list[str]:
    """Return the texts of a folder or file; of the corpus, articles and labelled passages."""
    if path is not None:
        return [article.text for article in articles_of(path)]
    texts = [article.text for article in articles_of(CORPUS)]
    for file in sorted(LABELS.glob("passages_*.jsonl")):
        lines = file.read_text(encoding="utf-8").split("\n")
        texts.append(" ".join(json.loads(line)["text"] for line in lines if line.strip()))
    return texts


def main() -> None:
    """Make a collection, group it and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--originals", type=int, default=1000)
    parser.add_argument("--articles", type=int, help="for speed: so many articles in all")
    parser.add_argument("--words", type=int, default=130, help="words of an original, about")
    parser.add_argument("--originals-first", action="store_true")
    parser.add_argument("--pair", nargs=2, type=Path)
    arguments = parser.parse_args()
    if arguments.pair:
        compare(*arguments.pair)
        return
    count = arguments.articles // 5 if arguments.articles else arguments.originals
    made = made_collection(texts_of(arguments.texts), count, arguments.words)
    judge(made, originals_first=arguments.originals_first)


if __name__ == "__main__":
    main()
