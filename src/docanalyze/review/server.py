"""Serve the review page to the browser on this machine, and to nobody else."""

import socket
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from docanalyze.errors import UsageError

if TYPE_CHECKING:
    from docanalyze.review.queue import Drawn
    from docanalyze.review.session import ReviewSession

__all__ = ["serve"]

HOST = "127.0.0.1"
SECONDS_TO_CLOSE = 2


def serve(  # noqa: PLR0913 what the user may choose
    output: str | Path,
    *,
    labels: str | Path | None = None,
    coder: str | None = None,
    count: int = 20,
    drawn: "Drawn" = "suggest",
    further: Sequence[str | Path] = (),
    with_shipped: bool = True,
    port: int = 0,
    ready: Callable[[str], None] = print,
) -> None:
    """Serve the review page of a run until it is interrupted.

    Args:
        output: The run's output folder.
        labels: The label file to add to, ``.jsonl``; None: ``review/labels.jsonl`` in the output
            folder.
        coder: Who labels, as it stands in the label file.
        count: How many passages are chosen at once.
        drawn: ``suggest``: those from which the classifier would learn most; ``sample``: any, each
            as likely as another.
        further: Label files to learn from as well.
        with_shipped: Whether retraining learns from those that ship with docanalyze, too.
        port: To listen at; 0: one that is free.
        ready: Called with the address when the page can be opened.

    Raises:
        UsageError: The extra ``review`` is not installed, it is not the output of a run, a file
            holds something else, or the port is taken.
    """
    if find_spec("uvicorn") is None or find_spec("starlette") is None:
        raise UsageError(
            "The review page can be served once its libraries are installed: "
            'pip install "docanalyze[review]".'
        )
    from docanalyze.review.session import ReviewSession

    if labels is not None and Path(labels).suffix.lower() != ".jsonl":
        raise UsageError(f"{labels}: labels are written as JSON lines. Name a file .jsonl.")
    session = ReviewSession.begin(
        Path(output),
        labels=None if labels is None else Path(labels),
        coder=coder,
        count=count,
        drawn=drawn,
        further=[Path(path) for path in further],
        with_shipped=with_shipped,
    )
    _serve_session(session, port, ready)


def _serve_session(session: "ReviewSession", port: int, ready: Callable[[str], None]) -> None:
    import uvicorn

    from docanalyze.review.application import application
    from docanalyze.review.guard import new_token

    token = new_token()
    with _listening(port) as listener:
        actual = listener.getsockname()[1]
        hosts = (f"{HOST}:{actual}", f"localhost:{actual}")
        config = uvicorn.Config(
            application(session, token, hosts),
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=SECONDS_TO_CLOSE,
        )
        try:
            ready(f"http://{HOST}:{actual}/{token}/")
            uvicorn.Server(config).run(sockets=[listener])
        except KeyboardInterrupt:
            # The ordinary way to end it: everything is saved.
            pass
        finally:
            session.retraining.stop()


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        # So that the browser is kept waiting, and not turned away, until the server is up.
        listener.listen()
    except OSError as error:
        listener.close()
        raise UsageError(
            f"Port {port} of {HOST} cannot be used ({error.strerror}). Choose another --port."
        ) from error
    return listener
