"""How often a passage's stance is told right, and how often at all.

    python benchmarks/stance.py

On the part ``measure`` of ``corpus/gold/stance``: passages with a claim, read by one coder (a
language model) without the program's answer.
"""

import json
from collections import Counter
from pathlib import Path

from docanalyze.governance.voice import STANCES, stance_of

CODED = Path(__file__).parents[1] / "corpus" / "gold" / "stance" / "passages.jsonl"


def main() -> None:
    """Print the figures."""
    rows = [json.loads(line) for line in CODED.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row["part"] == "measure" and row["stance"]]
    told = [stance_of(row["text"]) for row in rows]
    answered = [(row["stance"], each) for row, each in zip(rows, told, strict=True) if each]
    right = sum(one == other for one, other in answered)
    print(f"answered {len(answered)} of {len(rows)}, right {right}")
    pairs = Counter(answered)
    print("as coded \\ as told".ljust(20), *(name.rjust(11) for name in STANCES))
    for coded in STANCES:
        print(coded.ljust(20), *(str(pairs[coded, name]).rjust(11) for name in STANCES))


if __name__ == "__main__":
    main()
