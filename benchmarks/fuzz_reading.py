"""Reads damaged copies of files for as long as is asked, and counts what comes of it.

    python tests/reading/made_files.py SEEDS && python benchmarks/fuzz_reading.py SEEDS --minutes 30

Each copy has some bytes changed, cut out, doubled, or put in from another file. A copy may be read
or refused; nothing else. Readers that broke down are listed with the copy that did it.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from docanalyze.errors import UnreadableInputError
from docanalyze.reading import FileOpening, Problem, ReadingOptions, Shelf, Source, found_in

FAILURE = "reader_failed"
MOST_CHANGES = 12


def damaged(content: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return a copy with some damage.

    Args:
        content: A file.
        others: Files from which pieces are taken.
        chance: What the damage depends on.
    """
    copy = bytearray(content)
    for _ in range(chance.randint(1, MOST_CHANGES)):
        at = chance.randrange(len(copy) + 1)
        length = chance.choice((1, 1, 2, 8, 64, 1024))
        match chance.randrange(6):
            case 0:
                copy[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del copy[at : at + length]
            case 2:
                copy[at:at] = copy[at : at + length] * chance.randint(1, 4)
            case 3:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                copy[at:at] = other[start : start + length]
            case 4:
                copy[at:at] = chance.randbytes(length)
            case _ if not chance.randrange(4):
                del copy[at:]
    return bytes(copy)


def outcomes(source: Source, shelf: Shelf, options: ReadingOptions) -> Iterator[tuple[str, str]]:
    """Yield how each part of a file was taken: ``read`` or a code, and the sentence."""
    try:
        for place, item in found_in(source, FileOpening(options)):
            if isinstance(item, Problem):
                yield item.code, item.message
            else:
                yield _reading(place, shelf)
    except UnreadableInputError as error:
        yield error.code, str(error)


def _reading(place: Source, shelf: Shelf) -> tuple[str, str]:
    try:
        article = shelf.read(place)
    except UnreadableInputError as error:
        return error.code, str(error)
    article.text.encode()
    return "read", ""


def main() -> int:
    """Run, print the counts, and return how many readers broke down."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("seeds", type=Path, help="folder of files to damage")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    options = ReadingOptions(any_language=True, max_seconds_per_file=20.0)
    files = {path.name: path.read_bytes() for path in sorted(chosen.seeds.iterdir())}
    others = list(files.values())
    chance = random.Random(chosen.seed)  # noqa: S311 no secret
    counts: Counter[str] = Counter()
    n_copies = n_failures = 0
    ends = time.monotonic() + 60 * chosen.minutes
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < ends:
            name = chance.choice(list(files))
            path = Path(folder, name)
            path.write_bytes(damaged(files[name], others, chance))
            shelf = Shelf(options)
            for code, message in outcomes(Source(path, name), shelf, options):
                counts[code] += 1
                if code == FAILURE:
                    n_failures += 1
                    kept = Path(tempfile.gettempdir(), f"fuzz-{n_failures}-{name}")
                    kept.write_bytes(path.read_bytes())
                    print(f"{kept}: {message}", file=sys.stderr)
            shelf.close()
            n_copies += 1
    print(f"{n_copies} damaged copies of {len(files)} files in {chosen.minutes:g} minutes")
    for code, count in counts.most_common():
        print(f"{code:<18} {count:>9,}")
    return min(n_failures, 1)


if __name__ == "__main__":
    sys.exit(main())
