"""What a request says of the encodings that it takes, and how an answer goes out in gzip."""

from pages.server import hosts
from pages.server.compressed import Content

Headers = list[tuple[bytes, bytes]]


def takes_gzip(scope) -> bool:
    """Does a request take gzip, and not rather have a content as it is? Parts of a file (Range) go out as they are."""
    if hosts.headers(scope, b"range"):
        return False
    wanted: dict[str, float] = {}
    for one in ",".join(hosts.headers(scope, b"accept-encoding")).lower().split(","):
        name, _, parameters = one.partition(";")
        wanted[name.strip()] = _weight(parameters)
    zipped = wanted.get("gzip", wanted.get("x-gzip", wanted.get("*", 0.0)))
    return zipped > 0 and zipped >= wanted.get("identity", 0.0)


def _weight(parameters: str) -> float:
    """How much an encoding is wanted: from 0, not at all, to 1, which is meant where nothing is said."""
    name, _, value = parameters.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0


def has_already(scope, tag: str) -> bool:
    """Does a request say that it has the content with this validator?"""
    known = ",".join(hosts.headers(scope, b"if-none-match")).split(",")
    return tag.removeprefix("W/") in [one.strip().removeprefix("W/") for one in known]


def varied(headers: Headers) -> Headers:
    """Headers that say, too, that the answer depends on the encodings that a request takes."""
    said = [value for name, value in headers if name.lower() == b"vary"]
    if any(b"accept-encoding" in value.lower() or value.strip() == b"*" for value in said):
        return headers
    others = [pair for pair in headers if pair[0].lower() != b"vary"]
    return [*others, (b"vary", b", ".join([*said, b"Accept-Encoding"]))]


async def send_zipped(scope, send, headers: Headers, content: Content) -> None:
    """Answers with a content in gzip; with 304 who has it. headers: of the plain answer."""
    own = {b"content-length", b"content-encoding", b"etag", b"accept-ranges"}
    kept = varied([pair for pair in headers if pair[0].lower() not in own])
    kept.append((b"etag", content.tag.encode("ascii")))
    is_known = has_already(scope, content.tag)
    if not is_known:
        kept += [(b"content-encoding", b"gzip"), (b"content-length", str(len(content.zipped)).encode())]
    await send({"type": "http.response.start", "status": 304 if is_known else 200, "headers": kept})
    body = b"" if is_known or scope["method"] == "HEAD" else content.zipped
    await send({"type": "http.response.body", "body": body})
