"""Which names this server answers to, and what a request says of where it comes from."""

import re
from collections.abc import Iterable, Iterator
from ipaddress import ip_address
from typing import NamedTuple

OPEN_TO_ALL = "prevent.open_to_all"  # in the scope of a request, where whoever reaches the server may ask
LOOPBACK = ("127.0.0.1", "localhost", "::1")
_STANDARD_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"(?:\[(?P<v6>[0-9a-f:]+)\]|(?P<name>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?))(?::(?P<port>[1-9]\d{0,4}))?")
_SCHEMES = {"http": "http", "https": "https", "ws": "http", "wss": "https"}


class Host(NamedTuple):
    """A Host header that can be understood; port is None where it names none, which is the scheme's own."""

    name: str
    port: int | None

    def at(self, scheme: str) -> int:
        """The port that is meant under a scheme."""
        return self.port or _STANDARD_PORTS[scheme]


def headers(scope, name: bytes) -> list[str]:
    """Every value that a request gives a header, in its order."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def host(scope) -> Host | None:
    """The one host that a request names, in lower case; None where it names none, several, or none that can be one.

    A name that ends with a dot, carries a user or isn't plain ASCII is no name that a browser sends for this server.
    """
    written = headers(scope, b"host")
    found = _HOST.fullmatch(written[0].lower()) if len(written) == 1 else None
    if not found:
        return None
    return Host(found["v6"] or found["name"], int(found["port"]) if found["port"] else None)


def is_name(written: str) -> bool:
    """Is this the whole name of a host, without scheme or port, as a list of hosts may hold it?"""
    found = _HOST.fullmatch(f"[{written}]" if ":" in written else written.lower())
    return found is not None and found["port"] is None


def scheme(scope, name: str) -> str:
    """The scheme that a browser shows for a host.

    Another name than this machine's is reached over https alone, unless the server is open to all.
    """
    return _SCHEMES[scope["scheme"]] if name in LOOPBACK or scope.get(OPEN_TO_ALL) else "https"


def origins(scope) -> Iterator[str]:
    """The ways to write the origin that a request's own host is: a standard port may be left out."""
    own = host(scope)
    if own:
        shown = scheme(scope, own.name)
        name = f"[{own.name}]" if ":" in own.name else own.name
        yield f"{shown}://{name}:{own.at(shown)}"
        if own.at(shown) == _STANDARD_PORTS[shown]:
            yield f"{shown}://{name}"


def is_answered(scope, names: Iterable[str]) -> bool:
    """Does a request name one of these hosts, and this machine by no other port than the one it came in at?"""
    own = host(scope)
    if own is None or own.name not in names:
        return False
    return own.name not in LOOPBACK or own.at(scheme(scope, own.name)) == scope["server"][1]


def came_in_here(scope) -> bool:
    """Did a request reach this machine at an address that no other machine can reach?"""
    return is_loopback((scope.get("server") or ("",))[0])


def is_loopback(address: str) -> bool:
    """Is this an address, or the name, by which a machine reaches only itself?"""
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
