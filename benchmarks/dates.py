"""Measure dates on three public suites: Microsoft Recognizers, chrono, python-edtf.

    python benchmarks/dates.py SUITES [--wrong]

SUITES is a folder with ``recognizers_en_*.jsonl``, ``chrono_en_*.jsonl``, ``edtf_natlang_*.jsonl``.
How their conventions are mapped to ours is in dates.md; this is its code.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language

from date_judging import judged
from date_suites import SUITES, Case, Wanted
from docanalyze.annotation.records import DateRecord

Rows = Sequence[DateRecord]


@dataclass
class Figures:
    """What came out of a suite."""

    right: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    n_wanted: int = 0
    n_empty: int = 0
    n_empty_right: int = 0
    n_too_many: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right of those in scope; a text without dates counts as one."""
        total = self.n_wanted + self.n_empty
        return (self.right.total() + self.n_empty_right) / total if total else 0.0


def main() -> None:
    """Run the suites and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("suites", type=Path, help="folder with the suites")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    chosen = parser.parse_args()
    nlp = _pipeline()
    print("| suite | in scope | right | bar | left out | rows too many |")
    print("|---|---|---|---|---|---|")
    results = []
    for name, bar, pattern, read in SUITES:
        for path in sorted(chosen.suites.glob(pattern)):
            figures = Figures()
            for case in read(path):
                _measure(case, _rows(nlp, case), figures)
            results.append((path.name, figures))
            total = figures.n_wanted + figures.n_empty
            print(
                f"| {name} | {total} | {figures.share:.3f} | {bar:.2f} "
                f"| {figures.left_out.total()} | {figures.n_too_many} |"
            )
    for name, figures in results:
        _print_details(name, figures, wrong=chosen.wrong)


def _pipeline() -> Language:
    # All three suites read 10/7/2008 as Americans do.
    nlp = spacy.blank("en")
    nlp.add_pipe("docanalyze_dates", config={"date_order": "mdy"})
    return nlp


def _rows(nlp: Language, case: Case) -> Rows:
    doc = nlp.make_doc(case.text)
    doc._.published = case.published
    doc._.names = []
    rows: Rows = nlp.get_pipe("docanalyze_dates")(doc)._.dates
    return rows


def _print_details(name: str, figures: Figures, *, wrong: bool) -> None:
    print(f"\n{name}: {figures.n_wanted} times wanted, {figures.n_empty} texts without any")
    for how, count in figures.right.most_common():
        print(f"  right, {how}: {count}")
    print(f"  right, nothing found in a text without any: {figures.n_empty_right}")
    for reason, count in figures.left_out.most_common():
        print(f"  left out, {reason}: {count}")
    if wrong:
        print("\n".join(f"  WRONG {line}" for line in figures.wrong))


def _measure(case: Case, rows: Rows, figures: Figures) -> None:
    figures.left_out.update(case.left_out)
    if not case.wanted:
        if not case.left_out:
            # A length is no date for those suites, and no mistake for us.
            points = [row for row in rows if row["kind"] not in {"duration", "recurring"}]
            figures.n_empty += 1
            figures.n_empty_right += not points
            if points:
                figures.wrong.append(f"{case.text!r}: none; {_shown(points)}")
        return
    taken: set[int] = set()
    for wanted in case.wanted:
        figures.n_wanted += 1
        beside = [row for row in rows if _overlaps(row, wanted)]
        taken.update(row["start"] for row in beside)
        how = judged(wanted, beside)
        if how:
            figures.right[how] += 1
        else:
            figures.wrong.append(f"{case.text!r} {case.published}: {_want(wanted)}; {_shown(rows)}")
    if not case.left_out:
        figures.n_too_many += sum(row["start"] not in taken for row in rows)


def _overlaps(row: DateRecord, wanted: Wanted) -> bool:
    if wanted.start is None or wanted.end is None:
        return True
    return row["start"] < wanted.end and wanted.start < row["end"]


def _shown(rows: Rows) -> str:
    shown = [(row["text"], row["edtf"] or row["timex3"], row["timex3_mod"]) for row in rows]
    return f"found {shown}"


def _want(wanted: Wanted) -> str:
    return "wanted " + " or ".join(
        reading.edtf
        or (reading.timex if reading.how == "timex" else None)
        or f"{reading.how} {reading.first} {reading.last}"
        for reading in wanted.readings
    )


if __name__ == "__main__":
    main()
