"""Files that appear whole or not at all, and what tells folders of them apart."""

import hashlib
import json
import math
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["folder_digest", "json_text", "replacing", "write_text"]


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; what is written there takes its place at the end.

    If the block fails, ``path`` stays as it was and nothing else is left behind.

    Args:
        path: The file to make or replace; its folder exists.
    """
    # Processes of several machines, which share numbers, may write to one folder.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield temporary
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, line ends as they are; the file appears when all is written.

    A file that holds it already is left alone: to take the place of another costs far more than to
    look at it, and a run over a folder that has hardly changed writes all summaries again.
    """
    content = text.encode()
    if _holds(path, content):
        return
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def json_text(value: object, indent: int | None = 2) -> str:
    """Return a value as JSON, which ends in a line end; what is not a number becomes null."""
    return f"{json.dumps(_finite(value), ensure_ascii=False, indent=indent, allow_nan=False)}\n"


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(part) for key, part in value.items()}
    return [_finite(part) for part in value] if isinstance(value, list | tuple) else value


def folder_digest(folder: Path) -> str:
    """Return the SHA-256 over the names and contents of all files below a folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
