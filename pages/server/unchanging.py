"""Answers with what stays the same while the server runs."""

from collections.abc import Awaitable, Callable
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from pages.server.compressed import compressed
from pages.server.encodings import has_already, takes_gzip


def unchanging(whole: bytes, kind: str) -> Callable[[Request], Awaitable[Response]]:
    """Answers a request with a content, compressed where it takes that; with 304 a browser that has it."""
    # Weak, since the content may be sent compressed; asked for each time, since an update changes it.
    kept = {"etag": f'W/"{sha256(whole).hexdigest()[:32]}"', "cache-control": "no-cache", "vary": "Accept-Encoding"}
    zipped = compressed(whole).zipped

    async def answer(request: Request) -> Response:
        if has_already(request.scope, kept["etag"]):
            return Response(status_code=304, headers=kept)
        if takes_gzip(request.scope):
            return Response(zipped, media_type=kind, headers=kept | {"content-encoding": "gzip"})
        return Response(whole, media_type=kind, headers=kept)

    return answer
