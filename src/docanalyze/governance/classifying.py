"""Classify the texts of a file."""

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from docanalyze.errors import OutputError, UsageError
from docanalyze.governance.model import GovernanceModel, Prediction

__all__ = ["classify_file"]


def classify_file(model: GovernanceModel, texts: str | Path, predictions: str | Path) -> int:
    """Write each row of a JSON lines file back with its label and probabilities.

    Args:
        model: Any loaded model.
        texts: JSON lines in UTF-8: objects with ``text``, and ``heading`` where there is one.
        predictions: Where the rows go, with ``label``, ``probability`` and ``p_<slug>`` for each
            label; fields of these names are replaced. The file is whole or not there.

    Returns:
        The number of rows.

    Raises:
        UsageError: The file cannot be read, or a line is no object with a text.
        OutputError: The predictions cannot be written.
    """
    source, target = Path(texts), Path(predictions)
    rows = _rows(source)
    count = 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    except OSError as error:
        raise _cannot_write(target, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as output:
            for row in rows:
                prediction = model.predict([row["text"]], [row.get("heading")])[0]
                output.write(_line(row | _fields(model, prediction)))
                count += 1
        Path(scratch).chmod(0o644)
        os.replace(scratch, target)  # noqa: PTH105 - Path.replace would do the same
    except OSError as error:
        raise _cannot_write(target, error) from error
    finally:
        with suppress(FileNotFoundError):
            Path(scratch).unlink()
    return count


def _cannot_write(target: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{target}: cannot be written ({error.strerror}). Name a file in a folder that can."
    )


def _fields(model: GovernanceModel, prediction: Prediction) -> dict[str, Any]:
    return {
        "label": prediction.label,
        "probability": prediction.probability,
        **{f"p_{model.slugs[name]}": p for name, p in prediction.probabilities.items()},
    }


def _line(row: dict[str, Any]) -> str:
    try:
        line = json.dumps(row, ensure_ascii=False)
        line.encode("utf-8")
    except UnicodeEncodeError:
        # Half a pair of surrogates has no form in UTF-8: keep it as the escape that it was.
        line = json.dumps(row)
    return f"{line}\n"


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}). Check its name.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 (byte {error.start}). Save it as UTF-8.") from error
    lines = (line for line in enumerate(content.split("\n"), start=1) if line[1].strip())
    return (_row(f"{path}, line {number}", line) for number, line in lines)


def _row(where: str, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{where}: not JSON ({error}). Write one object a line.") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise UsageError(f"{where}: no text. Each line is an object with 'text' as a string.")
    if not isinstance(row.get("heading"), str | None):
        raise UsageError(f"{where}: the heading is no string. Write a string, or leave it out.")
    return row
