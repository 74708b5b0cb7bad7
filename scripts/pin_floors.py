"""Raise the floors of ``corpus/gold/floors.toml`` to what is reached now.

    python scripts/pin_floors.py            raise what has risen, keep the rest
    python scripts/pin_floors.py --reset    begin anew, because the articles are others

Figures are rounded down to two places.
"""

import argparse
import math
import tomllib
from collections.abc import Mapping
from pathlib import Path

from docanalyze.scoring import score

GOLD = Path(__file__).parents[1] / "corpus" / "gold"
FLOORS = GOLD / "floors.toml"
HEAD = (
    "# Figures reached on `corpus/gold/floors`, rounded down. They are only ever raised.\n"
    "# Written by scripts/pin_floors.py.\n"
)


def as_toml(floors: Mapping[str, Mapping[str, float]]) -> str:
    """Write floors, a section a layer."""
    sections = []
    for layer, figures in floors.items():
        lines = [f'"{name}" = {value}' for name, value in figures.items()]
        sections.append(f"\n[{layer}]\n" + "\n".join(lines) + "\n")
    return HEAD + "".join(sections)


def main() -> None:
    """Measure, raise, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reset", action="store_true", help="the articles are others")
    arguments = parser.parse_args()
    before = {} if arguments.reset else tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    floors: dict[str, dict[str, float]] = {}
    for layer, figures in score(GOLD / "floors").figures().items():
        floors[layer] = {}
        for name, value in figures.items():
            # Away from the edge of what floating point makes of 0.57.
            reached = math.floor(value * 100 + 1e-9) / 100
            floor = max(reached, before.get(layer, {}).get(name, 0.0))
            floors[layer][name] = floor
            if reached < floor:
                print(f"{layer}, {name}: {value:.3f} is below its floor of {floor}")
    FLOORS.write_text(as_toml(floors), encoding="utf-8")


if __name__ == "__main__":
    main()
