"""Answers with what stays the same while the server runs."""

from collections.abc import Awaitable, Callable
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

from pages.server.compressed import compressed
from pages.server.encodings import has_already, takes_gzip


def version(whole: bytes) -> str:
    """Tells a content from every other, for its name."""
    return sha256(whole).hexdigest()[:32]


def unchanging(
    whole: bytes, kind: str, *, is_named_by_content: bool = False
) -> Callable[[Request], Awaitable[Response]]:
    """Answers a request with a content, compressed where it takes that; with 304 a browser that has it.

    What is named by its content never changes under that name, and who has it doesn't ask again; the rest is asked for
    each time, since an update changes it.
    """
    lasts = "private, max-age=31536000, immutable" if is_named_by_content else "no-cache"
    # Weak, since the content may be sent compressed.
    kept = {"etag": f'W/"{version(whole)}"', "cache-control": lasts, "vary": "Accept-Encoding"}
    zipped = compressed(whole).zipped

    async def answer(request: Request) -> Response:
        if has_already(request.scope, kept["etag"]):
            return Response(status_code=304, headers=kept)
        if takes_gzip(request.scope):
            return Response(zipped, media_type=kind, headers=kept | {"content-encoding": "gzip"})
        return Response(whole, media_type=kind, headers=kept)

    return answer
