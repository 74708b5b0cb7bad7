"""The process in which parsers work: reads requests from its input, answers on its output."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import IO, Any

from docanalyze.errors import UnreadableInputError
from docanalyze.reading.article import Article
from docanalyze.reading.frames import read_frame, write_frame
from docanalyze.reading.records import Item, Problem, Record
from docanalyze.reading.registry import read_record
from docanalyze.reading.workbook import rows_of_workbook

__all__ = ["main"]

SECONDS_BETWEEN_LOOKS = 2.0
OPENERS: dict[str, Callable[..., Iterator[Item]]] = {"workbook": rows_of_workbook}


def main() -> None:
    """Answer requests until the other side ends."""
    # Signals are for the process that started this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    requests, answers = _own_pipes()
    most_memory = int(sys.argv[1])
    _limit_memory(most_memory)
    write_frame(answers, {"ready": True})
    while True:
        try:
            request, content = read_frame(requests)
        except EOFError:
            return
        _answer(request, content, answers)


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take input and output for the messages: what a library prints must not get among them."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return requests, answers


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os._exit(1)


def _limit_memory(most: int) -> None:
    """Set a limit where the system has such a thing."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 no file of a user
            used = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + most, used + most))
    except (ImportError, OSError, ValueError):
        return


def _answer(request: dict[str, Any], content: bytes, answers: IO[bytes]) -> None:
    name = request["name"]
    try:
        for answer in _work(request, content):
            write_frame(answers, answer)
    except UnreadableInputError as error:
        _refuse(error, answers)
    except MemoryError:
        message = (
            f"{name}: its parser needs more memory than it is allowed. "
            "Split it, or save it as plain text."
        )
        _refuse(UnreadableInputError(message, code="too_much_memory"), answers)
    except Exception as error:  # noqa: BLE001 whatever a parser does, the other side hears of it
        message = (
            f"{name}: the reader failed ({type(error).__name__}: {str(error)[:200]}). "
            "Save the article as plain text and try again."
        )
        _refuse(UnreadableInputError(message, code="reader_failed"), answers)
    else:
        write_frame(answers, {"end": True})


def _refuse(error: UnreadableInputError, answers: IO[bytes]) -> None:
    write_frame(answers, {"error": error.code, "message": str(error)})


def _work(request: dict[str, Any], content: bytes) -> Iterator[dict[str, Any]]:
    if "open" in request:
        opener = OPENERS[request.pop("open")]
        yield from (_item(item) for item in opener(content, **request))
    else:
        record = Record(request["name"], request["read"], content, request["hints"])
        yield {"article": _fields(read_record(record))}


def _fields(article: Article) -> dict[str, Any]:
    marks = [[mark.start, mark.end, mark.kind] for mark in article.marks]
    return {**asdict(article), "marks": marks}


def _item(item: Item) -> dict[str, Any]:
    if isinstance(item, Problem):
        return {"problem": asdict(item)}
    return {"record": {**asdict(item), "content": item.content.decode()}}


if __name__ == "__main__":
    main()
