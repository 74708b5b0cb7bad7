"""How many times of `corpus/vignettes/dates.jsonl` have both days right."""

import json
from pathlib import Path

from docanalyze.scoring.judges import judge
from docanalyze.scoring.matching import match_rows

VIGNETTES = Path(__file__).parents[2] / "corpus" / "vignettes" / "dates.jsonl"
# Only ever raised.
FLOOR = 0.92


def _placed(text, row):
    start = -1
    for _ in range(row.get("n", 1)):
        start = text.index(row["text"], start + 1)
    return (
        {"earliest": None, "latest": None}
        | row
        | {
            "start": start,
            "end": start + len(row["text"]),
        }
    )


def test_both_days_are_right(dates):
    right = total = 0
    for line in VIGNETTES.read_text(encoding="utf-8").splitlines():
        vignette = json.loads(line)
        doc = dates.make_doc(vignette["text"])
        doc._.published, doc._.names = vignette["published"], []
        found = dates.get_pipe("docanalyze_dates")(doc)._.dates
        rows = [_placed(vignette["text"], row) for row in vignette["rows"]]
        sure = [row for row in rows if not row.get("optional")]
        unsure = [row for row in rows if row.get("optional")]
        for one, gold in match_rows(found, sure, unsure).pairs:
            right += judge("dates", one, gold)["bounds"]
            total += 1
    assert right / total >= FLOOR
