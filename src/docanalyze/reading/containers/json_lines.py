"""JSON lines: one object a line, one article an object."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from docanalyze.reading.containers.lines import lines_of
from docanalyze.reading.records import Item, Opening, Problem, Record, too_large

__all__ = ["read_json_lines"]

LONGEST_LINE = 64 << 20


def read_json_lines(stream: BinaryIO, name: str, opening: Opening) -> Iterator[Item]:
    """Yield a record for each line; a line that is no JSON object is a problem of its own."""
    hints = {"text_column": opening.text_column} if opening.text_column else {}
    number = 0
    goes_on = False
    for line in lines_of(stream, LONGEST_LINE + 1):
        is_rest, goes_on = goes_on, len(line) > LONGEST_LINE and not line.endswith(b"\n")
        content = line.strip()
        if is_rest or not content:
            continue
        number += 1
        record = f"{name}#{number}"
        if len(line) > LONGEST_LINE:
            yield Problem.from_error(record, too_large(record, LONGEST_LINE))
        elif fault := _fault(content):
            message = f"{record} is not a JSON object ({fault})."
            yield Problem(record, code="bad_record", message=message)
        else:
            yield Record(record, "row", content, {**hints, "format": "jsonl"})


def _fault(content: bytes) -> str | None:
    """Return what is wrong with a line; None if nothing is."""
    try:
        value = json.loads(content)
    except json.JSONDecodeError as error:
        return f"{error.msg} at character {error.pos + 1}"
    except UnicodeDecodeError:
        return "it is not in UTF-8"
    except (ValueError, RecursionError) as error:
        return type(error).__name__
    return None if isinstance(value, dict) else f"it is a {type(value).__name__}"
