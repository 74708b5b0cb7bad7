"""Who may ask the review page for anything: the browser that was given its address, and no page.

Another site that somebody has open in the same browser can send requests to 127.0.0.1, and can have
its own name lead there (DNS rebinding). So each request must name this server as its host, have the
secret part of the address, and come from this page itself or be typed in; and what changes anything
must say so in its ``Origin``.
"""

import secrets
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard", "new_token"]

LARGEST_BODY = 65_536
OWN_SITE = frozenset({None, "same-origin", "none"})
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    # `no-referrer` would take the origin from forms, too.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def new_token() -> str:
    """Return what nobody can guess, for an address."""
    return secrets.token_urlsafe(24)


class Guard:
    """Lets through what the browser of this review asks for, and refuses the rest.

    Args:
        app: What answers.
        token: The first part of every path.
        hosts: Names under which the server is known, with its port.
    """

    def __init__(self, app: ASGIApp, token: str, hosts: Iterable[str]) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope)
        answer = self._app if refusal is None else PlainTextResponse(refusal[1], refusal[0])
        await answer(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Return status and reason if a request is not let through."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return 421, "This server answers to 127.0.0.1 only."
        if not self._has_token(scope["path"]):
            return 404, "Not found. Open the whole address that `docanalyze review` has printed."
        if headers.get("sec-fetch-site") not in OWN_SITE:
            return 403, "Another page asked for this. Type the address in, or paste it."
        if scope["method"] in {"GET", "HEAD"}:
            return None
        return _refusal_of_change(scope["method"], headers)

    def _has_token(self, path: str) -> bool:
        given = path.removeprefix("/").partition("/")[0]
        return secrets.compare_digest(given.encode(), self._token.encode())


def _refusal_of_change(method: str, headers: Headers) -> tuple[int, str] | None:
    if method != "POST":
        return 405, "Not allowed."
    if headers.get("origin") != f"http://{headers['host']}":
        return 403, "This did not come from the review page."
    length = headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return 413, "Too long. Shorten the note."
    return None
