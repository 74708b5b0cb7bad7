"""Quality never falls: the figures on the annotated articles of `corpus/gold/floors`.

The floors stand in `corpus/gold/floors.toml` and are only ever raised.
"""

import tomllib
from pathlib import Path

import pytest

from docanalyze.scoring import score

GOLD = Path(__file__).parents[2] / "corpus" / "gold"
FLOORS = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))
CASES = [(layer, figure) for layer, figures in FLOORS.items() for figure in figures]


@pytest.fixture(scope="module")
def reached():
    return score(GOLD / "floors").figures()


@pytest.mark.parametrize(("layer", "figure"), CASES)
def test_no_figure_falls_below_its_floor(reached, layer, figure):
    assert reached[layer][figure] >= FLOORS[layer][figure]
