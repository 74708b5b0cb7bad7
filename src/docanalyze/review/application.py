"""The review page as an application: addresses, requests, and how pages are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route

from docanalyze.errors import DocanalyzeError
from docanalyze.packaged import text_of
from docanalyze.review import correcting, labelling, overview
from docanalyze.review.asking import Asked, NotThere, Page, Redirect
from docanalyze.review.guard import Guard
from docanalyze.review.session import ReviewSession

__all__ = ["application"]

Handler = Callable[[ReviewSession, Asked], Page | Redirect | dict[str, Any]]
MENTION = "/{table:str}/{doc_id:str}/{start:int}/{end:int}"
HANDLERS: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/", overview.show),
    ("GET", "/next", labelling.go_on),
    ("POST", "/more", overview.add_passages),
    ("GET", "/passage/{passage_id:str}", labelling.show),
    ("POST", "/passage/{passage_id:str}", labelling.decide),
    ("POST", "/undo/{passage_id:str}", labelling.undo),
    ("GET", "/article/{doc_id:str}", correcting.show_article),
    ("GET", f"/correct{MENTION}", correcting.show),
    ("POST", f"/correct{MENTION}", correcting.correct),
    ("POST", f"/undo-correction{MENTION}", correcting.undo),
    ("POST", "/retrain", overview.retrain),
    ("GET", "/retrain/status", overview.status),
    ("GET", "/round/{number:int}", overview.show_round),
)
STATIC = {"review.css": "text/css", "review.js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class _Site:
    """What every answer needs."""

    session: ReviewSession
    base: str
    environment: Environment

    async def answer(self, handler: Handler, request: Request) -> Response:
        body = (await request.body()).decode("utf-8", "replace")
        fields = parse_qs(body, keep_blank_values=True) if request.method == "POST" else {}
        asked = Asked(
            path=dict(request.path_params),
            query=dict(request.query_params),
            form={name: values[-1] for name, values in fields.items()},
        )
        return await run_in_threadpool(self._handle, handler, asked)

    def _handle(self, handler: Handler, asked: Asked) -> Response:
        with self.session.lock:
            try:
                self.session.decisions.refresh()
                self.session.corrections.refresh()
                made = handler(self.session, asked)
            except NotThere as error:
                made = Page("message.html.j2", {"heading": "Not here", "message": str(error)}, 404)
            except DocanalyzeError as error:
                said = {"heading": "That did not work", "message": str(error)}
                made = Page("message.html.j2", said, 500)
            if isinstance(made, Redirect):
                return RedirectResponse(f"{self.base}{made.path}", status_code=303)
            if isinstance(made, Page):
                return HTMLResponse(self._render(made), made.status)
        from starlette.responses import JSONResponse

        return JSONResponse(made)

    def _render(self, page: Page) -> str:
        session = self.session
        decided = sum(map(session.is_decided, session.queue.passage_ids))
        return self.environment.get_template(page.template).render(
            base=self.base,
            decided=decided,
            queued=len(session.queue.passage_ids),
            is_running=session.retraining.is_running,
            **page.context,
        )


def application(session: ReviewSession, token: str, hosts: Iterable[str]) -> Starlette:
    """Return the application.

    Args:
        session: What is reviewed.
        token: The secret part of every address.
        hosts: Names under which the server is known, with its port.
    """
    site = _Site(session, f"/{token}", _environment())
    routes = [_route(site, *one) for one in HANDLERS]
    routes += [_static(name, kind) for name, kind in STATIC.items()]
    return Starlette(
        routes=[Mount(f"/{token}", routes=routes)],
        middleware=[Middleware(Guard, token=token, hosts=frozenset(hosts))],
    )


def _route(site: _Site, method: str, path: str, handler: Handler) -> Route:
    async def endpoint(request: Request) -> Response:
        return await site.answer(handler, request)

    return Route(path, endpoint, methods=[method], name=f"{handler.__module__}.{handler.__name__}")


def _static(name: str, kind: str) -> Route:
    content = text_of("docanalyze.review", "static", name)

    async def endpoint(_: Request) -> Response:
        return Response(content, media_type=kind)

    return Route(f"/static/{name}", endpoint, methods=["GET"], name=name)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("docanalyze.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["readable"] = lambda label: str(label).replace("_", " ")
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    environment.filters["excerpt"] = _excerpt
    return environment


def _excerpt(text: str, longest: int = 140) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
