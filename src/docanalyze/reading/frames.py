"""Messages between two processes: a JSON object and some bytes, each with its length before it."""

import json
import struct
from collections.abc import Mapping
from typing import IO, Any

__all__ = ["read_frame", "write_frame"]

_LENGTHS = struct.Struct(">QQ")


def write_frame(pipe: IO[bytes], message: Mapping[str, Any], content: bytes = b"") -> None:
    """Send a message.

    Raises:
        OSError: Nobody listens.
    """
    # Lone surrogates survive as escapes.
    written = json.dumps(message).encode()
    pipe.write(_LENGTHS.pack(len(written), len(content)))
    pipe.write(written)
    pipe.write(content)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Wait for a message.

    Raises:
        EOFError: The other side has ended.
    """
    n_message, n_content = _LENGTHS.unpack(_exactly(pipe, _LENGTHS.size))
    message: dict[str, Any] = json.loads(_exactly(pipe, n_message))
    return message, _exactly(pipe, n_content)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    content = pipe.read(size)
    if len(content) < size:
        raise EOFError
    return content
