"""A task of another topic, two labels of its own, from label file to use: no code is changed."""

import json
from pathlib import Path

import pytest

from docanalyze.cli import main

SHOP = Path(__file__).parent / "data" / "bicycle_shop.csv"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("shop")


def call(*arguments):
    with pytest.raises(SystemExit) as ended:
        main(list(map(str, arguments)))
    return ended.value.code


@pytest.fixture(scope="module")
def model(folder):
    assert call("train", SHOP, "-o", folder / "model", "-q") == 0
    return folder / "model"


def test_it_beats_the_commonest_label_and_says_so(model):
    metrics = json.loads((model / "metrics.json").read_text(encoding="utf-8"))
    commonest = metrics["baselines"]["commonest label"]["strict"]["value"]
    assert metrics["scores"]["strict"]["value"] > commonest + 0.1
    assert "keyword rule" not in metrics["baselines"]
    card = (model / "README.md").read_text(encoding="utf-8")
    assert "| workshop |" in card
    assert "world order" not in card


def test_it_sorts_new_letters(model, folder):
    letters = folder / "letters.jsonl"
    texts = [
        "The chain squeaks and the rear wheel rubs on the brake pad.",
        "Can I have the invoice for my order sent to another address?",
    ]
    letters.write_text("".join(f"{json.dumps({'text': t})}\n" for t in texts), encoding="utf-8")
    assert call("classify", model, letters, "-o", folder / "sorted.jsonl") == 0
    lines = (folder / "sorted.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["label"] for line in lines] == ["workshop", "counter"]


def test_a_model_of_half_the_letters_is_compared_with_it(model, folder, capsys):
    header, *rows = SHOP.read_text(encoding="utf-8").splitlines()
    half = folder / "half.csv"
    half.write_text("\n".join([header, *rows[::2]]), encoding="utf-8")
    assert call("train", half, "-o", folder / "half", "-q") == 0
    assert call("compare", folder / "half", model, SHOP) == 0
    report = capsys.readouterr().out
    assert "trained anew" in report
    assert "McNemar" in report
    fresh = folder / "fresh.csv"
    fresh.write_text(
        "text,label\nThe brake squeals and the pads are worn.,workshop\n"
        "Where can I pay the invoice for my order?,counter\n",
        encoding="utf-8",
    )
    assert call("evaluate", model, fresh) == 0
    assert "2 passages" in capsys.readouterr().out
