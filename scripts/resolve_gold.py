"""Turn annotations made by hand into gold files, so that nobody counts offsets.

    python scripts/resolve_gold.py corpus/gold/dev/NAME.annotation.yaml ...

An annotation file lies beside ``NAME.txt`` and has the layers of a gold file. A row names its
place by ``text``, and by ``within`` (a stretch that stands once in the article and holds the text)
or ``nth`` (which occurrence, from 1) where the text stands more than once. A passage names the
words it ``begins`` with; it ends where the next one begins. The script writes ``NAME.gold.json``
and refuses what does not resolve.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from docanalyze.reading import Source, read_source
from docanalyze.scoring.gold import LAYERS

Row = dict[str, Any]
ENTITY_LABELS = {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "WORK_OF_ART"}


class AnnotationError(ValueError):
    """A row cannot be placed in its text."""


def place(text: str, row: Row) -> tuple[int, int]:
    """Where the text of a row stands.

    Raises:
        AnnotationError: It stands nowhere, or at several places and the row does not say which.
    """
    wanted, within = row["text"], row.get("within")
    if within is not None:
        if text.count(within) != 1:
            raise AnnotationError(f"within {within!r} stands {text.count(within)} times")
        start = text.index(within)
        places = [start + offset for offset in occurrences(within, wanted)]
    else:
        places = list(occurrences(text, wanted))
    if not places:
        raise AnnotationError(f"{wanted!r} does not stand there")
    nth = row.get("nth")
    if nth is None and len(places) > 1:
        raise AnnotationError(f"{wanted!r} stands {len(places)} times: give within or nth")
    if nth is not None and nth > len(places):
        raise AnnotationError(f"{wanted!r} stands only {len(places)} times")
    start = places[(nth or 1) - 1]
    return start, start + len(wanted)


def occurrences(text: str, wanted: str) -> Iterator[int]:
    """The offsets at which one string stands in another."""
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def passages(text: str, rows: list[Row]) -> list[Row]:
    """Passages with their spans: each ends before the next one begins."""
    starts: list[int] = []
    for row in rows:
        start = text.find(row["begins"] or "", starts[-1] + 1 if starts else 0)
        if start < 0:
            raise AnnotationError(f"no passage begins with {row['begins']!r} from there on")
        starts.append(start)
    between = zip([0, *starts], [*starts, len(text)], strict=True)
    ends = [end for _, end in between][1:]
    return [
        {
            "start": start,
            "end": start + len(text[start:end].rstrip()),
            "kind": row["kind"],
            "primary": row.get("primary"),
            "labels": row.get("labels", []),
            "equal": row.get("equal", False),
        }
        for row, start, end in zip(rows, starts, ends, strict=True)
    ]


def placed(text: str, rows: list[Row]) -> list[Row]:
    """Rows with ``start`` and ``end``, in the order of the text."""
    found = []
    for row in rows:
        start, end = place(text, row)
        values = {key: value for key, value in row.items() if key not in {"within", "nth"}}
        found.append({"start": start, "end": end} | values)
    return sorted(found, key=lambda row: (row["start"], row["end"]))


def check(layer: str, row: Row) -> None:
    """Refuse values that no table could hold.

    Raises:
        AnnotationError: A label, an id or a pair of bounds is impossible.
    """
    if layer == "entities" and row.get("label") not in ENTITY_LABELS:
        raise AnnotationError(f"{row['text']!r}: label {row.get('label')!r}")
    if layer == "dates":
        earliest, latest = row.get("earliest"), row.get("latest")
        if earliest and latest and earliest > latest and not earliest.startswith("-"):
            raise AnnotationError(f"{row['text']!r}: from {earliest} to {latest}")
    identity = row.get("treaty_id")
    if identity is not None and not identity[-4:].isdigit() and ":" not in identity:
        raise AnnotationError(f"{row['text']!r}: treaty_id {identity!r}")


def resolve(annotation: Path) -> Path:
    """Write the gold file of one annotation file.

    Raises:
        AnnotationError: A row cannot be placed or holds an impossible value.
    """
    name = annotation.name.removesuffix(".annotation.yaml")
    source = annotation.with_name(f"{name}.txt")
    text = read_source(Source(source, source.name)).text
    # The base loader keeps dates and numbers as they are written.
    given = _typed(yaml.load(annotation.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506
    gold: Row = {
        "name": name,
        "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
        "n_characters": len(text),
        "document": given["document"],
        "passages": passages(text, given["passages"]),
    }
    for layer in LAYERS[1:]:
        for key in (layer, f"{layer}_optional"):
            gold[key] = placed(text, given.get(key) or [])
            for row in gold[key]:
                check(layer, row)
    target = annotation.with_name(f"{name}.gold.json")
    target.write_text(_lines(gold), encoding="utf-8")
    return target


def _typed(value: Any) -> Any:
    """Strings as they stand, but for null, true, false, and the numbers of years and places."""
    if isinstance(value, dict):
        return {
            key: int(item) if key in {"year", "nth"} and str(item).isdigit() else _typed(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return {"null": None, "~": None, "": None, "true": True, "false": False}.get(value, value)


def _lines(gold: Row) -> str:
    """JSON with a line for each row."""
    parts = []
    for key, value in gold.items():
        if isinstance(value, list):
            rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in value)
            parts.append(f' "{key}": [\n{rows}\n ]' if value else f' "{key}": []')
        else:
            parts.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main(arguments: list[str]) -> int:
    """Resolve all files named; say what is wrong with each that does not resolve."""
    failed = 0
    for argument in arguments:
        try:
            print(resolve(Path(argument)))
        except (AnnotationError, KeyError, OSError) as error:
            failed += 1
            print(f"{argument}: {error}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
