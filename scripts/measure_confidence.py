"""Measure how often rows of each method are right, and write what `confidence` says.

    python scripts/measure_confidence.py corpus/gold/dev corpus/gold/floors

A row is right if it answers to an annotated one and all its values agree. Methods with fewer than
`FEWEST` rows stay without a figure: their rows have no confidence.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from docanalyze.scoring import score

FEWEST = 5
TARGET = Path(__file__).parents[1] / "src" / "docanalyze" / "annotation" / "confidence.json"
# Scored apart, but rows of one table.
TABLE_OF = {"indirect": "quotations"}


def main() -> None:
    """Score the folders named on the command line and write the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", metavar="GOLD_DIR")
    folders = parser.parse_args().folders
    right: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    n_articles = 0
    for folder in folders:
        scores = score(folder)
        n_articles += scores.n_articles
        for layer, methods in scores.methods.items():
            table = TABLE_OF.get(layer, layer)
            for method, (n_right, n_found) in methods.items():
                right[table][method] += n_right
                found[table][method] += n_found
    layers = {
        table: {
            method: round(right[table][method] / count, 3)
            for method, count in sorted(methods.items())
            if count >= FEWEST
        }
        for table, methods in sorted(found.items())
    }
    content = {
        "source": f"{n_articles} annotated articles in {', '.join(folders)}",
        "layers": layers,
        "rows": {table: dict(sorted(methods.items())) for table, methods in sorted(found.items())},
    }
    TARGET.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(content, indent=1))


if __name__ == "__main__":
    main()
