"""The reconciliation service over HTTP, with a page at ``/`` to try a name by hand.

``python -m ukrnames serve`` runs it; `app` is any ASGI server's.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import anyio
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from . import as_html, ids, normalize, reconcile

MAX_BODY = 1 << 20  # bytes
_BODY_SECONDS = 10.0
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'"

Handler = Callable[[Request], Any]


async def service(request: Request) -> Response:
    """The endpoint itself: manifest, queries or data extension."""
    fields = await _fields(request)
    if "queries" in fields:
        return await _answer(reconcile.reconcile, _parsed(fields["queries"]))
    if "extend" in fields:
        return await _answer(reconcile.extend, _parsed(fields["extend"]))
    if request.method == "POST":
        raise HTTPException(400, "send a form with a field 'queries' or 'extend'")
    return await _answer(reconcile.manifest, str(request.base_url))


def _suggestions(find: Callable[[str, int], reconcile.Data]) -> Handler:
    async def suggest(request: Request) -> Response:
        given = request.query_params
        cursor = given.get("cursor") or "0"
        if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 6):
            raise HTTPException(400, "cursor is the number of suggestions to skip")
        return await _answer(find, given.get("prefix", ""), int(cursor))

    return suggest


async def properties(request: Request) -> Response:
    """Properties that can be fetched."""
    given = request.query_params
    limit = given.get("limit", "")
    number = int(limit) if limit.isascii() and limit.isdigit() and len(limit) < 6 else None
    return await _answer(reconcile.propose, given.get("type", ""), number)


async def preview(request: Request) -> Response:
    """An entity as a small page."""
    entity = await run_in_threadpool(ids.find, request.query_params.get("id", ""))
    if entity is None:
        raise HTTPException(404, "no entity has this id")
    return _html(as_html.page(entity.name, as_html.of_entity(entity)))


async def page(request: Request) -> Response:
    """A form, and the match of the name typed there."""
    given = {key: value for key, value in request.query_params.items() if value.strip()}
    name = given.get("name", "")
    options = {
        key: given[key] for key in ("kind", "within", "date") if given.get(key, "any") != "any"
    }
    try:
        match = await run_in_threadpool(lambda: normalize(name, **options)) if name else None
        answer = as_html.of_match(match) if match is not None else ""
    except ValueError as error:
        answer = as_html.of_error(str(error))
    service = as_html.of_service(f"{request.base_url}reconcile")
    return _html(as_html.page("Ukrainian names", as_html.form(name, options) + answer + service))


async def _answer(work: Callable[..., reconcile.Data], *arguments: object) -> Response:
    """What ``work`` finds, in a thread of its own; what is wrong with the request, said."""
    try:
        found = await run_in_threadpool(work, *arguments)
    except reconcile.TooManyError as error:
        raise HTTPException(413, str(error)) from None
    except ValueError as error:
        raise HTTPException(400, str(error)) from None
    except TimeoutError as error:
        raise HTTPException(503, str(error)) from None
    return _json(found)


async def _fields(request: Request) -> dict[str, str]:
    """Fields of the address or of the form in the body, the first of each name."""
    text = request.url.query
    if request.method == "POST":
        try:
            with anyio.fail_after(_BODY_SECONDS):
                text = (await _body(request)).decode("utf-8", "replace")
        except TimeoutError:
            raise HTTPException(408, "the body did not arrive in time") from None
    try:
        return {key: values[0] for key, values in parse_qs(text, max_num_fields=20).items()}
    except ValueError:
        raise HTTPException(400, "a form with too many fields") from None


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MAX_BODY:
            raise HTTPException(413, f"a body of more than {MAX_BODY} bytes; send smaller batches")
    return bytes(body)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise HTTPException(400, "what was sent is not JSON") from None


def _json(data: object, status: int = 200) -> Response:
    return Response(json.dumps(data), status, media_type="application/json")


def _html(text: str) -> Response:
    headers = {"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff"}
    return Response(text, headers=headers, media_type="text/html")


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _json({"error": error.detail}, error.status_code)


async def _failed(request: Request, error: Exception) -> Response:
    return _json({"error": "this should not have happened; the server's log says more"}, 500)


app = Starlette(
    routes=[
        Route("/", page),
        Route("/reconcile", service, methods=["GET", "POST"]),
        Route("/suggest/entity", _suggestions(reconcile.suggest_entities)),
        Route("/suggest/type", _suggestions(reconcile.suggest_types)),
        Route("/suggest/property", _suggestions(reconcile.suggest_properties)),
        Route("/properties", properties),
        Route("/preview", preview),
    ],
    middleware=[
        Middleware(
            CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"]
        )
    ],
    exception_handlers={HTTPException: _refused, Exception: _failed},
)
